"""The executor answers as plain resolvers do: the same values, keys in the same order, for every actor."""

import json
import os
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st

from executor import Executor, RefusedOperation
from models.database import Database
from policies import ANONYMOUS, Actor
from schema import build_schema
from tests.executor.generating import Generator, Pool
from tests.executor.reference import reference_answer
from tests.schema.documents import READS
from tests.schema.world import ACTORS, World, id_of

SCHEMA = build_schema().graphql_schema
EXAMPLES = int(os.environ.get("EQUIVALENCE_EXAMPLES", "40"))


def _actor(world: World, name: str) -> Actor:
    return Actor.of(world.users[name]) if name in world.users else ANONYMOUS


def _assert_same(
    executor: Executor, database: Database, document: str, variables: dict[str, Any], actor: Actor
) -> None:
    answer = executor.execute(executor.prepare(document), variables, actor)
    assert answer.errors == []
    # Dumped again, to compare the order of the keys and not the spelling of characters.
    expected = reference_answer(database, document, variables, actor)
    assert json.dumps(json.loads(answer.data)) == expected


@pytest.mark.parametrize("name", READS)
def test_known_query_is_answered_alike(
    name: str, world: World, executor: Executor, database: Database
) -> None:
    for actor in ("anonymous", "author", "editor"):
        _assert_same(executor, database, READS[name], {}, _actor(world, actor))


def _pool(world: World, executor: Executor) -> Pool:
    cursors: dict[str, list[str]] = {}
    for path, parent in (
        *((name, None) for name in ("posts", "pages", "tags")),
        *(("Post.tags", "first"), ("Post.comments", "first"), ("Post.threads", "first")),
    ):
        name = path.rpartition(".")[2]
        inner = f"{name}(first: 100) {{ edges {{ cursor }} }}"
        document = f"{{ {inner} }}" if parent is None else f'{{ post(slug: "{parent}") {{ {inner} }} }}'
        answer = executor.execute(executor.prepare(document), {}, _actor(world, "admin"))
        data = json.loads(answer.data)
        edges = (data if parent is None else data["post"])[name]["edges"]
        cursors[path] = [edge["cursor"] for edge in edges]
    rows = [*world.users.values(), *world.posts.values(), *world.tags.values(), *world.comments.values()]
    return Pool(
        slugs=[*(post.slug for post in world.posts.values()), "nothing", ""],
        usernames=[*(user.username for user in world.users.values()), "ADA", "nobody", ""],
        ids=[*map(id_of, rows), "1~Post~4711", "1~User~9223372036854775807"],
        cursors=cursors,
    )


def test_random_queries_are_answered_alike(world: World, executor: Executor, database: Database) -> None:
    pool = _pool(world, executor)
    actors = [_actor(world, name) for name in ACTORS]

    # Shrinking would take minutes: each example is asked of both databases' worlds.
    @settings(
        max_examples=EXAMPLES,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.randoms(use_true_random=False))
    def check(random: Random) -> None:
        generated = Generator(SCHEMA, pool, random).query()
        note(f"{generated.document} {generated.variables}")
        try:
            _assert_same(executor, database, generated.document, generated.variables, random.choice(actors))
        except RefusedOperation as refusal:
            codes = {error.extensions["code"] for error in refusal.errors}
            if codes != {"LIMIT_EXCEEDED"}:
                raise

    check()
