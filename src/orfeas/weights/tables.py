"""Rows of which weights engines should run with, of what workers are to let go, and of what they hold."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import ForeignKey, String, func
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
