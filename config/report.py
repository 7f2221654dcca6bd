"""The effective settings as lines for people: each key, its value with secrets masked, and its source."""

from collections.abc import Iterator
from typing import Any

from config.loading import LoadedSettings
from config.masking import mask


def report_lines(loaded: LoadedSettings) -> Iterator[str]:
    """Yield `key = value  # source` for every setting, in the order of settings.toml."""
    for key, value in _flatten(loaded.settings.model_dump()):
        yield f"{key} = {mask(key, value)!r}  # {loaded.origins[key]}"


def _flatten(values: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in values.items():
        if isinstance(value, dict):
            yield from _flatten(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value
