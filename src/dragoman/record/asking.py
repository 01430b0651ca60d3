"""Finds statements: the query as one SQL statement for their places, then the statements themselves as they are taken.

The places are taken first, as bare numbers (8 bytes a statement): no cursor stays open while someone pages through the
answer, so that a reader neither holds up a writer nor the other way round. Rows of readings are never changed, so that
what is fetched later is what was found.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import get_args

import sqlalchemy as sa

from dragoman.errors import StopError
from dragoman.record import adjusting
from dragoman.record.correcting import correct_reading
from dragoman.record.corrections import live_corrections
from dragoman.record.dates import parse_limit
from dragoman.record.rows import ArticleLabel, StatementQuery, StatementRow
from dragoman.record.shelf import decode_reading
from dragoman.record.tables import ARTICLE_ORDER, articles, readings, statements
from dragoman.record.words import Phrase, parse_words
from dragoman.types import Kind

_BATCH = 500
Connect = Callable[[], AbstractContextManager[sa.Connection]]


def find_places(connection: sa.Connection, query: StatementQuery, article: int | None) -> array[int]:
    """Serials of the statements that the query asks for, in order. `article`: serial of the only one wanted.

    Raises StopError for a date or kind that is none.
    """
    changes = adjusting.find_changes(connection)
    select = (
        sa.select(statements.c.serial)
        .join(readings, statements.c.reading == readings.c.serial)
        .join(articles, readings.c.article == articles.c.serial)
        .where(readings.c.superseded_by.is_(None), *_conditions(query, changes), *adjusting.without(changes))
        .order_by(*ARTICLE_ORDER, statements.c.number)
    )
    if article is not None:
        select = select.where(articles.c.serial == article)
    if query.limit is not None:
        select = select.limit(max(0, query.limit))
    return array("q", connection.execute(select).scalars())


def _conditions(query: StatementQuery, changes: adjusting.Changes) -> Iterator[sa.ColumnElement[bool]]:
    if query.kind:
        if query.kind not in get_args(Kind):
            kinds = ", ".join(get_args(Kind))
            raise StopError("kind", f"{query.kind!r} is no kind of statement", f"give one of {kinds}")
        yield statements.c.kind == query.kind
    if query.min_confidence > 0:
        yield statements.c.confidence >= query.min_confidence
    speaker, about = _phrases(query.speaker), _phrases(query.about)
    if speaker is not None or about is not None:
        yield adjusting.match(changes, speaker, about)
    since, until = parse_limit("since", query.since), parse_limit("until", query.until)
    said = statements.c.said_from.is_not(None)
    # A missing date compares as NULL, which is not true: an undated statement is not in any range.
    if since:
        yield sa.case((said, statements.c.said_to), else_=articles.c.published_to) >= since[0]
    if until:
        yield sa.case((said, statements.c.said_from), else_=articles.c.published_from) <= until[1]


def _phrases(words: str | None) -> tuple[Phrase, ...] | None:
    return parse_words(words) if words and words.strip() else None


def fetch_statements(connect: Connect, places: array[int]) -> Iterator[StatementRow]:
    """The statements at `places`, in that order, a batch at a time."""
    for start in range(0, len(places), _BATCH):
        with connect() as connection:
            batch = list(_fetch_batch(connection, list(places[start : start + _BATCH])))
        yield from batch


def _fetch_batch(connection: sa.Connection, serials: list[int]) -> Iterator[StatementRow]:
    where = {row[0]: (row[1], row[2]) for row in connection.execute(_WHERE.where(statements.c.serial.in_(serials)))}
    needed = sorted({reading for reading, _ in where.values()})
    found = {row.serial: row for row in connection.execute(_LABELS.where(readings.c.serial.in_(needed)))}
    events = live_corrections(connection, {row.article for row in found.values()})
    read = {
        serial: correct_reading(decode_reading(row.json), events.get(row.article, ())) for serial, row in found.items()
    }
    labels = {serial: ArticleLabel(**{name: row._mapping[name] for name in _LABEL}) for serial, row in found.items()}
    for serial in serials:
        reading, number = where[serial]
        statement = read[reading].reading.statements[number - 1]
        notes = read[reading].notes.get(statement.id, ())
        yield StatementRow(article=labels[reading], statement=statement, number=number, corrections=notes)


_LABEL = ArticleLabel.__struct_fields__
_WHERE = sa.select(statements.c.serial, statements.c.reading, statements.c.number)
_LABELS = sa.select(
    readings.c.serial, readings.c.article, readings.c.json, *(articles.c[name] for name in _LABEL)
).join(articles)
