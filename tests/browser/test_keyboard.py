"""The site without a mouse: where the focus goes, that it is seen, and that everything can be reached."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.inspection import NARROW
from tests.browser.window import Window

PAGES = ["/", "/login", "/contents", "/posts/what-the-composing-stick-teaches", "/nothing-here"]
LONGEST_TOUR = 400

_FOCUSED = """() => {
  const element = document.activeElement;
  if (element === document.body) return null;
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const seen = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && box.width > 0 && box.height > 0
    && box.bottom > 0 && box.top < window.innerHeight && box.right > 0 && box.left < window.innerWidth;
  return { seen, tag: element.outerHTML.slice(0, 120) };
}"""
_REACHABLE = """() => {
  const kinds = "a[href], button, input:not([type=hidden]), textarea, summary";
  const all = [...document.querySelectorAll(kinds)];
  return all.filter((it) => !it.disabled && it.tabIndex >= 0 && it.checkVisibility()).length;
}"""


def _tour(window: Window) -> Iterator[dict[str, object]]:
    """Press Tab until the focus leaves the page; give each stop."""
    for _ in range(LONGEST_TOUR):
        window.page.keyboard.press("Tab")
        stop = window.evaluate(_FOCUSED)
        if stop is None:
            return
        yield stop


@pytest.mark.parametrize("path", PAGES)
def test_tab_reaches_everything_and_the_focus_is_seen(window: Window, path: str) -> None:
    window.open(path)
    stops = list(_tour(window))
    assert [stop["tag"] for stop in stops if not stop["seen"]] == []
    assert len(stops) >= window.evaluate(_REACHABLE)


def test_tab_on_a_small_screen_reaches_everything(editors_window: Window) -> None:
    editors_window.page.set_viewport_size(NARROW)
    editors_window.open("/posts/what-the-composing-stick-teaches/edit")
    stops = list(_tour(editors_window))
    assert [stop["tag"] for stop in stops if not stop["seen"]] == []
    assert len(stops) >= editors_window.evaluate(_REACHABLE)


@pytest.mark.parametrize("path", PAGES)
def test_first_tab_shows_the_link_to_the_text_and_enter_goes_there(window: Window, path: str) -> None:
    page = window.open(path)
    skip = page.get_by_role("link", name="Skip to the text")
    expect(skip).not_to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


def test_account_menu_opens_and_leads_on_by_keys(editors_window: Window) -> None:
    page = editors_window.open("/")
    menu = page.locator("details.menu")
    menu.locator("summary").focus()
    expect(menu.get_by_role("link", name="Profile")).not_to_be_visible()
    page.keyboard.press("Enter")
    expect(menu.get_by_role("link", name="Profile")).to_be_visible()
    page.keyboard.press("Tab")
    expect(menu.get_by_role("link", name="Your page")).to_be_focused()


def test_login_refused_puts_the_focus_on_the_summary_and_its_links_lead_to_the_fields(window: Window) -> None:
    page = window.open("/login")
    window.evaluate("document.querySelector('main form').noValidate = true")
    window.field("Password").focus()
    page.keyboard.press("Enter")
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(window.field("Username or e-mail address")).to_be_focused()


def test_form_by_keys_alone_is_sent(window: Window) -> None:
    page = window.open("/login")
    window.field("Username or e-mail address").focus()
    page.keyboard.type("nobody-of-this-name")
    page.keyboard.press("Tab")
    page.keyboard.type("not the password at all")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("don't match an account")
