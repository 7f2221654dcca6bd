"""Each case of `cases.graphql` is answered or refused as plain resolvers do it, for every kind of actor."""

import pytest

from tests.executor.cases import Case, cases
from tests.executor.comparing import Comparison, Difference, actor_of
from tests.schema.world import ACTORS, World

LEAST = 160


@pytest.mark.parametrize("name", cases())
def test_case_is_answered_or_refused_alike(name: str, busy: World, comparison: Comparison) -> None:
    case = cases()[name]
    answers = [comparison.ask(case, actor_of(busy, actor)) for actor in ACTORS]
    assert [answer is None for answer in answers] == [case.refused is not None] * len(ACTORS)


def test_there_are_enough_cases() -> None:
    assert len(cases()) >= LEAST


def test_difference_tells_the_case_and_the_actor(busy: World, comparison: Comparison) -> None:
    case = Case("a wrong one", "{ viewer { id } }", {"a": "ö"}, refused=("BAD_USER_INPUT", ("viewer",)))
    with pytest.raises(Difference, match="asked by Actor") as caught:
        comparison.ask(case, actor_of(busy, "reader"))
    assert str(caught.value).endswith(
        '### a wrong one\n# variables: {"a": "ö"}\n# refused: BAD_USER_INPUT viewer\n{ viewer { id } }'
    )
