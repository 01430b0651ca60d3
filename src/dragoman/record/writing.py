"""Adds articles with their readings, in one transaction that the caller has begun and that no other writer is in.

What is there already is looked up for the whole chunk, new rows are numbered here (safe, as there is one writer), and
each table is written once. `Known` follows an article through the chunk, for the same text may come twice in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from dragoman.errors import StopError
from dragoman.record.appearing import appearance_row, merge_appearances
from dragoman.record.dialect import AMONG, ask, insert_rows, is_among
from dragoman.record.reading_rows import entity_rows, reading_row, statement_rows
from dragoman.record.shelf import decode_reading
from dragoman.record.tables import appearances, articles, entities, readings, statements
from dragoman.types import Article, Reading

Pair = tuple[Article, Reading]


class Known:
    """One article as the record has it and the chunk changes it."""

    def __init__(self, serial: int, new: bool) -> None:
        self.serial = serial
        self.new = new
        self.changed = new
        self.appearances: list[dict[str, Any]] = []
        """Oldest first."""
        self.made: dict[tuple[str, str], dict[str, Any]] = {}
        """The latest reading by key and version: rows, without JSON where they are not of this chunk."""
        self.live: dict[str, Any] | None = None

    def last_at(self, path: str) -> dict[str, Any] | None:
        """The latest appearance at a path."""
        return next((row for row in reversed(self.appearances) if row["path"] == path), None)


class Chunk:
    """The rows that one transaction adds and changes."""

    def __init__(self, connection: sa.Connection, pairs: Sequence[Pair]) -> None:
        self._connection = connection
        self._now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        self._next = {table: last + 1 for table, last in zip(_TABLES, _last_serials(connection), strict=True)}
        self._rows: dict[sa.Table, list[dict[str, Any]]] = {table: [] for table in _TABLES}
        self._superseded: list[dict[str, int]] = []
        self._known = _find_known(connection, {article.id for article, _ in pairs})

    def add(self, article: Article, reading: Reading) -> None:
        """Takes in one pair; what the record has already stays as it is."""
        id = article.id
        if reading.article.id != id:
            found = f"the reading is of article {reading.article.id}, not of {id}"
            raise StopError(article.path, found, "give each article with its own reading")
        known = self._known.get(id)
        if known is None:
            known = self._known[id] = Known(self._serial(articles), new=True)
            self._rows[articles].append(
                {"serial": known.serial, "id": id, "first_seen": self._now, "text": article.text}
            )
        moved = self._add_appearance(known, article)
        self._add_reading(known, article.key, reading, moved)

    def _add_appearance(self, known: Known, article: Article) -> bool:
        row = appearance_row(article)
        last = known.last_at(article.path)
        if last is not None and all(last[field] == row[field] for field in ("key", "url")):
            return False
        row |= {"serial": self._serial(appearances), "article": known.serial, "seen_at": self._now}
        known.appearances.append(row)
        known.changed = True
        self._rows[appearances].append(row)
        return True

    def _add_reading(self, known: Known, key: str, reading: Reading, moved: bool) -> None:
        live, made = known.live, known.made.get((key, reading.model))
        if made is not None:
            # Superseded by other metadata, it becomes live again only when the metadata has gone back to what it was.
            if made is live or (live is not None and live["version"] == reading.model and not moved):
                return
            reading = self._load(made)
        row = reading_row(reading)
        serial = self._serial(readings)
        row |= {"serial": serial, "article": known.serial, "key": key, "made_at": self._now, "superseded_by": None}
        if live is not None:
            live["superseded_by"] = serial
            if "json" not in live:  # a row of the database, not one of this chunk
                self._superseded.append({"old": live["serial"], "new": serial})
        known.live = row
        known.made[key, reading.model] = row
        known.changed = True
        self._rows[readings].append(row)
        self._rows[statements] += [
            {"serial": self._serial(statements), "reading": serial, **child} for child in statement_rows(reading)
        ]
        self._rows[entities] += [
            {"serial": self._serial(entities), "reading": serial, **child} for child in entity_rows(reading)
        ]

    def _load(self, made: dict[str, Any]) -> Reading:
        stored = made.get("json") or self._connection.execute(_JSON, {"wanted": made["serial"]}).scalar_one()
        return decode_reading(stored)

    def write(self) -> None:
        """Writes all that was taken in."""
        merged = {known.serial: _merge(known) for known in self._known.values() if known.changed}
        for row in self._rows[articles]:
            row |= merged.pop(row["serial"])
        if self._superseded:
            update = readings.update().where(readings.c.serial == sa.bindparam("old"))
            self._connection.execute(update.values(superseded_by=sa.bindparam("new")), self._superseded)
        for table in _TABLES:
            if self._rows[table]:
                insert_rows(self._connection, table, self._rows[table])
        for serial, values in merged.items():
            self._connection.execute(articles.update().where(articles.c.serial == serial).values(values))

    def _serial(self, table: sa.Table) -> int:
        serial = self._next[table]
        self._next[table] += 1
        return serial


_TABLES = (articles, appearances, readings, statements, entities)


def add_pairs(connection: sa.Connection, pairs: Sequence[Pair]) -> None:
    """Adds `pairs` in their order."""
    chunk = Chunk(connection, pairs)
    for article, reading in pairs:
        chunk.add(article, reading)
    chunk.write()


def _merge(known: Known) -> dict[str, Any]:
    return merge_appearances(reversed(known.appearances), known.live)


def _last_serials(connection: sa.Connection) -> list[int]:
    """The last serial of each of `_TABLES`."""
    asked = ", ".join(f"(SELECT max(serial) FROM {table.name})" for table in _TABLES)
    return [last or 0 for last in ask(connection, f"SELECT {asked}")[0]]


def _find_known(connection: sa.Connection, ids: Iterable[str]) -> dict[str, Known]:
    """What the record has of these articles."""
    rows = ask(connection, f"SELECT id, serial FROM articles WHERE id {AMONG}", sorted(ids))
    known = {id: Known(serial, new=False) for id, serial in rows}
    if known:
        _fill(connection, {one.serial: one for one in known.values()})
    return known


def _fill(connection: sa.Connection, known: dict[int, Known]) -> None:
    for row in connection.execute(_SEEN.where(is_among(appearances.c.article, known))).mappings():
        known[row["article"]].appearances.append(dict(row))
    for row in connection.execute(_READ.where(is_among(readings.c.article, known))).mappings():
        one = known[row["article"]]
        one.made[row["key"], row["version"]] = dict(row)
        if row["superseded_by"] is None:
            one.live = one.made[row["key"], row["version"]]


_JSON = sa.select(readings.c.json).where(readings.c.serial == sa.bindparam("wanted"))
_SEEN = sa.select(appearances).order_by(appearances.c.serial)
_READ = sa.select(*(column for column in readings.c if column.name != "json"))
