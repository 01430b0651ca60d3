"""People's corrections of statements, as events, and the story as built from readings and corrections.

Written out, not taken from `tables.py`: a migration must go on giving what it gave on the day it was made.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _create_corrections()
    _create_facts()
    _create_items()


def downgrade() -> None:
    derived = ("built", "stale", "items", "story_groups", "echoes", "fact_groups", "fact_keys", "facts", "answers")
    for table in (*derived, "corrections"):
        op.drop_table(table)


def _create_corrections() -> None:
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


def _create_facts() -> None:
    op.create_table(
        "answers",
        sa.Column("form", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("json", sa.Text, nullable=False),
    )
    op.create_table(
        "facts",
        sa.Column("article", sa.Integer, sa.ForeignKey("articles.serial"), primary_key=True),
        sa.Column("reported", sa.String(10)),
        sa.Column("json", sa.Text, nullable=False),
    )
    op.create_index("facts_by_day", "facts", ["reported"])
    op.create_table(
        "fact_keys",
        sa.Column("key", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("article", sa.Integer, sa.ForeignKey("articles.serial"), primary_key=True),
        sa.Column("statements", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "fact_groups",
        sa.Column("group", sa.Text, primary_key=True),
        sa.Column("article", sa.Integer, sa.ForeignKey("articles.serial"), primary_key=True),
        sa.Column("json", sa.Text, nullable=False),
    )
    op.create_index("groups_of_article", "fact_groups", ["article"])
    op.create_table(
        "echoes",
        sa.Column("article", sa.Integer, sa.ForeignKey("articles.serial"), primary_key=True),
        sa.Column("statement", sa.Text, primary_key=True),
        sa.Column("origin", sa.String(16), nullable=False),
        sa.Column("passage", sa.String(16), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("echoes_by_origin", "echoes", ["origin"])


def _create_items() -> None:
    op.create_table(
        "story_groups",
        sa.Column("group", sa.Text, primary_key=True),
        sa.Column("first", sa.String(10), nullable=False),
        sa.Column("reported", sa.String(10), nullable=False),
        sa.Column("issues", sa.Text, nullable=False),
        sa.Column("parties", sa.Text, nullable=False),
    )
    op.create_index("groups_by_day", "story_groups", ["first", "group", "reported", "issues", "parties"])
    op.create_table(
        "items",
        sa.Column("serial", sa.Integer, primary_key=True),
        sa.Column("group", sa.Text, nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("issue", sa.Text, nullable=False),
        sa.Column("parties", sa.Text, nullable=False),
        sa.Column("json", sa.Text, nullable=False),
    )
    op.create_index("items_by_group", "items", ["group"])
    op.create_index("items_by_day", "items", ["kind", "day", "place", "issue", "parties"])
    op.create_table(
        "stale",
        sa.Column("what", sa.String(10), primary_key=True),
        sa.Column("key", sa.Text, primary_key=True),
    )
    op.create_table(
        "built",
        sa.Column("serial", sa.Integer, primary_key=True),
        sa.Column("readings", sa.Integer, nullable=False),
        sa.Column("corrections", sa.Integer, nullable=False),
        sa.Column("names", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
    )
