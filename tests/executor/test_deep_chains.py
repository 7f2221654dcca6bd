"""Chains of lists and of to-one edges, as deep as an operation may be, on both databases."""

from typing import Any

import pytest

from executor import Executor, RefusedOperation
from policies import Actor
from tests.executor.conftest import LIMITS, read
from tests.schema.world import World, id_of

PAGE = "(first: 1)"


def _replies(levels: int) -> str:
    """Lists within lists: each is two levels, a leaf one more."""
    return "id" if levels < 3 else f"replies{PAGE} {{ nodes {{ {_replies(levels - 2)} }} }}"


def _filtered(levels: int) -> str:
    arguments = (
        '(first: 1, orderBy: MOST_REPLIES, filter: {or: [{body: {contains: "e"}}, {kind: {in: [PING]}}]})'
    )
    return "id" if levels < 3 else f"replies{arguments} {{ nodes {{ {_filtered(levels - 2)} }} }}"


def _parents(levels: int, step: str = "parent") -> str:
    return "id" if levels == 1 else f"{step} {{ {_parents(levels - 1, step)} }}"


def _around(levels: int) -> str:
    """From a post to a comment and back, again and again."""
    if levels < 4:
        return "id"
    return f"comments{PAGE} {{ nodes {{ post {{ {_around(levels - 3)} }} }} }}"


def _edges(levels: int) -> str:
    if levels < 4:
        return "id"
    page = "pageInfo { endCursor hasNextPage } totalCount"
    return f"posts{PAGE} {{ {page} edges {{ cursor node {{ author {{ {_edges(levels - 4)} }} }} }} }}"


def _node(world: World, type_: str, selection: str) -> str:
    row = {"Comment": world.comments["answer"], "Post": world.posts["first"], "User": world.users["author"]}
    return f'{{ node(id: "{id_of(row[type_])}") {{ ... on {type_} {{ {selection} }} }} }}'


CHAINS = {
    "lists of replies": ("Comment", _replies),
    "filtered replies": ("Comment", _filtered),
    "parents": ("Comment", _parents),
    "posts and comments": ("Post", _around),
    "edges": ("User", _edges),
}


@pytest.mark.parametrize("name", CHAINS)
@pytest.mark.parametrize("actor", ["author", "admin"])
def test_chain_of_any_depth_is_read(name: str, actor: str, busy: World, busy_executor: Executor) -> None:
    type_, chain = CHAINS[name]
    for levels in range(1, LIMITS.max_depth):
        data = read(busy_executor, _node(busy, type_, chain(levels)), Actor.of(busy.users[actor]))
        assert data["node"]


def test_deep_chain_leads_to_the_right_row(busy: World, busy_executor: Executor) -> None:
    # answer → reply → thread → null
    data = read(busy_executor, _node(busy, "Comment", _parents(LIMITS.max_depth - 1)))
    found: list[Any] = []
    here = data["node"]
    while here:
        found.append(here)
        here = here["parent"]
    assert len(found) == 3
    assert read(busy_executor, _node(busy, "Post", _around(13)))["node"]["comments"]["nodes"]


@pytest.mark.parametrize("name", CHAINS)
def test_chain_beyond_the_limit_is_refused(name: str, busy: World, busy_executor: Executor) -> None:
    type_, chain = CHAINS[name]
    with pytest.raises(RefusedOperation) as refused:
        busy_executor.prepare(_node(busy, type_, chain(LIMITS.max_depth + 4)))
    (error,) = refused.value.errors
    assert error.extensions["limit"] == "depth"
    assert error.extensions["actual"] > error.extensions["maximum"] == LIMITS.max_depth
