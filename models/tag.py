"""What a post is about: categories and tags."""

import enum
from typing import TYPE_CHECKING

from sqlalchemy import Column, ForeignKey, Index, String, Table, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import NEVER_REUSE_KEYS, Base, Identified, stored_by_name
from models.types import BigId, UtcDateTime, sortable_string

if TYPE_CHECKING:
    from models.post import Post

# `published_at` is the post's, which keeps it, so that an index has the posts of a tag in their order.
post_tag = Table(
    "post_tag",
    Base.metadata,
    Column("post_id", BigId, ForeignKey("post.id", ondelete="CASCADE"), primary_key=True),
    Column("tag_id", BigId, ForeignKey("tag.id", ondelete="CASCADE"), primary_key=True),
    Column("published_at", UtcDateTime),
    Index("ix_post_tag_tag_id_published_at_post_id", "tag_id", "published_at", "post_id"),
)


class TagKind(enum.Enum):
    """A category is a shelf of the editors', a tag a free keyword."""

    CATEGORY = "category"
    TAG = "tag"


class Tag(Identified, Base):
    """A category or a tag; the same slug may be one of each."""

    __tablename__ = "tag"
    __table_args__ = (UniqueConstraint("kind", "slug"), NEVER_REUSE_KEYS)

    kind: Mapped[TagKind] = mapped_column(
        stored_by_name(TagKind, "kind"), default=TagKind.TAG, doc="Category or tag."
    )
    name: Mapped[str] = mapped_column(sortable_string(200), index=True, doc="The name for readers.")
    slug: Mapped[str] = mapped_column(String(200), doc="The name in addresses.")
    description: Mapped[str] = mapped_column(Text, default="", doc="What belongs here, in plain text.")
    parent_id: Mapped[int | None] = mapped_column(
        BigId, ForeignKey("tag.id", ondelete="SET NULL"), index=True
    )

    parent: Mapped["Tag | None"] = relationship(remote_side="Tag.id", back_populates="children")
    children: Mapped[list["Tag"]] = relationship(viewonly=True, lazy="raise", back_populates="parent")
    posts: Mapped[list["Post"]] = relationship(
        secondary=post_tag, viewonly=True, lazy="raise", back_populates="tags"
    )
