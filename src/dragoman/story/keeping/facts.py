"""What articles add to the story, as rows: written when one is new, or read or corrected anew; read for a group."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

import msgspec
import sqlalchemy as sa
from msgspec.structs import replace

from dragoman.record.dates import find_bounds
from dragoman.record.shelf import decode, encode
from dragoman.record.tables import articles, fact_groups, fact_keys, facts
from dragoman.story.echoes import LEAST_WORDS, echo_keys
from dragoman.story.facts import Amount, Fact, Facts

T = TypeVar("T")

MOST = 500
"""Values in one IN list."""


class Bearing(msgspec.Struct, frozen=True):
    """What one article adds to one group."""

    acts: tuple[Fact, ...] = ()
    amounts: tuple[Amount, ...] = ()


def key_counts(one: Facts) -> dict[int, int]:
    """The keys under which an article meets others, with how many of its statements have each."""
    counts = Counter(f"q{one_print}" for one_print in _quoted(one))
    return {_number(key): counts.get(key, 1) for key in echo_keys(one)}


def credit_keys(one: Facts) -> set[int]:
    """Those of them that stand for a credited report: such links go by the neighbours in time."""
    return {_number(key) for key in echo_keys(one) if key.startswith("c")}


def print_keys(found: Iterable[Facts]) -> dict[int, int]:
    """The fingerprints of the passages of some articles, by their keys."""
    return {_number(f"q{one_print}"): one_print for one in found for one_print in _quoted(one)}


def _quoted(one: Facts) -> Iterator[int]:
    """The fingerprints by which passages of an article meet others, once for each passage, as `echo_keys` has them."""
    for mark in one.marks:
        if mark.quoted and mark.size >= LEAST_WORDS:
            yield from mark.prints


def _number(key: str) -> int:
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)


def write_facts(connection: sa.Connection, found: dict[int, Facts]) -> set[str]:
    """Puts the facts of articles (by serial) in the place of what was there; returns all groups that they bear on."""
    serials = list(found)
    touched = set(
        connection.execute(sa.select(fact_groups.c.group).where(fact_groups.c.article.in_(serials))).scalars()
    )
    for table in (facts, fact_keys, fact_groups):
        connection.execute(table.delete().where(table.c.article.in_(serials)))
    plain, keys, bearing = [], [], []
    for serial, one in found.items():
        bounds = find_bounds(one.reported)
        core = replace(one, acts=(), amounts=())
        plain.append({"article": serial, "reported": bounds[1] if bounds else None, "json": encode(core)})
        keys += [{"key": key, "article": serial, "statements": count} for key, count in key_counts(one).items()]
        for group in sorted(one.groups):
            touched.add(group)
            acts = tuple(act for act in one.acts if act.group == group)
            amounts = tuple(amount for amount in one.amounts if amount.group == group)
            bearing.append({"group": group, "article": serial, "json": encode(Bearing(acts, amounts))})
    for table, rows in ((facts, plain), (fact_keys, keys), (fact_groups, bearing)):
        if rows:
            connection.execute(table.insert(), rows)
    return touched


def load_marks(connection: sa.Connection, serials: Iterable[int]) -> dict[int, Facts]:
    """Facts of articles without acts and amounts: all that echoes are found by."""
    rows = _chunked(connection, sa.select(facts.c.article, facts.c.json), facts.c.article, sorted(serials))
    return {row.article: decode(row.json, Facts) for row in rows}


class Borne(msgspec.Struct):
    """What all articles add to one group, in the order of the articles' ids."""

    acts: list[Fact] = []
    amounts: list[Amount] = []
    articles: list[int] = []


def load_bearing(connection: sa.Connection, groups: Sequence[str]) -> dict[str, Borne]:
    """Acts and amounts of some groups; those that nothing bears on are left out."""
    select = (
        sa.select(fact_groups.c.group, fact_groups.c.article, fact_groups.c.json)
        .join(articles, fact_groups.c.article == articles.c.serial)
        .order_by(articles.c.id)
    )
    found: dict[str, Borne] = {}
    for row in _chunked(connection, select, fact_groups.c.group, groups):
        one, borne = decode(row.json, Bearing), found.setdefault(row.group, Borne())
        borne.acts += one.acts
        borne.amounts += one.amounts
        borne.articles.append(row.article)
    return found


def load_facts(connection: sa.Connection, until: str | None) -> list[Facts]:
    """The facts of all articles, or of those reported by a day (the undated left out), by the articles' ids."""
    known = sa.select(facts.c.article, facts.c.json)
    if until is not None:
        known = known.where(facts.c.reported <= until)
    found = {row.article: decode(row.json, Facts) for row in connection.execute(known)}
    acts: dict[int, list[Fact]] = {}
    amounts: dict[int, list[Amount]] = {}
    rows = sa.select(fact_groups.c.article, fact_groups.c.json)
    if until is not None:
        rows = rows.join(facts, facts.c.article == fact_groups.c.article).where(facts.c.reported <= until)
    for row in connection.execute(rows.order_by(fact_groups.c.group, fact_groups.c.article)):
        one = decode(row.json, Bearing)
        acts.setdefault(row.article, []).extend(one.acts)
        amounts.setdefault(row.article, []).extend(one.amounts)
    made = [
        replace(one, acts=tuple(sorted(acts.get(serial, ()), key=_by_place)), amounts=tuple(amounts.get(serial, ())))
        for serial, one in found.items()
    ]
    return sorted(made, key=lambda one: one.article)


def _by_place(fact: Fact) -> tuple[int, int]:
    return fact.place


def _chunked(
    connection: sa.Connection, select: sa.Select[Any], column: sa.ColumnElement[Any], values: Sequence[Any]
) -> Iterable[sa.Row[Any]]:
    for some in batches(values):
        yield from connection.execute(select.where(column.in_(some)))


def batches(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """The values, so many at a time as one IN list may hold."""
    for start in range(0, len(values), MOST):
        yield values[start : start + MOST]
