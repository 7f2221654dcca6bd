"""Pages of a list: sizes, cursors, and what lies around a page."""

from typing import Any

import pytest

from models import TagKind
from models.public_ids import encode_cursor
from tests.schema.documents import list_document
from tests.schema.world import FUTURE, World
from tests.support.factories import BEGINNING, PostFactory, TagFactory

POSTS = list_document("Query.posts")
TAGS = list_document("Query.tags")


def _page(world: World, document: str = POSTS, **arguments: Any) -> dict[str, Any]:
    page: dict[str, Any] = world.client("anonymous").data(document, **arguments)["list"]
    assert [edge["node"] for edge in page["edges"]] == page["nodes"]
    cursors = [edge["cursor"] for edge in page["edges"]] or [None]
    assert (page["pageInfo"]["startCursor"], page["pageInfo"]["endCursor"]) == (cursors[0], cursors[-1])
    return page


def _ids(page: dict[str, Any]) -> list[str]:
    return [node["id"] for node in page["nodes"]]


def _around(page: dict[str, Any]) -> tuple[bool, bool]:
    return page["pageInfo"]["hasPreviousPage"], page["pageInfo"]["hasNextPage"]


@pytest.fixture
def ids(world: World) -> list[str]:
    """The ids of all published posts, newest first."""
    return _ids(_page(world))


@pytest.mark.parametrize("size", [1, 4, 5, 100])
def test_first_page_holds_that_many_rows_from_the_start(size: int, world: World, ids: list[str]) -> None:
    page = _page(world, first=size)
    assert _ids(page) == ids[:size]
    assert _around(page) == (False, size < len(ids))
    assert page["totalCount"] == len(ids) == 5


@pytest.mark.parametrize("size", [1, 4, 5, 100])
def test_last_page_holds_that_many_rows_from_the_end(size: int, world: World, ids: list[str]) -> None:
    page = _page(world, last=size)
    assert _ids(page) == ids[-size:]
    assert _around(page) == (size < len(ids), False)


def test_page_in_the_middle_has_pages_on_both_sides(world: World, ids: list[str]) -> None:
    cursors = [edge["cursor"] for edge in _page(world)["edges"]]
    behind, before = _page(world, first=2, after=cursors[0]), _page(world, last=2, before=cursors[4])
    assert (_ids(behind), _around(behind)) == (ids[1:3], (True, True))
    assert (_ids(before), _around(before)) == (ids[2:4], (True, True))
    assert _around(_page(world, first=3, after=cursors[1])) == (True, False)
    assert _around(_page(world, last=3, before=cursors[3])) == (False, True)


def test_page_without_a_size_has_twenty_rows(world: World) -> None:
    PostFactory.create_batch(21, author=world.users["author"])
    page = _page(world)
    assert len(page["nodes"]) == 20
    assert (page["totalCount"], _around(page)) == (26, (False, True))


@pytest.mark.parametrize("arguments", [{"first": 2}, {"last": 2}, {}])
def test_page_between_two_cursors_holds_the_rows_between(
    arguments: dict[str, int], world: World, ids: list[str]
) -> None:
    cursors = [edge["cursor"] for edge in _page(world)["edges"]]
    page = _page(world, after=cursors[0], before=cursors[4], **arguments)
    between = ids[1:4]
    assert _ids(page) == {"first": between[:2], "last": between[-2:]}.get(next(iter(arguments), ""), between)
    assert page["totalCount"] == 5


def test_page_behind_the_last_or_before_the_first_row_is_empty(world: World) -> None:
    cursors = [edge["cursor"] for edge in _page(world)["edges"]]
    for arguments in (
        {"after": cursors[-1]},
        {"before": cursors[0]},
        {"after": cursors[3], "before": cursors[1]},
    ):
        page = _page(world, **arguments)
        assert (page["nodes"], page["totalCount"]) == ([], 5)


@pytest.mark.parametrize(
    "arguments",
    [
        *({name: size} for name in ("first", "last") for size in (0, -1, 101, 2**31 - 1, -(2**31))),
        {"first": 1, "last": 1},
    ],
    ids=str,
)
def test_page_of_a_bad_size_is_bad_input(arguments: dict[str, int], world: World) -> None:
    response = world.client("anonymous").post({"query": POSTS, "variables": arguments})
    (error,) = response.get_json()["errors"]
    assert (response.status_code, error["extensions"]["code"]) == (400, "BAD_USER_INPUT")


NO_CURSORS = [
    *("", " ", "1", "\x00", "😀", "x" * 100_000, "1~posts~NEWEST", "1~posts~NEWEST~~", "1~Post~1"),
    "1~posts~NEWEST~2026-01-01T12:00:00.000000Z",
    "1~posts~NEWEST~2026-01-01T12:00:00.000000Z~1~1",
    "1~posts~NEWEST~2026-01-01T12:00:00.000000Z~١",
    "1~posts~NEWEST~2026-01-01T12:00:00.000000Z~-1",
    "1~posts~NEWEST~2026-01-01T12:00:00.000000Z~9223372036854775808",
    "1~posts~NEWEST~2026-02-30T12:00:00.000000Z~1",
    "1~posts~NEWEST~yesterday~1",
    "1~posts~OLDEST~2026-01-01T12:00:00.000000Z~1",
    "1~Tag.posts~NEWEST~2026-01-01T12:00:00.000000Z~1",
    "1~tags~NAME~41~1",
    "2~posts~NEWEST~2026-01-01T12:00:00.000000Z~1",
    "YXJyYXljb25uZWN0aW9uOjA=",
]


@pytest.mark.parametrize("name", ["after", "before"])
def test_page_at_a_cursor_of_nothing_here_is_bad_input(name: str, world: World) -> None:
    for cursor in NO_CURSORS:
        answer = world.client("anonymous").execute(POSTS, **{name: cursor})
        assert "data" not in answer
        assert [error["extensions"]["code"] for error in answer["errors"]] == ["BAD_USER_INPUT"]
        assert len(answer["errors"][0]["message"]) < 200


@pytest.mark.parametrize("key", ["GG", "4", "FF", "00", "4100", "EDA080"])
def test_page_at_a_cursor_with_bad_text_is_bad_input(key: str, world: World) -> None:
    assert world.client("anonymous").codes(TAGS, after=f"1~tags~NAME~{key}~1") == ["BAD_USER_INPUT"]


@pytest.mark.parametrize("text", ["", "ink", "Z" * 900, "~", "'; --", "😀", "\u202e\ufeff"])
def test_page_at_a_cursor_with_edited_text_only_begins_elsewhere(text: str, world: World) -> None:
    for number, name in enumerate(("~", "a~b", "😀")):
        TagFactory(kind=TagKind.CATEGORY, name=name, slug=f"tag-{number}")
    everything = world.client("admin").data("{ tags { nodes { id name } } }")["tags"]["nodes"]
    cursor = encode_cursor("tags", "NAME", [text, 0])
    behind = [node["id"] for node in everything if node["name"] >= text]
    before = [node["id"] for node in everything if node["name"] < text]
    assert _ids(_page(world, TAGS, after=cursor)) == behind
    assert _ids(_page(world, TAGS, before=cursor)) == before


@pytest.mark.parametrize("key", [0, 3, 2**63 - 1])
def test_page_at_a_cursor_with_edited_keys_begins_elsewhere(key: int, world: World, ids: list[str]) -> None:
    latest = encode_cursor("posts", "NEWEST", [FUTURE, key])
    earliest = encode_cursor("posts", "NEWEST", [BEGINNING.replace(year=1), key])
    assert _ids(_page(world, after=latest)) == _ids(_page(world, before=earliest)) == ids
    assert _ids(_page(world, after=earliest)) == _ids(_page(world, before=latest)) == []


def test_page_at_a_cursor_of_a_deleted_row_begins_where_it_was(world: World, ids: list[str]) -> None:
    cursor = _page(world)["edges"][2]["cursor"]
    post = next(post for post in world.posts.values() if f"1~Post~{post.id}" == ids[2])
    world.session.delete(post)
    world.session.commit()
    assert _ids(_page(world, after=cursor)) == ids[3:]
    assert _ids(_page(world, before=cursor)) == ids[:2]
