"""By when each group that an article without a date bears on had all that has one.

The groups are made anew, with the story: it is worked out from the readings and may be dropped.
Written out, not taken from `tables.py`: a migration must go on giving what it gave on the day it was made.
"""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

BEFORE = ("reported", "offered", "held", "shifted", "disputed", "settled", "unshifted")


def upgrade() -> None:
    _make_groups([*BEFORE, "dated"])


def downgrade() -> None:
    _make_groups(BEFORE)


def _make_groups(days: Sequence[str]) -> None:
    op.drop_index("groups_by_day", "story_groups")
    op.drop_table("story_groups")
    op.create_table(
        "story_groups",
        sa.Column("group", sa.Text, primary_key=True),
        sa.Column("first", sa.String(10), nullable=False),
        *(sa.Column(name, sa.String(10), nullable=False) for name in days),
        sa.Column("issues", sa.Text, nullable=False),
        sa.Column("parties", sa.Text, nullable=False),
    )
    op.create_index("groups_by_day", "story_groups", ["first", "group", *days, "issues", "parties"])
    # A story of no version known: what is left of it is cleared, and it is built again, when it is next asked for.
    op.execute("UPDATE built SET \"by\" = ''")
