"""The executor answers as plain resolvers do: the same values, keys in the same order, for every actor."""

import json
import os
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st

from executor import Executor, RefusedOperation
from models.database import Database
from policies import ANONYMOUS, Actor
from schema import build_schema
from tests.executor.generating import Generator
from tests.executor.generating_values import Pool
from tests.executor.reference import Reference, Refusals, reference
from tests.schema.documents import READS
from tests.schema.world import ACTORS, World

SCHEMA = build_schema().graphql_schema
EXAMPLES = int(os.environ.get("EQUIVALENCE_EXAMPLES", "40"))


@pytest.fixture
def plain(world: World, database: Database) -> Iterator[Reference]:
    """The plain resolvers on the world."""
    with reference(database) as plain:
        yield plain


def actor_of(world: World, name: str) -> Actor:
    """Return one of ACTORS."""
    return Actor.of(world.users[name]) if name in world.users else ANONYMOUS


def assert_same(
    executor: Executor, plain: Reference, document: str, variables: dict[str, Any], actor: Actor
) -> bytes | None:
    """Compare both answers, and return the executor's, or None if it refuses."""
    try:
        operation = executor.prepare(document)
    except RefusedOperation as refusal:
        _assert_too_large(refusal)
        return None
    data, refusals = plain.answer(operation.document, variables, actor)
    try:
        answer = executor.execute(operation, variables, actor)
    except RefusedOperation as refusal:
        _assert_refused_alike(refusal, data, refusals)
        return None
    assert answer.errors == []
    assert refusals == set()
    assert isinstance(answer.data, bytes)
    # Dumped again, to compare the order of the keys and not the spelling of characters.
    assert json.dumps(json.loads(answer.data)) == data
    return answer.data


def _assert_too_large(refusal: RefusedOperation) -> None:
    assert {error.extensions["code"] for error in refusal.errors} == {"LIMIT_EXCEEDED"}


def _assert_refused_alike(refusal: RefusedOperation, data: str, refusals: Refusals) -> None:
    for error in refusal.errors:
        code, path = error.extensions["code"], tuple(map(str, error.path or ()))
        if code == "LIMIT_EXCEEDED":
            # What an operation may cost at the most, the plain resolvers don't ask.
            continue
        # The executor refuses what an argument is, the plain resolvers only where they get to.
        assert (code, path) in refusals or not _is_reached(json.loads(data), path)


def _is_reached(data: Any, path: tuple[str, ...]) -> bool:
    if isinstance(data, list):
        return any(_is_reached(item, path) for item in data)
    if not isinstance(data, dict):
        return False
    return path[0] in data if len(path) == 1 else _is_reached(data.get(path[0]), path[1:])


@pytest.mark.parametrize("name", READS)
def test_known_query_is_answered_alike(name: str, world: World, executor: Executor, plain: Reference) -> None:
    for actor in ACTORS:
        assert assert_same(executor, plain, READS[name], {}, actor_of(world, actor))


def test_random_queries_are_answered_alike(world: World, executor: Executor, plain: Reference) -> None:
    pool = Pool(SCHEMA, world.rows())
    actors = [actor_of(world, name) for name in ACTORS]

    # Shrinking would take minutes: each example is asked of both databases' worlds.
    @settings(
        max_examples=EXAMPLES,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.integers(0, 2**64))
    def check(seed: int) -> None:
        random = Random(seed)
        generated = Generator(SCHEMA, pool, random).query()
        actor = random.choice(actors)
        note(f"{generated.document} {json.dumps(generated.variables)} {actor}")
        assert_same(executor, plain, generated.document, generated.variables, actor)

    check()
