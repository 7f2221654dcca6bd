"""What has been imported from elsewhere, so that importing it again adds nothing twice."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.types import BigId, utc_now


class ImportRecord(Base):
    """One imported thing: its name at its source, and the row it became here."""

    __tablename__ = "import_record"

    source: Mapped[str] = mapped_column(
        String(300), primary_key=True, doc="The site it came from, as `wordpress:https://…`."
    )
    entity: Mapped[str] = mapped_column(String(30), primary_key=True, doc="`post`, `comment` …")
    external_id: Mapped[str] = mapped_column(String(300), primary_key=True)
    entity_id: Mapped[int] = mapped_column(BigId, doc="The key of the row in the entity's table.")
    imported_at: Mapped[datetime] = mapped_column(default=utc_now)
