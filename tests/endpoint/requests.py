"""Requests to the endpoint without HTTP: read, or refused with a status and a code."""

import json
from typing import Any

import pytest

from endpoint import Asker, HttpRequest
from endpoint.messages import GraphQLRequest, RefusedRequest
from endpoint.parsing import read_request
from policies import ANONYMOUS

JSON = {"content-type": "application/json"}
LONGEST_DOCUMENT = 100


def read(
    method: str, query_string: str = "", body: bytes = b"", headers: dict[str, str] | None = None
) -> GraphQLRequest:
    """Return what the endpoint reads out of a request."""
    sent = JSON if headers is None else headers
    request = HttpRequest(method, query_string, sent, body, "http://localhost", Asker(lambda: ANONYMOUS))
    return read_request(request, LONGEST_DOCUMENT)


def read_json(payload: Any) -> GraphQLRequest:
    """Return what the endpoint reads out of a body with this payload."""
    return read("POST", body=json.dumps(payload).encode())


def refusal(*arguments: Any, **options: Any) -> tuple[int, str]:
    """Return the status and code by which a request is refused."""
    with pytest.raises(RefusedRequest) as refused:
        read(*arguments, **options)
    assert refused.value.message
    return refused.value.status, refused.value.code


def status_of(*arguments: Any, **options: Any) -> int:
    """Return 200 for a request that is read, else the status of its refusal."""
    try:
        read(*arguments, **options)
    except RefusedRequest as refused:
        return refused.status
    return 200
