"""`flask graphql …`: the schema as committed files, and changes of it that would break clients."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskCliRunner

from schema import print_sdl
from schema.reference import reference
from tests.support.backends import ON_SQLITE_ALONE

pytestmark = ON_SQLITE_ALONE

BIO = '  """A few sentences about themselves."""\n  bio: String!\n'


@pytest.fixture
def committed(app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that the commands read and write, instead of the one in the checkout."""
    monkeypatch.setattr(app, "root_path", str(tmp_path))
    (tmp_path / "schema").mkdir()
    (tmp_path / "schema" / "released.graphql").write_text(print_sdl(), encoding="utf-8")
    (tmp_path / "CHANGELOG.md").write_text("# Changelog\n\n## Unreleased\n", encoding="utf-8")
    return tmp_path / "schema" / "schema.graphql"


@pytest.fixture
def released(cli: FlaskCliRunner, committed: Path) -> Path:
    """The schema as it was last released, beside a committed one that is up to date."""
    assert cli.invoke(args=["graphql", "print"]).exit_code == 0
    return committed.with_name("released.graphql")


@pytest.fixture
def pages(released: Path) -> Path:
    """The folder of the reference, up to date."""
    return released.parent.parent / "docs" / "reference"


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_print_writes_what_check_accepts(cli: FlaskCliRunner, committed: Path) -> None:
    result = cli.invoke(args=["graphql", "print"])
    assert result.exit_code == 0
    assert result.output == "schema/schema.graphql is written.\ndocs/reference is written.\n"
    assert committed.read_text(encoding="utf-8") == print_sdl()
    result = cli.invoke(args=["graphql", "check"])
    assert (result.exit_code, result.output) == (0, "")


def test_check_of_the_committed_files_passes(cli: FlaskCliRunner) -> None:
    result = cli.invoke(args=["graphql", "check"])
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("change", ["\n", "\ntype Forgotten { id: ID! }\n"])
def test_check_of_other_file_fails_and_says_the_mend(
    cli: FlaskCliRunner, committed: Path, change: str
) -> None:
    committed.write_text(print_sdl() + change, encoding="utf-8")
    result = cli.invoke(args=["graphql", "check"])
    assert result.exit_code == 1
    assert "flask --app app graphql print" in result.output


def test_check_without_file_fails_and_says_the_mend(cli: FlaskCliRunner, committed: Path) -> None:
    assert not committed.exists()
    result = cli.invoke(args=["graphql", "check"])
    assert result.exit_code == 1
    assert "flask --app app graphql print" in result.output


@pytest.mark.parametrize(
    ("name", "text"), [("queries.md", None), ("queries.md", "# Q\n"), ("old.md", "# Old\n")]
)
@pytest.mark.parametrize("command", ["print", "reference"])
def test_check_of_another_reference_fails_until_it_is_written(
    cli: FlaskCliRunner, pages: Path, name: str, text: str | None, command: str
) -> None:
    if text is None:
        (pages / name).unlink()
    else:
        (pages / name).write_text(text, encoding="utf-8")
    result = cli.invoke(args=["graphql", "check"])
    assert result.exit_code == 1
    assert "docs/reference is out of date: run `flask --app app graphql print`" in result.output
    assert cli.invoke(args=["graphql", command]).exit_code == 0
    assert {path.name: path.read_text(encoding="utf-8") for path in pages.iterdir()} == reference(print_sdl())
    assert cli.invoke(args=["graphql", "check"]).exit_code == 0


def test_reference_is_written_without_the_schema(cli: FlaskCliRunner, committed: Path) -> None:
    result = cli.invoke(args=["graphql", "reference"])
    assert (result.exit_code, result.output) == (0, "docs/reference is written.\n")
    assert not committed.exists()


def test_check_of_a_breaking_change_fails_with_the_lines_that_mend_it(
    cli: FlaskCliRunner, released: Path
) -> None:
    _replace(released, "type Post implements Node {", "type Post implements Node {\n  text: String!\n")
    result = cli.invoke(args=["graphql", "check"])
    assert result.exit_code == 1
    heading, line = "### Breaking changes", result.output.splitlines()[-1]
    assert heading in result.output
    assert line.endswith("`Post.text` is removed without deprecation, because …")
    changelog = released.parent.parent / "CHANGELOG.md"
    changelog.write_text(f"{changelog.read_text()}\n{heading}\n\n{line.replace('…', 'it was a copy.')}\n")
    assert cli.invoke(args=["graphql", "check"]).exit_code == 0


def test_check_of_an_addition_passes_and_names_what_deserves_a_look(
    cli: FlaskCliRunner, released: Path
) -> None:
    _replace(released, '  """The first published."""\n  OLDEST\n\n', "")
    _replace(released, f"{BIO}\n", "")
    result = cli.invoke(args=["graphql", "check"])
    assert (result.exit_code, result.output) == (0, "Allowed, but look again: `PostOrder.OLDEST` is new.\n")


def test_check_of_a_deprecation_without_its_day_fails(
    cli: FlaskCliRunner, released: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    current = print_sdl().replace("bio: String!", 'bio: String! @deprecated(reason: "Nobody reads it.")')
    monkeypatch.setattr("commands.graphql.print_sdl", lambda: current)
    assert cli.invoke(args=["graphql", "print"]).exit_code == 0
    result = cli.invoke(args=["graphql", "check"])
    assert result.exit_code == 1
    assert "deprecated without the day" in result.output
    assert "User.bio" in result.output


def test_check_without_a_released_schema_fails_until_there_is_one(
    cli: FlaskCliRunner, released: Path
) -> None:
    released.unlink()
    result = cli.invoke(args=["graphql", "check"])
    assert result.exit_code == 1
    assert "flask --app app graphql release" in result.output
    result = cli.invoke(args=["graphql", "release"])
    assert (result.exit_code, result.output) == (0, "schema/released.graphql is written.\n")
    assert released.read_text(encoding="utf-8") == print_sdl()
    assert cli.invoke(args=["graphql", "check"]).exit_code == 0


@pytest.mark.parametrize("command", ["check", "release"])
@pytest.mark.parametrize("text", ["<<<<<<< HEAD\n", "type Query {", "type A { b: Nowhere }"])
def test_released_schema_that_is_none_is_refused_by_name(
    cli: FlaskCliRunner, released: Path, command: str, text: str
) -> None:
    released.write_text(text, encoding="utf-8")
    result = cli.invoke(args=["graphql", command])
    assert result.exit_code == 1
    assert result.output.startswith("Error: schema/released.graphql is no schema: ")
    assert released.read_text(encoding="utf-8") == text


def test_release_takes_additions_up(cli: FlaskCliRunner, released: Path) -> None:
    _replace(released, f"{BIO}\n", "")
    assert cli.invoke(args=["graphql", "release"]).exit_code == 0
    assert released.read_text(encoding="utf-8") == print_sdl()


def test_release_with_a_breaking_change_that_is_not_noted_is_refused(
    cli: FlaskCliRunner, released: Path
) -> None:
    _replace(released, BIO, f"{BIO}\n  life: String\n")
    before = released.read_text(encoding="utf-8")
    result = cli.invoke(args=["graphql", "release"])
    assert result.exit_code == 1
    assert "`User.life` is removed" in result.output
    assert released.read_text(encoding="utf-8") == before


@pytest.mark.parametrize(("day", "status"), [("2026-01-01", 1), ("2999-01-01", 0)])
def test_release_of_a_deprecation_needs_six_months_of_notice(
    cli: FlaskCliRunner, released: Path, monkeypatch: pytest.MonkeyPatch, day: str, status: int
) -> None:
    current = print_sdl().replace("bio: String!", f'bio: String! @deprecated(reason: "From {day} on.")')
    monkeypatch.setattr("commands.graphql.print_sdl", lambda: current)
    result = cli.invoke(args=["graphql", "release"])
    assert result.exit_code == status
    assert ("184 days of notice: User.bio" in result.output) == bool(status)
    assert (released.read_text(encoding="utf-8") == current) == (not status)
