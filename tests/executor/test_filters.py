"""Filters: which rows they find, and which are refused."""

from typing import Any

import pytest

from executor import Executor, Limits, RefusedOperation
from executor.conditions import LONGEST_TEXT, MOST_VALUES
from models.database import Database
from policies import Actor
from schema import build_schema
from tests.executor.conftest import read
from tests.executor.reference import FACTS
from tests.schema.world import World, id_of

POSTS = "query ($filter: PostFilter) { posts(filter: $filter) { nodes { slug } totalCount } }"
DRAFTS = "query ($filter: PostFilter) { viewer { drafts(filter: $filter) { nodes { slug } totalCount } } }"
ALL = {"first", "imported", "arrived", "closed", "orphaned"}


def _name(value: Any) -> str:
    # Sets come in another order in each process.
    return "" if isinstance(value, set) else str(value)


def _found(executor: Executor, filter_: Any) -> set[str]:
    found = read(executor, POSTS, filter=filter_)["posts"]
    slugs = {node["slug"] for node in found["nodes"]}
    assert found["totalCount"] == len(slugs)
    return slugs


@pytest.mark.parametrize(
    ("filter_", "expected"),
    [
        (None, ALL),
        ({}, ALL),
        ({"title": {}}, ALL),
        ({"title": {"eq": "First"}}, {"first"}),
        ({"title": {"ne": "First"}}, ALL - {"first"}),
        ({"title": {"in": ["First" + "!" * 200]}}, set()),
        ({"title": {"in": ["First", "Closed", "Nothing"]}}, {"first", "closed"}),
        ({"title": {"in": []}}, set()),
        ({"title": {"notIn": []}}, ALL),
        ({"title": {"notIn": ["First"]}}, ALL - {"first"}),
        ({"title": {"contains": "r"}}, {"first", "imported", "arrived", "orphaned"}),
        ({"title": {"contains": "R"}}, set()),
        ({"title": {"contains": "%"}}, set()),
        ({"title": {"contains": ""}}, ALL),
        ({"title": {"startsWith": "Fi"}}, {"first"}),
        ({"title": {"startsWith": "irst"}}, set()),
        ({"title": {"startsWith": ""}}, ALL),
        ({"commentCount": {"gt": 4, "lte": 5}}, {"first"}),
        ({"commentCount": {"in": [5, 6]}}, {"first"}),
        ({"commentsOpen": {"eq": False}}, {"closed"}),
        ({"status": {"eq": "SCHEDULED"}}, {"arrived"}),
        ({"status": {"notIn": ["SCHEDULED", "DRAFT"]}}, ALL - {"arrived"}),
        ({"publishedAt": {"gt": "9999-12-31T23:59:59Z"}}, set()),
        ({"publishedAt": {"isNull": True}}, set()),
        ({"and": []}, ALL),
        ({"or": []}, set()),
        ({"not": {}}, set()),
        ({"not": {"slug": {"eq": "first"}}}, ALL - {"first"}),
        ({"or": [{"slug": {"eq": "first"}}, {"slug": {"eq": "closed"}}]}, {"first", "closed"}),
        ({"and": [{"slug": {"ne": "first"}}, {"slug": {"ne": "closed"}}]}, ALL - {"first", "closed"}),
        ({"not": {"not": {"not": {"slug": {"eq": "first"}}}}}, ALL - {"first"}),
    ],
    ids=_name,
)
def test_filter_finds_what_fulfils_it(
    filter_: Any, expected: set[str], world: World, executor: Executor
) -> None:
    assert _found(executor, filter_) == expected


@pytest.mark.parametrize(
    ("filter_", "expected"),
    [
        ({"publishedAt": {"isNull": True}}, {"draft"}),
        ({"publishedAt": {"isNull": False}}, {"scheduled", "archived"}),
        ({"publishedAt": {"ne": "2100-01-01T01:00:00+01:00"}}, {"draft", "archived"}),
        ({"not": {"publishedAt": {"lt": "2100-01-01T00:00:00Z"}}}, {"draft", "scheduled"}),
        ({"publishedAt": {"gte": "2100-01-01T00:00:00.000Z"}}, {"scheduled"}),
        ({"publishedAt": {"gt": "2100-01-01T00:00:00Z"}}, set()),
    ],
    ids=_name,
)
def test_row_without_a_value_is_none_of_those_with_one(
    filter_: Any, expected: set[str], world: World, executor: Executor
) -> None:
    author = Actor.of(world.users["author"])
    found = read(executor, DRAFTS, author, filter=filter_)["viewer"]["drafts"]
    assert {node["slug"] for node in found["nodes"]} == expected


def test_filter_shows_nothing_that_is_hidden(world: World, executor: Executor) -> None:
    assert _found(executor, {"slug": {"in": ["draft", "scheduled", "archived", "about"]}}) == set()


@pytest.mark.parametrize(
    ("filter_", "message"),
    [
        ({"title": None}, "`title` in a filter can't be null"),
        ({"title": {"in": None}}, "`in` in a filter can't be null"),
        ({"title": {"startsWith": None}}, "`startsWith` in a filter can't be null"),
        ({"publishedAt": None}, "`publishedAt` in a filter can't be null"),
        ({"publishedAt": {"isNull": None}}, "`isNull` in a filter can't be null"),
        ({"and": None}, "`and` in a filter can't be null"),
        ({"title": {"eq": "a\x00b"}}, "must not contain NUL"),
        ({"title": {"in": ["", "\x00"]}}, "must not contain NUL"),
        ({"title": {"contains": "x" * (LONGEST_TEXT + 1)}}, "1,000 characters at most, not of 1,001"),
        ({"commentCount": {"in": [1] * (MOST_VALUES + 1)}}, "100 values at most, not of 101"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_value_that_no_row_can_have_is_refused_with_its_field(
    filter_: Any, message: str, executor: Executor
) -> None:
    with pytest.raises(RefusedOperation, match=message) as refused:
        read(executor, POSTS, filter=filter_)
    (error,) = refused.value.errors
    assert (error.extensions["code"], error.path) == ("BAD_USER_INPUT", ["posts"])


@pytest.mark.parametrize("text", ["x" * 199, "'; --", '"', "\\", "%", "_", "é", "𝄞", "$1", "?"])
def test_text_in_a_filter_is_only_text(text: str, world: World, executor: Executor) -> None:
    world.posts["first"].title = text
    world.session.commit()
    for operator in ("eq", "contains", "startsWith"):
        assert _found(executor, {"title": {operator: text}}) == {"first"}
        assert _found(executor, {"title": {operator: text + "!"}}) == set()


@pytest.mark.parametrize(
    ("filter_", "limit", "actual"),
    [
        ({"not": {"not": {"not": {"not": {}}}}}, "filter_depth", 5),
        ({"and": [{}, {"or": [{"and": [{"or": [{}]}]}]}]}, "filter_depth", 5),
        ({"and": [{"slug": {"ne": "x", "eq": "y"}}] * 16}, "filter_operators", 32),
        ({"or": [{"title": {}}] * 31}, "filter_operators", 31),
        ({"or": [{}] * 31}, "filter_operators", 31),
    ],
    ids=str,
)
def test_filter_beyond_a_limit_is_refused(
    filter_: Any, limit: str, actual: int, world: World, executor: Executor
) -> None:
    with pytest.raises(RefusedOperation) as refused:
        read(executor, POSTS, filter=filter_)
    (error,) = refused.value.errors
    assert (error.extensions["code"], error.path) == ("LIMIT_EXCEEDED", ["posts"])
    assert (error.extensions["limit"], error.extensions["actual"]) == (limit, actual)


def test_variables_nested_without_end_are_refused(executor: Executor) -> None:
    nested: Any = {}
    for _ in range(2_000):
        nested = {"not": nested}
    with pytest.raises(RefusedOperation, match="nested too deep"):
        read(executor, POSTS, filter=nested)


def test_filter_in_the_document_takes_variables_anywhere(world: World, executor: Executor) -> None:
    document = """query (
      $title: String, $list: [String!], $one: String!, $also: [PostFilter!], $none: Boolean
    ) {
      posts(filter: {
        title: {ne: $title, in: $list, notIn: ["x", $one]}, and: $also, publishedAt: {isNull: $none}
      }) { nodes { slug } }
    }"""
    values = {"title": "Closed", "list": ["First", "Closed", "Arrived"], "one": "Arrived", "none": False}
    found = read(executor, document, **values, also=[{"commentCount": {"gte": 5}}])
    assert found["posts"]["nodes"] == [{"slug": "first"}]
    assert read(executor, document, **{**values, "none": True})["posts"]["nodes"] == []
    with pytest.raises(RefusedOperation, match="`ne` in a filter can't be null"):
        read(executor, document, **{**values, "title": None})


def test_filter_below_a_row_is_its_own(world: World, executor: Executor) -> None:
    document = """query ($id: ID!, $body: String!) { node(id: $id) { ... on Post {
      comments(filter: {body: {startsWith: $body}}) { nodes { body } totalCount }
      threads(filter: {not: {body: {startsWith: $body}}}) { totalCount }
    } } }"""
    found = read(executor, document, id=id_of(world.posts["first"]), body="thr")["node"]
    assert found == {
        "comments": {"nodes": [{"body": "thread."}], "totalCount": 1},
        "threads": {"totalCount": 3},
    }


@pytest.mark.parametrize(
    ("most", "count", "exact"), [(3, 3, False), (4, 4, False), (5, 5, True), (6, 5, True)]
)
def test_count_stops_where_the_setting_says(
    most: int, count: int, exact: bool, world: World, database: Database
) -> None:
    executor = Executor(build_schema(), database, Limits(max_count=most), FACTS)
    found = read(executor, "{ posts { totalCount totalCountExact } }")["posts"]
    assert found == {"totalCount": count, "totalCountExact": exact}
