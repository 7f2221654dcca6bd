"""Who decides which comments are shown, which comments wait for that, and who may report one."""

import enum
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, false, or_, true
from sqlalchemy.orm import aliased

from models import Comment, CommentReport, CommentStatus
from policies.actor import Actor


class CommentModeration(enum.Enum):
    """Which new comments wait for an editor."""

    NONE = "none"
    FIRST = "first"
    ALL = "all"


def can_moderate_comments(actor: Actor) -> bool:
    """Editors decide about comments, and see what was reported."""
    return actor.is_editor


def can_moderate_comment(actor: Actor, comment: Comment) -> bool:
    """Editors approve and hide all comments but deleted ones, of which nothing is left."""
    return can_moderate_comments(actor) and comment.status is not CommentStatus.DELETED


def moderatable_comments(actor: Actor, comment: Any = Comment) -> ColumnElement[bool]:
    """Return the predicate of `can_moderate_comment` on Comment or an alias of it."""
    is_left: ColumnElement[bool] = comment.status != CommentStatus.DELETED
    return is_left if can_moderate_comments(actor) else false()


def can_skip_approval(actor: Actor, *, is_own_post: bool) -> bool:
    """What editors say, and what authors say below their own posts, never waits."""
    return actor.is_editor or is_own_post


def can_report_comment(actor: Actor, comment: Comment) -> bool:
    """Users report what others say, once it is shown."""
    return (
        actor.is_authenticated
        and comment.status is CommentStatus.APPROVED
        and comment.author_id != actor.user_id
    )


def reportable_comments(actor: Actor, comment: Any = Comment) -> ColumnElement[bool]:
    """Return the predicate of `can_report_comment` on Comment or an alias of it."""
    if not actor.is_authenticated:
        return false()
    by_another = or_(comment.author_id.is_(None), comment.author_id != actor.user_id)
    return and_(comment.status == CommentStatus.APPROVED, by_another)


def comments_reported_by(actor: Actor, comment: Any = Comment) -> ColumnElement[bool]:
    """Return the predicate of the comments that the actor has reported."""
    if not actor.is_authenticated:
        return false()
    report = aliased(CommentReport)
    return exists().where(report.comment_id == comment.id, report.reporter_id == actor.user_id)


def reported_comments(actor: Actor, comment: Any = Comment) -> ColumnElement[bool]:
    """Return the predicate of the comments with reports to be dealt with, for those who deal with them."""
    waits: ColumnElement[bool] = comment.report_count > 0
    return waits if can_moderate_comments(actor) else false()


def report_counts_visible(actor: Actor, comment: Any = Comment) -> ColumnElement[bool]:
    """Return the predicate of the comments of which the actor may know how many reports there are."""
    return true() if can_moderate_comments(actor) else false()


def can_see_comment_report(actor: Actor, report: CommentReport) -> bool:
    """Editors see all reports; nobody else does, lest somebody be blamed for theirs."""
    return can_moderate_comments(actor)


def visible_comment_reports(actor: Actor, report: Any = CommentReport) -> ColumnElement[bool]:
    """Return the predicate of `can_see_comment_report` on CommentReport or an alias of it."""
    return true() if can_moderate_comments(actor) else false()
