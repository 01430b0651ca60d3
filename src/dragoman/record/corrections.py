"""People's corrections as events: who said what of which words of an article, when and why, and what came after it.

A correction is kept by its place, the characters of the statement's content, and not by the reading that it was made
on: another model's reading of the same article is corrected where its statement lies on the same words (`place`).
Nothing is changed or deleted. A later correction of the same thing, or an `undo`, supersedes the earlier.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from msgspec.structs import replace

from dragoman.errors import StopError
from dragoman.record.correcting import find_statement
from dragoman.record.listing import load_reading
from dragoman.record.rows import Correction
from dragoman.record.tables import articles, corrections
from dragoman.types import Reading

_LIST = (
    sa.select(corrections, articles.c.id, articles.c.title, articles.c.path)
    .join(articles, corrections.c.article == articles.c.serial)
    .order_by(corrections.c.serial)
)
_live = corrections.c.superseded_by.is_(None) & (corrections.c.field != "undo")


def list_corrections(connection: sa.Connection, everything: bool) -> list[Correction]:
    """The corrections in the order in which they were made: those that count, or every event."""
    select = (_LIST if everything else _LIST.where(_live)).add_columns(articles.c.text)
    return [replace(_make(row), words=_cut(row)) for row in connection.execute(select).mappings()]


def live_corrections(connection: sa.Connection, serials: Iterable[int]) -> dict[int, tuple[Correction, ...]]:
    """The corrections that count, by the article's serial; articles without any are left out."""
    wanted = set(serials)
    found: dict[int, list[Correction]] = {}
    # Corrections are few and articles many: all that count are read rather than asked for by long lists of serials.
    for row in connection.execute(_LIST.where(_live)).mappings():
        if row["article"] in wanted:
            found.setdefault(row["article"], []).append(_make(row))
    return {serial: tuple(rows) for serial, rows in found.items()}


def add_correction(connection: sa.Connection, article: int, reading: Reading, event: Correction) -> Correction:
    """Adds one, and marks what it takes the place of: the same thing said of the same statement before."""
    target = find_statement(event.spans, reading)
    before = [
        old
        for old in live_corrections(connection, [article]).get(article, ())
        if (old.field, old.of) == (event.field, event.of)
        and (old.spans == event.spans or (target is not None and find_statement(old.spans, reading) is target))
    ]
    serial = _insert(connection, article, event)
    _supersede(connection, [old.serial for old in before], serial)
    return _load(connection, serial)


def undo_correction(connection: sa.Connection, serial: int, made_by: str, why: str) -> Correction:
    """Takes a correction back by an event of its own. Raises StopError where there is none, or it no longer counts."""
    row = connection.execute(_LIST.where(corrections.c.serial == serial)).mappings().first()
    if row is None or row["field"] == "undo":
        raise StopError(f"correction {serial}", "there is none of this number", "list them with: dragoman corrections")
    if row["superseded_by"] is not None:
        found = f"it was superseded by {row['superseded_by']} before"
        raise StopError(f"correction {serial}", found, "list those that count with: dragoman corrections")
    event = Correction(
        article=row["id"], field="undo", value=str(serial), spans=_spans(row["spans"]), made_by=made_by, why=why
    )
    new = _insert(connection, row["article"], event)
    _supersede(connection, [serial], new)
    return _load(connection, new)


def last_correction(connection: sa.Connection) -> int:
    """Serial of the latest event, 0 where there is none: tells whether a story was built from all of them."""
    return connection.execute(sa.select(sa.func.max(corrections.c.serial))).scalar() or 0


def corrected_since(connection: sa.Connection, serial: int) -> list[int]:
    """Serials of the articles of which something was corrected, or taken back, after an event."""
    select = sa.select(corrections.c.article).distinct().where(corrections.c.serial > serial)
    return sorted(connection.execute(select).scalars())


def load_live(connection: sa.Connection, article: int) -> tuple[Reading, tuple[Correction, ...]]:
    """The live reading of an article and the corrections that count."""
    return load_reading(connection, article), live_corrections(connection, [article]).get(article, ())


def _insert(connection: sa.Connection, article: int, event: Correction) -> int:
    row = {
        "article": article,
        "made_at": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "field": event.field,
        "of": event.of,
        "value": event.value,
        "spans": json.dumps(event.spans),
        "made_by": event.made_by,
        "why": event.why,
    }
    serial = last_correction(connection) + 1
    # It points to itself until what it takes the place of no longer counts: the index allows one that counts.
    connection.execute(corrections.insert(), {**row, "serial": serial, "superseded_by": serial})
    return serial


def _supersede(connection: sa.Connection, old: list[int], new: int) -> None:
    for serial in old:
        connection.execute(corrections.update().where(corrections.c.serial == serial).values(superseded_by=new))
    connection.execute(corrections.update().where(corrections.c.serial == new).values(superseded_by=None))


def _load(connection: sa.Connection, serial: int) -> Correction:
    return _make(connection.execute(_LIST.where(corrections.c.serial == serial)).mappings().one())


def _make(row: Any) -> Correction:
    return Correction(
        serial=row["serial"],
        article=row["id"],
        title=row["title"],
        path=row["path"],
        field=row["field"],
        of=row["of"],
        value=row["value"],
        spans=_spans(row["spans"]),
        made_by=row["made_by"],
        why=row["why"],
        made_at=row["made_at"],
        superseded_by=row["superseded_by"],
    )


def _cut(row: Any) -> str:
    return " … ".join(row["text"][start:end] for start, end in _spans(row["spans"]))


def _spans(stored: str) -> tuple[tuple[int, int], ...]:
    return tuple((start, end) for start, end in json.loads(stored))
