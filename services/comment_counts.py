"""Counts of comments, kept at their posts and at the comments they reply to, and right at any status."""

from sqlalchemy import update
from sqlalchemy.orm import Session

from models import Comment, CommentStatus, Post


def change_status(session: Session, comment: Comment, status: CommentStatus) -> None:
    """Give a comment that is not deleted another status than that, and count it in or out."""
    was_shown, is_shown = comment.status is CommentStatus.APPROVED, status is CommentStatus.APPROVED
    comment.status = status
    session.flush()
    if is_shown != was_shown:
        difference = 1 if is_shown else -1
        count_post(session, comment.post_id, difference)
        count_reply(session, comment.parent_id, difference)


def count_in(session: Session, comment: Comment) -> None:
    """Count a comment that is newly approved, at its post and at the comment it replies to."""
    count_post(session, comment.post_id, 1)
    count_reply(session, comment.parent_id, 1)


def count_post(session: Session, post_id: int, difference: int) -> None:
    """Count comments of a post in or out."""
    # Counted by the database, so that two comments at once are two.
    session.execute(
        update(Post)
        .where(Post.id == post_id)
        .values(comment_count=Post.comment_count + difference, updated_at=Post.updated_at)
    )


def count_reply(session: Session, parent_id: int | None, difference: int) -> None:
    """Count a reply in or out at the comment it replies to, if it replies to one."""
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
