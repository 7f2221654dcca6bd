"""Turns what people write into safe HTML and plain-text summaries. Done once, on writing."""

import html
import math
import re
from dataclasses import dataclass

from models import BodyFormat
from services.markdown import COMMENTS, POSTS, Markdown
from services.sanitizing import sanitize_comment, sanitize_post, strip_tags

WORDS_A_MINUTE = 220
IDEOGRAPHS_A_MINUTE = 500
EXCERPT_LENGTH = 280

_NOTE_MARK = re.compile(
    r'<sup class="footnote-ref">.*?</sup>|<a [^>]*class="footnote-backref"[^>]*>.*?</a>', re.DOTALL
)
_BLOCK_END = re.compile(r"(</(?:p|div|h\d|li|blockquote|figcaption|d[dt])>|<[bh]r\b[^>]*>)", re.IGNORECASE)
_IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True)
class RenderedPost:
    """A post's body as readers get it."""

    html: str
    excerpt: str
    reading_minutes: int


def render_post(body: str, body_format: BodyFormat) -> RenderedPost:
    """Render a post's body: safe HTML, an excerpt of at most 280 characters, minutes to read it."""
    body_html = sanitize_post(_to_html(POSTS, body, body_format))
    text = plain_text(body_html)
    return RenderedPost(body_html, shorten(text, EXCERPT_LENGTH), _reading_minutes(text))


def render_comment(body: str, body_format: BodyFormat) -> str:
    """Render a comment's body as safe HTML."""
    return sanitize_comment(_to_html(COMMENTS, body, body_format))


def plain_text(safe_html: str) -> str:
    """Return the running text of sanitised HTML in one line, without code, tables and note marks."""
    without_marks = _NOTE_MARK.sub("", safe_html)
    return " ".join(html.unescape(strip_tags(_BLOCK_END.sub(r"\1 ", without_marks))).split())


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


def _to_html(markdown: Markdown, body: str, body_format: BodyFormat) -> str:
    return body if body_format is BodyFormat.HTML else markdown.to_html(body)
