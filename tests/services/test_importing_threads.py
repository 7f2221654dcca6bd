"""Whole threads from elsewhere: each comment behind the one it answers, counted as one by one."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import BodyFormat, Comment, CommentStatus, Post
from policies import ANONYMOUS, Actor
from services.errors import Forbidden, NotAuthenticated
from services.importing import ImportedComment
from services.importing_threads import import_thread
from tests.services.test_comments_counts import assert_counts_are_right
from tests.support.factories import BEGINNING, CommentFactory, PostFactory

COMMENT = ImportedComment(
    post_id=0,
    parent_id=None,
    author_id=None,
    created_at=BEGINNING,
    body="Well.",
    body_format=BodyFormat.MARKDOWN,
    status=CommentStatus.APPROVED,
    guest_name="Guest",
)
STATUSES = st.sampled_from([CommentStatus.APPROVED, CommentStatus.PENDING, CommentStatus.SPAM])


def on(post: Post, *replies_to: int | None) -> list[ImportedComment]:
    return [replace(COMMENT, post_id=post.id, reply_to=reply_to) for reply_to in replies_to]


def test_import_thread_puts_replies_below_what_they_answer(session: Session, admin: Actor) -> None:
    post = PostFactory()
    comments = import_thread(session, admin, on(post, None, 0, 1, None, 0))
    session.commit()
    first, second, third, *_ = comments
    assert [comment.parent_id for comment in comments] == [None, first.id, second.id, None, first.id]
    assert [comment.reply_count for comment in comments] == [2, 1, 0, 0, 0]
    assert third.body_html == "<p>Well.</p>\n"
    assert len({comment.id for comment in comments}) == 5
    assert_counts_are_right(session, post)


def test_import_thread_below_a_comment_that_was_imported_before_counts_there(
    session: Session, admin: Actor
) -> None:
    post = PostFactory(comment_count=1)
    known = CommentFactory(post=post)
    thread = [replace(COMMENT, post_id=post.id, parent_id=known.id), *on(post, 0)]
    import_thread(session, admin, thread)
    session.commit()
    session.refresh(known)
    assert known.reply_count == 1
    assert_counts_are_right(session, post)


def test_import_thread_of_none_writes_none(session: Session, admin: Actor) -> None:
    assert import_thread(session, admin, []) == []
    assert session.scalar(select(func.count()).select_from(Comment)) == 0


def test_import_thread_by_others_is_refused(session: Session, editor: Actor) -> None:
    thread = on(PostFactory(), None)
    with pytest.raises(Forbidden):
        import_thread(session, editor, thread)
    with pytest.raises(NotAuthenticated):
        import_thread(session, ANONYMOUS, thread)
    assert session.scalar(select(func.count()).select_from(Comment)) == 0


@settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.tuples(st.integers(-1, 20), STATUSES), max_size=15))
def test_import_thread_of_any_shape_is_counted_right(
    session: Session, admin: Actor, shape: list[tuple[int, CommentStatus]]
) -> None:
    post = PostFactory()
    thread = [
        replace(COMMENT, post_id=post.id, status=status, reply_to=place if 0 <= place < index else None)
        for index, (place, status) in enumerate(shape)
    ]
    import_thread(session, admin, thread)
    session.commit()
    assert_counts_are_right(session, post)
