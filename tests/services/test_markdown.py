"""Plain sentences become what the parser would make of them, without it."""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from services.markdown import COMMENTS, POSTS, Markdown

PIECES = (
    *(
        "a",
        "I",
        "Ä",
        "文",
        "ǅ",
        "1",
        "12",
        "٣",
        " ",
        "  ",
        ".",
        ":",
        ",",
        ";",
        "!",
        "?",
        "'",
        "-",
        "--",
        "...",
    ),
    *("www", "localhost", "http", "https:", "mailto:", "javascript:", "com", "example", "x-", "e.g.", "a.b"),
    *(
        '"',
        "_",
        "*",
        "(",
        ")",
        "/",
        "@",
        "&",
        "<",
        "\n",
        "\t",
        "\\",
        "\xa0",
        "\u200b",
        "…",
        "#",
        "+",
        "`",
        "=",
        "~",
    ),
)
BODIES = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join),
    st.lists(st.sampled_from(PIECES[:30]), max_size=30).map("".join),
    st.text(max_size=20),
)


@pytest.mark.parametrize("markdown", [COMMENTS, POSTS])
@given(body=BODIES)
@example("Well said.")
@example("Note: it's a half-truth, isn't it? Yes!")
@example("a - b")
@example("www. com")
def test_any_text_becomes_what_the_parser_makes_of_it(markdown: Markdown, body: str) -> None:
    assert markdown.to_html(body) == markdown.parser.render(body)


@pytest.mark.parametrize("body", ["Well said.", "Ärgerlich: ja, aber wahr!", "A", "Is it 12 o'clock"])
def test_sentences_are_not_parsed(body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def parse(*_: Any) -> None:
        raise AssertionError

    monkeypatch.setattr(COMMENTS.parser, "parse", parse)
    assert COMMENTS.to_html(body) == f"<p>{body}</p>\n"
