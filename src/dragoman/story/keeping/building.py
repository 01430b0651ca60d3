"""Keeps the story in step with the record: facts of what is new, origins of what that meets, groups of what they touch.

Three steps, each in transactions of a bounded size, and each says in `stale` what the next has still to do: a run that
is stopped anywhere is gone on with by the next, and two processes may keep one record.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa
from msgspec.structs import replace

from dragoman.record import Record
from dragoman.record.corrections import corrected_since, last_correction
from dragoman.record.dialect import insert_rows, is_among
from dragoman.record.tables import (
    built,
    echoes,
    fact_groups,
    fact_keys,
    facts,
    items,
    origin_days,
    readings,
    stale,
    story_groups,
)
from dragoman.story.collecting import collecting_seldom
from dragoman.story.groups import Group, build_group
from dragoman.story.identity.keeping import catch_up
from dragoman.story.keeping.earliest import find_earliest
from dragoman.story.keeping.events import UNKNOWN
from dragoman.story.keeping.facts import Borne, batches, load_bearing
from dragoman.story.keeping.knowing import articles_with, is_same_version, mark_of
from dragoman.story.keeping.origins import shared_of, shared_then, update_origins
from dragoman.story.keeping.rows import dated_rows, group_rows, story_row
from dragoman.story.keeping.settling import Lasts, find_out
from dragoman.story.keeping.standing import answer_all, answer_anew
from dragoman.story.keeping.state import Progress, State, load_state, mark, save_state, version
from dragoman.story.keeping.taking import ARTICLES, gather, gather_ahead
from dragoman.story.keeping.working import Step, work_off
from dragoman.story.portions import count_after, live_after

LINKED = 1_000
"""Articles that are linked anew in one transaction: what several of them meet is linked with each portion again."""
GROUPS = 200
"""In one transaction: about a second of work, for which another process that writes has to wait."""


def keep_story(record: Record, progress: Progress | None = None) -> None:
    """Brings the kept story up to date with the record; costs nothing where it is.

    Raises StopError when the record cannot be written.
    """
    with record.asking() as connection:
        if not _is_behind(connection):
            return
    with collecting_seldom():
        _keep(record, progress or (lambda *_: None))


def _keep(record: Record, tell: Progress) -> None:
    catch_up(record)
    with record.writing() as connection:
        _take_names(connection)
        total = max(1, _count_fresh(connection))
    gather_ahead(record, tell, total)
    left = total
    while left:
        with record.writing() as connection:
            left = _take_articles(connection)
        tell("articles", total - left, total)
    work_off(record, _ORIGINS, tell)
    work_off(record, _GROUPS, tell)


def keep_names(record: Record) -> None:
    """Brings who is who alone up to date; the rest of the story follows when it is asked for."""
    catch_up(record)
    with record.asking() as connection:
        changed = mark_of(connection) != load_state(connection).names or load_state(connection).by != version()
    if changed:
        with record.writing() as connection:
            _take_names(connection)


def rebuild_story(record: Record, progress: Progress | None = None) -> None:
    """Builds the kept story of all articles afresh."""
    with record.writing() as connection:
        _clear(connection)
    keep_story(record, progress)


def _last_reading(connection: sa.Connection) -> int:
    return connection.execute(sa.select(sa.func.max(readings.c.serial))).scalar() or 0


def _is_behind(connection: sa.Connection) -> bool:
    state = load_state(connection)
    now = State(_last_reading(connection), last_correction(connection), mark_of(connection), version())
    if state != now:
        return now.readings > 0
    return connection.execute(sa.select(stale.c.key).limit(1)).first() is not None


def _clear(connection: sa.Connection) -> None:
    for table in (built, stale, items, story_groups, origin_days, echoes, fact_groups, fact_keys, facts):
        connection.execute(table.delete())


def _take_names(connection: sa.Connection) -> None:
    """Keeps who is who now, and marks the articles in which somebody is somebody else than before."""
    state = load_state(connection)
    names = mark_of(connection)
    if state.by != version() or not is_same_version(names, state.names):
        _clear(connection)
        state = State(by=version())
    if not state.names:
        answer_all(connection)
    else:
        changed = answer_anew(connection)
        renamed = articles_with(connection, changed, state.readings)
        mark(connection, "name", {str(serial) for serial in renamed})
    save_state(connection, replace(state, names=names))


def _count_fresh(connection: sa.Connection) -> int:
    """How many articles are new or read anew."""
    return count_after(connection, load_state(connection).readings)


def _take_articles(connection: sa.Connection) -> int:
    """Gathers the facts of some articles that are new or read anew, and at last of those that were corrected or in
    which a name is another's now; returns how many are left."""
    state = load_state(connection)
    live = sa.select(readings.c.serial, readings.c.article, readings.c.json).where(*live_after(state.readings))
    fresh = connection.execute(live.order_by(readings.c.serial).limit(ARTICLES)).all()
    gather(connection, {one.article: one.json for one in fresh})
    left = _count_fresh(connection) - len(fresh)
    if left > 0:
        save_state(connection, replace(state, readings=fresh[-1].serial))
        return left
    named = sa.select(stale.c.key).where(stale.c.what == "name")
    again = {int(key) for key in connection.execute(named).scalars()} | set(
        corrected_since(connection, state.corrections)
    )
    again -= {one.article for one in fresh}
    for serials in batches(sorted(again)):
        select = sa.select(readings.c.article, readings.c.json).where(
            readings.c.superseded_by.is_(None), is_among(readings.c.article, serials)
        )
        gather(connection, {one.article: one.json for one in connection.execute(select)})
    connection.execute(stale.delete().where(stale.c.what == "name"))
    last = _last_reading(connection)
    save_state(connection, replace(state, readings=last, corrections=last_correction(connection)))
    return 0


def _take_origins(connection: sa.Connection, keys: list[str], _: bytes | None) -> None:
    moved = update_origins(connection, {int(key) for key in keys})
    for serials in batches(sorted(moved)):
        select = sa.select(fact_groups.c.group).where(is_among(fact_groups.c.article, serials))
        mark(connection, "group", set(connection.execute(select).scalars()))


class _Built(msgspec.Struct, frozen=True):
    """The rows of some groups."""

    items: list[dict[str, Any]]
    groups: list[dict[str, str]]


def _take_groups(connection: sa.Connection, keys: list[str], found: bytes | None) -> None:
    made = _find_groups(connection, keys) if found is None else _BUILT.decode(found)
    connection.execute(items.delete().where(is_among(items.c.group, keys)))
    connection.execute(story_groups.delete().where(is_among(story_groups.c.group, keys)))
    insert_rows(connection, items, made.items)
    insert_rows(connection, story_groups, made.groups)


def _find_groups(connection: sa.Connection, keys: list[str]) -> _Built:
    bearing = load_bearing(connection, keys)
    shared = shared_of(connection, sorted({serial for one in bearing.values() for serial in one.articles}))
    groups = {key: build_group(key, one.acts, one.details, shared) for key, one in sorted(bearing.items())}
    outs = find_out(connection, bearing, shared)
    earliest = {key: find_earliest(one) for key, one in bearing.items()}
    # Where not all is ever known as of a day, a shift or dispute may be there now and not then, or the other way about.
    parts = [key for key, one in earliest.items() if min(one.shifted, one.disputed) != UNKNOWN]
    dated = _build_dated(connection, {key: bearing[key] for key in parts if not outs[key].is_whole})
    rows = []
    for key, one in bearing.items():
        out, then = outs[key], dated.get(key, groups[key])
        unshifted = UNKNOWN if then.shifts else out.last
        lasts = Lasts(out.settled, unshifted, UNKNOWN if out.is_whole else out.last)
        rows.append(story_row(key, one, earliest[key], lasts))
    made = [*map(group_rows, groups.values()), *map(dated_rows, dated.values())]
    return _Built([row for found in made for row in found], rows)


_ORIGINS = Step("article", "origins", LINKED, _take_origins)
_GROUPS = Step("group", "groups", GROUPS, _take_groups, _find_groups)
_BUILT = msgspec.msgpack.Decoder(_Built)
LAST = "9999-99-99"
"""After all days."""


def _build_dated(connection: sa.Connection, bearing: Mapping[str, Borne]) -> dict[str, Group]:
    """Some groups from their articles with a date: as `build_then` builds them, from what is loaded already."""
    dated = {key: one.dated() for key, one in bearing.items()}
    shared = shared_then(connection, {serial for one in dated.values() for serial in one.articles}, LAST)
    return {key: build_group(key, one.acts, one.details, shared) for key, one in sorted(dated.items()) if one.articles}


def build_then(connection: sa.Connection, keys: Sequence[str], until: str) -> dict[str, Group]:
    """Some groups from the articles that were out by a day."""
    bearing = load_bearing(connection, keys, until)
    shared = shared_then(connection, {serial for one in bearing.values() for serial in one.articles}, until)
    return {key: build_group(key, one.acts, one.details, shared) for key, one in sorted(bearing.items())}
