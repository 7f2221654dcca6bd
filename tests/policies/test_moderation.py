"""Moderation: who decides about comments, who may report one, and who sees reports."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models import Comment, CommentReport, CommentStatus, ReportReason
from policies.moderation import (
    can_moderate_comment,
    can_moderate_comments,
    can_report_comment,
    can_see_comment_report,
    can_skip_approval,
    comments_reported_by,
    moderatable_comments,
    report_counts_visible,
    reportable_comments,
    reported_comments,
    visible_comment_reports,
)
from tests.policies.conftest import ACTORS, EDITORS, EVERYONE, People, ids, selected
from tests.support.factories import CommentFactory, PostFactory

WRITERS = ("author", "reader", "suspended", "editor", None)
USERS = EVERYONE - {"anonymous", "suspended"}


@pytest.fixture
def comments(session: Session, stored_people: People) -> list[Comment]:
    """A comment of each status by each writer, some of them with reports by some."""
    post = PostFactory.build(author=stored_people.users["author"])
    comments = [
        _comment(stored_people, writer, post=post, status=status, report_count=reports)
        for writer in WRITERS
        for status in CommentStatus
        for reports in (0, 2)
    ]
    session.add_all(comments)
    for comment in comments[::3]:
        for name in ("reader", "editor", "suspended"):
            reporter = stored_people.users[name]
            session.add(CommentReport(comment=comment, reporter=reporter, reason=ReportReason.SPAM))
    session.commit()
    return comments


def _comment(people: People, writer: str | None, **fields: Any) -> Comment:
    guest = {} if writer else {"guest_name": "Guest"}
    author = people.users[writer] if writer else None
    return CommentFactory.build(author=author, body_html="", **guest, **fields)


def test_comments_are_moderated_by_editors_until_they_are_deleted(
    session: Session, people: People, comments: list[Comment]
) -> None:
    for name in ACTORS:
        actor = people.actor(name)
        assert can_moderate_comments(actor) == (name in EDITORS)
        decided = {comment for comment in comments if can_moderate_comment(actor, comment)}
        left = {comment for comment in comments if comment.status is not CommentStatus.DELETED}
        assert decided == (left if name in EDITORS else set()), name
        assert selected(session, Comment, moderatable_comments, actor) == ids(decided), name


def test_comments_are_reported_by_users_who_have_not_written_them(
    session: Session, people: People, comments: list[Comment]
) -> None:
    for name in ACTORS:
        actor = people.actor(name)
        reportable = {comment for comment in comments if can_report_comment(actor, comment)}
        others = {it for it in comments if it.author is None or it.author.username != name}
        shown = {it for it in others if it.status is CommentStatus.APPROVED}
        assert reportable == (shown if name in USERS else set()), name
        assert selected(session, Comment, reportable_comments, actor) == ids(reportable), name


def test_comments_reported_by_somebody_are_those_with_their_report(
    session: Session, people: People, comments: list[Comment]
) -> None:
    for name in ACTORS:
        found = selected(session, Comment, comments_reported_by, people.actor(name))
        assert found == (ids(comments[::3]) if name in {"reader", "editor"} else set()), name


@pytest.mark.parametrize(
    ("predicate", "shown"),
    [(reported_comments, lambda it: it.report_count > 0), (report_counts_visible, lambda it: True)],
)
def test_reported_comments_and_their_counts_are_for_editors(
    session: Session,
    people: People,
    comments: list[Comment],
    predicate: Any,
    shown: Callable[[Comment], bool],
) -> None:
    for name in ACTORS:
        expected = {comment for comment in comments if shown(comment)} if name in EDITORS else set()
        assert selected(session, Comment, predicate, people.actor(name)) == ids(expected), name


def test_comment_reports_are_seen_by_editors(
    session: Session, people: People, comments: list[Comment]
) -> None:
    reports = list(session.query(CommentReport))
    assert reports
    for name in ACTORS:
        actor = people.actor(name)
        seen = {report for report in reports if can_see_comment_report(actor, report)}
        assert seen == (set(reports) if name in EDITORS else set()), name
        assert selected(session, CommentReport, visible_comment_reports, actor) == ids(seen), name


@pytest.mark.parametrize("name", ACTORS)
def test_approval_is_skipped_by_editors_and_below_ones_own_post(people: People, name: str) -> None:
    actor = people.actor(name)
    assert can_skip_approval(actor, is_own_post=True)
    assert can_skip_approval(actor, is_own_post=False) == (name in EDITORS)
