"""the trash, former slugs and revisions of posts.

Revision: c41d9a6f27be, after c4d7e2a91b60; made on 2026-11-22 10:12:00.000000.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from alembic import op
from alembic.operations.base import BatchOperations

from models.types import UtcDateTime

revision = "c41d9a6f27be"
down_revision = "c4d7e2a91b60"
branch_labels = None
depends_on = None

_BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_IN_TRASH = sa.text("deleted_at IS NOT NULL")
_LAST_KEY = sa.text("SELECT seq FROM sqlite_sequence WHERE name = 'post'")
_KEEP_LAST_KEY = sa.text("INSERT INTO sqlite_sequence (name, seq) VALUES ('post', :key)")
_BEFORE = {
    "ck_post_status": "status IN ('DRAFT', 'SCHEDULED', 'PUBLISHED', 'ARCHIVED')",
    "ck_post_published_has_time": "status IN ('DRAFT', 'ARCHIVED') OR published_at IS NOT NULL",
}
_AFTER = {
    "ck_post_status": "status IN ('DRAFT', 'SCHEDULED', 'PUBLISHED', 'ARCHIVED', 'DELETED')",
    "ck_post_published_has_time": "status IN ('DRAFT', 'ARCHIVED', 'DELETED') OR published_at IS NOT NULL",
    "ck_post_deleted_has_time": "status <> 'DELETED' OR deleted_at IS NOT NULL",
}


def upgrade() -> None:
    """Make the change."""
    with _changing_posts(_BEFORE, _AFTER) as post:
        post.add_column(sa.Column("deleted_at", UtcDateTime(), nullable=True))
    op.create_index(
        "ix_post_author_id_deleted_at_id",
        "post",
        ["author_id", "deleted_at", "id"],
        sqlite_where=_IN_TRASH,
        postgresql_where=_IN_TRASH,
    )
    _create_former_slugs()
    _create_revisions()


def downgrade() -> None:
    """Take it back: what was in the trash is in the archive, as hidden as it was."""
    op.drop_table("post_revision")
    op.drop_table("former_slug")
    op.execute("UPDATE post SET status = 'ARCHIVED' WHERE status = 'DELETED'")
    op.drop_index("ix_post_author_id_deleted_at_id", "post")
    with _changing_posts(_AFTER, _BEFORE) as post:
        post.drop_column("deleted_at")


@contextmanager
def _changing_posts(old: dict[str, str], new: dict[str, str]) -> Iterator[BatchOperations]:
    """Change the table and its checks. SQLite makes it anew, and would give deleted rows' keys again."""
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    last_key = op.get_bind().scalar(_LAST_KEY) if is_sqlite else None
    with op.batch_alter_table("post", table_kwargs={"sqlite_autoincrement": True}) as post:
        for name in old:
            post.drop_constraint(op.f(name), type_="check")
        yield post
        for name, condition in new.items():
            post.create_check_constraint(op.f(name), condition)
    if last_key is not None:
        op.execute("DELETE FROM sqlite_sequence WHERE name = 'post'")
        op.execute(_KEEP_LAST_KEY.bindparams(key=last_key))


def _create_former_slugs() -> None:
    op.create_table(
        "former_slug",
        sa.Column("slug", sa.String(length=200), nullable=False),
        sa.Column("post_id", _BIG_ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["post_id"], ["post.id"], name=op.f("fk_former_slug_post_id_post"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_former_slug")),
    )
    op.create_index(op.f("ix_former_slug_post_id"), "former_slug", ["post_id"])


def _create_revisions() -> None:
    op.create_table(
        "post_revision",
        sa.Column("id", _BIG_ID, nullable=False),
        sa.Column("post_id", _BIG_ID, nullable=False),
        sa.Column("editor_id", _BIG_ID, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column(
            "body_format",
            sa.Enum(
                "MARKDOWN",
                "HTML",
                name="body_format",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("excerpt", sa.Text(), nullable=False),
        sa.Column("tags", sa.Text(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["editor_id"], ["user.id"], name=op.f("fk_post_revision_editor_id_user"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["post_id"], ["post.id"], name=op.f("fk_post_revision_post_id_post"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post_revision")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_post_revision_editor_id"), "post_revision", ["editor_id"])
    op.create_index(op.f("ix_post_revision_post_id_id"), "post_revision", ["post_id", "id"])
