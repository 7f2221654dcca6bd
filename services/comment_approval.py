"""Which comments wait for an editor, and what an editor's decision ends."""

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models import Comment, CommentReport, CommentStatus, Post
from models.parameters import Unsought
from models.types import utc_now
from policies import Actor
from policies.moderation import CommentModeration, can_skip_approval


def must_wait(session: Session, actor: Actor, post_id: int, moderation: CommentModeration) -> bool:
    """Whether what the actor says below a post waits for an editor."""
    if moderation is CommentModeration.NONE or can_skip_approval(actor, is_own_post=False):
        return False
    author_id = session.scalar(select(Post.author_id).where(Post.id == post_id))
    if can_skip_approval(actor, is_own_post=author_id == actor.user_id):
        return False
    return moderation is CommentModeration.ALL or not _has_approved_comment(session, actor)


def status_after_change(
    session: Session, actor: Actor, comment: Comment, moderation: CommentModeration
) -> CommentStatus:
    """Return the status of a comment that says something else now.

    What was rejected may be shown after all, and waits again. Where all comments wait, changed ones do too:
    else the text that an editor has approved need not be the one that is shown.
    """
    if actor.is_editor:
        return comment.status
    must_be_seen = moderation is CommentModeration.ALL and must_wait(
        session, actor, comment.post_id, moderation
    )
    is_decided = comment.status is CommentStatus.REJECTED or must_be_seen
    return CommentStatus.PENDING if is_decided else comment.status


def settle_reports(session: Session, comment: Comment) -> None:
    """End what waits of a comment's reports."""
    if comment.report_count:
        session.execute(
            update(CommentReport)
            .where(CommentReport.comment_id == comment.id, CommentReport.resolved_at.is_(None))
            .values(resolved_at=utc_now())
        )
        comment.report_count = 0


def _has_approved_comment(session: Session, actor: Actor) -> bool:
    # Among their own comments, not among all that are approved.
    is_approved = Unsought(Comment.__table__.c.status) == CommentStatus.APPROVED
    own = select(Comment.id).where(Comment.author_id == actor.user_id, is_approved)
    return session.scalar(own.limit(1)) is not None
