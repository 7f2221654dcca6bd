"""Turns what people write into safe HTML and plain-text summaries. Done once, on writing."""

import html
import math
import re
from collections.abc import MutableMapping
from dataclasses import dataclass
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.tasklists import tasklists_plugin
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from models import BodyFormat
from services.sanitizing import sanitize_comment, sanitize_post, strip_tags

WORDS_A_MINUTE = 220
IDEOGRAPHS_A_MINUTE = 500
EXCERPT_LENGTH = 280
LONGEST_ADDRESS = 2_000
LONGEST_HIGHLIGHTED = 2_000
MOST_EXPANDED = 1_000_000

_BLOCK_END = re.compile(r"(</(?:p|div|h\d|li|blockquote|figcaption|d[dt])>|<[bh]r\b[^>]*>)", re.IGNORECASE)
_LONG_RUN = re.compile(r"(.)\1{49}", re.DOTALL)
_IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_FORMATTER = HtmlFormatter(nowrap=True)


@dataclass(frozen=True)
class RenderedPost:
    """A post's body as readers get it."""

    html: str
    excerpt: str
    reading_minutes: int


def render_post(body: str, body_format: BodyFormat) -> RenderedPost:
    """Render a post's body: safe HTML, an excerpt of at most 280 characters, minutes to read it."""
    body_html = sanitize_post(_to_html(_POST_MARKDOWN, body, body_format))
    text = plain_text(body_html)
    return RenderedPost(body_html, shorten(text, EXCERPT_LENGTH), _reading_minutes(text))


def render_comment(body: str, body_format: BodyFormat) -> str:
    """Render a comment's body as safe HTML."""
    return sanitize_comment(_to_html(_COMMENT_MARKDOWN, body, body_format))


def plain_text(safe_html: str) -> str:
    """Return the running text of some HTML in one line, without code, tables and note marks."""
    return " ".join(html.unescape(strip_tags(_BLOCK_END.sub(r"\1 ", safe_html))).split())


def shorten(text: str, at_most: int) -> str:
    """Return the text, cut after a word with an ellipsis if it is longer than that."""
    if len(text) <= at_most:
        return text
    beginning = text[: at_most - 1]
    at_word = beginning.rsplit(" ", 1)[0] if " " in beginning[at_most // 2 :] else beginning
    return at_word.rstrip(" ,;:.–-") + "…"


def _reading_minutes(text: str) -> int:
    ideographs = len(_IDEOGRAPH.findall(text))
    words = len(_IDEOGRAPH.sub(" ", text).split())
    return max(1, math.ceil(words / WORDS_A_MINUTE + ideographs / IDEOGRAPHS_A_MINUTE))


def _highlight(code: str, language: str) -> str:
    # Many lexers take the square of some runs of characters: minutes for a whole body.
    if len(code) > LONGEST_HIGHLIGHTED or _LONG_RUN.search(code):
        return ""
    try:
        lexer = get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return ""
    return str(highlight(code, lexer, _FORMATTER))


def _render_fence(renderer: Any, tokens: Any, index: int, options: Any, env: MutableMapping[str, Any]) -> str:
    token = tokens[index]
    language = token.info.split(maxsplit=1)[0] if token.info.strip() else ""
    code = (_highlight(token.content, language) if language else "") or html.escape(token.content)
    return f'<div class="highlight"><pre><code>{code}</code></pre></div>\n'


def _lower_headings(state: StateCore) -> None:
    # The page's own heading is the title: a body's first level becomes the second.
    for token in state.tokens:
        if token.tag == "h1":
            token.tag = "h2"


def _to_html(renderers: dict[bool, MarkdownIt], body: str, body_format: BodyFormat) -> str:
    if body_format is BodyFormat.HTML:
        return body
    if _expansion(body) > MOST_EXPANDED:
        return f"<pre>{html.escape(body)}</pre>"
    # Looking for bare addresses takes the square of the length of a word: minutes for a whole body.
    linkify = max(map(len, body.split()), default=0) <= LONGEST_ADDRESS
    return str(renderers[linkify].render(body))


def _expansion(body: str) -> int:
    """Return how many characters the links of a body could become by repeating its link definitions."""
    definitions = [line for line in body.splitlines() if "]:" in line]
    return body.count("[") * max(map(len, definitions), default=0)


def _markdown(*, raw_html: bool, linkify: bool) -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": raw_html, "linkify": linkify})
    markdown.enable(["table", "strikethrough", "linkify"])
    markdown.add_render_rule("fence", _render_fence)
    markdown.core.ruler.push("lower_headings", _lower_headings)
    return markdown


_POST_MARKDOWN = {
    linkify: _markdown(raw_html=True, linkify=linkify).use(footnote_plugin).use(tasklists_plugin)
    for linkify in (True, False)
}
_COMMENT_MARKDOWN = {
    linkify: _markdown(raw_html=False, linkify=linkify).disable(["heading", "lheading", "table", "image"])
    for linkify in (True, False)
}
