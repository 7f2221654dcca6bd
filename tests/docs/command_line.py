"""The command line as a tree of commands: Gazette's own and Flask's."""

from collections.abc import Iterator

import click
from flask.cli import FlaskGroup

from app import create_app


def command_line() -> click.Group:
    """Return what `flask --app app` offers."""
    return click.Group(commands={**FlaskGroup(create_app=create_app).commands, **create_app().cli.commands})


def commands(group: click.Group, prefix: str = "") -> Iterator[tuple[str, click.Command]]:
    """Yield all commands of a group and the groups in it, each with the words that call it."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{prefix}{name} ")
        else:
            yield f"{prefix}{name}", command


def refusal(words: list[str]) -> click.UsageError | None:
    """Return what the command line says against these words; nothing is run."""
    command: click.Command = command_line()
    context = click.Context(command, info_name="flask")
    try:
        while isinstance(command, click.Group) and words:
            name, found, words = command.resolve_command(context, words)
            assert found
            command, context = found, click.Context(found, parent=context, info_name=name)
        # What would be asked for is given, for nobody is here to answer.
        asked = [param.opts[0] for param in command.params if getattr(param, "prompt", None)]
        command.parse_args(context, [*words, *(f"{option}=given" for option in asked)])
    except click.UsageError as error:
        return error
    return None
