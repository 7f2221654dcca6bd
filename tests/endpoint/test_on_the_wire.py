"""What a real server sends: headers and bytes as clients get them, through granian."""

import gzip
import http.client
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlsplit

import pytest

from tests.support.sites import Server, Site

APP = "https://app.example"
FEED = "{ posts(first: 20) { nodes { title body comments(first: 20) { nodes { body } } } } }"
SCHEMA = "{ __schema { types { name description fields { name description } } } }"
TITLE = "{ posts(first: 1) { nodes { title } } }"
BUDGET = 9_999


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A development site whose strangers may spend ten thousand a day, for pages of one other site."""
    settings = {"CORS__ORIGINS": f'["{APP}"]', "LIMITS__GRAPHQL_ADDRESS": f"{BUDGET} per 999 days"}
    with Site(tmp_path_factory.mktemp("site"), GRAPHQL__SHOW_PLAN="false", **settings).serving() as server:
        yield server


class Answer:
    """An answer as it came: nothing is decoded."""

    def __init__(self, response: http.client.HTTPResponse) -> None:
        self.status, self.headers, self.body = response.status, response.headers, response.read()


def _send(server: Server, method: str, document: str = "", **headers: str) -> Answer:
    connection = http.client.HTTPConnection(urlsplit(server.address).netloc, timeout=30)
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    # Without the headers that the library would add: no Accept, no Accept-Encoding.
    connection.putrequest(method, _path(method, document), skip_accept_encoding=True)
    body = json.dumps({"query": document}).encode() if method == "POST" else b""
    fields = {"Content-Type": "application/json", "Content-Length": str(len(body)), **sent}
    for name, value in (fields if body else sent).items():
        connection.putheader(name, value)
    connection.endheaders(body or None)
    answer = Answer(connection.getresponse())
    connection.close()
    return answer


def _path(method: str, document: str) -> str:
    return f"/graphql?query={quote(document)}" if method in ("GET", "HEAD") else "/graphql"


@pytest.mark.parametrize("method", ["POST", "GET"])
@pytest.mark.parametrize("accept", [None, "*/*", "application/graphql-response+json"])
def test_answer_has_its_length_its_cost_and_what_is_left(
    accept: str | None, method: str, server: Server
) -> None:
    answer = _send(server, method, TITLE, **({"Accept": accept} if accept else {}))
    assert answer.status == 200
    assert answer.headers.get_all("Content-Length") == [str(len(answer.body))]
    assert json.loads(answer.body)["extensions"] == {"cost": {"cost": 1, "limit": 10_000, "statements": 1}}
    assert answer.headers["RateLimit-Limit"] == str(BUDGET)
    assert 0 < int(answer.headers["RateLimit-Remaining"]) < BUDGET
    assert 0 < int(answer.headers["RateLimit-Reset"]) <= 999 * 24 * 3_600


@pytest.mark.parametrize("method", ["POST", "GET"])
def test_large_answer_comes_compressed(method: str, server: Server) -> None:
    plain, packed = _send(server, method, SCHEMA), _send(server, method, SCHEMA, Accept_Encoding="gzip, br")
    assert "Content-Encoding" not in plain.headers
    assert packed.headers.get_all("Content-Encoding") == ["gzip"]
    assert packed.headers.get_all("Content-Length") == [str(len(packed.body))]
    assert gzip.decompress(packed.body) == plain.body


def test_head_has_the_headers_of_get(server: Server) -> None:
    got, head = (_send(server, method, SCHEMA, Accept_Encoding="gzip") for method in ("GET", "HEAD"))
    assert (head.status, head.body) == (200, b"")
    names = ("Content-Type", "Content-Length", "Content-Encoding", "RateLimit-Limit", "Vary", "Cache-Control")
    assert [head.headers.get_all(name) for name in names] == [got.headers.get_all(name) for name in names]


def test_preflight_of_a_listed_site_is_granted(server: Server) -> None:
    asked = {"Access_Control_Request_Method": "POST", "Access_Control_Request_Headers": "content-type"}
    answer = _send(server, "OPTIONS", Origin=APP, **asked)
    assert (answer.status, answer.body) == (200, b"")
    assert answer.headers.get_all("Access-Control-Allow-Origin") == [APP]
    assert "Content-Type" in answer.headers["Access-Control-Allow-Headers"]
    other = _send(server, "OPTIONS", Origin="https://evil.example", **asked)
    assert not [name for name in other.headers if name.startswith("Access-Control")]


@pytest.mark.parametrize(
    ("method", "document", "headers", "status"),
    [
        ("POST", TITLE, {}, 200),
        ("GET", TITLE, {}, 200),
        ("POST", "{", {"Accept": "application/graphql-response+json"}, 400),
        ("POST", TITLE, {"Accept": "image/png"}, 406),
        ("POST", "#" * 1_000_001, {}, 413),
        ("PUT", "", {}, 405),
    ],
)
def test_every_answer_may_be_read_by_a_listed_site(
    method: str, document: str, headers: dict[str, Any], status: int, server: Server
) -> None:
    answer = _send(server, method, document, Origin=APP, **headers)
    assert answer.status == status
    assert answer.headers.get_all("Access-Control-Allow-Origin") == [APP]
    varies = {name.strip() for line in answer.headers.get_all("Vary") for name in line.split(",")}
    assert "Origin" in varies


def test_stranger_who_has_spent_all_is_429_until_the_window_ends(server: Server) -> None:
    # The last of the file: nothing is left for another one.
    answers = [_send(server, "POST", FEED, Origin=APP) for _ in range(BUDGET // 400)]
    refused = answers[-1]
    assert {answer.status for answer in answers} == {200, 429}
    assert refused.status == 429
    assert refused.headers["Retry-After"] == refused.headers["RateLimit-Reset"]
    assert refused.headers.get_all("Access-Control-Allow-Origin") == [APP]
    assert json.loads(refused.body)["errors"][0]["extensions"]["code"] == "RATE_LIMITED"
    # Who logs in has a budget of their own.
    editor = server.client()
    editor.log_in(server.login)
    assert editor.graphql(FEED).status == 200
