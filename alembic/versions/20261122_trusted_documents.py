"""trusted documents.

Revision: c4d7e2a91b60, after c3f19e07b5d2; made on 2026-11-22 02:10:00.000000.
"""

import sqlalchemy as sa
from alembic import op

from models.types import UtcDateTime

revision = "c4d7e2a91b60"
down_revision = "c3f19e07b5d2"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "trusted_document",
        sa.Column("document_id", sa.String(length=200), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("loaded_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_trusted_document")),
    )
    with op.batch_alter_table("trusted_document", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_trusted_document_sha256"), ["sha256"], unique=False)


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("trusted_document", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_trusted_document_sha256"))

    op.drop_table("trusted_document")
