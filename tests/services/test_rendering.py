"""What becomes of Markdown and imported HTML: the page, the excerpt, the minutes to read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models import BodyFormat
from services.rendering import plain_text, render_comment, render_post, shorten
from tests.services.vectors import assert_harmless

MARKDOWN, HTML = BodyFormat.MARKDOWN, BodyFormat.HTML
SYNTAX = (
    *("# ", "> ", "- ", "1. ", "[^1]", "[^1]: ", "- [x] ", "|", "---\n", "```", "~~~py\n", "    ", "*", "_"),
    *("~~", "`", "[", "](", ")", "![", "<", ">", "</", "script", "<b>", "<!--", "-->", "&lt;", "&#", "\n"),
    *("http://a.b", "\n\n", "\\", "javascript:", "onerror=", "href=", '"', "'", "a", "日本", "<svg>"),
)
BODIES = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(SYNTAX), max_size=60).map("".join))


def html_of(body: str) -> str:
    return render_post(body, MARKDOWN).html


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("# One\n## Two", "<h2>One</h2>\n<h2>Two</h2>\n"),
        ("*a* **b** ~~c~~ `d`", "<p><em>a</em> <strong>b</strong> <s>c</s> <code>d</code></p>\n"),
        ("> q", "<blockquote>\n<p>q</p>\n</blockquote>\n"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>\n'),
        ("a  \nb\n\n---", "<p>a<br>\nb</p>\n<hr>\n"),
        ("a<b>c</b>", "<p>a<b>c</b></p>\n"),
        ("&copy; &lt;", "<p>© &lt;</p>\n"),
        ("", ""),
    ],
)
def test_render_post_markdown_becomes_html(body: str, expected: str) -> None:
    assert html_of(body) == expected


@pytest.mark.parametrize(
    ("body", "parts"),
    [
        ("[a](https://example.com)", ['<a href="https://example.com" rel="noopener noreferrer">a</a>']),
        ("see https://example.com/x_y_z now", ['href="https://example.com/x_y_z"', "now</p>"]),
        ("mail me@example.com", ['href="mailto:me@example.com"']),
        ("[a](/posts/b)", ['href="/posts/b"']),
        ("![a](/b.png)", ['src="/b.png"', 'alt="a"', 'loading="lazy"']),
        ("a|b\n-|-\n1|2", ["<table>", "<th>a</th>", "<td>2</td>"]),
        ("a|b|c\n:-|:-:|-:\n1|2|3", ['<th align="left">', '<th align="center">', '<td align="right">3</td>']),
        ("a[^1]\n\n[^1]: Note.", ['class="footnote-ref"', 'href="#fn1"', 'id="fn1"', "Note."]),
        ("```python\nx = 1\n```", ['<div class="highlight">', '<span class="mi">1</span>']),
        ("```nonsense\n<b>\n```", ["&lt;b&gt;"]),
        ("    <i>code</i>", ["<pre><code>&lt;i&gt;code&lt;/i&gt;"]),
        ("<details open><summary>s</summary>t</details>", ["<details open", "<summary>"]),
    ],
)
def test_render_post_with_each_feature_keeps_it(body: str, parts: list[str]) -> None:
    rendered = html_of(body)
    assert [part for part in parts if part not in rendered] == []


def test_render_post_imported_html_is_kept_but_not_its_scripts() -> None:
    rendered = render_post("<h1>*T*</h1><p onclick='x'>p<script>x</script></p>", HTML)
    assert rendered.html == "<h2>*T*</h2><p>p</p>"
    assert rendered.excerpt == "*T* p"


@pytest.mark.parametrize("body", ["# Big", "![a](/b.png)", "a|b\n-|-\n1|2", "<b>x</b>", "Big\n==="])
def test_render_comment_takes_no_headings_pictures_tables_or_html(body: str) -> None:
    rendered = render_comment(body, MARKDOWN)
    assert not any(tag in rendered for tag in ("<h1", "<h2", "<img", "<table", "<b>"))
    assert rendered


def test_render_comment_with_links_marks_them_as_the_writers_own() -> None:
    rendered = render_comment("https://example.com and *more* `code`\n\n> q\n\n- l", MARKDOWN)
    assert 'rel="noopener noreferrer nofollow ugc"' in rendered
    for tag in ("<em>", "<code>", "<blockquote>", "<li>"):
        assert tag in rendered


def test_render_comment_imported_html_is_sanitised() -> None:
    assert render_comment("<b>a</b><img src=x onerror=y>", HTML) == "<b>a</b>"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One</p><p>two</p>", "One two"),
        ("a<br>b<hr>c", "a b c"),
        ("<p>a &amp; b &lt;c&gt;</p>", "a & b <c>"),
        ("<p>10<sup>2</sup></p><pre>code</pre><table><tr><td>t</td></tr></table>", "102"),
        ('<p>a<sup class="footnote-ref"><a href="#fn1">[1]</a></sup> <sup>b</sup></p>', "a b"),
        (
            '<p>Note. <a href="#fnref1" class="footnote-backref" rel="x">↩︎</a></p><a href="/b">c</a>',
            "Note. c",
        ),
        ("<p>in<em>line</em></p>", "inline"),
        ("", ""),
    ],
)
def test_plain_text_is_one_line_without_code_tables_and_marks(html: str, text: str) -> None:
    assert plain_text(html) == text


@pytest.mark.parametrize(
    ("text", "at_most", "short"),
    [
        ("short", 10, "short"),
        ("exactly ten", 11, "exactly ten"),
        ("one two, three", 10, "one two…"),
        ("unbreakable", 6, "unbre…"),
        ("", 10, ""),
    ],
)
def test_shorten_cuts_after_a_word(text: str, at_most: int, short: str) -> None:
    assert shorten(text, at_most) == short


def test_render_post_excerpt_with_notes_has_their_words_but_not_their_marks() -> None:
    body = "A claim[^1] of 10<sup>2</sup>.[^1]\n\n[^1]: The source."
    assert render_post(body, MARKDOWN).excerpt == "A claim of 102. The source."


def test_render_post_excerpt_of_a_long_text_is_at_most_280_characters() -> None:
    excerpt = render_post("lorem ipsum " * 100, MARKDOWN).excerpt
    assert 200 < len(excerpt) <= 280
    assert excerpt.endswith("…")
    assert render_post("Short *one*.", MARKDOWN).excerpt == "Short one."


@pytest.mark.parametrize(
    ("body", "minutes"),
    [("", 1), ("word", 1), ("word " * 220, 1), ("word " * 221, 2), ("word " * 2_200, 10), ("字" * 1_500, 3)],
)
def test_render_post_reading_minutes_grow_with_the_text(body: str, minutes: int) -> None:
    assert render_post(body, MARKDOWN).reading_minutes == minutes


@settings(max_examples=150, deadline=None, derandomize=True)
@given(BODIES, st.sampled_from([MARKDOWN, HTML]))
def test_render_whatever_never_fails_and_never_yields_script(body: str, body_format: BodyFormat) -> None:
    rendered = render_post(body, body_format)
    assert_harmless(rendered.html)
    assert len(rendered.excerpt) <= 280
    assert rendered.reading_minutes >= 1
    assert_harmless(render_comment(body, body_format))


def test_render_comment_with_code_that_lexers_take_long_for_is_not_coloured() -> None:
    assert "<span" not in render_comment("```cpp\n" + "\n" * 1_500 + "int a;\n```", BodyFormat.MARKDOWN)
    assert "<span" in render_comment("```cpp\nint a;\n```", BodyFormat.MARKDOWN)
