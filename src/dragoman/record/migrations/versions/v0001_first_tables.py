"""First tables: articles, appearances, readings, statements, entities, and search.

Written out, not taken from `tables.py`: a migration must go on giving what it gave on the day it was made.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_SEARCH = {
    "article_words": ("articles", ("text",)),
    "statement_words": ("statements", ("speaker", "source", "content")),
}
_TOKENS = "unicode61 remove_diacritics 2 categories ''L* N*'' separators ''\U00100000''"


def upgrade() -> None:
    _create_articles()
    _create_appearances()
    _create_readings()
    _create_statements()
    _create_entities()
    for index, (table, columns) in _SEARCH.items():
        names, values = ", ".join(columns), ", ".join(f"new.{column}" for column in columns)
        op.execute(
            f"CREATE VIRTUAL TABLE {index} USING fts5({names}, content='{table}', content_rowid='serial', "
            f"tokenize='{_TOKENS}')"
        )
        op.execute(
            f"CREATE TRIGGER {index}_in_step AFTER INSERT ON {table} "
            f"BEGIN INSERT INTO {index}(rowid, {names}) VALUES (new.serial, {values}); END"
        )


def downgrade() -> None:
    for index in _SEARCH:
        op.execute(f"DROP TRIGGER {index}_in_step")
        op.execute(f"DROP TABLE {index}")
    for table in ("entities", "statements", "readings", "appearances", "articles"):
        op.drop_table(table)


def _create_articles() -> None:
    op.create_table(
        "articles",
        sa.Column("serial", sa.Integer, primary_key=True),
        sa.Column("id", sa.String(16), nullable=False, unique=True),
        sa.Column("first_seen", sa.String(20), nullable=False),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("url", sa.Text),
        sa.Column("title", sa.Text),
        sa.Column("published", sa.Text),
        sa.Column("published_from", sa.String(10)),
        sa.Column("published_to", sa.String(10)),
        sa.Column("publisher", sa.Text),
        sa.Column("authors", sa.Text, nullable=False),
        sa.Column("language", sa.Text),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.create_index("articles_by_date", "articles", ["published_from"])


def _create_appearances() -> None:
    op.create_table(
        "appearances",
        sa.Column("serial", sa.Integer, primary_key=True),
        sa.Column("article", sa.Integer, sa.ForeignKey("articles.serial"), nullable=False),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("url", sa.Text),
        sa.Column("title", sa.Text),
        sa.Column("published", sa.Text),
        sa.Column("publisher", sa.Text),
        sa.Column("authors", sa.Text, nullable=False),
        sa.Column("language", sa.Text),
        sa.Column("key", sa.String(16), nullable=False),
        sa.Column("seen_at", sa.String(20), nullable=False),
    )
    op.create_index("appearances_by_article", "appearances", ["article", "path"])
    op.create_index("appearances_by_path", "appearances", ["path"])
    op.create_index("appearances_by_name", "appearances", ["name"])


def _create_readings() -> None:
    newer = sa.ForeignKey("readings.serial", deferrable=True, initially="DEFERRED")
    op.create_table(
        "readings",
        sa.Column("serial", sa.Integer, primary_key=True),
        sa.Column("article", sa.Integer, sa.ForeignKey("articles.serial"), nullable=False),
        sa.Column("key", sa.String(16), nullable=False),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("made_at", sa.String(20), nullable=False),
        sa.Column("superseded_by", sa.Integer, newer),
        sa.Column("language", sa.Text),
        sa.Column("note", sa.Text),
        sa.Column("statements", sa.Integer, nullable=False),
        sa.Column("json", sa.Text, nullable=False),
    )
    live = sa.text("superseded_by IS NULL")
    op.create_index("one_live_reading", "readings", ["article"], unique=True, sqlite_where=live, postgresql_where=live)
    op.create_index("readings_by_key", "readings", ["article", "key", "version"])


def _create_statements() -> None:
    op.create_table(
        "statements",
        sa.Column("serial", sa.Integer, primary_key=True),
        sa.Column("reading", sa.Integer, sa.ForeignKey("readings.serial"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("speaker_id", sa.Text),
        sa.Column("said_date", sa.Text),
        sa.Column("said_from", sa.String(10)),
        sa.Column("said_to", sa.String(10)),
        sa.Column("inside", sa.Text),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("start", sa.Integer),
        sa.Column("speaker", sa.Text),
        sa.Column("source", sa.Text),
        sa.Column("cue", sa.Text),
        sa.Column("content", sa.Text, nullable=False),
    )
    op.create_index("statements_of_reading", "statements", ["reading", "number"], unique=True)
    op.create_index("statements_by_speaker", "statements", ["reading", "speaker_id"])


def _create_entities() -> None:
    op.create_table(
        "entities",
        sa.Column("serial", sa.Integer, primary_key=True),
        sa.Column("reading", sa.Integer, sa.ForeignKey("readings.serial"), nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("folded", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("role", sa.Text),
        sa.Column("mentions", sa.Integer, nullable=False),
    )
    op.create_index("entities_of_reading", "entities", ["reading", "id"])
    op.create_index("entities_by_name", "entities", ["folded", "kind"])
