"""Makes the part of an address that names something out of its title."""

import re
import unicodedata
from collections.abc import Iterator

LONGEST = 200
_ROOM_FOR_NUMBER = 12


def slugify(text: str, *, fallback: str) -> str:
    """Return the text in a to z, digits and single hyphens; `fallback` where none of it remains."""
    latin = unicodedata.normalize("NFKD", text.replace("ß", "ss")).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", latin.lower()).strip("-")
    return slug[: LONGEST - _ROOM_FOR_NUMBER].strip("-") or fallback


def candidates(slug: str) -> Iterator[str]:
    """Yield the slug, then numbered ones for when it is taken."""
    yield slug
    for number in range(2, 1_000_000):
        yield f"{slug}-{number}"
