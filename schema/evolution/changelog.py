"""Reads which breaking changes CHANGELOG.md owns up to.

Only its first section counts, that of the next release; in it, the list under `### Breaking changes`:

    - 2026-11-22: `Post.body` is removed.
    - 2026-11-22: `Post.slug` is removed without deprecation, because it told what others had written.
"""

import re
from dataclasses import dataclass
from datetime import date

from schema.evolution.changes import Change

HEADING = "### Breaking changes"
_BECAUSE = "because …"

_SECTION = re.compile(r"^## .*?$(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_LIST = re.compile(rf"^{HEADING}\s*?$(.*?)(?=^#|\Z)", re.MULTILINE | re.DOTALL)
_ITEM = re.compile(r"^- (\d{4}-\d{2}-\d{2}): (.*?)(?=^- |\n\n|\Z)", re.MULTILINE | re.DOTALL)
_REASON = re.compile(r"\bbecause \w")


@dataclass(frozen=True)
class Entry:
    """A breaking change with the day on which it was made."""

    day: date
    text: str

    def covers(self, change: Change) -> bool:
        """Whether this owns up to a change, with a reason where one is needed."""
        if not self.text.startswith(str(change)):
            return False
        objection = change.objection(self.day)
        return objection is None or (objection in self.text and bool(_REASON.search(self.text)))


def entries(changelog: str) -> list[Entry]:
    """Return the breaking changes that the first section lists; what has no date of the calendar is none."""
    section = _SECTION.search(changelog)
    listed = _LIST.search(section[1]) if section else None
    found = []
    for day, text in _ITEM.findall(listed[1]) if listed else ():
        try:
            found.append(Entry(date.fromisoformat(day), " ".join(text.split())))
        except ValueError:
            continue
    return found


def line_for(change: Change, today: date) -> str:
    """Return the line to paste into the list, in which a reason may have to be filled in."""
    objection = change.objection(today)
    return f"- {today}: {change}{f' {objection}, {_BECAUSE}' if objection else '.'}"
