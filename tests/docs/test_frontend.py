"""docs/frontend.md: its commands are run against a served site, and its operations fit the schema."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest
from graphql import (
    KnownDirectivesRule,
    NoUndefinedVariablesRule,
    NoUnusedFragmentsRule,
    parse,
    specified_rules,
    validate,
)
from graphql import build_schema as build_from_sdl

from schema import build_schema, print_sdl
from tests.docs.markdown import read
from tests.support.absence import skip_for_want_of
from tests.support.sites import Site

PAGE = read("docs/frontend.md")
COMMANDS = PAGE.lines("sh")
ADDRESS = "http://127.0.0.1:5000"
SCRIPTS = [*PAGE.blocks("js"), *PAGE.blocks("ts")]
OPERATIONS = [
    text for script in SCRIPTS for text in re.findall(r"(?:gql|graphql)\(?`(.*?)`", script, re.DOTALL)
]
# Relay's directives and arguments of fragments are its compiler's, which takes them away.
RULES = [
    rule
    for rule in specified_rules
    if rule not in (KnownDirectivesRule, NoUndefinedVariablesRule, NoUnusedFragmentsRule)
]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site is served that `make run` would serve."""
    with Site(tmp_path_factory.mktemp("frontend")).serving() as server:
        yield server.address


def _invalid(operation: str) -> list[str]:
    return [it.message for it in validate(build_schema().graphql_schema, parse(operation), RULES)]


def test_page_has_commands_and_operations() -> None:
    assert len(COMMANDS) >= 3
    assert len(OPERATIONS) >= 4


@pytest.mark.parametrize("command", COMMANDS)
def test_command_of_the_page_is_answered(command: str, address: str, tmp_path: Path) -> None:
    bash = shutil.which("bash")
    if bash is None or shutil.which("curl") is None:
        skip_for_want_of("the commands of docs/frontend.md need curl and bash")
    assert ADDRESS in command
    done = subprocess.run(
        [bash, "-c", command.replace(ADDRESS, address)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    fetched = [path.read_text(encoding="utf-8") for path in tmp_path.iterdir()]
    if fetched:
        assert fetched == [print_sdl()]
    else:
        answer = orjson.loads(done.stdout)
        assert "errors" not in answer
        assert all(rows["nodes"] for rows in answer["data"].values())


@pytest.mark.parametrize("operation", OPERATIONS)
def test_operation_of_the_page_is_valid(operation: str) -> None:
    assert _invalid(operation) == []


def test_planted_operation_with_another_field_or_argument_is_found() -> None:
    assert _invalid("query A { posts(frist: 1) { nodes { heading } } }") != []
    assert _invalid('fragment A on Post @refetchable(queryName: "B") { titel }') != []


def test_types_named_as_nodes_are_nodes() -> None:
    schema = build_from_sdl(print_sdl())
    named = re.findall(r"'(\w+)'", re.findall(r"possibleTypes: \{ Node: \[(.*?)\] \}", PAGE.text)[0])
    assert (
        {"Post", "Comment"}
        <= set(named)
        <= {it.name for it in schema.get_possible_types(schema.type_map["Node"])}
    )


def test_addresses_of_the_page_are_all_where_make_run_serves() -> None:
    assert set(re.findall(r"https?://[\w.:]+", PAGE.text)) == {ADDRESS}
