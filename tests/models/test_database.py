"""Sessions and transactions that behave alike on both databases."""

import threading
import time
from collections.abc import Callable

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from models import Tag
from models.database import Database
from tests.support.factories import TagFactory


class Interruption(BaseException):
    """Not an Exception: as Ctrl+C."""


def _count(database: Database) -> int:
    with database.reader() as session:
        return session.scalar(select(func.count()).select_from(Tag)) or 0


def _add(session: Session, name: str) -> None:
    session.add(Tag(name=name, slug=name))


def _write_and_raise(database: Database, error: BaseException) -> None:
    with database.transaction() as session:
        _add(session, "lost")
        session.flush()
        raise error


def _add_both(session: Session, name: str) -> None:
    _add(session, name)
    session.flush()
    _add(session, name)
    session.flush()


def test_transaction_commits_at_its_end(database: Database) -> None:
    with database.transaction() as session:
        _add(session, "kept")
        session.flush()
        assert _count(database) == 0
    assert _count(database) == 1


@pytest.mark.parametrize("error", [ValueError("no"), Interruption("no")])
def test_transaction_with_error_rolls_back_and_lets_it_out(database: Database, error: BaseException) -> None:
    with pytest.raises(type(error), match="no"):
        _write_and_raise(database, error)
    assert _count(database) == 0


def test_transaction_with_violation_rolls_back_all_of_it(database: Database) -> None:
    with pytest.raises(IntegrityError), database.transaction() as session:
        _add_both(session, "twice")
    assert _count(database) == 0


def test_transaction_after_a_failed_one_works(database: Database) -> None:
    with pytest.raises(ValueError, match="once"):
        _write_and_raise(database, ValueError("once"))
    with database.transaction() as session:
        _add(session, "kept")
    assert _count(database) == 1


def test_transaction_keeps_rows_readable_after_the_commit(database: Database) -> None:
    with database.transaction() as session:
        _add(session, "kept")
        session.flush()
        tag = session.scalars(select(Tag)).one()
    assert tag.name == "kept"


def test_transaction_within_undoes_only_the_savepoint(database: Database) -> None:
    with database.transaction() as session:
        _add(session, "kept")
        with pytest.raises(IntegrityError), session.begin_nested():
            _add_both(session, "twice")
    assert _count(database) == 1


def test_reader_without_commit_leaves_nothing(database: Database) -> None:
    with database.reader() as session:
        _add(session, "lost")
        session.flush()
    assert _count(database) == 0


def test_reader_during_a_transaction_sees_the_state_before_it(database: Database, session: Session) -> None:
    TagFactory(name="before")
    with database.transaction() as writing:
        _add(writing, "after")
        writing.flush()
        assert _count(database) == 1
    assert _count(database) == 2


def _at_once(count: int, work: Callable[[int], None]) -> list[BaseException]:
    """Run work in threads that begin together; return what they raised."""
    start, errors = threading.Barrier(count), []

    def run(number: int) -> None:
        start.wait(10)
        try:
            work(number)
        except BaseException as error:  # noqa: BLE001
            errors.append(error)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return errors


def test_transactions_that_read_and_then_write_at_once_all_succeed(database: Database) -> None:
    # On SQLite a transaction that has read can't write any more once another one has written.
    seen: list[int] = []

    def read_and_write(number: int) -> None:
        with database.transaction() as session:
            seen.append(session.scalar(select(func.count()).select_from(Tag)) or 0)
            time.sleep(0.05)
            _add(session, f"tag-{number}")

    assert _at_once(4, read_and_write) == []
    assert _count(database) == 4
    if database.engine.name == "sqlite":
        assert seen == [0, 1, 2, 3]


def test_readers_during_transactions_are_never_refused(database: Database) -> None:
    def work(number: int) -> None:
        for step in range(5):
            if number:
                _count(database)
            else:
                with database.transaction() as session:
                    _add(session, f"tag-{step}")

    assert _at_once(4, work) == []
    assert _count(database) == 5


def test_foreign_key_to_nothing_is_refused(database: Database) -> None:
    with (
        pytest.raises(IntegrityError),
        database.transaction() as session,
    ):
        session.add(Tag(name="orphan", slug="orphan", parent_id=404))
    with database.transaction() as session:
        session.add(Tag(name="root", slug="root"))
    assert _count(database) == 1


def test_statement_that_fails_leaves_the_connection_usable(database: Database) -> None:
    with database.reader() as session, pytest.raises(Exception, match="nothing"):
        session.execute(text("SELECT * FROM nothing"))
    assert _count(database) == 0
