"""Which statements share an origin, kept as articles come: only what meets a new article is compared again.

Two statements are linked only if their articles share a key (`echo_keys`), and statements that are linked, directly or
through others, are one origin. So for some new articles the rest of the record plays no part but for
1. the articles that share a key with one of them (a fingerprint is not enough: a whole quotation is), and
2. all articles of the origins that statements of those go back to now;
among these everything is linked afresh. A key that very many statements have is a set phrase and links nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

import sqlalchemy as sa

from dragoman.record.dates import find_bounds
from dragoman.record.dialect import AMONG, ask, insert_rows, is_among
from dragoman.record.tables import articles, echoes, items, origin_days
from dragoman.story.echoes import Common, Shared, find_echoes, find_quoted_alike
from dragoman.story.facts import Facts
from dragoman.story.keeping.events import UNKNOWN
from dragoman.story.keeping.facts import (
    batches,
    credit_keys,
    credits_by_key,
    key_counts,
    load_marks,
    print_keys,
    whole_keys,
)
from dragoman.story.keeping.rows import item_row
from dragoman.story.keeping.settling import unsettle
from dragoman.story.meeting import COMMON
from dragoman.story.types import Origin

AT_ONCE = 100
"""Origins that are found as of a day at once."""
Place = tuple[int, str]
"""An article's serial and a statement's id."""


def neighbours(connection: sa.Connection, keys: Iterable[int]) -> set[int]:
    """Serials of the articles that have one of these keys, where it is no set phrase."""
    return _holders(connection, _shared(count_keys(connection, keys)))


def _shared(counted: Mapping[int, int]) -> list[int]:
    """Keys that more than one has and that are no set phrase."""
    return [key for key, count in counted.items() if 1 < count <= COMMON]


def count_keys(connection: sa.Connection, keys: Iterable[int]) -> dict[int, int]:
    """How many statements (or articles) of the record have each key; keys that none has are left out."""
    found: dict[int, int] = {}
    for among in batches(sorted(keys)):
        found.update(
            ask(connection, f"SELECT key, sum(statements) FROM fact_keys WHERE key {AMONG} GROUP BY key", among)
        )
    return found


def _holders(connection: sa.Connection, keys: Iterable[int]) -> set[int]:
    found: set[int] = set()
    for among in batches(sorted(keys)):
        found.update(row[0] for row in ask(connection, f"SELECT article FROM fact_keys WHERE key {AMONG}", among))
    return found


def met_anew(connection: sa.Connection, new: dict[int, Facts]) -> set[int]:
    """The articles that have to be linked anew when these facts take the place of the old, which are there still: they
    themselves, those that met the old ones, and those that have a fingerprint which becomes, or was, a set phrase."""
    delta: Counter[int] = Counter()
    for one in new.values():
        delta.update(key_counts(one))
    lost = set()
    for serial, one in load_marks(connection, new).items():
        counts = key_counts(one)
        delta.subtract(counts)
        lost |= counts.keys() - key_counts(new[serial]).keys()
    before = count_keys(connection, delta)
    turned = {key for key, count in before.items() if (count > COMMON) != (count + delta[key] > COMMON)}
    return set(new) | _holders(connection, {key for key in lost if before[key] <= COMMON} | turned)


def find_common(connection: sa.Connection, found: Collection[Facts], counted: Mapping[int, int] = {}) -> Common:
    """Of what these articles have that which is common in the whole record. `counted`: some of their keys, counted
    before."""
    prints, credits = print_keys(found), credits_by_key(found)
    keys = prints.keys() | credits.keys()
    counts = {**counted, **count_keys(connection, keys - counted.keys())}
    many = {key for key in keys if counts.get(key, 0) > COMMON}
    return Common(
        frozenset(prints[key] for key in many & prints.keys()), frozenset(credits[key] for key in many & credits.keys())
    )


def update_origins(connection: sa.Connection, serials: set[int]) -> set[int]:
    """Links the statements of these articles anew, and of all that they meet; returns the articles in which the origin
    of a statement is another than before."""
    new = load_marks(connection, serials)
    prints = print_keys(new.values())
    counted = count_keys(connection, prints)
    met = _linked_with(connection, new, counted, prints) | serials
    before = _load_shared(connection, met)
    whole = met | {article for article, _ in before}
    marks = new | load_marks(connection, whole - new.keys())
    # Reports credited to one agency are linked along time: to see who is next to whom, all of them have to be there.
    beside = neighbours(connection, {key for one in marks.values() for key in credit_keys(one)}) - whole
    serial_of = {one.article: serial for serial, one in marks.items()}
    there = [*marks.values(), *load_marks(connection, beside).values()]
    made = find_echoes(there, find_common(connection, there, counted))
    after = {(serial_of[a], s): origin for (a, s), origin in made.of.items() if a in serial_of}
    moved = {place for place in before.keys() | after.keys() if before.get(place) != after.get(place)}
    # Statements of articles in `whole` whose origin was not looked up stand as they are unless they are linked now.
    _write(connection, before, after)
    now = {shared.origin for shared in after.values()}
    known = {one.article: one for one in there}
    kept = [one for one in made.origins if one.id in now]
    _write_origins(connection, now | {shared.origin for shared in before.values()}, kept, known)
    unsettle(connection, now)
    return {article for article, _ in moved}


def _linked_with(
    connection: sa.Connection, new: Mapping[int, Facts], counted: Mapping[int, int], prints: Mapping[int, int]
) -> set[int]:
    """Serials of the articles that share more with new ones than fingerprints of a phrase: a quotation, a stretch of
    the text, a credit. `prints`: the new ones' fingerprints by their keys; `counted`: how many have each."""
    met = neighbours(connection, {key for one in new.values() for key in whole_keys(one)})
    others = load_marks(connection, _holders(connection, _shared(counted)) - new.keys() - met)
    serial_of = {one.article: serial for serial, one in others.items()}
    phrases = frozenset(prints[key] for key, count in counted.items() if count > COMMON)
    return met | {serial_of[id] for id in find_quoted_alike([*new.values()], [*others.values()], phrases)}


def _load_shared(connection: sa.Connection, met: set[int]) -> dict[Place, Shared]:
    """All statements of the origins that statements of these articles go back to."""
    origins: set[str] = set()
    for serials in batches(sorted(met)):
        among = is_among(echoes.c.article, serials)
        origins |= set(connection.execute(sa.select(echoes.c.origin).where(among)).scalars())
    found = {}
    for ids in batches(sorted(origins)):
        for row in connection.execute(sa.select(echoes).where(is_among(echoes.c.origin, ids))):
            found[row.article, row.statement] = Shared(row.origin, row.passage)
    return found


def _write(connection: sa.Connection, before: dict[Place, Shared], after: dict[Place, Shared]) -> None:
    moved = [place for place in sorted(before.keys() | after.keys()) if before.get(place) != after.get(place)]
    if not moved:
        return
    here = (echoes.c.article == sa.bindparam("at"), echoes.c.statement == sa.bindparam("id"))
    connection.execute(echoes.delete().where(*here), [{"at": article, "id": id} for article, id in moved])
    rows = [{"article": at[0], "statement": at[1], **after[at]._asdict()} for at in moved if at in after]
    if rows:
        insert_rows(connection, echoes, rows)


def origin_row(one: Origin, known: Mapping[str, Facts]) -> dict[str, object]:
    """The row of an origin: found by its id, and in order of the day on which the first of its articles was reported.
    `known`: its articles by their ids."""
    return item_row("origin", one, one.id, 0) | {"day": min(_days(one, known), default=UNKNOWN)}


def _days(one: Origin, known: Mapping[str, Facts]) -> list[str]:
    """By when each of its articles was out, of those that have a date."""
    return [bounds[1] for article in one.articles if (bounds := find_bounds(known[article].reported))]


def _write_origins(connection: sa.Connection, gone: set[str], kept: list[Origin], known: Mapping[str, Facts]) -> None:
    for ids in batches(sorted(gone)):
        connection.execute(items.delete().where(items.c.kind == "origin", is_among(items.c.group, ids)))
        connection.execute(origin_days.delete().where(is_among(origin_days.c.origin, ids)))
    insert_rows(connection, items, [origin_row(one, known) for one in kept])
    rows = []
    for one in kept:
        days = _days(one, known)
        whole = int(len(days) == len(one.articles))
        rows.append(
            {"origin": one.id, "first": min(days, default=UNKNOWN), "last": max(days, default=""), "whole": whole}
        )
    insert_rows(connection, origin_days, rows)


class OriginThen(NamedTuple):
    """An origin as of a day: as it is kept, by its id, or as it was then."""

    id: str
    day: str
    row: dict[str, object] | None


def origins_then(connection: sa.Connection, until: str, most: int | None) -> list[OriginThen]:
    """The origins from the articles that were out by a day; `most`: of no more than the question needs, the earliest.

    One of which all articles were out is taken as it is kept. Any other has an article whose origin now has later ones
    too, and is built from these: of a pair that only then stood side by side in an agency's reports, one now goes back
    to what came between. One that is whole now may have been a part of it.
    """
    kept: dict[str, OriginThen] = {}
    built: dict[str, OriginThen] = {}
    inside: set[str] = set()
    """Origins of now that were part of one that was built."""
    select = sa.select(origin_days).where(origin_days.c.first <= until)
    rows = connection.execute(select.order_by(origin_days.c.first, origin_days.c.origin))
    for portion in rows.partitions(AT_ONCE):
        if most is not None and sum(one.day < portion[0].first for one in (kept | built).values()) >= most:
            break
        ids = [row.origin for row in portion if row.last > until or not row.whole]
        kept |= {row.origin: OriginThen(row.origin, row.first, None) for row in portion if row.origin not in ids}
        made, parts = _build_then(connection, ids, until)
        built |= made
        inside |= parts
        kept = {id: one for id, one in kept.items() if id not in inside}
    return sorted((kept | built).values(), key=lambda one: (one.day, one.id))[:most]


def _build_then(connection: sa.Connection, ids: Sequence[str], until: str) -> tuple[dict[str, OriginThen], set[str]]:
    """What articles of these origins went back to on a day, whole, and the origins of now that have a part in it."""
    if not ids:
        return {}, set()
    of_these = sa.select(echoes.c.article).where(is_among(echoes.c.origin, ids))
    marks = load_marks(connection, set(connection.execute(of_these).scalars()), until)
    own = {one.article for one in marks.values()}
    while True:  # until no more are met
        there = marks | load_marks(connection, _linked(connection, marks) - marks.keys(), until)
        everything = find_echoes(there.values(), find_common(connection, there.values())).origins
        made = [one for one in everything if not own.isdisjoint(one.articles)]
        linked = {article for one in made for article in one.articles}
        more = {serial: one for serial, one in there.items() if one.article in linked and serial not in marks}
        if not more:
            break
        marks |= more
    known = {one.article: one for one in there.values()}
    told = {statement for one in made for statement in one.statements}
    now = _load_shared(connection, set(marks))
    found = {one.id: origin_row(one, known) for one in made}
    return (
        {id: OriginThen(id, str(row["day"]), row) for id, row in found.items()},
        {shared.origin for (_, statement), shared in now.items() if statement in told},
    )


def _linked(connection: sa.Connection, marks: Mapping[int, Facts]) -> set[int]:
    """Serials of all articles that may be linked to these by what was out on any day. The words of two articles link
    them whatever else is out, so that these are in one origin now; who is next to whom in time of the reports credited
    to one agency is another matter when fewer are out."""
    now = {article for article, _ in _load_shared(connection, set(marks))}
    return now | neighbours(connection, {key for one in marks.values() for key in credit_keys(one)})


def shared_then(connection: sa.Connection, serials: set[int], until: str) -> dict[tuple[str, str], Shared]:
    """The same as `shared_of` from the articles that were out by a day: what is linked by later ones alone is not."""
    met = {article for article, _ in _load_shared(connection, serials)} | serials
    there = load_marks(connection, met, until).values()
    return find_echoes(there, find_common(connection, there)).of


def shared_of(connection: sa.Connection, serials: list[int]) -> dict[tuple[str, str], Shared]:
    """The origins of the statements of some articles, by article id and statement, as `build_group` takes them."""
    found = {}
    for some in batches(serials):
        select = sa.select(articles.c.id, echoes.c.statement, echoes.c.origin, echoes.c.passage).join(
            articles, echoes.c.article == articles.c.serial
        )
        for row in connection.execute(select.where(is_among(echoes.c.article, some))):
            found[row.id, row.statement] = Shared(row.origin, row.passage)
    return found
