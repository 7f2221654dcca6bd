"""The transactions of one operation: a new one for each write."""

import pytest
from sqlalchemy.orm import Session

from executor.context import Context, RolledBack
from models import Tag
from models.database import Database
from policies import ANONYMOUS


@pytest.fixture
def context(database: Database) -> Context:
    """A stranger's context on an empty database."""
    return Context(database, ANONYMOUS, read_rows=lambda *_: {})


def _names(session: Session) -> list[str]:
    return [tag.name for tag in session.query(Tag)]


def test_session_outside_of_a_transaction_is_none(context: Context) -> None:
    with pytest.raises(AssertionError):
        context.session  # noqa: B018


def test_writing_commits_at_its_end(context: Context, session: Session) -> None:
    with context.writing() as writer:
        assert context.session is writer
        writer.add(Tag(name="kept", slug="kept"))
    assert _names(session) == ["kept"]


@pytest.mark.parametrize("error", [RolledBack, ValueError])
def test_writing_that_ends_in_an_error_leaves_nothing(
    error: type[Exception], context: Context, session: Session
) -> None:
    def write_and_fail() -> None:
        with context.writing() as writer:
            writer.add(Tag(name="lost", slug="lost"))
            writer.flush()
            raise error

    with pytest.raises(error):
        write_and_fail()
    assert _names(session) == []


def test_writing_again_forgets_an_earlier_refusal(context: Context) -> None:
    context.refused = True
    with context.writing():
        assert not context.refused
