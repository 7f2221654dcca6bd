"""Statements by the driver itself: their answers, their errors as SQLAlchemy's, and their time."""

import threading
from collections import Counter
from collections.abc import Iterator

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import Session

from models import Tag, statements
from models.database import Database
from models.drivers import StatementTimeout
from tests.support.backends import Backend
from tests.support.factories import TagFactory
from tests.support.reading import read_value

FOREVER = {
    "sqlite": "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n",
    "postgresql": "SELECT pg_sleep(60)::text",
}


@pytest.fixture
def hasty(backend: Backend, database: Database, tmp_path: object) -> Database:
    """The same database, which gives a statement little time."""
    url = database.engine.url.render_as_string(hide_password=False)
    return Database(url, folder=tmp_path, busy_timeout_ms=5_000, pool_size=2, statement_timeout_ms=50)


@pytest.fixture
def connections(hasty: Database) -> Iterator[Counter[str]]:
    """How many connections the hasty database has made for its statements, and how many it has closed."""
    counts: Counter[str] = Counter()
    engine = hasty.statements._engine
    event.listen(engine, "connect", lambda *_: counts.update(["made"]))
    event.listen(engine, "close", lambda *_: counts.update(["closed"]))
    yield counts
    hasty.dispose()
    assert counts["closed"] == counts["made"]


def test_read_gives_the_first_column_of_the_first_row(database: Database, session: Session) -> None:
    TagFactory(name="Ink")
    assert read_value(database, "SELECT name, id FROM tag", []) == "Ink"


def test_read_takes_parameters_in_order(backend: Backend, database: Database) -> None:
    joined = "SELECT ? || ?" if backend.name == "sqlite" else "SELECT $1::text || $2::text"
    assert read_value(database, joined, ["100%", " 'sure'"]) == "100% 'sure'"


def test_read_of_what_is_no_sql_is_an_error_of_sqlalchemys(database: Database) -> None:
    with pytest.raises(DBAPIError):
        read_value(database, "SELECT nothing FROM nowhere", [])
    assert read_value(database, "SELECT 1", []) == 1


def test_read_within_a_transaction_sees_what_it_wrote(database: Database) -> None:
    with database.transaction() as writing:
        writing.add(Tag(name="new", slug="new"))
        writing.flush()
        count = "SELECT count(*) FROM tag"
        assert database.statements.read_within(writing.connection(), count, []) == 1
        assert read_value(database, count, []) == 0


def test_read_that_takes_too_long_is_given_up(backend: Backend, hasty: Database) -> None:
    with pytest.raises(StatementTimeout) as given_up:
        read_value(hasty, FOREVER[backend.name], [])
    # For the log.
    assert FOREVER[backend.name] in str(given_up.value)
    assert read_value(hasty, "SELECT 1", []) == 1
    hasty.dispose()


def test_read_within_a_transaction_that_takes_too_long_is_given_up(backend: Backend, hasty: Database) -> None:
    def write_and_wait() -> None:
        with hasty.transaction() as writing:
            writing.add(Tag(name="lost", slug="lost"))
            writing.flush()
            hasty.statements.read_within(writing.connection(), FOREVER[backend.name], [])

    with pytest.raises(StatementTimeout):
        write_and_wait()
    assert read_value(hasty, "SELECT count(*) FROM tag", []) == 0
    with hasty.transaction() as writing:
        # The next one has all the time it needs again.
        if backend.name == "postgresql":
            assert writing.scalar(text("SHOW statement_timeout")) == "0"
    hasty.dispose()


def test_connection_that_was_idle_for_long_is_replaced(
    backend: Backend, hasty: Database, connections: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(2):
        read_value(hasty, "SELECT 1", [])
    assert connections["made"] == 1
    monkeypatch.setattr(statements, "MOST_SECONDS_IDLE", -1)
    read_value(hasty, "SELECT 1", [])
    assert connections["made"] == (1 if backend.name == "sqlite" else 2)


def test_session_has_all_the_time_it_needs(backend: Backend, hasty: Database) -> None:
    slow = "SELECT pg_sleep(0.2)"
    if backend.name == "sqlite":
        slow = FOREVER["sqlite"].replace("FROM n)", "FROM n WHERE x < 1000000)")
    with hasty.reader() as session:
        session.connection().exec_driver_sql(slow)
    hasty.dispose()


def test_read_without_a_database_is_an_operational_error(database: Database, tmp_path: object) -> None:
    url = database.engine.url.set(database="/nowhere/gone.db").render_as_string(hide_password=False)
    gone = Database(url, folder=tmp_path, busy_timeout_ms=0, pool_size=1)
    with pytest.raises(OperationalError):
        read_value(gone, "SELECT 1", [])


def test_read_after_the_connection_was_lost_is_answered(backend: Backend, hasty: Database) -> None:
    if backend.name == "sqlite":
        return
    process = read_value(hasty, "SELECT pg_backend_pid()", [])
    with hasty.reader() as session:
        session.connection().exec_driver_sql(f"SELECT pg_terminate_backend({process})")
    assert read_value(hasty, "SELECT 1", []) == 1
    hasty.dispose()


def test_explain_tells_how_a_statement_would_run(backend: Backend, database: Database) -> None:
    placeholder = "?" if backend.name == "sqlite" else "$1"
    named = "SELECT name, '100%' FROM (SELECT name FROM tag LIMIT 5) AS t WHERE name = "
    lines = database.statements.explain(named + placeholder, ["it's"])
    assert any("tag" in line for line in lines)
    # What is part of a step stands further in.
    assert not lines[0].startswith(" ")
    assert any(line.startswith("  ") for line in lines)
    assert read_value(database, "SELECT 1", []) == 1


def test_explain_runs_nothing(database: Database) -> None:
    with database.transaction() as writing:
        writing.add(Tag(name="kept", slug="kept"))
    database.statements.explain("DELETE FROM tag", [])
    assert read_value(database, "SELECT count(*) FROM tag", []) == 1


def test_explain_of_what_is_no_sql_is_an_error_of_sqlalchemys(database: Database) -> None:
    with pytest.raises(DBAPIError):
        database.statements.explain("SELECT nothing FROM nowhere", [])
    assert read_value(database, "SELECT 1", []) == 1


def test_read_again_uses_the_connection_of_its_thread(hasty: Database, connections: Counter[str]) -> None:
    for _ in range(3):
        read_value(hasty, "SELECT 1", [])
    assert connections == {"made": 1}


def test_read_of_many_threads_at_once_has_a_connection_for_each_until_they_end(
    hasty: Database, connections: Counter[str]
) -> None:
    start, answers = threading.Barrier(20), []

    def read() -> None:
        start.wait(10)
        answers.append(read_value(hasty, "SELECT 1", []))

    threads = [threading.Thread(target=read) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert answers == [1] * 20
    assert connections == {"made": 20, "closed": 20}


def test_dispose_closes_what_threads_hold_and_the_next_read_connects_anew(
    hasty: Database, connections: Counter[str]
) -> None:
    read_value(hasty, "SELECT 1", [])
    hasty.dispose()
    assert connections == {"made": 1, "closed": 1}
    assert read_value(hasty, "SELECT 1", []) == 1


def test_read_in_memory_sees_what_sessions_wrote(tmp_path: object) -> None:
    database = Database("sqlite://", folder=tmp_path, busy_timeout_ms=0, pool_size=1)
    with database.transaction() as session:
        session.connection().exec_driver_sql("CREATE TABLE item AS SELECT 'kept' AS name")
    assert read_value(database, "SELECT name FROM item", []) == "kept"
    database.dispose()
