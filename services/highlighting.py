"""Colours code: the rule by which Markdown's fenced code is written."""

import html
import re
from collections.abc import Iterable, Iterator, MutableMapping
from time import thread_time
from typing import Any

from pygments import format as write
from pygments import lex
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

LONGEST_HIGHLIGHTED = 2_000
# For all the code of a text. Real code takes a tenth; some lexers can be made to take a minute for a page.
MOST_SECONDS = 1.0

_LONG_RUN = re.compile(r"(.)\1{49}", re.DOTALL)
_FORMATTER = HtmlFormatter(nowrap=True)


class _OutOfTime(Exception):
    """The code of a text took too long."""


def render_fence(renderer: Any, tokens: Any, index: int, options: Any, env: MutableMapping[str, Any]) -> str:
    """Return the HTML of a block of code, coloured if its language is known."""
    token = tokens[index]
    language = token.info.split(maxsplit=1)[0] if token.info.strip() else ""
    began, left = thread_time(), env.get("seconds for code", MOST_SECONDS)
    code = (_highlight(token.content, language, began + left) if language else "") or html.escape(
        token.content
    )
    env["seconds for code"] = left - (thread_time() - began)
    return f'<div class="highlight"><pre><code>{code}</code></pre></div>\n'


def _highlight(code: str, language: str, deadline: float) -> str:
    # Many lexers take the square of some runs of characters: minutes for a whole body.
    if len(code) > LONGEST_HIGHLIGHTED or _LONG_RUN.search(code):
        return ""
    try:
        lexer = get_lexer_by_name(language, stripnl=False)
        return str(write(_until(deadline, lex(code, lexer)), _FORMATTER))
    except (ClassNotFound, RecursionError, _OutOfTime):
        return ""


def _until(deadline: float, tokens: Iterable[Any]) -> Iterator[Any]:
    for token in tokens:
        if thread_time() > deadline:
            raise _OutOfTime
        yield token
