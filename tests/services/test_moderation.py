"""Decisions about comments: what is shown afterwards, what is counted, and who may decide."""

from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Comment, CommentReport, CommentStatus, Post, Role, User
from policies import ANONYMOUS, Actor
from services.comments import delete_comment, find_comment, list_thread, reply_to_comment
from services.errors import Forbidden, NotAuthenticated, NotFound
from services.moderation import (
    approve_comment,
    count_queues,
    list_open_reports,
    list_reported,
    list_waiting,
    mark_comment_as_spam,
    reject_comment,
)
from services.paging import Position
from tests.services.arranging import comment_by
from tests.support.factories import CommentFactory, CommentReportFactory, PostFactory

Decide = Callable[[Session, Actor, int], Comment]
DECISIONS: dict[CommentStatus, Decide] = {
    CommentStatus.APPROVED: approve_comment,
    CommentStatus.REJECTED: reject_comment,
    CommentStatus.SPAM: mark_comment_as_spam,
}
LEFT = [status for status in CommentStatus if status is not CommentStatus.DELETED]


def thread(session: Session, post: Post, actor: Actor = ANONYMOUS) -> list[str]:
    session.commit()
    return [comment.body for comment in list_thread(session, actor, post).rows]


def counts(session: Session, *rows: Post | Comment) -> list[int]:
    session.commit()
    for row in rows:
        session.refresh(row)
    return [row.comment_count if isinstance(row, Post) else row.reply_count for row in rows]


@pytest.mark.parametrize("after", DECISIONS)
@pytest.mark.parametrize("before", LEFT)
def test_decision_changes_status_and_counts_but_not_the_time(
    session: Session, editor: Actor, before: CommentStatus, after: CommentStatus
) -> None:
    shown = int(before is CommentStatus.APPROVED)
    post = PostFactory(comment_count=1 + shown)
    parent = CommentFactory(post=post, reply_count=shown)
    comment = CommentFactory(post=post, parent=parent, status=before)
    changed_at = comment.updated_at
    for _twice in range(2):
        DECISIONS[after](session, editor, comment.id)
        session.commit()
        session.refresh(comment)
        assert (comment.status, comment.updated_at) == (after, changed_at)
        is_shown = int(after is CommentStatus.APPROVED)
        assert counts(session, post, parent) == [1 + is_shown, is_shown]


@pytest.mark.parametrize("status", DECISIONS)
def test_decision_is_for_editors(
    session: Session, reader: Actor, author: Actor, stranger: Actor, admin: Actor, status: CommentStatus
) -> None:
    author_of_post = session.get_one(User, author.user_id)
    comment = comment_by(session, reader, post=PostFactory(author=author_of_post))
    for actor in (reader, author, stranger):
        with pytest.raises(Forbidden):
            DECISIONS[status](session, actor, comment.id)
    with pytest.raises(NotAuthenticated):
        DECISIONS[status](session, ANONYMOUS, comment.id)
    assert comment.status is CommentStatus.APPROVED
    assert DECISIONS[status](session, admin, comment.id).status is status


@pytest.mark.parametrize("status", DECISIONS)
def test_decision_about_what_is_hidden_or_gone_is_not_found(
    session: Session, reader: Actor, editor: Actor, status: CommentStatus
) -> None:
    spam = CommentFactory(status=CommentStatus.SPAM)
    gone = CommentFactory(status=CommentStatus.DELETED, author=None)
    for actor, comment_id in ((reader, spam.id), (editor, gone.id), (editor, 4_711)):
        with pytest.raises(NotFound):
            DECISIONS[status](session, actor, comment_id)


@pytest.mark.parametrize("status", DECISIONS)
def test_decision_about_the_place_of_a_deleted_comment_is_forbidden(
    session: Session, editor: Actor, status: CommentStatus
) -> None:
    comment = CommentFactory()
    reply_to_comment(session, editor, comment.id, body="Re.")
    delete_comment(session, editor, comment.id)
    with pytest.raises(Forbidden):
        DECISIONS[status](session, editor, comment.id)


@pytest.mark.parametrize(
    ("status", "seen_by"), [(CommentStatus.REJECTED, ["reader", "editor"]), (CommentStatus.SPAM, ["editor"])]
)
def test_comment_that_is_hidden_is_seen_by_few(
    session: Session,
    reader: Actor,
    stranger: Actor,
    editor: Actor,
    status: CommentStatus,
    seen_by: list[str],
) -> None:
    comment = comment_by(session, reader, body="Hidden.", post=PostFactory(comment_count=1))
    DECISIONS[status](session, editor, comment.id)
    actors = {"reader": reader, "stranger": stranger, "editor": editor, "anonymous": ANONYMOUS}
    assert [name for name in actors if find_comment(session, actors[name], comment.id)] == seen_by
    assert [name for name in actors if thread(session, comment.post, actors[name])] == seen_by


def test_replies_below_a_rejected_comment_are_shown_and_counted(session: Session, editor: Actor) -> None:
    post = PostFactory()
    top, middle, leaf = _branch(session, editor, post)
    reject_comment(session, editor, middle.id)
    assert counts(session, post, top, middle, leaf) == [2, 0, 1, 0]
    assert thread(session, post) == ["Top.", "Leaf."]
    approve_comment(session, editor, middle.id)
    assert counts(session, post, top, middle, leaf) == [3, 1, 1, 0]
    assert thread(session, post) == ["Top.", "Middle.", "Leaf."]


def test_rejecting_the_last_reply_takes_the_places_above_with_it(session: Session, editor: Actor) -> None:
    post = PostFactory()
    top, middle, leaf = _branch(session, editor, post)
    for comment in (top, middle):
        delete_comment(session, editor, comment.id)
    assert thread(session, post) == ["", "", "Leaf."]
    mark_comment_as_spam(session, editor, leaf.id)
    assert counts(session, post, top, middle) == [0, 0, 0]
    assert thread(session, post) == []
    approve_comment(session, editor, leaf.id)
    assert counts(session, post, top, middle) == [1, 1, 1]
    assert thread(session, post) == ["", "", "Leaf."]


def test_rejected_comment_that_is_deleted_leaves_its_place_to_replies(
    session: Session, editor: Actor
) -> None:
    post = PostFactory()
    top, middle, leaf = _branch(session, editor, post)
    reject_comment(session, editor, middle.id)
    delete_comment(session, editor, middle.id)
    assert counts(session, post, top, middle, leaf) == [2, 1, 1, 0]
    assert thread(session, post) == ["Top.", "", "Leaf."]


@pytest.mark.parametrize("decide", [*DECISIONS.values(), delete_comment])
def test_decision_settles_the_reports(session: Session, editor: Actor, decide: Decide) -> None:
    comment = CommentFactory(post=PostFactory(comment_count=1), report_count=2)
    CommentReportFactory.create_batch(2, comment=comment)
    other = CommentFactory(report_count=1)
    waiting = CommentReportFactory(comment=other)
    decide(session, editor, comment.id)
    session.commit()
    session.expire_all()
    assert (comment.report_count, other.report_count) == (0, 1)
    unresolved = session.scalars(select(CommentReport).where(CommentReport.resolved_at.is_(None)))
    assert list(unresolved) == [waiting]


def test_list_waiting_is_oldest_first_in_pages(session: Session, editor: Actor) -> None:
    waiting = CommentFactory.create_batch(22, status=CommentStatus.PENDING)
    CommentFactory()
    CommentFactory(status=CommentStatus.REJECTED)
    first = list_waiting(session, editor)
    assert list(first.rows) == waiting[:20]
    assert list(list_waiting(session, editor, Position(after=first.next)).rows) == waiting[20:]


def test_list_reported_is_most_reported_first(session: Session, editor: Actor) -> None:
    once, thrice = CommentFactory(report_count=1), CommentFactory(report_count=3)
    CommentFactory()
    assert list(list_reported(session, editor).rows) == [thrice, once]


def test_list_open_reports_is_newest_first_by_comment(session: Session, editor: Actor) -> None:
    comment, quiet = CommentFactory(), CommentFactory()
    first, second = CommentReportFactory.create_batch(2, comment=comment)
    CommentReportFactory(comment=comment, resolved_at=first.created_at)
    CommentReportFactory()
    assert list_open_reports(session, editor, [comment, quiet]) == {comment.id: [second, first], quiet.id: []}


def test_queues_are_for_editors_alone(session: Session, author: Actor) -> None:
    for read in (list_waiting, list_reported):
        with pytest.raises(Forbidden):
            read(session, author)
        with pytest.raises(NotAuthenticated):
            read(session, ANONYMOUS)
    with pytest.raises(Forbidden):
        list_open_reports(session, author, [])


def test_count_queues_is_what_editors_have_to_decide(session: Session, editor: Actor) -> None:
    assert count_queues(session, editor) == 0
    CommentFactory.create_batch(3, status=CommentStatus.PENDING)
    CommentFactory.create_batch(2, report_count=1)
    CommentFactory(status=CommentStatus.SPAM)
    assert count_queues(session, editor) == 5
    for actor in (ANONYMOUS, Actor(1, Role.AUTHOR)):
        assert count_queues(session, actor) == 0


def _branch(session: Session, actor: Actor, post: Post) -> list[Comment]:
    branch: list[Comment] = []
    for body in ("Top.", "Middle.", "Leaf."):
        branch.append(comment_by(session, actor, post=post, body=body, parent=branch[-1] if branch else None))
    post.comment_count, branch[0].reply_count, branch[1].reply_count = 3, 1, 1
    session.commit()
    return branch
