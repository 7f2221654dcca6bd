"""`flask --app app db …`: migrations of the database that the settings name."""

import click
from alembic import command
from alembic.config import Config
from alembic.util.exc import CommandError
from flask import current_app
from flask.cli import AppGroup

from commands.current import current_gazette

database_commands = AppGroup("db", help="Migrate the database.")


@database_commands.command()
@click.argument("revision", default="head")
def upgrade(revision: str) -> None:
    """Migrate up to REVISION (head by default)."""
    command.upgrade(alembic_config(), revision)


@database_commands.command()
@click.argument("revision", default="-1")
def downgrade(revision: str) -> None:
    """Migrate down to REVISION (one step by default; base for all)."""
    command.downgrade(alembic_config(), revision)


@database_commands.command()
@click.option("-m", "--message", required=True, help="What the migration does, in a few words.")
def migrate(message: str) -> None:
    """Write a new migration from the difference between models and database."""
    command.revision(alembic_config(), message=message, autogenerate=True)


@database_commands.command()
def current() -> None:
    """Show the database's revision."""
    command.current(alembic_config(), verbose=True)


@database_commands.command()
def check() -> None:
    """Fail if the models have changes that no migration makes (after migrating an empty database)."""
    config = alembic_config()
    if current_gazette().database.is_ephemeral:
        command.upgrade(config, "head")
    try:
        command.check(config)
    except CommandError as difference:
        raise click.ClickException(str(difference)) from None


def alembic_config() -> Config:
    """Return Alembic's configuration for the application's own database."""
    root = current_app.root_path
    config = Config(toml_file=f"{root}/pyproject.toml")
    config.attributes["engine"] = current_gazette().database.engine
    return config
