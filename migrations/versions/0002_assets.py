"""Uploads, assets and their versions; what jobs of kind `generate` use and show.

Revision: 0002, after 0001.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TIME = postgresql.TIMESTAMP(timezone=True)
NOW = sa.text("clock_timestamp()")
NEWEST = [sa.text("created_at DESC"), sa.text("id DESC")]


def _owner() -> sa.Column[object]:
    return sa.Column("owner_id", sa.Uuid(), sa.ForeignKey("owners.id", ondelete="CASCADE"), nullable=False)


def _upload(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Uuid(), sa.ForeignKey("uploads.id", ondelete="SET NULL"))


def upgrade() -> None:
    op.create_table(
        "uploads",
        sa.Column("id", sa.Uuid(), primary_key=True),
        _owner(),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("picture_sha256", sa.String(64), nullable=False),
        sa.Column("width", sa.BigInteger(), nullable=False),
        sa.Column("height", sa.BigInteger(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("idempotency_key", sa.String(200)),
        sa.Column("created_at", TIME, server_default=NOW, nullable=False),
        sa.Column("used_at", TIME, server_default=NOW, nullable=False),
        sa.UniqueConstraint("owner_id", "idempotency_key"),
    )
    op.create_index("ix_uploads_sha256", "uploads", ["sha256"])
    op.create_index("ix_uploads_used_at", "uploads", ["used_at"])
    _create_assets()
    _create_generations()


def _create_assets() -> None:
    op.create_table(
        "assets",
        sa.Column("id", sa.Uuid(), primary_key=True),
        _owner(),
        sa.Column("job_id", sa.Uuid(), sa.ForeignKey("jobs.id", ondelete="SET NULL"), unique=True),
        _upload("upload_id"),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("engine", sa.String(64), nullable=False),
        sa.Column("engine_version", sa.String(64), nullable=False),
        sa.Column("recipe_name", sa.String(64), nullable=False),
        sa.Column("recipe", postgresql.JSONB(), nullable=False),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        sa.Column("verdict", sa.String(8), nullable=False),
        sa.Column("num_faces", sa.BigInteger(), nullable=False),
        sa.Column("size_metres", postgresql.JSONB(), nullable=False),
        sa.Column("is_size_assumed", sa.Boolean(), nullable=False),
        sa.Column("created_at", TIME, server_default=NOW, nullable=False),
        sa.Column("updated_at", TIME, server_default=NOW, nullable=False),
        sa.Column("deleted_at", TIME),
        sa.CheckConstraint("verdict in ('pass', 'fail')", name="verdict"),
    )
    kept = sa.text("deleted_at IS NULL")
    gone = sa.text("deleted_at IS NOT NULL")
    op.create_index("ix_assets_upload_id", "assets", ["upload_id"])
    op.create_index("ix_assets_owner_created", "assets", ["owner_id", *NEWEST])
    op.create_index("ix_assets_owner_fingerprint", "assets", ["owner_id", "fingerprint"], postgresql_where=kept)
    op.create_index("ix_assets_deleted_at", "assets", ["deleted_at"], postgresql_where=gone)
    op.create_table(
        "asset_versions",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("asset_id", sa.Uuid(), sa.ForeignKey("assets.id", ondelete="CASCADE"), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("manifest", postgresql.JSONB(), nullable=False),
        sa.Column("num_bytes", sa.BigInteger(), nullable=False),
        sa.Column("created_at", TIME, server_default=NOW, nullable=False),
        sa.UniqueConstraint("asset_id", "number"),
    )
    op.create_index("ix_asset_versions_digest", "asset_versions", ["digest"])


def _create_generations() -> None:
    job = sa.ForeignKey("jobs.id", ondelete="CASCADE")
    op.create_table(
        "generations",
        sa.Column("job_id", sa.Uuid(), job, primary_key=True),
        _owner(),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        _upload("upload_id"),
        _upload("mask_upload_id"),
    )
    op.create_index("ix_generations_owner_fingerprint", "generations", ["owner_id", "fingerprint"])
    op.create_index("ix_generations_upload_id", "generations", ["upload_id"])
    op.create_index("ix_generations_mask_upload_id", "generations", ["mask_upload_id"])
    op.create_table(
        "job_files",
        sa.Column("job_id", sa.Uuid(), sa.ForeignKey("jobs.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("name", sa.String(64), primary_key=True),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("created_at", TIME, server_default=NOW, nullable=False),
        sa.Column("expires_at", TIME),
    )
    op.create_index("ix_job_files_digest", "job_files", ["digest"])
    op.create_index("ix_job_files_expires_at", "job_files", ["expires_at"])


def downgrade() -> None:
    for table in ("job_files", "generations", "asset_versions", "assets", "uploads"):
        op.drop_table(table)
