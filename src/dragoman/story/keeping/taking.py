"""The facts of articles as they stand: found here, or ahead in copies of this process where articles are many."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

import msgspec
import sqlalchemy as sa
from msgspec.structs import replace

from dragoman.copies import UNDONE, do_ahead
from dragoman.record import Record
from dragoman.record.correcting import correct_reading
from dragoman.record.corrections import live_corrections
from dragoman.record.dialect import is_among
from dragoman.record.finding import load_texts
from dragoman.record.opening import MEMORY
from dragoman.record.record import open_apart
from dragoman.record.shelf import decode_reading
from dragoman.record.tables import readings
from dragoman.story.facts import Facts
from dragoman.story.gathering import facts_of
from dragoman.story.keeping.facts import write_facts
from dragoman.story.keeping.knowing import load_who
from dragoman.story.keeping.origins import met_anew
from dragoman.story.keeping.state import Progress, load_state, mark, save_state

ARTICLES = 200
"""In one transaction: about a second of work, for which another process that writes has to wait."""
FEW = 2_000
"""Articles from which it is worth making copies of this process."""


def gather(connection: sa.Connection, found: dict[int, str]) -> None:
    """Facts of some live readings, as corrected; what was linked to the old ones is marked as stale with the new."""
    if found:
        _put(connection, _find_facts(connection, found))


def _find_facts(connection: sa.Connection, found: dict[int, str]) -> dict[int, Facts]:
    events = live_corrections(connection, found)
    read = {
        serial: correct_reading(decode_reading(json), events.get(serial, ())).kept for serial, json in found.items()
    }
    who = load_who(connection, read)
    texts = load_texts(connection, list(read))
    return {serial: facts_of(texts[serial], reading, who) for serial, reading in read.items()}


def _put(connection: sa.Connection, new: dict[int, Facts]) -> None:
    mark(connection, "article", {str(serial) for serial in met_anew(connection, new)})
    mark(connection, "group", write_facts(connection, new))


def gather_ahead(record: Record, tell: Progress, total: int) -> None:
    """Takes the facts of fresh articles, where they are many, from copies of this process that find them meanwhile.

    The last portions are left: with them goes what was corrected or renamed since, which a copy may not have seen.
    """
    if total < FEW or record.where == MEMORY:
        return
    done = 0
    for portion, answer in do_ahead(partial(_facts_apart, record.where), _portions(record, total), _message):
        with record.writing() as connection:
            state = load_state(connection)
            if state.readings != portion.after or answer == UNDONE:
                return  # another process goes on with them, or it is to be done here
            live = {row.article for row in connection.execute(_live(portion.after).limit(ARTICLES))}
            _put(connection, {serial: one for serial, one in _FACTS.decode(answer) if serial in live})
            save_state(connection, replace(state, readings=portion.last))
        done += ARTICLES
        tell("articles", done, total)


class Portion(NamedTuple):
    """Some fresh readings: the serials of the one before them and of the last, and their articles."""

    after: int
    last: int
    articles: list[int]


def _portions(record: Record, total: int) -> Iterator[Portion]:
    with record.asking() as connection:
        after = load_state(connection).readings
    for _ in range(total // ARTICLES - 1):
        with record.asking() as connection:
            rows = connection.execute(_live(after).limit(ARTICLES)).all()
        if len(rows) < ARTICLES:
            return
        yield Portion(after, rows[-1].serial, [row.article for row in rows])
        after = rows[-1].serial


def _message(portion: Portion) -> bytes:
    return msgspec.msgpack.encode(portion.articles)


def _live(after: int) -> sa.Select[tuple[int, int]]:
    fresh = readings.c.superseded_by.is_(None), readings.c.serial > after
    return sa.select(readings.c.serial, readings.c.article).where(*fresh).order_by(readings.c.serial)


def _facts_apart(where: str, message: bytes) -> bytes:
    """What a copy does: the facts of some articles, read by a connection of its own."""
    serials = msgspec.msgpack.decode(message, type=list[int])
    with open_apart(where).asking() as connection:
        select = sa.select(readings.c.article, readings.c.json).where(
            readings.c.superseded_by.is_(None), is_among(readings.c.article, serials)
        )
        found = _find_facts(connection, {one.article: one.json for one in connection.execute(select)})
    return msgspec.msgpack.encode(list(found.items()))


_FACTS = msgspec.msgpack.Decoder(list[tuple[int, Facts]])
