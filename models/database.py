"""Opens the database: engines, sessions and transactions that behave alike on SQLite and PostgreSQL.

A `reader` never writes. A `transaction` writes: on SQLite it takes the write lock when it begins, since
a transaction that reads first and writes later fails at once when another writer came between.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import NullPool

from models.drivers import run
from models.statement_count import count_those_of
from models.statements import MOST_SECONDS_IDLE, Statements, watch_the_time

try:
    import pysqlite3
except ImportError:  # no wheel for this platform: the interpreter's own must do
    pysqlite3 = None

OLDEST_SQLITE = (3, 46, 0)
WRITES = "gazette_writes"
THREADS_ON_POSTGRESQL = 3
# Parameters are e-mail addresses, hashes and whole posts: an error in the log shows the statement alone.
DISCREET = {"hide_parameters": True}
# Compiling statements to machine code costs more than it saves: they are short and many. What is read is a
# page of rows in the order of an index, each with look-ups by key: taken for dearer than reading in the order
# of the disk, they would be given up for sorting lists that seem to be short, or for hashing all of a small
# table, once for each post of the feed.
PLANNING = ("-c jit=off", "-c random_page_cost=1")


class UnsupportedDatabase(Exception):
    """The database can't be used; the message says what to do."""


class Database:
    """One database: its engine, and the sessions on it."""

    def __init__(
        self,
        url: str,
        *,
        folder: Path,
        busy_timeout_ms: int,
        pool_size: int,
        statement_timeout_ms: int = 2_000,
        session_info: Mapping[str, Any] | None = None,
    ) -> None:
        """Prepare an engine; a relative SQLite file lies in `folder`. Connects on first use.

        Each session carries the `session_info` along, for those who work with it.
        """
        self.engine = _create_engine(_resolve(url, folder), busy_timeout_ms, pool_size)
        count_those_of(self.engine)
        info = dict(session_info or {})
        self._readers = sessionmaker(self.engine, expire_on_commit=False, info=info)
        writing_engine = self.engine.execution_options(**{WRITES: True})
        self._writers = sessionmaker(writing_engine, expire_on_commit=False, info=info)
        self._reading_engine = self._create_reading_engine(busy_timeout_ms, statement_timeout_ms)
        self.statements = Statements(self._reading_engine, statement_timeout_ms)

    def reader(self) -> Session:
        """Return a session for reading; close it after use."""
        return self._readers()

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """Give a session that commits at the end of the block and rolls back on any error."""
        with self._writers.begin() as session:
            yield session

    @property
    def fitting_threads(self) -> int:
        """How many threads of a process answer the most: while PostgreSQL works, another one can.

        SQLite works in the thread that asks.
        """
        return 1 if self.engine.dialect.name == "sqlite" else THREADS_ON_POSTGRESQL

    @property
    def is_ephemeral(self) -> bool:
        """Whether the data lives in memory and goes with the process."""
        return self.engine.url.get_backend_name() == "sqlite" and (
            self.engine.url.database in (None, "", ":memory:")
        )

    def dispose(self) -> None:
        """Close all pooled connections."""
        self.engine.dispose()
        self.statements.dispose()

    def _create_reading_engine(self, busy_timeout_ms: int, statement_timeout_ms: int) -> Engine:
        """Return the engine for single statements, which need no transaction around them.

        It makes a connection for each thread that reads, which keeps it. What is in memory, only those
        see that share the one connection.
        """
        if self.is_ephemeral:
            return self.engine
        url = self.engine.url
        if url.get_backend_name() == "sqlite":
            engine = create_engine(url, module=_sqlite_module(), poolclass=NullPool, **DISCREET)
            _configure_sqlite(engine, busy_timeout_ms)
            return engine
        return create_engine(
            url,
            connect_args={
                "options": _postgresql_options(url, f"-c statement_timeout={statement_timeout_ms}")
            },
            poolclass=NullPool,
            pool_reset_on_return=None,
            isolation_level="AUTOCOMMIT",
            **DISCREET,
        )


def _resolve(url: str, folder: Path) -> URL:
    parsed = make_url(url)
    if parsed.get_backend_name() == "postgresql":
        return parsed.set(drivername="postgresql+psycopg")
    if parsed.database and parsed.database != ":memory:":
        return parsed.set(database=str(folder / parsed.database))
    return parsed


def _create_engine(url: URL, busy_timeout_ms: int, pool_size: int) -> Engine:
    if url.get_backend_name() == "postgresql":
        # Prepared by ourselves where that matters: what psycopg does about it is in the way.
        options = {"options": _postgresql_options(url), "prepare_threshold": None}
        engine = create_engine(
            url, connect_args=options, pool_size=pool_size, pool_recycle=MOST_SECONDS_IDLE, **DISCREET
        )
        _configure_postgresql(engine)
        return engine
    engine = create_engine(url, module=_sqlite_module(), **DISCREET)
    _configure_sqlite(engine, busy_timeout_ms)
    return engine


def _postgresql_options(url: URL, *further: str) -> str:
    # The last one counts, and in which zone the times come is not for the URL to say.
    return " ".join([*PLANNING, *url.normalized_query.get("options", ()), *further, "-c timezone=UTC"])


def _configure_postgresql(engine: Engine) -> None:
    @event.listens_for(engine, "checkout")
    def look(connection: Any, _record: object, _fairy: object) -> None:
        # A server that has ended a connection has said so: libpq looks, where a ping would go there and
        # back as a statement does. Twice, as what the server said last comes before the end.
        try:
            connection.pgconn.consume_input()
            connection.pgconn.consume_input()
        except engine.dialect.loaded_dbapi.Error as error:
            raise DisconnectionError(str(error)) from error


def _sqlite_module() -> ModuleType:
    module = pysqlite3 or sqlite3
    if module.sqlite_version_info < OLDEST_SQLITE:
        raise UnsupportedDatabase(
            f"SQLite {module.sqlite_version} is too old for Gazette's statements: use a Python with "
            "SQLite 3.46 or newer, or PostgreSQL (setting database.url)"
        )
    return module


def _configure_sqlite(engine: Engine, busy_timeout_ms: int) -> None:
    watch_the_time(engine)

    @event.listens_for(engine, "connect")
    def set_up(connection: Any, _record: object) -> None:
        # Without this the driver begins transactions by itself, and never IMMEDIATE ones.
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout = {busy_timeout_ms:d}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(WRITES)
        text = "BEGIN IMMEDIATE" if writes else "BEGIN"
        run(connection.connection, engine.dialect, text, ())
