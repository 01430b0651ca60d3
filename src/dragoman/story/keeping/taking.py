"""The facts of articles as they stand: found here, or ahead in copies of this process where articles are many."""

from __future__ import annotations

from functools import partial
from itertools import islice

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
from dragoman.story.portions import FEW, decode_serials, encode_serials, find_portion, portions

ARTICLES = 200
"""In one transaction: about a second of work, for which another process that writes has to wait."""


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


def _put(connection: sa.Connection, new: dict[int, Facts], is_first: bool = False) -> None:
    """`is_first`: all that have facts are stale, so that nobody whom the new ones meet has to be looked for."""
    met = set(new) if is_first else met_anew(connection, new)
    mark(connection, "article", {str(serial) for serial in met})
    mark(connection, "group", write_facts(connection, new))


def gather_ahead(record: Record, tell: Progress, total: int) -> None:
    """Takes the facts of fresh articles, where they are many, from copies of this process that find them meanwhile.

    The last portions are left: with them goes what was corrected or renamed since, which a copy may not have seen.
    """
    if total < FEW or record.where == MEMORY:
        return
    with record.asking() as connection:
        begun = load_state(connection)
    done = 0
    work, ahead = partial(_facts_apart, record.where), portions(record, begun.readings, ARTICLES)
    wanted = islice(ahead, total // ARTICLES - 1)
    for portion, answer in do_ahead(work, wanted, lambda one: encode_serials(one.articles)):
        with record.writing() as connection:
            # Another process may go on with them, or have renamed somebody since a copy looked.
            if load_state(connection) != replace(begun, readings=portion.after) or answer == UNDONE:
                return
            live = set(find_portion(connection, portion.after, ARTICLES).articles)
            found = {serial: one for serial, one in _FACTS.decode(answer) if serial in live}
            _put(connection, found, is_first=not begun.readings)
            save_state(connection, replace(begun, readings=portion.serials[-1]))
        done += ARTICLES
        tell("articles", done, total)


def _facts_apart(where: str, message: bytes) -> bytes:
    """What a copy does: the facts of some articles, read by a connection of its own."""
    serials = decode_serials(message)
    with open_apart(where).asking() as connection:
        select = sa.select(readings.c.article, readings.c.json).where(
            readings.c.superseded_by.is_(None), is_among(readings.c.article, serials)
        )
        found = _find_facts(connection, {one.article: one.json for one in connection.execute(select)})
    return msgspec.msgpack.encode(list(found.items()))


_FACTS = msgspec.msgpack.Decoder(list[tuple[int, Facts]])
