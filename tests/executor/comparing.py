"""Asks the executor and the plain resolvers the same operation, and says where their answers differ."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from executor import Answer, Executor, Operation, RefusedOperation
from policies import ANONYMOUS, Actor
from tests.executor.cases import Case, written
from tests.executor.reference import Reference, Refusals
from tests.schema.world import World

# How much of two answers is shown around the place where they part.
SHOWN = 80
NUL = r"\u0000"
TOO_LARGE: Refusals = frozenset({("LIMIT_EXCEEDED", ())})


def actor_of(world: World, name: str) -> Actor:
    """Return one of ACTORS."""
    return Actor.of(world.users[name]) if name in world.users else ANONYMOUS


class Difference(AssertionError):
    """The executor answers otherwise than the plain resolvers."""


@dataclass(frozen=True)
class Expected:
    """What plain resolvers answer; without an operation, the document is refused."""

    case: Case
    actor: Actor
    operation: Operation | None
    data: str = ""
    refusals: Refusals = frozenset()


@dataclass
class Comparison:
    """An executor beside the plain resolvers on the same rows. `answered` counts what was not refused."""

    executor: Executor
    plain: Reference
    answered: int = 0

    def ask(self, case: Case, actor: Actor) -> bytes | None:
        """Return the executor's answer, or None if it refuses. Raises Difference."""
        with _told(case, actor):
            expected = self.expected(case, actor)
        answer = answered_by(self.executor, expected)
        self.answered += answer is not None
        return answer

    def expected(self, case: Case, actor: Actor) -> Expected:
        """Return what the plain resolvers answer."""
        try:
            operation = self.executor.prepare(case.document, case.operation_name)
        except RefusedOperation as refusal:
            found = _found(refusal)
            # NUL is refused wherever it stands, also where nothing is asked.
            _expect(found, case, allowed=found if NUL in case.document else TOO_LARGE)
            return Expected(case, actor, None)
        answer = self.plain.answer(operation.document, case.variables, actor, case.operation_name)
        return Expected(case, actor, operation, *answer)


def answered_by(executor: Executor, expected: Expected) -> bytes | None:
    """Return an executor's answer, or None if it refuses. Raises Difference."""
    if expected.operation is None:
        return None
    with _told(expected.case, expected.actor):
        try:
            answer = executor.execute(expected.operation, expected.case.variables, expected.actor)
        except RefusedOperation as refusal:
            _refused_alike(_found(refusal), expected)
            return None
        return _answered_alike(answer, expected)


@contextmanager
def _told(case: Case, actor: Actor) -> Iterator[None]:
    try:
        yield
    except Exception as error:
        message = f"{type(error).__name__}: {error}\n\nasked by {actor}\n\n{written(case)}"
        raise Difference(message) from error


def _found(refusal: RefusedOperation) -> Refusals:
    errors = refusal.errors
    return frozenset((error.extensions["code"], tuple(map(str, error.path or ()))) for error in errors)


def _expect(found: Refusals, case: Case, allowed: Refusals) -> None:
    wanted = allowed if case.refused is None else frozenset({case.refused})
    assert found <= wanted, f"refused with {found} instead of {wanted}"


def _refused_alike(found: Refusals, expected: Expected) -> None:
    _expect(found, expected.case, allowed=found)
    for code, path in found:
        if code == "LIMIT_EXCEEDED":
            # What an operation may cost at the most, the plain resolvers don't ask.
            continue
        # The executor refuses what an argument is, the plain resolvers only where they get to.
        reached = _is_reached(json.loads(expected.data), path)
        assert (code, path) in expected.refusals or not reached, f"only the executor refuses {path}"


def _is_reached(data: Any, path: tuple[str, ...]) -> bool:
    if isinstance(data, list):
        return any(_is_reached(item, path) for item in data)
    if not isinstance(data, dict):
        return not path
    return not path or (path[0] in data and (len(path) == 1 or _is_reached(data[path[0]], path[1:])))


def _answered_alike(answer: Answer, expected: Expected) -> bytes:
    assert expected.case.refused is None, f"answered instead of refused with {expected.case.refused}"
    assert answer.errors == [], answer.errors
    assert expected.refusals == frozenset(), f"only the plain resolvers refuse {set(expected.refusals)}"
    assert isinstance(answer.data, bytes)
    # Dumped again, to compare the order of the keys and not the spelling of characters.
    data = json.dumps(json.loads(answer.data))
    assert data == expected.data, _parting(data, expected.data)
    return answer.data


def _parting(answered: str, expected: str) -> str:
    pairs = enumerate(zip(answered, expected, strict=False))
    place = next((index for index, (one, other) in pairs if one != other), 0)
    around = slice(max(0, place - SHOWN), place + SHOWN)
    return f"answered … {answered[around]} …\ninstead of … {expected[around]} …"
