"""A post's links to tags have its time, whoever writes the one or the others."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Post, PostStatus, post_tag
from models.database import Database
from tests.support.factories import BEGINNING, PostFactory, TagFactory


def _times(database: Database) -> list[tuple[int, int, datetime | None]]:
    with database.reader() as session:
        return [tuple(row) for row in session.execute(select(post_tag).order_by(*post_tag.c))]


def test_links_of_a_new_post_have_its_time(session: Session, database: Database) -> None:
    tags = TagFactory.create_batch(2)
    post, draft = PostFactory(tags=tags), PostFactory(tags=tags[:1], draft=True)
    assert _times(database) == [
        (post.id, tags[0].id, post.published_at),
        (post.id, tags[1].id, post.published_at),
        (draft.id, tags[0].id, None),
    ]


def test_link_made_later_has_the_posts_time(session: Session, database: Database) -> None:
    post, first, second = PostFactory(), TagFactory(), TagFactory()
    post.tags.append(first)
    session.commit()
    post.tags = [second]
    session.commit()
    assert _times(database) == [(post.id, second.id, post.published_at)]


@pytest.mark.parametrize("loaded", [True, False], ids=["tags loaded", "tags not loaded"])
def test_links_follow_the_posts_time(session: Session, database: Database, loaded: bool) -> None:
    tag = TagFactory()
    post, other = PostFactory(tags=[tag], draft=True), PostFactory(tags=[tag])
    for time in (BEGINNING, BEGINNING + timedelta(days=1), None):
        with database.transaction() as writer:
            changed = writer.get_one(Post, post.id)
            assert not loaded or changed.tags
            changed.status = PostStatus.ARCHIVED
            changed.published_at = time
        assert _times(database) == [(post.id, tag.id, time), (other.id, tag.id, other.published_at)]
