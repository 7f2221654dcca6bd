"""`flask config`: the effective settings, where each came from, and no secret among them."""

import tomllib
from pathlib import Path

import pytest
from flask.testing import FlaskCliRunner

from app import create_app
from config.masking import MASK
from tests.support.sites import Site


def _lines(**overrides: object) -> list[str]:
    result = create_app(overrides).test_cli_runner().invoke(args=["config"])
    assert result.exit_code == 0, result.output
    return result.output.splitlines()


def test_config_shows_every_setting_once_with_its_source(cli: FlaskCliRunner, checkout: Path) -> None:
    lines = cli.invoke(args=["config"]).output.splitlines()
    default = tomllib.loads((checkout / "settings.toml").read_text())["default"]
    tables = {name: table for name, table in default.items() if isinstance(table, dict)}
    keys = [name for name in default if name not in tables]
    keys += [f"{name}.{key}" for name, table in tables.items() for key in table]
    assert lines[0] == "# environment: testing"
    assert [line.partition(" = ")[0] for line in lines[1:]] == keys
    assert "passwords.memory_kib = 8  # settings.toml [testing]" in lines
    assert "site.name = 'The Gazette'  # settings.toml [default]" in lines
    assert all("  # " in line for line in lines[1:])


def test_config_masks_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GAZETTE_SECRET_KEY", "a secret of forty characters or so, really")
    lines = _lines(database={"url": "postgresql://ada:hunter2@db.example/gazette"})
    assert "forty" not in str(lines)
    assert "hunter2" not in str(lines)
    assert f"secret_key = '{MASK}'  # the environment" in lines
    assert f"database.url = 'postgresql://{MASK}@db.example/gazette'  # the caller's overrides" in lines


def test_config_names_the_instance_and_the_environment_as_sources(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "settings.toml").write_text("[testing.site]\nposts_per_page = 3\n")
    monkeypatch.setenv("GAZETTE_INSTANCE", str(tmp_path))
    monkeypatch.setenv("GAZETTE_SITE__NAME", "The Morning Post")
    sources = dict(line.split("  # ", 1) for line in _lines()[1:])
    assert sources["site.posts_per_page = 3"].endswith("settings.toml [testing]")
    assert sources["site.posts_per_page = 3"] != "settings.toml [testing]"
    assert sources["site.name = 'The Morning Post'"] == "the environment"


def test_config_with_wrong_file_is_one_line_and_status_1(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.instance.mkdir()
    (site.instance / "settings.toml").write_text("[default")
    result = site.run("config")
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith("gazette: ")
    assert "settings.toml" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_config_with_argument_fails(cli: FlaskCliRunner) -> None:
    assert cli.invoke(args=["config", "site.name"]).exit_code == 2
