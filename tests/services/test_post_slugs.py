"""Former slugs: which are kept, whom they lead to, and who may take them over."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import FormerSlug, Post, PostStatus
from models.database import Database
from models.types import utc_now
from policies import ANONYMOUS, Actor
from services.errors import Conflict, NotFound
from services.post_slugs import free_slug, is_slug_known
from services.posts import PostChanges, create_post, find_post, get_post, update_post
from tests.services.arranging import post_by
from tests.support.factories import BEGINNING, PostFactory


def _rename(session: Session, actor: Actor, post: Post, *slugs: str) -> None:
    for slug in slugs:
        update_post(session, actor, post.id, PostChanges(slug=slug))


def _former(session: Session) -> dict[str, int]:
    return {row.slug: row.post_id for row in session.scalars(select(FormerSlug))}


def test_former_slugs_of_a_published_post_all_lead_to_it(session: Session, author: Actor) -> None:
    post = post_by(session, author, slug="one")
    _rename(session, author, post, "two", "three")
    for slug in ("one", "two", "three"):
        assert find_post(session, ANONYMOUS, slug) is post
    assert post.slug == "three"
    assert _former(session) == {"one": post.id, "two": post.id}


@pytest.mark.parametrize(
    ("status", "has_appeared", "kept"),
    [
        (PostStatus.DRAFT, False, False),
        (PostStatus.DRAFT, True, True),
        (PostStatus.ARCHIVED, False, False),
        (PostStatus.ARCHIVED, True, True),
        (PostStatus.SCHEDULED, True, True),
        (PostStatus.PUBLISHED, True, True),
    ],
)
def test_former_slug_is_kept_of_what_was_ever_public(
    session: Session, author: Actor, status: PostStatus, has_appeared: bool, kept: bool
) -> None:
    published_at = BEGINNING if has_appeared else None
    post = post_by(session, author, slug="one", status=status, published_at=published_at)
    _rename(session, author, post, "two")
    assert (find_post(session, author, "one") is post) is kept


def test_former_slug_of_a_scheduled_post_is_not_kept_before_its_time(session: Session, author: Actor) -> None:
    later = utc_now().replace(year=2100)
    post = post_by(session, author, slug="one", status=PostStatus.SCHEDULED, published_at=later)
    _rename(session, author, post, "two")
    assert _former(session) == {}


def test_former_slug_of_a_post_that_is_hidden_now_is_not_found(
    session: Session, author: Actor, editor: Actor
) -> None:
    post = post_by(session, author, slug="one", status=PostStatus.ARCHIVED)
    _rename(session, author, post, "two")
    assert get_post(session, editor, "one") is post
    with pytest.raises(NotFound):
        get_post(session, ANONYMOUS, "one")


def test_post_gets_its_own_former_slug_back(session: Session, author: Actor) -> None:
    post = post_by(session, author, slug="one")
    _rename(session, author, post, "two", "one")
    assert (post.slug, _former(session)) == ("one", {"two": post.id})


def test_slug_that_was_anothers_before_is_taken_over_if_it_is_asked_for(
    session: Session, author: Actor, stranger: Actor
) -> None:
    post = post_by(session, author, slug="one")
    _rename(session, author, post, "two")
    new = create_post(session, stranger, title="New", body="Text.", slug="one")
    assert find_post(session, stranger, "one") is new
    # Hidden as the new one is, the old one doesn't answer for it.
    assert find_post(session, ANONYMOUS, "one") is None
    assert _former(session) == {}
    _rename(session, author, post, "three")
    other = post_by(session, stranger, slug="other")
    _rename(session, stranger, other, "two")
    assert (find_post(session, ANONYMOUS, "two"), _former(session)) == (other, {"other": other.id})


def test_slug_made_from_a_title_leaves_former_ones_to_their_posts(session: Session, author: Actor) -> None:
    post = post_by(session, author, slug="news")
    _rename(session, author, post, "old-news")
    assert create_post(session, author, title="News", body="Text.").slug == "news-2"
    assert find_post(session, ANONYMOUS, "news") is post


@pytest.mark.parametrize("slug", ["a", "a-2", "a-b", "none", "_", "%"])
def test_free_slug_is_neither_anybodys_nor_was(session: Session, slug: str) -> None:
    post = PostFactory(slug="a")
    session.add_all([FormerSlug(slug=former, post_id=post.id) for former in ("a-2", "a-b")])
    session.flush()
    known = slug in ("a", "a-2", "a-b")
    assert is_slug_known(session, slug) is known
    assert (free_slug(session, slug) == slug) is not known
    assert free_slug(session, "a") == "a-3"


def test_change_of_slug_that_is_refused_keeps_nothing(
    session: Session, database: Database, author: Actor
) -> None:
    PostFactory(slug="taken")
    post = post_by(session, author, slug="one")
    with pytest.raises(Conflict), database.transaction() as writing:
        _rename(writing, author, post, "taken")
    session.rollback()
    assert _former(session) == {}


def test_former_slug_that_two_posts_had_is_the_last_ones(session: Session, author: Actor) -> None:
    first, last = post_by(session, author, slug="one"), post_by(session, author, slug="two")
    # As if the first had left it at the very moment at which the last took it.
    session.add(FormerSlug(slug="two", post_id=first.id))
    session.flush()
    _rename(session, author, last, "three")
    assert _former(session) == {"two": last.id}
