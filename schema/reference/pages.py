"""The pages of the reference, each a Markdown file."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice

from graphql import GraphQLField, GraphQLObjectType, GraphQLSchema, build_schema

from schema.evolution.members import deprecations
from schema.reference.entries import (
    directive_entry,
    is_for_queries,
    mutation_entry,
    query_entry,
    type_entry,
)
from schema.reference.places import (
    CONNECTIONS,
    ENUMS,
    INPUTS,
    MUTATIONS,
    OBJECTS,
    PAGING,
    QUERIES,
    SCALARS,
    SUBSCRIPTIONS,
    Places,
    places,
    types_of,
)
from schema.reference.tables import is_paged, paging_table

INDEX = "README.md"
_INTRODUCTION = """\
Made from [schema.graphql](../../schema/schema.graphql) by `flask --app app graphql print`.
[graphql.md](../graphql.md) says how the API behaves, [stability.md](../stability.md) what may change.
A `!` marks what is never null, or must be given; `[…]` is a list."""
_TITLES = {
    QUERIES: ("Queries", ""),
    MUTATIONS: ("Mutations", ""),
    SUBSCRIPTIONS: ("Subscriptions", ""),
    OBJECTS: ("Objects", "What queries give: objects, interfaces and unions."),
    CONNECTIONS: ("Connections", "Lists that are read a page at a time."),
    INPUTS: ("Inputs", "What arguments take: filters, and other objects that more than one field takes."),
    ENUMS: ("Enums", "Names, each of which means one thing."),
    SCALARS: ("Scalars and directives", "What is written as a text or a number, and what steers a query."),
}


def reference(sdl: str) -> dict[str, str]:
    """Return the pages by the names of their files."""
    book = _Book(build_schema(sdl))
    pages = {name: book.page(name) for name in _TITLES if book.names(name)}
    return {INDEX: book.index(pages), **pages}


class _Book:
    """What is said of one schema."""

    def __init__(self, schema: GraphQLSchema) -> None:
        self._schema = schema
        self._places: Places = places(schema)
        self._roots = {
            QUERIES: schema.query_type,
            MUTATIONS: schema.mutation_type,
            SUBSCRIPTIONS: schema.subscription_type,
        }

    def names(self, page: str) -> list[str]:
        """Return what has a heading on a page: fields in the schema's order, types by the alphabet."""
        return list(self._fields(page)) if page in self._roots else self._places.on(page)

    def index(self, pages: Iterable[str]) -> str:
        """Return the page that leads to the others."""
        links = [self._contents(page) for page in pages]
        return _joined(["# Reference of the schema", _INTRODUCTION, *links, *self._deprecated()])

    def page(self, page: str) -> str:
        """Return a page with the links on it."""
        title, introduction = _TITLES[page]
        root = self._roots.get(page)
        words = (root.description or "") if root else introduction
        text = _joined([f"# {title}", words, *chain.from_iterable(self._entries(page))])
        return self._places.with_links(text, page)

    def _entries(self, page: str) -> Iterator[Iterator[str]]:
        described: set[str] = set()
        for name, field in self._fields(page).items():
            if page == MUTATIONS and types_of(field):
                yield mutation_entry(self._schema, name, field, described)
            else:
                yield query_entry(name, field)
        for name in [] if page in self._roots else self._places.on(page):
            yield self._paging() if name == PAGING else type_entry(self._schema, self._schema.type_map[name])
        if page == SCALARS:
            yield from (directive_entry(it) for it in self._schema.directives if is_for_queries(it))

    def _fields(self, page: str) -> Mapping[str, GraphQLField]:
        root = self._roots.get(page)
        return root.fields if root else {}

    def _paging(self) -> Iterator[str]:
        yield f"## {PAGING}"
        yield "Every connection takes these; [lists](../graphql.md#lists) says how they go together."
        objects = (it for it in self._schema.type_map.values() if isinstance(it, GraphQLObjectType))
        fields = chain.from_iterable(it.fields.values() for it in objects)
        yield from (paging_table(field.args) for field in islice(filter(is_paged, fields), 1))

    def _contents(self, page: str) -> str:
        links = ", ".join(f"[{name}]({page}#{name.lower()})" for name in self.names(page))
        return f"## [{_TITLES[page][0]}]({page})\n\n{_wrapped(links)}"

    def _deprecated(self) -> Iterator[str]:
        yield "## Deprecated"
        found = deprecations(self._schema).items()
        yield "\n".join(f"- `{name}`: {reason}" for name, reason in found) or "Nothing at present."


def _wrapped(text: str) -> str:
    return textwrap.fill(text, 110, break_long_words=False, break_on_hyphens=False)


def _joined(paragraphs: Iterable[str]) -> str:
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph) + "\n"
