"""`flask --app app graphql …`: the schema as a file, and how queries on it are answered."""

from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup

from commands.documents import documents_commands
from commands.explaining import explain
from schema import print_sdl

graphql_commands = AppGroup("graphql", help="Work with the GraphQL schema and queries.")
graphql_commands.add_command(explain)
graphql_commands.add_command(documents_commands)


@graphql_commands.command("print")
def print_schema() -> None:
    """Write the schema to schema/schema.graphql."""
    path = _committed()
    path.write_text(print_sdl(), encoding="utf-8")
    click.echo(f"{path.name} is written.")


@graphql_commands.command()
def check() -> None:
    """Fail if schema/schema.graphql isn't what the code says."""
    committed = _committed()
    if not committed.is_file() or committed.read_text(encoding="utf-8") != print_sdl():
        raise click.ClickException(
            "schema/schema.graphql is out of date: run `flask --app app graphql print`, "
            "and note the change in CHANGELOG.md"
        )


def _committed() -> Path:
    return Path(current_app.root_path, "schema", "schema.graphql")
