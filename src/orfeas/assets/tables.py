"""Rows of what is kept: pictures that were sent, assets, and the versions whose files they are."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, false, func, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from orfeas.database.base import Base
from orfeas.database.columns import new_id

_NOW = func.clock_timestamp()


class UploadRow(Base):
    """A picture, kept as canonical PNG, or a mesh, kept as it was sent; under the hash of its bytes.

    `content_sha256` is of what it shows: of a picture's pixels, of a mesh's bytes. A picture has width and height, a
    mesh has faces.
    """

    __tablename__ = "uploads"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    owner_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("owners.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(120))
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    content_sha256: Mapped[str] = mapped_column(String(64))
    suffix: Mapped[str] = mapped_column(String(8), server_default=".png")
    width: Mapped[int | None]
    height: Mapped[int | None]
    num_faces: Mapped[int | None]
    size: Mapped[int]
    idempotency_key: Mapped[str | None] = mapped_column(String(200))
    created_at: Mapped[datetime] = mapped_column(server_default=_NOW)
    used_at: Mapped[datetime] = mapped_column(server_default=_NOW)

    __table_args__ = (
        UniqueConstraint("owner_id", "idempotency_key"),
        Index("ix_uploads_used_at", "used_at"),
    )


class AssetRow(Base):
    """A finished 3D object. Its files belong to its versions and never change.

    `weights` is the hash of those its engine ran with; `attempted` tells of the engines that were to make it and could
    not, which makes it a draft.
    """

    __tablename__ = "assets"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    owner_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("owners.id", ondelete="CASCADE"))
    job_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("jobs.id", ondelete="SET NULL"), unique=True)
    upload_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("uploads.id", ondelete="SET NULL"), index=True)
    source_asset_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("assets.id", ondelete="SET NULL"), index=True)
    fingerprint: Mapped[str] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(String(120))
    engine: Mapped[str] = mapped_column(String(64))
    engine_version: Mapped[str] = mapped_column(String(64))
    weights: Mapped[str | None]
    attempted: Mapped[list[dict[str, object]]] = mapped_column(JSONB, server_default=text("'[]'::jsonb"))
    is_draft: Mapped[bool] = mapped_column(server_default=false())
    recipe_name: Mapped[str] = mapped_column(String(64))
    recipe: Mapped[dict[str, object]] = mapped_column(JSONB)
    seed: Mapped[int]
    verdict: Mapped[str] = mapped_column(String(8))
    num_faces: Mapped[int]
    size_metres: Mapped[list[float]] = mapped_column(JSONB)
    is_size_assumed: Mapped[bool]
    created_at: Mapped[datetime] = mapped_column(server_default=_NOW)
    updated_at: Mapped[datetime] = mapped_column(server_default=_NOW)
    deleted_at: Mapped[datetime | None]

    __table_args__ = (
        CheckConstraint("verdict in ('pass', 'fail')", name="verdict"),
        Index("ix_assets_owner_created", "owner_id", text("created_at DESC"), text("id DESC")),
        Index("ix_assets_owner_fingerprint", "owner_id", "fingerprint", postgresql_where=text("deleted_at IS NULL")),
        Index("ix_assets_deleted_at", "deleted_at", postgresql_where=text("deleted_at IS NOT NULL")),
    )


class AssetVersionRow(Base):
    """One immutable set of files; this row's commit is what publishes them."""

    __tablename__ = "asset_versions"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    asset_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("assets.id", ondelete="CASCADE"))
    number: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64), index=True)
    manifest: Mapped[list[dict[str, object]]] = mapped_column(JSONB)
    num_bytes: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(server_default=_NOW)

    __table_args__ = (UniqueConstraint("asset_id", "number"),)
