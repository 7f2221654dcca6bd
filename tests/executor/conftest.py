"""Fixtures of the executor's tests."""

from functools import cache
from typing import Any

import orjson
import pytest

from executor import Executor, Limits
from models.database import Database
from policies import ANONYMOUS, Actor
from schema import build_schema
from tests.schema.world import world

__all__ = ["world"]

LIMITS = Limits()


@pytest.fixture
def executor(database: Database) -> Executor:
    """An executor of the whole schema on an empty database."""
    return _executor(database)


def read(executor: Executor, document: str, actor: Actor = ANONYMOUS, **variables: Any) -> Any:
    """Run a query, which must be answered, and return its data."""
    answer = executor.execute(executor.prepare(document), variables, actor)
    assert answer.errors == []
    return orjson.loads(answer.data)


@cache
def _executor(database: Database) -> Executor:
    return Executor(build_schema(), database, LIMITS)
