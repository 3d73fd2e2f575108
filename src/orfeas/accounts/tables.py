"""Rows of accounts: owners, and where the stream of their events stands."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import String, func
from sqlalchemy.orm import Mapped, mapped_column

from orfeas.database.base import Base


class OwnerRow(Base):
    """Whoever owns jobs and assets. `stream_seq` numbers their events in the order of commit."""

    __tablename__ = "owners"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    stream_seq: Mapped[int] = mapped_column(server_default="0")
    created_at: Mapped[datetime] = mapped_column(server_default=func.clock_timestamp())
