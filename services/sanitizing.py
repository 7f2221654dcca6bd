"""Keeps from HTML only what can't hurt a reader: the allow-lists for posts and for comments."""

import re
from collections import Counter
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

_COMMENT_TAGS = {
    *("a", "b", "blockquote", "br", "code", "del", "div", "em", "i", "li", "ol", "p", "pre"),
    *("s", "span", "strong", "ul"),
}
_POST_TAGS = (nh3.ALLOWED_TAGS - {"area", "center", "map", "nav"}) | {"address", "input", "section", "tfoot"}
_ATTRIBUTES = {
    **nh3.ALLOWED_ATTRIBUTES,
    "*": {"dir", "id", "lang", "title"},
    "input": {"checked"},
    "ol": {"start", "reversed"},
    "img": {"alt", "height", "src", "width"},
    "time": {"datetime"},
    "details": {"open"},
}
_CLASSES = {
    "a": {"footnote-backref", *_ALIGNMENTS},
    "div": {"highlight", "wp-caption", *_ALIGNMENTS},
    "figure": {"wp-caption", *_ALIGNMENTS},
    "h1": _ALIGNMENTS,
    "hr": {"footnotes-sep"},
    "img": _ALIGNMENTS,
    "li": {"footnote-item", "task-list-item"},
    "ol": {"footnotes-list"},
    "p": {"wp-caption-text", *_ALIGNMENTS},
    "section": {"footnotes"},
    "span": _CODE_CLASSES,
    "sup": {"footnote-ref"},
    "ul": {"contains-task-list"},
}
_URL_SCHEMES = {"http", "https", "mailto", "tel"}


def _keep_attribute(tag: str, attribute: str, value: str) -> str | None:
    # An id of the writer's choosing could shadow one of the page: only footnotes need theirs.
    return value if attribute != "id" or _FOOTNOTE_ID.fullmatch(value) else None


_POSTS = nh3.Cleaner(
    tags=_POST_TAGS,
    attributes=_ATTRIBUTES,
    attribute_filter=_keep_attribute,
    # The only control a post needs is the tick of a task list, which nobody can change.
    set_tag_attribute_values={
        "input": {"type": "checkbox", "disabled": ""},
        "img": {"loading": "lazy"},
    },
    allowed_classes=_CLASSES,
    url_schemes=_URL_SCHEMES,
    link_rel="noopener noreferrer",
)
_COMMENTS = nh3.Cleaner(
    tags=_COMMENT_TAGS,
    attributes={"a": {"href"}, "ol": {"start"}, "*": {"dir", "lang"}},
    allowed_classes={"div": {"highlight"}, "span": _CODE_CLASSES},
    url_schemes=_URL_SCHEMES,
    link_rel="noopener noreferrer nofollow ugc",
)
_NOTHING = nh3.Cleaner(
    tags=set(),
    attributes={},
    clean_content_tags={"pre", "script", "style", "sup", "table"},
)


def sanitize_post(html: str) -> str:
    """Return what may stand in a post: text, pictures, tables, footnotes; no script, style, form or frame."""
    return _POSTS.clean(_bounded(html))


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
