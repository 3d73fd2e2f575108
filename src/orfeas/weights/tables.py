"""Rows of which weights engines should run with, what workers are to let go and what they hold; and of trials."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, func, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from orfeas.database.base import Base
from orfeas.database.columns import new_id

_NOW = func.clock_timestamp()


class WantedEngineRow(Base):
    """The weights an engine should run with, by their hash; without a row those that were installed last."""

    __tablename__ = "wanted_engines"

    engine: Mapped[str] = mapped_column(String(64), primary_key=True)
    weights: Mapped[str] = mapped_column(String(71))
    requested_at: Mapped[datetime] = mapped_column(server_default=_NOW)


class WantedStylesRow(Base):
    """The styles that live engines of a name should carry ahead of jobs: name, weight and hashes of each."""

    __tablename__ = "wanted_styles"

    engine: Mapped[str] = mapped_column(String(160), primary_key=True)
    styles: Mapped[list[dict[str, object]]] = mapped_column(JSONB)
    requested_at: Mapped[datetime] = mapped_column(server_default=_NOW)


class ClearRequestRow(Base):
    """That workers should let go of what they hold: one engine, or all. Each worker heeds it once."""

    __tablename__ = "clear_requests"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    engine: Mapped[str | None] = mapped_column(String(64))
    requested_at: Mapped[datetime] = mapped_column(server_default=_NOW)


class ResidencyRow(Base):
    """What a worker said last of the engines it holds; goes with the worker."""

    __tablename__ = "residencies"

    worker: Mapped[str] = mapped_column(ForeignKey("workers.id", ondelete="CASCADE"), primary_key=True)
    report: Mapped[dict[str, object]] = mapped_column(JSONB)
    reported_at: Mapped[datetime] = mapped_column(server_default=_NOW)


class TrialRow(Base):
    """What is compared; see `weights/trials/trial.py`. One at a time runs on a recipe. Arms never change."""

    __tablename__ = "trials"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    owner_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("owners.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(120))
    recipe: Mapped[str] = mapped_column(String(64))
    arms: Mapped[list[dict[str, object]]] = mapped_column(JSONB)
    share: Mapped[float]
    measure: Mapped[str] = mapped_column(String(12))
    state: Mapped[str] = mapped_column(String(12), server_default="running")
    created_at: Mapped[datetime] = mapped_column(server_default=_NOW)
    stopped_at: Mapped[datetime | None]

    __table_args__ = (
        CheckConstraint("state IN ('running', 'stopped')", name="state"),
        Index("uq_trials_running", "owner_id", "recipe", unique=True, postgresql_where=text("state = 'running'")),
        Index("ix_trials_owner_created", "owner_id", text("created_at DESC"), text("id DESC")),
    )


class TrialJobRow(Base):
    """A job that takes part in a trial: on which arm, on account of what, and what a person says of its asset."""

    __tablename__ = "trial_jobs"

    job_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("jobs.id", ondelete="CASCADE"), primary_key=True)
    trial_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("trials.id", ondelete="CASCADE"))
    arm: Mapped[str] = mapped_column(String(64))
    subject: Mapped[str] = mapped_column(String(64))
    is_kept: Mapped[bool | None]

    __table_args__ = (Index("ix_trial_jobs_trial_subject", "trial_id", "subject"),)
