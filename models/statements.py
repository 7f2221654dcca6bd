"""Runs statements that are ready as text, by the driver: SQLAlchemy would cost more than they do."""

import math
import re
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeAlias, cast

from sqlalchemy import BindParameter, Connection, Dialect, Engine, Insert, Select, Update, event
from sqlalchemy.engine.interfaces import DBAPIModule
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

_WATCH = "watch"
# A few milliseconds of work: looking at the clock costs nothing beside them.
_STEPS_BETWEEN_LOOKS = 100_000
TIMEOUTS = ("interrupted", "canceling statement due to statement timeout")


_NAMED = re.compile(r"%\(([^)]+)\)s|%%")

Compilable: TypeAlias = Select[*tuple[Any, ...]] | Insert | Update


class StatementTimeout(Exception):
    """The database gave up on a statement that took too long."""


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
    """Interrupts an SQLite connection whose time is up; a session's statements have all they need."""

    deadline = math.inf

    def is_over(self) -> bool:
        return time.monotonic() > self.deadline


def _watch(connection: Any, record: ConnectionPoolEntry) -> None:
    watch = record.info[_WATCH] = _Watch()
    connection.set_progress_handler(watch.is_over, _STEPS_BETWEEN_LOOKS)


class Statements:
    """Runs SELECTs on one engine. On PostgreSQL their placeholders are $1, $2 … as it knows them."""

    def __init__(self, engine: Engine, timeout_ms: int) -> None:
        """Take the engine of a database. PostgreSQL keeps the time by itself; with SQLite we do."""
        self._engine = engine
        self._seconds = timeout_ms / 1_000
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", _watch)

    def read(self, text: str, parameters: Sequence[Any]) -> Any:
        """Return the first column of the only row, outside of any transaction.

        Raises SQLAlchemy's errors, as a session would, and StatementTimeout.
        """
        row = self.read_row(text, parameters)
        assert row is not None
        return row[0]

    def read_row(self, text: str, parameters: Sequence[Any]) -> Sequence[Any] | None:
        """Return the first row, if there is one, outside of any transaction."""
        try:
            return self._read_once(text, parameters)
        except DBAPIError as error:
            if not error.connection_invalidated:
                raise
        # The database was away since the connection was made: all others are as dead.
        self._engine.dispose()
        return self._read_once(text, parameters)

    def read_within(self, connection: Connection, text: str, parameters: Sequence[Any]) -> Any:
        """Return the same within a transaction."""
        row = self._run(connection.connection.driver_connection, text, parameters)
        assert row is not None
        return row[0]

    def _read_once(self, text: str, parameters: Sequence[Any]) -> Sequence[Any] | None:
        with _translated(self._engine.dialect, text, None):
            pooled = self._engine.raw_connection()
        try:
            with self._within_time(pooled):
                return self._run(pooled.driver_connection, text, parameters)
        except DBAPIError as error:
            if error.connection_invalidated:
                pooled.invalidate()
            raise
        finally:
            pooled.close()

    @contextmanager
    def _within_time(self, pooled: PoolProxiedConnection) -> Iterator[None]:
        watch = pooled.info.get(_WATCH)
        if watch is None:
            yield
            return
        watch.deadline = time.monotonic() + self._seconds
        try:
            yield
        finally:
            watch.deadline = math.inf

    def _run(self, driver_connection: Any, text: str, parameters: Sequence[Any]) -> Sequence[Any] | None:
        return run_by_driver(self._engine.dialect, driver_connection, text, parameters)


def run_by_driver(
    dialect: Dialect, driver_connection: Any, text: str, parameters: Sequence[Any]
) -> Sequence[Any] | None:
    """Run a statement that returns rows, and return the first one, if there is one."""
    # A raw cursor doesn't look for placeholders of its own kind in the text of each request.
    raw_cursor = getattr(dialect.dbapi, "RawCursor", None)
    with _translated(dialect, text, driver_connection):
        cursor = raw_cursor(driver_connection) if raw_cursor else driver_connection.cursor()
        cursor.execute(text, parameters)
        row: Sequence[Any] | None = cursor.fetchone()
        return row


@contextmanager
def _translated(dialect: Dialect, text: str, driver_connection: Any) -> Iterator[None]:
    error_type = dialect.dbapi.Error if dialect.dbapi else Exception
    try:
        yield
    except error_type as error:
        if str(error).startswith(TIMEOUTS):
            raise StatementTimeout(str(error)) from error
        gone = dialect.is_disconnect(cast("DBAPIModule.Error", error), driver_connection, None)
        raise DBAPIError.instance(
            text,
            None,
            error,
            error_type,
            hide_parameters=True,
            connection_invalidated=gone,
            dialect=dialect,
        ) from error
