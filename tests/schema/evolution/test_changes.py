"""Each kind of change that breaks clients is found and named, and what breaks nobody is let pass."""

import pytest
from graphql import (
    BreakingChange,
    BreakingChangeType,
    DangerousChangeType,
    build_schema,
    find_breaking_changes,
    find_dangerous_changes,
)

from schema.evolution.changes import breaking_changes, risky_changes
from schema.evolution.wording import worded
from tests.schema.evolution.blog import BLOG, changed

BREAKING = [
    ("  body: String!\n", "", "`Post.body` is removed"),
    ("body: String!", "body: String", "`Post.body` changes from `String!` to `String`"),
    ("body: String!", "body: Int!", "`Post.body` changes from `String!` to `Int!`"),
    ("labels: [String!]", "labels: [String]", "`Post.labels` changes from `[String!]` to `[String]`"),
    ("labels: [String!]", "labels: String", "`Post.labels` changes from `[String!]` to `String`"),
    ("post(slug: String)", "post", "`Query.post(slug:)` is removed"),
    ("slug: String)", "slug: String!)", "`Query.post(slug:)` changes from `String` to `String!`"),
    ("slug: String)", "slug: String, id: ID!)", "`Query.post(id:)` is new and must be given"),
    ("first: Int! = 20", "first: Int!", "`Query.posts(first:)` must be given"),
    ("  excerpt: String\n", "", "`PostInput.excerpt` is removed"),
    ("excerpt: String", "excerpt: String!", "`PostInput.excerpt` changes from `String` to `String!`"),
    ("excerpt: String", "excerpt: Int", "`PostInput.excerpt` changes from `String` to `Int`"),
    ("excerpt: String", "excerpt: String\n  day: Int!", "`PostInput.day` is new and must be given"),
    ("open: Boolean! = true", "open: Boolean!", "`PostInput.open` must be given"),
    ("  OLDEST\n", "", "`Order.OLDEST` is removed"),
    ("type Page implements Node {", "type Page {", "`Page` no longer implements `Node`"),
    ("union Found = Post | Page", "union Found = Post", "`Found` is never `Page` any more"),
    ("scalar Time", "enum Time { NOW }", "`Time` changes from a Scalar type to an Enum type"),
    ("  time: Time\n", "  time: Int\n", "`Post.time` changes from `Time` to `Int`"),
    (" @twice(times: Int) repeatable on FIELD", " @thrice on FIELD", "`@twice` is removed"),
    ("@twice(times: Int)", "@twice", "`@twice(times:)` is removed"),
    ("times: Int)", "times: Int, more: Int!)", "`@twice(more:)` is new and must be given"),
    ("repeatable on", "on", "`@twice` may stand only once"),
    ("on FIELD | QUERY", "on FIELD", "`@twice` may not stand at QUERY"),
]
RISKY = [
    ("  OLDEST\n", "  OLDEST\n  RANDOM\n", "`Order.RANDOM` is new"),
    ("union Found = Post | Page", "union Found = Post | Page | Tag", "`Found` may be `Tag`"),
    ("type Tag {", "type Tag implements Node {", "`Tag` implements `Node`"),
    ("first: Int! = 20", "first: Int! = 30", "`Query.posts(first:)` has another default"),
    ("order: Order = NEWEST", "order: Order", "`Query.posts(order:)` has another default"),
    ("open: Boolean! = true", "open: Boolean! = false", "`PostInput.open` has another default"),
    ("note: String = null", "note: String", "`PostInput.note` has another default"),
]
HARMLESS = [
    ("  body: String!\n", "  body: String!\n  bodyHtml: String!\n"),
    ("  body: String!\n", '  body: String! @deprecated(reason: "2027-06-01")\n'),
    ("  body: String!\n", '  "The text."\n  body: String!\n'),
    ("labels: [String!]", "labels: [String!]!"),
    ("first: Int! = 20", "first: Int = 20"),
    ("slug: String)", "slug: String, id: ID)"),
    ("slug: String)", "slug: String, id: ID! = 1)"),
    ("excerpt: String", "excerpt: String\n  day: Int"),
    ("excerpt: String", "excerpt: String\n  day: Int! = 1"),
    ("open: Boolean! = true", "open: Boolean = true"),
    ("scalar Time", 'scalar Time\ntype New { "new" id: ID }'),
    ("OLDEST", 'OLDEST @deprecated(reason: "2027-06-01")'),
]


@pytest.mark.parametrize(("old", "new", "words"), BREAKING)
def test_breaking_change_is_found_and_named(old: str, new: str, words: str) -> None:
    assert [str(change) for change in breaking_changes(build_schema(BLOG), changed(old, new))] == [words]
    assert risky_changes(build_schema(BLOG), changed(old, new)) == []


@pytest.mark.parametrize(("old", "new", "words"), RISKY)
def test_risky_change_is_named_but_breaks_nothing(old: str, new: str, words: str) -> None:
    assert breaking_changes(build_schema(BLOG), changed(old, new)) == []
    assert [str(change) for change in risky_changes(build_schema(BLOG), changed(old, new))] == [words]


@pytest.mark.parametrize(("old", "new"), HARMLESS)
def test_harmless_change_is_none(old: str, new: str) -> None:
    assert breaking_changes(build_schema(BLOG), changed(old, new)) == []
    assert risky_changes(build_schema(BLOG), changed(old, new)) == []


def test_type_removed_is_found_beside_the_field_that_had_it() -> None:
    found = breaking_changes(
        build_schema(BLOG), changed("  tag: Tag\n", "", "type Tag {\n  name: String\n}", "")
    )
    assert [str(change) for change in found] == ["`Tag` is removed", "`Post.tag` is removed"]


def test_standard_scalar_that_nobody_has_any_more_is_removed() -> None:
    found = breaking_changes(build_schema(BLOG), changed("  score: Float\n", ""))
    assert [str(change) for change in found] == ["`Float` is removed", "`Post.score` is removed"]


def test_kinds_of_graphql_core_are_all_met_by_these_tests() -> None:
    met = set()
    for old, new, *_ in [*BREAKING, *RISKY, *HARMLESS]:
        schemas = build_schema(BLOG), changed(old, new)
        met |= {change.type for change in find_breaking_changes(*schemas) + find_dangerous_changes(*schemas)}
    # A type that is removed has tests of its own.
    assert met | {BreakingChangeType.TYPE_REMOVED} == {*BreakingChangeType, *DangerousChangeType}


def test_sentence_that_nobody_foresaw_is_an_error() -> None:
    with pytest.raises(LookupError, match="Post vanished"):
        worded(BreakingChange(BreakingChangeType.TYPE_REMOVED, "Post vanished."))
