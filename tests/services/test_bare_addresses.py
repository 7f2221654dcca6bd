"""Which bare addresses become links."""

import pytest

from models import BodyFormat
from services.bare_addresses import LONGEST_ADDRESS, MOST_DOTS
from services.rendering import render_comment, render_post


def html_of(body: str) -> str:
    return render_post(body, BodyFormat.MARKDOWN).html


@pytest.mark.parametrize(
    ("body", "link"),
    [
        ("see https://a.example/x_y_z now", '<a href="https://a.example/x_y_z"'),
        ("HTTP://a.example", '<a href="HTTP://a.example"'),
        ("ftps: (http://a.example/b).", '<a href="http://a.example/b"'),
        ("http://a.example/_b_/*c*/d", '<a href="http://a.example/_b_/*c*/d"'),
        ("**http://a.example**", '<strong><a href="http://a.example"'),
        ("a.example.com", '<a href="http://a.example.com"'),
        ("me@a.example.com", '<a href="mailto:me@a.example.com"'),
        ("日本http://a.example", '<a href="http://a.example"'),
    ],
)
def test_bare_address_becomes_a_link(body: str, link: str) -> None:
    assert link in html_of(body)
    assert link in render_comment(body, BodyFormat.MARKDOWN)


@pytest.mark.parametrize(
    "body",
    [
        "`https://a.example`",
        "    https://a.example",
        "xhttp://",
        "://a",
        "http://",
        "http://*",
        "http\\://",
        "*http*://",
        "javascript://a.example",
        "see a:// and b://",
    ],
)
def test_what_is_no_bare_address_is_left(body: str) -> None:
    assert "<a" not in html_of(body)


def test_bare_address_within_a_link_is_left() -> None:
    assert html_of("[http://a.example](/b)").count("<a ") == 1


def test_bare_addresses_beside_an_endless_word_are_linked_if_they_have_a_scheme() -> None:
    html = html_of("http://a.example a.example.com " + "b.example.com/(" * LONGEST_ADDRESS)
    assert html.count("<a ") == 1


def test_thousands_of_schemes_without_addresses_are_text() -> None:
    body = "a:// http://( " * 2_000
    assert html_of(body) == f"<p>{body.strip()}</p>\n"


def test_bare_addresses_by_the_thousand_are_text() -> None:
    assert html_of("a.example.com\n" * (MOST_DOTS // 2)).count("<a ") == MOST_DOTS // 2
    assert "<a " not in html_of("a.example.com\n" * MOST_DOTS)
