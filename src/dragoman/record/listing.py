"""The plain questions: which articles there are, what was read of one, whether one need be read."""

from __future__ import annotations

import sqlalchemy as sa

from dragoman.record.dialect import ask
from dragoman.record.rows import ArticleRow
from dragoman.record.shelf import decode_reading
from dragoman.record.tables import ARTICLE_ORDER, articles, readings
from dragoman.types import Article, Reading

_live = readings.c.superseded_by.is_(None)
_LIST = (
    sa.select(*(articles.c[name] for name in ArticleRow.__struct_fields__ if name not in ("statements", "note")))
    .add_columns(readings.c.statements, readings.c.note)
    .join(readings, readings.c.article == articles.c.serial)
    .where(_live)
    .order_by(*ARTICLE_ORDER)
)


def list_articles(connection: sa.Connection) -> list[ArticleRow]:
    """All articles with the count of their statements."""
    return [ArticleRow(**row) for row in connection.execute(_LIST).mappings()]


def load_reading(connection: sa.Connection, serial: int) -> Reading:
    """The live reading of an article."""
    select = sa.select(readings.c.json).where(readings.c.article == serial, _live)
    return decode_reading(connection.execute(select).scalar_one())


def holds(connection: sa.Connection, article: Article, version: str) -> bool:
    """See `Record.holds`."""
    return bool(ask(connection, f"SELECT held.serial {_HELD}", article.id, version, article.key))


def load_held(connection: sa.Connection, article: Article, version: str) -> Reading | None:
    """See `Record.held`."""
    found = ask(connection, f"SELECT held.json {_HELD}", article.id, version, article.key)
    return decode_reading(found[0][0]) if found else None


# Two places may give one text different metadata: each is read, the later is live, and neither need be read again. So
# the live reading has to be of this version, not of this key.
_HELD = """
    FROM readings AS held JOIN articles ON held.article = articles.serial
    JOIN readings AS live ON live.article = articles.serial AND live.superseded_by IS NULL
    WHERE articles.id = ? AND live.version = ? AND held.version = live.version AND held.key = ?
    ORDER BY held.serial DESC LIMIT 1"""
