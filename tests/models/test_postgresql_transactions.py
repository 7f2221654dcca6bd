"""Statements by libpq on a connection in whose transactions psycopg's cursors run statements too."""

import threading
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from psycopg.pq import TransactionStatus
from sqlalchemy import make_url

from models import postgresql
from models.postgresql import PostgresqlRunner


@pytest.fixture
def url(postgresql_server: str) -> str:
    """The address of a database."""
    url = make_url(postgresql_server.format(database="postgres")).set(drivername="postgresql")
    return url.render_as_string(hide_password=False)


@pytest.fixture
def connection(url: str) -> Iterator[psycopg.Connection[Any]]:
    """A connection whose transactions are committed by whoever uses it, with an empty table."""
    with psycopg.connect(url, prepare_threshold=None) as connection:
        connection.execute("CREATE TEMP TABLE item (name text)")
        connection.commit()
        yield connection


@pytest.fixture
def runner(connection: psycopg.Connection[Any]) -> PostgresqlRunner:
    """What runs statements on it."""
    return PostgresqlRunner(connection)


INSERT = "INSERT INTO item VALUES ($1) RETURNING name"


def _names(connection: psycopg.Connection[Any]) -> list[str]:
    return [name for (name,) in connection.execute("SELECT name FROM item ORDER BY name")]


def test_first_statement_begins_the_transaction(
    connection: psycopg.Connection[Any], runner: PostgresqlRunner
) -> None:
    for name in "ab":
        assert runner.first(INSERT, [name]) == (name,)
        assert connection.info.transaction_status is TransactionStatus.INTRANS
    connection.rollback()
    assert _names(connection) == []


def test_what_is_committed_stays(connection: psycopg.Connection[Any], runner: PostgresqlRunner) -> None:
    runner.first(INSERT, ["a"])
    connection.commit()
    runner.first(INSERT, ["b"])
    connection.rollback()
    assert _names(connection) == ["a"]


def test_statements_of_both_are_of_one_transaction(
    connection: psycopg.Connection[Any], runner: PostgresqlRunner
) -> None:
    for first in (True, False):
        if first:
            runner.first(INSERT, ["a"])
        connection.execute("INSERT INTO item VALUES ('b')")
        assert runner.first(INSERT, ["c"]) == ("c",)
        connection.rollback()
        assert _names(connection) == []
        connection.rollback()


def test_statement_in_the_same_transaction_sees_the_time_stand_still(
    connection: psycopg.Connection[Any], runner: PostgresqlRunner
) -> None:
    first, second = (runner.first("SELECT now()", []) for _ in range(2))
    connection.commit()
    assert first == second
    assert runner.first("SELECT now()", []) != first


@pytest.mark.parametrize("before", [[], [INSERT]], ids=["first", "second"])
@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("SELECT $1::int / 0", psycopg.errors.DivisionByZero),
        ("SELECT $1::text::int", psycopg.errors.InvalidTextRepresentation),
        ("SELECT nothing FROM item WHERE name = $1", psycopg.errors.UndefinedColumn),
    ],
)
def test_error_is_psycopgs_and_undoes_the_transaction(
    before: list[str],
    text: str,
    error: type[Exception],
    connection: psycopg.Connection[Any],
    runner: PostgresqlRunner,
) -> None:
    for statement in before:
        runner.first(statement, ["a"])
    with pytest.raises(error):
        runner.first(text, ["1" if error is psycopg.errors.DivisionByZero else "x"])
    connection.rollback()
    assert runner.first(INSERT, ["b"]) == ("b",)
    connection.commit()
    assert _names(connection) == ["b"]


def test_transaction_that_waits_for_another_lets_the_other_go_on(
    url: str, connection: psycopg.Connection[Any], runner: PostgresqlRunner
) -> None:
    with psycopg.connect(url, prepare_threshold=None, options="-c lock_timeout=5000") as waiting:
        runner.first("SELECT pg_advisory_xact_lock(7), 1", [])
        waiter = threading.Thread(
            target=lambda: PostgresqlRunner(waiting).first("SELECT pg_advisory_xact_lock(7), 1", [])
        )
        waiter.start()
        while not connection.execute("SELECT 1 FROM pg_locks WHERE NOT granted").fetchone():
            assert waiter.is_alive()
        connection.commit()
        waiter.join()
        assert waiting.info.transaction_status is TransactionStatus.INTRANS


def test_large_value_begins_a_transaction_too(runner: PostgresqlRunner) -> None:
    # More than fits between the two at a time.
    assert runner.first("SELECT length($1::text)", ["x" * 20_000_000]) == (20_000_000,)


def test_many_transactions_prepare_a_statement_once(
    connection: psycopg.Connection[Any], runner: PostgresqlRunner
) -> None:
    for number in range(20):
        runner.first(INSERT, [str(number)])
        # More often than psycopg would bear without preparing a statement by itself.
        connection.execute("SELECT 1")
        (connection.rollback if number % 2 else connection.commit)()
    prepared = connection.execute("SELECT statement FROM pg_prepared_statements").fetchall()
    assert prepared == [(INSERT,)]


def test_only_the_last_statements_stay_prepared_within_a_transaction(
    connection: psycopg.Connection[Any], runner: PostgresqlRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgresql, "MOST_PREPARED", 2)
    for number in (1, 2, 3, 1, 4):
        assert runner.first(f"SELECT {number}", []) == (number,)
    assert len(connection.execute("SELECT 1 FROM pg_prepared_statements").fetchall()) == 2


def test_statement_that_somebody_let_go_of_fails_its_transaction_alone(
    connection: psycopg.Connection[Any], runner: PostgresqlRunner
) -> None:
    runner.first(INSERT, ["a"])
    connection.commit()
    connection.execute("DEALLOCATE ALL")
    with pytest.raises(psycopg.errors.InvalidSqlStatementName):
        runner.first(INSERT, ["b"])
    connection.rollback()
    assert runner.first(INSERT, ["c"]) == ("c",)


@pytest.mark.parametrize("within", [False, True], ids=["at its beginning", "within a transaction"])
def test_lost_connection_is_an_operational_error(
    within: bool, url: str, connection: psycopg.Connection[Any], runner: PostgresqlRunner
) -> None:
    if within:
        runner.first(INSERT, ["a"])
    with psycopg.connect(url, autocommit=True) as administrator:
        administrator.execute("SELECT pg_terminate_backend(%s, 1000)", [connection.info.backend_pid])
    for _ in range(2):
        with pytest.raises(psycopg.OperationalError):
            runner.first(INSERT, ["b"])
