"""Keeps secrets out of everything that shows a setting to people."""

from typing import Any
from urllib.parse import urlsplit, urlunsplit

MASK = "********"


def mask(key: str, value: Any) -> Any:
    """Hide what is secret in a setting: the whole of a secret key, the user and password of a URL."""
    if key == "secret_key":
        return MASK if value else ""
    if key.endswith("url") and "@" in str(value):
        parts = urlsplit(str(value))
        host = parts.netloc.rpartition("@")[2]
        return urlunsplit(parts._replace(netloc=f"{MASK}@{host}", query=""))
    return value
