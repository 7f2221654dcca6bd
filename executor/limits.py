"""The bounds of operations, pages and texts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from executor.errors import BadUserInput, LimitExceeded

INTROSPECTION = frozenset({"__schema", "__type"})


@dataclass(frozen=True)
class Limits:
    """The bounds of one operation, from the settings."""

    max_tokens: int = 1_000
    max_depth: int = 15
    max_fields: int = 200
    max_aliases: int = 15
    max_directives: int = 50
    max_mutations: int = 10
    max_filter_depth: int = 4
    max_filter_operators: int = 30
    max_cost: int = 10_000
    max_answer_bytes: int = 5_000_000
    default_page_size: int = 20
    max_page_size: int = 100
    max_count: int = 10_000


@dataclass(frozen=True)
class PageRequest:
    """Which page of a connection is asked for: `size` rows, from the end if `backwards`."""

    size: int
    backwards: bool
    after: str | None
    before: str | None


def page_request(arguments: Mapping[str, Any], limits: Limits) -> PageRequest:
    """Read a connection's paging arguments. Raises BadUserInput."""
    first, last = arguments.get("first"), arguments.get("last")
    if first is not None and last is not None:
        raise BadUserInput("Ask for `first` or for `last`, not for both.")
    for name, size in (("first", first), ("last", last)):
        if size is not None and not 1 <= size <= limits.max_page_size:
            raise BadUserInput(f"`{name}` must be between 1 and {limits.max_page_size}, not {size}.")
    return PageRequest(
        size=first or last or limits.default_page_size,
        backwards=last is not None,
        after=arguments.get("after"),
        before=arguments.get("before"),
    )


def check_answer_size(size: int, limits: Limits) -> None:
    """Raise LimitExceeded for more bytes than an answer may have."""
    if size > limits.max_answer_bytes:
        raise LimitExceeded("answer", limits.max_answer_bytes, size, "bytes to answer")


def refuse_nul(text: str, place: str) -> None:
    """Raise BadUserInput for a text with NUL, by which SQLite finds nothing and PostgreSQL can't be asked."""
    if "\x00" in text:
        raise BadUserInput(f"{place} must not contain NUL.")
