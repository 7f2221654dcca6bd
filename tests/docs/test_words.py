"""What documents mention in passing exists: files, make's targets, and commands."""

import re
import shlex

import click
import pytest

from tests.architecture.sources import CHECKOUT
from tests.docs.command_line import refusal
from tests.docs.make import make
from tests.docs.markdown import Document, documents

_TARGET = re.compile(r"\bmake ([a-z]+)")
_COMMAND = re.compile(r"flask --app app (.+)$")


def _targets(document: Document) -> set[str]:
    mentioned = [*document.code(), *document.lines("sh"), *document.lines("console", "$")]
    return {target for text in mentioned for target in _TARGET.findall(text)}


def _dead_anchors(document: Document) -> list[str]:
    """The links of a document to headings that aren't there."""
    anchors = {document.path: document.anchors(), **{it.path: it.anchors() for it in documents()}}
    targets = [
        ((document.path.parent / path).resolve() if path else document.path, anchor)
        for path, anchor in document.links()
        if anchor
    ]
    return [f"{path.name}#{anchor}" for path, anchor in targets if anchor not in anchors.get(path, ())]


def _commands(lines: list[str]) -> list[list[str]]:
    typed = [match[1] for match in map(_COMMAND.search, lines) if match]
    return [shlex.split(words) for words in typed if words not in ("…", "COMMAND")]


@pytest.mark.parametrize("document", documents(), ids=lambda document: document.path.name)
def test_document_links_to_files_that_exist(document: Document) -> None:
    assert [path for path, _ in document.links() if not (document.path.parent / path).exists()] == []


@pytest.mark.parametrize("document", documents(), ids=lambda document: document.path.name)
def test_document_links_to_headings_that_exist(document: Document) -> None:
    assert _dead_anchors(document) == []


def test_planted_link_to_no_heading_is_found() -> None:
    text = "# Here\n[a](#here) [b](graphql.md#lists) [c](#there) [d](graphql.md#here) [e]\n\n[e]: none.md#x\n"
    planted = Document(CHECKOUT / "docs" / "planted.md", text)
    assert _dead_anchors(planted) == ["planted.md#there", "graphql.md#here", "none.md#x"]


def test_documents_name_targets_that_make_knows() -> None:
    targets = {target for document in documents() for target in _targets(document)}
    assert targets >= {"run", "test", "check"}
    assert [target for target in sorted(targets) if make("--dry-run", target).returncode] == []


def test_make_test_says_why_a_test_is_skipped() -> None:
    assert re.search(r"-m pytest .*-rs\b", make("--dry-run", "test").stdout)


def test_make_refuses_an_unknown_target() -> None:
    assert make("--dry-run", "nonsense").returncode != 0


@pytest.mark.parametrize("document", documents(), ids=lambda document: document.path.name)
def test_document_shows_commands_as_they_can_be_typed(document: Document) -> None:
    shown = _commands([*document.lines("sh"), *document.lines("console", "$")])
    assert {" ".join(words): str(refusal(words)) for words in shown if refusal(words)} == {}


@pytest.mark.parametrize("document", documents(), ids=lambda document: document.path.name)
def test_document_mentions_commands_that_exist(document: Document) -> None:
    refusals = {" ".join(words): refusal(words) for words in _commands(document.code())}
    # In running text a command needs no arguments.
    wrong = {
        name: str(it) for name, it in refusals.items() if it and not isinstance(it, click.MissingParameter)
    }
    assert wrong == {}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("user list", None),
        ("user promote ada admin", None),
        ("user create ada ada@example.com", None),
        ("user promote ada king", "'king' is not one of"),
        ("db downgrade base", None),
        ("serve --prot 80", "No such option"),
        ("nonsense", "No such command"),
        ("user remove", "No such command"),
        ("import wordpress", "Missing parameter"),
    ],
)
def test_planted_command_is_refused_only_if_it_is_wrong(line: str, words: str | None) -> None:
    said = refusal(line.split())
    assert said is None if words is None else words in str(said)
