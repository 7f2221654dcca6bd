"""Reporting a comment and deciding about it, in browsers without scripts."""

from playwright.sync_api import Browser, expect

from tests.browser.window import Window, opened
from tests.support.sites import Server

PASSWORD = "harbour lantern quietly"
PATH = "/posts/on-manners"


def _register(window: Window, username: str) -> None:
    window.open("/register")
    window.field("Username").fill(username)
    window.field("E-mail address").fill(f"{username}@example.com")
    window.field("Password").fill(PASSWORD)
    window.field("Password, once more").fill(PASSWORD)
    window.field("I accept the terms of use").check()
    window.press("Register")
    window.page.get_by_role("status").wait_for()


def _comment(window: Window, text: str) -> None:
    window.open(PATH)
    window.field("Your comment").fill(text)
    window.press("Send")
    window.page.get_by_role("status").wait_for()


def test_comment_that_readers_report_is_rejected_by_an_editor(
    browser: Browser, server: Server, editors_window: Window
) -> None:
    editors_window.open("/write")
    editors_window.field("Title").fill("On manners")
    editors_window.field("Text").fill("A few words.")
    editors_window.press("Publish")
    with opened(browser, server.address) as rude, opened(browser, server.address) as reader:
        _register(rude, "rude-one")
        _comment(rude, "You fool.")
        _register(reader, "polite-one")
        reader.open(PATH)
        reader.follow("Report the comment by")
        reader.field("What is wrong with it?").select_option(
            label="It insults, threatens or harasses somebody"
        )
        reader.field("Anything else").fill("Me.")
        reader.press("Report")
        expect(reader.page.get_by_role("status")).to_contain_text("The editors will look at the comment.")
        page = editors_window.open("/")
        page.locator(".menu summary").click()
        editors_window.follow("Moderation")
        editors_window.follow("Reported by readers")
        expect(page.get_by_role("main")).to_contain_text("abuse Me.")
        editors_window.press("Reject")
        expect(page.get_by_role("status")).to_contain_text("The comment is rejected.")
        expect(page.get_by_text("No report waits for a decision.")).to_be_visible()
        expect(reader.open(PATH).get_by_text("You fool.")).to_have_count(0)
        expect(rude.open(PATH).get_by_role("listitem").filter(has_text="not approved").first).to_be_visible()
