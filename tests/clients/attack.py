"""Operations that schemathesis makes up by a live server's own schema, and how they are answered."""

from collections import Counter
from math import ceil
from typing import Any

import requests
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import Case
from schemathesis.generation import GenerationMode
from schemathesis.schemas import APIOperation

from tests.clients.attack_words import config_with_words
from tests.clients.live_site import LiveSite, cookie_of
from tests.support.web_client import WebClient

ANSWERED = "answered"
REFUSALS = {
    "BAD_USER_INPUT",
    "CONFLICT",
    "FORBIDDEN",
    "GRAPHQL_PARSE_FAILED",
    "GRAPHQL_VALIDATION_FAILED",
    "LIMIT_EXCEEDED",
    "NOT_AUTHENTICATED",
    "NOT_FOUND",
}
"""Codes of errors that say what is wrong with an operation, and nothing is with the server."""


def attack(site: LiveSite, visitor: WebClient, cases: int) -> Counter[str]:
    """Send operations of every root field, at least so many in all; return how often what was answered.

    Fails at an answer that is none, with the smallest operation that schemathesis finds for it.
    """
    outcomes: Counter[str] = Counter()
    headers = {"X-Requested-With": "schemathesis", "Cookie": cookie_of(visitor)}
    schema = schemathesis.graphql.from_url(site.endpoint, config=config_with_words(site, visitor))
    operations = [found.ok() for found in schema.get_all_operations()]
    share = ceil(cases / len(operations))
    runs = settings(max_examples=share, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    with requests.Session() as session:
        # A proxy for the world outside has nothing to do with a server on this machine.
        session.trust_env = False

        def send(case: Case) -> None:
            outcomes[outcome_of(case.call(session=session, headers=headers))] += 1

        for operation in operations:
            runs(given(_cases(operation))(send))()
    return outcomes


def _cases(operation: APIOperation) -> st.SearchStrategy[Case]:
    """Make operations by the schema, and some against it."""
    by_it, against_it = (operation.as_strategy(generation_mode=mode) for mode in GenerationMode)
    return st.one_of(by_it, by_it, by_it, against_it)


def outcome_of(response: Any) -> str:
    """Return that an operation was answered, or the code of its refusal; fail at a fault of the server."""
    assert response.status_code < 500, response.text
    codes = {error["extensions"]["code"] for error in response.json().get("errors", [])}
    assert codes <= REFUSALS, response.text
    return min(codes, default=ANSWERED)
