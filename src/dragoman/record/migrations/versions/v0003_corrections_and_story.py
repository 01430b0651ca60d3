"""People's corrections of statements, as events.

Written out, not taken from `tables.py`: a migration must go on giving what it gave on the day it was made.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    newer = sa.ForeignKey("corrections.serial", deferrable=True, initially="DEFERRED")
    op.create_table(
        "corrections",
        sa.Column("serial", sa.Integer, primary_key=True),
        sa.Column("article", sa.Integer, sa.ForeignKey("articles.serial"), nullable=False),
        sa.Column("made_at", sa.String(20), nullable=False),
        sa.Column("superseded_by", sa.Integer, newer),
        sa.Column("field", sa.String(10), nullable=False),
        sa.Column("of", sa.Text, nullable=False),
        sa.Column("value", sa.Text),
        sa.Column("spans", sa.Text, nullable=False),
        sa.Column("made_by", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
    )
    op.create_index("corrections_by_article", "corrections", ["article"])
    counts = sa.text("superseded_by IS NULL AND field != 'undo'")
    op.create_index(
        "one_live_correction",
        "corrections",
        ["article", "spans", "field", "of"],
        unique=True,
        sqlite_where=counts,
        postgresql_where=counts,
    )


def downgrade() -> None:
    op.drop_table("corrections")
