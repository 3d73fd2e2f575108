"""Pictures of one thing from several sides: what a job uses beside its front.

Revision: 0005, after 0004.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def _upload(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Uuid(), sa.ForeignKey("uploads.id", ondelete="SET NULL"))


def upgrade() -> None:
    op.create_table(
        "generation_views",
        sa.Column("job_id", sa.Uuid(), sa.ForeignKey("jobs.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("view", sa.String(8), primary_key=True),
        _upload("upload_id"),
        _upload("mask_upload_id"),
    )
    for name in ("upload_id", "mask_upload_id"):
        op.create_index(f"ix_generation_views_{name}", "generation_views", [name])


def downgrade() -> None:
    op.drop_table("generation_views")
