"""`flask --app app graphql …`: the schema as committed files, and how queries on it are answered."""

from datetime import UTC, date, datetime
from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup
from graphql import GraphQLError, build_schema

from commands.documents import documents_commands
from commands.explaining import explain
from schema import print_sdl
from schema.evolution import HEADING, NOTICE, judge, short_notices
from schema.reference import reference

graphql_commands = AppGroup("graphql", help="Work with the GraphQL schema and queries.")
graphql_commands.add_command(explain)
graphql_commands.add_command(documents_commands)

COMMITTED, RELEASED, CHANGELOG = "schema/schema.graphql", "schema/released.graphql", "CHANGELOG.md"
REFERENCE = "docs/reference"


@graphql_commands.command("print")
def print_schema() -> None:
    """Write the schema to schema/schema.graphql, and its reference to docs/reference."""
    _write(COMMITTED, print_sdl())
    _write_reference()


@graphql_commands.command("reference")
def print_reference() -> None:
    """Write the reference of the schema to docs/reference."""
    _write_reference()


@graphql_commands.command()
def check() -> None:
    """Fail if these files aren't what the code says, or if the schema would break clients unannounced."""
    if _read(COMMITTED) != print_sdl():
        raise click.ClickException(
            f"{COMMITTED} is out of date: run `flask --app app graphql print`, "
            f"and note the change in {CHANGELOG}"
        )
    if _read_reference() != reference(print_sdl()):
        raise click.ClickException(f"{REFERENCE} is out of date: run `flask --app app graphql print`")
    _check_evolution()


@graphql_commands.command()
def release() -> None:
    """Write schema/released.graphql, with which later changes are compared; part of making a release."""
    if _path(RELEASED).is_file():
        _check_evolution()
        short = short_notices(_released(), print_sdl(), _today())
        if short:
            raise click.ClickException(
                f"deprecated with less than {NOTICE.days} days of notice: {', '.join(short)}"
            )
    _write(RELEASED, print_sdl())


def _check_evolution() -> None:
    verdict = judge(_released(), print_sdl(), _read(CHANGELOG), _today())
    for sentence in verdict.risky:
        click.echo(f"Allowed, but look again: {sentence}")
    if verdict.unnoted:
        raise click.ClickException(
            "clients would break. Undo what these lines say, or put them into the first section of "
            f"{CHANGELOG}:\n\n{HEADING}\n\n" + "\n".join(verdict.unnoted)
        )
    if verdict.undated:
        raise click.ClickException(
            "deprecated without the day from which it may be removed, as in "
            f'"Use `b`; may be removed from 2027-06-01 on.": {", ".join(verdict.undated)}'
        )


def _released() -> str:
    sdl = _read(RELEASED)
    if not sdl:
        raise click.ClickException(f"{RELEASED} is missing: run `flask --app app graphql release`")
    try:
        build_schema(sdl)
    except (GraphQLError, TypeError) as error:
        raise click.ClickException(f"{RELEASED} is no schema: {error}") from None
    return sdl


def _today() -> date:
    return datetime.now(UTC).date()


def _read_reference() -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in _path(REFERENCE).glob("*.md")}


def _write_reference() -> None:
    pages = reference(print_sdl())
    _path(REFERENCE).mkdir(parents=True, exist_ok=True)
    for name in _read_reference().keys() - pages:
        _path(f"{REFERENCE}/{name}").unlink()
    for name, text in pages.items():
        _path(f"{REFERENCE}/{name}").write_text(text, encoding="utf-8")
    click.echo(f"{REFERENCE} is written.")


def _path(name: str) -> Path:
    return Path(current_app.root_path, name)


def _read(name: str) -> str:
    path = _path(name)
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _write(name: str, text: str) -> None:
    _path(name).write_text(text, encoding="utf-8")
    click.echo(f"{name} is written.")
