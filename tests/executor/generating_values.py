"""Random values of arguments: taken from the rows that there are, and written as literals or as variables."""

import json
from collections.abc import Mapping, Sequence
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


class Pool:
    """Values that arguments may take: those that find something, and some that don't."""

    def __init__(self, schema: GraphQLSchema, rows: Sequence[Any]) -> None:
        """Take the rows of all models."""
        self._rows: dict[str, list[Any]] = {}
        for row in rows:
            self._rows.setdefault(type(row).__name__, []).append(row)
        self._lists = dict(_listings(schema))
        ids = [encode_id(type(row).__name__, row.id) for row in rows]
        self._values = {
            "slug": [*(post.slug for post in self._rows["Post"]), "nothing", ""],
            "username": [*(user.username for user in self._rows["User"]), "ADA", "nobody"],
            "id": [*ids * 3, "1~Post~4711", "1~User~9223372036854775807"],
        }

    def value(self, argument: str, random: Random) -> str:
        """Return a value of an argument that finds one row."""
        if random.random() < 0.003:
            return "no\x00thing"
        return random.choice(self._values[argument])

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
        names = self._random.sample(attributes, self._random.choice((1, 1, 1, 2)))
        found: dict[str, Any] = {
            name: self._operators(entity, name, get_named_type(type_.fields[name].type)) for name in names
        }
        if depth < 3 and self._random.random() < 0.4:
            found.update(self._logical(type_, depth))
        return found

    def _logical(self, type_: GraphQLInputObjectType, depth: int) -> dict[str, Any]:
        name = self._random.choice(_LOGICAL)
        if name == "not":
            return {name: self.filter(type_, depth + 1)}
        return {name: [self.filter(type_, depth + 1) for _ in range(self._random.choice((0, 1, 2, 2, 3)))]}

    def _operators(self, entity: str, attribute: str, type_: GraphQLInputObjectType) -> dict[str, Any]:
        count = min(len(type_.fields), self._random.choice((1, 1, 1, 1, 2)))
        names = self._random.sample(list(type_.fields), count)
        return {name: self._operand(entity, attribute, name) for name in names}

    def _operand(self, entity: str, attribute: str, operator: str) -> Any:
        if self._random.random() < 0.004:
            return None
        if operator == "isNull":
            return self._random.random() < 0.5
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


class Literal:
    """Writes values into a document, some of them by way of a variable."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self.definitions: list[str] = []
        self.variables: dict[str, Any] = {}

    def of(self, type_: Any, value: Any) -> str:
        """Return a literal of a type for a value in JSON's form."""
        if self._random.random() < 0.3 and not (value is None and isinstance(type_, GraphQLNonNull)):
            return self.variable(str(type_), value)
        return self._written(get_nullable_type(type_), value)

    def variable(self, type_: str, value: Any) -> str:
        """Return a variable with the value."""
        name = f"v{len(self.definitions)}"
        default = ""
        # Of enums and objects a default would be no JSON.
        plain = isinstance(value, bool | int) or (isinstance(value, str) and type_ in ("String", "ID"))
        if plain and self._random.random() < 0.2:
            default = f" = {json.dumps(value)}"
        self.definitions.append(f"${name}: {type_}{default}")
        if not default:
            self.variables[name] = value
        return f"${name}"

    def _written(self, type_: Any, value: Any) -> str:
        if value is None:
            return "null"
        if is_list_type(type_):
            return "[" + ", ".join(self.of(type_.of_type, item) for item in value) + "]"
        if isinstance(value, Mapping):
            members = (f"{key}: {self.of(type_.fields[key].type, part)}" for key, part in value.items())
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
