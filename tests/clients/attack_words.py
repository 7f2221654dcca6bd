"""What schemathesis is told of a live site: ids, slugs and names of rows that there are.

It puts them in half of the places where they belong, since others reach hardly anything.
"""

from collections.abc import Iterator
from typing import Any

from graphql import (
    GraphQLID,
    GraphQLInputObjectType,
    build_schema,
    get_named_type,
    get_nullable_type,
    is_list_type,
)
from schemathesis.config import SchemathesisConfig

from tests.clients.live_site import LiveSite
from tests.support.sites import CHECKOUT
from tests.support.web_client import WebClient

_DRAFT = (
    """mutation ($title: String!) { createPost(input: {title: $title, body: "Mine."}) { post { id } } }"""
)
_KNOWN = """{
  posts { nodes { id slug author { id username } comments(first: 3) { nodes { id } } tags { nodes { id } } } }
  viewer { drafts { nodes { id slug } } }
}"""
_PAGE_SIZES = [1, 2, 20, 100]


def config_with_words(site: LiveSite, visitor: WebClient) -> SchemathesisConfig:
    """Return settings with what this visitor sees, and drafts for the author to change and delete."""
    for number in range(20):
        site.author.graphql(_DRAFT, title=f"Draft {number}")
    known = visitor.graphql(_KNOWN).json["data"]
    words: dict[str, list[Any]] = {
        name: sorted(set(_values(known, name))) for name in ("id", "slug", "username")
    }
    words["first"] = _PAGE_SIZES
    return SchemathesisConfig.from_dict(
        {
            "dictionaries": {name: {"values": values} for name, values in words.items()},
            "parameters": {
                place: {"dictionary": name, "probability": 0.5} for place, name in _places() if name in words
            },
        }
    )


def _places() -> Iterator[tuple[str, str]]:
    """Yield where root fields have arguments, and inputs fields, with the name of what belongs there."""
    schema = build_schema((CHECKOUT / "schema" / "schema.graphql").read_text(encoding="utf-8"))
    for root in filter(None, (schema.query_type, schema.mutation_type)):
        for field_name, field in root.fields.items():
            for name, argument in field.args.items():
                kind = get_named_type(argument.type)
                parts = kind.fields if isinstance(kind, GraphQLInputObjectType) else {}
                for path, it in {
                    name: argument,
                    **{f"{name}.{key}": it for key, it in parts.items()},
                }.items():
                    listed = "[*]" if is_list_type(get_nullable_type(it.type)) else ""
                    belongs = "id" if get_named_type(it.type) is GraphQLID else path
                    yield f"{root}.{field_name}.{path}{listed}", belongs


def _values(data: Any, name: str) -> Iterator[str]:
    """Yield all values of a field, wherever it is in an answer."""
    if isinstance(data, dict):
        if name in data:
            yield data[name]
        for value in data.values():
            yield from _values(value, name)
    elif isinstance(data, list):
        for item in data:
            yield from _values(item, name)
