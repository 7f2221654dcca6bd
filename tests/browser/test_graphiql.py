"""GraphiQL in a real browser: under its strict policy, without another host, and all of it working."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Locator, Page, Request, expect

from tests.browser.window import Window, opened
from tests.support.sites import CHECKOUT, Server, Site

MANIFEST = CHECKOUT / "static" / "graphiql" / "manifest.json"


class Workbench:
    """GraphiQL, opened in a window."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.page: Page = window.page

    def open(self, query: str = "") -> Page:
        """Open GraphiQL, with a query in its address if one is given."""
        self.window.open(f"/graphql?query={quote(query)}" if query else "/graphql")
        expect(self.editor).to_contain_text("{")
        return self.page

    @property
    def editor(self) -> Locator:
        return self.page.locator(".graphiql-query-editor .view-lines").first

    @property
    def answer(self) -> Locator:
        return self.page.locator(".result-window .view-lines")

    @property
    def plan(self) -> Locator:
        return self.page.get_by_role("region", name="Plan")

    def type(self, text: str) -> None:
        """Type into the emptied query editor, which closes brackets by itself."""
        self.page.locator(".graphiql-query-editor .monaco-editor").first.click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.press("Delete")
        self.page.keyboard.type(text)

    def run(self) -> None:
        self.page.get_by_role("button", name=re.compile("Execute query")).click()

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name).first.click()


@pytest.fixture(scope="module", autouse=True)
def _built() -> None:
    """GraphiQL has been built: `make test` does it before pytest starts."""
    if not MANIFEST.is_file():
        pytest.fail("GraphiQL is not built: run .venv/bin/python scripts/build_graphiql.py")


@pytest.fixture(scope="module")
def strangers_window(browser: Browser, server: Server) -> Iterator[Window]:
    """A stranger's window for all tests: a new one would have to read all of GraphiQL anew."""
    with opened(browser, server.address, scripts=True) as window:
        yield window


@pytest.fixture(scope="module")
def editors_window(browser: Browser, server: Server, editor: dict[str, object]) -> Iterator[Window]:
    """The editor's window for all tests."""
    with opened(browser, server.address, scripts=True, storage_state=editor) as window:
        yield window


@pytest.fixture
def workbench(strangers_window: Window) -> Iterator[Workbench]:
    """A stranger's GraphiQL."""
    yield from _used(strangers_window)


@pytest.fixture
def editors_workbench(editors_window: Window) -> Iterator[Workbench]:
    """The editor's GraphiQL."""
    yield from _used(editors_window)


def _used(window: Window) -> Iterator[Workbench]:
    """Give GraphiQL to a test; then the browser must have refused it nothing, and forgets what it kept."""
    yield Workbench(window)
    assert window.evaluate("window.refused") == []
    window.open("/terms")
    window.evaluate("localStorage.clear()")
    assert window.complaints == []


def test_welcome_query_answers(workbench: Workbench) -> None:
    page = workbench.open()
    expect(workbench.editor).to_contain_text("Welcome")
    workbench.run()
    expect(workbench.answer).to_contain_text("publishedAt")
    expect(workbench.answer).not_to_contain_text("errors")
    expect(page).to_have_title("GraphiQL · The Gazette")


def test_malformed_query_shows_the_error(workbench: Workbench) -> None:
    workbench.open("{ posts(first: 1) { nodes { nothing } } }")
    workbench.run()
    expect(workbench.answer).to_contain_text("Cannot")
    expect(workbench.answer).to_contain_text("nothing")


def test_shortcut_runs_the_query(workbench: Workbench) -> None:
    page = workbench.open("{ posts(first: 1) { totalCount } }")
    page.locator(".graphiql-query-editor .monaco-editor").first.click()
    page.keyboard.press("Control+Enter")
    expect(workbench.answer).to_contain_text("totalCount")


def test_typing_offers_the_fields_of_the_schema(workbench: Workbench) -> None:
    page = workbench.open()
    workbench.type("query Mine { po")
    suggestions = page.locator(".suggest-widget.visible")
    expect(suggestions).to_contain_text("posts")
    expect(suggestions).not_to_contain_text("viewer")


def test_documentation_explains_the_schema(workbench: Workbench) -> None:
    page = workbench.open()
    workbench.press("Show Documentation Explorer")
    pane = page.locator(".graphiql-doc-explorer")
    pane.get_by_role("link", name="Query").click()
    expect(pane).to_contain_text("posts")
    pane.get_by_role("link", name="PostConnection").first.click()
    expect(pane).to_contain_text("totalCount")


def test_history_keeps_what_was_run_across_a_reload(workbench: Workbench) -> None:
    page = workbench.open("query Remembered { viewer { username } }")
    workbench.run()
    expect(workbench.answer).to_contain_text("viewer")
    workbench.open()
    workbench.press("Show History")
    expect(page.locator(".graphiql-history")).to_contain_text("Remembered")


def test_plan_of_the_answer_is_shown_beside_it(workbench: Workbench) -> None:
    page = workbench.open('{ post(slug: "nothing-like-it") { title } }')
    workbench.press("Show Plan")
    expect(workbench.plan).to_contain_text("Run a query to see")
    workbench.run()
    expect(workbench.plan.locator("pre")).to_contain_text(re.compile("^SELECT .*FROM post", re.DOTALL))
    expect(workbench.plan.get_by_role("listitem").first).to_have_text("post.slug")
    expect(workbench.plan.get_by_role("row", name="Statements")).to_contain_text("1")
    expect(workbench.plan.get_by_role("row", name="Total")).to_contain_text(" ms")
    expect(workbench.answer).to_contain_text("post")
    expect(workbench.answer).not_to_contain_text('"plan"')
    # The pane keeps to its place, however wide the SQL is.
    box, editor = workbench.plan.bounding_box(), workbench.editor.bounding_box()
    assert box
    assert editor
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert box["x"] < editor["x"]


def test_summary_below_the_answer_opens_and_closes_the_plan(workbench: Workbench) -> None:
    page = workbench.open("{ posts(first: 2) { nodes { title } } }")
    summary = page.locator(".plan-summary")
    expect(summary).to_have_count(0)
    workbench.run()
    expect(summary).to_contain_text("1 statement")
    expect(summary).to_contain_text("cost 2")
    summary.click()
    expect(workbench.plan.locator("pre")).to_be_visible()
    summary.click()
    expect(workbench.plan).to_have_count(0)


@pytest.mark.parametrize(
    ("query", "words"), [("{ __typename }", "Statements0"), ("{ nothing }", "came without its plan")]
)
def test_plan_without_a_statement_says_so(query: str, words: str, workbench: Workbench) -> None:
    workbench.open(query)
    workbench.press("Show Plan")
    workbench.run()
    expect(workbench.plan).to_contain_text(words)
    expect(workbench.plan.locator("pre")).to_have_count(0)


def test_plan_is_asked_for_with_each_query_but_the_one_about_the_schema(workbench: Workbench) -> None:
    def is_post(request: Request) -> bool:
        return request.method == "POST"

    with workbench.page.expect_request(is_post) as about_schema:
        workbench.open("query Asked { __typename }")
    with workbench.page.expect_request(is_post) as asked:
        workbench.run()
    assert "IntrospectionQuery" in (about_schema.value.post_data or "")
    assert "x-gazette-plan" not in about_schema.value.headers
    assert asked.value.headers["x-gazette-plan"] == "1"


def test_new_tab_keeps_the_first(workbench: Workbench) -> None:
    page = workbench.open("query First { viewer { username } }")
    tabs = page.locator(".graphiql-tab")
    expect(tabs).to_have_count(1)
    workbench.press("New tab")
    expect(tabs).to_have_count(2)
    expect(workbench.editor).not_to_contain_text("First")
    tabs.first.get_by_role("button").first.click()
    expect(workbench.editor).to_contain_text("First")


def test_mutation_logged_in_works_with_the_proof_sent_by_itself(editors_workbench: Workbench) -> None:
    page = editors_workbench.open(
        'mutation { createPost(input: {title: "Made in GraphiQL", body: "Yes."}) { post { slug } } }'
    )
    editors_workbench.run()
    expect(editors_workbench.answer).to_contain_text("made-in-graphiql")
    page.goto(f"{editors_workbench.window.address}/posts/made-in-graphiql")
    expect(page.get_by_role("heading", level=1)).to_have_text("Made in GraphiQL")


def test_mutation_not_logged_in_is_refused(workbench: Workbench) -> None:
    page = workbench.open(
        'mutation { createPost(input: {title: "By nobody", body: "No."}) { post { slug } } }'
    )
    workbench.run()
    expect(workbench.answer).to_contain_text("NOT_AUTHENTICATED")
    page.goto(f"{workbench.window.address}/")
    expect(page.get_by_text("By nobody")).to_have_count(0)


def test_viewer_logged_in_is_the_editor(editors_workbench: Workbench, server: Server) -> None:
    assert server.login
    editors_workbench.open("{ viewer { username } }")
    editors_workbench.run()
    expect(editors_workbench.answer).to_contain_text(server.login[0])


def test_page_without_scripts_says_what_it_needs(window: Window) -> None:
    page = window.open("/graphql")
    assert "needs JavaScript" in page.locator("noscript").inner_text()


def test_schema_that_can_not_be_read_is_said_and_queries_run(browser: Browser, tmp_path: Path) -> None:
    site = Site(tmp_path, GRAPHQL__INTROSPECTION="false")
    with site.serving() as server, opened(browser, server.address, scripts=True) as window:
        workbench = Workbench(window)
        workbench.open("{ __typename }")
        expect(workbench.answer).to_contain_text("Introspection is switched off here")
        workbench.run()
        expect(workbench.answer).to_contain_text('"__typename": "Query"')
