"""Hides how files of settings are parsed: tomllib reads them. `config.variables` reads the environment.

Each source becomes a layer of plain nested dictionaries with lower-case keys. Dynaconf could read the files
and merge them itself, but it also reads `settings.local.toml`, skips a folder with brackets in its name and
evaluates `@format`; it either replaces nested tables or also concatenates lists, and can't say afterwards
which source a nested value came from. All that matters here, so merging is ours (`config.loading`).
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from config.errors import ConfigurationError

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT_VARIABLE = "GAZETTE_ENV"
INSTANCE_VARIABLE = "GAZETTE_INSTANCE"


@dataclass(frozen=True)
class Layer:
    """The settings of one source; `source` is how a message names it."""

    source: str
    values: dict[str, Any]


def file_layers(path: Path, environment: str) -> list[Layer]:
    """Read the `[default]` and the environment's table of one TOML file, weakest first."""
    tables = _read_tables(path)
    for table in ("default", environment):
        if not isinstance(tables.get(table, {}), dict):
            raise ConfigurationError(
                f"{table} in {shown(path)} is no table: write its settings under [{table}]"
            )
    return [
        Layer(f"{shown(path)} [{table}]", tables[table])
        for table in ("default", environment)
        if table in tables
    ]


def shown(path: Path) -> str:
    """Name a file as messages do: from the root on, or in full where it lies elsewhere."""
    return str(path.relative_to(ROOT) if path.is_relative_to(ROOT) else path)


def environments_of(path: Path) -> frozenset[str]:
    """Name the environments that a settings file knows."""
    return frozenset(_read_tables(path)) - {"default"}


def unknown_tables(path: Path, environments: frozenset[str]) -> list[str]:
    """Name the top-level entries of a file that are no environment: mistyped, they would be ignored."""
    return sorted(set(_read_tables(path)) - environments - {"default"})


def lower_keys(values: Mapping[str, Any]) -> dict[str, Any]:
    """Write all keys in lower case, those of nested tables too."""
    return {
        key.lower(): lower_keys(value) if isinstance(value, Mapping) else value
        for key, value in values.items()
    }


def _read_tables(path: Path) -> dict[str, Any]:
    if not path.is_file():
        raise ConfigurationError(f"{shown(path)} is missing: restore it from the release")
    try:
        return lower_keys(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise ConfigurationError(f"{shown(path)} can't be read as TOML: {error}") from None
