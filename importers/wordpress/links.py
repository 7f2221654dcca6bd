"""Turns what would play or embed something into a link to it: posts hold no players and no frames."""

import html
import re
from collections import Counter

_ADDRESS = re.compile(r"""https?://[^\s<>"'\[\]]++""")
_ALONE = re.compile(r"""(^|<p>)[ \t]*+(https?://[^\s<>"'\[\]]++)[ \t]*+(?=$|</p>)""", re.MULTILINE)
_PLAYER = re.compile(r"<(?:audio|embed|iframe|source|video)\b([^<>]*+)>", re.IGNORECASE)
_SOURCE = re.compile(r"""\bsrc\s*+=\s*+["']?([^\s"'<>]++)""", re.IGNORECASE)


def find_address(text: str) -> str | None:
    """Return the first web address in a text."""
    found = _ADDRESS.search(text)
    return html.unescape(found[0]) if found else None


def link(address: str) -> str:
    """Return a link that shows its own address."""
    safe = html.escape(address)
    return f'<a href="{safe}">{safe}</a>'


def link_lone_addresses(text: str) -> str:
    """Link each address that has a line or a paragraph for itself: WordPress would embed what is there."""
    return _ALONE.sub(lambda found: found[1] + link(html.unescape(found[2])), text)


def link_players(text: str, changes: Counter[str]) -> str:
    """Put a link in place of each tag of a player or a frame that names its source."""

    def replace(tag: re.Match[str]) -> str:
        source = _SOURCE.search(tag[1])
        address = html.unescape(source[1]) if source else ""
        if address.startswith("//"):
            address = f"https:{address}"
        if not address.startswith(("http://", "https://")):
            return ""
        changes["players and embedded pages turned into links"] += 1
        return f"{link(address)} "

    return _PLAYER.sub(replace, text)
