"""Listings as people have corrected them: which statements are none, and which are another's.

The rows that the database asks hold what was read. Corrections are few, so a listing takes them all first and asks the
rows of the others: what was rejected is left out, what was re-attributed is held against the question here.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
import sqlalchemy as sa

from dragoman.record import dialect
from dragoman.record.correcting import correct_reading
from dragoman.record.corrections import load_live
from dragoman.record.tables import corrections, readings, statements
from dragoman.record.words import Phrase, has_phrases

_COUNTING = sa.select(corrections.c.article).distinct().where(corrections.c.superseded_by.is_(None))
_ROWS = (
    sa.select(statements.c.id, statements.c.serial)
    .join(readings, statements.c.reading == readings.c.serial)
    .where(readings.c.superseded_by.is_(None), readings.c.article == sa.bindparam("of"))
)


class Changes(msgspec.Struct, frozen=True):
    """What corrections change in a listing, by the serials of the rows of `statements`."""

    rejected: frozenset[int] = frozenset()
    speakers: dict[int, str] = {}
    """The name that a statement is now under, with its source's words."""


def find_changes(connection: sa.Connection) -> Changes:
    """All that corrections change in the live readings."""
    rejected, speakers = set(), {}
    for article in sorted(connection.execute(_COUNTING).scalars()):
        reading, events = load_live(connection, article)
        corrected = correct_reading(reading, events)
        rows = {row.id: row.serial for row in connection.execute(_ROWS, {"of": article})}
        rejected |= {rows[id] for id in corrected.rejected}
        for one in corrected.reading.statements:
            if any(event.field == "speaker" for event in corrected.notes.get(one.id, ())):
                name = one.speaker.name if one.speaker else ""
                speakers[rows[one.id]] = f"{name}\n{one.source.text if one.source else ''}"
    return Changes(frozenset(rejected), speakers)


def match(
    changes: Changes, speaker: tuple[Phrase, ...] | None, about: tuple[Phrase, ...] | None
) -> sa.ColumnElement[bool]:
    """Statements whose speaker and content have the words, after correction."""
    found = statements.c.serial.in_(dialect.match_statements(speaker, about))
    if not speaker or not changes.speakers:
        return found
    moved = [serial for serial, name in changes.speakers.items() if has_phrases(name, speaker)]
    theirs = _among(moved)
    if about is not None:
        theirs = theirs & statements.c.serial.in_(dialect.match_statements(None, about))
    return (found & ~_among(changes.speakers)) | theirs


def without(changes: Changes) -> list[sa.ColumnElement[bool]]:
    """The condition that leaves out what was rejected."""
    return [~_among(changes.rejected)] if changes.rejected else []


def _among(serials: Iterable[int]) -> sa.ColumnElement[bool]:
    # Written into the statement: a database bounds how many values may be bound to one.
    return statements.c.serial.in_(sa.bindparam(None, sorted(serials), expanding=True, literal_execute=True))
