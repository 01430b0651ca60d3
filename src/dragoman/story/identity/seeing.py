"""What identities take from one reading, and where the forms of a block belong: found here, or ahead in copies of this
process where there are many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

import msgspec
import sqlalchemy as sa

from dragoman.copies import UNDONE, do_ahead
from dragoman.record import Record
from dragoman.record.dialect import is_among
from dragoman.record.opening import MEMORY
from dragoman.record.record import open_apart
from dragoman.record.shelf import decode_reading
from dragoman.record.tables import readings
from dragoman.story.identity.blocks import Placed
from dragoman.story.identity.forms import Sight, pairs_apart, sight_all
from dragoman.story.identity.rows import Rows
from dragoman.story.portions import FEW, Portion, count_after, decode_serials, encode_serials, portions
from dragoman.types import Reading


class Seen(msgspec.Struct, frozen=True):
    sights: list[Sight]
    keys: list[tuple[str, ...]]
    """Of the form of each sight."""
    apart: list[tuple[int, int]]
    """Sights, by number, whose forms the article holds apart."""
    spoken: dict[str, int]
    """By entity, how many statements are its own."""


def see(reading: Reading, apart: frozenset[str] = frozenset()) -> Seen:
    """What one reading tells. `apart`: folded names that a person has decided on in this article."""
    spoken = Counter(said.speaker.id for said in reading.statements if said.speaker)
    sights = sight_all(reading, apart)
    numbers = {sight.form: number for number, sight in enumerate(sights)}
    held = [(numbers[one], numbers[other]) for one, other in pairs_apart(sights)]
    return Seen(sights, [sight.form.keys for sight in sights], held, dict(spoken))


class Places(NamedTuple):
    """Where the forms of whole blocks belong, and the name of each one's block, by serial."""

    placed: dict[int, Placed]
    blocks: dict[int, str]


def see_ahead(record: Record, size: int) -> Iterator[tuple[Portion, dict[int, Seen]]]:
    """New readings in whole portions of `size`, where they are many, with what copies of this process see in them.
    Ends before what is left, and where a copy could not see."""
    with record.asking() as connection:
        after = Rows(connection).latest()
        total = count_after(connection, after)
    if total < FEW or record.where == MEMORY:
        return
    work = partial(_see_apart, record.where)
    for portion, answer in do_ahead(work, portions(record, after, size), lambda one: encode_serials(one.serials)):
        if answer == UNDONE:
            return
        yield portion, dict(_SEEN.decode(answer))


def _see_apart(where: str, message: bytes) -> bytes:
    """What a copy does: sees some readings by a connection of its own."""
    serials = decode_serials(message)
    with open_apart(where).asking() as connection:
        rows = connection.execute(
            sa.select(readings.c.serial, readings.c.json).where(is_among(readings.c.serial, serials))
        )
        found = [(row.serial, see(decode_reading(row.json))) for row in rows]
    return msgspec.msgpack.encode(found)


_SEEN = msgspec.msgpack.Decoder(list[tuple[int, Seen]])


def place_ahead(
    record: Record, blocks: Sequence[list[int]], find: Callable[[sa.Connection, list[int]], Places]
) -> Iterator[tuple[list[int], Places | None]]:
    """Each of `blocks` with its places where copies of this process have found them, by `find`, else None."""
    if sum(map(len, blocks)) < FEW or record.where == MEMORY:
        yield from ((serials, None) for serials in blocks)
        return
    for serials, answer in do_ahead(partial(_place_apart, find, record.where), blocks, encode_serials):
        yield serials, None if answer == UNDONE else _PLACES.decode(answer)


def _place_apart(find: Callable[[sa.Connection, list[int]], Places], where: str, message: bytes) -> bytes:
    with open_apart(where).asking() as connection:
        return msgspec.msgpack.encode(find(connection, decode_serials(message)))


_PLACES = msgspec.msgpack.Decoder(Places)
