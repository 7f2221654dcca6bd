"""Titles, names and slugs as Gazette keeps them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.wordpress.text import plain_line, plain_summary, slug_from


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("Plain", "Plain"),
        ("Title <em>With</em> <b>Mark<sup>up</sup></b>", "Title With Markup"),
        ("Q&amp;A &#8211; caf&eacute;", "Q&A – café"),
        ("Fish & chips, 1 < 2 > 0", "Fish & chips, 1 < 2 > 0"),
        ("<script>alert(1)</script>Safe", "Safe"),
        ("  two\n lines\t", "two lines"),
        ("", ""),
    ],
)
def test_plain_line_drops_markup_and_keeps_text(markup: str, expected: str) -> None:
    assert plain_line(markup) == expected


def test_plain_summary_of_html_is_running_text() -> None:
    assert (
        plain_summary("<p>It <em>should</em> be</p><p>plain &amp; short.</p>")
        == "It should be plain & short."
    )


@pytest.mark.parametrize(
    ("slug", "expected"),
    [
        ("hello-world", "hello-world"),
        ("caf%c3%a9-au-lait", "cafe-au-lait"),
        ("2012", "2012"),
        ("%ce%b5%cf%80%ce%af%cf%80%ce%b5%ce%b4%ce%bf-2", ""),
        ("%d0%bf%d1%80%d0%b8%d0%b2%d0%b5%d1%82-world", "world"),
        ("%ff%fe", ""),
        ("", ""),
        ("../../etc", "etc"),
        ("UPPER_case", "upper-case"),
    ],
)
def test_slug_from_wordpress_slug_follows_our_rules(slug: str, expected: str) -> None:
    assert slug_from(slug) == expected


@given(st.text(max_size=300))
def test_slug_from_anything_is_a_slug_or_empty(text: str) -> None:
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", slug_from(text))
