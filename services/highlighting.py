"""Colours code: the rule by which Markdown's fenced code is written."""

import html
import re
from collections.abc import MutableMapping
from typing import Any

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

LONGEST_HIGHLIGHTED = 2_000

_LONG_RUN = re.compile(r"(.)\1{49}", re.DOTALL)
_FORMATTER = HtmlFormatter(nowrap=True)


def render_fence(renderer: Any, tokens: Any, index: int, options: Any, env: MutableMapping[str, Any]) -> str:
    """Return the HTML of a block of code, coloured if its language is known."""
    token = tokens[index]
    language = token.info.split(maxsplit=1)[0] if token.info.strip() else ""
    code = (_highlight(token.content, language) if language else "") or html.escape(token.content)
    return f'<div class="highlight"><pre><code>{code}</code></pre></div>\n'


def _highlight(code: str, language: str) -> str:
    # Many lexers take the square of some runs of characters: minutes for a whole body.
    if len(code) > LONGEST_HIGHLIGHTED or _LONG_RUN.search(code):
        return ""
    try:
        lexer = get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return ""
    return str(highlight(code, lexer, _FORMATTER))
