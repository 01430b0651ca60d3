"""The day that a reading found in its article, and with it the date of each article of which nobody gave one.

Written out, not taken from `tables.py`: a migration must go on giving what it gave on the day it was made.
"""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

PORTION = 200
"""Readings that are held in memory at once: some 20 MB."""


def upgrade() -> None:
    op.add_column("readings", sa.Column("published", sa.Text))
    connection, last = op.get_bind(), 0
    while rows := connection.execute(_READINGS, {"last": last, "portion": PORTION}).all():
        last = rows[-1].serial
        found = [{"of": row.serial, "day": json.loads(row.json)["article"].get("published")} for row in rows]
        if days := [one for one in found if one["day"]]:
            connection.execute(_FILL, days)
    connection.execute(_DATE)
    # A story of no version known: what is left of it is cleared, and it is built again, when it is next asked for.
    op.execute("UPDATE built SET \"by\" = ''")


def downgrade() -> None:
    op.drop_column("readings", "published")


_READINGS: sa.TextClause = sa.text(
    "SELECT serial, json FROM readings WHERE serial > :last ORDER BY serial LIMIT :portion"
)
_FILL: sa.TextClause = sa.text("UPDATE readings SET published = :day WHERE serial = :of")
# Nobody gave these a date, so that what a reading has is a whole day that it found.
_DATE: sa.TextClause = sa.text(
    """UPDATE articles SET published = found.published, published_from = found.published, published_to = found.published
    FROM readings AS found
    WHERE found.article = articles.serial AND found.superseded_by IS NULL AND articles.published IS NULL"""
)
