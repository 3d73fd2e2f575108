"""Which weights engines should run with, what workers are to let go, and what they hold.

Revision: 0007, after 0006.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TIME = postgresql.TIMESTAMP(timezone=True)
NOW = sa.text("clock_timestamp()")


def upgrade() -> None:
    op.create_table(
        "wanted_engines",
        sa.Column("engine", sa.String(64), primary_key=True),
        sa.Column("weights", sa.String(71), nullable=False),
        sa.Column("requested_at", TIME, server_default=NOW, nullable=False),
    )
    op.create_table(
        "clear_requests",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("engine", sa.String(64)),
        sa.Column("requested_at", TIME, server_default=NOW, nullable=False),
    )
    op.create_table(
        "residencies",
        sa.Column("worker", sa.String(80), sa.ForeignKey("workers.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("report", postgresql.JSONB(), nullable=False),
        sa.Column("reported_at", TIME, server_default=NOW, nullable=False),
    )


def downgrade() -> None:
    for table in ("residencies", "clear_requests", "wanted_engines"):
        op.drop_table(table)
