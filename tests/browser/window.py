"""A browser window on the site, which notes whatever a page does that no page may do.

Everything of another host is kept away from the network: a picture is replaced by a large one, since posts
may show pictures from anywhere, and the rest is a complaint.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request, Response, Route, expect

PATIENCE = 30_000
"""Milliseconds that a browser on a busy machine may take."""

expect.set_options(timeout=PATIENCE)

_PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="900"></svg>'
# Where pages have scripts, those of the page itself can be asked what the browser has refused them.
_WATCH = """
  window.refused = [];
  document.addEventListener("securitypolicyviolation", (event) =>
    window.refused.push(`${event.violatedDirective} refused ${event.blockedURI}`));
"""


class Window:
    """One person's browser window."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.context = context
        self.address = address
        self.complaints: list[str] = []
        self.status = 0
        self.page: Page = context.new_page()
        self.page.on("console", self._note_message)
        self.page.on("pageerror", lambda error: self.complaints.append(f"error in a script: {error}"))
        self.page.on("response", self._note_answer)
        context.on("request", self._note_request)
        context.route(re.compile(f"^(?!{re.escape(address)}/)"), self._keep_away)

    def open(self, path: str) -> Page:
        """Open a page of the site; its status is kept."""
        answer = self.page.goto(self.address + path)
        self.status = answer.status if answer else 0
        return self.page

    def log_in(self, login: tuple[str, str] | None, path: str = "/login") -> Page:
        """Log in through the page, coming from another page if one is given."""
        assert login, "no login was printed"
        self.open(path)
        self.field("Username or e-mail").fill(login[0])
        self.field("Password").fill(login[1])
        self.press("Log in")
        return self.page

    def field(self, label: str) -> Locator:
        """Return the field with this label (or one that begins like this)."""
        return self.page.get_by_label(label).first

    def press(self, name: str) -> None:
        """Press the button in the text of the page that has this name."""
        self.page.get_by_role("main").get_by_role("button", name=name, exact=True).click()

    def follow(self, name: str) -> None:
        """Follow the first link with this name."""
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=name).first.click()

    def evaluate(self, script: str, argument: Any = None) -> Any:
        """Ask the page something by a script of ours."""
        return self.page.evaluate(script, argument)

    def _note_request(self, request: Request) -> None:
        if request.resource_type == "script" and f"{self.address}/static/graphiql/" not in request.url:
            self.complaints.append(f"a script: {request.url}")

    def _keep_away(self, route: Route, request: Request) -> None:
        if request.resource_type == "image":
            route.fulfill(body=_PICTURE, content_type="image/svg+xml")
        else:
            self.complaints.append(f"a {request.resource_type} from another host: {request.url}")
            route.abort()

    def _note_message(self, message: Any) -> None:
        # The status of a page is the page's own business; pictures without HTTPS are refused on purpose.
        expected = "Failed to load resource" in message.text or "img-src" in message.text
        if message.type == "error" and not expected:
            self.complaints.append(f"on the console: {message.text}")

    def _note_answer(self, response: Response) -> None:
        if response.status >= 500 or (response.status >= 400 and "/static/" in response.url):
            self.complaints.append(f"{response.status}: {response.url}")


@contextmanager
def opened(browser: Browser, address: str, *, scripts: bool = False, **options: Any) -> Iterator[Window]:
    """Open a window with a new profile; at the end fail if any of its pages did what no page may do."""
    context = browser.new_context(java_script_enabled=scripts, **options)
    context.set_default_timeout(PATIENCE)
    context.add_init_script(_WATCH)
    try:
        window = Window(context, address)
        yield window
        assert not window.complaints, "\n".join(window.complaints)
    finally:
        context.close()
