"""Runs statements that are ready as text, by the driver: SQLAlchemy would cost more than they do."""

import math
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, cast

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine.interfaces import DBAPIModule
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

_WATCH = "watch"
# A few milliseconds of work: looking at the clock costs nothing beside them.
_STEPS_BETWEEN_LOOKS = 100_000
TIMEOUTS = ("interrupted", "canceling statement due to statement timeout")


class StatementTimeout(Exception):
    """The database gave up on a statement that took too long."""


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
        self._raw_cursor = getattr(engine.dialect.dbapi, "RawCursor", None)

    def read(self, text: str, parameters: Sequence[Any]) -> Any:
        """Return the first column of the first row, outside of any transaction.

        Raises SQLAlchemy's errors, as a session would, and StatementTimeout.
        """
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
        return self._run(connection.connection.driver_connection, text, parameters)

    def _read_once(self, text: str, parameters: Sequence[Any]) -> Any:
        with self._translated(text, None):
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

    def _run(self, driver_connection: Any, text: str, parameters: Sequence[Any]) -> Any:
        # A raw cursor doesn't look for placeholders of its own kind in the text of each request.
        with self._translated(text, driver_connection):
            cursor = self._raw_cursor(driver_connection) if self._raw_cursor else driver_connection.cursor()
            cursor.execute(text, parameters)
            return cursor.fetchone()[0]

    @contextmanager
    def _translated(self, text: str, driver_connection: Any) -> Iterator[None]:
        dialect = self._engine.dialect
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
