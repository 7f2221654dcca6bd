"""JSON as SQL text: pieces put one after the other, which is the fastest way on both databases.

JSON functions would build and print a value for every object; the pieces between the values of a query are
the same for every row, and only the values have to be quoted.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import Any, NamedTuple, TypeAlias

import sqlalchemy as sa
from sqlalchemy import ColumnElement, Dialect, FromClause
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler

from models.public_ids import NULL
from models.types import NamesOf, UtcDateTime

Piece: TypeAlias = "str | ColumnElement[Any]"


class Joined(ColumnElement[str]):
    """Texts one after the other: one flat element, since a chain of operators would be as deep as long."""

    inherit_cache = False
    type = sa.Text()

    def __init__(self, pieces: Iterable[Piece]) -> None:
        """Take constant texts and expressions; the texts between two expressions become one."""
        self.pieces = tuple(_merged(pieces))

    @property
    def constant(self) -> str | None:
        """The text itself, if no expression is part of it."""
        match self.pieces:
            case (str() as text,):
                return text
        return None

    def self_group(self, against: Any = None) -> "Joined":
        """Stay as it is: what it compiles to stands on its own."""
        return self


def _merged(pieces: Iterable[Piece]) -> Iterable[Piece]:
    text = ""
    for piece in _flattened(pieces):
        if isinstance(piece, str):
            text += piece
            continue
        if text:
            yield text
            text = ""
        yield piece
    if text:
        yield text


def _flattened(pieces: Iterable[Piece]) -> Iterable[Piece]:
    for piece in pieces:
        if isinstance(piece, Joined):
            yield from piece.pieces
        else:
            yield piece


def or_else(text: ColumnElement[Any], instead: str) -> ColumnElement[str]:
    """Return the text, or another where it is NULL."""
    return sa.func.coalesce(text, sa.literal_column(f"'{instead}'"), type_=sa.Text)


def word(condition: ColumnElement[bool]) -> ColumnElement[str]:
    """Return `true` or `false`, for a condition that is never NULL."""
    return sa.case((condition, sa.literal_column("'true'")), else_=sa.literal_column("'false'"))


def joined_rows(
    aggregate: Any, order: ColumnElement[Any] | None, where: ColumnElement[bool] | None
) -> ColumnElement[str]:
    """Return an aggregate of texts, in an order and of some rows only, and empty where it has none."""
    if order is not None:
        aggregate = aggregate.aggregate_order_by(order)
    if where is not None:
        aggregate = aggregate.filter(where)
    return or_else(aggregate, "")


def compiled_pieces(element: Joined, compiler: SQLCompiler, **options: Any) -> list[str]:
    """Return the SQL of each piece."""
    return [
        _literal(piece, compiler) if isinstance(piece, str) else compiler.process(piece, **options)
        for piece in element.pieces
    ]


def _literal(text: str, compiler: SQLCompiler) -> str:
    quoted = "'" + text.replace("'", "''") + "'"
    # The drivers with named placeholders take a percent sign for the beginning of one.
    return quoted if compiler.positional else quoted.replace("%", "%%")


@compiles(Joined)
def _compile_with_operators(element: Joined, compiler: SQLCompiler, **options: Any) -> str:
    return f"({' || '.join(compiled_pieces(element, compiler, **options))})"


class NamedNodes(NamedTuple):
    """A table of the rows that ids name, each with its place in the list of ids."""

    table: FromClause
    type_name: ColumnElement[str]
    key: ColumnElement[int]
    position: ColumnElement[int]


class JsonSql(ABC):
    """How one database writes values as JSON text. No expression that it returns is ever NULL."""

    dialect: Dialect

    def value(self, expression: ColumnElement[Any], *, nullable: bool) -> ColumnElement[str]:
        """Return a value of any type that a column may have as JSON."""
        match expression.type:
            case UtcDateTime():
                json = self.in_quotes(self.time(expression))
            case sa.Enum():
                json = self.in_quotes(sa.type_coerce(expression, sa.Text))
            case NamesOf():
                json = self.names(expression)
            case sa.Boolean():
                json = self.boolean(expression)
            case sa.Integer():
                json = self.text(expression)
            case _:
                return self.string(expression, nullable=nullable)
        return or_else(json, "null") if nullable else json

    def cursor_value(self, expression: ColumnElement[Any], *, nullable: bool) -> ColumnElement[str]:
        """Return a value as `models.public_ids` writes it into cursors."""
        match expression.type:
            case UtcDateTime():
                text = self.time(expression)
            case sa.Integer():
                text = self.text(expression)
            case _:
                text = self.hexadecimal(expression)
        return or_else(text, NULL) if nullable else text

    @abstractmethod
    def string(self, expression: ColumnElement[Any], *, nullable: bool) -> ColumnElement[str]:
        """Return a text as JSON."""

    @abstractmethod
    def boolean(self, expression: ColumnElement[Any]) -> ColumnElement[str]:
        """Return `true` or `false`; NULL stays NULL."""

    @abstractmethod
    def text(self, expression: ColumnElement[Any]) -> ColumnElement[str]:
        """Return a number as text; NULL stays NULL."""

    @abstractmethod
    def least(self, number: ColumnElement[int], other: ColumnElement[int]) -> ColumnElement[int]:
        """Return the smaller of two numbers."""

    @abstractmethod
    def time(self, expression: ColumnElement[Any]) -> ColumnElement[str]:
        """Return an instant in the API's form; NULL stays NULL."""

    @abstractmethod
    def hexadecimal(self, expression: ColumnElement[Any]) -> ColumnElement[str]:
        """Return the UTF-8 of a text in upper-case hexadecimal digits; NULL stays NULL."""

    @abstractmethod
    def named_nodes(self, pairs: ColumnElement[Any], name: str) -> "NamedNodes":
        """Return the pairs of a type's name and a key in a JSON list as a table of this name."""

    @abstractmethod
    def listed(
        self, json: ColumnElement[Any], order: ColumnElement[Any] | None, where: ColumnElement[bool] | None
    ) -> ColumnElement[str]:
        """Return the aggregate that puts rows one after the other, with commas between them."""

    def names(self, expression: ColumnElement[Any]) -> ColumnElement[str]:
        """Return names, at least one, with spaces between them as a JSON list; NULL stays NULL."""
        between = sa.literal_column("""'","'""", sa.Text)
        stored = sa.type_coerce(expression, sa.Text)
        quoted = sa.func.replace(stored, sa.literal_column("' '"), between, type_=sa.Text)
        beginning, end = (sa.literal_column(text, sa.Text) for text in ("""'["'""", """'"]'"""))
        return beginning.concat(quoted).concat(end)

    def in_quotes(self, text: ColumnElement[str]) -> ColumnElement[str]:
        """Return a text that needs no escapes as a JSON string; NULL stays NULL."""
        quote = sa.literal_column("""'"'""", sa.Text)
        return quote.concat(text).concat(quote)
