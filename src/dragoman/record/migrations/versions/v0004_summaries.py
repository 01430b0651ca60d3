"""What all forms of an identity tell together, and what for whom somebody speaks was found by.

Nothing is filled in: identities are worked out anew by every version of the code, and the story after them.
Written out, not taken from `tables.py`: a migration must go on giving what it gave on the day it was made.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "identity_summaries",
        sa.Column("identity", sa.String(16), primary_key=True),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("statements", sa.Integer, nullable=False),
        sa.Column("articles", sa.Integer, nullable=False),
        sa.Column("first", sa.String(10)),
        sa.Column("last", sa.String(10)),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("folded", sa.Text, nullable=False),
        sa.Column("json", sa.Text, nullable=False),
    )
    by_weight: list[str | sa.TextClause] = [
        sa.text("statements DESC"),
        sa.text("articles DESC"),
        "name",
        "identity",
    ]
    op.create_index("summaries_by_weight", "identity_summaries", by_weight)
    _create_standings()


def downgrade() -> None:
    for table in ("standing_voices", "standing_uses", "standing_keys", "standings", "identity_summaries"):
        op.drop_table(table)


def _create_standings() -> None:
    op.create_table(
        "standings",
        sa.Column("identity", sa.String(16), primary_key=True),
        sa.Column("step", sa.Text),
        sa.Column("json", sa.Text, nullable=False),
    )
    op.create_table(
        "standing_keys",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("identity", sa.String(16), primary_key=True),
        sa.Column("is_realm", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("keys_of_standing", "standing_keys", ["identity"])
    op.create_table(
        "standing_uses",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("identity", sa.String(16), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("uses_of_standing", "standing_uses", ["identity"])
    op.create_table(
        "standing_voices",
        sa.Column("body", sa.String(16), primary_key=True),
        sa.Column("person", sa.String(16), primary_key=True),
        sa.Column("lands", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("voices_of_person", "standing_voices", ["person"])
