"""lists of users.

Revision: 8d40c1f2a6b3, after 5b1c0f7e9a34; made on 2026-11-22 02:30:00.000000.
"""

import sqlalchemy as sa
from alembic import op

revision = "8d40c1f2a6b3"
down_revision = "5b1c0f7e9a34"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    _sort_usernames("C")
    with op.batch_alter_table("user", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_user_created_at_id"), ["created_at", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_user_username_id"), ["username", "id"], unique=False)


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("user", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_user_username_id"))
        batch_op.drop_index(batch_op.f("ix_user_created_at_id"))
    _sort_usernames("default")


def _sort_usernames(collation: str) -> None:
    # SQLite sorts texts by code point by itself.
    if op.get_context().dialect.name == "postgresql":
        op.alter_column("user", "username", type_=sa.VARCHAR(30, collation=collation))
