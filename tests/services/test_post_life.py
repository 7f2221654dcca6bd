"""The life of a post: every step from every state, and who may take it."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models import Post, PostStatus
from models.types import utc_now
from policies import ANONYMOUS, Actor
from policies.posts import is_published
from services.errors import Conflict, Forbidden, InvalidInput, NotAuthenticated, NotFound
from services.post_life import (
    archive_post,
    delete_post,
    publish_post,
    restore_post,
    schedule_post,
    unpublish_post,
)
from services.posts import create_post, find_post
from tests.services.arranging import post_by
from tests.services.refusals import problems_of
from tests.support.factories import BEGINNING

SOON = timedelta(hours=1)
DRAFT, SCHEDULED, PUBLISHED, ARCHIVED, DELETED = PostStatus

# The status, and whether the post has appeared (True), will appear (False), or has no date (None).
STATES: dict[str, tuple[PostStatus, bool | None]] = {
    "draft": (DRAFT, None),
    "taken back": (DRAFT, True),
    "scheduled": (SCHEDULED, False),
    "arrived": (SCHEDULED, True),
    "published": (PUBLISHED, True),
    "archived": (ARCHIVED, True),
    "shelved": (ARCHIVED, None),
    "deleted": (DELETED, True),
    "thrown away": (DELETED, None),
}
STEPS: dict[str, Any] = {
    "publish": publish_post,
    "schedule": lambda *given, **more: schedule_post(*given, publish_at=utc_now() + 2 * SOON, **more),
    "unpublish": unpublish_post,
    "archive": archive_post,
    "delete": delete_post,
    "restore": restore_post,
}
# What comes of each step, in their order: the state after it, "same", or the code of the refusal.
LIFE = {
    "draft": ("published", "scheduled", "same", "shelved", "thrown away", "same"),
    "taken back": ("published", "scheduled", "same", "archived", "deleted", "same"),
    "scheduled": ("published", "scheduled", "draft", "shelved", "thrown away", "NOT_PUT_AWAY"),
    "arrived": ("published", "PUBLISHED", "taken back", "archived", "deleted", "NOT_PUT_AWAY"),
    "published": ("same", "PUBLISHED", "taken back", "archived", "deleted", "NOT_PUT_AWAY"),
    "archived": ("published", "scheduled", "ARCHIVED", "same", "deleted", "taken back"),
    "shelved": ("published", "scheduled", "ARCHIVED", "same", "thrown away", "draft"),
    "deleted": ("DELETED", "DELETED", "DELETED", "DELETED", "same", "taken back"),
    "thrown away": ("DELETED", "DELETED", "DELETED", "DELETED", "same", "draft"),
}
ALL = [(step, state, after) for state, row in LIFE.items() for step, after in zip(STEPS, row, strict=True)]


def _post_in(session: Session, author: Actor, state: str) -> Post:
    status, has_appeared = STATES[state]
    times = {None: None, True: BEGINNING, False: utc_now() + SOON}
    return post_by(session, author, status=status, published_at=times[has_appeared])


def _look(session: Session, post: Post) -> tuple[Any, ...]:
    session.rollback()
    session.refresh(post)
    return post.status, post.published_at, post.deleted_at, post.version, post.updated_at


@pytest.mark.parametrize(("step", "state", "after"), ALL)
def test_step_from_each_state(session: Session, author: Actor, step: str, state: str, after: str) -> None:
    post = _post_in(session, author, state)
    before = _look(session, post)
    if after.isupper():
        with pytest.raises(Conflict) as refused:
            STEPS[step](session, author, post.id)
        assert problems_of(refused.value) == [("id", after)]
        assert refused.value.message
    else:
        STEPS[step](session, author, post.id)
        session.commit()
    if after.isupper() or after == "same":
        assert _look(session, post) == before
        return
    status, has_appeared = STATES[after]
    _look(session, post)
    assert (post.status, post.version) == (status, before[3] + 1)
    assert (post.published_at and post.published_at <= utc_now()) is has_appeared
    assert (post.deleted_at is not None) is (status is DELETED)
    assert is_published(post) is (after == "published")


def test_life_is_told_of_every_state() -> None:
    assert list(LIFE) == list(STATES)
    assert {status for status, _ in STATES.values()} == set(PostStatus)


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("state", ["draft", "published", "deleted"])
def test_step_of_another_version_than_expected_is_a_conflict_and_nothing_is_kept(
    session: Session, author: Actor, step: str, state: str
) -> None:
    post = _post_in(session, author, state)
    before = _look(session, post)
    for version in (0, post.version + 1):
        with pytest.raises(Conflict) as refused:
            STEPS[step](session, author, post.id, expected_version=version)
        assert problems_of(refused.value) == [("expected_version", "CONFLICT")]
    assert _look(session, post) == before


@pytest.mark.parametrize("step", STEPS)
def test_step_of_the_expected_version_is_taken(session: Session, author: Actor, step: str) -> None:
    post = _post_in(session, author, "taken back")
    STEPS[step](session, author, post.id, expected_version=post.version)


@pytest.mark.parametrize("step", STEPS)
def test_step_with_somebody_elses_post_is_refused(
    session: Session, author: Actor, stranger: Actor, reader: Actor, step: str
) -> None:
    shown, hidden = _post_in(session, author, "published"), _post_in(session, author, "deleted")
    before = [_look(session, post) for post in (shown, hidden)]
    for actor, refusal in ((stranger, Forbidden), (reader, Forbidden), (ANONYMOUS, NotAuthenticated)):
        with pytest.raises(refusal):
            STEPS[step](session, actor, shown.id)
        for post_id in (hidden.id, 4_711):
            with pytest.raises(NotFound):
                STEPS[step](session, actor, post_id)
    assert [_look(session, post) for post in (shown, hidden)] == before


def test_editor_goes_through_the_whole_life_of_anothers_post(
    session: Session, author: Actor, editor: Actor
) -> None:
    post = post_by(session, author, draft=True)
    for step in ("schedule", "publish", "unpublish", "archive", "restore", "delete", "restore"):
        STEPS[step](session, editor, post.id)
    assert (post.status, post.version) == (DRAFT, 8)


def test_publish_post_draft_is_shown_to_everyone_from_now_on(session: Session, author: Actor) -> None:
    post = create_post(session, author, title="News", body="Good.")
    assert find_post(session, ANONYMOUS, "news") is None
    before = utc_now()
    publish_post(session, author, post.id)
    session.commit()
    session.refresh(post)
    assert post.published_at is not None
    assert before <= post.published_at <= utc_now()
    assert find_post(session, ANONYMOUS, "news") is post


@pytest.mark.parametrize("away", ["unpublish", "archive", "delete"])
def test_post_that_comes_back_keeps_the_date_on_which_it_appeared(
    session: Session, author: Actor, away: str
) -> None:
    post = post_by(session, author, published_at=BEGINNING)
    STEPS[away](session, author, post.id)
    assert find_post(session, ANONYMOUS, post.slug) is None
    if away != "unpublish":
        restore_post(session, author, post.id)
    publish_post(session, author, post.id)
    assert (post.status, post.published_at) == (PUBLISHED, BEGINNING)


def test_publish_post_that_is_dated_ahead_appears_now(session: Session, author: Actor) -> None:
    post = post_by(session, author, published_at=utc_now() + SOON)
    publish_post(session, author, post.id)
    assert is_published(post)


@pytest.mark.parametrize(
    ("ahead", "code"),
    [
        (timedelta(0), "NOT_FUTURE"),
        (timedelta(microseconds=-1), "NOT_FUTURE"),
        (-timedelta(days=400_000), "NOT_FUTURE"),
        (timedelta(days=3_661), "TOO_FAR"),
        (timedelta(days=400_000), "TOO_FAR"),
    ],
)
def test_schedule_post_for_another_time_is_refused(
    session: Session, author: Actor, ahead: timedelta, code: str
) -> None:
    post = _post_in(session, author, "draft")
    before = _look(session, post)
    with pytest.raises(InvalidInput) as refused:
        schedule_post(session, author, post.id, publish_at=utc_now() + ahead)
    assert problems_of(refused.value) == [("publish_at", code)]
    assert _look(session, post) == before


def test_schedule_post_for_the_last_time_that_is_taken(session: Session, author: Actor) -> None:
    last = utc_now() + timedelta(days=3_660)
    post = _post_in(session, author, "draft")
    assert schedule_post(session, author, post.id, publish_at=last).published_at == last


def test_schedule_post_again_for_the_same_time_is_no_new_version(session: Session, author: Actor) -> None:
    post, time = _post_in(session, author, "draft"), utc_now() + SOON
    versions = [schedule_post(session, author, post.id, publish_at=time).version for _ in range(2)]
    assert versions == [2, 2]


def test_schedule_post_of_somebody_else_is_refused_whatever_the_time(
    session: Session, author: Actor, stranger: Actor
) -> None:
    hidden = _post_in(session, author, "draft")
    for time in (BEGINNING, utc_now() + SOON):
        with pytest.raises(NotFound):
            schedule_post(session, stranger, hidden.id, publish_at=time)
