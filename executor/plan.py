"""What a query reads, in the shape of its answer: immutable, and free of SQL and of any database.

A plan is a tree of parts. Each part stands for a piece of JSON: a constant, a column of the row at hand, an
object of further parts, another row, or a page of rows.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from executor.computed import Expression
    from executor.declarations import Entity, Predicate
    from executor.orders import Ordering

Variables: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True)
class Input:
    """A value that the statement is run with: read from the coerced variables, or known already.

    `read` raises BadUserInput for a value that its field refuses. `name` tells people what it stands for.
    """

    read: Callable[[Variables], Any]
    name: str


@dataclass(frozen=True)
class Constant:
    """JSON that is the same for every row, such as a `__typename`."""

    json: str


@dataclass(frozen=True)
class Column:
    """A column of the row at hand; null where `visible`, the predicate of a rule, doesn't hold."""

    attribute: str
    visible: "Predicate | None" = None


@dataclass(frozen=True)
class Value:
    """What an expression on the actor and the entity makes of the row at hand, or of none at the root."""

    expression: "Expression"
    nullable: bool


@dataclass(frozen=True)
class Items:
    """A JSON list of further parts."""

    parts: tuple["Part", ...]


@dataclass(frozen=True)
class GlobalId:
    """The id of the row at hand."""

    type_name: str


@dataclass(frozen=True)
class RowCursor:
    """The cursor of the row at hand in the list that is being read."""


@dataclass(frozen=True)
class Record:
    """A JSON object with the row at hand, or with none at the root."""

    members: tuple[tuple[str, "Part"], ...]


@dataclass(frozen=True)
class Related:
    """The visible row that a to-one relationship leads to, or null."""

    entity: "type[Entity]"
    relationship: str
    record: Record


@dataclass(frozen=True)
class Found:
    """The visible row with a key, or null.

    With `match` the value is a text, and `match`, given an alias and the text, says which row it means.
    """

    entity: "type[Entity]"
    name: str
    value: Input
    record: Record
    match: "Callable[[Any, Any], ColumnElement[bool]] | None" = None


@dataclass(frozen=True)
class FoundNodes:
    """The visible rows that ids name, each in its place of a list, or null there.

    `ids` reads a JSON list of pairs: the name of a type and a key. `kinds` has each type's rows.
    """

    ids: Input
    kinds: tuple[tuple[str, "type[Entity]", Record], ...]


@dataclass(frozen=True)
class Page:
    """Which page of a list: `size` rows, from the end if `backwards`, behind and before cursors.

    A cursor's Input reads its keys, in the list's order.
    """

    size: int
    backwards: bool
    after: Input | None
    before: Input | None


@dataclass(frozen=True)
class Comparison:
    """The rows whose attribute has a value that an operator lets pass, by the operator's input field."""

    attribute: str
    operator: str
    value: Input


@dataclass(frozen=True)
class IsNull:
    """The rows whose attribute has no value."""

    attribute: str


@dataclass(frozen=True)
class HasRelated:
    """The rows from which a relationship leads to a visible row of an entity that fulfils a condition."""

    relationship: Any
    entity: "type[Entity]"
    condition: "Condition"


@dataclass(frozen=True)
class Not:
    """The rows that another condition leaves out."""

    condition: "Condition"


@dataclass(frozen=True)
class AllOf:
    """The rows that fulfil all conditions; of none, all rows."""

    conditions: tuple["Condition", ...]


@dataclass(frozen=True)
class AnyOf:
    """The rows that fulfil at least one condition; of none, no rows."""

    conditions: tuple["Condition", ...]


Condition: TypeAlias = Comparison | IsNull | HasRelated | Not | AllOf | AnyOf


@dataclass(frozen=True)
class Rows:
    """A list: the visible rows of an entity, of one relationship of the row at hand or all of them.

    `where` narrows what the list is, and `condition` what the client wants of it.
    """

    name: str
    entity: "type[Entity]"
    ordering: "Ordering"
    visible: "Predicate"
    where: "Predicate | None"
    relationship: Any | None
    condition: Condition | None


@dataclass(frozen=True)
class RowList:
    """The rows of a page as a JSON list, each as the record."""

    record: Record


@dataclass(frozen=True)
class PageInfo:
    """Where the page lies: `members` names the fields of the type PageInfo by their keys."""

    members: tuple[tuple[str, "PageFact"], ...]


@dataclass(frozen=True)
class PageFact:
    """One field of the type PageInfo."""

    name: str


@dataclass(frozen=True)
class TotalCount:
    """How many rows the whole list has, as far as they are counted."""

    most: int


@dataclass(frozen=True)
class TotalCountExact:
    """Whether the whole list has no more rows than are counted."""

    most: int


ListPart: TypeAlias = Constant | RowList | PageInfo | TotalCount | TotalCountExact


@dataclass(frozen=True)
class Connection:
    """A page of a list and what is asked about it."""

    rows: Rows
    page: Page
    members: tuple[tuple[str, ListPart], ...]


Part: TypeAlias = (
    Constant
    | Column
    | Value
    | Items
    | GlobalId
    | RowCursor
    | Record
    | Related
    | Found
    | FoundNodes
    | Connection
)
