"""Lays SQL out in lines for people: what fits into one stays in one, the rest is broken at its own joints.

Only white space changes, and none within quotes: the text stays the statement that it was.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

WIDTH = 100
STEP = "  "

_TOKEN = re.compile(r"""\s+|'(?:[^']|'')*'|"(?:[^"]|"")*"|[(),]|[^\s'"(),]+|.""")
_CLAUSES = frozenset({"SELECT", "FROM", "WHERE", "GROUP", "ORDER", "LIMIT"})
_LEVEL = _CLAUSES | {"END"}


@dataclass(frozen=True, eq=False)
class _Group:
    """What stands in parentheses, with them."""

    items: "tuple[_Item, ...]"
    length: int


_Item: TypeAlias = "str | _Group"
_Items: TypeAlias = "tuple[_Item, ...]"
_Split: TypeAlias = Callable[[_Items], list[_Items]]
_Arrange: TypeAlias = Callable[[list[_Items], str], Iterator[str]]


@lru_cache(maxsize=64)
def laid_out(sql: str) -> str:
    """Return a statement in lines of a readable width, as far as it can be broken at all."""
    tokens = (" " if token.isspace() else token for token in _TOKEN.findall(sql))
    return "\n".join(_lines(_grouped(tokens), ""))


def _grouped(tokens: Iterable[str]) -> _Items:
    open_groups: list[list[_Item]] = [[]]
    for piece in tokens:
        if piece == "(":
            open_groups.append([])
        elif piece == ")" and len(open_groups) > 1:
            group = tuple(open_groups.pop())
            open_groups[-1].append(_Group(group, sum(map(_length, group)) + 2))
        else:
            open_groups[-1].append(piece)
    while len(open_groups) > 1:
        # Never closed: no group after all.
        items = open_groups.pop()
        open_groups[-1] += ["(", *items]
    return tuple(open_groups[0])


def _length(item: _Item) -> int:
    return len(item) if isinstance(item, str) else item.length


def _flat(items: _Items) -> str:
    return "".join(item if isinstance(item, str) else f"({_flat(item.items)})" for item in items)


def _lines(items: _Items, indent: str) -> Iterator[str]:
    items = _stripped(items)
    if len(indent) + sum(map(_length, items)) <= WIDTH:
        yield indent + _flat(items)
        return
    for split, arrange in _JOINTS:
        pieces = split(items)
        if len(pieces) > 1:
            yield from arrange(pieces, indent)
            return
    yield from _opened(items, indent)


def _below_each_other(pieces: list[_Items], indent: str) -> Iterator[str]:
    for number, piece in enumerate(pieces):
        # The clauses of a SELECT stand at one height, and what belongs to a clause or a CASE further in.
        further_in = number and piece[0] not in _LEVEL
        yield from _lines(piece, indent + STEP * bool(further_in))


def _filled(pieces: list[_Items], indent: str) -> Iterator[str]:
    inner = indent + STEP * (pieces[0][0] in _LEVEL)
    line: _Items = ()
    for piece in pieces:
        if line and len(inner) + sum(map(_length, (*line, *piece))) > WIDTH:
            yield from _lines(line, indent)
            line, indent = (), inner
        line += piece
    yield from _lines(line, indent)


def _opened(items: _Items, indent: str) -> Iterator[str]:
    """Break inside the longest parentheses; without any, the line is as long as it is."""
    longest = max(items, key=lambda item: item.length if isinstance(item, _Group) else 0)
    if not isinstance(longest, _Group):
        yield indent + _flat(items)
        return
    place = items.index(longest)
    yield f"{indent}{_flat(items[:place])}("
    yield from _lines(longest.items, indent + STEP)
    first, *others = _lines(items[place + 1 :], indent)
    yield f"{indent}){' ' * (items[place + 1 : place + 2] == (' ',))}{first.lstrip()}"
    yield from others


def _split_before(words: frozenset[str]) -> _Split:
    def split(items: _Items) -> list[_Items]:
        return _cut(items, [n for n, item in enumerate(items) if n and item in words])

    return split


def _split_behind_commas(items: _Items) -> list[_Items]:
    return _cut(items, [n + 1 for n, item in enumerate(items) if item == ","])


def _cut(items: _Items, places: list[int]) -> list[_Items]:
    pieces = [items[start:end] for start, end in zip([0, *places], [*places, len(items)], strict=True)]
    return [piece for piece in pieces if piece]


def _stripped(items: _Items) -> _Items:
    start, end = 0, len(items)
    while start < end and items[start] == " ":
        start += 1
    while start < end and items[end - 1] == " ":
        end -= 1
    return items[start:end]


# The coarsest first: where a text has several kinds of joints, it is broken at those.
_JOINTS: list[tuple[_Split, _Arrange]] = [
    (_split_before(_CLAUSES), _below_each_other),
    (_split_behind_commas, _filled),
    (_split_before(frozenset({"OR"})), _below_each_other),
    (_split_before(frozenset({"AND"})), _below_each_other),
    (_split_before(frozenset({"||"})), _filled),
    (_split_before(frozenset({"WHEN", "ELSE", "END"})), _below_each_other),
]
