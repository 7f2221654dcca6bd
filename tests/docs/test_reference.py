"""What a reference must hold: every command, every setting, and every decision in its form."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.architecture.sources import CHECKOUT
from tests.docs.command_line import command_line, commands
from tests.docs.markdown import read

ADR = re.compile(r"^(\d{4})-[a-z0-9]+(?:-[a-z0-9]+)*\.md$")
ADRS = sorted(path for path in (CHECKOUT / "docs" / "adr").glob("*.md") if path.name != "README.md")
PARTS = ["Context", "Decision", "Consequences"]


def _documented() -> dict[str, str]:
    """The synopsis of each command in the table, by the command's name: its words in lower case."""
    rows = re.findall(r"^\| `([^`]+)` \|", read("docs/commands.md").text, re.MULTILINE)
    return {re.split(r" [A-Z\[-]", row)[0]: row for row in rows}


def _uncommented(settings: str) -> list[str]:
    """Settings of the default tables without a remark behind them."""
    default = re.split(r"^\[(?!default)", settings, flags=re.MULTILINE)[0]
    return re.findall(r"^(\w+) = (?!.*#.*\w{2,})", default, re.MULTILINE)


def _malformed(name: str, text: str) -> list[str]:
    """What a record of a decision lacks."""
    number = int(name[:4]) if ADR.match(name) else None
    found = [] if number is not None else ["name"]
    found += [] if re.match(rf"# {number}\. \S", text) else ["title"]
    found += (
        [] if re.search(r"^Status: (proposed|accepted|superseded by \S+)", text, re.MULTILINE) else ["Status"]
    )
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    return found + [part for part in PARTS if part not in headings]


def test_every_command_is_documented_and_every_documented_one_exists() -> None:
    assert set(_documented()) == set(dict(commands(command_line())))


def test_every_documented_option_exists() -> None:
    known = dict(commands(command_line()))
    for name, row in _documented().items():
        options = {option for param in known[name].params for option in param.opts}
        assert set(re.findall(r"-[a-z]\b|--[a-z-]+", row.removeprefix(name))) <= options, name


def test_every_setting_has_a_remark() -> None:
    text = (CHECKOUT / "settings.toml").read_text(encoding="utf-8")
    assert len(tomllib.loads(text)["default"]) >= 10
    assert _uncommented(text) == []


def test_planted_setting_without_remark_is_found() -> None:
    text = '[default]\na = "#"\nb = 1  # why\n[default.c]\nd = [1]\n[testing]\ne = 1\n'
    assert _uncommented(text) == ["a", "d"]


def test_decisions_are_numbered_without_gaps() -> None:
    assert [int(path.name[:4]) for path in ADRS] == list(range(1, len(ADRS) + 1))
    assert ADRS


@pytest.mark.parametrize("path", ADRS, ids=lambda path: path.name)
def test_decision_has_its_form(path: Path) -> None:
    assert _malformed(path.name, path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("0001-a-b.md", "# 1. A\n\nStatus: accepted\n## Context\n## Decision\n## Consequences\n", []),
        ("0001-a-b.md", "# 2. A\n\nStatus: accepted\n## Context\n## Decision\n## Consequences\n", ["title"]),
        (
            "1-a.md",
            "# 1. A\n\nStatus: accepted\n## Context\n## Decision\n## Consequences\n",
            ["name", "title"],
        ),
        ("0001-a.md", "# 1. A\n## Context\n## Decision\n", ["Status", "Consequences"]),
    ],
)
def test_planted_decision_is_found_wanting(name: str, text: str, found: list[str]) -> None:
    assert _malformed(name, text) == found
