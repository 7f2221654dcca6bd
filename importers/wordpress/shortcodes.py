"""Resolves the shortcodes that WordPress brings itself: captions, galleries, players, embeds and code.

Square brackets are ordinary text too, and plugins bring shortcodes of their own: what isn't known here stays
as it is, and is named in the report if it looks like a shortcode.
"""

import html
import re
from collections import Counter
from collections.abc import Callable, Sequence

from importers.wordpress.links import find_address, link
from importers.wordpress.records import Attachment

Pictures = Callable[[Sequence[str] | None], Sequence[Attachment]]
"""Gives the pictures with these ids, or all of the post for None."""

_SHORTCODE = re.compile(r"\[(\[?)(/?)([a-zA-Z][\w-]*+)([^\[\]]*+)\](\]?)")
_ATTRIBUTE = re.compile(r"""(?<![\w-])([\w-]++)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"']++))""")
_PICTURE = re.compile(r"(?:<a\b[^<>]*+>\s*+)?<img\b[^<>]*+>(?:\s*+</a>)?", re.IGNORECASE)
_PICTURE_FILE = re.compile(r"\.(?:avif|gif|jpe?g|png|webp)(?:\?|$)", re.IGNORECASE)
_ENCLOSING = {"caption", "code", "sourcecode", "wp_caption"}
_PLAYING = {"audio", "embed", "video"}
_STANDALONE = {"gallery", "playlist"}


class Shortcodes:
    """Resolves the shortcodes of texts and counts what that cost."""

    def __init__(self, pictures: Pictures, changes: Counter[str]) -> None:
        """Take where galleries find their pictures, and where changes are counted in words."""
        self._pictures = pictures
        self._changes = changes

    def resolve(self, text: str) -> str:
        """Return the text with HTML in place of each shortcode that is known."""
        out: list[str] = []
        position = 0
        for token in _SHORTCODE.finditer(text):
            if token.start() < position:
                continue
            out.append(text[position : token.start()])
            content, position = _content(text, token)
            resolved = None if content is None else self._resolve_one(token, content)
            out.append(self._keep(token, text[token.start() : position]) if resolved is None else resolved)
        return "".join(out) + text[position:]

    def _resolve_one(self, token: re.Match[str], content: str) -> str | None:
        match token[3].lower():
            case "caption" | "wp_caption":
                return _figure(_attributes(token[4]), content)
            case "code" | "sourcecode":
                return f"<pre><code>{content.strip(chr(10))}</code></pre>"
            case "gallery":
                attributes = _attributes(token[4])
                return self._gallery(attributes.get("ids") or attributes.get("include"))
            case "playlist":
                self._changes["playlists left out"] += 1
                return ""
            case _:
                return self._link(f"{token[4]} {content}")

    def _keep(self, token: re.Match[str], text: str) -> str:
        if token[1] and token[5]:  # [[name]] is WordPress's way to write the brackets themselves
            return text[1:-1]
        if _ATTRIBUTE.search(token[4]):
            self._changes[f"[{token[3]}] kept as text (the shortcode of some plugin)"] += 1
        return text

    def _gallery(self, ids: str | None) -> str:
        wanted = [key.strip() for key in ids.split(",")] if ids else None
        found = [picture for picture in self._pictures(wanted) if _PICTURE_FILE.search(picture.url)]
        if not found:
            self._changes["galleries left out (the export has none of their pictures)"] += 1
        return "\n\n" + "\n".join(_gallery_figure(picture) for picture in found) + "\n\n"

    def _link(self, text: str) -> str | None:
        address = find_address(text)
        if address is None:
            return None
        self._changes["players and embedded pages turned into links"] += 1
        return link(address)


def _content(text: str, token: re.Match[str]) -> tuple[str | None, int]:
    """Return what a known shortcode encloses and where it ends; None for all other brackets."""
    name = token[3].lower()
    if token[1] or token[2] or name not in _ENCLOSING | _PLAYING | _STANDALONE:
        return None, token.end()
    end = token.end(4) + 1
    if name in _STANDALONE:
        return "", end
    closing = text.find(f"[/{token[3]}]", end)
    following = text.find(f"[{token[3]}", end)
    if closing >= 0 and not 0 <= following < closing:
        return text[end:closing], closing + len(token[3]) + 3
    return (None if name in _ENCLOSING else ""), end


def _attributes(text: str) -> dict[str, str]:
    found = _ATTRIBUTE.finditer(text)
    return {
        name.lower(): html.unescape(first or second or bare)
        for name, first, second, bare in (match.groups(default="") for match in found)
    }


def _figure(attributes: dict[str, str], content: str) -> str:
    picture = _PICTURE.search(content)
    shown = picture[0] if picture else content
    words = attributes.get("caption") or (content[picture.end() :].strip() if picture else "")
    alignment = attributes.get("align", "")
    classes = f"wp-caption {alignment}" if alignment.isalpha() else "wp-caption"
    caption = f"<figcaption>{words}</figcaption>" if words else ""
    return f'\n\n<figure class="{classes}">{shown}{caption}</figure>\n\n'


def _gallery_figure(picture: Attachment) -> str:
    caption = f"<figcaption>{picture.caption}</figcaption>" if picture.caption else ""
    alt = html.escape(html.unescape(picture.alt))
    return f'<figure><img src="{html.escape(picture.url)}" alt="{alt}">{caption}</figure>'
