"""Reads out of graphql-core's sentences what changed, and says it in one form with the name in front.

graphql-core tells a change by its kind and an English sentence alone. The names are taken from the sentence;
a sentence that nobody foresaw is an error, never a change that goes unseen.
"""

import re

from graphql import BreakingChange, BreakingChangeType, DangerousChange, DangerousChangeType

_TYPE, _MEMBER, _ARGUMENT = r"(?P<type>\w+)", r"(?P<member>\w+)", r"(?P<argument>\w+)"
_FROM_TO = r"from (?P<old>\S+) to (?P<new>\S+)"
_MUST_BE_GIVEN = "is new and must be given"
_Breaks, _Risks = BreakingChangeType, DangerousChangeType

# Of each kind: graphql-core's sentence, the name of what changes, and what is said of it.
_FORMS: dict[BreakingChangeType | DangerousChangeType, tuple[str, str, str]] = {
    _Breaks.TYPE_REMOVED: (rf"(?:Standard scalar )?{_TYPE} was removed.*", "{type}", "is removed"),
    _Breaks.TYPE_CHANGED_KIND: (
        rf"{_TYPE} changed from (?P<old>.+) to (?P<new>.+)",
        "{type}",
        "changes from {old} to {new}",
    ),
    _Breaks.TYPE_REMOVED_FROM_UNION: (
        rf"{_MEMBER} was removed from union type {_TYPE}",
        "{type}",
        "is never `{member}` any more",
    ),
    _Breaks.VALUE_REMOVED_FROM_ENUM: (
        rf"{_MEMBER} was removed from enum type {_TYPE}",
        "{type}.{member}",
        "is removed",
    ),
    _Breaks.REQUIRED_INPUT_FIELD_ADDED: (
        rf"A required field {_MEMBER} on input type {_TYPE} was added",
        "{type}.{member}",
        _MUST_BE_GIVEN,
    ),
    _Breaks.IMPLEMENTED_INTERFACE_REMOVED: (
        rf"{_TYPE} no longer implements interface {_MEMBER}",
        "{type}",
        "no longer implements `{member}`",
    ),
    _Breaks.FIELD_REMOVED: (rf"{_TYPE}\.{_MEMBER} was removed", "{type}.{member}", "is removed"),
    _Breaks.FIELD_CHANGED_KIND: (
        rf"{_TYPE}\.{_MEMBER} changed type {_FROM_TO}",
        "{type}.{member}",
        "changes from `{old}` to `{new}`",
    ),
    _Breaks.REQUIRED_ARG_ADDED: (
        rf"A required arg {_ARGUMENT} on {_TYPE}\.{_MEMBER} was added",
        "{type}.{member}({argument}:)",
        _MUST_BE_GIVEN,
    ),
    _Breaks.ARG_REMOVED: (
        rf"{_TYPE}\.{_MEMBER} arg {_ARGUMENT} was removed",
        "{type}.{member}({argument}:)",
        "is removed",
    ),
    _Breaks.ARG_CHANGED_KIND: (
        rf"{_TYPE}\.{_MEMBER} arg {_ARGUMENT} has changed type {_FROM_TO}",
        "{type}.{member}({argument}:)",
        "changes from `{old}` to `{new}`",
    ),
    _Breaks.DIRECTIVE_REMOVED: (rf"{_TYPE} was removed", "@{type}", "is removed"),
    _Breaks.DIRECTIVE_ARG_REMOVED: (
        rf"{_ARGUMENT} was removed from {_TYPE}",
        "@{type}({argument}:)",
        "is removed",
    ),
    _Breaks.REQUIRED_DIRECTIVE_ARG_ADDED: (
        rf"A required arg {_ARGUMENT} on directive {_TYPE} was added",
        "@{type}({argument}:)",
        _MUST_BE_GIVEN,
    ),
    _Breaks.DIRECTIVE_REPEATABLE_REMOVED: (
        rf"Repeatable flag was removed from {_TYPE}",
        "@{type}",
        "may stand only once",
    ),
    _Breaks.DIRECTIVE_LOCATION_REMOVED: (
        rf"(?P<place>\w+) was removed from {_TYPE}",
        "@{type}",
        "may not stand at {place}",
    ),
    _Risks.VALUE_ADDED_TO_ENUM: (
        rf"{_MEMBER} was added to enum type {_TYPE}",
        "{type}.{member}",
        "is new",
    ),
    _Risks.TYPE_ADDED_TO_UNION: (
        rf"{_MEMBER} was added to union type {_TYPE}",
        "{type}",
        "may be `{member}`",
    ),
    _Risks.IMPLEMENTED_INTERFACE_ADDED: (
        rf"{_MEMBER} added to interfaces implemented by {_TYPE}",
        "{type}",
        "implements `{member}`",
    ),
    _Risks.ARG_DEFAULT_VALUE_CHANGE: (
        rf"{_TYPE}\.{_MEMBER} arg {_ARGUMENT} (?:has changed )?defaultValue\b.*",
        "{type}.{member}({argument}:)",
        "has another default",
    ),
}


def worded(change: BreakingChange | DangerousChange) -> tuple[str, str]:
    """Return the name of what changes, as in `Post.tags(first:)`, and what is said of it, as in `is removed`.

    Raises LookupError for a sentence that nobody foresaw.
    """
    pattern, name, words = _FORMS[change.type]
    match = re.fullmatch(pattern, change.description.removesuffix("."))
    if match is None:
        raise LookupError(f"graphql-core says of {change.type.name}: {change.description}")
    return name.format(**match.groupdict()), words.format(**match.groupdict())
