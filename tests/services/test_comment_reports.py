"""Reports of comments: what is stored, who may, what is refused, and that twice is once."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import Comment, CommentReport, CommentStatus, PostStatus, ReportReason, User
from policies import ANONYMOUS, Actor
from services.comment_reports import report_comment
from services.comments import update_comment
from services.errors import Forbidden, InvalidInput, NotAuthenticated, NotFound
from services.moderation import approve_comment
from tests.services.arranging import comment_by
from tests.services.refusals import problems_of
from tests.support.factories import CommentFactory, CommentReportFactory, PostFactory


def reports(session: Session) -> list[CommentReport]:
    session.commit()
    session.expire_all()
    return list(session.scalars(select(CommentReport)))


def test_report_comment_is_kept_for_editors(session: Session, reader: Actor) -> None:
    comment = CommentFactory()
    changed_at = comment.updated_at
    report_comment(session, reader, comment.id, reason=ReportReason.ABUSE, note=" Line 1\r\nis rude. ")
    (report,) = reports(session)
    assert (report.comment_id, report.reporter_id) == (comment.id, reader.user_id)
    assert (report.reason, report.note) == (ReportReason.ABUSE, "Line 1\nis rude.")
    assert report.resolved_at is None
    assert (comment.report_count, comment.updated_at) == (1, changed_at)


def test_report_comment_twice_is_once(session: Session, reader: Actor, stranger: Actor) -> None:
    comment = CommentFactory()
    report_comment(session, reader, comment.id, reason=ReportReason.SPAM)
    report_comment(session, reader, comment.id, reason=ReportReason.ABUSE, note="Again.")
    assert [report.reason for report in reports(session)] == [ReportReason.SPAM]
    assert comment.report_count == 1
    report_comment(session, stranger, comment.id, reason=ReportReason.SPAM)
    assert len(reports(session)) == comment.report_count == 2


def test_report_comment_after_a_decision_counts_once_it_was_changed(
    session: Session, reader: Actor, author: Actor, editor: Actor
) -> None:
    comment = comment_by(session, author)
    report_comment(session, reader, comment.id, reason=ReportReason.SPAM)
    approve_comment(session, editor, comment.id)
    report_comment(session, reader, comment.id, reason=ReportReason.SPAM)
    assert [report.resolved_at is None for report in reports(session)] == [False]
    assert comment.report_count == 0
    update_comment(session, author, comment.id, body="Worse.")
    report_comment(session, reader, comment.id, reason=ReportReason.ABUSE, note="Now this.")
    (report,) = reports(session)
    assert (report.reason, report.note, report.resolved_at) == (ReportReason.ABUSE, "Now this.", None)
    assert comment.report_count == 1


@pytest.mark.parametrize("reason", ReportReason)
@pytest.mark.parametrize(
    ("note", "code"),
    [("x" * 1_001, "TOO_LONG"), ("a\x00b", "UNUSABLE_CHARACTERS"), ("a\ud800b", "UNUSABLE_CHARACTERS")],
)
def test_report_comment_bad_note_is_refused(
    session: Session, reader: Actor, reason: ReportReason, note: str, code: str
) -> None:
    comment = CommentFactory()
    with pytest.raises(InvalidInput) as refused:
        report_comment(session, reader, comment.id, reason=reason, note=note)
    assert problems_of(refused.value) == [("note", code)]
    assert reports(session) == []


def test_report_comment_for_another_reason_needs_a_note(session: Session, reader: Actor) -> None:
    comment = CommentFactory()
    with pytest.raises(InvalidInput) as refused:
        report_comment(session, reader, comment.id, reason=ReportReason.OTHER, note=" \n")
    assert problems_of(refused.value) == [("note", "REQUIRED")]
    report_comment(session, reader, comment.id, reason=ReportReason.OTHER, note="x" * 1_000)
    assert comment.report_count == 1


def test_report_comment_of_ones_own_is_forbidden(session: Session, reader: Actor) -> None:
    with pytest.raises(Forbidden):
        report_comment(session, reader, comment_by(session, reader).id, reason=ReportReason.SPAM)


def test_report_comment_of_a_stranger_asks_for_a_login(session: Session) -> None:
    with pytest.raises(NotAuthenticated):
        report_comment(session, ANONYMOUS, CommentFactory().id, reason=ReportReason.SPAM)


@pytest.mark.parametrize(
    "status", [status for status in CommentStatus if status is not CommentStatus.APPROVED]
)
def test_report_comment_that_is_hidden_is_not_found_or_forbidden(
    session: Session, reader: Actor, editor: Actor, status: CommentStatus
) -> None:
    comment = CommentFactory(status=status)
    with pytest.raises(NotFound):
        report_comment(session, reader, comment.id, reason=ReportReason.SPAM)
    with pytest.raises(NotFound if status is CommentStatus.DELETED else Forbidden):
        report_comment(session, editor, comment.id, reason=ReportReason.SPAM)


def test_report_comment_on_a_hidden_post_is_not_found(session: Session, reader: Actor) -> None:
    comment = CommentFactory(post=PostFactory(status=PostStatus.ARCHIVED))
    for comment_id in (comment.id, 4_711):
        with pytest.raises(NotFound):
            report_comment(session, reader, comment_id, reason=ReportReason.SPAM)


def test_report_comment_of_a_guest_is_kept(session: Session, reader: Actor) -> None:
    comment = CommentFactory(author=None, guest_name="Gus")
    report_comment(session, reader, comment.id, reason=ReportReason.OFF_TOPIC)
    assert _count(session, comment) == 1


def test_report_outlives_the_account_that_made_it(session: Session) -> None:
    report = CommentReportFactory(comment=CommentFactory(report_count=1))
    session.delete(report.reporter)
    assert [it.reporter_id for it in reports(session)] == [None]


def test_report_before_the_comment_was_changed_still_waits(session: Session, reader: Actor) -> None:
    comment = CommentFactory(report_count=1)
    reporter = session.get_one(User, reader.user_id)
    CommentReportFactory(comment=comment, reporter=reporter, created_at=comment.updated_at)
    comment.updated_at += timedelta(days=1)
    session.commit()
    report_comment(session, reader, comment.id, reason=ReportReason.ABUSE)
    assert [report.reason for report in reports(session)] == [ReportReason.SPAM]
    assert comment.report_count == 1


def _count(session: Session, comment: Comment) -> int:
    session.commit()
    query = select(func.count()).where(CommentReport.comment_id == comment.id)
    return session.scalar(query) or 0
