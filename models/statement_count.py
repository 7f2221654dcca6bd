"""Counts the statements that are run meanwhile, for whoever wants to know what an operation took.

What begins and ends transactions and savepoints is not counted.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from sqlalchemy import Engine, event

_CONTROL = ("SAVEPOINT", "RELEASE", "ROLLBACK")


class StatementCount:
    """How many statements there were so far."""

    statements = 0


_COUNT: ContextVar[StatementCount | None] = ContextVar("statement_count", default=None)


@contextmanager
def counting_statements() -> Iterator[StatementCount]:
    """Count the statements that this thread runs in the block."""
    count = StatementCount()
    token = _COUNT.set(count)
    try:
        yield count
    finally:
        _COUNT.reset(token)


def count_statement() -> None:
    """Note that a statement is run, if anybody counts."""
    count = _COUNT.get()
    if count is not None:
        count.statements += 1


def count_those_of(engine: Engine) -> None:
    """Note what sessions run on an engine; what runs by the driver is noted where that is done."""
    event.listen(engine, "before_cursor_execute", _count)


def _count(_connection: object, _cursor: object, statement: str, *_: Any) -> None:
    if not statement.startswith(_CONTROL):
        count_statement()
