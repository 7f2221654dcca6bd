"""Finding a post by the slug that it has or had, by indexes alone."""

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session, aliased

from models import FormerSlug, Post, has_slug
from models.database import Database
from tests.support.factories import PostFactory


@pytest.fixture
def renamed(session: Session) -> Post:
    """A post that had another slug before."""
    post = PostFactory(slug="new")
    session.add(FormerSlug(slug="old", post_id=post.id))
    session.commit()
    return post


@pytest.mark.parametrize("slug", ["new", "old"])
def test_has_slug_finds_by_the_present_and_by_the_former_one(
    session: Session, renamed: Post, slug: str
) -> None:
    PostFactory(slug="other")
    other = aliased(Post)
    assert session.scalars(select(Post).where(has_slug(Post, slug))).all() == [renamed]
    assert session.scalars(select(other).where(has_slug(other, slug))).all() == [renamed]


@pytest.mark.parametrize("slug", ["", "none", "OLD", "old%", "ol_"])
def test_has_slug_of_nobody_finds_nothing(session: Session, renamed: Post, slug: str) -> None:
    assert session.scalars(select(Post).where(has_slug(Post, slug))).all() == []


def test_has_slug_in_use_is_never_a_former_one(session: Session, renamed: Post) -> None:
    holder = PostFactory(slug="old")
    assert session.scalars(select(Post).where(has_slug(Post, "old"))).all() == [holder]


def test_has_slug_reads_no_table_through(database: Database, session: Session, renamed: Post) -> None:
    statement = select(Post.id).where(has_slug(Post, "old"))
    if database.engine.name == "postgresql":
        session.execute(text("SET LOCAL enable_seqscan = off"))
        explain = "EXPLAIN "
    else:
        explain = "EXPLAIN QUERY PLAN "
    literal = statement.compile(database.engine, compile_kwargs={"literal_binds": True})
    plan = "\n".join(str(row[-1]) for row in session.execute(text(explain + str(literal))))
    assert "Seq Scan" not in plan
    assert "SCAN post" not in plan
    assert "SCAN former_slug" not in plan
    assert plan.count("Index") + plan.count("SEARCH") >= 3
