"""Comments: adding, changing and deleting them, and reading a post's thread."""

from typing import Any

from sqlalchemy import Select, insert, select, update
from sqlalchemy.orm import Session, joinedload, make_transient_to_detached

from models import BodyFormat, Comment, CommentKind, CommentStatus, Post
from models.keyset import Key
from models.parameters import LateParameter
from models.prepared import Prepared
from models.public_ids import encode_cursor
from models.types import utc_now
from policies import OPERATOR, Actor
from policies.comments import can_edit_comment, can_see_comment, commentable_posts, visible_comments
from policies.posts import can_see_post
from services.authorization import require
from services.errors import Forbidden, InvalidInput, NotFound, Problem
from services.paging import BEGINNING, OrderedList, Page, Position, has_rows, read_page
from services.posts import lock_post
from services.rendering import render_comment
from services.validation import Validation

LONGEST_BODY = 10_000
COMMENTS_A_PAGE = 500

_THREAD = OrderedList("thread", "OLDEST", (Key("created_at"), Key("id")))

_NEW: dict[str, Any] = {
    "kind": CommentKind.COMMENT,
    "status": CommentStatus.APPROVED,
    "body_format": BodyFormat.MARKDOWN,
    "reply_count": 0,
}
_WRITTEN = (*_NEW, "post_id", "parent_id", "author_id", "body", "body_html", "created_at", "updated_at")
_INSERT = Prepared(
    insert(Comment)
    .values({name: LateParameter(name, type_=Comment.__table__.c[name].type) for name in _WRITTEN})
    .returning(Comment.id)
)
_COUNT_AT_OPEN_POST = Prepared(
    update(Post)
    .where(Post.id == LateParameter("post_id", type_=Post.id.type), commentable_posts(OPERATOR))
    .values(comment_count=Post.comment_count + 1, updated_at=Post.updated_at)
    .returning(Post.id)
)


def add_comment(
    session: Session, actor: Actor, *, post_id: int, body: str, parent_id: int | None = None
) -> Comment:
    """Add the actor's comment to a post, or as a reply to another comment on it.

    Raises NotFound for a post or parent that can't be seen, Forbidden where comments are closed.
    """
    require(actor, actor.is_authenticated, "comment")
    # Rendering takes long: done before the first statement, it doesn't hold up other writers.
    comment = Comment(author_id=actor.user_id, post_id=post_id, parent_id=parent_id, **_NEW)
    _write_body(comment, body)
    _count_at_open_post(session, actor, post_id)
    _check_parent(session, actor, post_id, parent_id)
    _insert(session, comment)
    _count_reply(session, parent_id, 1)
    return comment


def update_comment(session: Session, actor: Actor, comment_id: int, *, body: str) -> Comment:
    """Change what a comment says. Raises NotFound, Forbidden, InvalidInput."""
    comment = _get_locked(session, actor, comment_id)
    _write_body(comment, body)
    session.flush()
    return comment


def delete_comment(session: Session, actor: Actor, comment_id: int) -> Comment:
    """Delete what a comment says and who said it. Its place in the thread stays while it has replies."""
    comment = _get_locked(session, actor, comment_id)
    was_approved = comment.status is CommentStatus.APPROVED
    comment.status = CommentStatus.DELETED
    comment.body = comment.body_html = ""
    comment.author_id = comment.guest_name = comment.guest_email = comment.guest_website = None
    session.flush()
    if was_approved:
        _count_post(session, comment.post_id, -1)
    is_kept = comment.reply_count > 0
    if is_kept != was_approved:
        _count_reply(session, comment.parent_id, 1 if is_kept else -1)
    return comment


def list_thread(
    session: Session, actor: Actor, post: Post, position: Position = BEGINNING, size: int = COMMENTS_A_PAGE
) -> Page[Comment]:
    """Return a page of a post's visible comments with their writers, oldest first. Raises NotFound."""
    statement = _thread(actor, post.id).options(joinedload(Comment.author))
    return read_page(session, _THREAD, statement, Comment, position, size)


def page_with(session: Session, actor: Actor, comment: Comment, size: int = COMMENTS_A_PAGE) -> Position:
    """Return the position of the first page of a comment's thread if it is there, or of one that it ends."""
    statement = _thread(actor, comment.post_id)
    if not has_rows(session, _THREAD, statement, Comment, comment, backwards=True, at_least=size):
        return BEGINNING
    return Position(
        before=encode_cursor(_THREAD.name, _THREAD.order_name, [comment.created_at, comment.id + 1])
    )


def find_comment(session: Session, actor: Actor, comment_id: int) -> Comment | None:
    """Return a comment, if there is one that the actor may see."""
    comment = session.get(Comment, comment_id, populate_existing=True)
    return comment if comment and can_see_comment(actor, comment) else None


def get_editable_comment(session: Session, actor: Actor, comment_id: int) -> Comment:
    """Return a comment that the actor may change. Raises NotFound, Forbidden."""
    comment = find_comment(session, actor, comment_id)
    if comment is None:
        raise NotFound("There is no such comment.")
    require(actor, can_edit_comment(actor, comment), "change this comment")
    return comment


def _thread(actor: Actor, post_id: int) -> Select[Comment]:
    return select(Comment).where(Comment.post_id == post_id, visible_comments(actor))


def _count_at_open_post(session: Session, actor: Actor, post_id: int) -> None:
    # Counting locks the post too, so that those who change its comments come one after the other. It is
    # the first to know whether the post takes comments; what is refused later is undone with the rest.
    if _COUNT_AT_OPEN_POST.first(session, post_id=post_id):
        return
    post = session.get(Post, post_id)
    if post is None or not can_see_post(actor, post):
        raise NotFound("There is no such post.")
    raise Forbidden("You may not comment on this post.")


def _insert(session: Session, comment: Comment) -> None:
    comment.created_at = comment.updated_at = utc_now()
    row = _INSERT.first(session, **{name: getattr(comment, name) for name in _WRITTEN})
    assert row is not None
    comment.id = row[0]
    # For the session it is one of its own that it has flushed.
    make_transient_to_detached(comment)
    session.add(comment)


def _get_locked(session: Session, actor: Actor, comment_id: int) -> Comment:
    # Once before the lock, to know the post, and once behind it, as another writer may have left it.
    lock_post(session, get_editable_comment(session, actor, comment_id).post_id)
    return get_editable_comment(session, actor, comment_id)


def _check_parent(session: Session, actor: Actor, post_id: int, parent_id: int | None) -> None:
    if parent_id is None:
        return
    parent = find_comment(session, actor, parent_id)
    if parent is None:
        raise NotFound("There is no such comment to reply to.")
    if parent.post_id != post_id:
        raise InvalidInput([Problem("parent_id", "WRONG_POST", "The comment replied to is on another post.")])
    if parent.status is CommentStatus.DELETED:
        raise InvalidInput([Problem("parent_id", "DELETED", "The comment replied to was deleted.")])


def _write_body(comment: Comment, body: str) -> None:
    validation = Validation()
    comment.body = validation.text("body", body, at_most=LONGEST_BODY)
    validation.raise_problems()
    comment.body_html = render_comment(comment.body, comment.body_format)


def count_in(session: Session, comment: Comment) -> None:
    """Count a comment that is newly approved, at its post and at the comment it replies to."""
    _count_post(session, comment.post_id, 1)
    _count_reply(session, comment.parent_id, 1)


def _count_post(session: Session, post_id: int, difference: int) -> None:
    # Counted by the database, so that two comments at once are two.
    session.execute(
        update(Post)
        .where(Post.id == post_id)
        .values(comment_count=Post.comment_count + difference, updated_at=Post.updated_at)
    )


def _count_reply(session: Session, parent_id: int | None, difference: int) -> None:
    # A deleted comment is shown for its replies' sake: it comes with the first and goes with the last of
    # them, which its own parent then counts, and so upwards.
    while parent_id is not None:
        session.execute(
            update(Comment)
            .where(Comment.id == parent_id)
            .values(reply_count=Comment.reply_count + difference, updated_at=Comment.updated_at)
        )
        parent = session.get_one(Comment, parent_id, populate_existing=True)
        if parent.status is not CommentStatus.DELETED or parent.reply_count != max(difference, 0):
            return
        parent_id = parent.parent_id
