"""A reader's notice to the editors that something is wrong with a comment."""

import enum
from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import NEVER_REUSE_KEYS, Base, Identified, stored_by_name
from models.comment import Comment
from models.types import BigId, utc_now
from models.user import User


class ReportReason(enum.Enum):
    """What is wrong with a comment."""

    SPAM = "spam"
    ABUSE = "abuse"
    OFF_TOPIC = "off_topic"
    OTHER = "other"


class CommentReport(Identified, Base):
    """A report of a comment, one at most from each user. It outlives the account that made it."""

    __tablename__ = "comment_report"

    comment_id: Mapped[int] = mapped_column(BigId, ForeignKey("comment.id", ondelete="CASCADE"))
    reporter_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("user.id", ondelete="SET NULL"))
    reason: Mapped[ReportReason] = mapped_column(
        stored_by_name(ReportReason, "reason"), doc="What is wrong with the comment."
    )
    note: Mapped[str] = mapped_column(Text, default="", doc="What the reporter says about it, or empty.")
    created_at: Mapped[datetime] = mapped_column(default=utc_now, doc="When it was made.")
    resolved_at: Mapped[datetime | None] = mapped_column(
        doc="When an editor decided about the comment; null as long as the report waits."
    )

    comment: Mapped[Comment] = relationship(back_populates="reports")
    reporter: Mapped[User | None] = relationship()

    __table_args__ = (
        UniqueConstraint("reporter_id", "comment_id"),
        Index(None, "comment_id", "created_at", "id"),
        NEVER_REUSE_KEYS,
    )
