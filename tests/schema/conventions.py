"""The conventions of the schema as rules: each names what offends against it."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    is_introspection_type,
    is_list_type,
    is_non_null_type,
    is_wrapping_type,
)

FORWARDS, BACKWARDS = {"first": "Int", "after": "String"}, {"last": "Int", "before": "String"}
# What a mutation does is the first word of its name. A new word is put here on purpose.
VERBS = {
    *(
        "add",
        "approve",
        "archive",
        "create",
        "delete",
        "follow",
        "mark",
        "publish",
        "reject",
        "remove",
        "reply",
        "revert",
    ),
    *("report", "restore", "revoke", "schedule", "unfollow", "unpublish", "update"),
}
# Null for those who may not know. A new one is put here on purpose.
COUNTS_FOR_SOME = {"Comment.reportCount"}

Rule = Callable[[GraphQLSchema], Iterator[str]]
RULES: list[Rule] = []


def rule(function: Rule) -> Rule:
    """Put a function among the rules: it yields the names of what offends."""
    RULES.append(function)
    return function


@rule
def types_in_pascal_case(schema: GraphQLSchema) -> Iterator[str]:
    """Types are named in PascalCase."""
    yield from (type_.name for type_ in _types(schema) if not re.fullmatch(r"([A-Z]+[a-z0-9]*)+", type_.name))


@rule
def members_in_camel_case(schema: GraphQLSchema) -> Iterator[str]:
    """Fields and arguments are named in camelCase."""
    for name, _ in [*_fields(schema), *_inputs(schema)]:
        if not re.fullmatch(r"[a-z]+([A-Z][a-z0-9]*)*", re.split(r"[.(]", name.rstrip(":)"))[-1]):
            yield name


@rule
def values_in_upper_case(schema: GraphQLSchema) -> Iterator[str]:
    """Values of enums are named in UPPER_CASE."""
    for type_ in _types(schema):
        for name in type_.values if isinstance(type_, GraphQLEnumType) else ():
            if not re.fullmatch(r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)*", name):
                yield f"{type_.name}.{name}"


@rule
def mutations_begin_with_a_verb(schema: GraphQLSchema) -> Iterator[str]:
    """A mutation says first what it does."""
    for name in _mutations(schema):
        if re.match(r"[a-z]*", name)[0] not in VERBS:  # type: ignore[index]
            yield f"Mutation.{name}"


@rule
def mutations_take_one_input(schema: GraphQLSchema) -> Iterator[str]:
    """A mutation takes `input`, an object of its own that must be given, and gives a payload of its own."""
    for name, field in _mutations(schema).items():
        own = name[0].upper() + name[1:]
        taken = {key: str(argument.type) for key, argument in field.args.items()}
        if taken != {"input": f"{own}Input!"} or str(field.type) != f"{own}Payload":
            yield f"Mutation.{name}"


@rule
def payloads_tell_errors(schema: GraphQLSchema) -> Iterator[str]:
    """A payload has `errors` and `clientMutationId`, and the input that as well; the rest may be null."""
    for name, field in _mutations(schema).items():
        types = {key: str(it.type) for key, it in get_named_type(field.type).fields.items()}
        told = {"errors": types.pop("errors", ""), "clientMutationId": types.pop("clientMutationId", "")}
        taken = [get_named_type(it.type) for it in field.args.values()]
        echoes = [str(it.fields["clientMutationId"].type) for it in taken if "clientMutationId" in it.fields]
        if (
            told != {"errors": "[InputProblem!]!", "clientMutationId": "String"}
            or echoes != ["String"]
            or any(type_.endswith("!") for type_ in types.values())
        ):
            yield f"Mutation.{name}"


@rule
def connections_have_the_shape_of_relay(schema: GraphQLSchema) -> Iterator[str]:
    """A connection has edges with cursors, the nodes alone, its place and its size."""
    for type_ in _types(schema):
        if not type_.name.endswith("Connection"):
            continue
        name = type_.name.removesuffix("Connection")
        edge = schema.get_type(f"{name}Edge")
        shape = {key: str(field.type) for key, field in type_.fields.items()}
        node = shape.get("nodes", "").strip("[]!")
        ends = {key: str(it.type) for key, it in edge.fields.items()} if edge else {}
        expected = {"edges": f"[{name}Edge!]!", "nodes": f"[{node}!]!", "pageInfo": "PageInfo!"}
        if not (
            {**expected, "totalCount": "Int!"}.items() <= shape.items()
            and {"cursor": "String!", "node": f"{node}!"}.items() <= ends.items()
        ):
            yield type_.name


@rule
def connections_are_paged(schema: GraphQLSchema) -> Iterator[str]:
    """A field that gives a connection is never null, and is read forwards or both ways."""
    for name, field in _fields(schema):
        if get_named_type(field.type).name.endswith("Connection"):
            taken = {key: str(argument.type) for key, argument in field.args.items()}
            paging = {key: type_ for key, type_ in taken.items() if key in FORWARDS | BACKWARDS}
            if not is_non_null_type(field.type) or paging not in (FORWARDS, FORWARDS | BACKWARDS):
                yield name


@rule
def lists_hold_no_null(schema: GraphQLSchema) -> Iterator[str]:
    """The items of a list are never null, whether given or taken."""
    for name, it in [*_fields(schema), *_inputs(schema)]:
        type_ = it.type
        # Of several ids, one that finds nothing keeps its place.
        while is_wrapping_type(type_) and name != "Query.nodes":
            if is_list_type(type_) and not is_non_null_type(type_.of_type):
                yield name
            type_ = type_.of_type


@rule
def objects_with_an_id_are_nodes(schema: GraphQLSchema) -> Iterator[str]:
    """What has an id can be asked for again by it."""
    for type_ in _types(schema):
        if isinstance(type_, GraphQLObjectType) and "id" in type_.fields:
            interfaces = {it.name for it in type_.interfaces}
            yield from [] if "Node" in interfaces else [type_.name]


@rule
def ids_are_named_so(schema: GraphQLSchema) -> Iterator[str]:
    """Whatever is an ID is called `id`, `…Id` or `…Ids`, and nothing else but the client's own word is."""
    for name, it in [*_fields(schema), *_inputs(schema)]:
        named_so = re.search(r"(\bids?|Ids?)[:)]*$", name) and not name.endswith(".clientMutationId")
        if bool(named_so) != (get_named_type(it.type).name == "ID"):
            yield name


@rule
def instants_end_in_at(schema: GraphQLSchema) -> Iterator[str]:
    """What happens at an instant is called `…At`, and only that."""
    for name, field in _fields(schema):
        if name.endswith("At") != (get_named_type(field.type).name == "DateTime"):
            yield name


@rule
def counts_are_whole_numbers(schema: GraphQLSchema) -> Iterator[str]:
    """What is called `…Count` is a number that is always there, for all who may know it."""
    for name, field in _fields(schema):
        if name.endswith("Count") and str(field.type) != ("Int" if name in COUNTS_FOR_SOME else "Int!"):
            yield name


@rule
def booleans_have_no_is(schema: GraphQLSchema) -> Iterator[str]:
    """Truths are called by what is true: `commentsOpen`; of the viewer `viewerCan…`, `viewerHas…`."""
    for name, field in _fields(schema):
        is_boolean = get_named_type(field.type).name == "Boolean"
        # PageInfo has Relay's own names.
        if is_boolean and re.search(r"\.(is|has|can)[A-Z]", name) and not name.startswith("PageInfo."):
            yield name


@rule
def lists_are_chosen_and_ordered_alike(schema: GraphQLSchema) -> Iterator[str]:
    """What chooses rows is `filter: PostFilter`, what orders them `orderBy: PostOrder`."""
    for name, field in _fields(schema):
        for key, argument in field.args.items():
            type_ = get_named_type(argument.type).name
            if type_.endswith("Filter") != (key == "filter") or type_.endswith("Order") != (key == "orderBy"):
                yield f"{name}({key}:)"


def _types(schema: GraphQLSchema) -> list[Any]:
    return [it for it in schema.type_map.values() if not is_introspection_type(it)]


def _mutations(schema: GraphQLSchema) -> dict[str, GraphQLField]:
    return schema.mutation_type.fields if schema.mutation_type else {}


def _fields(schema: GraphQLSchema) -> Iterator[tuple[str, GraphQLField]]:
    for type_ in _types(schema):
        if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType):
            yield from ((f"{type_.name}.{name}", field) for name, field in type_.fields.items())


def _inputs(schema: GraphQLSchema) -> Iterator[tuple[str, Any]]:
    for name, field in _fields(schema):
        yield from ((f"{name}({key}:)", argument) for key, argument in field.args.items())
    for type_ in _types(schema):
        if isinstance(type_, GraphQLInputObjectType):
            yield from ((f"{type_.name}.{name}", field) for name, field in type_.fields.items())
