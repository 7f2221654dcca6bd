"""Column types that mean the same on SQLite and PostgreSQL."""

import enum
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, String, Text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.types import TypeDecorator, TypeEngine

BigId = BigInteger().with_variant(Integer, "sqlite")
"""A 64-bit key: SQLite only numbers the rows of an INTEGER PRIMARY KEY by itself."""

# SQLite keeps times as text in the very form the API gives them, so that reading needs no formatting,
# and comparing the texts compares the times.
_SQLITE_TIME = sqlite.DATETIME(  # type: ignore[no-untyped-call]
    storage_format=(
        "%(year)04d-%(month)02d-%(day)02dT%(hour)02d:%(minute)02d:%(second)02d.%(microsecond)06dZ"
    ),
    regexp=r"(\d+)-(\d+)-(\d+)T(\d+):(\d+):(\d+)\.(\d+)Z",
)


class UtcDateTime(TypeDecorator[datetime]):
    """An instant with microseconds: aware UTC datetimes in Python, `timestamptz` on PostgreSQL."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        """Say what a value is, which cursors are read by; a decorator's own answer is `object`."""
        return datetime

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Choose the storage by database."""
        if dialect.name == "sqlite":
            return dialect.type_descriptor(_SQLITE_TIME)
        return dialect.type_descriptor(DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Convert to UTC; refuse a naive time, which names no instant."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stored time needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give an aware UTC time: PostgreSQL answers in the connection's zone, SQLite in none."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class ListOf(TypeDecorator[list[Any]]):
    """Values of a type bound as one: an array on PostgreSQL, JSON on SQLite. Only for parameters."""

    impl = Text
    cache_ok = True

    def __init__(self, item: TypeEngine[Any]) -> None:
        """Take the type of the values."""
        super().__init__()
        self.item = item

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Choose the form by database."""
        if dialect.name == "sqlite":
            return dialect.type_descriptor(Text())
        return dialect.type_descriptor(postgresql.ARRAY(_stored(self.item)))

    def process_bind_param(self, value: list[Any] | None, dialect: Dialect) -> Any:
        """Give each value its stored form, as a column of the type would."""
        process = self.item.dialect_impl(dialect).bind_processor(dialect)
        stored = [process(item) if process else item for item in value or ()]
        return json.dumps(stored) if dialect.name == "sqlite" else stored


class NamesOf(TypeDecorator[tuple[enum.Enum, ...]]):
    """Some members of an enum: a tuple in the enum's own order, stored as their names with spaces between."""

    impl = String
    cache_ok = True

    def __init__(self, members: type[enum.Enum], length: int) -> None:
        """Take the enum, and room for all its names."""
        super().__init__(length)
        self.members = members

    def process_bind_param(self, value: Iterable[enum.Enum] | None, dialect: Dialect) -> str | None:
        """Join the names, each once, in the one order."""
        if value is None:
            return None
        chosen = set(value)
        return " ".join(member.name for member in self.members if member in chosen)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[enum.Enum, ...] | None:
        """Find the members by their names."""
        return None if value is None else tuple(self.members[name] for name in value.split())


def _stored(type_: TypeEngine[Any]) -> TypeEngine[Any]:
    # An array of an enum type would give each value its stored form once more, and one of VARCHAR(n) would
    # cut each value off without a word.
    return Text() if isinstance(type_, String) else type_


def utc_now() -> datetime:
    """Return the present instant."""
    return datetime.now(UTC)


def sortable_string(length: int) -> TypeEngine[str]:
    """Return a text type that both databases sort alike, by code point (SQLite's BINARY)."""
    return String(length).with_variant(postgresql.VARCHAR(length, collation="C"), "postgresql")
