"""`flask --app app db …`: migrations of the database that the settings name."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING

import click
from flask import current_app
from flask.cli import AppGroup
from sqlalchemy.exc import OperationalError, ProgrammingError

from commands.current import current_gazette

if TYPE_CHECKING:
    from alembic.config import Config

# Alembic is imported where it is used: it would take a third of the start-up of every other command.

database_commands = AppGroup("db", help="Migrate the database.")


@database_commands.command()
@click.argument("revision", default="head")
def upgrade(revision: str) -> None:
    """Migrate up to REVISION (head by default)."""
    migrate_to(revision)


@database_commands.command()
@click.argument("revision", default="-1")
def downgrade(revision: str) -> None:
    """Migrate down to REVISION (one step by default; base for all)."""
    with _alembic() as command:
        command.downgrade(alembic_config(), revision)


@database_commands.command()
@click.option("-m", "--message", required=True, help="What the migration does, in a few words.")
def migrate(message: str) -> None:
    """Write a new migration from the difference between models and database."""
    with _alembic() as command:
        command.revision(alembic_config(), message=message, autogenerate=True)


@database_commands.command()
def current() -> None:
    """Show the database's revision."""
    with _alembic() as command:
        command.current(alembic_config(), verbose=True)


@database_commands.command()
def check() -> None:
    """Fail if the models have changes that no migration makes (after migrating an empty database)."""
    if current_gazette().database.is_ephemeral:
        migrate_to("head")
    with _alembic() as command:
        command.check(alembic_config())


def migrate_to(revision: str) -> None:
    """Migrate the application's database up to a revision."""
    # An SQLite file may lie in the instance folder, which a new site doesn't have yet.
    current_gazette().loaded.instance_path.mkdir(parents=True, exist_ok=True)
    with _alembic() as command:
        command.upgrade(alembic_config(), revision)


def alembic_config() -> "Config":
    """Return Alembic's configuration for the application's own database."""
    from alembic.config import Config

    root = current_app.root_path
    config = Config(toml_file=f"{root}/pyproject.toml", stdout=sys.stdout)
    config.attributes["engine"] = current_gazette().database.engine
    return config


@contextmanager
def _alembic() -> Iterator[ModuleType]:
    """Give Alembic's commands; what they or the database refuse ends the command with a message."""
    from alembic import command
    from alembic.util.exc import CommandError

    try:
        yield command
    except CommandError as refusal:
        raise click.ClickException(str(refusal)) from None
    except (OperationalError, ProgrammingError) as error:
        # With the statement: whoever migrates has to find it in the migration.
        raise click.ClickException(f"The database refused: {error}") from None
