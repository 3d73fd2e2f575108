"""Rows of jobs, of what happened to them, and of the workers that were heard."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, func, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from orfeas.database.base import Base
from orfeas.database.columns import new_id
from orfeas.jobs.states import JobState

_LIVE = "state IN ('queued', 'running')"
_NOW = func.clock_timestamp()


class JobRow(Base):
    """One request for durable work. The row is the truth; deliveries only wake workers.

    `due_at` is when a worker may claim it: a queued job from then on, a running one when its lease ends.
    `attempt` numbers claims for ever and fences every later write; `strikes` counts claims that may have gone wrong.
    """

    __tablename__ = "jobs"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    owner_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("owners.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(40))
    body: Mapped[dict[str, object]] = mapped_column(JSONB)
    state: Mapped[str] = mapped_column(String(12), default=JobState.QUEUED.value)
    attempt: Mapped[int] = mapped_column(default=0)
    strikes: Mapped[int] = mapped_column(default=0)
    worker: Mapped[str | None] = mapped_column(String(80))
    due_at: Mapped[datetime] = mapped_column(server_default=_NOW)
    deadline_at: Mapped[datetime]
    stage: Mapped[str | None] = mapped_column(String(40))
    fraction: Mapped[float] = mapped_column(default=0.0)
    estimate_seconds: Mapped[float | None]
    cancel_requested: Mapped[bool] = mapped_column(default=False)
    cached: Mapped[bool] = mapped_column(default=False)
    result: Mapped[dict[str, object] | None] = mapped_column(JSONB)
    error: Mapped[dict[str, object] | None] = mapped_column(JSONB)
    idempotency_key: Mapped[str | None] = mapped_column(String(200))
    body_sha256: Mapped[str] = mapped_column(String(64))
    same_as: Mapped[str | None] = mapped_column(String(64))
    trace_id: Mapped[str | None] = mapped_column(String(64))
    event_seq: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(server_default=_NOW)
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]

    __table_args__ = (
        CheckConstraint("state IN ('queued', 'running', 'succeeded', 'failed', 'canceled')", name="state"),
        UniqueConstraint("owner_id", "idempotency_key"),
        Index("ix_jobs_claim", "due_at", "id", postgresql_where=text(_LIVE)),
        Index("ix_jobs_deadline", "deadline_at", postgresql_where=text(_LIVE)),
        Index("ix_jobs_owner_created", "owner_id", text("created_at DESC"), text("id DESC")),
        Index("ix_jobs_owner_state_created", "owner_id", "state", text("created_at DESC"), text("id DESC")),
        Index("uq_jobs_live_same", "owner_id", "same_as", unique=True, postgresql_where=text(_LIVE)),
    )


class JobEventRow(Base):
    """Something that happened to a job: `seq` without gaps in the job, `stream_seq` without gaps for its owner."""

    __tablename__ = "job_events"

    job_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("jobs.id", ondelete="CASCADE"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("owners.id", ondelete="CASCADE"))
    stream_seq: Mapped[int]
    kind: Mapped[str] = mapped_column(String(12))
    state: Mapped[str] = mapped_column(String(12))
    attempt: Mapped[int]
    stage: Mapped[str | None] = mapped_column(String(40))
    fraction: Mapped[float]
    estimate_seconds: Mapped[float | None]
    created_at: Mapped[datetime] = mapped_column(server_default=_NOW)

    __table_args__ = (UniqueConstraint("owner_id", "stream_seq"),)


class WorkerRow(Base):
    """A worker and when it was last heard, by the database's clock."""

    __tablename__ = "workers"

    id: Mapped[str] = mapped_column(String(80), primary_key=True)
    beat_at: Mapped[datetime] = mapped_column(server_default=_NOW)
