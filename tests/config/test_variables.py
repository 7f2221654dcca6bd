"""How variables are read: with the types that TOML has, a text as it is, and nothing but our own."""

from typing import Any

import pytest

from config.variables import variable_layers
from tests.config.conftest import Sources


@pytest.mark.parametrize(
    ("value", "parsed"),
    [
        ("7", 7),
        ("true", True),
        ("False", False),
        ("The Gazette", "The Gazette"),
        ("'7'", "7"),
        ("", ""),
        ("['a', 'b']", ["a", "b"]),
        ("{Five = 5}", {"five": 5}),
        ("sqlite:///my.db", "sqlite:///my.db"),
        ("\u00e9#1", "\u00e9#1"),
        ("7\nfour = 4", "7\nfour = 4"),
    ],
)
def test_variable_is_read_as_toml_where_it_is_toml(sources: Sources, value: str, parsed: Any) -> None:
    sources.variable("ONE__TWO__THREE", value)
    (layer,) = variable_layers()
    assert layer.source == "the environment"
    assert layer.values == {"one": {"two": {"three": parsed}}}


@pytest.mark.parametrize("name", ["2026", "20_26", "1e5", "true", "2026-01-01", "[x]", "{a = 1}", "nan"])
def test_variable_of_a_text_is_taken_as_it_is(sources: Sources, name: str) -> None:
    sources.variable("SITE__NAME", name)
    assert sources.load().settings.site.name == name


@pytest.mark.parametrize("quoted", ['"2026"', "'2026'"])
def test_variable_of_a_text_may_be_quoted(sources: Sources, quoted: str) -> None:
    sources.variable("ACCOUNTS__TERMS_VERSION", quoted)
    assert sources.load().settings.accounts.terms_version == "2026"


def test_variable_of_a_secret_in_digits_is_taken(sources: Sources) -> None:
    sources.variable("SECRET_KEY", "0123456789" * 4)
    assert sources.load().settings.secret_key == "0123456789" * 4


def test_variable_of_a_number_stays_one(sources: Sources) -> None:
    sources.variable("SITE__POSTS_PER_PAGE", "'7'")
    assert sources.refusal().startswith("site.posts_per_page (in the environment) is wrong: ")
    sources.variable("SITE__POSTS_PER_PAGE", "7")
    assert sources.load().settings.site.posts_per_page == 7


def test_variable_is_read_in_both_cases(sources: Sources) -> None:
    sources.variable("site__Name", "Low")
    assert sources.load().settings.site.name == "Low"


def test_variable_of_a_table_and_of_its_key_are_both_read(sources: Sources) -> None:
    sources.variable("SITE", "{name = 'Mine', language = 'fr'}")
    sources.variable("SITE__LANGUAGE", "de")
    site = sources.load().settings.site
    assert (site.name, site.language) == ("Mine", "de")


@pytest.mark.parametrize(
    "name", ["ENV", "LOAD_DOTENV", "SITE__NAME", "DYNACONF_SITE__NAME", "SITE__NAME_FOR_DYNACONF"]
)
def test_variable_without_our_prefix_is_not_read(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "theirs")
    assert list(variable_layers()) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DYNACONF_SITE__NAME", "theirs"),
        ("DYNACONF_SITE", "{name = 'theirs'}"),
        ("NESTED_SEPARATOR_FOR_DYNACONF", "___"),
        ("AUTO_CAST_FOR_DYNACONF", "false"),
        ("ENVVAR_PREFIX_FOR_DYNACONF", "THEIRS"),
        ("IGNORE_UNKNOWN_ENVVARS_FOR_DYNACONF", "true"),
        ("ENVVAR_FOR_DYNACONF", "THEIRS"),
        ("ENV_FOR_DYNACONF", "theirs"),
    ],
)
def test_variable_for_dynaconf_changes_nothing_of_ours(
    sources: Sources, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    sources.variable("SITE__LANGUAGE", "de")
    sources.variable("SITE__POSTS_PER_PAGE", "7")
    monkeypatch.setenv(name, value)
    site = sources.load().settings.site
    assert (site.name, site.language, site.posts_per_page) == ("The Gazette", "de", 7)


@pytest.mark.parametrize("name", ["@format {env[HOME]}", "@jinja {{ 1 + 1 }}", "@int 5", "@none", "@del"])
def test_variable_with_markers_of_dynaconf_means_what_it_says(sources: Sources, name: str) -> None:
    sources.variable("SITE__NAME", name)
    assert sources.load().settings.site.name == name
