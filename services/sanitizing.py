"""Keeps from HTML only what can't hurt a reader: the allow-lists for posts and for comments."""

import re
from collections import Counter
from collections.abc import Callable
from html import escape

import nh3
from pygments.token import STANDARD_TYPES

# The sanitiser's work grows with the square of the depth: 40,000 nested elements, which a body has room
# for, would take seconds. Nobody writes a hundredth of that.
MOST_NESTED = 400
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_NOT_NESTING = {
    *("area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta"),
    *("option", "p", "param", "source", "td", "th", "tr", "track", "wbr"),
}

_FOOTNOTE_ID = re.compile(r"fn(?:ref)?\d+(?::\d+)?")
_CODE_CLASSES = {name for name in STANDARD_TYPES.values() if name}
_ALIGNMENTS = {"alignleft", "alignright", "aligncenter", "alignnone"}
_CELL_ALIGNMENTS = {"left", "center", "right"}
_FIRST_HEADING = re.compile(r"<(/?)h1\b")

_COMMENT_TAGS = {
    *("a", "b", "blockquote", "br", "code", "del", "div", "em", "i", "li", "ol", "p", "pre"),
    *("s", "span", "strong", "ul"),
}
_POST_TAGS = (nh3.ALLOWED_TAGS - {"area", "center", "map", "nav"}) | {"address", "input", "section", "tfoot"}
_ATTRIBUTES = {
    **nh3.ALLOWED_ATTRIBUTES,
    "*": {"class", "dir", "id", "lang", "title"},
    "input": {"checked"},
    "ol": {"start", "reversed"},
    "img": {"alt", "height", "src", "width"},
    "time": {"datetime"},
    "details": {"open"},
}
_POST_CLASSES = {
    "a": {"footnote-backref", *_ALIGNMENTS},
    "div": {"highlight", "wp-caption", *_ALIGNMENTS},
    "figure": {"wp-caption", *_ALIGNMENTS},
    "h1": _ALIGNMENTS,
    "h2": _ALIGNMENTS,
    "hr": {"footnotes-sep"},
    "img": _ALIGNMENTS,
    "li": {"footnote-item", "task-list-item"},
    "ol": {"contains-task-list", "footnotes-list"},
    "p": {"wp-caption-text", *_ALIGNMENTS},
    "section": {"footnotes"},
    "span": _CODE_CLASSES,
    "sup": {"footnote-ref"},
    "ul": {"contains-task-list"},
}
_COMMENT_CLASSES = {"div": {"highlight"}, "span": _CODE_CLASSES}
_URL_SCHEMES = {"http", "https", "mailto", "tel"}


def _keeping(classes: dict[str, set[str]]) -> Callable[[str, str, str], str | None]:
    """Return the filter of attributes, as nh3 calls it, which lets elements have only some classes."""

    def keep(tag: str, attribute: str, value: str) -> str | None:
        if attribute == "class":
            return " ".join(name for name in value.split() if name in classes.get(tag, ())) or None
        # An id of the writer's choosing could shadow one of the page: only footnotes need theirs.
        if attribute == "id":
            return value if _FOOTNOTE_ID.fullmatch(value) else None
        if attribute == "align":
            return value if value in _CELL_ALIGNMENTS else None
        return value

    return keep


_POSTS = nh3.Cleaner(
    tags=_POST_TAGS,
    attributes=_ATTRIBUTES,
    attribute_filter=_keeping(_POST_CLASSES),
    # The only control a post needs is the tick of a task list, which nobody can change. Its name is the
    # same with and without the tick: whoever hears the page hears that it is ticked too.
    set_tag_attribute_values={
        "input": {"type": "checkbox", "disabled": "", "aria-label": "Done"},
        "img": {"loading": "lazy"},
    },
    url_schemes=_URL_SCHEMES,
    link_rel="noopener noreferrer",
)
_COMMENTS = nh3.Cleaner(
    tags=_COMMENT_TAGS,
    attributes={"a": {"href"}, "ol": {"start"}, "*": {"class", "dir", "lang"}},
    attribute_filter=_keeping(_COMMENT_CLASSES),
    url_schemes=_URL_SCHEMES,
    link_rel="noopener noreferrer nofollow ugc",
)
_NOTHING = nh3.Cleaner(
    tags=set(),
    attributes={},
    clean_content_tags={"pre", "script", "style", "table"},
)


def sanitize_post(html: str) -> str:
    """Return what may stand in a post: text, pictures, tables, footnotes; no script, style, form or frame.

    Its highest headings are of the second level.
    """
    # The page's own first heading is the title. In what nh3 returns, a < that begins no tag is escaped.
    return _FIRST_HEADING.sub(r"<\1h2", _POSTS.clean(_bounded(html)))


def sanitize_comment(html: str) -> str:
    """Return what may stand in a comment: text, lists, quotations and code."""
    return _COMMENTS.clean(_bounded(html))


def strip_tags(html: str) -> str:
    """Return the escaped text of some HTML, without code and tables."""
    return _NOTHING.clean(html)


def _bounded(html: str) -> str:
    """Return the HTML, or its source as text if it nests too deep."""
    depth, unclosed = 0, Counter[str]()
    for closing, name in _TAG.findall(html.lower()):
        if name in _NOT_NESTING or (closing and not unclosed[name]):
            continue
        step = -1 if closing else 1
        unclosed[name] += step
        depth += step
        if depth > MOST_NESTED:
            return f"<pre>{escape(html)}</pre>"
    return html
