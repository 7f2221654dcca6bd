"""API tokens on the profile page, in a browser without scripts: made, copied by a click, used and revoked."""

import pytest
from playwright.sync_api import expect

from services.api_token_secrets import is_secret
from tests.browser.window import Window
from tests.support.sites import Server

VIEWER = "/graphql?query=%7B%20viewer%20%7B%20username%20%7D%20%7D"


def _make(window: Window, name: str) -> str:
    page = window.open("/profile")
    window.field("Token name").fill(name)
    window.field("Write").check()
    window.field("Stops working after").select_option("30 days")
    window.press("Make a token")
    return page.locator("code.secret").inner_text()


def test_token_made_has_the_focus_and_is_selected_whole_by_a_click(editors_window: Window) -> None:
    secret = _make(editors_window, "Import script")
    page = editors_window.page
    assert is_secret(secret)
    expect(page.get_by_role("status")).to_be_focused()
    expect(page.get_by_role("status")).to_contain_text("Copy your token Import script now")
    page.locator("code.secret").click()
    assert editors_window.evaluate("getSelection().toString()").strip() == secret


@pytest.mark.parametrize("width", [320, 1280])
def test_page_of_a_new_token_is_no_wider_than_the_window(editors_window: Window, width: int) -> None:
    editors_window.page.set_viewport_size({"width": width, "height": 720})
    _make(editors_window, f"Window of {width} " + "x" * 80)
    for path in (None, "/profile"):
        if path:
            editors_window.open(path)
        assert editors_window.evaluate("document.documentElement.scrollWidth") == width


def test_token_works_without_further_headers_until_it_is_revoked(
    editors_window: Window, server: Server
) -> None:
    assert server.login
    authorization = f"Bearer {_make(editors_window, 'Short-lived')}"
    answer = server.client().get(VIEWER, Authorization=authorization)
    assert answer.json["data"] == {"viewer": {"username": server.login[0]}}
    page = editors_window.open("/profile")
    token = page.get_by_role("listitem").filter(has_text="Short-lived").first
    expect(token).to_contain_text("May read, write")
    token.get_by_text("Revoke Short-lived …").click()
    token.get_by_role("button", name="Revoke the token").click()
    expect(page.get_by_role("status")).to_have_text("The token “Short-lived” is revoked.")
    assert server.client().get(VIEWER, Authorization=authorization).status == 401
