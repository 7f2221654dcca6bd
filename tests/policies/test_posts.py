"""Posts: who sees which, and who may write and change them."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Post, PostKind, PostStatus
from models.types import utc_now
from policies import ANONYMOUS
from policies.posts import (
    can_create_post,
    can_edit_post,
    can_empty_trash,
    can_manage_post,
    can_restore_post,
    can_see_post,
    deleted_posts,
    editable_posts,
    is_published,
    managed_posts,
    published_feed,
    published_pages,
    published_posts,
    restorable_posts,
    unpublished_posts,
    visible_posts,
)
from tests.policies.conftest import ACTORS, EDITORS, People, ids, selected
from tests.support.factories import PostFactory

HOUR = timedelta(hours=1)
# The status, when it appears (in hours from now), and whether the public sees it.
STATES = [
    (PostStatus.DRAFT, None, False),
    (PostStatus.DRAFT, -1, False),
    (PostStatus.SCHEDULED, 1, False),
    (PostStatus.SCHEDULED, -1, True),
    (PostStatus.PUBLISHED, -1, True),
    (PostStatus.PUBLISHED, 1, False),
    (PostStatus.ARCHIVED, None, False),
    (PostStatus.ARCHIVED, -1, False),
    (PostStatus.DELETED, None, False),
    (PostStatus.DELETED, -1, False),
]
PUBLIC = {(status, hours) for status, hours, public in STATES if public}


def _post(kind: PostKind, status: PostStatus, hours: int | None, **fields: object) -> Post:
    published_at = None if hours is None else utc_now() + hours * HOUR
    return PostFactory.build(kind=kind, status=status, published_at=published_at, **fields)


def _is_public(post: Post) -> bool:
    """Decide by the table above, not by the code."""
    hours = None if post.published_at is None else (1 if post.published_at > utc_now() else -1)
    return (post.status, hours) in PUBLIC


@pytest.fixture
def posts(session: Session, stored_people: People) -> list[Post]:
    """A post and a page in each state, by each writer."""
    posts = [
        _post(kind, status, hours, author=stored_people.users[writer])
        for writer in ("author", "other", "demoted", "suspended", "editor")
        for kind in PostKind
        for status, hours, _ in STATES
    ]
    session.add_all(posts)
    session.commit()
    return posts


def _should_see(name: str, post: Post) -> bool:
    own = post.author.username == name and name != "suspended"
    return _is_public(post) or name in EDITORS or own


def test_visible_posts_are_those_that_can_be_seen(
    session: Session, people: People, posts: list[Post]
) -> None:
    for name in ACTORS:
        actor = people.actor(name)
        seen = {post for post in posts if can_see_post(actor, post)}
        assert selected(session, Post, visible_posts, actor) == ids(seen), name
        assert seen == {post for post in posts if _should_see(name, post)}, name


def test_published_posts_are_the_same_for_every_actor(
    session: Session, people: People, posts: list[Post]
) -> None:
    public = {post for post in posts if _is_public(post)}
    trash = {post for post in posts if post.status is PostStatus.DELETED}
    feed = {post for post in public if post.kind is PostKind.POST}
    assert {post for post in posts if is_published(post)} == public
    for name in ACTORS:
        actor = people.actor(name)
        assert selected(session, Post, published_posts, actor) == ids(public), name
        unpublished, deleted = (
            ids(posts) - ids(public) - ids(trash),
            selected(session, Post, deleted_posts, actor),
        )
        assert selected(session, Post, unpublished_posts, actor) == unpublished, name
        assert deleted == ids(trash), name
        assert selected(session, Post, published_feed, actor) == ids(feed), name
        assert selected(session, Post, published_pages, actor) == ids(public - feed), name


def test_scheduled_post_is_visible_once_its_time_has_come(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [datetime(2026, 1, 1, 11, 59, 59, 999_999, UTC)]
    for module in ("policies.posts", "models.parameters"):
        monkeypatch.setattr(f"{module}.utc_now", lambda: clock[0])
    noon = clock[0] + timedelta(microseconds=1)
    post = PostFactory(status=PostStatus.SCHEDULED, published_at=noon)
    statement = select(Post).where(visible_posts(ANONYMOUS))
    assert (session.scalars(statement).all(), can_see_post(ANONYMOUS, post)) == ([], False)
    clock[0] = noon
    # The very statement: the time is that of its execution, not that of its making.
    assert (session.scalars(statement).all(), can_see_post(ANONYMOUS, post)) == ([post], True)


def test_is_published_at_a_given_time_decides_by_that() -> None:
    post = _post(PostKind.POST, PostStatus.SCHEDULED, 1)
    assert not is_published(post)
    assert is_published(post, utc_now() + 2 * HOUR)


@pytest.mark.parametrize(
    ("name", "creates", "edits_own", "edits_others"),
    [
        ("anonymous", False, False, False),
        ("suspended", False, False, False),
        ("reader", False, False, False),
        ("demoted", False, False, False),
        ("new", True, True, False),
        ("author", True, True, False),
        ("other", True, True, False),
        ("editor", True, True, True),
        ("admin", True, True, True),
    ],
)
def test_post_is_written_and_changed_by_its_author_and_editors(
    people: People, name: str, creates: bool, edits_own: bool, edits_others: bool
) -> None:
    actor = people.actor(name)
    assert can_create_post(actor) is creates
    for status, hours, _ in STATES:
        for writer, user in people.users.items():
            post = _post(PostKind.POST, status, hours, author_id=user.id, author=None)
            manages = edits_own if writer == name else edits_others
            assert can_manage_post(actor, post) is manages
            assert can_edit_post(actor, post) is (manages and status is not PostStatus.DELETED)
            assert can_restore_post(actor, post) is (
                manages and status in (PostStatus.ARCHIVED, PostStatus.DELETED)
            )


@pytest.mark.parametrize(
    ("rule", "predicate"),
    [
        (can_manage_post, managed_posts),
        (can_edit_post, editable_posts),
        (can_restore_post, restorable_posts),
    ],
)
def test_predicate_of_what_may_be_done_selects_as_its_rule_says(
    session: Session, people: People, posts: list[Post], rule: Any, predicate: Any
) -> None:
    for name in ACTORS:
        actor = people.actor(name)
        allowed = {post for post in posts if rule(actor, post)}
        assert selected(session, Post, predicate, actor) == ids(allowed), name


def test_trash_is_emptied_by_admins_alone(people: People) -> None:
    assert [name for name in ACTORS if can_empty_trash(people.actor(name))] == ["admin"]
