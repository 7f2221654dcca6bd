"""Merges the layers of settings key by key, remembers where each value came from, and validates them."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from config.errors import ConfigurationError
from config.layers import (
    ENVIRONMENT_VARIABLE,
    INSTANCE_VARIABLE,
    ROOT,
    Layer,
    environments_of,
    file_layers,
    shown,
    unknown_tables,
)
from config.masking import mask
from config.settings import Settings
from config.variables import variable_layers

DEFAULT_ENVIRONMENT = "development"
MIN_SECRET_LENGTH = 32

Origins = dict[str, str]


@dataclass(frozen=True)
class LoadedSettings:
    """The settings of one environment, and where each dotted key's value came from."""

    environment: str
    instance_path: Path
    settings: Settings
    origins: Origins


def load_settings(overrides: Mapping[str, Any] | None = None, root: Path = ROOT) -> LoadedSettings:
    """Read, merge and validate the settings.

    `overrides` is nested like settings.toml and wins over every other source. The environment is
    GAZETTE_ENV's, and the instance folder GAZETTE_INSTANCE or `instance/` beside settings.toml.
    Raises ConfigurationError with one line that names the key, its source and the mend.
    """
    environment = _environment(root / "settings.toml")
    instance_path = Path(os.environ.get(INSTANCE_VARIABLE) or root / "instance").resolve()
    layers = list(_layers(root, instance_path, environment))
    layers.append(Layer("the caller's overrides", dict(overrides or {})))
    values, origins = _merge(layers)
    settings = _validate(values, origins)
    if environment == "production":
        _check_production(settings, origins, _shipped_secrets(root / "settings.toml"))
    return LoadedSettings(environment, instance_path, settings, origins)


def _environment(settings_file: Path) -> str:
    environment = os.environ.get(ENVIRONMENT_VARIABLE) or DEFAULT_ENVIRONMENT
    known = environments_of(settings_file)
    if environment not in known:
        raise ConfigurationError(
            f"{ENVIRONMENT_VARIABLE}={environment} is not an environment of settings.toml: "
            f"use one of {', '.join(sorted(known))}"
        )
    return environment


def _layers(root: Path, instance_path: Path, environment: str) -> Iterator[Layer]:
    settings_file = root / "settings.toml"
    yield from file_layers(settings_file, environment)
    for path in (instance_path / "settings.toml", instance_path / ".secrets.toml"):
        if path.is_file():
            _refuse_unknown_tables(path, environments_of(settings_file))
            yield from file_layers(path, environment)
    yield from variable_layers()


def _refuse_unknown_tables(path: Path, environments: frozenset[str]) -> None:
    for name in unknown_tables(path, environments):
        raise ConfigurationError(
            f"{name} in {shown(path)} is no environment: put it under [default], or under one of "
            f"{', '.join(sorted(environments))}"
        )


def _merge(layers: list[Layer]) -> tuple[dict[str, Any], Origins]:
    values: dict[str, Any] = {}
    origins: Origins = {}
    for layer in layers:
        _merge_into(values, layer.values, origins, layer.source, prefix="")
    return values, origins


def _merge_into(
    target: dict[str, Any], values: Mapping[str, Any], origins: Origins, source: str, prefix: str
) -> None:
    for key, value in values.items():
        dotted = f"{prefix}{key}"
        if isinstance(value, Mapping) and isinstance(target.setdefault(key, {}), dict):
            _merge_into(target[key], value, origins, source, prefix=f"{dotted}.")
        else:
            target[key] = value
        origins[dotted] = source


def _validate(values: dict[str, Any], origins: Origins) -> Settings:
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        raise ConfigurationError(_explain(error.errors()[0], origins)) from None


def _explain(error: ErrorDetails, origins: Origins) -> str:
    # A list's index is no key of its own: name the setting that holds the list.
    key = ".".join(part for part in error["loc"] if isinstance(part, str))
    source = origins.get(key, "settings.toml")
    match error["type"]:
        case "extra_forbidden":
            return f"{key} (in {source}) is not a setting: remove it, or see settings.toml for its name"
        case "missing":
            return f"{key} is missing from settings.toml: restore it from the release"
        case "model_type":
            # The value isn't shown: it may well be the URL that belongs to a key of the table.
            return (
                f"{key} (in {source}) is a table of settings, not one value: "
                "give each by its own name, as settings.toml does"
            )
    # What a check of our own says comes with a prefix by pydantic.
    wrong, wanted = mask(key, error["input"]), error["msg"].removeprefix("Value error, ")
    return f"{key} (in {source}) is wrong: {wanted[0].lower()}{wanted[1:]}, not {wrong!r}; mend it there"


def _check_production(settings: Settings, origins: Origins, shipped: frozenset[str]) -> None:
    if len(settings.secret_key) < MIN_SECRET_LENGTH or settings.secret_key in shipped:
        raise ConfigurationError(
            f"secret_key (in {origins['secret_key']}) must be a secret of its own in production, at "
            f"least {MIN_SECRET_LENGTH} characters: set GAZETTE_SECRET_KEY or put it under [default] "
            "in instance/.secrets.toml"
        )
    if os.environ.get("FLASK_DEBUG", "0").lower() not in ("", "0", "false", "no"):
        raise ConfigurationError(
            "FLASK_DEBUG (in the environment) is on in production: unset it, debug pages show secrets"
        )


def _shipped_secrets(settings_file: Path) -> frozenset[str]:
    """Return the secrets that everybody can read in the repository."""
    return frozenset(
        layer.values.get("secret_key", "")
        for environment in environments_of(settings_file)
        for layer in file_layers(settings_file, environment)
    )
