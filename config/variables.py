"""Hides how the `GAZETTE_…` variables become settings: two underscores lead into a table, values are TOML.

Dynaconf casts the values. It doesn't gather them: that would mix in `DYNACONF_…` variables, be steered by
`…_FOR_DYNACONF` ones, and evaluate `@jinja`.
"""

import os
from collections.abc import Iterator
from typing import Any

from dynaconf.utils.parse_conf import boolean_fix, parse_with_toml
from pydantic import BaseModel

from config.layers import ENVIRONMENT_VARIABLE, INSTANCE_VARIABLE, Layer, lower_keys
from config.settings import Settings

PREFIX = "GAZETTE_"


def variable_layers() -> Iterator[Layer]:
    """Read each variable as a layer, a table before its keys."""
    for name in sorted(os.environ):
        if name.startswith(PREFIX) and name not in (ENVIRONMENT_VARIABLE, INSTANCE_VARIABLE):
            keys = name.removeprefix(PREFIX).lower().split("__")
            yield Layer("the environment", _nested(keys, _value(keys, os.environ[name])))


def _value(keys: list[str], text: str) -> Any:
    """Read a value as TOML, but a text as it stands, unless it is quoted: a name may be `2026`."""
    # TOML that goes on in a second line would hide what stands there.
    parsed = text if "\n" in text else parse_with_toml(boolean_fix(text))
    return parsed if isinstance(parsed, str) or not _is_text(keys) else text


def _is_text(keys: list[str]) -> bool:
    kind: Any = Settings
    for key in keys:
        is_table = isinstance(kind, type) and issubclass(kind, BaseModel)
        field = kind.model_fields.get(key) if is_table else None
        kind = field.annotation if field else None
    return kind is str


def _nested(keys: list[str], value: Any) -> dict[str, Any]:
    for key in reversed(keys):
        value = {key: value}
    return lower_keys(value)
