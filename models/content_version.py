"""How often content has changed: what tells a cache that its copy is stale, without reading the content.

The triggers of the database itself count every change of a table in CONTENT, whoever makes it. On SQLite,
which has one writer at a time, they add to the number. On PostgreSQL that would make all writers wait for
each other: there each statement leaves a row in ContentChange, and now and then the rows that are there are
added up. A version is the number and the count of rows, which grows with every change that is committed and
with nothing else.
"""

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Identified
from models.types import BigId

CONTENT = ("comment", "former_slug", "post", "post_tag", "tag", "user")
"""The tables that answers to strangers are made of."""


class ContentVersion(Base):
    """How many changes of a table were added up."""

    __tablename__ = "content_version"

    table_name: Mapped[str] = mapped_column(String(63), primary_key=True)
    number: Mapped[int] = mapped_column(BigId, default=0)


class ContentChange(Identified, Base):
    """A change of a table on PostgreSQL that isn't added up yet."""

    __tablename__ = "content_change"
    __table_args__ = (Index(None, "table_name"),)

    table_name: Mapped[str] = mapped_column(String(63))
