"""Judges a changed schema by the promise of docs/stability.md."""

from dataclasses import dataclass
from datetime import date, timedelta

from graphql import build_schema

from schema.evolution.changelog import entries, line_for
from schema.evolution.changes import breaking_changes, risky_changes
from schema.evolution.members import deprecations, removal_day

# At least six months, whichever they are.
NOTICE = timedelta(days=184)


@dataclass(frozen=True)
class Verdict:
    """What a changed schema asks of its author."""

    unnoted: list[str]
    """Lines that CHANGELOG.md lacks, to be pasted."""
    undated: list[str]
    """Names of what is deprecated without the day from which it may be removed."""
    risky: list[str]
    """Sentences about what is allowed, but deserves a look."""


def judge(released: str, current: str, changelog: str, today: date) -> Verdict:
    """Compare the SDL as it was last released with what it is now."""
    old, new = build_schema(released), build_schema(current)
    noted = entries(changelog)
    return Verdict(
        unnoted=[
            line_for(change, today)
            for change in breaking_changes(old, new)
            if not any(entry.covers(change) for entry in noted)
        ],
        undated=[name for name, reason in deprecations(new).items() if removal_day(reason) is None],
        risky=[f"{change}." for change in risky_changes(old, new)],
    )


def short_notices(released: str, current: str, today: date) -> list[str]:
    """Return the names of what a release today would deprecate with less notice than is promised.

    A day that was promised already may be put off, but not brought forward.
    """
    promised = _removal_days(released)
    earliest = today + NOTICE
    return [
        name
        for name, day in _removal_days(current).items()
        if day < min(earliest, promised.get(name, earliest))
    ]


def _removal_days(sdl: str) -> dict[str, date]:
    # What has no day may be removed at any time.
    reasons = deprecations(build_schema(sdl))
    return {name: removal_day(reason) or date.min for name, reason in reasons.items()}
