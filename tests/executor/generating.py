"""Random operations on the schema itself: all fields, arguments, directives and kinds of fragments."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLBoolean,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLNonNull,
    GraphQLSchema,
    get_named_type,
    is_enum_type,
    is_leaf_type,
)

from models.public_ids import MalformedId, decode_id
from policies import Actor
from schema import build_schema
from tests.executor.cases import Case
from tests.executor.comparing import actor_of
from tests.executor.generating_values import Literal, Pool, Values
from tests.schema.world import World

SCHEMA = build_schema().graphql_schema
# How deep an operation may become: deep ones are large, and few of them find more.
DEEPEST = (3, 4, 4, 5, 5, 6, 7, 9, 12)
# The sizes of pages: those that fit, and those that don't.
SIZES = (1, 2, 3, 5, 5, 100)
# How often an operation is asked once more.
AGAIN = 0.07
# More often those who see what others don't.
ACTORS = ("anonymous", "reader", "author", "other", "editor", "editor", "editor", "admin", "admin", "admin")
SWITCH = GraphQLNonNull(GraphQLBoolean)
INTROSPECTED = (
    "__schema { queryType { name } directives { name } }",
    '__type(name: "Post") { name fields { name args { name } } }',
    '__type(name: "nothing") { name }',
)


@dataclass
class Asking:
    """Draws operations on a world, and who asks."""

    world: World

    def __post_init__(self) -> None:
        self._pool = Pool(SCHEMA, self.world.rows())
        self._actors = {name: actor_of(self.world, name) for name in ACTORS}

    def drawn(self, seed: int) -> tuple[Case, Actor]:
        """Return the operation of a seed and its actor."""
        random = Random(seed)
        name = random.choice(ACTORS)
        user = self.world.users.get(name)
        document, variables = Generator(SCHEMA, self._pool.of(user), random).query()
        return Case(f"found by seed {seed}", document, variables), self._actors[name]

    def drawn_again(self, seed: int, again: float = AGAIN) -> Iterator[tuple[Case, Actor]]:
        """Return it, and sometimes the same for somebody else or with other values, who get other plans."""
        random = Random(seed)
        case, actor = self.drawn(seed)
        yield case, actor
        if random.random() < again:
            yield case, random.choice(list(self._actors.values()))
        if case.variables and random.random() < again:
            yield replace(case, variables=_varied(case.variables, random)), actor


def _varied(value: Any, random: Random) -> Any:
    """Return JSON of the same form with other words and numbers."""
    match value:
        case bool():
            return not value
        case int():
            return random.choice(SIZES)
        case dict():
            return {key: _varied(part, random) for key, part in value.items()}
        case list():
            return [_varied(item, random) for item in value]
    return value


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
        self._looked_up: set[str] = set()
        self._list = ""

    def query(self) -> tuple[str, dict[str, Any]]:
        """Return a query and its variables."""
        root = self._schema.query_type
        assert root is not None
        members = self._members(root, 1)
        if self._maybe(0.03):
            members.insert(0, self._random.choice(INTROSPECTED))
        definitions = self._literal.definitions
        head = f"query ({', '.join(definitions)})" if definitions else "query"
        parts = [f"{head} {{ {' '.join(members)} }}", *self._fragments]
        return "\n".join(parts), self._literal.variables

    def _maybe(self, probability: float) -> bool:
        return self._random.random() < probability

    def _selection(self, type_: Any, depth: int) -> str:
        return "{ " + " ".join(self._members(type_, depth)) + " }"

    def _members(self, type_: Any, depth: int) -> list[str]:
        members = [self._field(type_, *chosen, depth) for chosen in self._chosen(type_, depth)]
        if not members or self._maybe(0.1):
            members.append("__typename" + self._directive())
        if self._maybe(0.15):
            members.append(self._fragment(type_, depth))
        if isinstance(type_, GraphQLInterfaceType):
            members += self._of_possible_types(type_, depth)
        return members

    def _chosen(self, type_: Any, depth: int) -> list[tuple[str, GraphQLField]]:
        leaves, branches = [], []
        for member in type_.fields.items():
            if member[0] == "parent" and self._list == "Post.threads" and self._maybe(0.7):
                # Null for each of them.
                continue
            (leaves if is_leaf_type(get_named_type(member[1].type)) else branches).append(member)
        # Rows are what most faults are about: leaves are many, and cost little.
        many, few = self._random.choice((0, 1, 2, 3)), self._random.choice((0, 1, 1, 2))
        deeper = self._sample(branches, max(few, depth < 3)) if depth < self._deepest else []
        return deeper + self._sample(leaves, max(many, not deeper))

    def _sample(self, members: list[Any], count: int) -> list[Any]:
        return self._random.sample(members, min(len(members), count))

    def _of_possible_types(self, type_: GraphQLInterfaceType, depth: int) -> list[str]:
        # That of the id more often than the others, which only lengthen the document.
        return [
            self._inline(possible, depth)
            for possible in self._schema.get_possible_types(type_)
            if self._maybe(0.9 if possible.name in self._looked_up else 0.1)
        ]

    def _field(self, type_: Any, name: str, declared: GraphQLField, depth: int) -> str:
        target = get_named_type(declared.type)
        arguments = self._arguments(type_, name, declared)
        below = "" if is_leaf_type(target) else self._selection(target, depth + 1)
        # Only what is the same may come together under one key: the rest gets a name of its own.
        if arguments or below or self._maybe(0.2):
            self._aliases += 1
            name = f"a{self._aliases}: {name}"
        elif type_.interfaces:
            name = f"{type_.name}_{name}: {name}"
        field = f"{name}{arguments}{self._directive()} {below}"
        if below and self._maybe(0.05):
            # The same field once more, with something else below it.
            field += f" {name}{arguments}{self._directive()} {self._selection(target, depth + 1)}"
        return field

    def _fragment(self, type_: Any, depth: int) -> str:
        if type_.interfaces and self._maybe(0.2):
            type_ = type_.interfaces[0]
        if depth >= self._deepest or self._maybe(0.5):
            return self._inline(type_, depth)
        name = f"F{len(self._fragments)}"
        self._fragments.append("")
        place = len(self._fragments) - 1
        self._fragments[place] = f"fragment {name} on {type_.name} {self._selection(type_, depth)}"
        spread = f"...{name}{self._directive()}"
        return f"{spread} ...{name}{self._directive()}" if self._maybe(0.3) else spread

    def _inline(self, type_: Any, depth: int) -> str:
        condition = "" if self._maybe(0.1) and not self._is_narrower(type_) else f" on {type_.name}"
        return f"...{condition}{self._directive()} {self._selection(type_, depth)}"

    def _is_narrower(self, type_: Any) -> bool:
        """Whether a fragment on the type may stand within another type, and must say what it is on."""
        return isinstance(type_, GraphQLInterfaceType) or bool(type_.interfaces)

    def _directive(self) -> str:
        if not self._maybe(0.06):
            return ""
        names = self._random.choice((("skip",), ("include",), ("skip", "include")))
        return "".join(f" @{name}(if: {self._switch()})" for name in names)

    def _switch(self) -> str:
        value = self._maybe(0.5)
        return self._literal.variable(SWITCH, value) if self._maybe(0.5) else str(value).lower()

    def _arguments(self, type_: Any, name: str, declared: GraphQLField) -> str:
        is_list = "after" in declared.args
        values = self._page(type_, name, declared.args) if is_list else self._named(declared)
        written = [
            f"{key}: {self._literal.of(declared.args[key].type, value)}" for key, value in values.items()
        ]
        return f"({', '.join(written)})" if written else ""

    def _named(self, declared: GraphQLField) -> dict[str, Any]:
        """Return the arguments that name rows: one of those there are, and seldom another number of them."""
        type_ = get_named_type(declared.type)
        name = None if isinstance(type_, GraphQLInterfaceType) else type_.name
        ways = [key for key in declared.args if not is_enum_type(get_named_type(declared.args[key].type))]
        few = self._random.choices((1, 0, 2), (200, 1, 1))[0] if len(ways) > 1 else 1
        values = {key: self._one(name, key) for key in self._sample(ways, few)}
        for key in declared.args.keys() - set(ways):
            if self._maybe(0.5):
                values[key] = self._random.choice(list(get_named_type(declared.args[key].type).values))
        return values

    def _one(self, name: str | None, key: str) -> Any:
        if key == "ids":
            ids = [self._pool.id(None, self._random) for _ in range(self._random.choice((0, 1, 2, 5)))]
            self._looked_up = _types_of(ids)
            return ids
        if key == "id":
            found = self._pool.id(name, self._random)
            self._looked_up = _types_of([found])
            return found
        assert name is not None
        return self._pool.value(name, key, self._random)

    def _page(self, type_: Any, name: str, arguments: dict[str, GraphQLArgument]) -> dict[str, Any]:
        values: dict[str, Any] = {}
        if self._maybe(0.8):
            size = 0 if self._maybe(0.003) else self._random.choice(SIZES)
            values[self._random.choice(("first", "first", "last"))] = size
        is_root = type_ is self._schema.query_type
        list_name = name if is_root else f"{type_.name}.{name}"
        self._list = list_name
        # A list below a row is short: more would leave nothing of it.
        narrowing = 1 if is_root else 0.6
        order = None
        if "orderBy" in arguments and self._maybe(0.4):
            order = self._random.choice([None, *get_named_type(arguments["orderBy"].type).values])
            values["orderBy"] = order
        for key in ("after", "before"):
            if self._maybe(0.18 * narrowing):
                values[key] = self._pool.cursor(list_name, order, self._random)
        if "filter" in arguments and self._maybe(0.4 * narrowing):
            values["filter"] = self._values.filter(get_named_type(arguments["filter"].type))
        return values


def _types_of(global_ids: list[str]) -> set[str]:
    found = set()
    for global_id in global_ids:
        with suppress(MalformedId):
            found.add(decode_id(global_id)[0])
    return found
