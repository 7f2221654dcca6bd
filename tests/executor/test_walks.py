"""Every connection of the schema, walked in pages of any size and both ways: each row once, in order."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models import PostStatus
from models.public_ids import encode_id
from schema import build_schema
from tests.schema.documents import LISTS, list_document
from tests.schema.world import World, id_of
from tests.support.factories import BEGINNING

SCHEMA = build_schema().graphql_schema
ROWS = 7
FOR_FEW = ("Query.users", "Query.reportedComments", "Comment.reports")
RUNS = settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def crowd(world: World) -> dict[str, str]:
    """A user, a post, a tag and a comment with several rows in each list, some of the same instant."""
    author, parent = world.users["author"], world.tags["essays"]
    for number in range(ROWS):
        world.add_tag(f"same{number}", name=f"Same {number // 3}", parent=parent)
    crowded = world.add_post("crowded", tags=[parent, *list(world.tags.values())[3:]])
    for number in range(ROWS):
        time = BEGINNING.replace(hour=number // 3)
        world.add_post(f"post{number}", published_at=time, tags=[parent])
        world.add_post(f"page{number}", page=True, title=f"Same {number // 3}")
        world.add_post(f"draft{number}", status=PostStatus.DRAFT, published_at=None, updated_at=time)
        world.add_post(f"trash{number}", status=PostStatus.DELETED, deleted_at=time)
        world.add_revision(f"revision{number}", post=crowded, version=number)
    thread = world.add_comment("crowd", post=crowded, author=author)
    for number in range(ROWS):
        time = BEGINNING.replace(hour=number // 3)
        world.add_comment(f"top{number}", post=crowded, author=author, created_at=time)
        world.add_comment(f"reply{number}", post=crowded, author=author, parent=thread, created_at=time)
        world.add_token(f"token{number}", "author", created_at=time)
        world.add_report(f"reply{number}", "reader")
        world.add_user(f"reporter{number}", f"reporter{number}")
        world.add_report("crowd", f"reporter{number}", created_at=time)
    world.session.commit()
    return {type(row).__name__: id_of(row) for row in (author, crowded, parent, thread)}


def _read(world: World, crowd: dict[str, str], name: str, **arguments: Any) -> dict[str, Any]:
    arguments["parent"] = crowd.get(name.partition(".")[0])
    data = world.client(_reader(name)).data(list_document(name), **arguments)
    return data.get("node", data)["list"]


def _reader(name: str) -> str:
    return "admin" if name in FOR_FEW else "author"


def _walk(world: World, crowd: dict[str, str], name: str, size: int, backwards: bool) -> list[str]:
    size_name, cursor_name, end, more = (
        ("last", "before", "startCursor", "hasPreviousPage")
        if backwards
        else ("first", "after", "endCursor", "hasNextPage")
    )
    found: list[str] = []
    cursor = None
    while True:
        page = _read(world, crowd, name, **{size_name: size, cursor_name: cursor})
        ids = [node["id"] for node in page["nodes"]]
        found = ids + found if backwards else found + ids
        if not page["pageInfo"][more]:
            return found
        assert len(ids) == size
        cursor = page["pageInfo"][end]


@pytest.mark.parametrize("name", LISTS)
def test_walk_in_pages_of_any_size_meets_each_row_once_in_order(
    name: str, world: World, crowd: dict[str, str]
) -> None:
    whole = _read(world, crowd, name, first=100)
    in_order = [node["id"] for node in whole["nodes"]]
    assert whole["totalCount"] == len(in_order) == len(set(in_order)) >= ROWS

    @RUNS
    @given(size=st.integers(1, ROWS + 3), backwards=st.booleans())
    def walk(size: int, backwards: bool) -> None:
        assert _walk(world, crowd, name, size, backwards) == in_order

    walk()


def test_list_at_the_cursor_of_another_list_is_bad_input(world: World, crowd: dict[str, str]) -> None:
    cursors = {name: _read(world, crowd, name, first=1)["pageInfo"]["endCursor"] for name in LISTS}
    for name in LISTS:
        parent = crowd.get(name.partition(".")[0])
        for other, cursor in cursors.items():
            codes = world.client(_reader(name)).codes(list_document(name), after=cursor, parent=parent)
            assert (name, other, codes) == (name, other, [] if other == name else ["BAD_USER_INPUT"])


def test_lists_are_all_connections_of_the_schema() -> None:
    connections = {
        f"{type_.name}.{name}"
        for type_ in SCHEMA.type_map.values()
        for name, field in getattr(type_, "fields", {}).items()
        if "after" in getattr(field, "args", {})
    }
    assert set(LISTS) == connections


def test_list_of_a_parent_that_does_not_exist_is_null(world: World) -> None:
    document = list_document("User.posts")
    assert world.client("author").data(document, parent=encode_id("User", 4711)) == {"node": None}
