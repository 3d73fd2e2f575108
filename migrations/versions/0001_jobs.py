"""Owners, jobs, their events, workers; and Procrastinate's own schema.

Revision: 0001, the first.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from procrastinate.schema import SchemaManager
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

LOCAL_OWNER = "00000000-0000-7000-8000-000000000001"
LIVE = "state IN ('queued', 'running')"
TIME = postgresql.TIMESTAMP(timezone=True)
NOW = sa.text("clock_timestamp()")


def upgrade() -> None:
    op.create_table(
        "owners",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("stream_seq", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("created_at", TIME, server_default=NOW, nullable=False),
    )
    op.execute(sa.text("INSERT INTO owners (id, name) VALUES (CAST(:id AS uuid), 'local')").bindparams(id=LOCAL_OWNER))
    _create_jobs()
    op.create_table(
        "job_events",
        sa.Column("job_id", sa.Uuid(), sa.ForeignKey("jobs.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("seq", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("owner_id", sa.Uuid(), sa.ForeignKey("owners.id", ondelete="CASCADE"), nullable=False),
        sa.Column("stream_seq", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("attempt", sa.BigInteger(), nullable=False),
        sa.Column("stage", sa.String(40)),
        sa.Column("fraction", sa.Float(), nullable=False),
        sa.Column("estimate_seconds", sa.Float()),
        sa.Column("created_at", TIME, server_default=NOW, nullable=False),
        sa.UniqueConstraint("owner_id", "stream_seq"),
    )
    op.create_table(
        "workers",
        sa.Column("id", sa.String(80), primary_key=True),
        sa.Column("beat_at", TIME, server_default=NOW, nullable=False),
    )
    _apply_procrastinate()


def _create_jobs() -> None:
    op.create_table(
        "jobs",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("owner_id", sa.Uuid(), sa.ForeignKey("owners.id", ondelete="CASCADE"), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("body", postgresql.JSONB(), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("attempt", sa.BigInteger(), nullable=False),
        sa.Column("strikes", sa.BigInteger(), nullable=False),
        sa.Column("worker", sa.String(80)),
        sa.Column("due_at", TIME, server_default=NOW, nullable=False),
        sa.Column("deadline_at", TIME, nullable=False),
        sa.Column("stage", sa.String(40)),
        sa.Column("fraction", sa.Float(), nullable=False),
        sa.Column("estimate_seconds", sa.Float()),
        sa.Column("cancel_requested", sa.Boolean(), nullable=False),
        sa.Column("cached", sa.Boolean(), nullable=False),
        sa.Column("result", postgresql.JSONB()),
        sa.Column("error", postgresql.JSONB()),
        sa.Column("idempotency_key", sa.String(200)),
        sa.Column("body_sha256", sa.String(64), nullable=False),
        sa.Column("same_as", sa.String(64)),
        sa.Column("trace_id", sa.String(64)),
        sa.Column("event_seq", sa.BigInteger(), nullable=False),
        sa.Column("created_at", TIME, server_default=NOW, nullable=False),
        sa.Column("started_at", TIME),
        sa.Column("finished_at", TIME),
        sa.CheckConstraint("state IN ('queued', 'running', 'succeeded', 'failed', 'canceled')", name="state"),
        sa.UniqueConstraint("owner_id", "idempotency_key"),
    )
    newest = [sa.text("created_at DESC"), sa.text("id DESC")]
    op.create_index("ix_jobs_claim", "jobs", ["due_at", "id"], postgresql_where=sa.text(LIVE))
    op.create_index("ix_jobs_deadline", "jobs", ["deadline_at"], postgresql_where=sa.text(LIVE))
    op.create_index("ix_jobs_owner_created", "jobs", ["owner_id", *newest])
    op.create_index("ix_jobs_owner_state_created", "jobs", ["owner_id", "state", *newest])
    live = sa.text(LIVE)
    op.create_index("uq_jobs_live_same", "jobs", ["owner_id", "same_as"], unique=True, postgresql_where=live)


def _apply_procrastinate() -> None:
    """Its schema as its own library ships it, unless somebody has applied it already."""
    connection = op.get_bind()
    if connection.execute(sa.text("SELECT to_regclass('procrastinate_jobs')")).scalar() is None:
        cursor = connection.connection.cursor()
        cursor.execute(SchemaManager.get_schema().encode())


def downgrade() -> None:
    for table in ("workers", "job_events", "jobs", "owners"):
        op.drop_table(table)
