"""Finding posts by their slugs, and the slugs themselves."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from models import PostStatus
from models.types import utc_now
from policies import ANONYMOUS, Actor
from services.errors import Conflict, NotFound
from services.post_slugs import free_slug
from services.posts import create_post, find_post, get_post
from tests.services.arranging import post_by
from tests.support.factories import PostFactory

A_DAY = timedelta(days=1)


def test_find_post_scheduled_is_shown_once_its_time_has_come(session: Session, author: Actor) -> None:
    PostFactory(slug="past", status=PostStatus.SCHEDULED, published_at=utc_now() - A_DAY)
    PostFactory(slug="future", status=PostStatus.SCHEDULED, published_at=utc_now() + A_DAY)
    PostFactory(slug="dated", published_at=utc_now() + A_DAY)
    PostFactory(slug="archived", status=PostStatus.ARCHIVED)
    shown = [slug for slug in ("past", "future", "dated", "archived") if find_post(session, author, slug)]
    assert shown == ["past"]


def test_get_post_hidden_is_found_by_its_author_and_editors_only(
    session: Session, author: Actor, stranger: Actor, editor: Actor
) -> None:
    post = post_by(session, author, draft=True)
    assert get_post(session, author, post.slug) is post
    assert get_post(session, editor, post.slug) is post
    for actor in (stranger, ANONYMOUS):
        with pytest.raises(NotFound):
            get_post(session, actor, post.slug)


@pytest.mark.parametrize("slug", ["", "POST-A", "post%", "x" * 10_000, "日本", "post-a "])
def test_get_post_unknown_is_not_found(session: Session, slug: str) -> None:
    PostFactory(slug="post-a")
    with pytest.raises(NotFound):
        get_post(session, ANONYMOUS, slug)


def test_create_post_with_a_title_in_use_gets_a_numbered_slug(session: Session, author: Actor) -> None:
    slugs = [create_post(session, author, title="Same, again", body="Text.").slug for _ in range(3)]
    assert slugs == ["same-again", "same-again-2", "same-again-3"]


def test_create_post_with_the_title_of_anothers_hidden_post_gets_a_numbered_slug(
    session: Session, author: Actor, stranger: Actor
) -> None:
    create_post(session, stranger, title="Secret", body="Text.")
    assert create_post(session, author, title="Secret", body="Text.").slug == "secret-2"


@pytest.mark.parametrize("title", ["日本語", "🦊", "---", "؟"])
def test_create_post_with_a_title_without_latin_letters_has_an_address_all_the_same(
    session: Session, author: Actor, title: str
) -> None:
    slugs = [create_post(session, author, title=title, body="Text.").slug for _ in range(2)]
    assert slugs == ["post", "post-2"]


def test_create_post_with_two_overlong_titles_has_two_addresses(session: Session, author: Actor) -> None:
    first, second = (create_post(session, author, title="wörd " * 40, body="Text.") for _ in range(2))
    session.commit()
    assert second.slug == f"{first.slug}-2"
    assert len(second.slug) <= 200


def test_create_post_with_a_given_slug_in_use_is_a_conflict(session: Session, author: Actor) -> None:
    create_post(session, author, title="One", body="Text.", slug="mine")
    with pytest.raises(Conflict) as refused:
        create_post(session, author, title="Two", body="Text.", slug="mine")
    assert [(problem.field, problem.code) for problem in refused.value.problems] == [("slug", "TAKEN")]
    # The transaction goes on: only the savepoint was undone.
    assert create_post(session, author, title="Two", body="Text.", slug="yours").slug == "yours"


@pytest.mark.parametrize(
    ("taken", "free"),
    [
        ([], "a"),
        (["a"], "a-2"),
        (["a", "a-2", "a-3"], "a-4"),
        (["a", "a-3"], "a-2"),
        (["a-2", "a-b", "ab"], "a"),
    ],
)
def test_free_slug_is_the_first_that_nobody_has(session: Session, taken: list[str], free: str) -> None:
    for slug in taken:
        PostFactory(slug=slug)
    assert free_slug(session, "a") == free
