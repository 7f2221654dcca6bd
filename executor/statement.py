"""Turns a plan into one SELECT that returns the whole answer as JSON text.

Each list is a derived table with the rows of its page, in order and limited, whose rows are put one after
the other; each to-one edge is a scalar subquery, which keeps the database on look-ups by index where a join
would make it read whole tables. Whatever is below a row refers to it by name: `t1.c2` is what the list
exports as its second column, `r3.author_id` a column of a row that is at hand itself.
"""

from collections.abc import Iterable
from functools import partial
from typing import Any

import sqlalchemy as sa
from sqlalchemy import BindParameter, ColumnElement, literal_column
from sqlalchemy.orm import aliased
from sqlalchemy.orm.relationships import RelationshipProperty

from executor.declarations import Entity
from executor.json_sql import Joined, JsonSql, Piece, or_else, word
from executor.list_statement import ListStatement, PageRow, PageStatement
from executor.lookups import ACTOR_ID, Match
from executor.plan import (
    Column,
    Connection,
    Constant,
    Found,
    FoundNodes,
    GlobalId,
    Input,
    Items,
    ListPart,
    PageInfo,
    Part,
    Record,
    Related,
    RowCursor,
    RowList,
    TotalCountExact,
    Value,
)
from executor.rows import Row, SingleRow
from models import Role
from models.parameters import LateParameter
from models.public_ids import SEPARATOR, VERSION
from models.types import BigId
from policies import Actor


class StatementBuilder:
    """Builds the statement of one plan for one kind of actor on one kind of database.

    `inputs` collects what the statement has to be run with, by the names of its parameters, and `checked`
    what is only read to be checked.
    """

    def __init__(self, json: JsonSql, actor: Actor) -> None:
        """Take the database's JSON and an actor whose id is a parameter."""
        self.json = json
        self.actor = actor
        self._names = 0
        self.inputs: dict[str, tuple[Input, int | None]] = {}
        self.checked: list[Input] = []

    def record(self, plan: Record, row: Row | None) -> Joined:
        """Return a JSON object with a row at hand, or with none."""
        return _object((key, self._part(part, row)) for key, part in plan.members)

    def _part(self, part: Part, row: Row | None) -> Piece:
        match part:
            case Constant():
                return part.json
            case Record():
                return self.record(part, row)
            case Found():
                return self._found(part)
            case FoundNodes():
                return self._found_nodes(part)
            case Connection():
                return self._connection(part, row)
            case Value():
                return self._value(part, row)
            case Items():
                return _list(self._part(item, row) for item in part.parts)
        assert row is not None
        return self._of_row(part, row)

    def _of_row(self, part: Column | GlobalId | RowCursor | Related, row: Row) -> Piece:
        match part:
            case Column():
                return self._column(part, row)
            case GlobalId():
                return self._global_id(part, row)
            case Related():
                return self._related(part, row)
        assert isinstance(row, PageRow)
        return Joined(('"', row.cursor(self.json), '"'))

    def _column(self, part: Column, row: Row) -> Piece:
        column = getattr(row.entity, part.attribute)
        nullable = bool(column.property.columns[0].nullable)
        if part.visible is None:
            return self.json.value(row.read(part.attribute), nullable=nullable)
        # The rule may ask for more of the row than its columns here: it is asked where the row is found.
        allowed = sa.case((part.visible(self.actor, row.entity), column))
        return self.json.value(row.compute(sa.type_coerce(allowed, column.type)), nullable=True)

    def _value(self, part: Value, row: Row | None) -> Piece:
        value = part.expression(self.actor, row.entity if row else None)
        if isinstance(value, sa.True_ | sa.False_):
            return "true" if isinstance(value, sa.True_) else "false"
        return self.json.value(row.compute(value) if row else value, nullable=part.nullable)

    def _global_id(self, part: GlobalId, row: Row) -> Piece:
        prefix = f'"{VERSION}{SEPARATOR}{part.type_name}{SEPARATOR}'
        return Joined((prefix, self.json.text(row.read("id")), '"'))

    def _related(self, part: Related, row: Row) -> Piece:
        relationship: RelationshipProperty[Any] = getattr(row.entity, part.relationship).property
        ((local, remote),) = relationship.local_remote_pairs or ()
        key = relationship.parent.get_property_by_column(local).key
        target = relationship.mapper.get_property_by_column(remote).key
        match = partial(_has_value, target)
        return self._single(part.entity, match, row.read(key), part.record)

    def _found(self, part: Found) -> Piece:
        value = self.parameter(part.value, BigId if part.match is None else sa.Text())
        return self._single(part.entity, part.match or _has_key, value, part.record)

    def _found_nodes(self, part: FoundNodes) -> Piece:
        named = self.json.named_nodes(self.parameter(part.ids, sa.Text()), self.name("t"))
        nodes = [
            (named.type_name == name, self._single(entity, _has_key, named.key, record))
            for name, entity, record in part.kinds
        ]
        if not nodes:
            self.checked.append(part.ids)
            return "[]"
        node = sa.case(*nodes, else_=literal_column("'null'"))
        listed = self.json.listed(node, named.position, None)
        return Joined(("[", sa.select(listed).select_from(named.table).scalar_subquery(), "]"))

    def _single(
        self, entity: type[Entity], match: Match, value: ColumnElement[Any], record: Record
    ) -> ColumnElement[str]:
        name = self.name("r")
        target = aliased(entity._meta.model, name=name)
        json = self.record(record, SingleRow(target, name))
        found = (
            sa.select(json)
            .select_from(target)
            .where(match(target, value), entity._meta.visible(self.actor, target))
        )
        return or_else(found.scalar_subquery(), "null")

    def _connection(self, plan: Connection, outer: Row | None) -> Piece:
        rows = ListStatement(self, plan.rows, outer)
        page = PageStatement(self, rows, plan)
        json = _object((key, self._of_list(part, rows, page)) for key, part in plan.members)
        if not page.is_read:
            # No row is read at the cursors, which must be right all the same.
            self.checked += [cursor for cursor in (plan.page.after, plan.page.before) if cursor]
            return json
        return sa.select(json).select_from(page.table()).scalar_subquery()

    def _of_list(self, part: ListPart, rows: ListStatement, page: PageStatement) -> Piece:
        match part:
            case Constant():
                return part.json
            case RowList():
                return Joined(("[", page.listed(part.record), "]"))
            case PageInfo():
                return _object((key, page.fact(fact.name)) for key, fact in part.members)
            case TotalCountExact():
                return word(rows.count(part.most) <= literal_column(str(part.most)))
        most: ColumnElement[int] = literal_column(str(part.most))
        return self.json.text(self.json.least(rows.count(part.most), most))

    def parameter(self, value: Input, type_: Any, index: int | None = None) -> BindParameter[Any]:
        """Return the parameter for an input, or for one of the values that it reads."""
        name = self.name("p")
        self.inputs[name] = (value, index)
        return LateParameter(name, type_=type_)

    def name(self, prefix: str) -> str:
        """Return a name that the statement doesn't have yet."""
        self._names += 1
        return f"{prefix}{self._names}"


def _has_value(attribute: str, entity: Any, value: ColumnElement[Any]) -> ColumnElement[bool]:
    has: ColumnElement[bool] = getattr(entity, attribute) == value
    return has


_has_key = partial(_has_value, "id")


def _object(members: Iterable[tuple[str, Piece]]) -> Joined:
    pieces: list[Piece] = []
    for key, json in members:
        pieces += [f'{"," if pieces else ""}"{key}":', json]
    return Joined(("{", *pieces, "}"))


def _list(items: Iterable[Piece]) -> Joined:
    pieces: list[Piece] = []
    for item in items:
        pieces += ["," if pieces else "", item]
    return Joined(("[", *pieces, "]"))


def actor_of_kind(role: Role | None) -> Actor:
    """Return an actor of a role whose id is a parameter, for the policies' predicates."""
    user_id: Any = LateParameter(ACTOR_ID, type_=BigId) if role else None
    return Actor(user_id, role)
