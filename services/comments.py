"""Comments: adding, changing and deleting them, and reading a post's thread."""

from sqlalchemy import Select, select, update
from sqlalchemy.orm import Session, joinedload

from models import BodyFormat, Comment, CommentStatus, Post
from models.keyset import Key
from models.public_ids import encode_cursor
from policies import Actor
from policies.comments import can_comment, can_edit_comment, can_see_comment, visible_comments
from policies.posts import can_see_post
from services.authorization import require
from services.errors import InvalidInput, NotFound, Problem
from services.paging import BEGINNING, OrderedList, Page, Position, has_rows, read_page
from services.posts import lock_post
from services.rendering import render_comment
from services.validation import Validation

LONGEST_BODY = 10_000
COMMENTS_A_PAGE = 500

_THREAD = OrderedList("thread", "OLDEST", (Key("created_at"), Key("id")))


def add_comment(
    session: Session, actor: Actor, *, post_id: int, body: str, parent_id: int | None = None
) -> Comment:
    """Add the actor's comment to a post, or as a reply to another comment on it.

    Raises NotFound for a post or parent that can't be seen, Forbidden where comments are closed.
    """
    require(actor, actor.is_authenticated, "comment")
    comment = Comment(author_id=actor.user_id, status=CommentStatus.APPROVED, body_format=BodyFormat.MARKDOWN)
    # Rendering takes long: done before the first statement, it doesn't hold up other writers.
    _write_body(comment, body)
    post = _get_open_post(session, actor, post_id)
    lock_post(session, post.id)
    parent = _parent(session, actor, post, parent_id)
    comment.post_id, comment.parent_id = post.id, parent.id if parent else None
    session.add(comment)
    session.flush()
    count_in(session, comment)
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


def _get_open_post(session: Session, actor: Actor, post_id: int) -> Post:
    post = session.get(Post, post_id)
    if post is None or not can_see_post(actor, post):
        raise NotFound("There is no such post.")
    require(actor, can_comment(actor, post), "comment on this post")
    return post


def _get_locked(session: Session, actor: Actor, comment_id: int) -> Comment:
    # Once before the lock, to know the post, and once behind it, as another writer may have left it.
    lock_post(session, get_editable_comment(session, actor, comment_id).post_id)
    return get_editable_comment(session, actor, comment_id)


def _parent(session: Session, actor: Actor, post: Post, parent_id: int | None) -> Comment | None:
    if parent_id is None:
        return None
    parent = find_comment(session, actor, parent_id)
    if parent is None:
        raise NotFound("There is no such comment to reply to.")
    if parent.post_id != post.id:
        raise InvalidInput([Problem("parent_id", "WRONG_POST", "The comment replied to is on another post.")])
    if parent.status is CommentStatus.DELETED:
        raise InvalidInput([Problem("parent_id", "DELETED", "The comment replied to was deleted.")])
    return parent


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
