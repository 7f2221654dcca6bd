"""How files are read: as plain TOML, the default and the environment's table."""

from pathlib import Path

import pytest

from config import ConfigurationError
from config.layers import environments_of, file_layers, shown, unknown_tables
from tests.config.conftest import Sources


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A settings file with two environments and a mistyped one."""
    path = tmp_path / "settings.toml"
    path.write_text("[default]\na = 1\n[testing]\na = 2\n[production.b]\nC = 3\n[prodution]\n")
    return path


def test_file_layers_gives_default_and_then_the_environment(file: Path) -> None:
    layers = file_layers(file, "testing")
    assert [(layer.source, layer.values) for layer in layers] == [
        (f"{file} [default]", {"a": 1}),
        (f"{file} [testing]", {"a": 2}),
    ]


def test_file_layers_with_upper_case_gives_lower_case_keys(file: Path) -> None:
    assert file_layers(file, "production")[1].values == {"b": {"c": 3}}


def test_file_layers_of_an_environment_without_table_is_default_alone(file: Path) -> None:
    assert [layer.values for layer in file_layers(file, "development")] == [{"a": 1}]


def test_file_layers_of_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"nothing\.toml is missing: restore it from the release"):
        file_layers(tmp_path / "nothing.toml", "testing")


def test_file_layers_of_unreadable_file_is_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_options: object) -> str:
        raise PermissionError(13, "Permission denied", str(file))

    monkeypatch.setattr(Path, "read_text", refuse)
    with pytest.raises(
        ConfigurationError, match=r"settings\.toml can't be read as TOML: .*Permission denied"
    ):
        file_layers(file, "testing")


def test_unknown_tables_names_what_is_no_environment(file: Path) -> None:
    known = frozenset({"testing", "production"})
    assert unknown_tables(file, known) == ["prodution"]
    assert unknown_tables(file, known | {"prodution"}) == []


def test_environments_of_settings_toml_are_the_three(checkout: Path) -> None:
    assert environments_of(checkout / "settings.toml") == {"development", "testing", "production"}


def test_shown_inside_the_checkout_is_short_and_outside_in_full(checkout: Path, tmp_path: Path) -> None:
    assert shown(checkout / "settings.toml") == "settings.toml"
    assert shown(checkout / "instance" / ".secrets.toml") == "instance/.secrets.toml"
    assert shown(tmp_path / "settings.toml") == f"{tmp_path}/settings.toml"


def test_file_in_a_folder_with_brackets_is_read(sources: Sources) -> None:
    sources.use(sources.instance.parent / "[site]")
    sources.write("[default.site]\nname = 'Bracketed'")
    assert sources.load().settings.site.name == "Bracketed"


def test_file_beside_the_known_ones_is_not_read(sources: Sources) -> None:
    sources.write("")
    sources.write("[default.site]\nname = 'Local'", "settings.local.toml")
    assert sources.load().settings.site.name == "The Gazette"


@pytest.mark.parametrize("name", ["@format {env[HOME]}", "@jinja {{ 1 + 1 }}", "@int 5", "@none", "@del"])
def test_file_with_markers_of_dynaconf_means_what_it_says(sources: Sources, name: str) -> None:
    sources.write(f"[default.site]\nname = '{name}'")
    assert sources.load().settings.site.name == name
