"""Asks the kept story: a part of it, of a party or issue, as it was known on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal

import msgspec
import sqlalchemy as sa

from dragoman.record import Record
from dragoman.record.correcting import correct_reading
from dragoman.record.corrections import load_live
from dragoman.record.dates import parse_limit
from dragoman.record.dialect import is_among
from dragoman.record.finding import find_article, load_article
from dragoman.record.names import fold_name
from dragoman.record.shelf import decode
from dragoman.record.tables import items, story_groups
from dragoman.story.building import build_story
from dragoman.story.groups import build_group
from dragoman.story.keeping.building import keep_story
from dragoman.story.keeping.events import Event
from dragoman.story.keeping.facts import load_bearing
from dragoman.story.keeping.knowing import load_who
from dragoman.story.keeping.origins import origins_then, shared_then
from dragoman.story.keeping.rows import KINDS, group_rows
from dragoman.story.types import Story

Part = Literal["all", "parties", "proposals", "positions", "shifts", "disputes", "origins"]
_PARTS = {
    "parties": "party",
    "proposals": "proposal",
    "positions": "position",
    "shifts": "shift",
    "disputes": "dispute",
    "origins": "origin",
}


class StoryQuery(msgspec.Struct, frozen=True, kw_only=True):
    """What is wanted of a story; all that is given must hold."""

    part: Part = "all"
    party: str | None = None
    """Words of a party's name, in a row, whatever their case and accents."""
    issue: str | None = None
    as_of: str | None = None
    """EDTF date, year, or year and month: what was known by the end of it, from articles reported by then."""
    limit: int | None = None
    """At most so many of each part."""


EVERYTHING = StoryQuery()


def ask_story(record: Record, query: StoryQuery = EVERYTHING) -> Story:
    """The story, brought up to date first; the parts that were not asked for are empty.

    A whole story (`all`) has the order of `build_story`; a single part is in order of time, the undated last.
    Raises StopError for a date that is none.
    """
    kinds = _PARTS if query.part == "all" else {query.part: _PARTS[query.part]}
    found = _ask(record, query, list(kinds.values()), by_day=query.part != "all")
    parts = {part: tuple(found[kind]) for part, kind in kinds.items()}
    if "parties" in parts:
        parts["parties"] = tuple({one.id: one for one in parts["parties"]}.values())
    return Story(as_of=query.as_of, **parts)


def find_story(record: Record, articles: Iterable[str]) -> Story:
    """The story that some articles tell alone, built for this question. `articles` and errors as `Record.article`."""
    keep_story(record)
    with record.asking() as connection:
        serials = dict.fromkeys(find_article(connection, ref) for ref in articles)
        read = {serial: correct_reading(*load_live(connection, serial)).kept for serial in serials}
        who = load_who(connection, read)
        return build_story([(load_article(connection, serial), one) for serial, one in read.items()], who)


def ask_events(record: Record, query: StoryQuery = EVERYTHING) -> list[Event]:
    """Every move and position in order of time, the undated last; `part` plays no part. Raises as `ask_story`."""
    events: list[Event] = _ask(record, query, ["event"], by_day=True)["event"]
    return events


def _ask(record: Record, query: StoryQuery, kinds: list[str], by_day: bool) -> dict[str, list[Any]]:
    until = parse_limit("as-of", query.as_of)
    keep_story(record)
    with record.asking() as connection:
        if until is not None:
            return _ask_then(connection, query, until[1], kinds, by_day)
        return {kind: _ask_kind(connection, query, kind, by_day) for kind in kinds}


def _ask_kind(connection: sa.Connection, query: StoryQuery, kind: str, by_day: bool) -> list[Any]:
    # Found in the index alone, whose rows are small, and only what is shown is fetched.
    order = (items.c.day, items.c.place) if by_day else (items.c.place,)
    select = sa.select(items.c.serial).where(items.c.kind == kind, *_conditions(query)).order_by(*order)
    if query.limit is not None:
        select = select.limit(query.limit)
    serials = list(connection.execute(select).scalars())
    found: dict[int, str] = {}
    for start in range(0, len(serials), 500):
        rows = sa.select(items.c.serial, items.c.json).where(is_among(items.c.serial, serials[start : start + 500]))
        found |= {row.serial: row.json for row in connection.execute(rows)}
    return [decode(found[serial], KINDS[kind]) for serial in serials]


def _conditions(query: StoryQuery) -> list[sa.ColumnElement[bool]]:
    conditions: list[sa.ColumnElement[bool]] = []
    if query.party and query.party.strip():
        conditions.append(items.c.parties.contains(_words(query.party), autoescape=True))
    if query.issue and query.issue.strip():
        conditions.append(items.c.issue.contains(_words(query.issue), autoescape=True))
    return conditions


def _ask_then(
    connection: sa.Connection, query: StoryQuery, until: str, kinds: list[str], by_day: bool
) -> dict[str, list[Any]]:
    """The same from the facts of the articles that were out by a day, built for this question.

    Groups are built in the order of their first days, and no more of them than the question needs: whatever a later
    group has is of its first day or after.
    """
    found: dict[str, list[Any]] = {kind: [] for kind in kinds}
    if "origin" in found:
        found["origin"] = origins_then(connection, until, query.limit if by_day else None)
    for portion in _find_groups(connection, query, until, kinds) if set(kinds) != {"origin"} else ():
        if by_day and query.limit is not None:
            days = [sorted(row["day"] for row in rows) for rows in found.values()]
            if all(len(held) >= query.limit and held[query.limit - 1] < portion[0].first for held in days):
                break
        for row in _build_then(connection, [one.group for one in portion], until):
            if row["kind"] in found and _fits(row, query):
                found[row["kind"]].append(row)
    for rows in found.values():
        rows.sort(key=lambda row: (row["day"], row["place"]) if by_day else (row["place"],))
    return {kind: [decode(row["json"], KINDS[kind]) for row in rows[: query.limit]] for kind, rows in found.items()}


_BATCH = 50


_DAYS = {
    "party": ("reported",),
    "proposal": ("offered",),
    "position": ("held",),
    "shift": ("shifted",),
    "dispute": ("disputed",),
    "event": ("offered", "held"),
}
"""By when what an item of a kind takes was out (`keeping.earliest`)."""


def _find_groups(
    connection: sa.Connection, query: StoryQuery, until: str, kinds: Iterable[str]
) -> Iterator[Sequence[Any]]:
    """Groups that may have an item of these kinds, in the order of their first days, some at a time: found as they are
    asked for."""
    days = sorted({day for kind in kinds for day in _DAYS.get(kind, ())})
    select = sa.select(story_groups.c.first, story_groups.c.group)
    select = select.where(sa.or_(*(story_groups.c[day] <= until for day in days)))
    if query.party and query.party.strip():
        select = select.where(story_groups.c.parties.contains(_words(query.party), autoescape=True))
    if query.issue and query.issue.strip():
        select = select.where(story_groups.c.issues.contains(_words(query.issue), autoescape=True))
    return connection.execute(select.order_by(story_groups.c.first, story_groups.c.group)).partitions(_BATCH)


def _build_then(connection: sa.Connection, groups: list[str], until: str) -> Iterator[dict[str, Any]]:
    bearing = load_bearing(connection, groups, until)
    shared = shared_then(connection, {serial for one in bearing.values() for serial in one.articles}, until)
    for key, one in sorted(bearing.items()):
        yield from group_rows(build_group(key, one.acts, one.details, shared))


def _fits(row: dict[str, Any], query: StoryQuery) -> bool:
    return all(
        not wanted or not wanted.strip() or _words(wanted) in row[column]
        for wanted, column in ((query.party, "parties"), (query.issue, "issue"))
    )


def _words(wanted: str) -> str:
    return f" {fold_name(wanted)} "
