"""The reference: the committed pages are what the command writes, and nothing of a schema is left out."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from graphql import GraphQLEnumType, get_named_type, is_introspection_type
from graphql import build_schema as build_from_sdl
from markdown_it import MarkdownIt

from schema import print_sdl
from schema.reference import reference
from tests.schema.evolution.blog import BLOG, changed_sdl

PAGES = reference(print_sdl())
MORE = """
type Mutation {
  "Make a post."
  createPost(input: CreatePostInput!): CreatePostPayload
  "Make it once more."
  copyPost(input: CreatePostInput!): CreatePostPayload @deprecated(reason: "Use `createPost`.")
  "Make none."
  rest(minutes: Int = 5): Int
}

type Subscription {
  "News."
  postAdded(tag: String): Post
}

input CreatePostInput {
  "Either | or."
  title: String = "a | b" @deprecated(reason: "Use nothing.")
}

type CreatePostPayload {
  post: Post
}
"""


def _tables(pages: dict[str, str]) -> dict[str, list[list[list[Tag]]]]:
    """The tables below each heading, as rows of cells."""
    found: dict[str, list[list[list[Tag]]]] = {}
    for text in pages.values():
        page = BeautifulSoup(MarkdownIt("commonmark").enable("table").render(text), "html.parser")
        for table in page.find_all("table"):
            rows = [row.find_all("td") for row in table.tbody.find_all("tr")]
            found.setdefault(table.find_previous(["h2", "h3"]).text, []).append(rows)
    return found


def _described(pages: dict[str, str]) -> set[str]:
    """Everything that has a heading of its own."""
    lines = [line for text in pages.values() for line in text.splitlines()]
    return {line.lstrip("# ") for line in lines if line.startswith(("## ", "### "))}


def test_committed_pages_are_what_the_command_writes(checkout: Path) -> None:
    folder = checkout / "docs" / "reference"
    assert {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()} == PAGES


@pytest.mark.parametrize("sdl", [print_sdl(), BLOG, BLOG + MORE])
def test_everything_of_a_schema_is_described_once(sdl: str) -> None:
    schema = build_from_sdl(sdl)
    roots = [schema.query_type, schema.mutation_type, schema.subscription_type]
    types = {it.name for it in schema.type_map.values() if it not in roots and not is_introspection_type(it)}
    fields = {name for root in roots if root for name in root.fields}
    described = _described(reference(sdl))
    assert types | fields <= described
    rest = {it for it in described - types - fields if "](" not in it}
    assert rest <= {"Deprecated", "Paging", "@include", "@skip", "@twice"}


@pytest.mark.parametrize("sdl", [print_sdl(), BLOG, BLOG + MORE])
def test_fields_have_their_types_and_each_type_is_a_link(sdl: str) -> None:
    schema, tables = build_from_sdl(sdl), _tables(reference(sdl))
    described = [it for it in schema.type_map.values() if hasattr(it, "fields") and it.name in tables]
    assert len(described) >= 5
    for type_ in described:
        rows = [row for row in tables[type_.name][0] if not row[0].text.startswith("↳")]
        assert [row[0].text for row in rows] == list(type_.fields)
        assert [row[1].text.partition(" = ")[0] for row in rows] == [
            str(it.type) for it in type_.fields.values()
        ]
        assert [row[1].a.text for row in rows] == [
            get_named_type(it.type).name for it in type_.fields.values()
        ]


def test_values_of_enums_are_all_in_their_tables() -> None:
    for type_ in build_from_sdl(print_sdl()).type_map.values():
        if isinstance(type_, GraphQLEnumType) and not is_introspection_type(type_):
            rows = [[cell.text for cell in row] for row in _tables(PAGES)[type_.name][0]]
            assert rows == [[name, value.description] for name, value in type_.values.items()]


def test_arguments_follow_their_fields_with_their_defaults() -> None:
    rows = [[cell.text for cell in row] for row in _tables(PAGES)["Tag"][0]]
    assert rows[-4:] == [
        ["posts", "PostConnection!", "The published posts here, newest first."],
        ["↳ orderBy", "PostOrder = NEWEST", "What comes first."],
        ["↳ filter", "PostFilter", "Only rows that fulfil this."],
        ["↳ first, after, last, before", "Paging", "Which rows of the list."],
    ]
    assert [row[0].text for row in _tables(PAGES)["Paging"][0]] == ["first", "after", "last", "before"]


def test_arguments_of_a_query_have_a_table_of_their_own() -> None:
    assert [[cell.text for cell in row] for row in _tables(reference(BLOG))["posts"][0]] == [
        ["first", "Int! = 20", ""],
        ["order", "Order = NEWEST", ""],
    ]


def test_tables_are_aligned_for_those_who_read_the_text() -> None:
    tables = [part for text in PAGES.values() for part in text.split("\n\n") if part.startswith("| ")]
    for table in tables:
        head, *lines = table.splitlines()
        bars = [place for place, letter in enumerate(head) if letter == "|"][:-1]
        assert [line for line in lines for bar in bars if line[bar] != "|"] == []


def test_mutations_have_their_types_below_them() -> None:
    text = reference(BLOG + MORE)["mutations.md"]
    headings = [line for line in text.splitlines() if line.startswith("#")]
    assert headings == [
        "# Mutations",
        "## createPost",
        "### CreatePostInput",
        "### CreatePostPayload",
        "## copyPost",
        "## rest",
    ]
    assert text.count("Takes [CreatePostInput]!, gives [CreatePostPayload].") == 2


def test_deprecations_are_told_in_place_and_together() -> None:
    pages = reference(BLOG + MORE)
    assert "## copyPost\n\nMake it once more.\n\n**Deprecated:** Use `createPost`.\n" in pages["mutations.md"]
    assert "Either \\| or. **Deprecated:** Use nothing. |" in pages["mutations.md"]
    assert (
        "## Deprecated\n\n- `Mutation.copyPost`: Use `createPost`.\n- `CreatePostInput.title`: Use nothing.\n"
        in pages["README.md"]
    )
    assert "## Deprecated\n\nNothing at present.\n" in reference(BLOG)["README.md"]


def test_mutation_without_an_input_is_described_by_its_arguments() -> None:
    assert "## rest\n\nMake none.\n\nGives [Int].\n\n| argument " in reference(BLOG + MORE)["mutations.md"]


def test_bar_within_a_cell_does_not_end_it() -> None:
    ((row,),) = _tables(reference(BLOG + MORE))["CreatePostInput"]
    assert [cell.text for cell in row] == [
        "title",
        'String = "a | b"',
        "Either | or. Deprecated: Use nothing.",
    ]


def test_kinds_of_types_are_each_on_their_page() -> None:
    pages = reference(BLOG + MORE)
    assert "## Found\n\nOne of [Page], [Post].\n" in pages["objects.md"]
    assert "## Node\n\nImplemented by [Page].\n" in pages["objects.md"]
    assert "## Page\n\nImplements [Node].\n" in pages["objects.md"]
    assert "## PostInput\n" in pages["inputs.md"]
    assert "| `OLDEST` |" in pages["enums.md"]
    assert "## Time\n" in pages["scalars.md"]
    assert "## @twice\n\nMay stand at `FIELD`, `QUERY`, any number of times.\n" in pages["scalars.md"]
    assert "## postAdded\n\nNews.\n\nGives [Post].\n" in pages["subscriptions.md"]
    assert "connections.md" not in pages


def test_scalar_with_a_specification_links_to_it() -> None:
    pages = reference(changed_sdl("scalar Time", 'scalar Time @specifiedBy(url: "https://example.com/time")'))
    assert "Specified at <https://example.com/time>.\n" in pages["scalars.md"]
