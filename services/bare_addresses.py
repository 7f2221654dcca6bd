"""Bare addresses in Markdown become links, at a cost that grows with the text and not with its square."""

import re
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore, linkify
from markdown_it.rules_inline import StateInline

LONGEST_ADDRESS = 2_000
MOST_DOTS = 2_000

_SCHEME = re.compile(r"(?<![a-z0-9.+-])(?:https?|ftp)\Z", re.IGNORECASE)
_INNER_DOT = re.compile(r"\w[.@]\w")
_LONGEST_SCHEME = len("https")


def bare_addresses(markdown: MarkdownIt) -> None:
    """Make a parser link bare addresses.

    Its own rules do so too, but look through all the text before each `://`, and take the square of the
    length of a word: minutes for a whole body.
    """
    markdown.inline.ruler.at("linkify", _link_address)
    markdown.core.ruler.at("linkify", _link_rest)


def _link_address(state: StateInline, silent: bool) -> bool:
    """Link an address with a scheme before its `*` and `_` are taken for emphasis."""
    if state.linkLevel > 0 or not state.src.startswith("://", state.pos):
        return False
    # One character more, to see that the scheme isn't the end of a longer word.
    scheme = _SCHEME.search(state.src[max(0, state.pos - _LONGEST_SCHEME - 1) : state.pos])
    if scheme is None or not state.pending.endswith(scheme[0]):
        return False
    return _link(state, state.pos - len(scheme[0]), silent)


def _link(state: StateInline, start: int, silent: bool) -> bool:
    linkifier: Any = state.md.linkify
    found = linkifier.match_at_start(state.src[start : start + LONGEST_ADDRESS])
    # A * at the end is that of the emphasis around the address.
    address = found.url.rstrip("*") if found else ""
    target = state.md.normalizeLink(address)
    if not address or not state.md.validateLink(target):
        return False
    if not silent:
        state.pending = state.pending[: start - state.pos]
        _push_link(state, target, state.md.normalizeLinkText(address))
    state.pos = start + len(address)
    return True


def _push_link(state: StateInline, target: str, text: str) -> None:
    opening = state.push("link_open", "a", 1)
    opening.attrs = {"href": target}
    state.push("text", "", 0).content = text
    closing = state.push("link_close", "a", -1)
    for token in (opening, closing):
        token.markup, token.info = "linkify", "auto"


def _link_rest(state: StateCore) -> None:
    """Link what has no scheme, unless a word is too long to look for it, or there may be very many.

    Each link takes as long as there are others: a text with as many words with a dot is hardly written.
    """
    is_short = max(map(len, state.src.split()), default=0) <= LONGEST_ADDRESS
    if is_short and len(_INNER_DOT.findall(state.src)) <= MOST_DOTS:
        linkify(state)
