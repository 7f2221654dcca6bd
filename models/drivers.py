"""How a driver runs a statement that is ready as text; each connection has a runner of its own."""

from collections.abc import Sequence
from typing import Any, Protocol, TypeAlias, cast

from sqlalchemy import Dialect
from sqlalchemy.engine.interfaces import DBAPIModule
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import PoolProxiedConnection

Row: TypeAlias = Sequence[Any]

_RUNNER = "runner"
# What SQLite says, and the state that PostgreSQL gives, whose words may be in any language.
INTERRUPTED = "interrupted"
QUERY_CANCELED = "57014"


class StatementTimeout(Exception):
    """The database gave up on a statement that took too long: its words and the statement, for the log."""


class Runner(Protocol):
    """Runs statements on one connection."""

    def first(self, text: str, parameters: Sequence[Any]) -> Row | None:
        """Run a statement that returns rows, and return the first one, if there is one."""


class _SqliteRunner:
    """Runs statements on a connection of SQLite."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def first(self, text: str, parameters: Sequence[Any]) -> Row | None:
        row: Row | None = self._connection.execute(text, parameters).fetchone()
        return row


def runner_of(pooled: PoolProxiedConnection, dialect: Dialect) -> Runner:
    """Return the runner of a connection, which goes with it when it is replaced."""
    runner: Runner | None = pooled.info.get(_RUNNER)
    if runner is None:
        runner = pooled.info[_RUNNER] = _new_runner(pooled.driver_connection, dialect)
    return runner


def _new_runner(connection: Any, dialect: Dialect) -> Runner:
    if dialect.name == "sqlite":
        return _SqliteRunner(connection)
    # Whoever uses SQLite alone doesn't wait for psycopg.
    from models.postgresql import PostgresqlRunner

    return PostgresqlRunner(connection)


def run(pooled: PoolProxiedConnection, dialect: Dialect, text: str, parameters: Sequence[Any]) -> Row | None:
    """Run a statement on a connection and return its first row. Raises SQLAlchemy's errors."""
    try:
        return runner_of(pooled, dialect).first(text, parameters)
    except dialect.loaded_dbapi.Error as error:
        raise translated(error, dialect, text, pooled.driver_connection) from error


def all_rows(connection: Any, dialect: Dialect, text: str, parameters: Sequence[Any]) -> list[Row]:
    """Run a statement on a connection of the driver's and return all its rows. Raises SQLAlchemy's errors."""
    module: Any = dialect.loaded_dbapi
    cursor = connection.cursor() if dialect.name == "sqlite" else module.RawCursor(connection)
    try:
        rows: list[Row] = cursor.execute(text, parameters).fetchall()
    except module.Error as error:
        raise translated(error, dialect, text, connection) from error
    return rows


def translated(error: Exception, dialect: Dialect, text: str, connection: Any) -> Exception:
    """Return an error of the driver as SQLAlchemy's, or as StatementTimeout."""
    if str(error) == INTERRUPTED or getattr(error, "sqlstate", None) == QUERY_CANCELED:
        return StatementTimeout(f"{error}\n{text}")
    return DBAPIError.instance(
        text,
        None,
        error,
        dialect.loaded_dbapi.Error,
        hide_parameters=True,
        connection_invalidated=dialect.is_disconnect(cast("DBAPIModule.Error", error), connection, None),
        dialect=dialect,
    )
