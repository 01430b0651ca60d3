"""Asks the kept story: a part of it, of a party or issue, as it was known on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
from dragoman.story.collecting import collecting_seldom
from dragoman.story.keeping.building import build_then, keep_story
from dragoman.story.keeping.events import Event
from dragoman.story.keeping.facts import batches
from dragoman.story.keeping.knowing import load_who
from dragoman.story.keeping.origins import origins_then
from dragoman.story.keeping.rows import DATED, KINDS, group_rows
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
    with collecting_seldom():  # else one look, of a second in the process that built a million statements, is amid it
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
    found = _load_items(connection, serials)
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
    """The same from the facts of the articles that were out by a day. What was then what it is now is taken as it is
    kept; the rest, on which something bears that came later, is built for this question.

    Groups are taken in the order of their first days, and no more of them than the question needs: whatever a later
    group has is of its first day or after.
    """
    found: dict[str, list[Mapping[str, Any]]] = {kind: [] for kind in kinds}
    if "origin" in found:
        found["origin"] = _origins_then(connection, until, query.limit if by_day else None)
    for portion in _find_groups(connection, query, until, kinds) if set(kinds) != {"origin"} else ():
        if by_day and query.limit is not None:
            days = [sorted(row["day"] for row in rows) for rows in found.values()]
            if all(len(held) >= query.limit and held[query.limit - 1] < portion[0].first for held in days):
                break
        for row in _rows_as_of(connection, portion, until, kinds):
            if row["kind"] in found and _fits(row, query):
                found[row["kind"]].append(row)
    for rows in found.values():
        rows.sort(key=lambda row: (row["day"], row["place"]) if by_day else (row["place"],))
    return {kind: _decode(connection, kind, rows[: query.limit]) for kind, rows in found.items()}


def _decode(connection: sa.Connection, kind: str, rows: Sequence[Mapping[str, Any]]) -> list[Any]:
    """Items by their rows; of those that are kept as they were, which have none, the JSON is fetched."""
    stored = _load_items(connection, [row["serial"] for row in rows if "json" not in row])
    return [decode(row["json"] if "json" in row else stored[row["serial"]], KINDS[kind]) for row in rows]


def _load_items(connection: sa.Connection, serials: Sequence[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for some in batches(serials):
        rows = sa.select(items.c.serial, items.c.json).where(is_among(items.c.serial, some))
        found |= {row.serial: row.json for row in connection.execute(rows)}
    return found


_SMALL = tuple(items.c[name] for name in ("serial", "group", "kind", "day", "place", "issue", "parties"))


def _rows_as_of(
    connection: sa.Connection, portion: Iterable[Any], until: str, kinds: Sequence[str]
) -> Iterator[Mapping[str, Any]]:
    """The rows of some groups on a day: those that they have now, those that they have by their articles with a date,
    where these are kept and all were out, or those that have to be built."""
    how: dict[str, list[str]] = defaultdict(list)
    for one in portion:
        how[_how_known(one, until, kinds)].append(one.group)
    yield from _kept_rows(connection, how["now"], {kind: kind for kind in kinds})
    yield from _kept_rows(connection, how["dated"], {kind: DATED[kind] for kind in kinds if kind in DATED})
    for group in build_then(connection, how["built"], until).values():
        yield from group_rows(group)


def _how_known(one: Any, until: str, kinds: Sequence[str]) -> Literal["now", "dated", "built"]:
    if one.settled <= until:
        return "now"
    return "dated" if one.dated <= until and DATED.keys() >= set(kinds) else "built"


def _kept_rows(connection: sa.Connection, groups: Sequence[str], kinds: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """The rows of groups that are kept as they were on that day, but for their JSON. `kinds`: as what each is kept."""
    kept = {named: kind for kind, named in kinds.items()}
    for some in batches(groups):
        select = sa.select(*_SMALL).where(is_among(items.c.group, some), items.c.kind.in_(sorted(kept)))
        for row in connection.execute(select).mappings():
            yield {**row, "kind": kept[row["kind"]]}


def _origins_then(connection: sa.Connection, until: str, most: int | None) -> list[Mapping[str, Any]]:
    found = origins_then(connection, until, most)
    kept = _kept_rows(connection, [one.id for one in found if one.row is None], {"origin": "origin"})
    return [*kept, *(one.row for one in found if one.row is not None)]


_BATCH, _MOST = 50, 800
"""Groups looked at together: those that have to be built, and at most where all are kept as they were."""


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
    connection: sa.Connection, query: StoryQuery, until: str, kinds: Sequence[str]
) -> Iterator[Sequence[Any]]:
    """Groups that may have an item of these kinds, in the order of their first days, some at a time: found as they are
    asked for."""
    days = sorted({day for kind in kinds for day in _DAYS.get(kind, ())})
    select = sa.select(story_groups.c.first, story_groups.c.group, story_groups.c.settled, story_groups.c.dated)
    select = select.where(sa.or_(*(story_groups.c[day] <= until for day in days)))
    if set(kinds) == {"shift"}:
        select = select.where(story_groups.c.unshifted > until)
    if query.party and query.party.strip():
        select = select.where(story_groups.c.parties.contains(_words(query.party), autoescape=True))
    if query.issue and query.issue.strip():
        select = select.where(story_groups.c.issues.contains(_words(query.issue), autoescape=True))
    rows, size = connection.execute(select.order_by(story_groups.c.first, story_groups.c.group)), _BATCH
    while portion := rows.fetchmany(size):
        yield portion
        is_kept = all(_how_known(one, until, kinds) != "built" for one in portion)
        size = min(_MOST, 2 * size) if is_kept else _BATCH


def _fits(row: Mapping[str, Any], query: StoryQuery) -> bool:
    return all(
        not wanted or not wanted.strip() or _words(wanted) in row[column]
        for wanted, column in ((query.party, "parties"), (query.issue, "issue"))
    )


def _words(wanted: str) -> str:
    return f" {fold_name(wanted)} "
