"""The executor answers random operations as plain resolvers do.

40 on each database in a run of all tests, 2,000 where CI is set, and as many as RANDOM_OPERATIONS says: `make
fuzz` asks 100,000. What is found goes to the end of `cases.graphql`.
"""

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.executor.comparing import Comparison
from tests.executor.generating import Asking
from tests.schema.world import World

OPERATIONS = int(os.environ.get("RANDOM_OPERATIONS", "2000" if os.environ.get("CI") else "40"))
# One test for each portion: those of a long run are divided among processes, and tell how far it is.
PORTION = 1_000
# Of integers, Hypothesis would draw small ones again and again.
SEEDS = st.binary(min_size=8, max_size=8).map(lambda drawn: int.from_bytes(drawn, "big"))


def _portions() -> Iterator[int]:
    for start in range(0, OPERATIONS, PORTION):
        yield min(PORTION, OPERATIONS - start)


@pytest.mark.parametrize("count", _portions())
def test_random_operations_are_answered_alike(count: int, busy: World, comparison: Comparison) -> None:
    asking = Asking(busy)
    answered_before = comparison.answered

    # Not the same operations in each run, and not shrunk: a seed has no simpler one.
    @settings(
        max_examples=count,
        phases=[Phase.explicit, Phase.reuse, Phase.generate],
        derandomize=False,
        suppress_health_check=list(HealthCheck),
    )
    @given(SEEDS)
    def check(seed: int) -> None:
        for case, actor in asking.drawn_again(seed):
            comparison.ask(case, actor)

    check()
    # Most of them are about answers, not about refusals.
    assert comparison.answered - answered_before > count * 0.8
