"""What somebody says about a post."""

import enum
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import NEVER_REUSE_KEYS, Base, Identified, Timestamped, stored_by_name
from models.post import BodyFormat, Post
from models.types import BigId
from models.user import User

if TYPE_CHECKING:
    from models.comment_report import CommentReport


class CommentKind(enum.Enum):
    """A comment is written by a person; a ping is another site's notice that it links here."""

    COMMENT = "comment"
    PING = "ping"


class CommentStatus(enum.Enum):
    """Whether a comment is shown. Of a deleted one only the place in its thread is left."""

    PENDING = "pending"
    APPROVED = "approved"
    REJECTED = "rejected"
    SPAM = "spam"
    DELETED = "deleted"


class Comment(Identified, Timestamped, Base):
    """A comment by a user, or by a guest who left a name."""

    __tablename__ = "comment"

    post_id: Mapped[int] = mapped_column(BigId, ForeignKey("post.id", ondelete="CASCADE"))
    parent_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("comment.id", ondelete="CASCADE"))
    author_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("user.id"))
    guest_name: Mapped[str | None] = mapped_column(
        String(200), doc="The name of a writer without an account."
    )
    guest_email: Mapped[str | None] = mapped_column(String(254), doc="Never shown to the public.")
    guest_website: Mapped[str | None] = mapped_column(
        String(500), doc="The website of a writer without an account."
    )
    kind: Mapped[CommentKind] = mapped_column(
        stored_by_name(CommentKind, "kind"),
        default=CommentKind.COMMENT,
        doc="Whether a person wrote it, or another site announced a link.",
    )
    status: Mapped[CommentStatus] = mapped_column(
        stored_by_name(CommentStatus, "status"),
        default=CommentStatus.APPROVED,
        doc="Whether the comment is shown.",
    )
    body: Mapped[str] = mapped_column(Text, doc="The text as it was written.")
    body_format: Mapped[BodyFormat] = mapped_column(
        stored_by_name(BodyFormat, "body_format"),
        default=BodyFormat.MARKDOWN,
        doc="The markup of `body`.",
    )
    body_html: Mapped[str] = mapped_column(Text, doc="The body as sanitised HTML.")
    reply_count: Mapped[int] = mapped_column(
        default=0, doc="Replies that are shown: approved, or kept as places in the thread."
    )
    report_count: Mapped[int] = mapped_column(
        default=0, server_default="0", doc="Reports that no editor has dealt with."
    )

    post: Mapped[Post] = relationship(back_populates="comments")
    author: Mapped[User | None] = relationship(back_populates="comments")
    parent: Mapped["Comment | None"] = relationship(remote_side="Comment.id", back_populates="replies")
    # A list without a bound: read in pages by its own statement, never loaded whole.
    replies: Mapped[list["Comment"]] = relationship(viewonly=True, lazy="raise", back_populates="parent")
    reports: Mapped[list["CommentReport"]] = relationship(
        viewonly=True, lazy="raise", back_populates="comment"
    )

    __table_args__ = (
        CheckConstraint(
            "status = 'DELETED' OR author_id IS NOT NULL OR guest_name IS NOT NULL",
            name="has_writer",
        ),
        Index(None, "post_id", "created_at", "id"),
        Index(None, "parent_id", "created_at", "id"),
        Index(None, "author_id", "created_at", "id"),
        Index(None, "created_at", "id"),
        Index(None, "status", "created_at", "id"),
        # Few are reported, and those that are not shall not pay for it.
        Index(
            "ix_comment_reported",
            "report_count",
            "id",
            postgresql_where=text("report_count > 0"),
            sqlite_where=text("report_count > 0"),
        ),
        NEVER_REUSE_KEYS,
    )
