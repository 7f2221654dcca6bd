"""results of mutations.

Revision: c3f19e07b5d2, after 8d40c1f2a6b3; made on 2026-11-22 02:55:00.000000.
"""

import sqlalchemy as sa
from alembic import op

from models.types import BigId, UtcDateTime

revision = "c3f19e07b5d2"
down_revision = "8d40c1f2a6b3"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "mutation_result",
        sa.Column("id", BigId, nullable=False),
        sa.Column("user_id", BigId, nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("body_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_mutation_result_user_id_user"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mutation_result")),
        sa.UniqueConstraint("user_id", "key", name=op.f("uq_mutation_result_user_id_key")),
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_table("mutation_result")
