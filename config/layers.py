"""Hides how each source of settings is parsed: Dynaconf reads the TOML files and the GAZETTE_… variables.

Each source becomes a layer of plain nested dictionaries with lower-case keys. Dynaconf could merge them
itself, but it either replaces nested tables or also concatenates lists, and can't say afterwards which
source a nested value came from; both matter here, so merging is ours (`config.loading`).
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tomllib import TOMLDecodeError
from typing import Any

from dynaconf import Dynaconf

from config.errors import ConfigurationError

PREFIX = "GAZETTE"
ENVIRONMENT_VARIABLE = "GAZETTE_ENV"
INSTANCE_VARIABLE = "GAZETTE_INSTANCE"
RESERVED_VARIABLES = frozenset({"env", "instance"})


@dataclass(frozen=True)
class Layer:
    """The settings of one source; `source` is how a message names it."""

    source: str
    values: dict[str, Any]


def file_layers(path: Path, environment: str) -> list[Layer]:
    """Read the `[default]` and the environment's table of one TOML file, weakest first."""
    tables = _read_tables(path)
    name = path.name if path.parent.name != "instance" else f"instance/{path.name}"
    return [
        Layer(f"{name} [{table}]", tables[table]) for table in ("default", environment) if table in tables
    ]


def environments_of(path: Path) -> frozenset[str]:
    """Name the environments that a settings file knows."""
    return frozenset(_read_tables(path)) - {"default"}


def unknown_tables(path: Path, environments: frozenset[str]) -> list[str]:
    """Name the top-level entries of a file that are no environment: mistyped, they would be ignored."""
    return sorted(set(_read_tables(path)) - environments - {"default"})


def environment_layer() -> Layer:
    """Read the `GAZETTE_…` variables; two underscores lead into a table."""
    parsed = Dynaconf(settings_files=[], envvar_prefix=PREFIX, load_dotenv=False)
    given = {name.removeprefix(f"{PREFIX}_").split("__")[0] for name in os.environ}
    values = _lower_keys({key: parsed[key] for key in parsed.as_dict() if key in given})
    return Layer("the environment", {k: v for k, v in values.items() if k not in RESERVED_VARIABLES})


def _read_tables(path: Path) -> dict[str, dict[str, Any]]:
    if not path.is_file():
        raise ConfigurationError(f"{path.name} is missing: restore it from the release")
    try:
        parsed = Dynaconf(settings_files=[str(path.resolve())], load_dotenv=False, loaders=[]).as_dict()
    except TOMLDecodeError as error:
        raise ConfigurationError(f"{path.name} is not valid TOML: {error}") from None
    parsed.pop("LOAD_DOTENV", None)
    tables: dict[str, dict[str, Any]] = _lower_keys(parsed)
    return tables


def _lower_keys(values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key.lower(): _lower_keys(value) if isinstance(value, Mapping) else value
        for key, value in values.items()
    }
