"""How the database's refusal becomes a message at a field, and when it doesn't."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from models import Tag, TagKind
from services.conflicts import flushing
from services.errors import Conflict, Problem
from tests.support.factories import PostFactory, TagFactory

TAKEN = Problem("slug", "TAKEN", "Taken.")


def test_flushing_without_a_conflict_writes(session: Session) -> None:
    with flushing(session, {"uq_tag_kind_slug": TAKEN}):
        session.add(Tag(kind=TagKind.TAG, name="a", slug="a"))
    assert session.scalar(select(func.count()).select_from(Tag)) == 1


def test_flushing_with_a_known_conflict_raises_it_and_leaves_the_transaction_usable(
    session: Session,
) -> None:
    TagFactory(slug="a")
    with pytest.raises(Conflict) as refused, flushing(session, {"uq_tag_kind_slug": TAKEN}):
        session.add(Tag(kind=TagKind.TAG, name="b", slug="a"))
    assert refused.value.problems == (TAKEN,)
    session.add(Tag(kind=TagKind.TAG, name="c", slug="c"))
    session.commit()
    assert session.scalars(select(Tag.slug).order_by(Tag.slug)).all() == ["a", "c"]


def test_flushing_with_another_conflict_is_no_message_for_people(session: Session) -> None:
    TagFactory(slug="a")
    with pytest.raises(IntegrityError), flushing(session, {"uq_post_slug": TAKEN}):
        session.add(Tag(kind=TagKind.TAG, name="b", slug="a"))


def test_flushing_with_a_violation_that_is_none_of_uniqueness_is_raised_as_it_is(session: Session) -> None:
    post = PostFactory()
    with pytest.raises(IntegrityError), flushing(session, {"uq_post_slug": TAKEN}):
        post.author_id = 4_711


def test_flushing_with_a_misspelt_constraint_fails_loudly(session: Session) -> None:
    if session.get_bind().dialect.name != "sqlite":
        with pytest.raises(IntegrityError):
            collide(session)
    else:
        with pytest.raises(LookupError, match="uq_tag_nothing"):
            collide(session)


def collide(session: Session) -> None:
    TagFactory(slug="a")
    with flushing(session, {"uq_tag_nothing": TAKEN}):
        session.add(Tag(kind=TagKind.TAG, name="b", slug="a"))


def test_flushing_with_another_error_undoes_the_block(session: Session) -> None:
    with pytest.raises(ZeroDivisionError), flushing(session, {}):
        session.add(Tag(kind=TagKind.TAG, name=str(1 // 0), slug="a"))
    assert session.scalar(select(func.count()).select_from(Tag)) == 0
