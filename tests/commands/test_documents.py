"""`flask graphql documents …`: loads what the compilers of clients write, and says what is wrong with it."""

import json
from hashlib import md5, sha256
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from flask.testing import FlaskCliRunner
from sqlalchemy import select
from sqlalchemy.orm import Session

from commands import documents
from models import TrustedDocument

QUERIES = [
    "query Posts($first: Int) { posts(first: $first) { nodes { slug } } }",
    'query Post {\n  post(slug: "first") {\n    ...Title\n  }\n}\n\nfragment Title on Post {\n  title\n}',
    "mutation Rename($name: String!) { updateProfile(input: {displayName: $name}) { errors { code } } }",
]
CODEGEN = {sha256(query.encode()).hexdigest(): query for query in QUERIES}
RELAY = {md5(query.encode(), usedforsecurity=False).hexdigest(): query for query in QUERIES}


def _load(cli: FlaskCliRunner, tmp_path: Path, content: Any) -> Result:
    file = tmp_path / "documents.json"
    file.write_bytes(content if isinstance(content, bytes) else json.dumps(content, indent=2).encode())
    return cli.invoke(args=["graphql", "documents", "load", str(file)])


def _run(cli: FlaskCliRunner, *words: str) -> Result:
    return cli.invoke(args=["graphql", "documents", *words])


def _ids(session: Session) -> set[str]:
    session.rollback()
    return set(session.scalars(select(TrustedDocument.document_id)))


def _refusal(result: Result) -> str:
    assert result.exit_code == 1
    assert result.output.startswith("Error: ")
    assert "Traceback" not in result.output
    return result.output.removeprefix("Error: ")


@pytest.mark.parametrize("written", [CODEGEN, RELAY], ids=["graphql-codegen", "Relay"])
def test_load_trusts_what_a_compiler_writes(
    written: dict[str, str], cli: FlaskCliRunner, tmp_path: Path, session: Session
) -> None:
    result = _load(cli, tmp_path, written)
    assert (result.exit_code, result.output) == (
        0,
        "3 of 3 documents are new; all of them are trusted now.\n",
    )
    assert _ids(session) == set(written)
    assert _load(cli, tmp_path, written).output.startswith("0 of 3 documents are new")


def test_load_of_documents_that_are_not_valid_says_what_is_wrong_and_loads_none(
    cli: FlaskCliRunner, tmp_path: Path, session: Session
) -> None:
    wrong = {
        "good": QUERIES[0],
        "cut": "{ posts {",
        "field": "{\n  nothing\n}",
        "value": "{ posts(first: true) { totalCount } }",
        "empty": "",
        "fragment": "fragment A on Post { id }",
        "deep": "query A { __typename } query B { viewer { "
        + "posts { nodes { author { " * 6
        + "id "
        + "}}}" * 6
        + "}}",
        "long": "{ __typename }" + " " * 100_000,
        "subscription": "subscription { posts { totalCount } }",
    }
    lines = _refusal(_load(cli, tmp_path, wrong)).splitlines()
    assert lines[-1] == "Nothing has been loaded."
    assert {line.partition(":")[0] for line in lines[:-1]} == set(wrong) - {"good"}
    assert "field: 2:3: Cannot query field 'nothing' on type 'Query'." in lines
    assert any(line.startswith("deep: The operation has 20 levels") for line in lines)
    assert any(line.startswith("long: 100,014 bytes; the limit is 100,000") for line in lines)
    assert _ids(session) == set()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        *((it, "not valid JSON") for it in (b"", b"{", b"\xff", b"query A { a }", b'{"a": "\\ud800"}')),
        *(
            (it, "not a JSON object of ids and documents")
            for it in ([], "a", 5, None, {"a": 1}, {"a": None}, {"a": {"b": "{ c }"}}, [{"id": "a"}])
        ),
        ({}, "holds no documents"),
    ],
    ids=str,
)
def test_load_of_another_file_says_what_it_is_not(
    content: Any, reason: str, cli: FlaskCliRunner, tmp_path: Path
) -> None:
    assert _refusal(_load(cli, tmp_path, content)) == f"{tmp_path / 'documents.json'}: {reason}\n"


def test_load_of_no_file_says_so(cli: FlaskCliRunner, tmp_path: Path) -> None:
    assert _refusal(_run(cli, "load", str(tmp_path / "none"))).endswith("none: No such file or directory\n")
    assert _refusal(_run(cli, "load", str(tmp_path))).endswith("Is a directory\n")


def test_load_of_a_large_file_is_refused(
    cli: FlaskCliRunner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "MOST_BYTES", 10)
    assert _refusal(_load(cli, tmp_path, CODEGEN)).endswith("larger than 10 bytes\n")


def test_load_of_ids_that_are_none_or_taken_is_refused(
    cli: FlaskCliRunner, tmp_path: Path, session: Session
) -> None:
    assert _refusal(_load(cli, tmp_path, {"a b": QUERIES[0]})).startswith("'a b': An id has 1 to 200")
    _load(cli, tmp_path, {"a": QUERIES[0]})
    assert _refusal(_load(cli, tmp_path, {"b": QUERIES[0], "a": QUERIES[1]})).startswith("a: This is the id")
    assert _ids(session) == {"a"}


def test_list_shows_ids_times_and_beginnings(cli: FlaskCliRunner, tmp_path: Path) -> None:
    assert _run(cli, "list").output == ""
    _load(cli, tmp_path, RELAY)
    lines = _run(cli, "list").output.splitlines()
    assert {line.split()[0] for line in lines} == set(RELAY)
    assert any('  query Post { post(slug: "first") { ...Title } } fragment' in line for line in lines)


def test_remove_forgets_documents_or_says_which_there_is_not(
    cli: FlaskCliRunner, tmp_path: Path, session: Session
) -> None:
    _load(cli, tmp_path, {"a": QUERIES[0], "b": QUERIES[1], "c": QUERIES[2]})
    assert _refusal(_run(cli, "remove", "a", "d")) == "There is no trusted document 'd'.\n"
    assert _run(cli, "remove", "a", "b").output == "Removed: a, b\n"
    assert _ids(session) == {"c"}
    assert _run(cli, "remove").exit_code == 2


def test_clear_asks_before_it_forgets_all(cli: FlaskCliRunner, tmp_path: Path, session: Session) -> None:
    _load(cli, tmp_path, CODEGEN)
    assert cli.invoke(args=["graphql", "documents", "clear"], input="n\n").exit_code == 1
    assert len(_ids(session)) == 3
    assert _run(cli, "clear", "--yes").output == "Removed 3 documents.\n"
    assert _ids(session) == set()


def test_documents_of_a_database_without_tables_say_the_mend(new_cli: FlaskCliRunner, tmp_path: Path) -> None:
    for result in (_load(new_cli, tmp_path, CODEGEN), _run(new_cli, "list"), _run(new_cli, "clear", "--yes")):
        assert "flask --app app db upgrade" in _refusal(result)
