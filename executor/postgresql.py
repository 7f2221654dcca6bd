"""JSON on PostgreSQL."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement, Dialect, func, literal_column

from executor.json_sql import JsonSql, NamedNodes, joined_rows, or_else

_TIME: ColumnElement[str] = literal_column("""'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'""")


class PostgresqlJson(JsonSql):
    """Writes JSON on PostgreSQL, where one NULL makes a whole text NULL."""

    def __init__(self, dialect: Dialect) -> None:
        """Compile for this dialect."""
        self.dialect = dialect

    def string(self, expression: ColumnElement[Any], *, nullable: bool) -> ColumnElement[str]:
        """Quote."""
        json = sa.cast(func.to_json(expression), sa.Text)
        return or_else(json, "null") if nullable else json

    def boolean(self, expression: ColumnElement[Any]) -> ColumnElement[str]:
        """Cast, which gives the words of JSON."""
        return sa.cast(expression, sa.Text)

    def text(self, expression: ColumnElement[Any]) -> ColumnElement[str]:
        """Cast."""
        return sa.cast(expression, sa.Text)

    def least(self, number: ColumnElement[int], other: ColumnElement[int]) -> ColumnElement[int]:
        """Compare."""
        return func.least(number, other, type_=sa.Integer)

    def time(self, expression: ColumnElement[Any]) -> ColumnElement[str]:
        """Format in UTC with six digits."""
        return func.to_char(func.timezone(literal_column("'UTC'"), expression), _TIME, type_=sa.Text)

    def hexadecimal(self, expression: ColumnElement[Any]) -> ColumnElement[str]:
        """Encode the bytes of a text."""
        utf8 = func.convert_to(expression, literal_column("'UTF8'"))
        return func.upper(func.encode(utf8, literal_column("'hex'")), type_=sa.Text)

    def named_nodes(self, pairs: ColumnElement[Any], name: str) -> NamedNodes:
        """Take the list apart with json_array_elements, whose ordinality counts from 1."""
        elements = func.json_array_elements(sa.cast(pairs, sa.JSON))
        table = elements.table_valued("value", with_ordinality="key").render_derived(name=name)
        pair = literal_column(f"{name}.value", sa.JSON)
        return NamedNodes(
            table,
            pair.op("->>")(literal_column("0")),
            sa.cast(pair.op("->>")(literal_column("1")), sa.BigInteger),
            literal_column(f"{name}.key", sa.Integer),
        )

    def listed(
        self, json: ColumnElement[Any], order: ColumnElement[Any] | None, where: ColumnElement[bool] | None
    ) -> ColumnElement[str]:
        """Aggregate with string_agg, which is NULL for no rows."""
        return joined_rows(func.string_agg(json, literal_column("','")), order, where)
