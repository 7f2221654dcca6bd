"""The public form of keys: global ids and cursors, as text that both databases can also build themselves.

An id is `1~Post~42`: the version of this encoding, the type, the key. A cursor is
`1~posts~NEWEST~2026-01-31T10:00:00.000000Z~42`: the version, the list and its order, and the keys of the
row it points at. They are not signed: what may be seen never depends on them, and an edited cursor only
points elsewhere.
"""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

VERSION = "1"
SEPARATOR = "~"
NULL = "-"
LARGEST_KEY = 2**63 - 1
LONGEST = 4_000

_INT = re.compile("0|[1-9][0-9]{0,18}")

KeyValue = int | str | datetime | None


class MalformedId(ValueError):
    """A text that is no id or cursor of the wanted kind."""


def encode_id(type_name: str, key: int) -> str:
    """Return the global id of a row."""
    return SEPARATOR.join((VERSION, type_name, str(key)))


def decode_id(text: str) -> tuple[str, int]:
    """Return the type and the key of a global id. Raises MalformedId."""
    match text.split(SEPARATOR) if len(text) <= LONGEST else ():
        case (version, type_name, key) if version == VERSION and type_name:
            return type_name, _decode_int(key)
    raise MalformedId(f"not an id: {text[:60]!r}")


def encode_cursor(list_name: str, order: str, values: Sequence[KeyValue]) -> str:
    """Return the cursor of the row with these order keys in an ordered list."""
    return SEPARATOR.join((VERSION, list_name, order, *map(_encode_value, values)))


def decode_cursor(text: str, list_name: str, order: str, types: Sequence[type]) -> list[KeyValue]:
    """Return the order keys in a cursor of this list, order and key types. Raises MalformedId."""
    parts = text.split(SEPARATOR) if len(text) <= LONGEST else []
    if parts[:3] != [VERSION, list_name, order] or len(parts) != 3 + len(types):
        raise MalformedId(f"not a cursor of this list and order: {text[:60]!r}")
    return [_decode_value(part, kind) for part, kind in zip(parts[3:], types, strict=True)]


def _encode_value(value: Any) -> str:
    match value:
        case None:
            return NULL
        case int():
            return str(value)
        case datetime():
            return format_time(value)
    # Text could hold the separator: its UTF-8 bytes in hexadecimal can't.
    return str(value).encode().hex().upper()


def format_time(value: datetime) -> str:
    """Return an instant as the API gives it: ISO 8601, UTC, six digits, `Z`."""
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ").rjust(27, "0")


def _decode_value(text: str, kind: type) -> KeyValue:
    if text == NULL:
        return None
    try:
        if kind is int:
            return _decode_int(text)
        if kind is datetime:
            return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
        return _decode_text(text)
    except ValueError:
        raise MalformedId(f"not a cursor: {text[:60]!r}") from None


def _decode_text(text: str) -> str:
    decoded = bytes.fromhex(text).decode()
    if "\0" in decoded:
        raise ValueError("PostgreSQL fails on NUL, even when it only compares")
    return decoded


def _decode_int(text: str) -> int:
    # int() also takes signs, spaces, underscores, other scripts' digits and leading zeros.
    if not (_INT.fullmatch(text) and int(text) <= LARGEST_KEY):
        raise MalformedId(f"not a key: {text[:60]!r}")
    return int(text)
