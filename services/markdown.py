"""Markdown as posts and comments have it: CommonMark with tables, notes, task lists and bare addresses."""

import html
import re
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from mdit_py_plugins.footnote import footnote_plugin

from services.bare_addresses import bare_addresses
from services.highlighting import render_fence
from services.markdown_bounds import TooCostly, bounded, check_source, check_tokens
from services.task_lists import task_lists

# Text of one line that holds nothing the parser would look at twice, as many comments are: a letter first,
# so that it begins no list, and no full stop within a word, so that it names no address.
_SENTENCES = re.compile(r"[^\W\d_](?:[^\W_]|[ ,;!?'-]|[.:](?= ))*+[.:]?(?<! )")


class Markdown:
    """A kind of Markdown; what it makes of a text is not safe before it is sanitised."""

    def __init__(self, *, raw_html: bool) -> None:
        """Make a parser of CommonMark with tables, strikethrough and bare addresses."""
        self.parser = MarkdownIt("commonmark", {"html": raw_html, "linkify": True})
        self.parser.enable(["table", "strikethrough", "linkify"]).use(bounded).use(bare_addresses)
        self.parser.add_render_rule("fence", render_fence)
        self.parser.core.ruler.push("align_cells", _align_cells)

    def to_html(self, body: str) -> str:
        """Return the HTML of a text, or the text as it stands if its markup would cost too much."""
        env: dict[str, Any] = {}
        try:
            check_source(body)
            if _SENTENCES.fullmatch(body):
                return f"<p>{body}</p>\n"
            tokens = self.parser.parse(body, env)
            check_tokens(tokens)
        except TooCostly:
            return f"<pre>{html.escape(body)}</pre>"
        return str(self.parser.renderer.render(tokens, self.parser.options, env))


def _align_cells(state: StateCore) -> None:
    # No style survives the sanitiser, which could hide or cover anything.
    for token in state.tokens:
        if token.type in ("th_open", "td_open") and "style" in token.attrs:
            style = str(token.attrs.pop("style"))
            token.attrSet("align", style.removeprefix("text-align:"))


POSTS = Markdown(raw_html=True)
POSTS.parser.use(footnote_plugin).use(task_lists)
COMMENTS = Markdown(raw_html=False)
COMMENTS.parser.disable(["heading", "lheading", "table", "image"])
