"""Each case of `cases.graphql` is answered or refused as plain resolvers do it, for every kind of actor."""

import pytest
from graphql import parse

from tests.executor.cases import EVERYBODY_ASKS_ALL, Case, cases
from tests.executor.comparing import Comparison, Difference, actor_of
from tests.executor.generating import SCHEMA
from tests.executor.reach import reachable, reached
from tests.schema.world import ACTORS, World

LEAST = 160


@pytest.mark.parametrize("name", cases())
def test_case_is_answered_or_refused_alike(name: str, busy: World, comparison: Comparison) -> None:
    case = cases()[name]
    for actor in _asking(name):
        answer = comparison.ask(case, actor_of(busy, actor))
        assert (answer is None) == (case.refused is not None)


def _asking(name: str) -> tuple[str, ...]:
    if EVERYBODY_ASKS_ALL:
        return ACTORS
    first = list(cases()).index(name) % len(ACTORS)
    return ACTORS[first], ACTORS[first - len(ACTORS) // 2]


def test_there_are_enough_cases() -> None:
    assert len(cases()) >= LEAST


def test_difference_tells_the_case_and_the_actor(busy: World, comparison: Comparison) -> None:
    case = Case("a wrong one", "{ viewer { id } }", {"a": "ö"}, refused=("BAD_USER_INPUT", ("viewer",)))
    with pytest.raises(Difference, match="asked by Actor") as caught:
        comparison.ask(case, actor_of(busy, "reader"))
    assert str(caught.value).endswith(
        '### a wrong one\n# variables: {"a": "ö"}\n# refused: BAD_USER_INPUT viewer\n{ viewer { id } }'
    )


def test_cases_reach_every_part_of_the_schema() -> None:
    found: set[str] = set()
    for case in cases().values():
        if case.refused is None:
            found |= reached(SCHEMA, parse(case.document), case.variables)
    assert reachable(SCHEMA) - found == set()
