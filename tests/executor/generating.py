"""Random operations on the schema itself: all fields, arguments, directives and kinds of fragments."""

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

from tests.executor.generating_values import Literal, Pool, Values

# How deep an operation may become: deep ones are large, and few of them find more.
DEEPEST = (4, 5, 6, 7, 9, 12)
# The sizes of pages: those that fit, that don't, and that are refused.
SIZES = (1, 2, 2, 3, 5, 100)


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
        self._values = Values(pool, random)
        self._literal = Literal(random)
        self._fragments: list[str] = []
        self._aliases = 0
        self._deepest = random.choice(DEEPEST)

    def query(self) -> Generated:
        """Return a query."""
        root = self._schema.query_type
        assert root is not None
        selection = self._selection(root, 1)
        definitions = self._literal.definitions
        head = f"query ({', '.join(definitions)})" if definitions else "query"
        return Generated(f"{head} {selection} {' '.join(self._fragments)}", self._literal.variables)

    def _selection(self, type_: Any, depth: int) -> str:
        return "{ " + " ".join(self._members(type_, depth)) + " }"

    def _members(self, type_: Any, depth: int) -> list[str]:
        fields = [
            (name, declared)
            for name, declared in type_.fields.items()
            if depth < self._deepest or is_leaf_type(get_named_type(declared.type))
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
        if depth >= self._deepest or self._random.random() < 0.5:
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
        if self._random.random() > 0.06:
            return ""
        value = self._random.random() < 0.5
        given = (
            self._literal.variable("Boolean!", value) if self._random.random() < 0.5 else str(value).lower()
        )
        return f" @{self._random.choice(('skip', 'include'))}(if: {given})"

    def _arguments(self, type_: Any, name: str, declared: GraphQLField) -> str:
        if "after" in declared.args:
            values = self._page(type_, name, declared.args)
        else:
            values = {key: self._pool.value(key, self._random) for key in declared.args}
        written = [
            f"{key}: {self._literal.of(declared.args[key].type, value)}" for key, value in values.items()
        ]
        return f"({', '.join(written)})" if written else ""

    def _page(self, type_: Any, name: str, arguments: dict[str, GraphQLArgument]) -> dict[str, Any]:
        values: dict[str, Any] = {}
        if self._random.random() < 0.8:
            size = 0 if self._random.random() < 0.003 else self._random.choice(SIZES)
            values[self._random.choice(("first", "first", "last"))] = size
        list_name = name if type_ is self._schema.query_type else f"{type_.name}.{name}"
        order = None
        if "orderBy" in arguments and self._random.random() < 0.4:
            order = self._random.choice([None, *get_named_type(arguments["orderBy"].type).values])
            values["orderBy"] = order
        for key in ("after", "before"):
            if self._random.random() < 0.12:
                values[key] = self._pool.cursor(list_name, order, self._random)
        if "filter" in arguments and self._random.random() < 0.35:
            values["filter"] = self._values.filter(get_named_type(arguments["filter"].type))
        return values


def object_types(schema: GraphQLSchema) -> list[GraphQLObjectType]:
    """Return the types that a query can reach."""
    return [
        type_
        for type_ in schema.type_map.values()
        if isinstance(type_, GraphQLObjectType) and not type_.name.startswith("__")
    ]
