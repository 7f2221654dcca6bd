"""Statements by libpq: what they take and return, how many stay prepared, and what their errors are."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import psycopg
import pytest
from sqlalchemy import make_url

from models import postgresql
from models.postgresql import PostgresqlRunner


@pytest.fixture
def connection(postgresql_server: str) -> Iterator[psycopg.Connection[Any]]:
    """A connection that commits each statement."""
    url = make_url(postgresql_server.format(database="postgres")).set(drivername="postgresql")
    with psycopg.connect(url.render_as_string(hide_password=False), autocommit=True) as connection:
        yield connection


@pytest.fixture
def runner(connection: psycopg.Connection[Any]) -> PostgresqlRunner:
    """What runs statements on it."""
    return PostgresqlRunner(connection)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        *(("bigint", value) for value in (0, -1, 40_000, 2**31, 2**62)),
        *(("text", value) for value in ("", "Ärmel '%s' $1 \\", "文")),
        *(("boolean", value) for value in (True, False)),
        ("double precision", 1.5),
        ("bytea", b"\x00\xff"),
        ("timestamptz", datetime(2026, 1, 2, 3, 4, 5, 6, tzinfo=UTC)),
    ],
)
def test_value_comes_back_as_it_was_sent(runner: PostgresqlRunner, kind: str, value: Any) -> None:
    for given in (value, None, value):
        assert runner.first(f"SELECT $1::{kind}, $1::{kind} IS NULL", [given]) == (given, given is None)


def test_numbers_of_any_size_are_taken_by_the_same_statement(runner: PostgresqlRunner) -> None:
    text = "SELECT $1::bigint + 1"
    assert [runner.first(text, [number]) for number in (1, 2**40, 2, None)] == [
        (2,),
        (2**40 + 1,),
        (3,),
        (None,),
    ]


def test_no_row_is_none(runner: PostgresqlRunner) -> None:
    assert runner.first("SELECT 1 WHERE false", []) is None


def test_statement_is_a_transaction_by_itself(runner: PostgresqlRunner) -> None:
    runner.first("SELECT set_config('gazette.test', 'x', true)", [])
    assert runner.first("SELECT current_setting('gazette.test')", []) == ("",)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("SELECT $1::int + nothing", psycopg.errors.UndefinedColumn),
        ("SELEC $1", psycopg.errors.SyntaxError),
        ("SELECT 1 / $1::int", psycopg.errors.DivisionByZero),
    ],
)
def test_error_is_psycopgs_and_the_connection_goes_on(
    runner: PostgresqlRunner, text: str, error: type[Exception]
) -> None:
    for _ in range(2):
        with pytest.raises(error):
            runner.first(text, [0])
    assert runner.first("SELECT 1", []) == (1,)


def test_lost_connection_is_an_operational_error(
    connection: psycopg.Connection[Any], runner: PostgresqlRunner
) -> None:
    for _ in range(2):
        with pytest.raises(psycopg.OperationalError):
            runner.first("SELECT pg_terminate_backend(pg_backend_pid())", [])
    assert connection.broken


def test_only_the_last_statements_stay_prepared(
    runner: PostgresqlRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgresql, "MOST_PREPARED", 3)
    for number in (1, 2, 3, 1, 4, 5, 2):
        assert runner.first(f"SELECT {number}", []) == (number,)
    prepared = runner.first(
        "SELECT string_agg(statement, ', ' ORDER BY statement) FROM pg_prepared_statements", []
    )
    assert prepared is not None
    assert "SELECT 2" in prepared[0]
    assert prepared[0].count("SELECT") == 3


def test_statement_whose_answer_has_another_form_by_now_is_prepared_anew(
    connection: psycopg.Connection[Any], runner: PostgresqlRunner
) -> None:
    connection.execute("CREATE TEMP TABLE item AS SELECT 'a'::varchar(5) AS name")
    assert runner.first("SELECT * FROM item", []) == ("a",)
    connection.execute("ALTER TABLE item ADD more int")
    assert runner.first("SELECT * FROM item", []) == ("a", None)
    connection.execute("DEALLOCATE ALL")
    assert runner.first("SELECT * FROM item", []) == ("a", None)
