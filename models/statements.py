"""Runs statements that are ready as text, by the driver: SQLAlchemy would cost more than they do."""

import math
import re
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import BindParameter, Connection, Dialect, Engine, Insert, Select, Update, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

from models.drivers import Row, all_rows, run, translated
from models.statement_count import count_statement

_WATCH = "watch"
# Firewalls and load balancers forget a connection that is idle for longer, and tell nobody.
MOST_SECONDS_IDLE = 200
# A few milliseconds of work: looking at the clock costs nothing beside them.
_STEPS_BETWEEN_LOOKS = 100_000

_NAMED = re.compile(r"%\(([^)]+)\)s|%%")

Compilable: TypeAlias = Select[*tuple[Any, ...]] | Insert | Update


@dataclass(frozen=True)
class DriverStatement:
    """A statement as the driver takes it, and its parameters in the order of their placeholders."""

    text: str
    parameters: tuple[BindParameter[Any], ...]


def compile_for_driver(statement: Compilable, dialect: Dialect) -> DriverStatement:
    """Compile a statement; only what `models.parameters` makes stays a parameter in it."""
    compiled: Any = statement.compile(dialect=dialect, compile_kwargs={"literal_binds": True})
    if compiled.positional:
        return DriverStatement(compiled.string, tuple(compiled.binds[name] for name in compiled.positiontup))
    # psycopg would look for names in the text of each request; numbered placeholders are PostgreSQL's own.
    numbers: dict[str, int] = {}

    def number(match: re.Match[str]) -> str:
        if match[0] == "%%":
            return "%"
        return f"${numbers.setdefault(match[1], len(numbers) + 1)}"

    text = _NAMED.sub(number, compiled.string)
    return DriverStatement(text, tuple(compiled.binds[name] for name in numbers))


def binder_of(parameter: BindParameter[Any], dialect: Dialect) -> Callable[[Any], Any]:
    """Return what turns a parameter's value into what the driver takes."""
    return parameter.type.dialect_impl(dialect).bind_processor(dialect) or _unchanged


def _unchanged(value: Any) -> Any:
    return value


class _Watch:
    """Interrupts an SQLite connection whose time is up."""

    deadline = math.inf

    def is_over(self) -> bool:
        return time.monotonic() > self.deadline


def watch_the_time(engine: Engine) -> None:
    """Let what runs on an engine of SQLite be interrupted when its time is up."""
    event.listen(engine, "connect", _watch)


def _watch(connection: Any, record: ConnectionPoolEntry) -> None:
    watch = record.info[_WATCH] = _Watch()
    connection.set_progress_handler(watch.is_over, _STEPS_BETWEEN_LOOKS)


class _Held(threading.local):
    """The connection that a thread holds for its statements: it goes with the thread, or with this."""

    pooled: PoolProxiedConnection | None = None
    used = 0.0


class Statements:
    """Runs SELECTs on one engine. On PostgreSQL their placeholders are $1, $2 … as it knows them."""

    def __init__(self, engine: Engine, timeout_ms: int) -> None:
        """Take the engine of a database. PostgreSQL keeps the time by itself; with SQLite we do."""
        self._engine = engine
        self._seconds = timeout_ms / 1_000
        self._held = _Held()
        self._is_sqlite = engine.dialect.name == "sqlite"

    def read_row(self, text: str, parameters: Sequence[Any]) -> Row | None:
        """Return the first row, if there is one, outside of any transaction.

        Raises SQLAlchemy's errors, as a session would, and StatementTimeout.
        """
        try:
            return self._read_once(text, parameters)
        except DBAPIError as error:
            if not error.connection_invalidated:
                raise
        # The database was away since the connection was made.
        return self._read_once(text, parameters)

    def read_within(
        self, connection: Connection, text: str, parameters: Sequence[Any], *, may_take_long: bool = True
    ) -> Any:
        """Return the first column of the only row, within a transaction.

        PostgreSQL has to be told how long it may take, which is a statement more.
        """
        pooled = connection.connection
        if may_take_long and not self._is_sqlite:
            limit = [str(int(self._seconds * 1_000))]
            count_statement()
            run(pooled, self._engine.dialect, "SELECT set_config('statement_timeout', $1::text, true)", limit)
        count_statement()
        row = self._run_in_time(pooled, text, parameters)
        assert row is not None
        return row[0]

    def explain(self, text: str, parameters: Sequence[Any]) -> list[str]:
        """Return how the database would run a statement, in its own words and line by line."""
        dialect = self._engine.dialect
        explaining = f"EXPLAIN {'QUERY PLAN ' if self._is_sqlite else ''}{text}"
        with self._engine.connect() as connection:
            rows = all_rows(connection.connection.driver_connection, dialect, explaining, parameters)
        return _indented(rows) if self._is_sqlite else [row[0] for row in rows]

    def dispose(self) -> None:
        """Let go of all threads' connections."""
        self._held = _Held()

    def _read_once(self, text: str, parameters: Sequence[Any]) -> Row | None:
        pooled = self._connection(text)
        try:
            return self._run_in_time(pooled, text, parameters)
        except DBAPIError as error:
            if error.connection_invalidated:
                self._held.pooled = None
                pooled.invalidate()
            raise

    def _run_in_time(self, pooled: PoolProxiedConnection, text: str, parameters: Sequence[Any]) -> Row | None:
        watch = pooled.info.get(_WATCH)
        if watch:
            watch.deadline = time.monotonic() + self._seconds
        try:
            return run(pooled, self._engine.dialect, text, parameters)
        finally:
            if watch:
                watch.deadline = math.inf

    def _connection(self, text: str) -> PoolProxiedConnection:
        held, now = self._held, time.monotonic()
        if held.pooled is None or (now - held.used > MOST_SECONDS_IDLE and not self._is_sqlite):
            held.pooled = self._connect(text)
        held.used = now
        return held.pooled

    def _connect(self, text: str) -> PoolProxiedConnection:
        dialect = self._engine.dialect
        try:
            return self._engine.raw_connection()
        except dialect.loaded_dbapi.Error as error:
            raise translated(error, dialect, text, None) from error


def _indented(rows: Sequence[Any]) -> list[str]:
    """Return the steps of SQLite's plan, each further in than the one that it is part of."""
    depths: dict[int, int] = {}
    for number, parent, *_ in rows:
        depths[number] = depths.get(parent, -1) + 1
    return [f"{'  ' * depths[number]}{step}" for number, _, _, step in rows]
