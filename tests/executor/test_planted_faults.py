"""Random operations find what is wrong in an executor: each of some faults that are planted on purpose."""

from collections.abc import Iterable, Iterator
from json import JSONDecodeError

import pytest

from executor import Executor
from schema import build_schema
from tests.executor.comparing import Comparison, Difference, Expected, answered_by
from tests.executor.faults import FAULTS
from tests.executor.generating import Asking
from tests.executor.reference import FACTS, LIMITS
from tests.schema.world import World
from tests.support.backends import ON_SQLITE_ALONE

MOST_SEEDS = 500
FEWEST_SEEDS = 100
# Faults in what is remembered show only where the same is asked again.
AGAIN = 0.3
SCHEMA = build_schema()

pytestmark = ON_SQLITE_ALONE


class Questions:
    """What is asked of every executor, with the answers: made once, as far as they are needed."""

    def __init__(self, busy: World, comparison: Comparison) -> None:
        self._asking = Asking(busy)
        self._comparison = comparison
        self._known: list[list[Expected]] = []

    def __iter__(self) -> Iterator[list[Expected]]:
        return (self._of(seed) for seed in range(MOST_SEEDS))

    def known(self) -> Iterator[list[Expected]]:
        """Return those that the faults were found by."""
        return (self._of(seed) for seed in range(max(FEWEST_SEEDS, len(self._known))))

    def _of(self, seed: int) -> list[Expected]:
        if seed == len(self._known):
            drawn = self._asking.drawn_again(seed, AGAIN)
            self._known.append([self._comparison.expected(case, actor) for case, actor in drawn])
        return self._known[seed]


@pytest.fixture(scope="module")
def questions(busy: World, comparison: Comparison) -> Questions:
    """The questions on the larger publication."""
    return Questions(busy, comparison)


@pytest.fixture
def new_executor(busy: World) -> Executor:
    """An executor that remembers nothing from before."""
    return Executor(SCHEMA, busy.app.extensions["gazette"].database, LIMITS, FACTS)


def _first_difference(executor: Executor, questions: Iterable[list[Expected]]) -> int | None:
    for seed, asked in enumerate(questions):
        try:
            for expected in asked:
                answered_by(executor, expected)
        except Difference as difference:
            if not isinstance(difference.__cause__, AssertionError | JSONDecodeError):
                # The fault itself may not fail: it shall give wrong answers.
                raise
            return seed
    return None


@pytest.mark.parametrize("name", FAULTS)
def test_planted_fault_is_found(
    name: str, new_executor: Executor, questions: Questions, monkeypatch: pytest.MonkeyPatch
) -> None:
    FAULTS[name](monkeypatch)
    assert _first_difference(new_executor, questions) is not None


def test_nothing_is_found_without_a_fault(new_executor: Executor, questions: Questions) -> None:
    assert _first_difference(new_executor, questions.known()) is None
