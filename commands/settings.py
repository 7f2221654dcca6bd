"""`flask --app app config`: the effective settings and where each came from."""

import click
from flask.cli import with_appcontext

from commands.current import current_gazette
from config.report import report_lines


@click.command("config")
@with_appcontext
def show_settings() -> None:
    """Print the effective settings and their sources; secrets are masked."""
    loaded = current_gazette().loaded
    click.echo(f"# environment: {loaded.environment}")
    for line in report_lines(loaded):
        click.echo(line)
