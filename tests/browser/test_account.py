"""Getting an account and using it, as somebody new does it in a browser without scripts."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.window import Window, opened
from tests.support.sites import Server

PASSWORD = "harbour lantern quietly"


def _register(window: Window, username: str) -> None:
    window.field("Username").fill(username)
    window.field("E-mail address").fill(f"{username}@example.com")
    window.field("Password").fill(PASSWORD)
    window.field("Password, once more").fill(PASSWORD)
    window.field("I accept the terms of use").check()
    window.press("Register")


def test_home_and_post_are_read_without_login(window: Window) -> None:
    page = window.open("/")
    expect(page).to_have_title("The Gazette")
    headline = page.get_by_role("main").get_by_role("heading", level=2).first
    title = headline.inner_text()
    headline.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    expect(page.get_by_text("Log in to comment.")).to_be_visible()


def test_register_with_good_values_is_logged_in(window: Window) -> None:
    page = window.open("/")
    window.follow("Register")
    _register(window, "nora")
    expect(page.get_by_role("status")).to_contain_text("Welcome, nora.")
    window.open("/profile")
    expect(page.get_by_role("definition").first).to_have_text("nora")


def test_register_with_bad_values_focuses_the_summary_and_keeps_what_was_typed(window: Window) -> None:
    page = window.open("/register")
    window.field("Username").fill("no")
    window.field("E-mail address").fill("nora@example.com")
    window.field("Password").fill("short")
    window.field("Password, once more").fill("other")
    window.field("I accept the terms of use").check()
    window.press("Register")
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(page).to_have_title("Error: Register · The Gazette")
    expect(window.field("E-mail address")).to_have_value("nora@example.com")
    expect(window.field("Password")).to_have_value("")
    summary.get_by_role("link", name="Password, once more").click()
    expect(window.field("Password, once more")).to_be_focused()


def test_login_asked_for_by_a_page_leads_back_to_it(window: Window, server: Server) -> None:
    page = window.log_in(server.login, "/write")
    expect(page).to_have_url(f"{server.address}/write")
    expect(page.get_by_role("heading", level=1)).to_have_text("Write a post")


@pytest.mark.parametrize("path", ["/login?next=https://evil.example/", "/login?next=//evil.example"])
def test_login_asked_to_lead_elsewhere_stays_here(window: Window, server: Server, path: str) -> None:
    page = window.log_in(server.login, path)
    expect(page).to_have_url(f"{server.address}/")


def test_login_with_wrong_password_says_so_and_forgets_it(window: Window, server: Server) -> None:
    assert server.login
    page = window.log_in((server.login[0], "not the password at all"))
    expect(page.get_by_role("alert")).to_contain_text("don't match an account")
    expect(page.get_by_role("alert")).to_be_focused()
    expect(window.field("Username or e-mail address")).to_have_value(server.login[0])
    expect(window.field("Password")).to_have_value("")


def test_profile_edited_shows_on_the_public_page(window: Window) -> None:
    page = window.open("/register")
    _register(window, "edith")
    window.open("/profile")
    window.field("Display name").fill("Edith Ember")
    window.field("About you").fill("Keeps bees.")
    window.field("Website").fill("https://example.com/edith")
    window.press("Save")
    expect(page.get_by_role("status")).to_have_text("Your profile is saved.")
    window.open("/users/edith")
    expect(page.get_by_role("heading", level=1)).to_have_text("Edith Ember")
    expect(page.get_by_text("Keeps bees.")).to_be_visible()
    expect(page.get_by_role("link", name="example.com/edith")).to_be_visible()


def test_profile_with_bad_website_is_not_saved(window: Window) -> None:
    page = window.open("/register")
    _register(window, "mallory")
    window.open("/profile")
    window.field("Display name").fill("Mallory Malone")
    window.field("Website").fill("ftp://example.com/")
    window.press("Save")
    expect(page.get_by_role("alert")).to_contain_text("Use a full address")
    expect(window.field("Website")).to_have_value("ftp://example.com/")
    window.open("/users/mallory")
    expect(page.get_by_role("heading", level=1)).to_have_text("mallory")


def test_logout_ends_the_login_for_copies_of_the_cookie_too(browser: Browser, server: Server) -> None:
    with opened(browser, server.address) as window:
        page = window.open("/register")
        _register(window, "clara")
        copied = window.context.storage_state()
        window.open("/logout")
        window.press("Log out")
        expect(page.get_by_role("status")).to_have_text("You are logged out.")
        window.open("/profile")
        expect(page.get_by_role("heading", level=1)).to_have_text("Log in")
    with opened(browser, server.address, storage_state=copied) as thief:
        assert "gazette_session" in {cookie["name"] for cookie in copied["cookies"]}
        thief.open("/profile")
        expect(thief.page.get_by_role("heading", level=1)).to_have_text("Log in")
