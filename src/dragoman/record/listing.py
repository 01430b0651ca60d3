"""The plain questions: which articles there are, what was read of one, whether one need be read."""

from __future__ import annotations

import sqlalchemy as sa

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
    asked = {"of": article.id, "given": article.key, "by": version}
    return connection.execute(_HELD.with_only_columns(_held.c.serial), asked).first() is not None


def load_held(connection: sa.Connection, article: Article, version: str) -> Reading | None:
    """See `Record.held`."""
    asked = {"of": article.id, "given": article.key, "by": version}
    stored = connection.execute(_HELD.with_only_columns(_held.c.json), asked).scalar()
    return None if stored is None else decode_reading(stored)


_held = readings.alias("held")
# Two places may give one text different metadata: each is read, the later is live, and neither need be read again. So
# the live reading has to be of this version, not of this key.
_HELD = (
    sa.select(_held.c.serial)
    .join(articles, _held.c.article == articles.c.serial)
    .join(readings, (readings.c.article == articles.c.serial) & _live)
    .where(
        articles.c.id == sa.bindparam("of"),
        readings.c.version == sa.bindparam("by"),
        _held.c.version == readings.c.version,
        _held.c.key == sa.bindparam("given"),
    )
    .order_by(_held.c.serial.desc())
    .limit(1)
)
