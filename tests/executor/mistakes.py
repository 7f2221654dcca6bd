"""Mistakes of all kinds in documents and variables, made from the schema itself: each is refused."""

from collections.abc import Iterable, Iterator
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    Visitor,
    get_named_type,
    is_introspection_type,
    is_leaf_type,
    is_required_argument,
    is_specified_scalar_type,
    parse,
    visit,
)

from schema import build_schema, print_sdl

SCHEMA = build_schema().graphql_schema
OBJECTS = [
    type_
    for type_ in SCHEMA.type_map.values()
    if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType) and not is_introspection_type(type_)
]
WELL_KNOWN = {"Query", "Mutation", "Int", "String", "Boolean", "ID", "Float"}
Mistake = tuple[str, dict[str, Any]]


class _Names(Visitor):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def enter_name(self, node: Any, *_: Any) -> None:
        self.found.add(node.value)


def _secret_names() -> set[str]:
    names = _Names()
    visit(parse(print_sdl()), names)
    return names.found - WELL_KNOWN


SECRETS = _secret_names()


def _misspelt(names: Iterable[str]) -> Iterator[list[str]]:
    """Yield names that are almost these, and none of them is any other."""
    for misspell in (lambda it: f"{it}x", lambda it: f"{it}_", lambda it: it[:-1] or "x", str.swapcase):
        yield sorted(set(map(misspell, names)) - SECRETS)


def _misspelt_fields() -> Iterator[Mistake]:
    for type_ in OBJECTS:
        for wrong in _misspelt(type_.fields):
            yield f"{{ __typename ...F }} fragment F on {type_.name} {{ {' '.join(wrong)} x }}", {}


def _misspelt_arguments() -> Iterator[Mistake]:
    for type_ in OBJECTS:
        for name, field in type_.fields.items():
            for wrong in _misspelt(field.args):
                given = ", ".join(f"{it}: 1" for it in (*wrong, "x"))
                yield f"{{ __typename ...F }} fragment F on {type_.name} {{ {name}({given}) }}", {}


def _misspelt_types() -> Iterator[Mistake]:
    for name in SCHEMA.type_map:
        wrong = f"{name[:-1]}{name[-1]}x"
        yield f"{{ ... on {wrong} {{ __typename }} }}", {}
        yield f"query ($a: {wrong}) {{ __typename }}", {}
        yield f"query ($a: [{wrong}!]!) {{ __typename }}", {}


def _where_inputs_go() -> dict[Any, str]:
    """Return each input type that is an argument, with a document that has VALUE for one."""
    return {
        get_named_type(argument.type): f"{{ ...F }} fragment F on {type_.name} {{ {name}({key}: VALUE) }}"
        for type_ in OBJECTS
        for name, field in type_.fields.items()
        for key, argument in field.args.items()
    }


def _wrong_values() -> Iterator[Mistake]:
    for type_, document in _where_inputs_go().items():
        for value in ("5", '"x"', "true", "1.5", "X", "[{}]", "{}", "{x: 1}", '{x: {y: "z"}}', "[[{}]]"):
            if not (is_specified_scalar_type(type_) and value in ("5", '"x"', "true")):
                yield document.replace("VALUE", value), {}
        for value in _almost(type_):
            yield document.replace("VALUE", value), {}


def _almost(type_: Any) -> Iterator[str]:
    if isinstance(type_, GraphQLEnumType):
        for name in type_.values:
            yield from (f"{name}X", f'"{name}"', name.lower())
    elif isinstance(type_, GraphQLInputObjectType):
        for name, field in type_.fields.items():
            yield from (f"{{{name}x: 1}}", f"{{{name}: {{x: 1}}}}")
            for below in getattr(get_named_type(field.type), "fields", {}):
                yield f"{{{name}: {{{below}x: 1, {below}: {{}}}}}}"


def _root_fields() -> Iterator[tuple[str, Any]]:
    """Yield an operation for each argument of a root field, with a variable for it, and its type."""
    for operation, type_ in (("query", SCHEMA.query_type), ("mutation", SCHEMA.mutation_type)):
        for name, field in type_.fields.items():
            for key, argument in field.args.items():
                required = {it for it, other in field.args.items() if is_required_argument(other)}
                if required <= {key}:
                    call = f"{name}({key}: $a) {{ __typename }}"
                    yield f"{operation} ($a: {argument.type}) {{ {call} }}", argument.type


def _wrong_variables() -> Iterator[Mistake]:
    for document, type_ in _root_fields():
        named = get_named_type(type_)
        values: list[Any] = [{}, [{}], [[1.5]], {"x": 1}] if is_leaf_type(named) else [5, "x", [5]]
        if isinstance(named, GraphQLEnumType):
            values += [f"{name}X" for name in named.values]
        if isinstance(named, GraphQLInputObjectType):
            for name, field in named.fields.items():
                values += [{f"{name}x": 1}, {name: [{}, "X"]}]
                values += [{name: {f"{it}x": 1}} for it in getattr(get_named_type(field.type), "fields", {})]
        yield from ((document, {"a": value}) for value in values)


OTHERS: list[Mistake] = [
    (document, {})
    for document in (
        "{ post { id } }",
        "{ posts }",
        "{ posts { nodes } }",
        '{ post(slug: "a") }',
        '{ post(slug: "a") { title { x } } }',
        '{ post(slug: "a") { author } }',
        "query ($a: Int) { post(slug: $a) { id } }",
        "query ($a: Int) { posts(filter: $a) { totalCount } }",
        "query ($a: [Int]) { posts(orderBy: $a) { totalCount } }",
        "query ($a: String) { posts(filter: {title: $a}) { totalCount } }",
        "query ($a: Int) { posts(filter: {kind: {in: [$a]}}) { totalCount } }",
        "query ($a: Post) { __typename }",
        "mutation { createPost }",
        "mutation { createPost { post { id } } }",
        "mutation { createPost(input: {}) { post { id } } }",
        "mutation { createPost(input: {title: 1}) { errors } }",
        '{ post(slug: "a") { ... on Tag { id } } }',
        '{ post(slug: "a") { ...F } } fragment F on Tag { id }',
        "{ ... on PostOrder { x } }",
        "fragment F on String { x } { ...F }",
        '{ a: post(slug: "a") { title } a: viewer { id } }',
        '{ a: post(slug: "a") { b: title b: createdAt } }',
        "{ __typename @inclde(if: true) }",
        "{ __typename @include(iff: true) }",
        "{ __typename @include }",
        "{ __typename @deprecated }",
        "query @include(if: true) { __typename }",
        "subscription { x }",
        "{ viewer { emial } }",
        "{ node(id: 1.5) { id } }",
        '{ node(id: "1~Nothing~1") { id } }',
        "{ posts(first: 0) { totalCount } }",
        "{ posts(first: 1, last: 1) { totalCount } }",
        '{ posts(after: "x") { totalCount } }',
        '{ posts(filter: {publishedAt: {gt: "x"}}) { totalCount } }',
        "{ posts(filter: {title: {eq: null}}) { totalCount } }",
        "{ posts(filter: {title: null}) { totalCount } }",
    )
]
KINDS = {
    "fields": _misspelt_fields,
    "arguments": _misspelt_arguments,
    "types": _misspelt_types,
    "values": _wrong_values,
    "variables": _wrong_variables,
    "others": lambda: OTHERS,
}
