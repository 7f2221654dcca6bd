"""Fixtures of the executor's tests."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import orjson
import pytest

from executor import Executor
from models.database import Database
from policies import ANONYMOUS, Actor
from schema import build_schema
from tests.executor.busy_world import busy, busy_worlds
from tests.executor.comparing import Comparison
from tests.executor.reference import FACTS, LIMITS, reference
from tests.schema.world import World, world

__all__ = ["busy", "busy_worlds", "world"]


@pytest.fixture
def executor(database: Database) -> Executor:
    """An executor of the whole schema on an empty database."""
    return _executor(database)


@pytest.fixture(scope="module")
def busy_executor(busy: World) -> Executor:
    """The executor on the larger publication."""
    return _executor(busy.app.extensions["gazette"].database)


@pytest.fixture(scope="module")
def comparison(busy: World, busy_executor: Executor) -> Iterator[Comparison]:
    """The executor and the plain resolvers on the larger publication."""
    with reference(busy.app.extensions["gazette"].database) as plain:
        yield Comparison(busy_executor, plain)


def read(executor: Executor, document: str, actor: Actor = ANONYMOUS, **variables: Any) -> Any:
    """Run a query, which must be answered, and return its data."""
    answer = executor.execute(executor.prepare(document), variables, actor)
    assert answer.errors == []
    return orjson.loads(answer.data)


@cache
def _executor(database: Database) -> Executor:
    return Executor(build_schema(), database, LIMITS, FACTS)
