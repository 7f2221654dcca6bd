"""Deleting for good: what is in the trash, with all that belongs to it."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import Comment, FormerSlug, Post, PostRevision, PostStatus, Tag, post_tag
from models.types import utc_now
from policies import ANONYMOUS, OPERATOR, Actor
from services.errors import Conflict, Forbidden, NotAuthenticated, NotFound
from services.post_life import delete_post, restore_post
from services.post_lists import list_deleted, list_unpublished
from services.posts import PostChanges, create_post, update_post
from services.trash import delete_for_good, purge_trash
from tests.services.arranging import post_by
from tests.services.refusals import problems_of
from tests.support.factories import BEGINNING, CommentFactory, PostFactory

A_DAY = timedelta(days=1)


def _deleted(session: Session, actor: Actor, at: datetime = BEGINNING) -> Post:
    return post_by(session, actor, status=PostStatus.DELETED, deleted_at=at)


def _count(session: Session, *kinds: type) -> list[int | None]:
    return [session.scalar(select(func.count()).select_from(kind)) for kind in kinds]


def test_delete_post_keeps_all_that_belongs_to_it_until_it_is_restored(
    session: Session, author: Actor
) -> None:
    post = create_post(session, author, title="Here", body="Text.", tags=["Left"])
    CommentFactory(post=post, parent=CommentFactory(post=post))
    delete_post(session, author, post.id)
    assert _count(session, Post, Comment, Tag) == [1, 2, 1]
    restore_post(session, author, post.id)
    assert (post.slug, [tag.name for tag in post.tags]) == ("here", ["Left"])


def test_delete_for_good_goes_with_its_comments_and_revisions_and_leaves_its_tags(
    session: Session, author: Actor
) -> None:
    post = create_post(session, author, title="Here", body="Text.", tags=["Left"])
    CommentFactory(post=post, parent=CommentFactory(post=post))
    other = CommentFactory()
    session.add(FormerSlug(slug="before", post_id=post.id))
    delete_post(session, author, post.id)
    delete_for_good(session, author, post.id)
    session.commit()
    session.expunge_all()
    assert session.scalars(select(Comment.id)).all() == [other.id]
    assert session.get(Post, post.id) is None
    assert _count(session, PostRevision, FormerSlug) == [0, 0]
    assert session.execute(select(post_tag)).all() == []
    assert session.scalars(select(Tag.name)).all() == ["Left"]


def test_delete_for_good_with_a_very_deep_thread_is_done(session: Session, author: Actor) -> None:
    post, writer = _deleted(session, author), author.user_id
    rows = [{"id": number, "parent_id": number - 1 or None} for number in range(1, 1_201)]
    same = {"post_id": post.id, "author_id": writer, "body": "Re", "body_html": "Re", "status": "APPROVED"}
    session.execute(Comment.__table__.insert(), [{**same, **row} for row in rows])
    delete_for_good(session, author, post.id)
    assert _count(session, Comment, Post) == [0, 0]


@pytest.mark.parametrize("status", [status for status in PostStatus if status is not PostStatus.DELETED])
def test_delete_for_good_of_what_is_not_in_the_trash_is_a_conflict(
    session: Session, author: Actor, status: PostStatus
) -> None:
    post = post_by(session, author, status=status)
    with pytest.raises(Conflict) as refused:
        delete_for_good(session, author, post.id)
    assert problems_of(refused.value) == [("permanently", "NOT_DELETED")]
    assert _count(session, Post) == [1]


def test_delete_for_good_of_another_version_than_expected_is_a_conflict(
    session: Session, author: Actor
) -> None:
    post = _deleted(session, author)
    with pytest.raises(Conflict) as refused:
        delete_for_good(session, author, post.id, expected_version=7)
    assert problems_of(refused.value) == [("expected_version", "CONFLICT")]
    delete_for_good(session, author, post.id, expected_version=post.version)
    assert _count(session, Post) == [0]


def test_delete_for_good_by_others_or_of_nothing_is_not_found(
    session: Session, author: Actor, stranger: Actor, reader: Actor
) -> None:
    post = _deleted(session, author)
    for actor in (stranger, reader, ANONYMOUS, author):
        with pytest.raises(NotFound):
            delete_for_good(session, actor, post.id if actor is not author else 4_711)
    assert _count(session, Post) == [1]


def test_list_deleted_is_apart_from_drafts_and_for_those_who_may_see_it(
    session: Session, author: Actor, stranger: Actor, editor: Actor
) -> None:
    first, last = _deleted(session, author), _deleted(session, author, BEGINNING + A_DAY)
    draft = post_by(session, author, draft=True)
    _deleted(session, stranger)
    for actor in (author, editor):
        assert list_deleted(session, actor, first.author) == [last, first]
        assert list_unpublished(session, actor, first.author) == [draft]
    for actor in (stranger, ANONYMOUS):
        assert list_deleted(session, actor, first.author) == []


def test_purge_deletes_what_was_put_into_the_trash_before(session: Session, author: Actor) -> None:
    old, older = _deleted(session, author), _deleted(session, author, BEGINNING - A_DAY)
    CommentFactory(post=old, parent=CommentFactory(post=old))
    kept = [
        _deleted(session, author, BEGINNING + A_DAY),
        PostFactory(draft=True),
        PostFactory(status=PostStatus.ARCHIVED),
        CommentFactory().post,
    ]
    assert purge_trash(session, OPERATOR, before=BEGINNING + A_DAY) == 2
    session.commit()
    session.expunge_all()
    assert set(session.scalars(select(Post.id))) == {post.id for post in kept}
    assert not {old.id, older.id} & set(session.scalars(select(Post.id)))
    assert _count(session, Comment) == [1]
    assert purge_trash(session, OPERATOR, before=BEGINNING) == 0


@pytest.mark.parametrize(("name", "refusal"), [("author", Forbidden), ("editor", Forbidden)])
def test_purge_by_anybody_but_admins_is_refused(
    request: pytest.FixtureRequest, session: Session, author: Actor, name: str, refusal: type[Exception]
) -> None:
    _deleted(session, author)
    with pytest.raises(refusal):
        purge_trash(session, request.getfixturevalue(name), before=utc_now())
    with pytest.raises(NotAuthenticated):
        purge_trash(session, ANONYMOUS, before=utc_now())
    assert _count(session, Post) == [1]


def test_slug_of_what_is_in_the_trash_is_taken_until_it_is_deleted_for_good(
    session: Session, author: Actor
) -> None:
    post = _deleted(session, author)
    other = post_by(session, author)
    with pytest.raises(Conflict):
        update_post(session, author, other.id, PostChanges(slug=post.slug))
    delete_for_good(session, author, post.id)
    assert update_post(session, author, other.id, PostChanges(slug=post.slug)).slug == post.slug
