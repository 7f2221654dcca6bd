"""A GraphQL document that whoever runs the site has loaded, for clients to name instead of sending it."""

from datetime import datetime

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.types import utc_now

LONGEST_DOCUMENT_ID = 200


class TrustedDocument(Base):
    """One document, under the id that a client's compiler has given it: that id never means another one."""

    __tablename__ = "trusted_document"

    document_id: Mapped[str] = mapped_column(
        String(LONGEST_DOCUMENT_ID), primary_key=True, doc="What clients name it by, mostly a hash of it."
    )
    sha256: Mapped[str] = mapped_column(
        String(64), index=True, doc="Of its text, in hexadecimal digits: any client can work that out."
    )
    text: Mapped[str] = mapped_column(Text)
    loaded_at: Mapped[datetime] = mapped_column(default=utc_now)
