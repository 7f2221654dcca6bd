"""moderation of comments.

Revision: 8d2f4a61c9be, after 2c5cc7e458b5; made on 2026-11-22 09:10:00.000000.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

from models.types import UtcDateTime

revision = "8d2f4a61c9be"
down_revision = "2c5cc7e458b5"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
BEFORE = ("PENDING", "APPROVED", "SPAM", "DELETED")
AFTER = ("PENDING", "APPROVED", "REJECTED", "SPAM", "DELETED")


def upgrade() -> None:
    """Make the change."""
    with _comments_made_anew() as batch_op:
        _allow(batch_op, AFTER)
    with op.batch_alter_table("comment", schema=None) as batch_op:
        batch_op.add_column(sa.Column("report_count", sa.Integer(), server_default="0", nullable=False))
        batch_op.create_index(batch_op.f("ix_comment_created_at_id"), ["created_at", "id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_comment_status_created_at_id"), ["status", "created_at", "id"], unique=False
        )
        batch_op.create_index(
            "ix_comment_reported",
            ["report_count", "id"],
            unique=False,
            postgresql_where=sa.text("report_count > 0"),
            sqlite_where=sa.text("report_count > 0"),
        )
    _create_reports()


def _create_reports() -> None:
    reasons = ("SPAM", "ABUSE", "OFF_TOPIC", "OTHER")
    op.create_table(
        "comment_report",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("comment_id", BIG_ID, nullable=False),
        sa.Column("reporter_id", BIG_ID, nullable=True),
        sa.Column(
            "reason",
            sa.Enum(*reasons, name="reason", native_enum=False, create_constraint=True, length=20),
            nullable=False,
        ),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("resolved_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["comment_id"],
            ["comment.id"],
            name=op.f("fk_comment_report_comment_id_comment"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["reporter_id"],
            ["user.id"],
            name=op.f("fk_comment_report_reporter_id_user"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comment_report")),
        sa.UniqueConstraint(
            "reporter_id", "comment_id", name=op.f("uq_comment_report_reporter_id_comment_id")
        ),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("comment_report", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_comment_report_comment_id_created_at_id"),
            ["comment_id", "created_at", "id"],
            unique=False,
        )


def downgrade() -> None:
    """Take it back. What was rejected is hidden as spam is."""
    op.drop_table("comment_report")
    with op.batch_alter_table("comment", schema=None) as batch_op:
        batch_op.drop_index("ix_comment_reported")
        batch_op.drop_index(batch_op.f("ix_comment_status_created_at_id"))
        batch_op.drop_index(batch_op.f("ix_comment_created_at_id"))
    op.execute("UPDATE comment SET status = 'SPAM' WHERE status = 'REJECTED'")
    with _comments_made_anew() as batch_op:
        batch_op.drop_column("report_count")
        _allow(batch_op, BEFORE)


@contextmanager
def _comments_made_anew() -> Iterator[BatchOperations]:
    """Change the table in a way for which SQLite makes it anew: its triggers would go with the old one."""
    triggers = _triggers()
    with op.batch_alter_table(
        "comment", schema=None, table_kwargs={"sqlite_autoincrement": True}
    ) as batch_op:
        yield batch_op
    for trigger in triggers:
        op.execute(trigger)


def _allow(batch_op: BatchOperations, statuses: Sequence[str]) -> None:
    batch_op.drop_constraint("status", type_="check")
    batch_op.create_check_constraint("status", sa.column("status").in_(statuses))


def _triggers() -> Sequence[str]:
    if op.get_context().dialect.name != "sqlite":
        return ()
    found = sa.text("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'comment'")
    return op.get_bind().scalars(found).all()
