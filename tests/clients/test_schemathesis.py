"""schemathesis in its GraphQL mode against a live server: whoever asks, nothing is a server error."""

from types import SimpleNamespace
from typing import Any

import pytest

from tests.clients.attack import ANSWERED, attack, outcome_of
from tests.clients.live_site import LiveSite

CASES = 500
"""For each visitor, on each kind of database: 1,000 for each visitor in all."""


@pytest.mark.parametrize("name", ["stranger", "author"])
def test_no_operation_is_a_server_error(site: LiveSite, name: str) -> None:
    outcomes = attack(site, getattr(site, name), CASES)
    assert outcomes.total() >= CASES
    # Whoever has logged in is known throughout.
    assert bool(outcomes["NOT_AUTHENTICATED"]) == (name == "stranger")
    # Hardly anything would be reached if all were refused.
    assert outcomes[ANSWERED] > CASES / 20


def _response(status: int, body: dict[str, Any]) -> SimpleNamespace:
    return SimpleNamespace(status_code=status, json=lambda: body, text=str(body))


def _refusal(code: str) -> dict[str, Any]:
    return {"errors": [{"message": "No.", "extensions": {"code": code}}]}


def test_refusal_is_told_from_an_answer() -> None:
    assert outcome_of(_response(200, {"data": {"viewer": None}})) == ANSWERED
    assert outcome_of(_response(400, _refusal("BAD_USER_INPUT"))) == "BAD_USER_INPUT"


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (500, _refusal("INTERNAL_SERVER_ERROR")),
        (200, _refusal("INTERNAL_SERVER_ERROR")),
        (200, _refusal("QUERY_TIMEOUT")),
        (503, _refusal("BAD_USER_INPUT")),
    ],
)
def test_planted_server_error_is_found(status: int, body: dict[str, Any]) -> None:
    with pytest.raises(AssertionError):
        outcome_of(_response(status, body))
