"""Random operations on the schema itself: all fields, arguments, directives and kinds of fragments."""

import json
from dataclasses import dataclass, field
from random import Random
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    is_leaf_type,
)

DEEPEST = 9


@dataclass(frozen=True)
class Pool:
    """Values that arguments may take: those that find something, and some that don't."""

    slugs: list[str]
    usernames: list[str]
    ids: list[str]
    cursors: dict[str, list[str]]


@dataclass
class Generated:
    """An operation and its variables."""

    document: str = ""
    variables: dict[str, Any] = field(default_factory=dict)


class Generator:
    """Writes one random operation."""

    def __init__(self, schema: GraphQLSchema, pool: Pool, random: Random) -> None:
        self._schema = schema
        self._pool = pool
        self._random = random
        self._definitions: list[str] = []
        self._fragments: list[str] = []
        self._variables: dict[str, Any] = {}
        self._aliases = 0

    def query(self) -> Generated:
        """Return a query."""
        root = self._schema.query_type
        assert root is not None
        selection = self._selection(root, 1)
        head = f"query ({', '.join(self._definitions)})" if self._definitions else "query"
        return Generated(f"{head} {selection} {' '.join(self._fragments)}", self._variables)

    def _selection(self, type_: Any, depth: int) -> str:
        return "{ " + " ".join(self._members(type_, depth)) + " }"

    def _members(self, type_: Any, depth: int) -> list[str]:
        fields = [
            (name, declared)
            for name, declared in type_.fields.items()
            if depth < DEEPEST or is_leaf_type(get_named_type(declared.type))
        ]
        chosen = self._random.sample(fields, min(len(fields), self._random.choice((1, 1, 2, 3, 4))))
        members = [self._field(type_, name, declared, depth) for name, declared in chosen]
        if not members or self._random.random() < 0.1:
            members.append("__typename" + self._directive())
        if self._random.random() < 0.15:
            members.append(self._fragment(type_, depth))
        if isinstance(type_, GraphQLInterfaceType):
            members += [self._inline(possible, depth) for possible in self._schema.get_possible_types(type_)]
        return members

    def _field(self, type_: Any, name: str, declared: GraphQLField, depth: int) -> str:
        target = get_named_type(declared.type)
        arguments = self._arguments(type_, name, declared)
        below = "" if is_leaf_type(target) else self._selection(target, depth + 1)
        # Only what is the same may come together under one key: the rest gets a name of its own.
        if arguments or below or self._random.random() < 0.2:
            self._aliases += 1
            name = f"a{self._aliases}: {name}"
        elif type_.interfaces:
            name = f"{type_.name}_{name}: {name}"
        return f"{name}{arguments}{self._directive()} {below}"

    def _fragment(self, type_: Any, depth: int) -> str:
        if depth >= DEEPEST or self._random.random() < 0.5:
            return self._inline(type_, depth)
        name = f"F{len(self._fragments)}"
        self._fragments.append("")
        place = len(self._fragments) - 1
        self._fragments[place] = f"fragment {name} on {type_.name} {self._selection(type_, depth)}"
        spread = f"...{name}{self._directive()}"
        return f"{spread} {spread}" if self._random.random() < 0.3 else spread

    def _inline(self, type_: Any, depth: int) -> str:
        condition = f" on {type_.name}"
        return f"...{condition}{self._directive()} {self._selection(type_, depth)}"

    def _directive(self) -> str:
        if self._random.random() > 0.08:
            return ""
        value = self._random.random() < 0.5
        given = self._variable("Boolean!", value) if self._random.random() < 0.5 else json.dumps(value)
        return f" @{self._random.choice(('skip', 'include'))}(if: {given})"

    def _arguments(self, type_: Any, name: str, declared: GraphQLField) -> str:
        if "after" in declared.args:
            values = self._page(type_, name)
        else:
            values = {key: self._value(key, argument) for key, argument in declared.args.items()}
        written = [f"{key}: {self._written(declared.args[key], value)}" for key, value in values.items()]
        return f"({', '.join(written)})" if written else ""

    def _page(self, type_: Any, name: str) -> dict[str, Any]:
        values: dict[str, Any] = {}
        size = self._random.choice((1, 2, 2, 3, 5, 100))
        if self._random.random() < 0.8:
            values[self._random.choice(("first", "first", "last"))] = size
        list_name = name if type_ is self._schema.query_type else f"{type_.name}.{name}"
        for key in ("after", "before"):
            if self._pool.cursors.get(list_name) and self._random.random() < 0.2:
                values[key] = self._random.choice([*self._pool.cursors[list_name], None])
        return values

    def _value(self, key: str, _argument: GraphQLArgument) -> str:
        return self._random.choice(
            {"slug": self._pool.slugs, "username": self._pool.usernames}.get(key, self._pool.ids)
        )

    def _written(self, argument: GraphQLArgument, value: Any) -> str:
        if self._random.random() < 0.5:
            return self._variable(str(argument.type), value)
        return json.dumps(value)

    def _variable(self, type_: str, value: Any) -> str:
        name = f"v{len(self._definitions)}"
        default = ""
        if value is not None and self._random.random() < 0.2:
            default = f" = {json.dumps(value)}"
        self._definitions.append(f"${name}: {type_}{default}")
        if not default:
            self._variables[name] = value
        return f"${name}"


def object_types(schema: GraphQLSchema) -> list[GraphQLObjectType]:
    """Return the types that a query can reach."""
    return [
        type_
        for type_ in schema.type_map.values()
        if isinstance(type_, GraphQLObjectType) and not type_.name.startswith("__")
    ]
