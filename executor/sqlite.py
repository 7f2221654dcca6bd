"""JSON on SQLite."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement, Dialect, func, literal_column
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler

from executor.json_sql import Joined, JsonSql, NamedNodes, compiled_pieces, joined_rows

# A function takes at most 127 arguments, unless SQLite was built otherwise.
MOST_ARGUMENTS = 100


class SqliteJson(JsonSql):
    """Writes JSON on SQLite, where times are stored as the API gives them and booleans are 0 and 1."""

    def __init__(self, dialect: Dialect) -> None:
        """Compile for this dialect."""
        self.dialect = dialect

    def string(self, expression: ColumnElement[Any], *, nullable: bool) -> ColumnElement[str]:
        """Quote; NULL becomes null by itself."""
        return func.json_quote(expression, type_=sa.Text)

    def boolean(self, expression: ColumnElement[Any]) -> ColumnElement[str]:
        """Choose the word."""
        words: dict[Any, Any] = {
            literal_column("0"): literal_column("'false'"),
            literal_column("1"): literal_column("'true'"),
        }
        return sa.case(words, value=sa.type_coerce(expression, sa.Integer))

    def text(self, expression: ColumnElement[Any]) -> ColumnElement[str]:
        """Leave it: what is put after a text becomes text."""
        return sa.type_coerce(expression, sa.Text)

    def least(self, number: ColumnElement[int], other: ColumnElement[int]) -> ColumnElement[int]:
        """Compare."""
        return func.min(number, other, type_=sa.Integer)

    def time(self, expression: ColumnElement[Any]) -> ColumnElement[str]:
        """Leave it as it is stored."""
        return sa.type_coerce(expression, sa.Text)

    def hexadecimal(self, expression: ColumnElement[Any]) -> ColumnElement[str]:
        """Write the bytes of a text."""
        return func.hex(expression, type_=sa.Text)

    def named_nodes(self, pairs: ColumnElement[Any], name: str) -> NamedNodes:
        """Take the list apart with json_each, whose keys count from 0."""
        table = func.json_each(pairs).table_valued("key", "value", name=name)
        pair: ColumnElement[str] = literal_column(f"{name}.value", sa.Text)
        return NamedNodes(
            table,
            func.json_extract(pair, literal_column("'$[0]'"), type_=sa.Text),
            func.json_extract(pair, literal_column("'$[1]'"), type_=sa.Integer),
            literal_column(f"{name}.key", sa.Integer),
        )

    def listed(
        self, json: ColumnElement[Any], order: ColumnElement[Any] | None, where: ColumnElement[bool] | None
    ) -> ColumnElement[str]:
        """Aggregate with group_concat, which is NULL for no rows."""
        return joined_rows(func.group_concat(json, literal_column("','")), order, where)


@compiles(Joined, "sqlite")
def _compile_with_concat(element: Joined, compiler: SQLCompiler, **options: Any) -> str:
    # Operators nest: SQLite's parser ends at lists within lists twelve deep. A function is flat.
    pieces = compiled_pieces(element, compiler, **options)
    while len(pieces) > 1:
        pieces = [
            f"concat({', '.join(pieces[start : start + MOST_ARGUMENTS])})"
            for start in range(0, len(pieces), MOST_ARGUMENTS)
        ]
    return pieces[0]
