"""`flask graphql …`: the schema as a committed file."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskCliRunner

from schema import print_sdl


@pytest.fixture
def committed(app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that the commands read and write, instead of the one in the checkout."""
    monkeypatch.setattr(app, "root_path", str(tmp_path))
    (tmp_path / "schema").mkdir()
    return tmp_path / "schema" / "schema.graphql"


def test_print_writes_what_check_accepts(cli: FlaskCliRunner, committed: Path) -> None:
    result = cli.invoke(args=["graphql", "print"])
    assert (result.exit_code, result.output) == (0, "schema.graphql is written.\n")
    assert committed.read_text(encoding="utf-8") == print_sdl()
    assert cli.invoke(args=["graphql", "check"]).exit_code == 0


def test_check_of_the_committed_file_passes(cli: FlaskCliRunner) -> None:
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
