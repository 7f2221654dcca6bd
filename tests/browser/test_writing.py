"""Writing, publishing and discussing a post in a browser without scripts."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.window import Window, opened
from tests.support.sites import Server

TITLE = "On keeping a harbour log"


def _write(window: Window, title: str, text: str, button: str) -> None:
    window.open("/write")
    window.field("Title").fill(title)
    window.field("Text").fill(text)
    window.field("Tags").fill("harbours, paper")
    window.press(button)


def test_draft_is_the_writers_alone_until_it_is_published(editors_window: Window, window: Window) -> None:
    page = editors_window.page
    _write(editors_window, TITLE, "First *line*.", "Save draft")
    expect(page.get_by_role("status")).to_contain_text("The draft is saved.")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    path = "/posts/on-keeping-a-harbour-log"
    window.open(path)
    assert window.status == 404
    editors_window.follow("Edit")
    editors_window.field("Text").fill("First *line*, mended.")
    editors_window.press("Publish")
    expect(page.get_by_role("status")).to_contain_text("published")
    window.open("/")
    expect(window.page.get_by_role("heading", level=2).first).to_have_text(TITLE)
    window.follow(TITLE)
    expect(window.page.get_by_role("emphasis")).to_have_text("line")
    expect(window.page.get_by_role("link", name="harbours")).to_be_visible()


@pytest.mark.parametrize(("title", "text", "label"), [("", "Some text.", "Title"), ("A title", "", "Text")])
def test_post_with_empty_field_says_so_and_keeps_the_rest(
    editors_window: Window, title: str, text: str, label: str
) -> None:
    page = editors_window.open("/write")
    # The browser itself would ask for the field: somebody else's program wouldn't.
    editors_window.evaluate("document.querySelector('main form').noValidate = true")
    editors_window.field("Title").fill(title)
    editors_window.field("Text").fill(text)
    editors_window.press("Publish")
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_role("alert").get_by_role("link")).to_have_text([f"{label}: This must not be empty."])
    expect(editors_window.field("Title")).to_have_value(title)
    expect(editors_window.field("Text")).to_have_value(text)


def test_post_deleted_can_be_restored_until_it_is_gone(editors_window: Window) -> None:
    page = editors_window.page
    _write(editors_window, "Soon to go", "Nothing lasts.", "Publish")
    for _ in range(2):
        editors_window.follow("Edit")
        page.get_by_text("Delete the post …").click()
        editors_window.press("Put the post into the trash")
        expect(page.get_by_role("heading", level=1)).to_have_text("This post is in the trash")
        editors_window.press("Make it a draft again")
        expect(page.get_by_role("status")).to_contain_text("a draft again")
    editors_window.follow("Edit")
    page.get_by_text("Delete the post …").click()
    editors_window.press("Put the post into the trash")
    page.get_by_text("Delete the post …").click()
    editors_window.press("Delete the post for good")
    expect(page.get_by_role("status")).to_contain_text("is deleted.")
    editors_window.open("/posts/soon-to-go")
    assert editors_window.status == 404


def test_post_is_scheduled_without_a_script(editors_window: Window, window: Window) -> None:
    editors_window.open("/write")
    editors_window.field("Title").fill("Soon to come")
    editors_window.field("Text").fill("Patience.")
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    editors_window.field("Appears at").fill(f"{tomorrow:%Y-%m-%dT%H:%M}")
    editors_window.press("Schedule")
    expect(editors_window.page.get_by_role("status")).to_contain_text(f"appears at {tomorrow:%H:%M} UTC")
    window.open("/posts/soon-to-come")
    assert window.status == 404


def test_comment_and_reply_stand_in_the_thread(
    browser: Browser, server: Server, editors_window: Window
) -> None:
    _write(editors_window, "A post to talk about", "Well?", "Publish")
    path = "/posts/a-post-to-talk-about"
    with opened(browser, server.address) as window:
        page = window.log_in(server.login, f"/login?next={path}")
        window.field("Your comment").fill("I **disagree**.")
        window.press("Send")
        expect(page.get_by_role("status")).to_have_text("Your comment is published.")
        first = page.get_by_role("listitem").filter(has_text="I disagree.").last
        expect(first).to_be_visible()
        window.follow("Reply to")
        expect(page.get_by_role("heading", name="Reply to")).to_be_visible()
        window.field("Your reply").fill("So do I.")
        window.press("Send")
        expect(page.get_by_role("heading", level=2, name="2 comments")).to_be_visible()
        expect(page.locator("li.comment.depth-1")).to_contain_text("So do I.")


def test_comment_without_text_focuses_the_summary(editors_window: Window) -> None:
    _write(editors_window, "A post to be silent about", "Well?", "Publish")
    page = editors_window.page
    editors_window.evaluate("document.querySelector('#comment-form').noValidate = true")
    editors_window.press("Send")
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_text("Nobody has commented yet.")).to_be_visible()


def test_script_in_a_post_is_text_at_most(editors_window: Window) -> None:
    page = editors_window.page
    text = '<script>document.title = "stolen"</script><img src=x onerror="document.title = 1">\n\nStill here.'
    _write(editors_window, "<script>alert(1)</script>", text, "Publish")
    expect(page.get_by_role("heading", level=1)).to_have_text("<script>alert(1)</script>")
    expect(page.get_by_text("Still here.")).to_be_visible()
    assert editors_window.evaluate("document.querySelectorAll('main script, main [onerror]').length") == 0
