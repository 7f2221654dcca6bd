"""Finds what would break clients between two schemas, and what may surprise them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from graphql import (
    BreakingChangeType,
    DangerousChangeType,
    GraphQLSchema,
    find_breaking_changes,
    find_dangerous_changes,
    is_non_null_type,
)
from graphql.pyutils import Undefined

from schema.evolution.members import Input, deprecations, inputs, removal_day
from schema.evolution.wording import worded

# What can be deprecated, and must have been. A type goes with the last field that has it.
_REMOVALS = frozenset(
    {
        BreakingChangeType.FIELD_REMOVED,
        BreakingChangeType.ARG_REMOVED,
        BreakingChangeType.VALUE_REMOVED_FROM_ENUM,
    }
)
# graphql-core calls these dangerous as well; but what a client need not give, it need not know.
_HARMLESS = frozenset(
    {DangerousChangeType.OPTIONAL_ARG_ADDED, DangerousChangeType.OPTIONAL_INPUT_FIELD_ADDED}
)


@dataclass(frozen=True)
class Change:
    """One change: the name of what changes, and what is said of it."""

    name: str
    words: str
    removes: bool = False
    """Whether this takes something away that could have been deprecated."""
    notice: str | None = None
    """The reason of its deprecation, if what is removed was deprecated."""

    def __str__(self) -> str:
        """Say it without a full stop."""
        return f"`{self.name}` {self.words}"

    def objection(self, on: date) -> str | None:
        """Return what speaks against a removal on that day: that it comes without notice, or too early."""
        if not self.removes:
            return None
        if self.notice is None:
            return "without deprecation"
        day = removal_day(self.notice)
        return f"before {day}" if day and on < day else None


def breaking_changes(old: GraphQLSchema, new: GraphQLSchema) -> list[Change]:
    """Return what may break a client of the old schema."""
    notices = deprecations(old)
    found = []
    for change in find_breaking_changes(old, new):
        name, words = worded(change)
        found.append(Change(name, words, change.type in _REMOVALS, notices.get(name)))
    return found + [Change(name, "must be given") for name in _without_default(old, new)]


def risky_changes(old: GraphQLSchema, new: GraphQLSchema) -> list[Change]:
    """Return what breaks no well-made client of the old schema, but deserves a look."""
    risky = [it for it in find_dangerous_changes(old, new) if it.type not in _HARMLESS]
    changes = [Change(*worded(it)) for it in risky]
    # graphql-core compares the defaults of arguments alone.
    changes += [
        Change(name, "has another default")
        for name, before, after in _kept(old, new)
        if "(" not in name and before.default_value != after.default_value
    ]
    breaking = set(_without_default(old, new))
    return [change for change in changes if change.name not in breaking]


def _without_default(old: GraphQLSchema, new: GraphQLSchema) -> list[str]:
    """Inputs that had a default and must now be given: for graphql-core only another default."""
    return [
        name
        for name, before, after in _kept(old, new)
        if is_non_null_type(before.type)
        and is_non_null_type(after.type)
        and before.default_value is not Undefined
        and after.default_value is Undefined
    ]


def _kept(old: GraphQLSchema, new: GraphQLSchema) -> Iterator[tuple[str, Input, Input]]:
    after = inputs(new)
    yield from ((name, before, after[name]) for name, before in inputs(old).items() if name in after)
