"""What articles add to the story, as rows: written when one is new, or read or corrected anew; read for a group."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any, TypeVar

import msgspec
import sqlalchemy as sa
from msgspec.structs import replace

from dragoman.record.dates import find_bounds
from dragoman.record.dialect import insert_rows, is_among
from dragoman.record.shelf import decode, encode
from dragoman.record.tables import articles, fact_groups, fact_keys, facts
from dragoman.story.echoes import credits_of, is_quotation, text_keys
from dragoman.story.facts import Detail, Fact, Facts
from dragoman.story.keeping.events import UNKNOWN
from dragoman.story.prints import unpack

T = TypeVar("T")
Told = TypeVar("Told", Fact, Detail)

MOST = 10_000
"""Values that one statement is given."""


class Bearing(msgspec.Struct, frozen=True):
    """What one article adds to one group."""

    acts: tuple[Fact, ...] = ()
    details: tuple[Detail, ...] = ()


def key_counts(one: Facts) -> dict[int, int]:
    """The keys under which an article meets others, with how many of its statements have each."""
    prints = Counter(_quoted(one))
    return dict.fromkeys(whole_keys(one), 1) | {_number(f"q{print}"): count for print, count in prints.items()}


def credit_keys(one: Facts) -> set[int]:
    """Those of them that stand for a credited report: such links go by the neighbours in time."""
    return {_number(f"c{credit}") for credit in credits_of(one)}


def whole_keys(one: Facts) -> set[int]:
    """Those of them that stand for no fingerprint, of which two articles can share one and no quotation."""
    return {_number(key) for key in text_keys(one)}


def print_keys(found: Iterable[Facts]) -> dict[int, int]:
    """The fingerprints of the passages of some articles, by their keys."""
    return {_number(f"q{one_print}"): one_print for one_print in {one for facts in found for one in _quoted(facts)}}


def credits_by_key(found: Iterable[Facts]) -> dict[int, str]:
    """The credited reports of some articles, by their keys."""
    return {_number(f"c{credit}"): credit for credit in {one for facts in found for one in credits_of(facts)}}


def _quoted(one: Facts) -> Iterator[int]:
    """The fingerprints by which passages of an article meet others, once for each passage, as `echo_keys` has them."""
    for mark in one.marks:
        if is_quotation(mark):
            yield from unpack(mark.prints)


@lru_cache(50_000)  # the keys of a portion of articles are asked for several times
def _number(key: str) -> int:
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)


_by_key = itemgetter("key", "article")


def write_facts(connection: sa.Connection, found: dict[int, Facts]) -> set[str]:
    """Puts the facts of articles (by serial) in the place of what was there; returns all groups that they bear on."""
    serials = list(found)
    touched = set(
        connection.execute(sa.select(fact_groups.c.group).where(is_among(fact_groups.c.article, serials))).scalars()
    )
    # Keys are found by key alone: to look for those of an article is to walk through all of the record's.
    before = load_marks(connection, serials)
    for keys_before in batches(sorted({key for one in before.values() for key in key_counts(one)})):
        theirs = is_among(fact_keys.c.key, keys_before), is_among(fact_keys.c.article, sorted(before))
        connection.execute(fact_keys.delete().where(*theirs))
    for table in (facts, fact_groups):
        connection.execute(table.delete().where(is_among(table.c.article, serials)))
    plain, keys, bearing = [], [], []
    for serial, one in found.items():
        bounds = find_bounds(one.reported)
        core = replace(one, acts=(), details=())
        plain.append({"article": serial, "reported": bounds[1] if bounds else None, "json": encode(core)})
        keys += [{"key": key, "article": serial, "statements": count} for key, count in key_counts(one).items()]
        acts, details = _by_group(one.acts), _by_group(one.details)
        for group in sorted(one.groups):
            touched.add(group)
            adds = Bearing(tuple(acts[group]), tuple(details[group]))
            bearing.append({"group": group, "article": serial, "json": encode(adds)})
    keys.sort(key=_by_key)  # in the order of the table: one walk through it
    for table, rows in ((facts, plain), (fact_keys, keys), (fact_groups, bearing)):
        if rows:
            insert_rows(connection, table, rows)
    return touched


def _by_group(told: Iterable[Told]) -> dict[str, list[Told]]:
    found: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        found[one.group].append(one)
    return found


def load_marks(connection: sa.Connection, serials: Iterable[int] | None, until: str | None = None) -> dict[int, Facts]:
    """Facts of articles (None: of all) without acts and details: all that echoes are found by. `until`: of those that
    were reported by a day."""
    select = sa.select(facts.c.article, facts.c.json)
    if until is not None:
        select = select.where(facts.c.reported <= until)
    if serials is None:
        rows: Iterable[sa.Row[Any]] = connection.execute(select)
    else:
        rows = _chunked(connection, select, facts.c.article, sorted(serials))
    return {row.article: decode(row.json, Facts) for row in rows}


class Borne(msgspec.Struct):
    """What all articles add to one group, in the order of the articles' ids."""

    acts: list[Fact] = []
    details: list[Detail] = []
    articles: list[int] = []
    days: dict[str, str] = {}
    """By which day each of the articles, by id, was out; after all days where it has no date."""

    def dated(self) -> Borne:
        """What those with a date add."""
        days = {id: day for id, day in self.days.items() if day != UNKNOWN}
        return Borne(
            [fact for fact in self.acts if fact.cite.article in days],
            [detail for detail in self.details if detail.cite.article in days],
            [serial for serial, id in zip(self.articles, self.days, strict=True) if id in days],
            days,
        )


def load_bearing(connection: sa.Connection, groups: Sequence[str], until: str | None = None) -> dict[str, Borne]:
    """Acts and details of some groups, from articles reported by a day where one is given; groups that nothing bears on
    are left out."""
    select = (
        sa.select(fact_groups.c.group, fact_groups.c.article, fact_groups.c.json, articles.c.id, facts.c.reported)
        .join(articles, fact_groups.c.article == articles.c.serial)
        .join(facts, facts.c.article == fact_groups.c.article)
        .order_by(articles.c.id)
    )
    if until is not None:
        select = select.where(facts.c.reported <= until)
    found: dict[str, Borne] = {}
    for row in _chunked(connection, select, fact_groups.c.group, groups):
        one, borne = decode(row.json, Bearing), found.setdefault(row.group, Borne())
        borne.acts += one.acts
        borne.details += one.details
        borne.articles.append(row.article)
        borne.days[row.id] = row.reported or UNKNOWN
    return found


def _chunked(
    connection: sa.Connection, select: sa.Select[Any], column: sa.ColumnElement[Any], values: Sequence[Any]
) -> Iterable[sa.Row[Any]]:
    for some in batches(values):
        yield from connection.execute(select.where(is_among(column, some)))


def batches(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """The values, so many at a time as one statement is given."""
    for start in range(0, len(values), MOST):
        yield values[start : start + MOST]
