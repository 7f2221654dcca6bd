"""A browser, a site for it to visit, and windows on the site."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.finding import ARGUMENTS, find_browser
from tests.browser.window import Window, opened
from tests.support.absence import skip_for_want_of
from tests.support.sites import CHECKOUT, Server, Site

DESKTOP: Any = {"width": 1280, "height": 720}
WORDPRESS_EXPORT = CHECKOUT.parent / "shared" / "data" / "themeunittestdata.wordpress.xml"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's Chromium, without a window on the screen."""
    program = find_browser()
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=program, args=ARGUMENTS)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A development site, as it is after the first `make run`."""
    return Site(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def server(site: Site, browser: Browser) -> Iterator[Server]:
    """The server of the site; without a browser it isn't even started."""
    with site.serving() as server:
        yield server


@pytest.fixture(scope="session")
def imported(site: Site, server: Server) -> str:
    """The report of the import of WordPress's test data into the site while it is served."""
    if not WORDPRESS_EXPORT.is_file():
        skip_for_want_of(f"no test data of WordPress at {WORDPRESS_EXPORT}")
    result = site.run("import", "wordpress", str(WORDPRESS_EXPORT))
    assert result.returncode == 0, result.stderr
    return result.stdout


@pytest.fixture(scope="session")
def editor(server: Server) -> Any:
    """The cookies of the editor's login, for windows that are logged in from the start."""
    client = server.client()
    client.log_in(server.login)
    cookie = next(cookie for cookie in client.cookies if cookie.name == "gazette_session")
    kept = {"name": cookie.name, "value": cookie.value or "", "domain": "127.0.0.1", "path": "/"}
    return {"cookies": [kept], "origins": []}


@pytest.fixture(scope="session")
def _strangers_window(browser: Browser, server: Server) -> Iterator[Window]:
    with opened(browser, server.address) as window:
        yield window


@pytest.fixture(scope="session")
def _editors_window(browser: Browser, server: Server) -> Iterator[Window]:
    with opened(browser, server.address) as window:
        yield window


@pytest.fixture
def window(_strangers_window: Window) -> Iterator[Window]:
    """A stranger's window, in which pages can run no scripts."""
    yield from _lent(_strangers_window, [])


@pytest.fixture
def editors_window(_editors_window: Window, editor: Any) -> Iterator[Window]:
    """The editor's window, in which pages can run no scripts."""
    yield from _lent(_editors_window, editor["cookies"])


def _lent(window: Window, cookies: list[Any]) -> Iterator[Window]:
    """Lend a window that is like new: a really new one takes a process of its own each time."""
    window.context.clear_cookies()
    window.context.add_cookies(cookies)
    window.page.set_viewport_size(DESKTOP)
    yield window
    complaints = list(window.complaints)
    window.complaints.clear()
    window.page.goto("about:blank")
    assert complaints == []
