"""The operations of `cases.graphql`, each under a line with its name.

Below the name may stand its variables, which of its operations is meant, and with which code it is refused
for the field at which path (or for none):

    ### comments behind a cursor that is none
    # variables: {"after": "nonsense"}
    # operation: Second
    # refused: BAD_USER_INPUT post.comments
"""

import json
import os
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("cases.graphql")
# Else some of them take turns with the others, which takes a third of the time.
EVERYBODY_ASKS_ALL = bool(os.environ.get("CI"))
_NAME = "### "
_SETTING = re.compile(r"# (variables|operation|refused): (.+)")


@dataclass(frozen=True)
class Case:
    """An operation with what it is run with. `refused` is the code and the path if it must be refused."""

    name: str
    document: str
    variables: dict[str, Any] = field(default_factory=dict)
    operation_name: str | None = None
    refused: tuple[str, tuple[str, ...]] | None = None


@cache
def cases() -> dict[str, Case]:
    """Return the cases of the file by their names."""
    found: dict[str, Case] = {}
    for text in FILE.read_text(encoding="utf-8").split(f"\n{_NAME}")[1:]:
        case = _read(text)
        assert case.name not in found, f"two cases are named {case.name!r}"
        found[case.name] = case
    return found


def written(case: Case) -> str:
    """Return a case as the file has it."""
    lines = [_NAME + case.name]
    if case.variables:
        lines.append(f"# variables: {json.dumps(case.variables, ensure_ascii=False)}")
    if case.operation_name:
        lines.append(f"# operation: {case.operation_name}")
    if case.refused:
        lines.append(f"# refused: {case.refused[0]} {'.'.join(case.refused[1])}".rstrip())
    return "\n".join([*lines, case.document])


def _read(text: str) -> Case:
    name, _, rest = text.partition("\n")
    settings: dict[str, str] = {}
    while match := _SETTING.match(rest):
        settings[match[1]] = match[2]
        rest = rest[match.end() :].lstrip("\n")
    code, _, path = settings.get("refused", "").partition(" ")
    return Case(
        name,
        rest.strip(),
        json.loads(settings.get("variables", "{}")),
        settings.get("operation"),
        (code, tuple(path.split(".")) if path else ()) if code else None,
    )
