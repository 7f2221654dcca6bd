"""`flask db …`: migrating up and down, and what is said when that can't be."""

import pytest
from flask import Flask
from flask.testing import FlaskCliRunner
from sqlalchemy import text

from models import Base
from tests.commands.conftest import Tables

MODELS = set(Base.metadata.tables)


def _change_schema(app: Flask, statement: str) -> None:
    with app.extensions["gazette"].database.engine.begin() as connection:
        connection.execute(text(statement))


def test_upgrade_of_empty_database_makes_all_tables(new_cli: FlaskCliRunner, tables: Tables) -> None:
    assert tables() == set()
    result = new_cli.invoke(args=["db", "upgrade"])
    assert result.exit_code == 0, result.output
    assert tables() == MODELS | {"alembic_version"}


def test_upgrade_twice_changes_nothing(new_cli: FlaskCliRunner, tables: Tables) -> None:
    new_cli.invoke(args=["db", "upgrade"])
    result = new_cli.invoke(args=["db", "upgrade"])
    assert result.exit_code == 0, result.output
    assert tables() == MODELS | {"alembic_version"}


@pytest.mark.parametrize("command", ["upgrade", "downgrade"])
def test_migration_to_unknown_revision_says_so(new_cli: FlaskCliRunner, tables: Tables, command: str) -> None:
    result = new_cli.invoke(args=["db", command, "nonsense"])
    assert (result.exit_code, result.output) == (
        1,
        "Error: Can't locate revision identified by 'nonsense'\n",
    )
    assert not tables() & MODELS


def test_downgrade_to_base_leaves_no_table(new_cli: FlaskCliRunner, tables: Tables) -> None:
    new_cli.invoke(args=["db", "upgrade"])
    result = new_cli.invoke(args=["db", "downgrade", "base"])
    assert result.exit_code == 0, result.output
    assert tables() == {"alembic_version"}


def test_downgrade_below_base_says_so(new_cli: FlaskCliRunner) -> None:
    new_cli.invoke(args=["db", "upgrade"])
    new_cli.invoke(args=["db", "downgrade", "base"])
    result = new_cli.invoke(args=["db", "downgrade"])
    assert result.exit_code == 1
    assert result.output == "Error: Relative revision -1 didn't produce 1 migrations\n"


def test_current_shows_revision_only_once_migrated(new_cli: FlaskCliRunner) -> None:
    assert "(head)" not in new_cli.invoke(args=["db", "current"]).output
    new_cli.invoke(args=["db", "upgrade"])
    assert "(head)" in new_cli.invoke(args=["db", "current"]).output


def test_check_of_migrated_database_is_clean(new_cli: FlaskCliRunner) -> None:
    new_cli.invoke(args=["db", "upgrade"])
    result = new_cli.invoke(args=["db", "check"])
    assert result.exit_code == 0, result.output


def test_check_of_other_schema_fails_and_names_it(new_app: Flask, new_cli: FlaskCliRunner) -> None:
    new_cli.invoke(args=["db", "upgrade"])
    _change_schema(new_app, "ALTER TABLE tag ADD COLUMN nobody_knows INTEGER")
    result = new_cli.invoke(args=["db", "check"])
    assert result.exit_code == 1
    assert "nobody_knows" in result.output


def test_check_before_migration_says_so(new_cli: FlaskCliRunner) -> None:
    result = new_cli.invoke(args=["db", "check"])
    assert (result.exit_code, result.output) == (1, "Error: Target database is not up to date.\n")


def test_migrate_without_message_fails(new_cli: FlaskCliRunner) -> None:
    result = new_cli.invoke(args=["db", "migrate"])
    assert result.exit_code == 2
    assert "Missing option '-m'" in result.output


def test_upgrade_over_foreign_table_says_so_and_keeps_nothing(
    new_app: Flask, new_cli: FlaskCliRunner, tables: Tables
) -> None:
    _change_schema(new_app, "CREATE TABLE post (id INTEGER)")
    result = new_cli.invoke(args=["db", "upgrade"])
    assert result.exit_code == 1
    assert result.output.startswith("Error: The database refused: ")
    assert "post" in result.output
    assert "Traceback" not in result.output
    assert tables() <= {"post", "alembic_version"}
    _change_schema(new_app, "DROP TABLE post")
    assert new_cli.invoke(args=["db", "upgrade"]).exit_code == 0
    assert tables() == MODELS | {"alembic_version"}


@pytest.mark.parametrize("arguments", [["user", "list"], ["user", "promote", "ada", "admin"]])
def test_command_before_migration_says_how_to_migrate(new_cli: FlaskCliRunner, arguments: list[str]) -> None:
    result = new_cli.invoke(args=arguments)
    assert result.exit_code == 1
    assert result.output.startswith("Error: The database refused: ")
    assert "flask --app app db upgrade" in result.output
    assert len(result.output.splitlines()) == 1
