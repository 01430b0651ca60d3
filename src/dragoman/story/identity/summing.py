"""Keeps the summary of each identity in step with its forms, and in how many statements and articles it is.

Readings that come add to them. Only where forms went to another identity, or a reading was taken out, are statements
and articles counted again, for those identities alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

import msgspec
import sqlalchemy as sa

from dragoman.record.dialect import insert_rows, is_among
from dragoman.record.tables import (
    articles,
    built,
    entities,
    identity_forms,
    identity_sights,
    identity_summaries,
    readings,
    statements,
)
from dragoman.story.identity.blocks import Placed
from dragoman.story.identity.forms import Form
from dragoman.story.identity.rows import some
from dragoman.story.identity.spelling import plain
from dragoman.story.identity.summary import Summary

_mark = sa.text("INSERT INTO stale (what, key) VALUES (:what, :key) ON CONFLICT DO NOTHING")
_table = identity_summaries


class Tally(NamedTuple):
    """How often an identity speaks and is named, and the first and last day of articles that name it."""

    statements: int = 0
    articles: int = 0
    first: str | None = None
    last: str | None = None

    def __add__(self, other: Tally) -> Tally:  # type: ignore[override]  # a tally is no list of four
        firsts = [day for day in (self.first, other.first) if day]
        lasts = [day for day in (self.last, other.last) if day]
        return Tally(
            self.statements + other.statements,
            self.articles + other.articles,
            min(firsts, default=None),
            max(lasts, default=None),
        )


class Sums:
    """What changes for summaries within one transaction; `write` writes it."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._forms: dict[str, dict[Form, int]] = defaultdict(lambda: defaultdict(int))
        """By identity: of its forms, the change in the number of articles."""
        self._number: Counter[str] = Counter()
        """The change in the number of forms."""
        self._placed: dict[str, Placed] = {}
        self._again: set[str] = set()
        """Identities whose statements and articles have to be counted again."""
        self._named: set[int] = set()
        """Serials of forms that are new, belong elsewhere or are gone."""

    def count(self, form: Form, identity: str, change: int) -> None:
        """So many articles more, or less, have this form."""
        self._forms[identity][form] += change
        if change < 0:
            self._again.add(identity)

    def place(self, serial: int, form: Form, before: str | None, where: Placed, articles: int) -> None:
        """A form is new, belongs elsewhere, or the lists say something else of it. `articles`: those that have it."""
        self._placed[where.identity] = where
        if before == where.identity:
            return
        self._named.add(serial)
        self._forms[where.identity][form] += articles
        self._number[where.identity] += 1
        if before is not None:
            self._forms[before][form] -= articles
            self._number[before] -= 1
            self._again |= {before, where.identity}

    def drop(self, serial: int, identity: str | None) -> None:
        """A form is gone; the articles that had it were counted before."""
        self._named.add(serial)
        if identity is not None:
            self._number[identity] -= 1
            self._again.add(identity)

    def count_afresh(self, ids: Iterable[str]) -> None:
        """Counts the statements and articles of these identities from the articles."""
        self._again.update(ids)

    def write(self, added: Iterable[tuple[int, dict[str, int]]]) -> None:
        """Writes all. `added`: the readings that were taken in, each with the identities that it names and how many
        statements each of them makes there."""
        tallies = self._tally(added)
        wanted = self._forms.keys() | self._number.keys() | self._placed.keys() | tallies.keys()
        for portion in some(sorted(wanted)):
            self._write_some(portion, tallies)
        self._mark(wanted)

    def _write_some(self, ids: list[str], tallies: dict[str, Tally]) -> None:
        select = sa.select(_table).where(is_among(_table.c.identity, ids))
        before = {row.identity: row for row in self._connection.execute(select)}
        again = _count_again(self._connection, sorted(self._again.intersection(ids)))
        rows = []
        for id in ids:
            row = before.get(id)
            summary = Summary(id) if row is None else _SUMMARY.decode(row.json)
            if id in self._placed:
                summary.note(self._placed[id])
            for form, change in self._forms[id].items():
                summary.count(form, change)
            summary.forms += self._number[id]
            if not summary.forms:
                continue
            tally = again.get(id)
            if tally is None:
                tally = tallies.get(id, Tally())
                if row is not None:
                    tally += Tally(row.statements, row.articles, row.first, row.last)
            one = summary.identity
            rows.append(
                {
                    "identity": id,
                    "kind": one.kind,
                    "name": one.name,
                    "folded": plain(one.name),
                    "statements": tally.statements,
                    "articles": tally.articles,
                    "first": tally.first,
                    "last": tally.last,
                    "json": msgspec.json.encode(summary).decode(),
                }
            )
        if before:
            self._connection.execute(_table.delete().where(is_among(_table.c.identity, list(before))))
        if rows:
            insert_rows(self._connection, _table, rows)

    def _tally(self, added: Iterable[tuple[int, dict[str, int]]]) -> dict[str, Tally]:
        found: dict[str, Tally] = {}
        taken = dict(added)
        for portion in some(sorted(taken)):
            select = sa.select(readings.c.serial, articles.c.published_from, articles.c.published_to)
            select = select.join(articles, articles.c.serial == readings.c.article)
            for serial, first, last in self._connection.execute(select.where(is_among(readings.c.serial, portion))):
                for id, spoken in taken[serial].items():
                    more = Tally(spoken, 1, first, last)
                    found[id] = found[id] + more if id in found else more
        return found

    def _mark(self, ids: Iterable[str]) -> None:
        """Tells a story that is kept of whom something has changed. One that is not begins with all of them anyway."""
        if self._connection.execute(sa.select(built.c.serial).where(built.c.names != "")).first() is None:
            return
        rows = [{"what": "who", "key": id} for id in sorted(ids)]
        rows += [{"what": "form", "key": str(serial)} for serial in sorted(self._named)]
        if rows:
            self._connection.execute(_mark, rows)


def _count_again(connection: sa.Connection, ids: list[str]) -> dict[str, Tally]:
    """The tallies of some identities, counted from the articles."""
    if not ids:
        return {}
    spoken = (
        sa.select(identity_forms.c.identity, sa.func.count(statements.c.serial))
        .join(identity_sights, identity_sights.c.form == identity_forms.c.serial)
        .join(entities, entities.c.serial == identity_sights.c.entity)
        .join(statements, (statements.c.reading == entities.c.reading) & (statements.c.speaker_id == entities.c.id))
        .where(is_among(identity_forms.c.identity, ids))
        .group_by(identity_forms.c.identity)
    )
    named = (
        sa.select(
            identity_forms.c.identity,
            sa.func.count(articles.c.serial.distinct()),
            sa.func.min(articles.c.published_from),
            sa.func.max(articles.c.published_to),
        )
        .join(identity_sights, identity_sights.c.form == identity_forms.c.serial)
        .join(readings, readings.c.serial == identity_sights.c.reading)
        .join(articles, articles.c.serial == readings.c.article)
        .where(is_among(identity_forms.c.identity, ids))
        .group_by(identity_forms.c.identity)
    )
    told: dict[str, int] = {row[0]: row[1] for row in connection.execute(spoken)}
    return {id: Tally(told.get(id, 0), *rest) for id, *rest in connection.execute(named)}


_SUMMARY = msgspec.json.Decoder(Summary)
