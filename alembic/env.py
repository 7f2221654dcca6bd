"""Runs migrations on the database that the application's settings name."""

from collections.abc import Iterator
from contextlib import contextmanager

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection, Engine

from config import load_settings
from models import Base
from models.types import NamesOf, UtcDateTime
from services.gazette import open_gazette


def _render_type(kind: str, value: object, autogen: AutogenContext) -> str | bool:
    # Migrations use the project's own column types, so that both databases get theirs.
    if kind == "type" and isinstance(value, UtcDateTime):
        autogen.imports.add("from models.types import UtcDateTime")
        return "UtcDateTime()"
    if kind == "type" and isinstance(value, NamesOf):
        return f"sa.String(length={value.impl_instance.length})"
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
    with engine.connect() as connection:  # noqa: SIM117 - the comment below is about the inner one
        # SQLite changes a table by making it anew and dropping the old one: with keys enforced, the rows
        # that refer to its rows would go too.
        with _unenforced_keys(connection):
            _migrate(connection)
            connection.commit()


@contextmanager
def _unenforced_keys(connection: Connection) -> Iterator[None]:
    if connection.dialect.name != "sqlite":
        yield
        return
    # Only effective between transactions, and so on the driver's own connection.
    driver_connection = connection.connection
    driver_connection.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        connection.rollback()  # what a failure left open; nothing after the commit
        driver_connection.execute("PRAGMA foreign_keys = ON")


_given = context.config.attributes.get("engine")
_run(_given or open_gazette(load_settings()).database.engine)
