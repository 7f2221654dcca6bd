"""The names that posts had in addresses before."""

from typing import Any

from sqlalchemy import ColumnElement, ForeignKey, String, func, select
from sqlalchemy.orm import Mapped, aliased, mapped_column

from models.base import Base
from models.post import Post
from models.types import BigId


class FormerSlug(Base):
    """A slug under which a post was public, and which no post has now."""

    __tablename__ = "former_slug"

    slug: Mapped[str] = mapped_column(String(200), primary_key=True)
    post_id: Mapped[int] = mapped_column(BigId, ForeignKey("post.id", ondelete="CASCADE"), index=True)


def has_slug(post: Any, slug: Any) -> ColumnElement[bool]:
    """Return the condition that Post, or an alias of it, has this slug, or had it if no post has it now."""
    holder = aliased(Post)
    now = select(holder.id).where(holder.slug == slug).scalar_subquery()
    before = select(FormerSlug.post_id).where(FormerSlug.slug == slug).scalar_subquery()
    found: ColumnElement[bool] = post.id == func.coalesce(now, before)
    return found
