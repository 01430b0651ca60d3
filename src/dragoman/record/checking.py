"""Sees whether a record is sound: the database by its own means, and every promise that the rows make."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
import sqlalchemy as sa

from dragoman.record import dialect
from dragoman.record.appearing import merge_appearances
from dragoman.record.reading_rows import entity_rows, reading_row, statement_rows
from dragoman.record.shelf import decode_reading
from dragoman.record.tables import appearances, articles, entities, readings, statements
from dragoman.types import Article, Reading

_RESTORE = "restore a copy, or read the articles into a new record"
_REPORT = "read the article into a new record; if it comes back, report it"


def find_faults(connection: sa.Connection) -> Iterator[str]:
    """One line for each fault: where, what, what to do. The connection must be one that writes; nothing is changed."""
    for fault in dialect.find_faults(connection):
        yield f"database: {fault}; {_RESTORE}"
    for serial in list(connection.execute(sa.select(articles.c.serial).order_by(articles.c.serial)).scalars()):
        yield from _check_article(connection, serial)


def _check_article(connection: sa.Connection, serial: int) -> Iterator[str]:
    stored = connection.execute(_ARTICLE, {"of": serial}).mappings().one()
    article = Article(text=stored["text"], path=stored["path"])
    where = f"article {stored['id']} ({article.path})"
    if article.id != stored["id"]:
        yield f"{where}: its text is not what it was when it was read; {_RESTORE}"
    live = 0
    latest = None
    for row in connection.execute(_OF_ARTICLE, {"article": serial}):
        if row.superseded_by is None:
            live, latest = live + 1, row._asdict()
        elif row.superseded_by <= row.serial:
            yield f"{where}: reading {row.serial} is superseded by an earlier one; {_RESTORE}"
        try:
            reading = decode_reading(row.json)
        except (ValueError, msgspec.MsgspecError) as error:
            yield f"{where}: reading {row.serial} cannot be decoded ({error}); {_RESTORE}"
            continue
        yield from (f"{where}: {fault}; {_REPORT}" for fault in find_reading_faults(article.text, reading))
        if not _in_step(connection, row, reading):
            yield f"{where}: the rows of reading {row.serial} are not what was read; {_RESTORE}"
    if live != 1:
        yield f"{where}: {live} live readings, 1 expected; {_RESTORE}"
    seen = connection.execute(_SEEN, {"article": serial}).mappings()
    merged = merge_appearances((dict(row) for row in seen), latest)
    if any(stored[name] != value for name, value in merged.items()):
        yield f"{where}: its metadata is not what its appearances give; {_RESTORE}"


def _in_step(connection: sa.Connection, row: Any, reading: Reading) -> bool:
    """Whether the rows made of a reading are those that it gives."""
    if any(row._mapping[name] != value for name, value in reading_row(reading).items() if name != "json"):
        return False
    return all(
        [dict(kept) for kept in connection.execute(select, {"read": row.serial}).mappings()] == expected
        for select, expected in ((_STATEMENTS, statement_rows(reading)), (_ENTITIES, entity_rows(reading)))
    )


def _rows_of_reading(table: sa.Table) -> sa.Select[Any]:
    columns = (column for column in table.c if column.name not in ("serial", "reading"))
    return sa.select(*columns).where(table.c.reading == sa.bindparam("read")).order_by(table.c.serial)


_STATEMENTS, _ENTITIES = _rows_of_reading(statements), _rows_of_reading(entities)
_ARTICLE = sa.select(articles).where(articles.c.serial == sa.bindparam("of"))


_OF_ARTICLE = sa.select(readings).where(readings.c.article == sa.bindparam("article")).order_by(readings.c.serial)
_SEEN = (
    sa.select(appearances).where(appearances.c.article == sa.bindparam("article")).order_by(appearances.c.serial.desc())
)


def find_reading_faults(text: str, reading: Reading) -> Iterator[str]:
    """What is wrong with a reading of `text`: spans that are not the text's words, ids that point nowhere."""
    for what, start, end, words in _spans(reading):
        if text[start:end] != words or not 0 <= start <= end <= len(text):
            yield f"{what} at {start}-{end} is not the article's words"
    for furniture in reading.article.furniture:
        if not 0 <= furniture.start <= furniture.end <= len(text):
            yield f"furniture at {furniture.start}-{furniture.end} is not in the text"
    ids = [statement.id for statement in reading.statements]
    for id in sorted({id for id in ids if ids.count(id) > 1}):
        yield f"{ids.count(id)} statements have the id {id}"
    known = {entity.id for entity in reading.entities}
    for statement in reading.statements:
        if statement.inside is not None and statement.inside not in ids:
            yield f"statement {statement.id} is inside {statement.inside}, which is not there"
        if statement.speaker is not None and statement.speaker.id not in known:
            yield f"the speaker of statement {statement.id} is not among the entities"


def _spans(reading: Reading) -> Iterator[tuple[str, int, int, str]]:
    for entity in reading.entities:
        yield from ((f"a mention of {entity.id}", m.start, m.end, m.text) for m in entity.mentions)
    for time in reading.times:
        yield "a time", time.start, time.end, time.text
    for one in reading.statements:
        for span in (one.source, one.cue, *one.content, one.said, one.occasion):
            if span is not None:
                yield f"a span of statement {one.id}", span.start, span.end, span.text
