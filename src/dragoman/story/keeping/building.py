"""Keeps the story in step with the record: facts of what is new, origins of what that meets, groups of what they touch.

Three steps, each in transactions of a bounded size, and each says in `stale` what the next has still to do: a run that
is stopped anywhere is gone on with by the next, and two processes may keep one record.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from importlib.resources import files
from typing import Any

import sqlalchemy as sa

from dragoman.record import Record
from dragoman.record.correcting import correct_reading
from dragoman.record.corrections import corrected_since, last_correction, live_corrections
from dragoman.record.finding import load_texts
from dragoman.record.shelf import decode_reading
from dragoman.record.tables import built, echoes, fact_groups, fact_keys, facts, items, readings, stale, story_groups
from dragoman.story.gathering import facts_of
from dragoman.story.groups import build_group
from dragoman.story.keeping.facts import batches, first_reports, load_bearing, write_facts
from dragoman.story.keeping.knowing import find_renamed, load_who, mark_of
from dragoman.story.keeping.origins import met_anew, shared_of, update_origins
from dragoman.story.keeping.rows import group_rows, story_row

ARTICLES, GROUPS = 200, 200
"""In one transaction: about a second of work, for which another process that writes has to wait."""
KEPT = "1"
"""Goes up with every change of this package or of `dragoman.story` that alters a story: kept ones are built again."""

Progress = Callable[[str, int, int], None]
"""Is told the step, how much of it is done, and how much there is."""


def keep_story(record: Record, progress: Progress | None = None) -> None:
    """Brings the kept story up to date with the record; costs nothing where it is.

    Raises StopError when the record cannot be written.
    """
    with record.asking() as connection:
        if not _is_behind(connection):
            return
    tell = progress or (lambda *_: None)
    total = 0
    while True:
        with record.writing() as connection:
            left = _take_articles(connection)
        if not left:
            break
        total = max(total, left)
        tell("articles", total - left, total)
    _work_off(record, "article", ARTICLES, _take_origins, tell, "origins")
    _work_off(record, "group", GROUPS, _take_groups, tell, "groups")


def rebuild_story(record: Record, progress: Progress | None = None) -> None:
    """Builds the kept story of all articles afresh."""
    with record.writing() as connection:
        _clear(connection)
    keep_story(record, progress)


def _version() -> str:
    rules = (files("dragoman") / "resources" / "story.yaml").read_bytes()
    return f"{KEPT}.{hashlib.blake2b(rules, digest_size=4).hexdigest()}"


def _is_behind(connection: sa.Connection) -> bool:
    row = connection.execute(sa.select(built)).first()
    last = connection.execute(sa.select(sa.func.max(readings.c.serial))).scalar() or 0
    if row is None or (row.readings, row.corrections) != (last, last_correction(connection)):
        return last > 0
    if row.by != f"{_version()}\x1f{mark_of(connection)}":
        return True
    return connection.execute(sa.select(stale.c.key).limit(1)).first() is not None


def _clear(connection: sa.Connection) -> None:
    for table in (built, stale, items, story_groups, echoes, fact_groups, fact_keys, facts):
        connection.execute(table.delete())


def _take_articles(connection: sa.Connection) -> int:
    """Gathers the facts of some articles that are new, or read, corrected or named anew; returns how many were left."""
    row = connection.execute(sa.select(built)).first()
    version, _, mark = (row.by if row else "").partition("\x1f")
    if row is not None and version != _version():
        _clear(connection)
        row, mark = None, ""
    seen = row.readings if row else 0
    live = sa.select(readings.c.serial, readings.c.article, readings.c.json).where(
        readings.c.superseded_by.is_(None), readings.c.serial > seen
    )
    left = connection.execute(sa.select(sa.func.count()).select_from(live.subquery())).scalar_one()
    fresh = connection.execute(live.order_by(readings.c.serial).limit(ARTICLES)).all()
    last = connection.execute(sa.select(sa.func.max(readings.c.serial))).scalar() or 0
    if fresh:
        _gather(connection, {one.article: one.json for one in fresh})
        last = fresh[-1].serial if left > len(fresh) else last
    corrected = last_correction(connection)
    now = mark_of(connection)
    if left <= len(fresh):
        # Corrections and names of articles that are held: once, when all articles are in.
        again = set(corrected_since(connection, row.corrections if row else 0)) | find_renamed(connection, mark)
        again -= {one.article for one in fresh}
        for serials in batches(sorted(again)):
            select = sa.select(readings.c.article, readings.c.json).where(
                readings.c.superseded_by.is_(None), readings.c.article.in_(serials)
            )
            _gather(connection, {one.article: one.json for one in connection.execute(select)})
    else:
        corrected, now = (row.corrections if row else 0), mark
    connection.execute(built.delete())
    state = {"serial": 1, "readings": last, "corrections": corrected, "by": f"{_version()}\x1f{now}"}
    connection.execute(built.insert(), state)
    return left - len(fresh)


def _gather(connection: sa.Connection, found: dict[int, str]) -> None:
    """Facts of some live readings, as corrected; what was linked to the old ones is marked as stale with the new."""
    events = live_corrections(connection, found)
    read = {
        serial: correct_reading(decode_reading(json), events.get(serial, ())).kept for serial, json in found.items()
    }
    who = load_who(connection, read.values())
    texts = load_texts(connection, list(read))
    new = {serial: facts_of(texts[serial], reading, who) for serial, reading in read.items()}
    _mark(connection, "article", {str(serial) for serial in met_anew(connection, new)})
    _mark(connection, "group", write_facts(connection, new))


def _take_origins(connection: sa.Connection, keys: list[str]) -> None:
    moved = update_origins(connection, {int(key) for key in keys})
    for serials in batches(sorted(moved)):
        select = sa.select(fact_groups.c.group).where(fact_groups.c.article.in_(serials))
        _mark(connection, "group", set(connection.execute(select).scalars()))


def _take_groups(connection: sa.Connection, keys: list[str]) -> None:
    connection.execute(items.delete().where(items.c.group.in_(keys)))
    connection.execute(story_groups.delete().where(story_groups.c.group.in_(keys)))
    bearing = load_bearing(connection, keys)
    shared = shared_of(connection, sorted({serial for one in bearing.values() for serial in one.articles}))
    rows: list[dict[str, Any]] = []
    for key, one in sorted(bearing.items()):
        rows += group_rows(build_group(key, one.acts, one.details, shared))
    if rows:
        connection.execute(items.insert(), rows)
    if bearing:
        days = first_reports(connection, list(bearing))
        connection.execute(story_groups.insert(), [story_row(key, one, days[key]) for key, one in bearing.items()])


def _work_off(
    record: Record,
    what: str,
    most: int,
    take: Callable[[sa.Connection, list[str]], None],
    tell: Progress,
    step: str,
) -> None:
    """Takes what is stale, some at a time, until nothing is."""
    here = stale.c.what == what
    with record.asking() as connection:
        total = connection.execute(sa.select(sa.func.count()).where(here)).scalar_one()
    done = 0
    while True:
        with record.writing() as connection:
            keys = list(
                connection.execute(sa.select(stale.c.key).where(here).order_by(stale.c.key).limit(most)).scalars()
            )
            if not keys:
                return
            take(connection, keys)
            connection.execute(stale.delete().where(here, stale.c.key.in_(keys)))
        done += len(keys)
        tell(step, done, max(done, total))


def _mark(connection: sa.Connection, what: str, keys: set[str]) -> None:
    held: set[str] = set()
    for batch in batches(sorted(keys)):
        select = sa.select(stale.c.key).where(stale.c.what == what, stale.c.key.in_(batch))
        held |= set(connection.execute(select).scalars())
    if keys - held:
        connection.execute(stale.insert(), [{"what": what, "key": key} for key in sorted(keys - held)])
