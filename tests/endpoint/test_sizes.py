"""How large a request may be: 100 kB of document, 1 MB of body."""

import io
import json

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app import create_app
from tests.support.backends import ON_SQLITE_ALONE

pytestmark = [pytest.mark.usefixtures("adapter"), ON_SQLITE_ALONE]

MODERN, LEGACY = "application/graphql-response+json", "application/json"
PREFIX = "{ __typename } # "


def _payload(document_bytes: int, body_bytes: int = 0) -> bytes:
    document = PREFIX + "x" * (document_bytes - len(PREFIX))
    body = json.dumps({"query": document}).encode()
    return body + b" " * (body_bytes - len(body))


def _post(web: FlaskClient, body: bytes, accept: str = MODERN) -> tuple[int, str | None]:
    response = web.post("/graphql", data=body, content_type=LEGACY, headers={"Accept": accept})
    errors = response.get_json().get("errors")
    return response.status_code, errors[0]["extensions"]["code"] if errors else None


@pytest.mark.parametrize("accept", [MODERN, LEGACY])
def test_document_of_100_kb_is_the_longest(accept: str, web: FlaskClient) -> None:
    assert _post(web, _payload(100_000), accept) == (200, None)
    assert _post(web, _payload(100_001), accept) == (400, "DOCUMENT_TOO_LONG")


def test_document_is_measured_in_bytes(web: FlaskClient) -> None:
    body = json.dumps({"query": PREFIX + "é" * 50_000}, ensure_ascii=False).encode()
    assert _post(web, body) == (400, "DOCUMENT_TOO_LONG")


def test_document_by_get_has_the_same_bound(web: FlaskClient) -> None:
    for size, status in ((100_000, 200), (100_001, 400)):
        response = web.get("/graphql", query_string={"query": PREFIX + "x" * (size - len(PREFIX))})
        assert response.status_code == status


@pytest.mark.parametrize("accept", [MODERN, LEGACY])
def test_body_of_1_mb_is_the_largest(accept: str, web: FlaskClient) -> None:
    assert _post(web, _payload(100, 1_000_000), accept) == (200, None)
    assert _post(web, _payload(100, 1_000_001), accept) == (413, "PAYLOAD_TOO_LARGE")


@pytest.mark.parametrize(("size", "status"), [(1_000_000, 200), (1_000_001, 413)])
def test_body_of_unknown_length_has_the_same_bound(size: int, status: int, web: FlaskClient) -> None:
    response = web.post(
        "/graphql",
        input_stream=io.BytesIO(_payload(100, size)),
        content_type=LEGACY,
        environ_overrides={"wsgi.input_terminated": True, "HTTP_TRANSFER_ENCODING": "chunked"},
    )
    assert response.status_code == status


def test_body_that_claims_another_length_is_never_a_fault(web: FlaskClient) -> None:
    for claimed in ("-1", "5", "nonsense", "0"):
        response = web.post(
            "/graphql",
            input_stream=io.BytesIO(_payload(100)),
            content_type=LEGACY,
            environ_overrides={"CONTENT_LENGTH": claimed},
        )
        assert response.status_code == 400


@pytest.fixture
def small(shared_app: Flask) -> FlaskClient:
    """A client of an application with bounds of its own."""
    url = shared_app.extensions["gazette"].settings.database.url
    bounds = {"max_document_bytes": 50, "max_body_bytes": 200}
    return create_app({"database": {"url": url}, "graphql": bounds}).test_client()


def test_bounds_are_settings(small: FlaskClient) -> None:
    assert _post(small, _payload(50)) == (200, None)
    assert _post(small, _payload(51)) == (400, "DOCUMENT_TOO_LONG")
    assert _post(small, _payload(50, 201)) == (413, "PAYLOAD_TOO_LARGE")
