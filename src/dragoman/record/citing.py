"""Where cited statements stand, as a reader is told: article, number, outlet. For what points to statements by id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
import sqlalchemy as sa

from dragoman.record.rows import ArticleLabel
from dragoman.record.tables import articles, readings, statements

_MOST = 500
_SELECT = (
    sa.select(
        statements.c.id,
        statements.c.number,
        statements.c.content.label("words"),
        articles.c.id.label("article"),
        articles.c.publisher,
    )
    .add_columns(articles.c.title, articles.c.path, articles.c.published)
    .join(readings, statements.c.reading == readings.c.serial)
    .join(articles, readings.c.article == articles.c.serial)
    .where(readings.c.superseded_by.is_(None))
)


class CitedPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A statement's place; `number` as in `dragoman show`."""

    article: str
    number: int
    publisher: str | None
    title: str | None
    path: str
    published: str | None
    words: str
    """Its content, parts on lines of their own."""


def find_cited(connection: sa.Connection, wanted: Iterable[tuple[str, str]]) -> dict[str, CitedPlace]:
    """Places of statements given as pairs of article and statement id; what is not in a live reading is left out."""
    pairs = set(wanted)
    ids = {statement for _, statement in pairs}
    found = {}
    for chunk in _chunks(sorted({article for article, _ in pairs})):
        for row in connection.execute(_SELECT.where(articles.c.id.in_(chunk))).mappings():
            if row["id"] in ids:
                found[row["id"]] = CitedPlace(**{name: row[name] for name in CitedPlace.__struct_fields__})
    return found


def find_labels(connection: sa.Connection, ids: Iterable[str]) -> dict[str, ArticleLabel]:
    """What is shown of articles, by id."""
    found = {}
    for chunk in _chunks(sorted(set(ids))):
        for row in connection.execute(_LABELS.where(articles.c.id.in_(chunk))).mappings():
            found[row["id"]] = ArticleLabel(**row)
    return found


_LABELS = sa.select(*(articles.c[name] for name in ArticleLabel.__struct_fields__))


def _chunks(items: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(items), _MOST):
        yield items[start : start + _MOST]
