"""The effective settings as people see them."""

import tomllib
from pathlib import Path

from config.report import report_lines
from tests.config.conftest import Sources


def _keys(lines: list[str]) -> list[str]:
    return [line.partition(" = ")[0] for line in lines]


def test_report_names_every_setting_once_in_the_order_of_settings_toml(
    sources: Sources, checkout: Path
) -> None:
    default = tomllib.loads((checkout / "settings.toml").read_text(encoding="utf-8"))["default"]
    expected = [f"{table}.{key}" for table, keys in default.items() if isinstance(keys, dict) for key in keys]
    assert _keys(list(report_lines(sources.load()))) == ["secret_key", *expected]


def test_report_shows_value_and_source(sources: Sources) -> None:
    sources.write("[default.server]\ntrusted_hosts = ['a.example']")
    sources.variable("SITE__NAME", "My\nsite")
    lines = list(report_lines(sources.load({"server": {"threads": 3}})))
    assert "site.language = 'en'  # settings.toml [default]" in lines
    assert "server.secure_cookies = False  # settings.toml [testing]" in lines
    assert f"server.trusted_hosts = ['a.example']  # {sources.instance}/settings.toml [default]" in lines
    assert "site.name = 'My\\nsite'  # the environment" in lines
    assert "server.threads = 3  # the caller's overrides" in lines


def test_report_hides_secrets_wherever_they_come_from(sources: Sources) -> None:
    sources.secrets('[default]\nsecret_key = "hunter2"\n[default.limits]\nstorage_url = "redis://:hunter2@r"')
    sources.variable("DATABASE__URL", "postgresql://gazette:hunter2@db.example/gazette?sslpassword=hunter2")
    report = "\n".join(report_lines(sources.load()))
    assert "hunter2" not in report
    assert f"secret_key = '********'  # {sources.instance}/.secrets.toml [default]" in report
    assert "database.url = 'postgresql://********@db.example/gazette?********'  # the environment" in report
    assert "limits.storage_url = 'redis://********@r'" in report
