"""Paragraphs from blank lines, as the classic editor means them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.wordpress.paragraphs import add_paragraphs
from services.sanitizing import sanitize_post


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("One", "<p>One</p>"),
        ("One\n\nTwo", "<p>One</p>\n<p>Two</p>"),
        ("One\n \t\n\n\nTwo\n", "<p>One</p>\n<p>Two</p>"),
        ("One\nTwo", "<p>One<br>\nTwo</p>"),
        ("One<br />\nTwo", "<p>One<br>\nTwo</p>"),
        ("One<br><br/>Two", "<p>One</p>\n<p>Two</p>"),
        ("<strong>One</strong>\n\n<em>Two</em>", "<p><strong>One</strong></p>\n<p><em>Two</em></p>"),
        ("<img src='a'>\n\nTwo", "<p><img src='a'></p>\n<p>Two</p>"),
        ("One\n\n&nbsp;\n\nTwo", "<p>One</p>\n<p>Two</p>"),
        ("a < b\n\nc > d", "<p>a < b</p>\n<p>c > d</p>"),
    ],
)
def test_add_paragraphs_to_running_text(text: str, expected: str) -> None:
    assert add_paragraphs(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>One</p>\n\n<p>Two</p>", "<p>One</p>\n<p>Two</p>"),
        ("<p>One\nTwo</p>", "<p>One<br>\nTwo</p>"),
        ("<p class='x'>One\n\nTwo</p>", "<p class='x'>One</p>\n<p>Two</p>"),
        ("<h2>Head</h2>\nText", "<h2>Head</h2>\n<p>Text</p>"),
        ("Text\n<hr />\nText", "<p>Text</p>\n<hr /><p>Text</p>"),
        ("<blockquote>One</blockquote>", "<blockquote><p>One</p>\n</blockquote>"),
        ("<div>One</div>", "<div>One</div>"),
        ("<div>One\n\nTwo</div>", "<div><p>One</p>\n<p>Two</p>\n</div>"),
        ("<center>One</center>", '<center><p class="aligncenter">One</p>\n</center>'),
        ("<address>One\nTwo</address>", "<address>One<br>\nTwo</address>"),
        ("One <p>Two</p> Three", "<p>One</p>\n<p>Two</p>\n<p>Three</p>"),
        ("<figure><img>\n<figcaption>One</figcaption></figure>", None),
    ],
)
def test_add_paragraphs_around_blocks(text: str, expected: str | None) -> None:
    expected = expected or "<figure><img><figcaption>One</figcaption>\n</figure>"
    assert add_paragraphs(text) == expected


@pytest.mark.parametrize(
    "html",
    [
        "<ul>\n\t<li>One\n<ul>\n\t<li>Two</li>\n</ul>\n</li>\n\n\t<li>Three</li>\n</ul>",
        "<ol start='8'>\n<li>One</li>\n\n<li>Two</li></ol>",
        "<table>\n<tbody>\n\n<tr>\n<td>One</td>\n\n<th></th></tr></tbody></table>",
        "<dl>\n<dt>One</dt>\n\n<dd>Two</dd></dl>",
    ],
)
def test_add_paragraphs_to_lists_and_tables_adds_none(html: str) -> None:
    assert "<p" not in add_paragraphs(html)
    assert "<br" not in add_paragraphs(html)


def test_add_paragraphs_to_items_of_several_paragraphs_parts_them() -> None:
    assert add_paragraphs("<ul><li>One\n\nTwo</li></ul>") == "<ul><li><p>One</p>\n<p>Two</p>\n</li>\n</ul>"


@pytest.mark.parametrize("html", ["<pre>\n a\n\n\n  b <br> c\n</pre>", "<PRE class='x'>a\n\nb</PRE>"])
def test_add_paragraphs_to_preformatted_text_keeps_every_character(html: str) -> None:
    assert add_paragraphs(f"One\n\n{html}\n\nTwo") == f"<p>One</p>\n{html}\n<p>Two</p>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One</p>\n\nTwo", "<p>One</p>\n<p>Two</p>"),
        ("<p>One\n\n<ul><li>Two</ul>", "<p>One</p>\n<ul><li>Two</ul>"),
        ("One</div>Two", "<p>One</p>\n<p>Two</p>"),
        ("<li>One<li>Two", "<li>One<li>Two"),
        ("<pre>never\n\nclosed", "<pre>never\n\nclosed"),
        ("<a href='x'><div>One</div></a>", "<a href='x'><div>One</div>\n</a>"),
    ],
)
def test_add_paragraphs_to_broken_markup_stays_sensible(text: str, expected: str) -> None:
    assert add_paragraphs(text) == expected


_PIECES = st.sampled_from(
    [
        *("x", " ", "\n", "\n\n", "&nbsp;", "<p>", "</p>", "<li>", "<ul>", "</ul>", "<div>", "</div>"),
        *("<b>", "</b>", "<br>", "<td>", "<table>", "</table>", "<blockquote>", "</blockquote>"),
        *("<pre>", "</pre>", "<hr>", "<dl>", "<dt>", "<center>", "</center>", "<h2>", "</h2>"),
    ]
)


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_add_paragraphs_to_any_markup_loses_no_text(html: str) -> None:
    assert sanitize_post(add_paragraphs(html)).count("x") == html.count("x")


@given(st.text(alphabet="ab \n", max_size=200))
def test_add_paragraphs_to_plain_text_keeps_its_words(text: str) -> None:
    marked = add_paragraphs(text)
    for tag in ("<p>", "</p>", "<br>"):
        marked = marked.replace(tag, " ")
    assert marked.split() == text.split()


@pytest.mark.parametrize("piece", ["<a '", " ", "\n", "<div>", "<pre>", "<br", "</p>", "[[", "<p>a"])
def test_add_paragraphs_to_hostile_text_is_quick(piece: str) -> None:
    begin = time.perf_counter()
    add_paragraphs(piece * (60_000 // len(piece)))
    assert time.perf_counter() - begin < 5
