"""`flask posts purge`: old posts in the trash go for good."""

from datetime import timedelta

import pytest
from flask.testing import FlaskCliRunner
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Post, PostStatus
from models.types import utc_now
from tests.support.factories import CommentFactory, PostFactory


def _deleted(slug: str, days: float) -> Post:
    time = utc_now() - timedelta(days=days)
    return PostFactory(slug=slug, status=PostStatus.DELETED, deleted_at=time)


def _slugs(session: Session) -> set[str]:
    session.rollback()
    return set(session.scalars(select(Post.slug)))


def test_purge_deletes_what_has_been_in_the_trash_for_a_month(cli: FlaskCliRunner, session: Session) -> None:
    CommentFactory(post=_deleted("old", 31))
    _deleted("fresh", 29)
    PostFactory(slug="shown")
    result = cli.invoke(args=["posts", "purge"])
    assert (result.exit_code, result.output) == (0, "1 post is deleted for good.\n")
    assert _slugs(session) == {"fresh", "shown"}


@pytest.mark.parametrize(("days", "left"), [("0", set()), ("7", {"fresh"}), ("36500", {"old", "fresh"})])
def test_purge_of_other_days_deletes_what_is_older(
    cli: FlaskCliRunner, session: Session, days: str, left: set[str]
) -> None:
    _deleted("old", 8)
    _deleted("fresh", 6)
    result = cli.invoke(args=["posts", "purge", "--days", days])
    assert (result.exit_code, result.output) == (
        0,
        f"{2 - len(left)} post{_be(2 - len(left))} deleted for good.\n",
    )
    assert _slugs(session) == left


def _be(count: int) -> str:
    return " is" if count == 1 else "s are"


@pytest.mark.parametrize("days", ["-1", "36501", "a month", "1.5", ""])
def test_purge_of_what_is_no_number_of_days_deletes_nothing(
    cli: FlaskCliRunner, session: Session, days: str
) -> None:
    _deleted("old", 100)
    assert cli.invoke(args=["posts", "purge", "--days", days]).exit_code == 2
    assert _slugs(session) == {"old"}
