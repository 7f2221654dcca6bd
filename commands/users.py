"""`flask --app app user …`: accounts from the command line; a production site's first admin is made here."""

import click
from flask.cli import AppGroup

from commands.current import current_gazette
from commands.refusals import refusals_as_messages
from models import Role
from policies import OPERATOR
from services.accounts import change_role, create_user, list_users

ROLES = click.Choice([role.value for role in Role])

user_commands = AppGroup("user", help="Manage accounts.")


@user_commands.command()
@click.argument("username")
@click.argument("email")
@click.option("--role", type=ROLES, default=Role.AUTHOR.value, show_default=True)
@click.password_option(help="Asked for when left out, so that no shell history keeps it.")
def create(username: str, email: str, role: str, password: str) -> None:
    """Make an account."""
    gazette = current_gazette()
    with refusals_as_messages(), gazette.database.transaction() as session:
        user = create_user(
            session,
            gazette.passwords,
            username=username,
            email=email,
            password=password,
            role=Role(role),
        )
    click.echo(f"{user.username} is {_with_article(role)} now.")


@user_commands.command()
@click.argument("username")
@click.argument("role", type=ROLES)
def promote(username: str, role: str) -> None:
    """Give a user another role."""
    with refusals_as_messages(), current_gazette().database.transaction() as session:
        user = change_role(session, OPERATOR, username, Role(role))
    click.echo(f"{user.username} is {_with_article(role)} now.")


@user_commands.command("list")
def list_all() -> None:
    """List the accounts, oldest first."""
    with refusals_as_messages(), current_gazette().database.reader() as session:
        for user in list_users(session, OPERATOR):
            click.echo(
                f"{user.username:<30} {user.role.value:<7} {user.status.value:<9} "
                f"{user.created_at:%Y-%m-%d}  {user.email}"
            )


def _with_article(role: str) -> str:
    return f"an {role}" if role[0] in "ae" else f"a {role}"
