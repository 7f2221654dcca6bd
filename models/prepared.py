"""Statements that are run so often that they are compiled once, and run by the driver ever after."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import BindParameter, Dialect
from sqlalchemy.orm import Session

from models.drivers import Row, run
from models.statement_count import count_statement
from models.statements import Compilable, binder_of, compile_for_driver

Fill = Callable[[Mapping[str, Any]], Any]


class Prepared:
    """A statement whose parameters are LateParameters; what else it compares with is part of its text."""

    def __init__(self, statement: Compilable) -> None:
        """Compile nothing yet: the kind of database is known when it is first run."""
        self._statement = statement
        self._by_dialect: dict[str, tuple[str, tuple[Fill, ...]]] = {}

    def fill(self, dialect: Dialect, values: Mapping[str, Any]) -> tuple[str, list[Any]]:
        """Return the text for a kind of database, and the values in the order of its placeholders."""
        if dialect.name not in self._by_dialect:
            self._by_dialect[dialect.name] = self._compile(dialect)
        text, fills = self._by_dialect[dialect.name]
        return text, [fill(values) for fill in fills]

    def first(self, session: Session, **values: Any) -> Row | None:
        """Run it in the session's transaction, and return the first row that it returns, if there is one.

        A write has to say what it returns. What the session has not flushed isn't seen, and the session's
        objects don't notice what is changed.
        """
        connection = session.connection()
        text, parameters = self.fill(connection.dialect, values)
        count_statement()
        return run(connection.connection, connection.dialect, text, parameters)

    def _compile(self, dialect: Dialect) -> tuple[str, tuple[Fill, ...]]:
        compiled = compile_for_driver(self._statement, dialect)
        return compiled.text, tuple(_fill(parameter, dialect) for parameter in compiled.parameters)


def _fill(parameter: BindParameter[Any], dialect: Dialect) -> Fill:
    process, make = binder_of(parameter, dialect), parameter.callable
    if make is not None:
        return lambda _: process(make())
    return lambda values: process(values[parameter.key])
