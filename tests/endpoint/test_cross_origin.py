"""CORS: pages of listed sites may use the API, others may not; and each is told so with every answer."""

from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from executor import Executor
from tests.endpoint.conftest import MakeSite
from tests.schema.documents import WRITES
from tests.schema.world import World, client_of, contents
from tests.support.backends import ON_SQLITE_ALONE
from tests.support.visitor import HOST

pytestmark = [pytest.mark.usefixtures("adapter"), ON_SQLITE_ALONE]

APP, OTHER = "https://app.example", "http://localhost:3000"
STRANGE = [
    *("https://evil.example", "null", "", "*", "http://app.example", "https://app.example:444"),
    *(
        "https://app.example.evil.example",
        "https://evil-app.example",
        "https://app.example/",
        "HTTPS://APP.EXAMPLE",
    ),
]
LISTED: dict[str, Any] = {"origins": [APP, OTHER], "credentials": False}
WITH_LOGINS: dict[str, Any] = {"origins": [APP, OTHER], "credentials": True}
OPEN: dict[str, Any] = {"origins": ["*"], "credentials": False}
QUERY = {"query": "{ __typename }"}
PREFLIGHT = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
EXPOSED = {"etag", "retry-after", "x-request-id", "ratelimit-limit", "ratelimit-remaining", "ratelimit-reset"}
NEEDED = {"content-type", "authorization", "x-requested-with", "apollo-require-preflight", "if-none-match"}


def _send(site: Flask, method: str = "POST", **options: Any) -> TestResponse:
    return site.test_client().open("/graphql", method=method, base_url=f"http://{HOST}", **options)


def _granted(response: TestResponse) -> dict[str, str]:
    return {name: value for name, value in response.headers if name.startswith("Access-Control-")}


def _names(value: str) -> set[str]:
    return {name.strip().lower() for name in value.split(",")}


def _varies(response: TestResponse) -> bool:
    return "Origin" in [name.strip() for line in response.headers.getlist("Vary") for name in line.split(",")]


@pytest.mark.parametrize("origin", [APP, OTHER])
def test_page_of_a_listed_site_may_read_the_answer(origin: str, make_site: MakeSite, world: World) -> None:
    response = _send(make_site(cors=LISTED), json=QUERY, headers={"Origin": origin})
    assert response.status_code == 200
    granted = _granted(response)
    assert _names(granted.pop("Access-Control-Expose-Headers")) >= EXPOSED
    assert granted == {"Access-Control-Allow-Origin": origin}
    assert _varies(response)


@pytest.mark.parametrize("origin", STRANGE)
@pytest.mark.parametrize("cors", [LISTED, WITH_LOGINS], ids=["without logins", "with"])
def test_page_of_another_site_may_read_nothing(
    cors: dict[str, Any], origin: str, make_site: MakeSite, world: World
) -> None:
    site = make_site(cors=cors)
    for response in (
        _send(site, json=QUERY, headers={"Origin": origin}),
        _send(site, "OPTIONS", headers={"Origin": origin, **PREFLIGHT}),
    ):
        assert _granted(response) == {}
        assert _varies(response)


def test_answer_without_an_origin_varies_by_it(make_site: MakeSite, world: World) -> None:
    response = _send(make_site(cors=LISTED), json=QUERY)
    assert (_granted(response), _varies(response)) == ({}, True)


def test_site_without_a_list_says_nothing_of_origins(world: World) -> None:
    for response in (
        _send(world.app, json=QUERY, headers={"Origin": APP}),
        _send(world.app, "OPTIONS", headers={"Origin": APP, **PREFLIGHT}),
    ):
        assert (_granted(response), _varies(response)) == ({}, False)


@pytest.mark.parametrize("origin", [APP, "https://anybody.example", "null", None])
def test_public_api_may_be_read_by_every_page(origin: str | None, make_site: MakeSite, world: World) -> None:
    site, headers = make_site(cors=OPEN), {"Origin": origin} if origin else {}
    response = _send(site, json=QUERY, headers=headers)
    assert _granted(response)["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response.headers
    preflight = _send(site, "OPTIONS", headers={**headers, **PREFLIGHT})
    assert _granted(preflight)["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in preflight.headers


@pytest.mark.parametrize("cors", [LISTED, WITH_LOGINS, OPEN], ids=["listed", "with logins", "open"])
def test_preflight_tells_what_may_be_sent(cors: dict[str, Any], make_site: MakeSite, world: World) -> None:
    site = make_site(cors={**cors, "max_age": 600})
    response = _send(site, "OPTIONS", headers={"Origin": APP, **PREFLIGHT})
    assert (response.status_code, response.data) == (200, b"")
    granted = _granted(response)
    assert granted["Access-Control-Allow-Origin"] in (APP, "*")
    assert _names(granted["Access-Control-Allow-Methods"]) == {"get", "head", "post"}
    assert _names(granted["Access-Control-Allow-Headers"]) >= NEEDED
    assert granted["Access-Control-Max-Age"] == "600"
    assert ("Access-Control-Allow-Credentials" in granted) is cors["credentials"]


@pytest.mark.parametrize("headers", [{}, {"Origin": APP}, PREFLIGHT], ids=str)
def test_options_that_is_no_preflight_tells_the_methods_alone(
    headers: dict[str, str], make_site: MakeSite, world: World
) -> None:
    response = _send(make_site(cors=LISTED), "OPTIONS", headers=headers)
    assert response.status_code == 200
    assert _names(response.headers["Allow"]) == {"get", "head", "post", "options"}
    assert "Access-Control-Allow-Methods" not in response.headers


REFUSALS: dict[str, tuple[int, dict[str, Any]]] = {
    "malformed": (400, {"data": b"{", "content_type": "application/json"}),
    "not valid": (200, {"json": {"query": "{ nothing }"}}),
    "too large": (413, {"data": b"x" * 1_000_001, "content_type": "application/json"}),
    "another type": (415, {"data": b"{}", "content_type": "text/plain"}),
    "not acceptable": (406, {"json": QUERY, "headers": {"Accept": "image/png"}}),
    "mutation by get": (405, {"method": "GET", "query_string": {"query": WRITES["deletePost"]}}),
    "another method": (405, {"method": "PUT", "json": QUERY}),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_refusal_may_be_read_too(name: str, make_site: MakeSite, world: World) -> None:
    status, options = REFUSALS[name]
    headers = {**options.get("headers", {}), "Origin": APP}
    response = _send(make_site(cors=LISTED), **{**options, "headers": headers})
    assert response.status_code == status
    assert response.headers.getlist("Access-Control-Allow-Origin") == [APP]


def test_refusal_beyond_the_budget_may_be_read_too(make_site: MakeSite, world: World) -> None:
    site = make_site(cors=LISTED, limits={"graphql_address": "1 per 999 days"})
    answers = [_send(site, json=QUERY, headers={"Origin": APP}) for _ in range(2)]
    assert [response.status_code for response in answers] == [200, 429]
    assert "Retry-After" in answers[1].headers
    assert [response.headers["Access-Control-Allow-Origin"] for response in answers] == [APP, APP]


def test_failure_of_ours_may_be_read_too(
    make_site: MakeSite, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr(Executor, "execute", fail)
    response = _send(make_site(cors=LISTED), json=QUERY, headers={"Origin": APP})
    assert response.status_code == 500
    assert response.headers["Access-Control-Allow-Origin"] == APP


def test_pages_are_no_part_of_it(make_site: MakeSite, world: World) -> None:
    site = make_site(cors=OPEN)
    for path in ("/", "/login", "/healthz"):
        response = site.test_client().get(path, headers={"Origin": APP}, base_url=f"http://{HOST}")
        assert _granted(response) == {}


def _mutate(site: Flask, world: World, **headers: str) -> TestResponse:
    client = client_of(site, world.users["reader"])
    payload = {"query": WRITES["updateProfile"], "variables": {"bio": "From afar."}}
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.http.post("/graphql", json=payload, headers=sent, base_url=f"http://{HOST}")


@pytest.mark.parametrize("site", ["same-site", "cross-site"])
def test_mutation_by_cookie_from_a_site_listed_with_credentials_is_done(
    site: str, make_site: MakeSite, world: World
) -> None:
    response = _mutate(make_site(cors=WITH_LOGINS), world, Origin=APP, Sec_Fetch_Site=site)
    assert response.get_json()["data"]["updateProfile"]["user"]["bio"] == "From afar."
    assert response.headers["Access-Control-Allow-Credentials"] == "true"


@pytest.mark.parametrize(
    ("cors", "origin"),
    [(LISTED, APP), (OPEN, APP), *[(WITH_LOGINS, origin) for origin in STRANGE]],
    ids=str,
)
def test_mutation_by_cookie_from_any_other_site_is_not_done(
    cors: dict[str, Any], origin: str, make_site: MakeSite, world: World
) -> None:
    before = contents(world.session)
    response = _mutate(make_site(cors=cors), world, Origin=origin, Sec_Fetch_Site="cross-site")
    assert response.status_code == 403
    assert response.get_json()["errors"][0]["extensions"]["code"] == "CSRF_PROOF_MISSING"
    assert contents(world.session) == before


def test_everybody_with_credentials_is_refused_at_the_start(make_site: MakeSite) -> None:
    with pytest.raises(SystemExit, match=r"cors\.credentials .* is wrong"):
        make_site(cors={"origins": ["*"], "credentials": True})
