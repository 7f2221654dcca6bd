"""API tokens on the real server, with requests as urql makes them: GET, without a header of one's own."""

import json
import re
from urllib.parse import urlencode

from tests.support.sites import Server, Site
from tests.support.web_client import Answer

URQL = (
    "application/graphql-response+json, application/graphql+json, application/json, "
    "text/event-stream, multipart/mixed"
)
VIEWER = "query Viewer { viewer { username __typename } }"


def _get(server: Server, document: str = VIEWER, **headers: str) -> Answer:
    parameters = {"query": document, "operationName": "Viewer", "variables": json.dumps({})}
    return server.client().get(f"/graphql?{urlencode(parameters)}", Accept=URQL, **headers)


def _make(server: Server, **fields: str) -> str:
    client = server.client()
    client.log_in(server.login)
    page = client.submit("/profile/tokens", **{f"token-{name}": value for name, value in fields.items()})
    assert page.status == 200
    assert page.headers["Cache-Control"] == "no-store"
    found = re.search(r"<code[^>]*>(gzt_\w+)</code>", page.text)
    assert found, page.text
    return found[1]


def test_token_is_taken_by_get_and_by_post(site: Site) -> None:
    with site.serving() as server:
        assert server.login
        assert _get(server).json["data"] == {"viewer": None}
        secret = _make(server, name="Script", write="y", expires_in_days="30")
        bearer = f"Bearer {secret}"
        viewer = {"viewer": {"username": server.login[0], "__typename": "User"}}
        for _ in range(3):
            assert _get(server, Authorization=bearer).json["data"] == viewer
        assert _get(server, Authorization="Basic eDp5").json["data"] == {"viewer": None}
        refused = _get(server, Authorization=bearer[:-1])
        assert (refused.status, refused.headers["WWW-Authenticate"]) == (401, 'Bearer error="invalid_token"')
        # To change something, by GET, is no method, whoever asks.
        mutation = "mutation Viewer { updateProfile(input: {}) { user { id } } }"
        assert _get(server, mutation, Authorization=bearer).status == 405
        listed = site.run("token", "list")
        assert "Script" in listed.stdout
        assert site.run("token", "revoke", listed.stdout.split()[0]).returncode == 0
        assert _get(server, Authorization=bearer).status == 401
        assert secret not in server.output
