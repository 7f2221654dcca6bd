"""A WordPress site that was imported while this one was served: its posts are read like any others."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import WORDPRESS_EXPORT
from tests.browser.window import Window
from tests.support.sites import Server, Site

pytestmark = pytest.mark.usefixtures("imported")


def test_import_reports_what_it_brought_and_what_not(imported: str) -> None:
    totals = dict(re.findall(r"^  (\w+) +(\d+) ", imported, re.MULTILINE))
    assert totals == {
        "authors": "2", "categories": "67", "tags": "110", "posts": "51", "pages": "21", "comments": "32"
    }  # fmt: skip
    assert "protected by a password: 1" in imported


def test_import_again_adds_nothing(site: Site, server: Server, imported: str) -> None:
    before = server.client().graphql("{ posts { totalCount } }").json["data"]
    again = site.run("import", "wordpress", str(WORDPRESS_EXPORT))
    assert again.returncode == 0, again.stderr
    assert re.search(r"^  posts +0 +51\b", again.stdout, re.MULTILINE)
    assert server.client().graphql("{ posts { totalCount } }").json["data"] == before


def test_home_leads_to_the_oldest_imported_post(window: Window) -> None:
    page = window.open("/")
    seen = 0
    while page.get_by_role("link", name="Older posts").count():
        window.follow("Older posts")
        seen += 1
        assert seen < 20, "the list has no end"
    assert seen >= 5
    page.get_by_role("main").get_by_role("heading", level=2).last.get_by_role("link").click()
    expect(page.get_by_role("main").get_by_role("article")).to_be_visible()


def test_imported_markup_stands_as_it_was_meant(window: Window) -> None:
    page = window.open("/posts/markup-html-tags-and-formatting")
    text = page.locator(".prose").first
    expect(text.get_by_role("table").first).to_be_visible()
    expect(text.get_by_role("blockquote").first).to_be_visible()
    expect(text.locator("pre").first).to_be_visible()
    assert text.locator("script, style, iframe, form").count() == 0


def test_imported_comments_are_a_thread_with_guests(window: Window) -> None:
    page = window.open("/posts/template-comments")
    expect(page.locator("li.comment.depth-1").first).to_be_visible()
    expect(page.locator("li.comment.depth-2").first).to_be_visible()
    assert page.locator("li.comment").count() >= 10


def test_imported_draft_is_hidden_from_strangers_and_shown_to_the_editor(
    window: Window, editors_window: Window
) -> None:
    path = "/posts/template-password-protected"
    window.open(path)
    assert window.status == 404
    editors_window.open(path)
    assert editors_window.status == 200
    expect(editors_window.page.locator(".post-head .mark")).to_have_text("draft")


def test_imported_category_and_page_are_found_through_the_contents(window: Window) -> None:
    page = window.open("/contents")
    page.get_by_role("main").locator('a[href^="/pages/"]').last.click()
    assert "/pages/" in page.url
    window.open("/contents")
    page.get_by_role("main").locator('a[href="/categories/markup"]').click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Markup")
    expect(page.get_by_role("heading", level=2).first).to_be_visible()
