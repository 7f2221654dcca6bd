"""Code is coloured as long as that takes no time to speak of."""

from time import thread_time

import pytest

from models import BodyFormat
from services import highlighting
from services.rendering import render_comment, render_post


def fenced(language: str, code: str) -> str:
    return f"```{language}\n{code}\n```\n"


def test_code_that_its_lexer_takes_long_for_is_left_plain() -> None:
    began = thread_time()
    html = render_comment(fenced("lilypond", "--y" * 600), BodyFormat.MARKDOWN)
    assert thread_time() - began < 3 * highlighting.MOST_SECONDS
    assert "<code>--y--y" in html


def test_many_pieces_of_code_share_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(highlighting, "MOST_SECONDS", 0.2)
    html = render_post(fenced("csharp", "\ny" * 900) * 5, BodyFormat.MARKDOWN).html
    assert html.count('<div class="highlight">') == 5
    assert "<code>\ny" in html[-2_000:]


def test_code_that_its_lexer_fails_at_is_left_plain() -> None:
    html = render_comment(fenced("robotframework", "{{y}" * 497), BodyFormat.MARKDOWN)
    assert "<code>{{y}" in html


def test_code_after_a_text_that_took_long_is_coloured() -> None:
    render_comment(fenced("lilypond", "--y" * 600), BodyFormat.MARKDOWN)
    assert '<span class="mi">1</span>' in render_comment(fenced("python", "x = 1"), BodyFormat.MARKDOWN)
