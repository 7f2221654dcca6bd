"""Parameters whose values are known only when a statement runs, such as the present instant."""

from typing import Any

from sqlalchemy import BindParameter, ColumnElement
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.visitors import InternalTraversal

from models.types import UtcDateTime, utc_now


class LateParameter(BindParameter[Any]):
    """A parameter that stays one where a statement is compiled with its constants written into it."""

    inherit_cache = True


@compiles(LateParameter)
def _compile(parameter: LateParameter, compiler: SQLCompiler, **options: Any) -> str:
    options["literal_binds"] = False
    return str(compiler.visit_bindparam(parameter, **options))  # type: ignore[no-untyped-call]


@compiles(LateParameter, "sqlite")
def _compile_on_sqlite(parameter: LateParameter, compiler: SQLCompiler, **options: Any) -> str:
    # Compared with a bare parameter, SQLite would look at its value, and plan the statement anew each time.
    return f"+{_compile(parameter, compiler, **options)}"


class Unsought(ColumnElement[Any]):
    """A column that a condition is on, but that no index is to be searched for by it.

    SQLite would rather find all rows that fulfil it and sort them than read a few in the order of the index.
    """

    inherit_cache = True
    _traverse_internals = [("column", InternalTraversal.dp_clauseelement)]  # noqa: RUF012 - as SQLAlchemy has it

    def __init__(self, column: ColumnElement[Any]) -> None:
        """Wrap a column."""
        self.column = column
        self.type = column.type


@compiles(Unsought)
def _compile_column(element: Unsought, compiler: SQLCompiler, **options: Any) -> str:
    return compiler.process(element.column, **options)


@compiles(Unsought, "sqlite")
def _compile_column_on_sqlite(element: Unsought, compiler: SQLCompiler, **options: Any) -> str:
    return f"+{compiler.process(element.column, **options)}"


def present_instant() -> LateParameter:
    """Return the instant at which a statement runs."""
    return LateParameter("now", callable_=utc_now, type_=UtcDateTime(), unique=True)
