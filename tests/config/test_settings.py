"""settings.toml and config/settings.py say the same, and each setting refuses what makes no sense."""

import copy
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from config import Settings
from tests.config.conftest import Sources

ROOT = Path(__file__).resolve().parent.parent.parent
LINES = (ROOT / "settings.toml").read_text(encoding="utf-8").splitlines()
TABLES = tomllib.loads("\n".join(LINES))
KEY = re.compile(r"[a-z_]+ = ")

WRONG_TYPES = {str: 5, int: "5", bool: 1, list: "one.example"}


def _declared(table: type[BaseModel], prefix: str = "") -> Iterator[str]:
    for name, field in table.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            yield from _declared(field.annotation, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}"


def _written(table: dict[str, Any], prefix: str = "") -> Iterator[str]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _written(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}"


def _default_lines() -> list[str]:
    start = next(n for n, line in enumerate(LINES) if line == "[default]")
    end = next(n for n, line in enumerate(LINES) if line.startswith("[development"))
    return [line for line in LINES[start:end] if KEY.match(line)]


KEYS = list(_written(TABLES["default"]))


def test_settings_declared_and_written_are_the_same() -> None:
    assert list(_declared(Settings)) == KEYS


@pytest.mark.parametrize("environment", ["development", "testing", "production"])
def test_settings_of_an_environment_only_change_what_default_has(environment: str) -> None:
    assert set(_written(TABLES[environment])) <= set(KEYS)


@pytest.mark.parametrize("line", _default_lines(), ids=lambda line: line.partition(" ")[0])
def test_setting_written_has_one_comment(line: str) -> None:
    assert re.search(r"\S\s+# \S.{4,}$", line), f"{line} says nothing about itself"


def test_setting_lines_are_all_settings() -> None:
    assert len(_default_lines()) == len(KEYS)


def test_settings_have_no_defaults_of_their_own() -> None:
    with pytest.raises(ValidationError) as refused:
        Settings.model_validate({})
    assert {error["type"] for error in refused.value.errors()} == {"missing"}


def test_settings_once_loaded_are_frozen(sources: Sources) -> None:
    settings = sources.load().settings
    with pytest.raises(ValidationError, match="frozen"):
        settings.site.name = "Another"
    assert settings.site.name == "The Gazette"


def _place(values: dict[str, Any], key: str) -> tuple[dict[str, Any], str]:
    *tables, name = key.split(".")
    return (values[tables[0]] if tables else values), name


def _refused(values: dict[str, Any]) -> list[tuple[str, str]]:
    with pytest.raises(ValidationError) as refused:
        Settings.model_validate(values)
    return [(".".join(map(str, error["loc"])), error["type"]) for error in refused.value.errors()]


@pytest.mark.parametrize("key", KEYS)
def test_setting_missing_or_of_wrong_type_is_refused_by_name(key: str) -> None:
    values = copy.deepcopy(TABLES["default"])
    table, name = _place(values, key)
    table[name] = WRONG_TYPES[type(table[name])]
    ((wrong_key, kind),) = _refused(values)
    assert wrong_key == key
    assert kind.endswith("_type") or kind == "literal_error"
    del table[name]
    assert _refused(values) == [(key, "missing")]
