"""`flask --app app token …`: everybody's API tokens from the command line, to see and to end them."""

import click
from flask.cli import AppGroup

from commands.current import current_gazette
from commands.refusals import refusals_as_messages
from models import ApiToken
from models.public_ids import LARGEST_KEY
from models.types import utc_now
from policies import OPERATOR
from services.accounts import get_user
from services.api_tokens import list_api_tokens, revoke_api_token

token_commands = AppGroup("token", help="See and revoke API tokens.")


@token_commands.command("list")
@click.argument("username", required=False)
def list_all(username: str | None) -> None:
    """List the API tokens of a user, or of all users, oldest first."""
    with refusals_as_messages(), current_gazette().database.reader() as session:
        user = get_user(session, OPERATOR, username) if username else None
        for token, owner in list_api_tokens(session, OPERATOR, user.id if user else None):
            scopes = ",".join(scope.value for scope in token.scopes)
            used = f"{token.last_used_at:%Y-%m-%d}" if token.last_used_at else "never"
            click.echo(
                f"{token.id:>6} {owner:<30} …{token.last_four} {scopes:<25} {_state(token):<19} "
                f"used {used:<10}  {_shown(token.name)}"
            )


@token_commands.command()
@click.argument("number", type=click.IntRange(1, LARGEST_KEY))
def revoke(number: int) -> None:
    """End the API token with this number in the list."""
    with refusals_as_messages(), current_gazette().database.transaction() as session:
        token = revoke_api_token(session, OPERATOR, number)
    click.echo(f"The token {_shown(token.name)} (…{token.last_four}) is revoked.")


def _state(token: ApiToken) -> str:
    if token.revoked_at:
        return f"revoked {token.revoked_at:%Y-%m-%d}"
    word = "expires" if token.expires_at > utc_now() else "expired"
    return f"{word} {token.expires_at:%Y-%m-%d}"


def _shown(name: str) -> str:
    # A name may turn the direction of writing, and make a line look like another's.
    return "".join(character if character.isprintable() else "?" for character in name)
