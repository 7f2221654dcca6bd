"""What came of a mutation that was sent under a key of the client's own."""

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Identified
from models.types import BigId, utc_now


class MutationResult(Identified, Base):
    """A mutation that was done, so that it isn't done again when it is sent again.

    `body_hash` is the SHA-256 of its name and input, and `result` tells in JSON which rows it was about.
    """

    __tablename__ = "mutation_result"
    __table_args__ = (UniqueConstraint("user_id", "key"),)

    user_id: Mapped[int] = mapped_column(BigId, ForeignKey("user.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(String(200))
    body_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    result: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[datetime] = mapped_column(default=utc_now)
