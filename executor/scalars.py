"""Scalars and ids in the one form that the API gives them."""

import re
from datetime import UTC, datetime
from typing import Any

import graphene
from graphene.relay.id_type import BaseGlobalIDType
from graphene_sqlalchemy.converter import column_type_eq, convert_sqlalchemy_type
from graphql import StringValueNode, ValueNode, print_ast

from executor.errors import BadUserInput
from models.public_ids import decode_id, encode_id, format_time
from models.types import UtcDateTime

# Of all that Python reads as ISO 8601, the one form that everybody knows.
_INSTANT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?([Zz]|[+-][0-9]{2}:[0-9]{2})"
)


class DateTime(graphene.Scalar):
    """An instant as ISO 8601 text in UTC with six digits, such as `2026-01-31T10:00:00.000000Z`.

    As input it may have another offset, and fewer digits or none.
    """

    @staticmethod
    def serialize(value: datetime) -> str:
        """Return the instant as text."""
        return format_time(value)

    @staticmethod
    def parse_value(value: Any) -> datetime:
        """Return the instant that a text names. Raises BadUserInput."""
        if not (isinstance(value, str) and _INSTANT.fullmatch(value)):
            raise BadUserInput(f"not an instant such as 2026-01-31T10:00:00Z: {str(value)[:60]!r}")
        try:
            return datetime.fromisoformat(value.upper()).astimezone(UTC)
        except (ValueError, OverflowError):
            raise BadUserInput(f"not an instant of the calendar: {value[:60]!r}") from None

    @classmethod
    def parse_literal(cls, node: ValueNode, _variables: Any = None) -> datetime:
        """Return the instant that a literal names. Raises BadUserInput."""
        return cls.parse_value(node.value if isinstance(node, StringValueNode) else print_ast(node))


class PublicId(BaseGlobalIDType):
    """Global ids in Gazette's own encoding."""

    @classmethod
    def resolve_global_id(cls, info: Any, global_id: str) -> tuple[str, int]:
        """Return the type and key of an id."""
        return decode_id(global_id)

    @classmethod
    def to_global_id(cls, type_name: str, key: int) -> str:
        """Return the id of a row."""
        return encode_id(type_name, key)


class Node(graphene.relay.Node):
    """An object that can be asked for again by its id."""

    class Meta:
        global_id_type = PublicId
        description = "An object that can be asked for again by its `id`."


@convert_sqlalchemy_type.register(column_type_eq(UtcDateTime))  # type: ignore[untyped-decorator]
def _convert_time(type_arg: Any, **options: Any) -> type[DateTime]:
    return DateTime
