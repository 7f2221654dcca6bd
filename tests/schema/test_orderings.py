"""The orders of the lists: each is total, and each list comes in its own."""

from typing import Any

import pytest
from sqlalchemy import inspect

from executor import Ordering
from models import TagKind
from models.keyset import Key
from schema import orderings
from tests.schema.world import FUTURE, World, id_of
from tests.support.factories import BEGINNING, CommentFactory, PostFactory, TagFactory

ORDERINGS = {name: value for name, value in vars(orderings).items() if isinstance(value, Ordering)}


def _is_total(ordering: Ordering, model: Any) -> bool:
    last = inspect(model).columns[ordering.keys[-1].attribute]
    return bool(last.primary_key or last.unique)


@pytest.mark.parametrize("name", ORDERINGS)
def test_ordering_ends_with_a_unique_key(name: str, world: World) -> None:
    assert _is_total(ORDERINGS[name], type(world.posts["first"]))


def test_total_with_an_ordering_by_title_alone_is_false(world: World) -> None:
    assert not _is_total(Ordering("TITLE", (Key("title"),)), type(world.posts["first"]))


def test_posts_of_the_same_instant_come_newest_key_first(world: World) -> None:
    late = [PostFactory(published_at=FUTURE.replace(year=2025)) for _ in range(3)]
    newest = world.client("anonymous").data("{ posts(first: 100) { nodes { id } } }")["posts"]["nodes"]
    assert newest.index({"id": id_of(world.posts["imported"])}) < newest.index(
        {"id": id_of(world.posts["first"])}
    )
    ids = [node["id"] for node in newest]
    assert [ids.index(id_of(post)) for post in reversed(late)] == sorted(ids.index(id_of(p)) for p in late)


@pytest.mark.parametrize("names", [["Zebra", "apple", "Äpfel", "apple", "a"], ["b", "B", "ß", "😀", "a b"]])
def test_tags_are_ordered_by_code_point_then_key(names: list[str], world: World) -> None:
    for number, name in enumerate(names):
        TagFactory(kind=TagKind.CATEGORY, name=name, slug=f"tag-{number}")
    found = world.client("anonymous").data("{ tags(first: 100) { nodes { name } } }")["tags"]["nodes"]
    in_order = [node["name"] for node in found]
    assert in_order == sorted(in_order)
    assert set(names) <= set(in_order)


def test_pages_are_ordered_by_title(world: World) -> None:
    for title in ("Zebra", "apple", "Äpfel"):
        PostFactory(page=True, title=title)
    found = world.client("anonymous").data("{ pages { nodes { title } } }")["pages"]["nodes"]
    assert [node["title"] for node in found] == ["About", "Zebra", "apple", "Äpfel"]


def test_drafts_come_last_changed_first(world: World) -> None:
    world.client("author").data(
        'mutation ($id: ID!) { updatePost(input: {id: $id, title: "New"}) { errors { code } } }',
        id=id_of(world.posts["archived"]),
    )
    found = world.client("author").data("{ viewer { drafts { nodes { slug } } } }")["viewer"]["drafts"]
    assert found["nodes"][0] == {"slug": "archived"}


def test_comments_come_oldest_first_and_newest_first_for_their_writer(world: World) -> None:
    reader = world.users["reader"]
    old = CommentFactory(post=world.posts["first"], author=reader, body="old", created_at=BEGINNING)
    data = world.client("anonymous").data(
        '{ post(slug: "first") { comments(first: 1) { nodes { id } } }'
        ' user(username: "rita") { comments(last: 1) { nodes { id } } } }'
    )
    assert data["post"]["comments"]["nodes"] == data["user"]["comments"]["nodes"] == [{"id": id_of(old)}]
