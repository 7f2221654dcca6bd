"""versions of content.

Revision: f5a8d3c60e17, after c41d9a6f27be; made on 2026-11-22 03:15:00.000000.
"""

import sqlalchemy as sa
from alembic import op

from models.types import BigId

revision = "f5a8d3c60e17"
down_revision = "c41d9a6f27be"
branch_labels = None
depends_on = None

CONTENT = ("comment", "former_slug", "post", "post_tag", "tag", "user")

# Each hundredth change adds up those before it, unless somebody else is just doing so: nobody ever waits.
# What others have not committed yet isn't seen, and so none is counted twice or lost.
COUNT_CHANGE = """
CREATE FUNCTION count_content_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    change bigint;
    added bigint;
BEGIN
    INSERT INTO content_change (table_name) VALUES (TG_TABLE_NAME) RETURNING id INTO change;
    IF change % 100 = 0 THEN
        INSERT INTO content_version (table_name, number) VALUES (TG_TABLE_NAME, 0) ON CONFLICT DO NOTHING;
        PERFORM 1 FROM content_version WHERE table_name = TG_TABLE_NAME FOR UPDATE SKIP LOCKED;
        IF FOUND THEN
            WITH old AS (
                DELETE FROM content_change WHERE table_name = TG_TABLE_NAME AND id < change RETURNING 1
            )
            UPDATE content_version SET number = number + (SELECT count(*) FROM old)
            WHERE table_name = TG_TABLE_NAME;
        END IF;
    END IF;
    RETURN NULL;
END
$$
"""

COUNT_ROW = """
CREATE TRIGGER {name} AFTER {event} ON "{table}" BEGIN
    INSERT INTO content_version (table_name, number) VALUES ('{table}', 1)
    ON CONFLICT (table_name) DO UPDATE SET number = number + 1;
END
"""


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "content_version",
        sa.Column("table_name", sa.String(length=63), nullable=False),
        sa.Column("number", BigId, nullable=False),
        sa.PrimaryKeyConstraint("table_name", name=op.f("pk_content_version")),
    )
    op.create_table(
        "content_change",
        sa.Column("id", BigId, nullable=False),
        sa.Column("table_name", sa.String(length=63), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_content_change")),
    )
    op.create_index(op.f("ix_content_change_table_name"), "content_change", ["table_name"])
    if _is_postgresql():
        op.execute(COUNT_CHANGE)
        for name in CONTENT:
            op.execute(
                f'CREATE TRIGGER count_content_change AFTER INSERT OR UPDATE OR DELETE ON "{name}" '
                "FOR EACH STATEMENT EXECUTE FUNCTION count_content_change()"
            )
        return
    for name in CONTENT:
        for event in ("INSERT", "UPDATE", "DELETE"):
            op.execute(COUNT_ROW.format(table=name, event=event, name=f"count_{name}_{event.lower()}"))


def downgrade() -> None:
    """Take it back."""
    if _is_postgresql():
        for name in CONTENT:
            op.execute(f'DROP TRIGGER count_content_change ON "{name}"')
        op.execute("DROP FUNCTION count_content_change()")
    else:
        for name in CONTENT:
            for event in ("insert", "update", "delete"):
                op.execute(f"DROP TRIGGER count_{name}_{event}")
    op.drop_table("content_change")
    op.drop_table("content_version")


def _is_postgresql() -> bool:
    return op.get_context().dialect.name == "postgresql"
