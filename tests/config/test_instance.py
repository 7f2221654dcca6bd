"""The instance folder of a new site gets a secret of its own, once."""

import stat
import tomllib
from pathlib import Path

import pytest

from app import create_app
from config.instance import ensure_secret_key
from tests.config.conftest import Sources


def _secret(folder: Path) -> str:
    key: str = tomllib.loads((folder / ".secrets.toml").read_text())["default"]["secret_key"]
    return key


def test_ensure_secret_key_in_new_folder_writes_a_private_file(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "instance"
    ensure_secret_key(folder)
    assert len(_secret(folder)) == 64
    assert stat.S_IMODE((folder / ".secrets.toml").stat().st_mode) == 0o600


def test_ensure_secret_key_differs_from_site_to_site(tmp_path: Path) -> None:
    ensure_secret_key(tmp_path / "one")
    ensure_secret_key(tmp_path / "two")
    assert _secret(tmp_path / "one") != _secret(tmp_path / "two")


def test_ensure_secret_key_with_secrets_file_leaves_it_alone(tmp_path: Path) -> None:
    (tmp_path / ".secrets.toml").write_text("[default]\nsecret_key = 'mine'\n")
    ensure_secret_key(tmp_path)
    assert _secret(tmp_path) == "mine"


def test_create_app_in_development_makes_its_secret_and_keeps_it(sources: Sources) -> None:
    sources.environment("development")
    first = create_app().config["SECRET_KEY"]
    assert first == _secret(sources.instance)
    assert create_app().config["SECRET_KEY"] == first


@pytest.mark.parametrize("environment", ["testing", "production"])
def test_create_app_elsewhere_makes_no_secret(sources: Sources, environment: str) -> None:
    sources.environment(environment)
    create_app({"secret_key": "x" * 32})
    assert list(sources.instance.iterdir()) == []
