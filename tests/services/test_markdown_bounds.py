"""Which Markdown is refused for what it would cost, and that what people write is not."""

from collections.abc import Callable

import pytest
from markdown_it import MarkdownIt

from models import BodyFormat
from services import markdown_bounds
from services.markdown_bounds import TooCostly, check_source, check_tokens
from services.posts import LONGEST_BODY
from services.rendering import render_comment, render_post


def html_of(body: str) -> str:
    return render_post(body, BodyFormat.MARKDOWN).html


def repeated(pattern: str) -> str:
    return (pattern * LONGEST_BODY)[:LONGEST_BODY]


@pytest.mark.parametrize(
    "body",
    [
        *map(repeated, ("[", "![", "[a](", "![a](b)", "*a* ", "_a_ ", "~~a~~ ", "`a` ", "<a ", "\\")),
        *map(
            repeated,
            ("> a\n", ">> a\nb\n", "- a\n", "- - - a\n", "- [ ] a\n", "# a\n", "```\na\n", "a|b\n-|-\n"),
        ),
        *map(repeated, ("|a|b|c|d\n", "\n", "#", "![![", "[^1]", "^[a]")),
        "[^1]: a\n\n" + "[^" * 1_000,
        "".join("`" * length + "a" for length in range(300)),
        "a^[b]" * 3_000,
        f"[^{'a' * 50_000}",
    ],
    ids=lambda body: body[:12],
)
def test_check_source_of_marks_without_end_fails(body: str) -> None:
    with pytest.raises(TooCostly):
        check_source(body)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "Some *text* with [a link](/b), `code` and a note.[^1]\n\n[^1]: Here.\n\n" * 1_000,
        "| name | 12345 | 12345 | 12345 |\n" * 2_500,
        "- [ ] something to be done\n" * 3_000,
        "```json\n" + '{"key": "value", "number": 12},\n' * 2_500 + "```\n",
        "for (auto &it : m->all()) { it[0] |= *x_y; }\n" * 1_500,
        "[^a-z]" * 300,
    ],
    ids=lambda body: body[:12],
)
def test_check_source_of_long_texts_passes(body: str) -> None:
    check_source(body)


@pytest.mark.parametrize(
    "body",
    [
        f"[a]: /{'b' * 50_000}\n\n" + "[a] " * 5_000,
        f"[a]: /b '{'c' * 50_000}'\n\n" + "[a] " * 5_000,
        "[a]: /b '\n" + "c\n" * 5_000 + "'\n\n" + "![a] " * 5_000,
        "".join(f"[{n}]: /{'b' * 900}\n" for n in range(50)) + "\n" + "[1] [2] [3] " * 1_500,
        "a|" * 5_000 + "\n" + "-|" * 5_000 + "\n" + "b\n" * 500,
        ("a|" * 200 + "\n" + "-|" * 200 + "\n" + "b\n" * 200 + "\n") * 5,
    ],
    ids=lambda body: body[:12],
)
def test_render_post_that_would_become_too_much_shows_the_source(body: str) -> None:
    assert html_of(body).startswith(f"<pre>{body[:12]}")


@pytest.mark.parametrize(
    ("body", "part", "times"),
    [
        ("[a]: http://a.example/\n\n" + "[a] " * 300, "<a href=", 300),
        ("a|b|c\n-|-|-\n" + "1|2\n" * 1_000, "<td>", 3_000),
        ("![a ![b](/c)](/d)", 'alt="a b"', 1),
        ("a[^1]" * 300 + "\n\n[^1]: b", "footnote-ref", 300),
    ],
)
def test_render_post_within_bounds_is_rendered(body: str, part: str, times: int) -> None:
    assert html_of(body).count(part) == times


def test_render_comment_beyond_bounds_shows_the_source() -> None:
    body = f"[a]: /{'b' * 5_000}\n\n" + "[a] " * 1_000
    assert render_comment(body, BodyFormat.MARKDOWN).startswith("<pre>[a]: /b")


def test_check_tokens_counts_what_links_repeat() -> None:
    tokens = MarkdownIt().parse(f"[a]: /{'b' * 1_000}\n\n" + "[a] " * 900)
    check_tokens(tokens)
    with pytest.raises(TooCostly):
        check_tokens(tokens * 2)


def test_pictures_in_pictures_are_read_no_deeper_than_two(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    parse: Callable[..., object] = markdown_bounds.image
    monkeypatch.setattr(markdown_bounds, "image", lambda *given: read.append(1) or parse(*given))
    html = html_of("![" * 19 + "a" + "](b)" * 19)
    assert html.count("<img ") == 1
    assert len(read) < 100
