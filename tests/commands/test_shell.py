"""`flask shell`: a Python prompt with the models and a session at hand."""

import pytest
from flask.testing import FlaskCliRunner

from models import __all__ as models
from tests.support.factories import PASSWORD
from tests.support.sites import Site

SCRIPT = f"""
nobody_knows
from tests.support.backends import ON_SQLITE_ALONE
from sqlalchemy import select

pytestmark = ON_SQLITE_ALONE
print("missing", [name for name in {models} if name not in globals()])
print("users", list(session.scalars(select(User.username))))
print("setting", gazette.settings.site.name)
print("secret" if gazette.settings.secret_key in repr(gazette) else "no secret")
"""


@pytest.fixture
def migrated(site: Site, new_cli: FlaskCliRunner) -> Site:
    """The site with one account."""
    for command in (["db", "upgrade"], ["user", "create", "ada", "ada@example.com", "--password", PASSWORD]):
        assert new_cli.invoke(args=command).exit_code == 0
    return site


def test_shell_holds_names_and_survives_mistakes(migrated: Site) -> None:
    result = migrated.run("shell", script=SCRIPT)
    assert result.returncode == 0
    assert "NameError: name 'nobody_knows' is not defined" in result.stderr
    assert result.stderr.count("Error") == 1, result.stderr
    answers = [line.replace(">>> ", "") for line in result.stdout.splitlines()]
    assert "missing []" in answers
    assert "users ['ada']" in answers
    assert "setting The Gazette" in answers
    assert "no secret" in answers


def test_shell_with_unknown_option_fails(new_cli: FlaskCliRunner) -> None:
    assert new_cli.invoke(args=["shell", "--nonsense"]).exit_code == 2
