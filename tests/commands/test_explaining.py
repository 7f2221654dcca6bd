"""`flask graphql explain`: a query's plan, its SQL and the database's own words, or why there are none."""

from pathlib import Path

import pytest
from click.testing import Result
from flask.testing import FlaskCliRunner

from models import Role, UserStatus
from models.drivers import StatementTimeout
from models.statements import Statements
from tests.schema.documents import WRITES
from tests.support.backends import Backend
from tests.support.factories import UserFactory

QUERY = "query One($slug: String!) { post(slug: $slug) { title author { email } } }"
SLUG = '{"slug": "a-secret-draft"}'


def _explain(cli: FlaskCliRunner, document: str, *options: str) -> Result:
    return cli.invoke(args=["graphql", "explain", "-", *options], input=document)


def _refusal(result: Result) -> str:
    assert result.exit_code == 1
    assert result.output.startswith("Error: ")
    assert "Traceback" not in result.output
    return result.output.removeprefix("Error: ").removesuffix("\n")


def test_explain_prints_plan_sql_parameters_and_the_databases_plan(
    cli: FlaskCliRunner, backend: Backend, tmp_path: Path
) -> None:
    file = tmp_path / "one.graphql"
    file.write_text(QUERY, encoding="utf-8")
    result = cli.invoke(args=["graphql", "explain", str(file), "--variables", SLUG])
    assert result.exit_code == 0, result.output
    first, plan, sql, parameters, steps = (part.splitlines() for part in _parts(result.output))
    assert first == ["A stranger asks for 3 rows at the most; the limit is 10,000."]
    assert plan[0] == "  post: the Post with slug = $slug, if visible_posts"
    assert sql[0].startswith("  SELECT")
    # Asked for among the slugs that posts have and those that they had: SQLite's places have no names.
    places = ["$slug", "$slug", "now"] if backend.name == "sqlite" else ["$slug", "now"]
    assert parameters == [f"  {number}. {name}" for number, name in enumerate(places, 1)]
    assert any(("SEARCH" if backend.name == "sqlite" else "Scan") in line for line in steps)
    assert "a-secret-draft" not in "".join(sql)


def _parts(output: str) -> list[str]:
    parts = [output]
    for title in ("Plan", "SQL", "Parameters", "EXPLAIN"):
        *before, last = parts
        parts = [*before, *last.split(f"\n\n{title}\n\n")]
    return parts


def test_explain_without_data_needs_no_database(cli: FlaskCliRunner) -> None:
    result = _explain(cli, "{ __typename }")
    assert result.exit_code == 0
    assert "the answer needs no database" in result.output
    assert "EXPLAIN" not in result.output


@pytest.mark.parametrize("role", [Role.READER, Role.ADMIN])
def test_explain_as_somebody_shows_what_they_run(cli: FlaskCliRunner, role: Role) -> None:
    UserFactory(username="Ada", role=role)
    result = _explain(cli, QUERY, "--variables", SLUG, "--as", "ada")
    assert result.output.startswith(f"Ada ({role.value}) asks for 3 rows")
    assert ("actor" in result.output) is (role is Role.READER)


def test_explain_as_somebody_suspended_is_as_a_stranger(cli: FlaskCliRunner) -> None:
    UserFactory(username="Ada", role=Role.ADMIN, status=UserStatus.SUSPENDED)
    result = _explain(cli, QUERY, "--variables", SLUG, "--as", "ada")
    assert result.output.startswith("Ada, who is suspended and counts as a stranger, asks for 3 rows")
    assert "now" in result.output


def test_explain_chooses_the_operation_by_name(cli: FlaskCliRunner) -> None:
    document = "query One { one: __typename } query Two { two: __typename }"
    assert '  two: "Query"' in _explain(cli, document, "--operation", "Two").output
    assert "several" in _refusal(_explain(cli, document))
    assert "no operation named 'Three'" in _refusal(_explain(cli, document, "--operation", "Three"))


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ("", "-:1:1: Syntax Error"),
        ("{", "-:1:2: Syntax Error"),
        ("{\n  nothing\n}", "-:2:3: Cannot query field 'nothing'"),
        (QUERY, "-:1:11: Variable '$slug' of required type"),
        ('{ node(id: "x") { id } }', "-: not an id: 'x'"),
        ("{ posts(first: 0) { totalCount } }", "-: `first` must be between 1 and 100"),
        (
            "{ posts(first: 100) { nodes { comments(first: 100) { nodes { body } } } } }",
            "-: The operation has",
        ),
        ("{ " + "__typename " * 1_000 + "}", "-: The operation has"),
        (WRITES["deletePost"], "-: Only a query can be explained, not a mutation."),
        ("subscription { posts { totalCount } }", "-: There are no subscriptions here."),
    ],
)
def test_explain_of_what_would_be_refused_says_why(cli: FlaskCliRunner, document: str, message: str) -> None:
    assert _refusal(_explain(cli, document)).startswith(message)


@pytest.mark.parametrize("variables", ["", "{", "[]", "null", "5", '{"slug": NaN}', "{'slug': 1}"])
def test_explain_with_variables_that_are_none_says_so(cli: FlaskCliRunner, variables: str) -> None:
    assert _refusal(_explain(cli, QUERY, "--variables", variables)).startswith("--variables: not ")


def test_explain_with_a_wrong_variable_says_which(cli: FlaskCliRunner) -> None:
    assert "'$slug' got invalid value 5" in _refusal(_explain(cli, QUERY, "--variables", '{"slug": 5}'))


@pytest.mark.parametrize("username", ["nobody", "", "x" * 400, "'; --"])
def test_explain_as_nobody_known_says_so(cli: FlaskCliRunner, username: str) -> None:
    assert _refusal(_explain(cli, QUERY, "--variables", SLUG, "--as", username)) == "There is no such user."


def test_explain_of_no_file_says_so(cli: FlaskCliRunner, tmp_path: Path) -> None:
    binary = tmp_path / "binary"
    binary.write_bytes(b"{ \xff }")
    for file, reason in (
        (tmp_path / "none", "No such file or directory"),
        (tmp_path, "Is a directory"),
        (binary, "not a text in UTF-8"),
    ):
        assert _refusal(cli.invoke(args=["graphql", "explain", str(file)])) == f"{file}: {reason}"


def test_explain_on_a_database_without_tables_says_the_mend(new_cli: FlaskCliRunner) -> None:
    for options in ([], ["--as", "ada"]):
        assert "flask --app app db upgrade" in _refusal(
            _explain(new_cli, "{ posts { totalCount } }", *options)
        )


def test_explain_that_takes_too_long_says_so(cli: FlaskCliRunner, monkeypatch: pytest.MonkeyPatch) -> None:
    def time_out(*_: object) -> None:
        raise StatementTimeout("canceling statement")

    monkeypatch.setattr(Statements, "explain", time_out)
    assert _refusal(_explain(cli, "{ posts { totalCount } }")) == "The database takes too long."
