"""Runs migrations on the database that the application's settings name."""

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection, Engine

from config import load_settings
from models import Base
from models.types import UtcDateTime
from services.gazette import open_gazette


def _render_type(kind: str, value: object, autogen: AutogenContext) -> str | bool:
    # Migrations use the project's own column types, so that both databases get theirs.
    if kind == "type" and isinstance(value, UtcDateTime):
        autogen.imports.add("from models.types import UtcDateTime")
        return "UtcDateTime()"
    return False


def _migrate(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        render_item=_render_type,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


def _run(engine: Engine) -> None:
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            # A changed table is made anew and the old one dropped: with keys enforced, what refers to
            # its rows would go with them. Only effective outside a transaction.
            connection.connection.execute("PRAGMA foreign_keys = OFF")
        _migrate(connection)
        connection.commit()
        connection.invalidate()


_given = context.config.attributes.get("engine")
_run(_given or open_gazette(load_settings()).database.engine)
