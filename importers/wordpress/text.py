"""Small texts of an export as Gazette keeps them: plain, in one line, and addresses in a to z."""

import html
import re
from urllib.parse import unquote

import nh3

from services.rendering import plain_text
from services.sanitizing import sanitize_post
from services.slugs import slugify

_LETTER = re.compile(r"[^\W\d_]")
_LATIN_LETTER = re.compile(r"[a-z]")


def plain_line(markup: str) -> str:
    """Return a title or a name without its markup: WordPress allows some, and escapes what remains."""
    return " ".join(html.unescape(nh3.clean(markup, tags=set(), attributes={})).split())


def plain_summary(markup: str) -> str:
    """Return an excerpt or a description as running text."""
    return plain_text(sanitize_post(markup))


def slug_from(wordpress_slug: str) -> str:
    """Return WordPress's slug, percent-encoded or not, by our rules; empty if too little of it remains.

    Of a name in another script slugify() may leave just a number, which would say less than nothing.
    """
    decoded = unquote(wordpress_slug, errors="replace")
    slug = slugify(decoded, fallback="")
    if _LETTER.search(decoded) and not _LATIN_LETTER.search(slug):
        return ""
    return slug
