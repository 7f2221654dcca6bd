"""Every page of the site, seen by a stranger and by the editor in a window of 320 pixels."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from app import create_app
from tests.browser.inspection import NARROW, Finding, Inspector
from tests.browser.site_map import EXAMPLES, NO_PAGES, ODD, collect, examples, rules
from tests.browser.window import Window, opened
from tests.support.sites import Server

REFUSED = {"stranger": ("/login", "/register"), "editor": ("/write", "/profile")}


def _refused(window: Window, path: str) -> str:
    """Send the page's form empty, so that the page shows everything that is wrong."""
    window.open(path)
    form = window.page.locator("main form").first
    form.evaluate("form => { form.noValidate = true; form.reset() }")
    for field in form.locator("input[type=text], textarea").all():
        field.fill("")
    with window.page.expect_navigation():
        form.get_by_role("button").first.click()
    window.page.get_by_role("alert").wait_for()
    return f"{path} (refused)"


def _inspect(window: Window, person: str, paths: list[str]) -> Iterator[Finding]:
    inspector = Inspector(window)
    for number, path in enumerate(paths):
        window.open(path)
        # Of the many imported posts every third is enough: what is too wide only when large is of the style.
        yield inspector.inspect(path, enlarged=number < len(EXAMPLES) + len(ODD) or number % 3 == 0)
    for path in REFUSED[person]:
        yield inspector.inspect(_refused(window, path))


@pytest.fixture(scope="module", params=["stranger", "editor"])
def findings(
    request: pytest.FixtureRequest, browser: Browser, server: Server, imported: str, editor: object
) -> list[Finding]:
    """What was found on all pages; foreign addresses and scripts have been complained about by then."""
    person: str = request.param
    paths = [*examples(create_app()), *ODD]
    if person == "stranger":
        with opened(browser, server.address, viewport=NARROW) as window:
            return list(_inspect(window, person, paths))
    # To the editor a page shows all that it does to others, and more.
    paths += collect(server.client())
    with opened(browser, server.address, viewport=NARROW, storage_state=editor) as window:
        return list(_inspect(window, person, paths))


def _failing(findings: list[Finding], problem: Callable[[Finding], object]) -> dict[str, object]:
    return {finding.path: problem(finding) for finding in findings if problem(finding)}


def test_site_map_has_an_example_of_every_rule() -> None:
    assert rules(create_app()) == set(EXAMPLES) | NO_PAGES


@pytest.mark.parametrize("findings", ["editor"], indirect=True)
def test_site_map_visits_all_that_was_imported(findings: list[Finding]) -> None:
    paths = [finding.path for finding in findings]
    # 48 posts and 21 pages of WordPress's test data, beside a dozen of the demonstration's.
    assert len([path for path in paths if path.startswith("/posts/")]) >= 60
    assert len([path for path in paths if path.startswith("/pages/")]) >= 22
    assert "/posts/markup-html-tags-and-formatting" in paths


def test_every_page_answers_with_the_status_it_should(findings: list[Finding]) -> None:
    odd = {finding.path for finding in findings if finding.status != 200}
    assert odd <= set(ODD)


def test_every_page_has_one_heading_and_labels(findings: list[Finding]) -> None:
    assert _failing([it for it in findings if it.path != "/graphql"], lambda it: it.structure) == {}


def test_no_page_but_graphiql_has_scripts(findings: list[Finding]) -> None:
    assert set(_failing(findings, lambda it: it.scripts)) == {"/graphql"}


def test_no_page_is_wider_than_320_pixels(findings: list[Finding]) -> None:
    assert _failing(findings, lambda it: it.too_wide) == {}


def test_no_page_with_text_twice_as_large_is_wider_than_320_pixels(findings: list[Finding]) -> None:
    assert _failing(findings, lambda it: it.too_wide_with_large_text) == {}
