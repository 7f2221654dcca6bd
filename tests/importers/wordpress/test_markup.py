"""WordPress's own markup in posts and comments, and that nothing dangerous gets through."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.wordpress.markup import ConvertedBody, convert_body, convert_comment
from models import BodyFormat
from services.rendering import render_comment, render_post


def _convert(text: str) -> tuple[ConvertedBody, dict[str, int]]:
    changes: Counter[str] = Counter()
    return convert_body(text, lambda _ids: (), changes), dict(changes)


def _html(text: str) -> str:
    return _convert(text)[0].html


def test_convert_body_of_blocks_drops_their_comments_and_adds_no_paragraphs() -> None:
    text = '<!-- wp:paragraph {"a":1} -->\n<p>One\nTwo</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:x/y -->\nThree'
    assert _html(text) == "<p>One\nTwo</p>\nThree"


def test_convert_body_of_dynamic_blocks_counts_them() -> None:
    body, changes = _convert('<!-- wp:latest-posts {"a":1} /-->\n<p>One</p>\n<!-- wp:latest-posts /-->')
    assert body.html == "<p>One</p>"
    assert changes == {"latest-posts blocks left out (WordPress makes up their content each time)": 2}


def test_convert_body_of_code_about_blocks_keeps_it() -> None:
    assert "&lt;!-- wp:code --&gt;" in _html("<pre>&lt;!-- wp:code --&gt;</pre>")


@pytest.mark.parametrize("mark", ["<!--more-->", "<!--more Read on-->"])
def test_convert_body_with_more_gives_what_is_before_it(mark: str) -> None:
    body, _ = _convert(f"One\n\n{mark}\n\nTwo <!--more--> three")
    assert body.teaser is not None
    assert body.teaser.strip() == "One"
    assert body.html == "<p>One</p>\n<p>Two  three</p>"


def test_convert_body_without_more_has_no_teaser() -> None:
    assert _convert("One")[0].teaser is None


def test_convert_body_with_page_breaks_rules_lines() -> None:
    assert _html("One<!--nextpage-->Two") == "<p>One</p>\n<hr><p>Two</p>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One<!-- a note -->Two", "<p>OneTwo</p>"),
        ("One<!-- never closed", "<p>One</p>"),
        ("<p></p>\n\nOne", "<p>One</p>"),
        ("", ""),
    ],
)
def test_convert_body_drops_what_nobody_sees(text: str, expected: str) -> None:
    assert _html(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        '<p style="text-align:center;">One</p>',
        '<p class="has-text-align-center">One</p>',
        '<p align="center">One</p>',
        "<center>One</center>",
    ],
)
def test_convert_body_of_centred_text_stays_centred(text: str) -> None:
    assert render_post(_html(text), BodyFormat.HTML).html.strip() == '<p class="aligncenter">One</p>'


@pytest.mark.parametrize("text", ['<p style="text-align:right">One</p>', '<p class="x">One</p>'])
def test_convert_body_of_other_alignment_is_not_centred(text: str) -> None:
    assert "aligncenter" not in _html(text)


def test_convert_body_leaves_scripts_and_styles_out_and_counts_them() -> None:
    body, changes = _convert("One<script>\n\nalert(1)</script> <STYLE>p {}</style >Two<script>never closed")
    assert body.html == "<p>One Two</p>"
    assert changes == {"scripts and styles left out": 3}


HOSTILE = """<p onclick="steal()">One</p><a href="javascript:steal()">Two</a>
<img src="https://e.org/x.png" onerror="steal()"><script>steal()</script><svg onload="steal()"></svg>
<iframe src="javascript:steal()"></iframe><form action="https://e.org"><button>Go</button></form>
<p style="position:fixed">Three</p><object data="https://e.org/steal()"></object>
[caption caption="<img src=x onerror=steal()>"]<img src="https://e.org/y.png" onload="steal()">[/caption]
[audio src="javascript:steal()"] <math><mtext></p><style><img src onerror=steal()></style></mtext></math>"""

DANGEROUS = ("<script", "<iframe", "onerror", "onclick", "onload", 'href="javascript', "style=")


def test_convert_body_of_hostile_html_is_harmless_when_rendered() -> None:
    html = render_post(_html(HOSTILE), BodyFormat.HTML).html
    for bad in ("steal()>", *DANGEROUS):
        assert bad not in html
    assert "One" in html
    assert "Three" in html


def test_convert_comment_of_hostile_html_is_harmless_when_rendered() -> None:
    html = render_comment(convert_comment(HOSTILE), BodyFormat.HTML)
    for bad in ("<img", *DANGEROUS):
        assert bad not in html


def test_convert_comment_makes_paragraphs_of_lines_and_headings() -> None:
    assert convert_comment("<h2>One</h2>\nTwo\nthree\n\nhttps://e.org/") == (
        '<p>One</p>\n<p>Two<br>\nthree</p>\n<p><a href="https://e.org/">https://e.org/</a></p>'
    )


_PIECES = st.sampled_from(
    [
        "x",
        "\n\n",
        "<!--",
        "-->",
        "more",
        "wp:x",
        "[caption]",
        "[/caption]",
        "[gallery",
        "]",
        "<p>",
        "</p>",
        "<",
    ]
)


@given(st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=30).map("".join)))
def test_convert_body_of_anything_gives_html(text: str) -> None:
    render_post(_html(text), BodyFormat.HTML)
    convert_comment(text)
