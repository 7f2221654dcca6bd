"""A page of another site uses the API in a real browser, which asks first and hides what it isn't allowed."""

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.support.sites import Server, Site

ASK = """async ([address, options, query]) => {
  try {
    const answer = await fetch(address + "/graphql", {
      method: "POST",
      headers: {"Content-Type": "application/json"},
      body: JSON.stringify({query}),
      ...options,
    });
    const remaining = answer.headers.get("RateLimit-Remaining");
    return {status: answer.status, remaining, ...await answer.json()};
  } catch (error) {
    return {failed: error.name};
  }
}"""
VIEWER = "{ viewer { username } }"
WRITE = 'mutation { updateProfile(input: {bio: "From afar."}) { user { bio } } }'
HIDDEN = {"failed": "TypeError"}


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Log nothing."""


@pytest.fixture(scope="module")
def other_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The origin of another site, with an empty page."""
    folder = tmp_path_factory.mktemp("other")
    Path(folder, "index.html").write_text("<!doctype html><title>Another site</title>")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(params=["none", "listed", "with logins", "open"])
def api(request: pytest.FixtureRequest, other_site: str, tmp_path: Path) -> Iterator[tuple[str, Server]]:
    """Sites that allow the other one nothing, reading, reading with logins; and one that is open to all."""
    origins = {"none": "[]", "open": '["*"]'}.get(request.param, f'["{other_site}"]')
    credentials = str(request.param == "with logins").lower()
    site = Site(tmp_path, CORS__ORIGINS=origins, CORS__CREDENTIALS=credentials)
    with site.serving() as server:
        yield request.param, server


@pytest.fixture
def page(browser: Browser, api: tuple[str, Server], other_site: str) -> Iterator[Page]:
    """The page of the other site, in the browser of somebody who is logged in to ours."""
    client = api[1].client()
    client.log_in(api[1].login)
    cookie = next(cookie for cookie in client.cookies if cookie.name == "gazette_session")
    with browser.new_context() as context:
        context.add_cookies(
            [
                {
                    "name": cookie.name,
                    "value": cookie.value or "",
                    "domain": "127.0.0.1",
                    "path": "/",
                    "sameSite": "Lax",
                }
            ]
        )
        page = context.new_page()
        page.goto(other_site)
        yield page


def test_page_of_another_site_reads_and_does_what_the_settings_allow(
    page: Page, api: tuple[str, Server]
) -> None:
    allowed, server = api

    def ask(query: str, **options: Any) -> dict[str, Any]:
        answer: dict[str, Any] = page.evaluate(ASK, [server.address, options, query])
        return answer

    # Cookies go from one port of a machine to another: for them it is one site, with two origins.
    as_stranger, with_login = ask(VIEWER), ask(VIEWER, credentials="include")
    written, refused = ask(WRITE, credentials="include"), ask("{ nothing }")
    assert (_bio(server) == "From afar.") is (allowed == "with logins")
    if allowed == "none":
        assert [as_stranger, with_login, written, refused] == [HIDDEN] * 4
        return
    assert as_stranger["data"] == {"viewer": None}
    assert int(as_stranger["remaining"]) > 0
    assert refused["errors"][0]["extensions"]["code"] == "GRAPHQL_VALIDATION_FAILED"
    if allowed != "with logins":
        assert [with_login, written] == [HIDDEN] * 2
        return
    assert with_login["data"]["viewer"]["username"]
    assert written["data"]["updateProfile"]["user"] == {"bio": "From afar."}


def _bio(server: Server) -> Any:
    client = server.client()
    client.log_in(server.login)
    return client.graphql("{ viewer { bio } }").json["data"]["viewer"]["bio"]
