"""Deleting posts for good: what is in the trash, by hand or after some time."""

from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.orm import Session

from models import Comment, Post, PostStatus
from policies import Actor
from policies.posts import can_empty_trash, deleted_posts
from services.authorization import require
from services.errors import Conflict, Problem
from services.posts import get_locked_post

_NOT_DELETED = Problem(
    "permanently", "NOT_DELETED", "Only a post in the trash can be deleted for good: delete it first."
)


def delete_for_good(
    session: Session, actor: Actor, post_id: int, *, expected_version: int | None = None
) -> None:
    """Delete a post that is in the trash, with all its comments and revisions.

    Raises NotFound, Forbidden, and Conflict if it has another version or isn't in the trash.
    """
    post = get_locked_post(session, actor, post_id, expected_version)
    if post.status is not PostStatus.DELETED:
        raise Conflict([_NOT_DELETED])
    session.expunge(post)
    _delete(session, Post.id == post_id)


def purge_trash(session: Session, actor: Actor, *, before: datetime) -> int:
    """Delete all posts that were put into the trash before a time; return how many there were."""
    require(actor, can_empty_trash(actor), "empty the trash")
    old = deleted_posts(actor) & (Post.deleted_at < before)
    count = session.scalar(select(func.count()).select_from(Post).where(old)) or 0
    _delete(session, old)
    return count


def _delete(session: Session, condition: ColumnElement[bool]) -> None:
    keep_session = {"synchronize_session": False}
    # Unthreaded first: SQLite can't follow a chain of replies deeper than 1,000 to its end.
    session.execute(
        update(Comment).where(Comment.post_id.in_(select(Post.id).where(condition))).values(parent_id=None),
        execution_options=keep_session,
    )
    session.execute(delete(Post).where(condition), execution_options=keep_session)
