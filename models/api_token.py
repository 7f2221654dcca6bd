"""A secret by which a program acts for a user."""

import enum
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import NEVER_REUSE_KEYS, Base, Identified
from models.types import BigId, NamesOf, utc_now


class ApiTokenScope(enum.Enum):
    """What the holder of an API token may do, within what its user may."""

    READ = "read"
    WRITE = "write"
    MODERATE = "moderate"
    ADMIN = "admin"


class ApiToken(Identified, Base):
    """A personal API token. Only the SHA-256 of the secret is kept; nothing of it changes but to end it."""

    __tablename__ = "api_token"
    __table_args__ = (
        CheckConstraint("scopes <> ''", name="has_scopes"),
        Index(None, "user_id", "created_at", "id"),
        NEVER_REUSE_KEYS,
    )

    user_id: Mapped[int] = mapped_column(BigId, ForeignKey("user.id", ondelete="CASCADE"))
    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    name: Mapped[str] = mapped_column(String(100), doc="What its owner calls it.")
    last_four: Mapped[str] = mapped_column(
        String(4), doc="The last four characters of the secret, to tell tokens apart."
    )
    scopes: Mapped[tuple[ApiTokenScope, ...]] = mapped_column(NamesOf(ApiTokenScope, length=40))
    created_at: Mapped[datetime] = mapped_column(default=utc_now, doc="When it was made.")
    expires_at: Mapped[datetime] = mapped_column(doc="When it stops working.")
    last_used_at: Mapped[datetime | None] = mapped_column(
        doc="When it was last used, to within five minutes; null if it never was."
    )
    revoked_at: Mapped[datetime | None] = mapped_column(doc="When it was revoked; null if it was not.")
