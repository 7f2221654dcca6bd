"""The command line: `flask --app app …`."""

from flask import Flask

from commands.database import database_commands
from commands.graphql import graphql_commands
from commands.importing import import_commands
from commands.posts import post_commands
from commands.serve import serve
from commands.settings import show_settings
from commands.shell import init_shell
from commands.tokens import token_commands
from commands.users import user_commands


def register_commands(app: Flask) -> None:
    """Attach all commands to the application."""
    for command in (
        database_commands,
        graphql_commands,
        import_commands,
        post_commands,
        serve,
        show_settings,
        token_commands,
        user_commands,
    ):
        app.cli.add_command(command)
    init_shell(app)
