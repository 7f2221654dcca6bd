"""Where in the reference each type is described, and the links that lead there."""

import re
from dataclasses import dataclass

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLSchema,
    get_named_type,
    is_introspection_type,
)

QUERIES, MUTATIONS, SUBSCRIPTIONS = "queries.md", "mutations.md", "subscriptions.md"
OBJECTS, CONNECTIONS, INPUTS = "objects.md", "connections.md", "inputs.md"
ENUMS, SCALARS = "enums.md", "scalars.md"
PAGING = "Paging"
_MENTION = re.compile(r"\[(\w+)\](?!\()")


@dataclass(frozen=True)
class Places:
    """The page of every type, by the type's name."""

    pages: dict[str, str]

    def on(self, page: str) -> list[str]:
        """Return the names of the types on a page, by the alphabet."""
        return sorted(name for name, place in self.pages.items() if place == page)

    def link(self, name: str, page: str) -> str:
        """Return the address of a type, as seen from a page."""
        place = self.pages[name]
        return f"{'' if place == page else place}#{name.lower()}"

    def with_links(self, text: str, page: str) -> str:
        """Return a page with the addresses of the types that it mentions as `[Post]`."""
        mentioned = sorted({name for name in _MENTION.findall(text) if name in self.pages})
        links = [f"[{name}]: {self.link(name, page)}" for name in mentioned]
        return "\n".join([text, *links, ""]) if links else text


def places(schema: GraphQLSchema) -> Places:
    """Say where each type of a schema is described."""
    roots = {type_ for type_ in (schema.query_type, schema.mutation_type, schema.subscription_type) if type_}
    of_mutations = _types_of_mutations(schema)
    pages = {
        type_.name: MUTATIONS if type_.name in of_mutations else _page_of(type_)
        for type_ in schema.type_map.values()
        if type_ not in roots and not is_introspection_type(type_)
    }
    # Not a type, but what the arguments of all connections have in common.
    paging = {PAGING: CONNECTIONS} if CONNECTIONS in pages.values() else {}
    return Places({**pages, **paging})


def is_connection(type_: GraphQLNamedType) -> bool:
    """Whether a type belongs to the pages of lists, rather than to what is listed."""
    return isinstance(type_, GraphQLObjectType) and (
        type_.name.endswith(("Connection", "Edge")) or type_.name == "PageInfo"
    )


def types_of(field: GraphQLField) -> list[str]:
    """Return the names of a mutation's own types, its input and its payload; none if it takes no `input`."""
    own = (field.args["input"].type, field.type) if "input" in field.args else ()
    return [get_named_type(type_).name for type_ in own]


def _types_of_mutations(schema: GraphQLSchema) -> set[str]:
    mutations = schema.mutation_type.fields.values() if schema.mutation_type else ()
    return {name for field in mutations for name in types_of(field)}


def _page_of(type_: GraphQLNamedType) -> str:
    match type_:
        case GraphQLScalarType():
            return SCALARS
        case GraphQLEnumType():
            return ENUMS
        case GraphQLInputObjectType():
            return INPUTS
        case _:
            return CONNECTIONS if is_connection(type_) else OBJECTS
