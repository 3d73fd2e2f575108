"""Assets say which weights made them, which engines could not, and whether they are drafts therefore.

Revision: 0006, after 0005.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("assets", sa.Column("weights", sa.String()))
    op.add_column("assets", sa.Column("attempted", JSONB(), nullable=False, server_default=sa.text("'[]'::jsonb")))
    op.add_column("assets", sa.Column("is_draft", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    for name in ("is_draft", "attempted", "weights"):
        op.drop_column("assets", name)
