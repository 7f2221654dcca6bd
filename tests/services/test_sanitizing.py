"""Which HTML stays in posts and comments, and that no script does."""

import pytest

from models import BodyFormat
from services.rendering import render_comment, render_post
from services.sanitizing import sanitize_comment, sanitize_post, strip_tags
from tests.services.vectors import EVIL, EVIL_HTML, assert_harmless


@pytest.mark.parametrize("evil", ["<script>x</script>", "<a href=javascript:x>y</a>", "<b onclick=x>y</b>"])
def test_assert_harmless_of_evil_fails(evil: str) -> None:
    with pytest.raises(AssertionError):
        assert_harmless(evil)


@pytest.mark.parametrize("evil", EVIL)
@pytest.mark.parametrize("body_format", BodyFormat)
def test_render_evil_is_harmless(evil: str, body_format: BodyFormat) -> None:
    for body in (evil, f"Text {evil} text", f"> {evil}", f"- {evil}\n\n{evil}"):
        rendered = render_post(body, body_format)
        assert_harmless(rendered.html)
        assert_harmless(render_comment(body, body_format))


@pytest.mark.parametrize("evil", EVIL_HTML)
def test_sanitize_evil_twice_is_the_same_as_once(evil: str) -> None:
    for sanitize in (sanitize_post, sanitize_comment):
        once = sanitize(evil)
        assert sanitize(once) == once
        assert_harmless(once)


@pytest.mark.parametrize(
    "html",
    [
        "<p>a <em>b</em></p>",
        "<h2>a</h2>",
        "<table><tbody><tr><td>a</td></tr></tbody></table>",
        '<blockquote cite="https://a.example"><p>q</p></blockquote>',
        '<p lang="ar" dir="rtl">ا</p>',
        '<time datetime="2026-01-01">then</time>',
        '<abbr title="long">l</abbr>',
        '<figure class="wp-caption"><figcaption>c</figcaption></figure>',
        '<span class="k">if</span>',
        '<li id="fn1" class="footnote-item">n</li>',
        '<ol reversed="" start="3"><li>a</li></ol>',
        '<h2 class="aligncenter">a</h2>',
        '<table><tbody><tr><td align="right">a</td></tr></tbody></table>',
        '<p>&lt;h1 class=""&gt;</p>',
    ],
)
def test_sanitize_post_good_html_stays(html: str) -> None:
    assert sanitize_post(html) == html


@pytest.mark.parametrize(
    ("html", "clean"),
    [
        ('<p id="main">a</p>', "<p>a</p>"),
        ('<p class="masthead k">a</p>', "<p>a</p>"),
        ('<p class="">a</p>', "<p>a</p>"),
        ("<table><tr><td align=justify>a</table>", "<table><tbody><tr><td>a</td></tr></tbody></table>"),
        ('<span class="button k">a</span>', '<span class="k">a</span>'),
        ("<center>a</center><nav>b</nav>", "ab"),
        ("<a href=ftp://a.example>a</a>", '<a rel="noopener noreferrer">a</a>'),
        ("<a href=/b target=_top>a</a>", '<a href="/b" rel="noopener noreferrer">a</a>'),
        ("<a href=/b rel=opener>a</a>", '<a href="/b" rel="noopener noreferrer">a</a>'),
        ("<b>a", "<b>a</b>"),
        ("<!-- c -->a", "a"),
        ("a\x00b", "ab"),
    ],
)
def test_sanitize_post_bad_html_is_cut(html: str, clean: str) -> None:
    assert sanitize_post(html) == clean


@pytest.mark.parametrize(
    ("html", "lowered"),
    [
        ("<h1>a</h1><h2>b</h2>", "<h2>a</h2><h2>b</h2>"),
        ('<H1 class="aligncenter" onclick=x>a', '<h2 class="aligncenter">a</h2>'),
        ("<h1>a<h1>b</h1>", "<h2>a</h2><h2>b</h2>"),
        ('<p title="<h1>">h1</p>', '<p title="&lt;h1&gt;">h1</p>'),
        ("<h1x>a</h1x><hr>", "a<hr>"),
    ],
)
def test_sanitize_post_first_headings_become_second_ones(html: str, lowered: str) -> None:
    assert sanitize_post(html) == lowered


def test_sanitize_post_input_is_but_the_labelled_tick_of_a_task() -> None:
    clean = sanitize_post("<input type=password name=p value=v aria-label=x>")
    assert set(clean.strip("<>").split()) == {"input", 'type="checkbox"', 'disabled=""', 'aria-label="Done"'}


def test_sanitize_comment_keeps_less() -> None:
    html = '<h1>a</h1><img src="/b"><p id="fn1">c</p><a href="/d" title="t">e</a><hr><h2>f</h2>'
    expected = 'a<p>c</p><a href="/d" rel="noopener noreferrer nofollow ugc">e</a>f'
    assert sanitize_comment(html) == expected


def test_strip_tags_leaves_escaped_text_without_code_and_tables() -> None:
    html = "<p>a &lt;b&gt;</p><pre>c</pre><table><tr><td>d</td></tr></table><script>e</script>"
    assert strip_tags(html) == "a &lt;b&gt;"


def test_sanitize_post_nested_too_deep_is_shown_as_source() -> None:
    assert sanitize_post("<div>" * 40_000).startswith("<pre>&lt;div&gt;")


def test_sanitize_post_nested_as_deep_as_people_do_is_kept() -> None:
    deep = "<blockquote>" * 300 + "deep" + "</blockquote>" * 300
    assert sanitize_post(deep) == deep


def test_sanitize_post_with_many_unclosed_paragraphs_is_kept() -> None:
    assert sanitize_post("<p>a" * 1_000) == "<p>a</p>" * 1_000
