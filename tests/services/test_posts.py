"""Writing posts: what is stored, who may, and what is refused."""

from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import Post, PostKind, PostStatus, Tag
from models.database import Database
from policies import ANONYMOUS, Actor
from services.errors import Forbidden, InvalidInput, NotAuthenticated
from services.posts import create_post
from tests.services.refusals import BAD_POST_FIELDS, problems_of


def write(session: Session, actor: Actor, **fields: Any) -> Post:
    return create_post(session, actor, **{"title": "A title", "body": "A *body*.", **fields})


def test_create_post_good_is_a_rendered_draft(session: Session, author: Actor) -> None:
    post = write(session, author, title="  Two\nwords ", body="One.\r\n\r\nTwo *three*.", tags=["News"])
    session.commit()
    session.refresh(post)
    assert (post.title, post.slug, post.body) == ("Two words", "two-words", "One.\n\nTwo *three*.")
    assert (post.status, post.kind, post.published_at) == (PostStatus.DRAFT, PostKind.POST, None)
    assert (post.author_id, post.version, post.comment_count) == (author.user_id, 1, 0)
    assert post.body_html == "<p>One.</p>\n<p>Two <em>three</em>.</p>\n"
    assert (post.excerpt, post.has_own_excerpt, post.reading_minutes) == ("One. Two three.", False, 1)
    assert [tag.name for tag in post.tags] == ["News"]
    assert post.comments_open


def test_create_post_with_an_excerpt_slug_and_closed_comments_keeps_them(
    session: Session, author: Actor
) -> None:
    post = write(session, author, excerpt="In short.", slug="my-own", comments_open=False, kind=PostKind.PAGE)
    session.commit()
    session.refresh(post)
    assert (post.excerpt, post.has_own_excerpt) == ("In short.", True)
    assert (post.slug, post.comments_open, post.kind) == ("my-own", False, PostKind.PAGE)


@pytest.mark.parametrize(("field", "value", "code"), BAD_POST_FIELDS)
def test_create_post_bad_field_is_refused_at_that_field(
    session: Session, database: Database, author: Actor, field: str, value: Any, code: str
) -> None:
    with pytest.raises(InvalidInput) as refused, database.transaction() as writing:
        write(writing, author, **{"tags": ["new"], field: value})
    assert problems_of(refused.value) == [(field, code)]
    for kind in (Post, Tag):
        assert session.scalar(select(func.count()).select_from(kind)) == 0


def test_create_post_all_fields_bad_is_told_all_at_once(session: Session, author: Actor) -> None:
    with pytest.raises(InvalidInput) as refused:
        write(session, author, title="", body="", slug="?", excerpt="x" * 501, tags=["x" * 51])
    assert [problem.field for problem in refused.value.problems] == [
        *("title", "body", "slug", "excerpt", "tags")
    ]


def test_create_post_by_a_stranger_or_reader_is_refused(session: Session, reader: Actor) -> None:
    with pytest.raises(NotAuthenticated):
        write(session, ANONYMOUS)
    with pytest.raises(Forbidden):
        write(session, reader)
    assert session.scalar(select(func.count()).select_from(Post)) == 0
