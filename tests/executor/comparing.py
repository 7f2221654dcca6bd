"""Asks the executor and the plain resolvers the same operation, and says where their answers differ."""

import json
from dataclasses import dataclass
from typing import Any

from executor import Answer, Executor, RefusedOperation
from policies import ANONYMOUS, Actor
from tests.executor.cases import Case, written
from tests.executor.reference import Reference, Refusals
from tests.schema.world import World


def actor_of(world: World, name: str) -> Actor:
    """Return one of ACTORS."""
    return Actor.of(world.users[name]) if name in world.users else ANONYMOUS


class Difference(AssertionError):
    """The executor answers otherwise than the plain resolvers."""


@dataclass
class Comparison:
    """An executor beside the plain resolvers on the same rows. `answered` counts what was not refused."""

    executor: Executor
    plain: Reference
    answered: int = 0

    def ask(self, case: Case, actor: Actor) -> bytes | None:
        """Return the executor's answer, or None if it refuses. Raises Difference."""
        try:
            answer = self._compared(case, actor)
        except Exception as error:
            message = f"{type(error).__name__}: {error}\n\nasked by {actor}\n\n{written(case)}"
            raise Difference(message) from error
        self.answered += answer is not None
        return answer

    def _compared(self, case: Case, actor: Actor) -> bytes | None:
        try:
            operation = self.executor.prepare(case.document, case.operation_name)
        except RefusedOperation as refusal:
            _expect(_found(refusal), case, allowed={("LIMIT_EXCEEDED", ())})
            return None
        data, refusals = self.plain.answer(operation.document, case.variables, actor, case.operation_name)
        try:
            answer = self.executor.execute(operation, case.variables, actor)
        except RefusedOperation as refusal:
            _expect(_found(refusal), case, allowed=_found(refusal))
            _refused_alike(_found(refusal), json.loads(data), refusals)
            return None
        return _answered_alike(answer, data, refusals, case)


def _found(refusal: RefusedOperation) -> Refusals:
    return {(error.extensions["code"], tuple(map(str, error.path or ()))) for error in refusal.errors}


def _expect(found: Refusals, case: Case, allowed: Refusals) -> None:
    wanted = allowed if case.refused is None else {case.refused}
    assert found <= wanted, f"refused with {found} instead of {wanted}"


def _refused_alike(found: Refusals, data: Any, refusals: Refusals) -> None:
    for code, path in found:
        if code == "LIMIT_EXCEEDED":
            # What an operation may cost at the most, the plain resolvers don't ask.
            continue
        # The executor refuses what an argument is, the plain resolvers only where they get to.
        assert (code, path) in refusals or not _is_reached(data, path), f"{refusals} and {data}"


def _is_reached(data: Any, path: tuple[str, ...]) -> bool:
    if isinstance(data, list):
        return any(_is_reached(item, path) for item in data)
    if not isinstance(data, dict):
        return not path
    return not path or (path[0] in data and (len(path) == 1 or _is_reached(data[path[0]], path[1:])))


def _answered_alike(answer: Answer, data: str, refusals: Refusals, case: Case) -> bytes:
    assert case.refused is None, f"answered instead of refused with {case.refused}"
    assert answer.errors == []
    assert refusals == set()
    assert isinstance(answer.data, bytes)
    # Dumped again, to compare the order of the keys and not the spelling of characters.
    assert json.dumps(json.loads(answer.data)) == data
    return answer.data
