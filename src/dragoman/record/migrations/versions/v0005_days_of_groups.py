"""From which day on each group may have an item of each kind, and by which it, or an origin, was what it is now.

The groups are made anew, with the story: it is worked out from the readings and may be dropped.
Written out, not taken from `tables.py`: a migration must go on giving what it gave on the day it was made.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("groups_by_day", "story_groups")
    op.drop_table("story_groups")
    days = ("reported", "offered", "held", "shifted", "disputed", "settled", "unshifted")
    op.create_table(
        "story_groups",
        sa.Column("group", sa.Text, primary_key=True),
        sa.Column("first", sa.String(10), nullable=False),
        *(sa.Column(name, sa.String(10), nullable=False) for name in days),
        sa.Column("issues", sa.Text, nullable=False),
        sa.Column("parties", sa.Text, nullable=False),
    )
    op.create_index("groups_by_day", "story_groups", ["first", "group", *days, "issues", "parties"])
    op.create_table(
        "origin_days",
        sa.Column("origin", sa.String(16), primary_key=True),
        sa.Column("first", sa.String(10), nullable=False),
        sa.Column("last", sa.String(10), nullable=False),
        sa.Column("whole", sa.Integer, nullable=False),
    )
    op.create_index("origins_by_day", "origin_days", ["first", "origin", "last", "whole"])
    op.drop_index("items_by_group", "items")
    op.create_index("items_by_group", "items", ["group", "kind"])
    op.create_index("apart_by_other", "identity_apart", ["other"])
    # A story of no version known: what is left of it is cleared, and it is built again, when it is next asked for.
    op.execute("UPDATE built SET \"by\" = ''")


def downgrade() -> None:
    op.drop_index("apart_by_other", "identity_apart")
    op.drop_index("items_by_group", "items")
    op.create_index("items_by_group", "items", ["group"])
    op.drop_table("origin_days")
    op.drop_index("groups_by_day", "story_groups")
    op.drop_table("story_groups")
    op.create_table(
        "story_groups",
        sa.Column("group", sa.Text, primary_key=True),
        sa.Column("first", sa.String(10), nullable=False),
        sa.Column("reported", sa.String(10), nullable=False),
        sa.Column("issues", sa.Text, nullable=False),
        sa.Column("parties", sa.Text, nullable=False),
    )
    op.create_index("groups_by_day", "story_groups", ["first", "group", "reported", "issues", "parties"])
    op.execute("UPDATE built SET \"by\" = ''")
