"""Bounds what a Markdown text may cost: rules that refuse what takes long or grows without end.

Parsing takes time with the number of marks rather than of letters, and a few marks can make much HTML.
A text beyond these bounds is no text for readers, so it may be shown as its source.
"""

import re
import string
from collections.abc import Iterable

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, table
from markdown_it.rules_inline import StateInline, image
from markdown_it.token import Token

# A fifth of 100,000 characters: tables and code come to a tenth.
MOST_MARKS = 20_000
# Two fifths of 100,000 characters: JSON and minified scripts come to one, or two where they are densest.
MOST_PUNCTUATION = 40_000
# Each note's mark becomes 150 characters. Books have hundreds of notes.
MOST_NOTES = 2_000
# What a text's links and pictures repeat: sensible ones come to less than the text has characters.
MOST_WRITTEN = 1_000_000
# 20,000 cells. A few short rows below a wide head become far more: a row's missing cells are filled in.
MOST_TABLE_TOKENS = 60_000
# A picture's description is read again for each picture around it.
MOST_PICTURES_NESTED = 2

_MARKS = (*"[|*_`~<&\\\n", "- ", "+ ")
_ENDLESS_NOTE_MARK = re.compile(r"\[\^[^\] \n]{200}")


class TooCostly(Exception):
    """A text would take too long to render or become too long."""


def check_source(body: str) -> None:
    """Raise TooCostly if a text has more marks than anyone writes."""
    if _count(_MARKS, body) > MOST_MARKS or _count(string.punctuation, body) > MOST_PUNCTUATION:
        raise TooCostly
    # Each mark of a note is looked at up to its end, however far that is.
    if body.count("[^") + body.count("^[") > MOST_NOTES or _ENDLESS_NOTE_MARK.search(body):
        raise TooCostly


def _count(marks: Iterable[str], body: str) -> int:
    return sum(map(body.count, marks))


def check_tokens(tokens: Iterable[Token]) -> None:
    """Raise TooCostly if what was parsed would be written at too great a length.

    A link's definition is written wherever the link is used: that their sum is bounded can only be told now.
    """
    written = 0
    for token in tokens:
        for part in (token, *(token.children or ())):
            written += len(part.content) + sum(len(str(value)) for value in part.attrs.values())
        if written > MOST_WRITTEN:
            raise TooCostly


def bounded(markdown: MarkdownIt) -> None:
    """Bound the rules of a parser that can make much of little."""
    markdown.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})
    markdown.inline.ruler.at("image", _image)


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    before = len(state.tokens)
    found = table(state, start, end, silent)
    made = state.env["table tokens"] = state.env.get("table tokens", 0) + len(state.tokens) - before
    if made > MOST_TABLE_TOKENS:
        raise TooCostly
    return found


def _image(state: StateInline, silent: bool) -> bool:
    nested = state.env.get("pictures nested", 0)
    if nested == MOST_PICTURES_NESTED:
        return False
    state.env["pictures nested"] = nested + 1
    try:
        return image(state, silent)
    finally:
        state.env["pictures nested"] = nested
