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
from policies.moderation import CommentModeration
from policies.posts import can_see_post
from services.authorization import require
from services.comment_approval import must_wait, settle_reports, status_after_change
from services.comment_counts import change_status, count_post, count_reply
from services.errors import Forbidden, InvalidInput, NotFound, Problem
from services.paging import BEGINNING, OrderedList, Page, Position, has_rows, read_page
from services.posts import lock_post
from services.rendering import render_comment
from services.validation import Validation

LONGEST_BODY = 10_000
COMMENTS_A_PAGE = 500

# Nobody would see the reply at its place; what waits may be answered by those who see it.
_CLOSED_TO_REPLIES = {
    CommentStatus.DELETED: ("DELETED", "The comment replied to was deleted."),
    CommentStatus.REJECTED: ("HIDDEN", "The comment replied to is hidden."),
    CommentStatus.SPAM: ("HIDDEN", "The comment replied to is hidden."),
}

_THREAD = OrderedList("thread", "OLDEST", (Key("created_at"), Key("id")))

_NEW: dict[str, Any] = {
    "kind": CommentKind.COMMENT,
    "status": CommentStatus.APPROVED,
    "body_format": BodyFormat.MARKDOWN,
    "reply_count": 0,
    "report_count": 0,
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
    .values(
        comment_count=Post.comment_count + LateParameter("shown", type_=Post.comment_count.type),
        updated_at=Post.updated_at,
    )
    .returning(Post.id)
)


def add_comment(
    session: Session,
    actor: Actor,
    *,
    post_id: int,
    body: str,
    parent_id: int | None = None,
    moderation: CommentModeration = CommentModeration.NONE,
) -> Comment:
    """Add the actor's comment to a post, or as a reply to another comment on it; it may have to wait.

    Raises NotFound for a post or parent that can't be seen, Forbidden where comments are closed.
    """
    require(actor, actor.is_authenticated, "comment")
    # Rendering takes long: done before the first statement, it doesn't hold up other writers.
    comment = Comment(author_id=actor.user_id, post_id=post_id, parent_id=parent_id, **_NEW)
    _write_body(comment, body)
    if must_wait(session, actor, post_id, moderation):
        comment.status = CommentStatus.PENDING
    shown = 0 if comment.status is CommentStatus.PENDING else 1
    _count_at_open_post(session, actor, post_id, shown)
    _check_parent(session, actor, post_id, parent_id)
    _insert(session, comment)
    if shown:
        count_reply(session, parent_id, 1)
    return comment


def reply_to_comment(
    session: Session,
    actor: Actor,
    parent_id: int,
    *,
    body: str,
    moderation: CommentModeration = CommentModeration.NONE,
) -> Comment:
    """Add the actor's reply to a comment, on whatever post that is. Raises as `add_comment` does."""
    require(actor, actor.is_authenticated, "comment")
    parent = find_comment(session, actor, parent_id)
    if parent is None:
        raise NotFound("There is no such comment to reply to.")
    return add_comment(
        session, actor, post_id=parent.post_id, body=body, parent_id=parent_id, moderation=moderation
    )


def update_comment(
    session: Session,
    actor: Actor,
    comment_id: int,
    *,
    body: str,
    moderation: CommentModeration = CommentModeration.NONE,
) -> Comment:
    """Change what a comment says; it may have to wait again. Raises NotFound, Forbidden, InvalidInput."""
    comment = _get_locked(session, actor, comment_id)
    before = comment.body
    _write_body(comment, body)
    if comment.body != before:
        change_status(session, comment, status_after_change(session, actor, comment, moderation))
    session.flush()
    return comment


def delete_comment(session: Session, actor: Actor, comment_id: int) -> Comment:
    """Delete what a comment says and who said it. Its place in the thread stays while it has replies."""
    comment = _get_locked(session, actor, comment_id)
    was_approved = comment.status is CommentStatus.APPROVED
    comment.status = CommentStatus.DELETED
    comment.body = comment.body_html = ""
    comment.author_id = comment.guest_name = comment.guest_email = comment.guest_website = None
    settle_reports(session, comment)
    session.flush()
    if was_approved:
        count_post(session, comment.post_id, -1)
    is_kept = comment.reply_count > 0
    if is_kept != was_approved:
        count_reply(session, comment.parent_id, 1 if is_kept else -1)
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


def _count_at_open_post(session: Session, actor: Actor, post_id: int, shown: int) -> None:
    # Counting locks the post too, so that those who change its comments come one after the other. It is
    # the first to know whether the post takes comments; what is refused later is undone with the rest.
    if _COUNT_AT_OPEN_POST.first(session, post_id=post_id, shown=shown):
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
    if parent.status in _CLOSED_TO_REPLIES:
        code, message = _CLOSED_TO_REPLIES[parent.status]
        raise InvalidInput([Problem("parent_id", code, message)])


def _write_body(comment: Comment, body: str) -> None:
    validation = Validation()
    comment.body = validation.text("body", body, at_most=LONGEST_BODY)
    validation.raise_problems()
    comment.body_html = render_comment(comment.body, comment.body_format)
