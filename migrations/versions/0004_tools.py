"""Meshes as uploads, assets made of assets, and tools: jobs whose source is an asset or an upload.

Revision: 0004, after 0003.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def _source() -> sa.Column[object]:
    return sa.Column("source_asset_id", sa.Uuid(), sa.ForeignKey("assets.id", ondelete="SET NULL"))


def upgrade() -> None:
    op.alter_column("uploads", "picture_sha256", new_column_name="content_sha256")
    op.alter_column("uploads", "width", nullable=True)
    op.alter_column("uploads", "height", nullable=True)
    op.add_column("uploads", sa.Column("suffix", sa.String(8), server_default=".png", nullable=False))
    op.add_column("uploads", sa.Column("num_faces", sa.BigInteger()))
    for table in ("assets", "generations"):
        op.add_column(table, _source())
        op.create_index(f"ix_{table}_source_asset_id", table, ["source_asset_id"])
    op.add_column("generations", sa.Column("source_digest", sa.String(64)))


def downgrade() -> None:
    op.drop_column("generations", "source_digest")
    for table in ("assets", "generations"):
        op.drop_column(table, "source_asset_id")
    op.execute("DELETE FROM uploads WHERE suffix <> '.png'")
    op.drop_column("uploads", "num_faces")
    op.drop_column("uploads", "suffix")
    op.alter_column("uploads", "height", nullable=False)
    op.alter_column("uploads", "width", nullable=False)
    op.alter_column("uploads", "content_sha256", new_column_name="picture_sha256")
