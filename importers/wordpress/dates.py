"""Times in an export. WordPress writes the same one up to three times, and zeros where it has none."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from importers.wordpress.elements import Element
from importers.wordpress.errors import MalformedExport

_FORM = "%Y-%m-%d %H:%M:%S"
# The library's own reading takes a year of -1 for 2000.
_RFC_2822 = re.compile(r"[A-Za-z]{3}, \d{1,2} [A-Za-z]{3} \d{4} \d\d:")
# What MySQL and PHP make of "never".
_NEVER = ("0000-", "-0001-")


def read_time(element: Element, gmt: str, local: str) -> datetime | None:
    """Return the time in the field `gmt`, else in `local` taken as UTC: the export names no time zone.

    WordPress only writes well-formed times and zeros. Anything else is damage, and guessing would put
    the post into a wrong year without a word: MalformedExport with the line.
    """
    for name in (gmt, local):
        text = element.get(name)
        if text and not text.startswith(_NEVER):
            return _parse(text, element, name)
    return None


def read_pub_date(element: Element) -> datetime | None:
    """Return the time in RSS's own `pubDate`; None for one that isn't real, as drafts have it."""
    text = element.get("pubDate")
    if not _RFC_2822.match(text):
        return None
    try:
        time = parsedate_to_datetime(text)
        time = time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return time if time.timestamp() > 0 else None


def _parse(text: str, element: Element, name: str) -> datetime:
    try:
        return datetime.strptime(text, _FORM).replace(tzinfo=UTC)
    except ValueError:
        line = next(element.all(name)).line
        raise MalformedExport(f"{name} is no time: {text[:40]!r}", line) from None
