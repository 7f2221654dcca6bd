"""What an operation costs is told before any of it is run; whoever is told may refuse it."""

from typing import Any

import pytest

from executor import Executor, RefusedOperation
from models.statements import Statements
from policies import ANONYMOUS, Actor
from tests.schema.documents import WRITES
from tests.schema.world import World, contents, id_of


class TooDear(Exception):
    """Raised by whoever is told."""


class Till:
    """Notes who is to run what costs how much."""

    def __init__(self, *, refuses: bool = False) -> None:
        self.charges: list[tuple[Actor, int]] = []
        self._refuses = refuses

    def __call__(self, actor: Actor, cost: int) -> None:
        self.charges.append((actor, cost))
        if self._refuses:
            raise TooDear


@pytest.mark.parametrize(
    ("document", "cost", "statements"),
    [
        ("{ posts(first: 5) { nodes { author { username } } totalCount } }", 30, 1),
        ("{ viewer { username } }", 1, 1),
        ("{ __typename }", 1, 0),
    ],
)
def test_query_is_charged_once_each_time(
    document: str, cost: int, statements: int, world: World, executor: Executor
) -> None:
    for actor in (ANONYMOUS, Actor.of(world.users["author"])):
        till, operation = Till(), executor.prepare(document)
        answers = [executor.execute(operation, {}, actor, charge=till) for _ in range(2)]
        assert till.charges == [(actor, cost)] * 2
        assert [(answer.cost, answer.statements) for answer in answers] == [(cost, statements)] * 2


def test_mutation_is_charged_once_and_counts_its_statements(world: World, executor: Executor) -> None:
    till, actor = Till(), Actor.of(world.users["author"])
    operation = executor.prepare(WRITES["publishPost"])
    answer = executor.execute(operation, {"id": id_of(world.posts["draft"])}, actor, charge=till)
    assert not answer.errors
    assert till.charges == [(actor, answer.cost)]
    # Reads the post, changes it, reads the payload: at the least.
    assert answer.statements >= 3


def test_query_that_is_refused_runs_no_statement(
    world: World, executor: Executor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise AssertionError("a statement is run")

    monkeypatch.setattr(Statements, "read_row", fail)
    with pytest.raises(TooDear):
        executor.execute(executor.prepare("{ viewer { id } }"), {}, ANONYMOUS, charge=Till(refuses=True))


def test_mutation_that_is_refused_changes_nothing(world: World, executor: Executor) -> None:
    before = contents(world.session)
    operation, actor = executor.prepare(WRITES["publishPost"]), Actor.of(world.users["author"])
    with pytest.raises(TooDear):
        executor.execute(operation, {"id": id_of(world.posts["draft"])}, actor, charge=Till(refuses=True))
    assert contents(world.session) == before


@pytest.mark.parametrize(
    ("document", "variables"),
    [
        ("query ($n: Int!) { posts(first: $n) { totalCount } }", {"n": "x"}),
        ("{ posts(first: 101) { totalCount } }", {}),
        ("query ($id: ID!) { node(id: $id) { id } }", {"id": "x"}),
        ("mutation { publishPost(input: {id: 5.5}) { errors { code } } }", {}),
    ],
)
def test_operation_with_bad_input_is_not_charged(
    document: str, variables: dict[str, Any], executor: Executor
) -> None:
    till = Till()
    with pytest.raises(RefusedOperation):
        executor.execute(executor.prepare(document), variables, ANONYMOUS, charge=till)
    assert till.charges == []
