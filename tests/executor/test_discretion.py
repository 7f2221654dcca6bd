"""Where the schema can't be read, no error tells a name of it that the client has not sent."""

import json
import re

import pytest

from app import create_app
from tests.executor.mistakes import KINDS, SECRETS, Mistake
from tests.support.graphql import GraphQLClient

NAME = re.compile("[_A-Za-z][_0-9A-Za-z]*")


def _client(*, introspection: bool) -> GraphQLClient:
    settings = {"database": {"url": "sqlite://"}, "graphql": {"introspection": introspection}}
    return GraphQLClient(create_app(settings))


@pytest.fixture(scope="module")
def discreet() -> GraphQLClient:
    """A client of a site whose schema can't be read; what is refused never comes to its empty database."""
    return _client(introspection=False)


@pytest.fixture(scope="module")
def open_() -> GraphQLClient:
    """A client of a site whose schema can be read."""
    return _client(introspection=True)


def _messages(client: GraphQLClient, mistake: Mistake) -> list[str]:
    document, variables = mistake
    answer = client.execute(document, **variables)
    assert "data" not in answer, (document, answer)
    return [error["message"] for error in answer["errors"]]


def _told(messages: list[str], mistake: Mistake) -> set[str]:
    """Return the names of the schema that messages tell, and the client has not sent."""
    told = set()
    for message in messages:
        for match in NAME.finditer(message):
            # A name may be an English word as well, which stands in no quotes then.
            is_word = match[0].islower() and message[match.start() - 1 : match.start()] not in set("'\"`[.@")
            told |= set() if is_word else {match[0]}
    sent = {name for text in (mistake[0], json.dumps(mistake[1])) for name in NAME.findall(text)}
    return told & SECRETS - sent


@pytest.mark.parametrize("kind", KINDS)
def test_no_mistake_is_told_a_name_that_was_not_sent(
    kind: str, discreet: GraphQLClient, open_: GraphQLClient
) -> None:
    mistakes = list(KINDS[kind]())
    for mistake in mistakes:
        messages = _messages(discreet, mistake)
        assert not any("Did you mean" in message for message in messages), messages
        assert _told(messages, mistake) == set(), (mistake, messages)
    # What is told of a few of them where the schema may be read shows that this test would notice.
    some = mistakes[:: max(len(mistakes) // 20, 1)]
    assert sum(bool(_told(_messages(open_, mistake), mistake)) for mistake in some) >= len(some) / 4


def test_errors_still_say_what_is_wrong_and_where(discreet: GraphQLClient) -> None:
    answer = discreet.execute("{ viewer {\n  emial } node { __typename } }")
    told = [(error["message"], error["locations"][0], error["extensions"]) for error in answer["errors"]]
    assert told == [
        (
            "Cannot query field 'emial' on type '…'.",
            {"line": 2, "column": 3},
            {"code": "GRAPHQL_VALIDATION_FAILED"},
        ),
        (
            "Field 'node' argument '…' of type 'ID!' is required, but it was not provided.",
            {"line": 2, "column": 11},
            {"code": "GRAPHQL_VALIDATION_FAILED"},
        ),
    ]


def test_names_that_were_sent_are_repeated(discreet: GraphQLClient) -> None:
    mistake = (
        "query ($f: PostFilter) { posts(filter: $f) { totalCount } }",
        {"f": {"title": {"eqq": "kind"}}},
    )
    (message,) = _messages(discreet, mistake)
    assert message.startswith(
        "Variable '$f' got invalid value {'eqq': 'kind'} at 'f.title'; Field 'eqq' is not"
    )


INTROSPECTION = [
    "{ __schema { queryType { name } } }",
    '{ __type(name: "Post") { name } }',
    '{ a: __type(name: "Post") { b: name } }',
    "{ ...F } fragment F on Query { __schema { description } }",
    "query ($yes: Boolean = false) { __typename __schema @include(if: $yes) { description } }",
    "mutation { __schema { description } }",
    "query A { __typename } query B { __schema { description } }",
]


@pytest.mark.parametrize("document", INTROSPECTION)
def test_introspection_switched_off_is_refused(document: str, discreet: GraphQLClient) -> None:
    response = discreet.post({"query": document, "operationName": "A"})
    assert response.status_code == 400
    codes = [error["extensions"]["code"] for error in response.get_json()["errors"]]
    assert "INTROSPECTION_DISABLED" in codes
    assert "data" not in response.get_json()


def test_introspection_switched_off_leaves_type_names(discreet: GraphQLClient) -> None:
    assert discreet.data("{ __typename }") == {"__typename": "Query"}
    assert (
        discreet.data("{ a: __typename ...F } fragment F on Query { posts { __typename } }")["a"] == "Query"
    )


def test_introspection_is_on_by_default_everywhere(open_: GraphQLClient) -> None:
    for document in INTROSPECTION[:4]:
        assert open_.data(document)
    assert open_.app.extensions["gazette"].loaded.settings.graphql.introspection


def test_there_are_names_to_hide() -> None:
    assert {"PostFilter", "createPost", "orderBy", "NEWEST", "isNull"} <= SECRETS
