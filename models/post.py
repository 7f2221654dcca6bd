"""A post or a page."""

import enum
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, event, inspect, select, text, update
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from models.base import NEVER_REUSE_KEYS, Base, Identified, Timestamped, stored_by_name
from models.tag import Tag, post_tag
from models.types import BigId, sortable_string
from models.user import User

if TYPE_CHECKING:
    from models.comment import Comment
    from models.post_revision import PostRevision


class PostKind(enum.Enum):
    """A post appears in the feed; a page stands on its own."""

    POST = "post"
    PAGE = "page"


class PostStatus(enum.Enum):
    """Where a post is in its life. A scheduled one counts as published once its time has come."""

    DRAFT = "draft"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    ARCHIVED = "archived"
    DELETED = "deleted"


class BodyFormat(enum.Enum):
    """The markup a body is written and edited in."""

    MARKDOWN = "markdown"
    HTML = "html"


# Only of what is in the trash, so that the other posts pay nothing for it.
_IN_TRASH = text("deleted_at IS NOT NULL")
_TRASH = Index(None, "author_id", "deleted_at", "id", sqlite_where=_IN_TRASH, postgresql_where=_IN_TRASH)


class Post(Identified, Timestamped, Base):
    """A post or a page. What is dear to compute is filled in on writing, so that reading is only reading."""

    __tablename__ = "post"

    author_id: Mapped[int] = mapped_column(BigId, ForeignKey("user.id"))
    kind: Mapped[PostKind] = mapped_column(
        stored_by_name(PostKind, "kind"), default=PostKind.POST, doc="Post or page."
    )
    status: Mapped[PostStatus] = mapped_column(
        stored_by_name(PostStatus, "status"),
        default=PostStatus.DRAFT,
        doc="Where the post is in its life; a scheduled one is published once its time has come.",
    )
    slug: Mapped[str] = mapped_column(String(200), unique=True, doc="The name in addresses.")
    title: Mapped[str] = mapped_column(sortable_string(200), doc="The headline, in plain text.")
    body: Mapped[str] = mapped_column(Text, doc="The text as its author wrote it.")
    body_format: Mapped[BodyFormat] = mapped_column(
        stored_by_name(BodyFormat, "body_format"),
        default=BodyFormat.MARKDOWN,
        doc="The markup of `body`.",
    )
    body_html: Mapped[str] = mapped_column(Text, doc="The body as sanitised HTML.")
    excerpt: Mapped[str] = mapped_column(Text, default="", doc="A summary in plain text.")
    has_own_excerpt: Mapped[bool] = mapped_column(
        default=False, doc="Whether the author wrote the excerpt; else it follows the body."
    )
    reading_minutes: Mapped[int] = mapped_column(default=1, doc="How long it takes to read.")
    comments_open: Mapped[bool] = mapped_column(default=True, doc="Whether readers may comment.")
    comment_count: Mapped[int] = mapped_column(default=0, doc="Approved comments.")
    version: Mapped[int] = mapped_column(default=1, doc="Grows with each change.")
    published_at: Mapped[datetime | None] = mapped_column(doc="When it appeared, or will appear.")
    deleted_at: Mapped[datetime | None] = mapped_column(doc="When it was put into the trash.")

    author: Mapped[User] = relationship(back_populates="posts")
    tags: Mapped[list[Tag]] = relationship(
        secondary=post_tag, back_populates="posts", order_by=(Tag.name, Tag.id)
    )

    # Lists without a bound: read in pages by their own statements, never loaded whole.
    comments: Mapped[list["Comment"]] = relationship(viewonly=True, lazy="raise", back_populates="post")
    revisions: Mapped[list["PostRevision"]] = relationship(viewonly=True, lazy="raise", back_populates="post")

    __table_args__ = (
        CheckConstraint(
            "status IN ('DRAFT', 'ARCHIVED', 'DELETED') OR published_at IS NOT NULL",
            name="published_has_time",
        ),
        CheckConstraint("status <> 'DELETED' OR deleted_at IS NOT NULL", name="deleted_has_time"),
        Index(None, "kind", "published_at", "id"),
        Index(None, "author_id", "kind", "published_at", "id"),
        Index(None, "kind", "title", "id"),
        Index(None, "kind", "updated_at", "id"),
        _TRASH,
        # None on comment_count: each new comment would be written into all of the post's indexes.
        NEVER_REUSE_KEYS,
    )


_TIME_OF_LINKED_POST = select(Post.published_at).where(Post.id == post_tag.c.post_id).scalar_subquery()


@event.listens_for(Session, "after_flush")
def _date_links(session: Session, _context: Any) -> None:
    """Write a post's time into its links to tags, whatever has changed the one or made the others."""
    posts = [row.id for row in (*session.new, *session.dirty) if isinstance(row, Post) and _has_moved(row)]
    if posts:
        links = update(post_tag).where(post_tag.c.post_id.in_(posts))
        session.connection().execute(links.values(published_at=_TIME_OF_LINKED_POST))


def _has_moved(post: Post) -> bool:
    attributes = inspect(post).attrs
    return any(attributes[name].history.has_changes() for name in ("published_at", "tags"))
