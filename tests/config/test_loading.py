"""Which source of a setting wins, and what is said about where a value came from."""

import shutil
from pathlib import Path

import pytest

from config import ConfigurationError, load_settings
from tests.config.conftest import Sources


def test_load_without_instance_gives_the_shipped_settings(sources: Sources) -> None:
    loaded = sources.load()
    assert loaded.environment == "testing"
    assert loaded.settings.site.name == "The Gazette"
    assert loaded.settings.logging.level == "WARNING"
    assert loaded.origins["site.name"] == "settings.toml [default]"
    assert loaded.origins["logging.level"] == "settings.toml [testing]"


@pytest.mark.parametrize("unset", [None, ""])
def test_load_without_environment_is_development(
    sources: Sources, monkeypatch: pytest.MonkeyPatch, unset: str | None
) -> None:
    monkeypatch.delenv("GAZETTE_ENV") if unset is None else sources.environment(unset)
    loaded = sources.load()
    assert loaded.environment == "development"
    assert loaded.settings.secret_key == ""
    assert loaded.settings.server.secure_cookies is False


def test_load_without_instance_variable_reads_instance_beside_settings_toml(
    tmp_path: Path, checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(checkout / "settings.toml", tmp_path)
    (tmp_path / "instance").mkdir()
    (tmp_path / "instance" / "settings.toml").write_text("[default.site]\nname = 'Beside'")
    monkeypatch.delenv("GAZETTE_INSTANCE")
    loaded = load_settings(root=tmp_path)
    assert loaded.instance_path == tmp_path / "instance"
    assert loaded.settings.site.name == "Beside"


def test_load_without_settings_toml_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"settings\.toml is missing: restore it from the release"):
        load_settings(root=tmp_path)


def test_load_lets_each_source_win_over_the_ones_before(sources: Sources) -> None:
    one, two = "[default.site]\nname = 'one'", "[testing.site]\nname = 'two'"
    three, four = "[default.site]\nname = 'three'", "[testing.site]\nname = 'four'"
    shown = sources.instance
    steps = [
        (lambda: sources.write(one), "one", f"{shown}/settings.toml [default]"),
        (lambda: sources.write(f"{one}\n{two}"), "two", f"{shown}/settings.toml [testing]"),
        (lambda: sources.secrets(three), "three", f"{shown}/.secrets.toml [default]"),
        (lambda: sources.secrets(f"{three}\n{four}"), "four", f"{shown}/.secrets.toml [testing]"),
        (lambda: sources.variable("SITE__NAME", "five"), "five", "the environment"),
    ]
    for give, name, origin in steps:
        give()
        loaded = sources.load()
        assert (loaded.settings.site.name, loaded.origins["site.name"]) == (name, origin)
    overridden = sources.load({"site": {"name": "six"}})
    assert overridden.settings.site.name == "six"
    assert overridden.origins["site.name"] == "the caller's overrides"


def test_load_ignores_tables_of_other_environments(sources: Sources) -> None:
    sources.write("[production.site]\nname = 'Theirs'\n[development.site]\nname = 'Also theirs'")
    assert sources.load().settings.site.name == "The Gazette"


def test_load_of_part_of_a_table_keeps_its_other_keys(sources: Sources) -> None:
    sources.write("[default.site]\nname = 'Mine'")
    sources.variable("SITE__LANGUAGE", "de")
    loaded = sources.load()
    assert loaded.settings.site.model_dump() == {
        "name": "Mine",
        "description": "Notes on made things.",
        "language": "de",
        "posts_per_page": 10,
    }
    assert loaded.origins["site.posts_per_page"] == "settings.toml [default]"
    assert loaded.origins["site.language"] == "the environment"


def test_load_of_a_list_replaces_the_whole_list(sources: Sources) -> None:
    sources.write("[default.server]\ntrusted_hosts = ['one.example', 'two.example']")
    assert sources.load().settings.server.trusted_hosts == ["one.example", "two.example"]
    sources.variable("SERVER__TRUSTED_HOSTS", '["three.example"]')
    assert sources.load().settings.server.trusted_hosts == ["three.example"]


def test_load_leaves_the_callers_overrides_as_they_were(sources: Sources) -> None:
    overrides = {"site": {"name": "Mine"}}
    sources.load(overrides)
    sources.load({"site": {"name": "Other"}})
    assert overrides == {"site": {"name": "Mine"}}
    assert sources.load(overrides).settings.site.language == "en"


def test_load_with_keys_in_upper_case_is_the_same_key(sources: Sources) -> None:
    sources.write("[DEFAULT.Site]\nNAME = 'Loud'")
    assert sources.load().settings.site.name == "Loud"


def test_load_names_files_below_the_root_from_there_on(
    sources: Sources, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("config.layers.ROOT", sources.instance.parent)
    sources.write("[default.site]\nname = 'Mine'")
    assert sources.load().origins["site.name"] == "instance/settings.toml [default]"
