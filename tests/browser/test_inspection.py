"""The inspection itself: on planted pages it finds what is wrong, and nothing on a good one."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.inspection import NARROW, Finding, Inspector
from tests.browser.window import opened
from tests.support.sites import Server

GOOD = """
<!DOCTYPE html>
<html lang="en"><title>Good</title>
<main><h1>Good</h1><form><label for="a">A</label><input id="a" size="2"></form><p>Words</p></main>
"""


@pytest.fixture(scope="module")
def inspector(browser: Browser) -> Iterator[Inspector]:
    """An inspector with a narrow window of its own."""
    with opened(browser, "http://127.0.0.1:1", viewport=NARROW) as window:
        yield Inspector(window)
        window.complaints.clear()


def _inspect(inspector: Inspector, html: str) -> Finding:
    inspector.window.page.set_content(html)
    return inspector.inspect("planted")


def test_good_page_is_found_good(inspector: Inspector) -> None:
    finding = _inspect(inspector, GOOD)
    assert (finding.structure, finding.scripts) == ([], [])
    assert (finding.too_wide, finding.too_wide_with_large_text) == (None, None)


@pytest.mark.parametrize(
    ("good", "bad", "problem"),
    [
        ("<h1>Good</h1>", "", "0 h1"),
        ("<h1>Good</h1>", "<h1>Good</h1><h1>Twice</h1>", "2 h1"),
        ("<h1>Good</h1>", "<h1></h1>", "empty h1"),
        ("<title>Good</title>", "", "no title"),
        (' lang="en"', "", "no lang"),
        ('<label for="a">A</label>', "", "no label"),
        ('<label for="a">A</label>', '<label for="a"></label>', "no label"),
        ('<label for="a">A</label>', '<label for="a">A</label><label for="b">B</label>', "for amiss"),
        ("<p", '<p id="a">', "id twice"),
        ("<p", '<a href="/"></a><p', "no name"),
    ],
)
def test_planted_fault_of_structure_is_found(inspector: Inspector, good: str, bad: str, problem: str) -> None:
    assert any(
        found.startswith(problem) for found in _inspect(inspector, GOOD.replace(good, bad, 1)).structure
    )


@pytest.mark.parametrize(
    "bad",
    [
        "<script>1</script>",
        '<p onclick="1">',
        '<a href="JavaScript:1">x</a>',
        '<script src="/x.js"></script>',
    ],
)
def test_planted_script_is_found(inspector: Inspector, bad: str) -> None:
    assert len(_inspect(inspector, GOOD + bad).scripts) == 1


def test_planted_wide_page_is_found_too_wide(inspector: Inspector) -> None:
    finding = _inspect(
        inspector, GOOD.replace("<p", '<div style="width: 321px; margin-left: -8px">.</div><p')
    )
    assert finding.too_wide
    assert finding.too_wide.startswith("321 pixels")


def test_planted_wide_text_is_too_wide_only_when_large(inspector: Inspector) -> None:
    finding = _inspect(inspector, GOOD.replace("<p", '<div style="width: 15rem">.</div><p'))
    assert finding.too_wide is None
    assert finding.too_wide_with_large_text


@pytest.mark.parametrize(
    ("html", "complaint"),
    [
        ('<link rel="stylesheet" href="https://elsewhere.example/x.css">', "a stylesheet from another host"),
        ('<iframe src="https://elsewhere.example/"></iframe>', "a document from another host"),
        ('<img src="https://elsewhere.example/x.png">', ""),
    ],
)
def test_window_complains_of_what_comes_from_elsewhere(
    browser: Browser, server: Server, html: str, complaint: str
) -> None:
    with opened(browser, server.address) as window:
        window.page.set_content(html, wait_until="load")
        complaints = " ".join(window.complaints)
        window.complaints.clear()
    assert complaint in complaints
    assert bool(complaint) == bool(complaints)


def test_window_with_complaints_fails_at_its_end(browser: Browser, server: Server) -> None:
    with pytest.raises(AssertionError, match="planted"), opened(browser, server.address) as window:
        window.complaints.append("planted")
