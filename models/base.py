"""The declarative base: naming of constraints, and the columns that most tables share."""

import enum
from datetime import datetime
from typing import ClassVar

from sqlalchemy import Enum, MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from models.types import BigId, UtcDateTime, utc_now


class Base(DeclarativeBase):
    """All tables. Constraints are named, so that migrations and services can speak of them."""

    metadata: ClassVar[MetaData] = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar = {datetime: UtcDateTime()}


class Identified:
    """A row with a 64-bit key of its own."""

    id: Mapped[int] = mapped_column(BigId, primary_key=True, sort_order=-10)


# SQLite would give the key of a deleted last row to the next one, and an id seen outside another meaning.
NEVER_REUSE_KEYS = {"sqlite_autoincrement": True}


class Timestamped:
    """A row that knows when it was made and last changed."""

    created_at: Mapped[datetime] = mapped_column(default=utc_now, sort_order=10, doc="When it was made.")
    updated_at: Mapped[datetime] = mapped_column(
        default=utc_now, onupdate=utc_now, sort_order=11, doc="When it was last changed."
    )


def stored_by_name(members: type[enum.Enum], name: str) -> Enum:
    """Store an enum by its members' upper-case names, which are also its GraphQL values, with a check."""
    return Enum(members, name=name, native_enum=False, create_constraint=True, length=20)
