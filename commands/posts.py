"""`flask --app app posts …`: looking after posts from the command line."""

from datetime import timedelta

import click
from flask.cli import AppGroup

from commands.current import current_gazette
from commands.refusals import refusals_as_messages
from models.types import utc_now
from policies import OPERATOR
from services.trash import purge_trash

post_commands = AppGroup("posts", help="Look after posts.")


@post_commands.command()
@click.option(
    "--days",
    type=click.IntRange(0, 36_500),
    default=30,
    show_default=True,
    help="How long a post has been in the trash at least; 0 for all that is there.",
)
def purge(days: int) -> None:
    """Delete old posts in the trash for good, with their comments and revisions."""
    with refusals_as_messages(), current_gazette().database.transaction() as session:
        count = purge_trash(session, OPERATOR, before=utc_now() - timedelta(days=days))
    click.echo(f"{count} {'post is' if count == 1 else 'posts are'} deleted for good.")
