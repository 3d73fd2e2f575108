"""Trials, and the jobs that take part in them.

Revision: 0008, after 0007.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

TIME = postgresql.TIMESTAMP(timezone=True)
NOW = sa.text("clock_timestamp()")


def upgrade() -> None:
    op.create_table(
        "trials",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("owner_id", sa.Uuid(), sa.ForeignKey("owners.id", ondelete="CASCADE"), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("recipe", sa.String(64), nullable=False),
        sa.Column("arms", postgresql.JSONB(), nullable=False),
        sa.Column("share", sa.Float(), nullable=False),
        sa.Column("measure", sa.String(12), nullable=False),
        sa.Column("state", sa.String(12), server_default="running", nullable=False),
        sa.Column("created_at", TIME, server_default=NOW, nullable=False),
        sa.Column("stopped_at", TIME),
        sa.CheckConstraint("state IN ('running', 'stopped')", name="state"),
    )
    op.create_index(
        "uq_trials_running",
        "trials",
        ["owner_id", "recipe"],
        unique=True,
        postgresql_where=sa.text("state = 'running'"),
    )
    op.create_index("ix_trials_owner_created", "trials", ["owner_id", sa.text("created_at DESC"), sa.text("id DESC")])
    op.create_table(
        "trial_jobs",
        sa.Column("job_id", sa.Uuid(), sa.ForeignKey("jobs.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("trial_id", sa.Uuid(), sa.ForeignKey("trials.id", ondelete="CASCADE"), nullable=False),
        sa.Column("arm", sa.String(64), nullable=False),
        sa.Column("subject", sa.String(64), nullable=False),
        sa.Column("is_kept", sa.Boolean()),
    )
    op.create_index("ix_trial_jobs_trial_subject", "trial_jobs", ["trial_id", "subject"])


def downgrade() -> None:
    op.drop_table("trial_jobs")
    op.drop_table("trials")
