"""Runs statements on PostgreSQL by libpq itself: a cursor of psycopg costs as much as a small query."""

from collections import OrderedDict
from collections.abc import Sequence
from typing import Any

from psycopg import Connection, OperationalError
from psycopg.adapt import PyFormat, Transformer
from psycopg.errors import FeatureNotSupported, InvalidSqlStatementName, error_from_result
from psycopg.pq import ConnStatus, ExecStatus, TransactionStatus
from psycopg.pq.abc import PGresult

# As many as psycopg keeps: the server holds a plan for each.
MOST_PREPARED = 100


class PostgresqlRunner:
    """Prepares each statement once on its connection; values are adapted as psycopg does it.

    On a connection that doesn't commit each statement it begins a transaction where there is none, as psycopg
    would. That must not prepare statements by itself: it lets go of all now and then, its own or not.
    """

    def __init__(self, connection: Connection[Any]) -> None:
        """Take a connection."""
        self._connection = connection
        self._pgconn = connection.pgconn
        self._names: OrderedDict[tuple[str, Any], bytes] = OrderedDict()
        self._made = 0

    def first(self, text: str, parameters: Sequence[Any]) -> Sequence[Any] | None:
        """Run a statement that returns rows, and return the first one, if there is one."""
        try:
            return self._first(text, parameters)
        except (FeatureNotSupported, InvalidSqlStatementName):
            # A migration has changed what the statement returns, or somebody let go of it.
            self._names.clear()
            if not self._connection.autocommit:
                # The transaction is lost, and with it what it has done: it isn't ours to repeat.
                raise
            self._checked(self._pgconn.exec_(b"DEALLOCATE ALL"))
            return self._first(text, parameters)

    def _first(self, text: str, parameters: Sequence[Any]) -> Sequence[Any] | None:
        adapting = Transformer(self._connection)
        values = adapting.dump_sequence(parameters, [PyFormat.AUTO] * len(parameters))
        name = self._prepared(text, adapting.types)
        if self._is_to_begin():
            self._checked(self._pgconn.exec_(b"BEGIN"))
        result = self._pgconn.exec_prepared(name, values, adapting.formats)  # type: ignore[arg-type]  # None is NULL
        adapting.set_pgresult(self._checked(result))
        return adapting.load_row(0, tuple) if result.ntuples else None

    def _is_to_begin(self) -> bool:
        return not self._connection.autocommit and self._pgconn.transaction_status == TransactionStatus.IDLE

    def _prepared(self, text: str, types: tuple[int, ...] | None) -> bytes:
        # The types are part of the key: a number is sent in as few bytes as it needs.
        key = text, types
        if key in self._names:
            self._names.move_to_end(key)
            return self._names[key]
        self._made += 1
        name = b"gazette_%d" % self._made
        self._checked(self._pgconn.prepare(name, text.encode(self._connection.info.encoding), types))
        self._names[key] = name
        if len(self._names) > MOST_PREPARED:
            _, oldest = self._names.popitem(last=False)
            self._checked(self._pgconn.exec_(b"DEALLOCATE " + oldest))
        return name

    def _checked(self, result: PGresult) -> PGresult:
        if result.status in (ExecStatus.TUPLES_OK, ExecStatus.COMMAND_OK):
            return result
        error = error_from_result(result, self._connection.info.encoding)
        raise OperationalError(str(error)) if self._pgconn.status == ConnStatus.BAD else error
