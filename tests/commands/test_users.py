"""`flask user …`: accounts from the command line, the first admin among them."""

import pytest
from flask.testing import FlaskCliRunner
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import Role, User
from tests.support.factories import PASSWORD, UserFactory
from tests.support.visitor import Visitor


def _count(session: Session) -> int:
    return session.scalar(select(func.count(User.id))) or 0


def test_create_first_admin_can_log_in(cli: FlaskCliRunner, session: Session, visitor: Visitor) -> None:
    result = cli.invoke(
        args=["user", "create", "ada", "ada@example.com", "--role", "admin", "--password", PASSWORD]
    )
    assert (result.exit_code, result.output) == (0, "ada is an admin now.\n")
    user = session.scalars(select(User)).one()
    assert user.role is Role.ADMIN
    assert PASSWORD not in (user.password_hash or "")
    visitor.log_in(user)
    assert visitor.get("/profile").status_int == 200


def test_create_without_role_makes_author(cli: FlaskCliRunner, session: Session) -> None:
    result = cli.invoke(args=["user", "create", "ada", "ada@example.com", "--password", PASSWORD])
    assert result.exit_code == 0
    assert session.scalars(select(User.role)).one() is Role.AUTHOR


def test_create_without_password_asks_twice_and_shows_nothing(cli: FlaskCliRunner, session: Session) -> None:
    result = cli.invoke(args=["user", "create", "ada", "ada@example.com"], input=f"{PASSWORD}\n{PASSWORD}\n")
    assert result.exit_code == 0
    assert PASSWORD not in result.output
    assert _count(session) == 1


def test_create_with_two_different_passwords_makes_nothing(cli: FlaskCliRunner, session: Session) -> None:
    result = cli.invoke(
        args=["user", "create", "ada", "ada@example.com"], input=f"{PASSWORD}\n{PASSWORD} not\n"
    )
    assert result.exit_code == 1
    assert "do not match" in result.output
    assert _count(session) == 0


@pytest.mark.parametrize(
    ("username", "email", "password", "line"),
    [
        ("a", "ada@example.com", PASSWORD, "Error: username: Use 3 to 30 letters"),
        ("ada lovelace", "ada@example.com", PASSWORD, "Error: username: Use 3 to 30 letters"),
        ("ada", "ada", PASSWORD, "Error: email: This is not an e-mail address."),
        ("ada", "ada@example.com", "short", "Error: password: Use at least 15 characters."),
        ("ada", "ada@example.com", "passwordpassword", "Error: password: This is one of the first"),
        ("lovelace", "ada@example.com", "lovelacelovelace", "Error: password: This is one of the first"),
        ("ada", "ada@example.com", "x" * 300, "Error: password: Use at most 256 characters."),
    ],
)
def test_create_with_bad_value_says_where_and_makes_nothing(
    cli: FlaskCliRunner, session: Session, username: str, email: str, password: str, line: str
) -> None:
    result = cli.invoke(args=["user", "create", username, email, "--password", password])
    assert result.exit_code == 1
    assert result.output.startswith(line)
    assert _count(session) == 0


def test_create_with_several_bad_values_names_each(cli: FlaskCliRunner, session: Session) -> None:
    result = cli.invoke(args=["user", "create", "a", "ada", "--password", "short"])
    assert [line.removeprefix("Error: ").partition(":")[0] for line in result.output.splitlines()] == [
        "username",
        "email",
        "password",
    ]


@pytest.mark.parametrize(
    ("username", "email", "line"),
    [
        ("ada", "other@example.com", "Error: username: This username is taken.\n"),
        ("ADA", "other@example.com", "Error: username: This username is taken.\n"),
        ("other", "Ada@Example.com", "Error: email: There is an account with this address.\n"),
    ],
)
def test_create_with_taken_name_makes_nothing(
    cli: FlaskCliRunner, session: Session, username: str, email: str, line: str
) -> None:
    UserFactory(username="ada", email="ada@example.com")
    result = cli.invoke(args=["user", "create", username, email, "--password", PASSWORD])
    assert (result.exit_code, result.output) == (1, line)
    assert _count(session) == 1


def test_create_with_unknown_role_lists_the_roles(cli: FlaskCliRunner, session: Session) -> None:
    result = cli.invoke(args=["user", "create", "ada", "ada@example.com", "--role", "king"])
    assert result.exit_code == 2
    assert "'reader', 'author', 'editor', 'admin'" in result.output
    assert _count(session) == 0


@pytest.mark.parametrize("name", ["ada", "ADA"])
def test_promote_changes_the_role(cli: FlaskCliRunner, session: Session, name: str) -> None:
    user = UserFactory(username="ada")
    result = cli.invoke(args=["user", "promote", name, "editor"])
    assert (result.exit_code, result.output) == (0, "ada is an editor now.\n")
    session.refresh(user)
    assert user.role is Role.EDITOR


def test_promote_unknown_user_says_so(cli: FlaskCliRunner) -> None:
    result = cli.invoke(args=["user", "promote", "nobody", "admin"])
    assert (result.exit_code, result.output) == (1, "Error: There is no such user.\n")


def test_promote_to_unknown_role_changes_nothing(cli: FlaskCliRunner, session: Session) -> None:
    user = UserFactory(username="ada")
    result = cli.invoke(args=["user", "promote", "ada", "king"])
    assert result.exit_code == 2
    session.refresh(user)
    assert user.role is Role.AUTHOR


def test_list_shows_accounts_oldest_first(cli: FlaskCliRunner) -> None:
    UserFactory(username="zoe")
    UserFactory(username="ada", role=Role.ADMIN)
    result = cli.invoke(args=["user", "list"])
    assert [line.split() for line in result.output.splitlines()] == [
        ["zoe", "author", "active", "2026-01-01", "zoe@example.com"],
        ["ada", "admin", "active", "2026-01-01", "ada@example.com"],
    ]


def test_list_without_accounts_is_empty(cli: FlaskCliRunner) -> None:
    result = cli.invoke(args=["user", "list"])
    assert (result.exit_code, result.output) == (0, "")


def test_user_with_unknown_command_fails(cli: FlaskCliRunner) -> None:
    result = cli.invoke(args=["user", "remove", "ada"])
    assert result.exit_code == 2
    assert "No such command 'remove'" in result.output
