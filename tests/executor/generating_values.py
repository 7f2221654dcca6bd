"""Random values of arguments: taken from the rows that there are, and written as literals or as variables."""

import json
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from datetime import datetime
from random import Random
from typing import Any

from graphene.utils.str_converters import to_camel_case, to_snake_case
from graphql import (
    GraphQLInputObjectType,
    GraphQLNonNull,
    GraphQLSchema,
    get_named_type,
    get_nullable_type,
    is_enum_type,
    is_list_type,
)

from executor import Listing, Ordering, ToMany
from models.public_ids import encode_cursor, encode_id, format_time

_LOGICAL = ("and", "or", "not")
_FINDING_NOTHING = {
    "slug": ("nothing", ""),
    "username": ("nobody", ""),
    "id": ("1~Post~4711", "1~User~9223372036854775807", "1~Tag~-1", "nonsense", "1~Query~1"),
}


class Pool:
    """Values that arguments may take: those that find something, and some that don't."""

    def __init__(self, schema: GraphQLSchema, rows: Sequence[Any]) -> None:
        """Take the rows of all models."""
        self._rows: dict[str, list[Any]] = {}
        for row in rows:
            self._rows.setdefault(type(row).__name__, []).append(row)
        self._lists = dict(_listings(schema))
        self._user: Any = None

    def of(self, user: Any) -> "Pool":
        """Return a pool for somebody who asks for themselves more often than for others."""
        pool = copy(self)
        pool._user = user
        return pool

    def value(self, name: str, argument: str, random: Random) -> str:
        """Return a value of an argument that finds one row of a type."""
        if random.random() < 0.003:
            return "no\x00thing"
        if random.random() < 0.04:
            return random.choice(_FINDING_NOTHING[argument])
        value: str = getattr(self._row(name, random), argument)
        return value.upper() if argument == "username" and random.random() < 0.2 else value

    def id(self, name: str | None, random: Random) -> str:
        """Return the id of a row, of this type or of any."""
        if random.random() < 0.04:
            return random.choice(_FINDING_NOTHING["id"])
        # Comments most: elsewhere they are deep, and seldom met.
        name = name or random.choice([*self._rows, "Comment", "Comment"])
        return encode_id(name, self._row(name, random).id)

    def _row(self, name: str, random: Random) -> Any:
        if name == "User" and self._user is not None and random.random() < 0.5:
            return self._user
        return random.choice(self._rows[name])

    def cursor(self, list_name: str, order: str | None, random: Random) -> str | None:
        """Return a cursor of a row that may be in the list, or of one that isn't."""
        if random.random() < 0.1:
            return None
        if random.random() < 0.02:
            return "1~no~cursor"
        declaration = self._lists[list_name]
        ordering: Ordering = declaration.ordering
        if order is not None:
            ordering = next(o for o in declaration.orders if o.name == order)
        row = random.choice(self._rows[declaration.entity()._meta.name])
        keys = [getattr(row, key.attribute) for key in ordering.keys]
        if any(value is None and not key.nullable for key, value in zip(ordering.keys, keys, strict=True)):
            return None
        return encode_cursor(list_name, ordering.name, keys)

    def has_nulls(self, type_name: str, attribute: str) -> bool:
        """Whether some row has no value for an attribute."""
        return any(getattr(row, to_snake_case(attribute)) is None for row in self._rows[type_name])

    def attribute(self, type_name: str, attribute: str, random: Random) -> Any:
        """Return what some row has for an attribute, as JSON has it."""
        value = getattr(random.choice(self._rows[type_name]), attribute)
        if isinstance(value, datetime):
            return format_time(value)
        return getattr(value, "name", value)


class Values:
    """Makes filters."""

    def __init__(self, pool: Pool, random: Random) -> None:
        self._pool = pool
        self._random = random

    def filter(self, type_: GraphQLInputObjectType, depth: int = 1) -> dict[str, Any] | None:
        """Return a value of a filter's type."""
        if self._random.random() < 0.05:
            return None if depth == 1 else {}
        entity = type_.name.removesuffix("Filter")
        attributes = [name for name in type_.fields if name not in _LOGICAL]
        names = set(self._random.sample(attributes, self._random.choice((1, 1, 1, 2))))
        if self._random.random() < 0.25:
            # Where some rows have no value, comparing is not so simple.
            columns = [name for name in attributes if not _is_related(type_.fields[name].type)]
            nullable = [name for name in columns if self._pool.has_nulls(entity, name)]
            names = {self._random.choice(nullable or columns)}
        found: dict[str, Any] = {
            name: self._asked(entity, name, get_named_type(type_.fields[name].type), depth)
            for name in sorted(names)
        }
        if depth < 3 and self._random.random() < 0.4:
            found.update(self._logical(type_, depth))
        return found

    def _asked(self, entity: str, name: str, type_: GraphQLInputObjectType, depth: int) -> dict[str, Any]:
        if "and" in type_.fields:
            return self.filter(type_, depth + 1) or {}
        if "some" in type_.fields:
            quantifier = self._random.choice(list(type_.fields))
            return {quantifier: self.filter(type_.fields[quantifier].type, depth + 1)}
        return self._operators(entity, name, type_)

    def _logical(self, type_: GraphQLInputObjectType, depth: int) -> dict[str, Any]:
        name = self._random.choice(_LOGICAL)
        if name == "not":
            return {name: self.filter(type_, depth + 1)}
        return {name: [self.filter(type_, depth + 1) for _ in range(self._random.choice((0, 0, 1, 2, 2, 3)))]}

    def _operators(self, entity: str, attribute: str, type_: GraphQLInputObjectType) -> dict[str, Any]:
        count = min(len(type_.fields), self._random.choice((1, 1, 1, 1, 2)))
        names = self._random.sample(list(type_.fields), count)
        return {name: self._operand(entity, attribute, name, type_.fields[name].type) for name in names}

    def _operand(self, entity: str, attribute: str, operator: str, type_: Any) -> Any:
        if self._random.random() < 0.004:
            return None
        if operator == "isNull":
            return self._random.random() < 0.5
        enum = get_named_type(type_)
        if is_enum_type(enum) and self._random.random() < 0.3:
            value = self._random.choice(list(enum.values))
            return [value] if is_list_type(type_) else value
        if operator in ("in", "notIn"):
            wanted = [self._one(entity, attribute) for _ in range(self._random.choice((0, 1, 2, 4)))]
            return [value for value in wanted if value is not None]
        value = self._one(entity, attribute)
        if operator in ("contains", "startsWith") and value:
            start = 0 if operator == "startsWith" else self._random.randrange(len(value))
            return value[start : start + self._random.choice((0, 1, 2, 5))]
        return value

    def _one(self, entity: str, attribute: str) -> Any:
        for _ in range(20):
            value = self._pool.attribute(entity, to_snake_case(attribute), self._random)
            if value is not None:
                return value
        return None


def _is_related(type_: Any) -> bool:
    return bool({"and", "some"} & set(get_named_type(type_).fields))


class Literal:
    """Writes values into a document, some of them by way of a variable."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self.definitions: list[str] = []
        self.variables: dict[str, Any] = {}

    def of(self, type_: Any, value: Any) -> str:
        """Return a literal of a type for a value in JSON's form."""
        may_be_null = not isinstance(type_, GraphQLNonNull)
        if may_be_null and self._random.random() < 0.01:
            return self._absent(str(type_))
        if self._random.random() < 0.3 and not (value is None and not may_be_null):
            return self.variable(type_, value)
        return self._written(get_nullable_type(type_), value, self.of)

    def variable(self, type_: Any, value: Any) -> str:
        """Return a variable with the value: its default, or another one's place."""
        name = self._name()
        if self._random.random() < 0.2 and value is not None:
            self.definitions.append(f"${name}: {type_} = {self._plain(type_, value)}")
            if self._random.random() < 0.3:
                self.variables[name] = value
            return f"${name}"
        self.definitions.append(f"${name}: {type_}")
        self.variables[name] = value
        return f"${name}"

    def _absent(self, type_: str) -> str:
        name = self._name()
        self.definitions.append(f"${name}: {type_}")
        return f"${name}"

    def _name(self) -> str:
        return f"v{len(self.definitions)}"

    def _plain(self, type_: Any, value: Any) -> str:
        return self._written(get_nullable_type(type_), value, self._plain)

    def _written(self, type_: Any, value: Any, write: Callable[[Any, Any], str]) -> str:
        if value is None:
            return "null"
        if is_list_type(type_):
            return "[" + ", ".join(write(type_.of_type, item) for item in value) + "]"
        if isinstance(value, Mapping):
            members = (f"{key}: {write(type_.fields[key].type, part)}" for key, part in value.items())
            return "{" + ", ".join(members) + "}"
        return str(value) if is_enum_type(type_) else json.dumps(value)


def _listings(schema: GraphQLSchema) -> Any:
    for type_ in schema.type_map.values():
        graphene_type = getattr(type_, "graphene_type", None)
        for name, declaration in getattr(getattr(graphene_type, "_meta", None), "fields", {}).items():
            if isinstance(declaration, Listing):
                field_name = to_camel_case(name)
                below = isinstance(declaration, ToMany)
                yield (f"{type_.name}.{field_name}" if below else field_name), declaration
