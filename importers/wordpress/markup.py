"""Turns what WordPress stores as the text of a post or a comment into plain HTML.

It hides WordPress's own markup: block comments, the mark for "read more", page breaks, shortcodes, embeds
and paragraphs that are only blank lines. The result still has to be sanitised, as every body is on writing.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from importers.wordpress.links import link_lone_addresses, link_players
from importers.wordpress.paragraphs import add_paragraphs
from importers.wordpress.records import Attachment
from importers.wordpress.shortcodes import Pictures, Shortcodes

_BLOCK = re.compile(r"\s*/?wp:([\w/-]+)")
_CENTRED = re.compile(r"""text-align:\s*+center|has-text-align-center|align=["']?center""", re.IGNORECASE)
_ALIGNABLE = re.compile(r"<(?:p|h1)\b[^<>]*+>", re.IGNORECASE)
_CLASS = re.compile(r"""\bclass\s*+=\s*+["']""", re.IGNORECASE)
_NOT_IN_COMMENTS = re.compile(r"<(/?)(?:address|dd|dt|h[1-6])\b[^<>]*+>", re.IGNORECASE)
_EMPTY_PARAGRAPH = re.compile(r"<p>\s*+</p>\n?")
_SCRIPT = re.compile(r"<(script|style)\b[^<>]*+>", re.IGNORECASE)
_END_OF_SCRIPT = {name: re.compile(rf"</{name}\b[^<>]*+>", re.IGNORECASE) for name in ("script", "style")}
_PAGE_BREAK = "\n\n<hr>\n\n"


@dataclass(frozen=True)
class ConvertedBody:
    """A body as HTML; `teaser` is the part before the "read more" mark, None without one."""

    html: str
    teaser: str | None


def convert_body(text: str, pictures: Pictures, changes: Counter[str]) -> ConvertedBody:
    """Convert the text of a post. What that changes or loses is counted in `changes`, in words."""
    parts = _read_comments(_drop_scripts(text, changes), changes)
    shortcodes = Shortcodes(pictures, changes)

    def convert(part: str) -> str:
        with_links = link_lone_addresses(link_players(shortcodes.resolve(part), changes))
        # Blocks bring their own paragraphs.
        paragraphs = with_links.strip() if parts.has_blocks else add_paragraphs(with_links)
        return _centre(_EMPTY_PARAGRAPH.sub("", paragraphs))

    html = convert(parts.text)
    if parts.more_at is None:
        return ConvertedBody(html, teaser=None)
    before = parts.text[: parts.more_at]
    return ConvertedBody(html, teaser=Shortcodes(_no_pictures, Counter()).resolve(before))


def convert_comment(text: str) -> str:
    """Convert the text of a comment: headings and the like, which comments can't have, become paragraphs."""
    with_paragraphs = _NOT_IN_COMMENTS.sub(r"<\1p>", _drop_scripts(text, Counter()))
    return add_paragraphs(link_lone_addresses(with_paragraphs))


@dataclass
class _Parts:
    text: str
    has_blocks: bool
    more_at: int | None


def _read_comments(text: str, changes: Counter[str]) -> _Parts:
    first, *others = text.split("<!--")
    out, length = [first], len(first)
    parts = _Parts("", has_blocks=False, more_at=None)
    for other in others:
        comment, ended, following = other.partition("-->")
        if _BLOCK.match(comment):
            parts.has_blocks = True
            following = following.lstrip("\n")
            _note_dynamic(comment, changes)
        elif comment.startswith("more") and parts.more_at is None:
            parts.more_at = length
        elif comment.startswith("nextpage"):
            following = _PAGE_BREAK + following
        out.append(following if ended else "")
        length += len(out[-1])
    parts.text = "".join(out)
    return parts


def _drop_scripts(text: str, changes: Counter[str]) -> str:
    # Sanitising takes them out of what readers get; here they also go from what authors will edit.
    out: list[str] = []
    position = 0
    while begin := _SCRIPT.search(text, position):
        out.append(text[position : begin.start()])
        end = _END_OF_SCRIPT[begin[1].lower()].search(text, begin.end())
        position = end.end() if end else len(text)
        changes["scripts and styles left out"] += 1
    return "".join(out) + text[position:]


def _note_dynamic(comment: str, changes: Counter[str]) -> None:
    # A block that ends itself holds no text: WordPress makes its content up each time it is shown.
    block = _BLOCK.match(comment)
    if block and comment.rstrip().endswith("/"):
        changes[f"{block[1]} blocks left out (WordPress makes up their content each time)"] += 1


def _centre(html: str) -> str:
    def mark(tag: re.Match[str]) -> str:
        if not _CENTRED.search(tag[0]):
            return tag[0]
        if _CLASS.search(tag[0]):
            return _CLASS.sub(lambda begin: f"{begin[0]}aligncenter ", tag[0], count=1)
        return f'{tag[0][:-1]} class="aligncenter">'

    return _ALIGNABLE.sub(mark, html)


def _no_pictures(_ids: Sequence[str] | None) -> Sequence[Attachment]:
    return ()
