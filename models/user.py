"""A person with an account."""

import enum
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import NEVER_REUSE_KEYS, Base, Identified, Timestamped, stored_by_name
from models.types import sortable_string

if TYPE_CHECKING:
    from models.api_token import ApiToken
    from models.comment import Comment
    from models.post import Post


class Role(enum.Enum):
    """What a user may do, weakest first; each role may do all that the ones before it may."""

    READER = "reader"
    AUTHOR = "author"
    EDITOR = "editor"
    ADMIN = "admin"


class UserStatus(enum.Enum):
    """Whether an account may be used."""

    NEW = "new"
    ACTIVE = "active"
    SUSPENDED = "suspended"


class User(Identified, Timestamped, Base):
    """A person with an account. Names are unique by their folded columns, which ignore case and width."""

    __tablename__ = "user"
    __table_args__ = (
        Index(None, "created_at", "id"),
        Index(None, "username", "id"),
        NEVER_REUSE_KEYS,
    )

    username: Mapped[str] = mapped_column(sortable_string(30), doc="The name in addresses and mentions.")
    username_folded: Mapped[str] = mapped_column(String(60), unique=True)
    email: Mapped[str] = mapped_column(String(254), doc="The e-mail address.")
    email_folded: Mapped[str] = mapped_column(String(508), unique=True)
    password_hash: Mapped[str | None] = mapped_column(
        String(200), doc="argon2id; without one nobody can log in with a password"
    )
    name: Mapped[str] = mapped_column(String(100), default="", doc="Given name.")
    surname: Mapped[str] = mapped_column(String(100), default="", doc="Family name.")
    display_name: Mapped[str] = mapped_column(String(100), doc="The name shown beside what they write.")
    bio: Mapped[str] = mapped_column(Text, default="", doc="A few sentences about themselves.")
    website: Mapped[str] = mapped_column(String(500), default="", doc="Their own site, or empty.")
    role: Mapped[Role] = mapped_column(
        stored_by_name(Role, "role"), default=Role.READER, doc="What the user may do."
    )
    status: Mapped[UserStatus] = mapped_column(
        stored_by_name(UserStatus, "status"),
        default=UserStatus.ACTIVE,
        doc="Whether the account may be used.",
    )
    accepted_terms_version: Mapped[str | None] = mapped_column(String(50))
    accepted_terms_at: Mapped[datetime | None]

    # Lists without a bound: read in pages by their own statements, never loaded whole.
    posts: Mapped[list["Post"]] = relationship(viewonly=True, lazy="raise", back_populates="author")
    comments: Mapped[list["Comment"]] = relationship(viewonly=True, lazy="raise", back_populates="author")
    api_tokens: Mapped[list["ApiToken"]] = relationship(viewonly=True, lazy="raise")
