"""The taxonomy of refusals: what each carries for the edges."""

import pytest

from services import errors
from services.errors import Conflict, InvalidInput, Problem, RateLimited, RejectedInput, ServiceError


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (errors.InvalidInput, "INVALID_INPUT"),
        (errors.Conflict, "CONFLICT"),
        (errors.NotFound, "NOT_FOUND"),
        (errors.NotAuthenticated, "NOT_AUTHENTICATED"),
        (errors.Forbidden, "FORBIDDEN"),
        (errors.RateLimited, "RATE_LIMITED"),
    ],
)
def test_code_of_each_refusal_is_stable(kind: type[ServiceError], code: str) -> None:
    assert kind.code == code


@pytest.mark.parametrize("kind", [InvalidInput, Conflict])
def test_rejected_input_with_problems_keeps_them_all(kind: type[RejectedInput]) -> None:
    problems = [Problem("title", "REQUIRED", "No title."), Problem(None, "ODD", "Odd.")]
    refusal = kind(problems)
    assert refusal.problems == tuple(problems)
    assert refusal.message == str(refusal) == "No title.; Odd."


def test_rate_limited_tells_when_to_try_again() -> None:
    assert RateLimited("Slowly.", retry_after=30).retry_after == 30
