"""Reports: readers tell the editors that something is wrong with a comment."""

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from models import Comment, CommentReport, ReportReason
from models.types import utc_now
from policies import Actor
from policies.moderation import can_report_comment
from services.authorization import require
from services.comments import find_comment
from services.errors import NotFound
from services.posts import lock_post
from services.validation import Validation

LONGEST_NOTE = 1_000


def report_comment(
    session: Session, actor: Actor, comment_id: int, *, reason: ReportReason, note: str = ""
) -> Comment:
    """Tell the editors what is wrong with a comment. Twice is once, unless it was changed after a decision.

    Raises NotFound, NotAuthenticated, Forbidden, InvalidInput.
    """
    note = _checked(reason, note)
    lock_post(session, get_reportable_comment(session, actor, comment_id).post_id)
    comment = get_reportable_comment(session, actor, comment_id)
    report = _find_report(session, actor, comment)
    if report is None:
        report = CommentReport(comment_id=comment.id, reporter_id=actor.user_id)
        session.add(report)
    elif report.resolved_at is None or report.resolved_at >= comment.updated_at:
        return comment
    report.reason, report.note = reason, note
    report.created_at, report.resolved_at = utc_now(), None
    _count(session, comment)
    return comment


def get_reportable_comment(session: Session, actor: Actor, comment_id: int) -> Comment:
    """Return a comment that the actor may report. Raises NotFound, NotAuthenticated, Forbidden."""
    comment = find_comment(session, actor, comment_id)
    if comment is None:
        raise NotFound("There is no such comment.")
    require(actor, can_report_comment(actor, comment), "report this comment")
    return comment


def _checked(reason: ReportReason, note: str) -> str:
    check = Validation()
    # Without one, nobody would know what is meant.
    note = check.text("note", note, at_most=LONGEST_NOTE, required=reason is ReportReason.OTHER)
    check.raise_problems()
    return note


def _find_report(session: Session, actor: Actor, comment: Comment) -> CommentReport | None:
    own = CommentReport.comment_id == comment.id, CommentReport.reporter_id == actor.user_id
    return session.scalar(select(CommentReport).where(*own))


def _count(session: Session, comment: Comment) -> None:
    comment.report_count += 1
    # The comment is what it was.
    flag_modified(comment, "updated_at")
    session.flush()
