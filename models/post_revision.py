"""What a post said at one of its versions."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import NEVER_REUSE_KEYS, Base, Identified, stored_by_name
from models.post import BodyFormat, Post
from models.types import BigId, utc_now
from models.user import User


class PostRevision(Identified, Base):
    """What a post said from one version on. The newest one is what it says now."""

    __tablename__ = "post_revision"

    post_id: Mapped[int] = mapped_column(BigId, ForeignKey("post.id", ondelete="CASCADE"))
    editor_id: Mapped[int | None] = mapped_column(
        BigId, ForeignKey("user.id", ondelete="SET NULL"), index=True
    )
    version: Mapped[int] = mapped_column(doc="The version of the post that it began with.")
    title: Mapped[str] = mapped_column(String(200), doc="The headline, in plain text.")
    body: Mapped[str] = mapped_column(Text, doc="The text as it was written.")
    body_format: Mapped[BodyFormat] = mapped_column(
        stored_by_name(BodyFormat, "body_format"), doc="The markup of `body`."
    )
    excerpt: Mapped[str] = mapped_column(
        Text, doc="The summary; empty where it was the beginning of the body."
    )
    tags: Mapped[str] = mapped_column(Text, doc="The names of its tags, one a line.")
    created_at: Mapped[datetime] = mapped_column(default=utc_now, doc="When it was written.")

    post: Mapped[Post] = relationship(back_populates="revisions")
    editor: Mapped[User | None] = relationship()

    # Keys grow with the versions of a post, which are written one after the other.
    __table_args__ = (Index(None, "post_id", "id"), NEVER_REUSE_KEYS)
