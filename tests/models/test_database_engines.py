"""What is particular to each kind of database: where it lies, and how its connections are set up."""

import sqlite3
import threading
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.exc import OperationalError

from models import database as module
from models.database import UnsupportedDatabase
from tests.models.conftest import Open


@pytest.fixture
def postgresql_url(postgresql_server: str) -> str:
    """PostgreSQL, for what only it has."""
    return postgresql_server.format(database="postgres")


@pytest.mark.parametrize(
    ("name", "value"),
    [("foreign_keys", 1), ("journal_mode", "wal"), ("synchronous", 1), ("busy_timeout", 1234)],
)
def test_sqlite_connection_is_set_up(open_database: Open, tmp_path: Path, name: str, value: object) -> None:
    database = open_database("sqlite:///x.db", tmp_path, busy_timeout_ms=1234)
    for _ in range(2):
        with database.reader() as session:
            assert session.scalar(text(f"PRAGMA {name}")) == value
        database.dispose()  # the next connection is a new one


def test_sqlite_relative_file_lies_in_the_folder(open_database: Open, tmp_path: Path) -> None:
    with open_database("sqlite:///mine.db", tmp_path).reader() as session:
        session.execute(text("SELECT 1"))
    assert (tmp_path / "mine.db").is_file()


def test_sqlite_absolute_file_lies_where_it_says(open_database: Open, tmp_path: Path) -> None:
    with open_database(f"sqlite:///{tmp_path}/mine.db", tmp_path / "elsewhere").reader() as session:
        session.execute(text("SELECT 1"))
    assert (tmp_path / "mine.db").is_file()


def test_sqlite_in_missing_folder_is_refused_when_it_is_used(open_database: Open, tmp_path: Path) -> None:
    database = open_database("sqlite:///mine.db", tmp_path / "missing")
    with database.reader() as session, pytest.raises(OperationalError, match="unable to open database file"):
        session.execute(text("SELECT 1"))


@pytest.mark.parametrize(
    ("url", "ephemeral"),
    [
        ("sqlite://", True),
        ("sqlite:///", True),
        ("sqlite:///:memory:", True),
        ("sqlite:///gazette.db", False),
        ("postgresql://gazette@db.example/gazette", False),
    ],
)
def test_database_in_memory_is_ephemeral(open_database: Open, url: str, ephemeral: bool) -> None:
    assert open_database(url).is_ephemeral is ephemeral


def test_sqlite_in_memory_keeps_its_rows_between_sessions(open_database: Open) -> None:
    database = open_database("sqlite://")
    with database.transaction() as session:
        session.execute(text("CREATE TABLE item (id INTEGER PRIMARY KEY)"))
    with database.reader() as session:
        assert session.execute(text("SELECT * FROM item")).all() == []


@pytest.mark.parametrize("version", ["3.45.3", "3.8.2"])
def test_sqlite_too_old_is_refused_with_the_mend(
    open_database: Open, monkeypatch: pytest.MonkeyPatch, version: str
) -> None:
    numbers = tuple(map(int, version.split(".")))
    monkeypatch.setattr(module, "pysqlite3", None)
    monkeypatch.setattr(
        module, "sqlite3", SimpleNamespace(sqlite_version=version, sqlite_version_info=numbers)
    )
    with pytest.raises(UnsupportedDatabase) as refused:
        open_database("sqlite://")
    assert str(refused.value) == (
        f"SQLite {version} is too old for Gazette's statements: use a Python with SQLite 3.46 or newer, "
        "or PostgreSQL (setting database.url)"
    )


def test_sqlite_without_the_package_is_the_interpreters_own(
    open_database: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "pysqlite3", None)
    monkeypatch.setattr(module, "OLDEST_SQLITE", (3, 0, 0))
    database = open_database("sqlite://")
    with database.reader() as session:
        assert session.scalar(text("SELECT sqlite_version()")) == sqlite3.sqlite_version


def test_sqlite_writer_waits_for_another_as_long_as_the_setting_says(
    open_database: Open, tmp_path: Path
) -> None:
    patient = open_database("sqlite:///x.db", tmp_path, busy_timeout_ms=10_000)
    hasty = open_database("sqlite:///x.db", tmp_path, busy_timeout_ms=0)
    with patient.transaction() as session:
        session.execute(text("CREATE TABLE item (id INTEGER)"))

    def write_later() -> None:
        with patient.transaction() as session:
            session.execute(text("INSERT INTO item VALUES (1)"))

    waiting = threading.Thread(target=write_later)
    with patient.transaction() as session:
        session.execute(text("SELECT 1"))
        waiting.start()
        with pytest.raises(OperationalError, match="locked"), hasty.transaction() as refused:
            refused.execute(text("SELECT 1"))
        time.sleep(0.1)
    waiting.join(15)
    with hasty.reader() as session:
        assert session.execute(text("SELECT id FROM item")).scalars().all() == [1]


@pytest.mark.parametrize("driver", ["postgresql", "postgresql+psycopg"])
def test_postgresql_is_reached_by_psycopg_whatever_the_url_says(
    open_database: Open, postgresql_url: str, driver: str
) -> None:
    url = make_url(postgresql_url).set(drivername=driver)
    database = open_database(url.render_as_string(hide_password=False))
    assert database.engine.url.drivername == "postgresql+psycopg"
    with database.reader() as session:
        assert session.scalar(text("SELECT 1")) == 1


@pytest.mark.parametrize(("name", "value"), [("jit", "off"), ("random_page_cost", "1"), ("timezone", "UTC")])
def test_postgresql_connection_is_set_up(
    open_database: Open, postgresql_url: str, name: str, value: str
) -> None:
    with open_database(postgresql_url).reader() as session:
        assert session.scalar(text(f"SHOW {name}")) == value


@pytest.mark.parametrize(
    ("options", "name", "value"),
    [
        ("-c work_mem=8MB", "work_mem", "8MB"),
        ("-c work_mem=8MB", "jit", "off"),
        ("-c jit=on", "jit", "on"),
        ("-c random_page_cost=4", "random_page_cost", "4"),
        # Times are read as UTC, whatever the site would like.
        ("-c timezone=Asia/Tokyo", "timezone", "UTC"),
    ],
)
def test_postgresql_options_of_the_url_are_joined_with_ours(
    open_database: Open, postgresql_url: str, options: str, name: str, value: str
) -> None:
    url = make_url(postgresql_url).update_query_dict({"options": options, "application_name": "theirs"})
    with open_database(url.render_as_string(hide_password=False)).reader() as session:
        assert session.scalar(text(f"SHOW {name}")) == value
        assert session.scalar(text("SHOW application_name")) == "theirs"


def test_postgresql_keeps_as_many_connections_as_the_setting_says(open_database: Open) -> None:
    assert open_database("postgresql://db.example/gazette", pool_size=7).engine.pool.size() == 7


def test_postgresql_that_is_away_is_an_operational_error(open_database: Open, tmp_path: Path) -> None:
    database = open_database(f"postgresql:///gazette?host={tmp_path}")
    with database.reader() as session, pytest.raises(OperationalError):
        session.execute(text("SELECT 1"))


def test_postgresql_that_has_come_back_is_reached_again(open_database: Open, postgresql_url: str) -> None:
    database = open_database(postgresql_url)
    with database.reader() as session:
        process = session.scalar(text("SELECT pg_backend_pid()"))
    with open_database(postgresql_url).reader() as other:
        # As a restart would: the pooled connection is dead, and nobody has told the pool.
        assert other.scalar(text("SELECT pg_terminate_backend(:process, 5000)"), {"process": process})
    with database.reader() as session:
        assert session.scalar(text("SELECT pg_backend_pid()")) != process
