"""The sessions of one operation: one for reading, and a new transaction for each write."""

import pytest
from sqlalchemy.orm import Session

from executor.context import Context, RolledBack
from models import Tag
from models.database import Database
from policies import ANONYMOUS
from tests.executor.conftest import LIMITS


@pytest.fixture
def context(database: Database) -> Context:
    """A stranger's context on an empty database."""
    return Context(database, ANONYMOUS, LIMITS)


def _names(session: Session) -> list[str]:
    return [tag.name for tag in session.query(Tag)]


def test_session_for_reading_is_one_until_closed(context: Context) -> None:
    first = context.session
    assert context.session is first
    context.close()
    assert context.session is not first
    context.close()


def test_close_without_a_session_does_nothing(context: Context) -> None:
    context.close()
    context.close()


def test_writing_commits_at_its_end(context: Context, session: Session) -> None:
    with context.writing() as writer:
        assert context.session is writer
        writer.add(Tag(name="kept", slug="kept"))
    assert context.session is not writer
    assert _names(session) == ["kept"]
    context.close()


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


def test_writing_reads_what_others_wrote_since(context: Context, session: Session) -> None:
    assert _names(context.session) == []
    session.add(Tag(name="new", slug="new"))
    session.commit()
    with context.writing() as writer:
        assert _names(writer) == ["new"]


def test_writing_again_forgets_an_earlier_refusal(context: Context) -> None:
    context.refused = True
    with context.writing():
        assert not context.refused
