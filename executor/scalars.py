"""Scalars and ids in the one form that the API gives them."""

from datetime import datetime
from typing import Any

import graphene
from graphene.relay.id_type import BaseGlobalIDType
from graphene_sqlalchemy.converter import column_type_eq, convert_sqlalchemy_type

from models.public_ids import decode_id, encode_id, format_time
from models.types import UtcDateTime


class DateTime(graphene.Scalar):
    """An instant as ISO 8601 text in UTC with six digits, such as `2026-01-31T10:00:00.000000Z`."""

    @staticmethod
    def serialize(value: datetime) -> str:
        """Return the instant as text."""
        return format_time(value)


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
