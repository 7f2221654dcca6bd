"""orders of posts.

Revision: 5b1c0f7e9a34, after 073b466d2e2f; made on 2026-11-21 19:55:00.000000.
"""

import sqlalchemy as sa
from alembic import op

from models.types import UtcDateTime

revision = "5b1c0f7e9a34"
down_revision = "073b466d2e2f"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    with op.batch_alter_table("post_tag", schema=None) as batch_op:
        batch_op.add_column(sa.Column("published_at", UtcDateTime(), nullable=True))
    op.execute(
        "UPDATE post_tag SET published_at = (SELECT published_at FROM post WHERE post.id = post_tag.post_id)"
    )
    with op.batch_alter_table("post_tag", schema=None) as batch_op:
        batch_op.create_index(
            "ix_post_tag_tag_id_published_at_post_id", ["tag_id", "published_at", "post_id"], unique=False
        )
        batch_op.drop_index("ix_post_tag_tag_id_post_id")
    with op.batch_alter_table("post", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_post_kind_title_id"), ["kind", "title", "id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_post_kind_updated_at_id"), ["kind", "updated_at", "id"], unique=False
        )


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("post", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_post_kind_updated_at_id"))
        batch_op.drop_index(batch_op.f("ix_post_kind_title_id"))
    with op.batch_alter_table("post_tag", schema=None) as batch_op:
        batch_op.create_index("ix_post_tag_tag_id_post_id", ["tag_id", "post_id"], unique=False)
        batch_op.drop_index("ix_post_tag_tag_id_published_at_post_id")
        batch_op.drop_column("published_at")
