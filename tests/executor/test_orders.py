"""Orders that a client chooses: every list in each of them, walked both ways, ties and nulls included."""

from collections import Counter
from typing import Any

import pytest

from executor import Executor, RefusedOperation
from models import Comment
from models.public_ids import encode_cursor
from policies import Actor
from schema import build_schema
from schema.comment.inputs import COMMENT_FEED_ORDERS, COMMENT_ORDERS
from schema.post.inputs import DRAFT_ORDERS, POST_ORDERS
from schema.user.inputs import USER_ORDERS
from tests.executor.conftest import read
from tests.schema.world import World, id_of
from tests.support.factories import BEGINNING, PostFactory

LISTS = {
    "posts": ("posts(PAGE) { EDGES }", POST_ORDERS),
    "comments": ("comments(PAGE) { EDGES }", COMMENT_FEED_ORDERS),
    "users": ("users(PAGE) { EDGES }", USER_ORDERS),
    "pages": ("pages(PAGE) { EDGES }", POST_ORDERS),
    "User.posts": ("node(id: $id) { ... on User { list: posts(PAGE) { EDGES } } }", POST_ORDERS),
    "User.drafts": ("node(id: $id) { ... on User { list: drafts(PAGE) { EDGES } } }", DRAFT_ORDERS),
    "User.deletedPosts": (
        "node(id: $id) { ... on User { list: deletedPosts(PAGE) { EDGES } } }",
        DRAFT_ORDERS,
    ),
    "User.comments": ("node(id: $id) { ... on User { list: comments(PAGE) { EDGES } } }", COMMENT_ORDERS),
    "Post.comments": ("node(id: $id) { ... on Post { list: comments(PAGE) { EDGES } } }", COMMENT_ORDERS),
    "Post.threads": ("node(id: $id) { ... on Post { list: threads(PAGE) { EDGES } } }", COMMENT_ORDERS),
    "Comment.replies": ("node(id: $id) { ... on Comment { list: replies(PAGE) { EDGES } } }", COMMENT_ORDERS),
    "Tag.posts": ("node(id: $id) { ... on Tag { list: posts(PAGE) { EDGES } } }", POST_ORDERS),
}
CASES = [(name, ordering.name) for name, (_, orders) in LISTS.items() for ordering in orders]
EDGES = "edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }"


def _parent(world: World, name: str) -> str | None:
    rows = {
        "User": world.users["reader" if name == "User.comments" else "author"],
        "Post": world.posts["first"],
        "Comment": _most_replied_to(world),
        "Tag": world.tags["essays"],
    }
    type_name = name.partition(".")[0]
    return id_of(rows[type_name]) if "." in name else None


def _most_replied_to(world: World) -> Comment:
    parents = Counter(comment.parent_id for comment in world.comments.values() if comment.parent_id)
    ((most, _),) = parents.most_common(1)
    return next(comment for comment in world.comments.values() if comment.id == most)


class _List:
    """A list in one order, as an admin sees it."""

    def __init__(self, world: World, executor: Executor, name: str, order: str) -> None:
        self._executor, self._admin = executor, Actor.of(world.users["admin"])
        page = f"orderBy: {order}, first: $first, after: $after, last: $last, before: $before"
        selection = LISTS[name][0].replace("PAGE", page).replace("EDGES", EDGES)
        self._parent = _parent(world, name)
        parent = ", $id: ID!" if self._parent else ""
        variables = f"$first: Int, $after: String, $last: Int, $before: String{parent}"
        self._document = f"query ({variables}) {{ {selection} }}"

    def page(self, **arguments: Any) -> Any:
        found = read(self._executor, self._document, self._admin, id=self._parent, **arguments)
        (list_,) = found.values()
        return list_["list"] if self._parent else list_

    def walk(self, *, backwards: bool) -> list[str]:
        ids: list[str] = []
        size, place = ("last", "before") if backwards else ("first", "after")
        page = self.page(**{size: 3})
        while page["edges"]:
            found = [edge["node"]["id"] for edge in page["edges"]]
            ids = [*found, *ids] if backwards else [*ids, *found]
            page = self.page(
                **{size: 2, place: page["pageInfo"]["startCursor" if backwards else "endCursor"]}
            )
        return ids


@pytest.mark.parametrize(("name", "order"), CASES)
def test_list_in_any_order_has_each_row_once_both_ways(
    name: str, order: str, busy: World, busy_executor: Executor
) -> None:
    list_ = _List(busy, busy_executor, name, order)
    everything = list_.walk(backwards=False)
    assert len(everything) == len(set(everything)) > 2
    assert list_.walk(backwards=True) == everything
    # At once there are no more.
    assert [edge["node"]["id"] for edge in list_.page(first=100)["edges"]] == everything[:100]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("NEWEST", ["third", "second", "first"]),
        ("OLDEST", ["first", "second", "third"]),
        ("TITLE", ["third", "second", "first"]),
        ("TITLE_BACKWARDS", ["first", "second", "third"]),
        ("MOST_COMMENTS", ["second", "third", "first"]),
        ("FEWEST_COMMENTS", ["first", "third", "second"]),
    ],
)
def test_order_is_what_it_is_called(
    order: str, expected: list[str], executor: Executor, session: Any
) -> None:
    for slug, title, count in (("first", "b", 0), ("second", "a", 7), ("third", "B", 3)):
        PostFactory(slug=slug, title=title, comment_count=count)
    found = read(executor, f"{{ posts(orderBy: {order}) {{ nodes {{ slug }} }} }}")["posts"]["nodes"]
    assert [node["slug"] for node in found] == expected


def test_drafts_without_a_time_are_the_oldest(world: World, executor: Executor) -> None:
    document = "query ($order: PostOrder) { viewer { drafts(orderBy: $order) { nodes { slug } } } }"
    author = Actor.of(world.users["author"])
    for order, place in (("NEWEST", -1), ("OLDEST", 0)):
        nodes = read(executor, document, author, order=order)["viewer"]["drafts"]["nodes"]
        assert (len(nodes), nodes[place]["slug"]) == (3, "draft")


def test_order_null_or_absent_is_the_lists_own(world: World, executor: Executor) -> None:
    document = "query ($order: PostOrder) { posts(orderBy: $order) { nodes { slug } } }"
    own = read(executor, "{ posts { nodes { slug } } }")
    assert read(executor, document) == read(executor, document, order=None) == own
    assert read(executor, document, order="OLDEST") != own


@pytest.mark.parametrize(
    ("order", "cursor"),
    [
        ("OLDEST", ["posts", "NEWEST", [BEGINNING, 1]]),
        ("TITLE", ["pages", "TITLE", ["First", 1]]),
        ("MOST_COMMENTS", ["posts", "MOST_COMMENTS", ["First", 1]]),
        ("MOST_COMMENTS", ["posts", "MOST_COMMENTS", [2**31, 1]]),
        ("NEWEST", ["posts", "NEWEST", [None, 1]]),
    ],
)
def test_cursor_of_another_list_order_or_kind_is_refused(
    order: str, cursor: list[Any], executor: Executor
) -> None:
    document = f"query ($after: String) {{ posts(orderBy: {order}, after: $after) {{ totalCount }} }}"
    with pytest.raises(RefusedOperation, match="not a cursor") as refused:
        read(executor, document, after=encode_cursor(*cursor))
    (error,) = refused.value.errors
    assert (error.extensions["code"], error.path) == ("BAD_USER_INPUT", ["posts"])


@pytest.mark.parametrize("order", ['"NEWEST"', "newest", "RANDOM", "1"])
def test_order_that_does_not_exist_is_refused(order: str, executor: Executor) -> None:
    with pytest.raises(RefusedOperation) as refused:
        executor.prepare(f"{{ posts(orderBy: {order}) {{ totalCount }} }}")
    assert {error.extensions["code"] for error in refused.value.errors} == {"BAD_USER_INPUT"}


def test_every_list_of_posts_comments_and_users_can_be_ordered_and_filtered() -> None:
    schema = build_schema().graphql_schema
    lists = {
        f"{type_.name}.{name}": set(field.args)
        for type_ in schema.type_map.values()
        for name, field in getattr(type_, "fields", {}).items()
        if str(getattr(field, "type", "")) in ("PostConnection!", "CommentConnection!", "UserConnection!")
    }
    # How often something was reported is for editors, and so isn't offered as an order.
    del lists["Query.reportedComments"]
    assert {name.removeprefix("Query.") for name in lists} == set(LISTS)
    assert all({"orderBy", "filter"} <= arguments for arguments in lists.values())
