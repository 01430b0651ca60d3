"""New readings in portions, so that copies of this process can work at some ahead of the one that writes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import msgspec
import sqlalchemy as sa

from dragoman.record import Record
from dragoman.record.tables import readings

FEW = 2_000
"""Readings, or names to place, from which it is worth making copies of this process."""


class Portion(NamedTuple):
    """Some new readings, oldest first: the serial of the one before them, theirs, and those of their articles."""

    after: int
    serials: list[int]
    articles: list[int]


def portions(record: Record, after: int, size: int) -> Iterator[Portion]:
    """The live readings that come after one, in whole portions of `size`; what is left is in none."""
    while True:
        with record.asking() as connection:
            portion = find_portion(connection, after, size)
        if len(portion.serials) < size:
            return
        yield portion
        after = portion.serials[-1]


def find_portion(connection: sa.Connection, after: int, size: int) -> Portion:
    """The first of the live readings that come after one, `size` of them at most."""
    select = sa.select(readings.c.serial, readings.c.article).where(*live_after(after))
    rows = connection.execute(select.order_by(readings.c.serial).limit(size)).all()
    return Portion(after, [row.serial for row in rows], [row.article for row in rows])


def count_after(connection: sa.Connection, after: int) -> int:
    """How many live readings come after one."""
    return connection.execute(sa.select(sa.func.count()).where(*live_after(after))).scalar_one()


def live_after(after: int) -> tuple[sa.ColumnElement[bool], ...]:
    return readings.c.superseded_by.is_(None), readings.c.serial > after


def encode_serials(serials: list[int]) -> bytes:
    """The message that a copy is given."""
    return msgspec.msgpack.encode(serials)


def decode_serials(message: bytes) -> list[int]:
    return msgspec.msgpack.decode(message, type=list[int])
