"""`flask token …`: API tokens from the command line."""

from datetime import UTC, datetime

import pytest
from flask.testing import FlaskCliRunner
from sqlalchemy.orm import Session

from models import ApiToken, ApiTokenScope, User
from tests.support.factories import ApiTokenFactory, UserFactory

TIME = datetime(2026, 2, 3, tzinfo=UTC)


@pytest.fixture
def ada(session: Session) -> User:
    """Somebody with four tokens."""
    ada = UserFactory(username="ada")
    own = {"user_id": ada.id}
    scopes = (ApiTokenScope.READ, ApiTokenScope.WRITE)
    ApiTokenFactory(**own, name="Import script", scopes=scopes, last_used_at=TIME)
    ApiTokenFactory(**own, name="Old", expires_at=TIME)
    ApiTokenFactory(**own, name="Gone", revoked_at=TIME)
    ApiTokenFactory(**own, name="a\u202eb")
    return ada


def _list(cli: FlaskCliRunner, *arguments: str) -> list[str]:
    result = cli.invoke(args=["token", "list", *arguments])
    assert result.exit_code == 0, result.output
    return [" ".join(line.split()) for line in result.output.splitlines()]


def test_list_tells_of_each_token_but_its_secret(cli: FlaskCliRunner, ada: User) -> None:
    assert _list(cli) == [
        "1 ada …abcd read,write expires 2100-01-01 used 2026-02-03 Import script",
        "2 ada …abcd read expired 2026-02-03 used never Old",
        "3 ada …abcd read revoked 2026-02-03 used never Gone",
        "4 ada …abcd read expires 2100-01-01 used never a?b",
    ]


def test_list_of_a_user_leaves_others_out(cli: FlaskCliRunner, ada: User) -> None:
    ApiTokenFactory(user_id=UserFactory(username="ben").id, name="Ben's")
    assert _list(cli, "BEN") == ["5 ben …abcd read expires 2100-01-01 used never Ben's"]
    assert len(_list(cli, "ada")) == 4


def test_list_of_nobody_is_refused(cli: FlaskCliRunner, ada: User) -> None:
    result = cli.invoke(args=["token", "list", "nobody"])
    assert (result.exit_code, result.output) == (1, "Error: There is no such user.\n")


def test_revoke_ends_the_token(cli: FlaskCliRunner, session: Session, ada: User) -> None:
    result = cli.invoke(args=["token", "revoke", "1"])
    assert (result.exit_code, result.output) == (0, "The token Import script (…abcd) is revoked.\n")
    session.rollback()
    assert session.get_one(ApiToken, 1).revoked_at
    assert session.get_one(ApiToken, 2).revoked_at is None


@pytest.mark.parametrize(
    ("number", "status", "words"),
    [("4711", 1, "no such token"), ("0", 2, "range"), (str(2**63), 2, "range"), ("x", 2, "integer")],
)
def test_revoke_of_nothing_is_refused(
    cli: FlaskCliRunner, ada: User, number: str, status: int, words: str
) -> None:
    result = cli.invoke(args=["token", "revoke", number])
    assert result.exit_code == status
    assert words in result.output
