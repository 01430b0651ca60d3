"""Works off what is stale, some at a time: found here, or ahead in copies of this process where it is much."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import msgspec
import sqlalchemy as sa

from dragoman.copies import UNDONE, do_ahead
from dragoman.record import Record
from dragoman.record.dialect import is_among
from dragoman.record.opening import MEMORY
from dragoman.record.record import open_apart
from dragoman.record.tables import stale
from dragoman.story.keeping.state import Progress, State, load_state
from dragoman.story.portions import FEW

Find = Callable[[sa.Connection, list[str]], object]


class Step(NamedTuple):
    """One kind of stale things, and what is done for some of them."""

    what: str
    name: str
    most: int
    """In one transaction."""
    take: Callable[[sa.Connection, list[str], bytes | None], None]
    """Writes what was found; finds it where no copy has."""
    find: Find | None = None
    """What a copy can find for them without writing: a struct, which goes back to this process as msgpack."""


def work_off(record: Record, step: Step, tell: Progress) -> None:
    """Takes what is stale, some at a time, until nothing is."""
    here = stale.c.what == step.what
    with record.asking() as connection:
        total = connection.execute(sa.select(sa.func.count()).where(here)).scalar_one()
    done = 0
    if step.find and total >= FEW and record.where != MEMORY:
        done = _work_ahead(record, step, step.find, tell, total)
    while True:
        with record.writing() as connection:
            keys = _keys(connection, step.what, step.most)
            if not keys:
                return
            _take(connection, step, keys, None)
        done += len(keys)
        tell(step.name, done, max(done, total))


def _work_ahead(record: Record, step: Step, find: Find, tell: Progress, total: int) -> int:
    """Takes what copies of this process find; returns how much. Ends where what they read was changed meanwhile."""
    done = 0
    with record.asking() as connection:
        begun = load_state(connection)
        if not _is_quiet(connection, step, begun):
            return 0
        keys = _keys(connection, step.what, total)
    portions = (keys[start : start + step.most] for start in range(0, len(keys), step.most))
    for some, answer in do_ahead(partial(_find_apart, find, record.where), portions, msgspec.msgpack.encode):
        with record.writing() as connection:
            if not _is_quiet(connection, step, begun):
                return done
            _take(connection, step, some, None if answer == UNDONE else answer)
        done += len(some)
        tell(step.name, done, total)
    return done


def _is_quiet(connection: sa.Connection, step: Step, begun: State) -> bool:
    """Whether the facts stand as they did, and for a later step origins too: what changes them changes the state, or
    was marked as stale before."""
    before = [what for what in ("name", "article") if what != step.what]
    waiting = sa.select(stale.c.what).where(is_among(stale.c.what, before)).limit(1)
    return load_state(connection) == begun and connection.execute(waiting).first() is None


def _keys(connection: sa.Connection, what: str, most: int) -> list[str]:
    select = sa.select(stale.c.key).where(stale.c.what == what)
    return list(connection.execute(select.order_by(stale.c.key).limit(most)).scalars())


def _take(connection: sa.Connection, step: Step, keys: list[str], found: bytes | None) -> None:
    step.take(connection, keys, found)
    connection.execute(stale.delete().where(stale.c.what == step.what, is_among(stale.c.key, keys)))


def _find_apart(find: Find, where: str, message: bytes) -> bytes:
    with open_apart(where).asking() as connection:
        return msgspec.msgpack.encode(find(connection, msgspec.msgpack.decode(message, type=list[str])))
