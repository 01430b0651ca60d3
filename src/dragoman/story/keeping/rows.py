"""A group as rows for listings: each of its items with what it is found and ordered by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from dragoman.record.names import fold_name
from dragoman.record.shelf import encode
from dragoman.story.groups import Group
from dragoman.story.keeping.earliest import Earliest
from dragoman.story.keeping.events import UNKNOWN, Event, day_of, find_events, first_day, order_event
from dragoman.story.keeping.facts import Borne
from dragoman.story.keeping.settling import Lasts
from dragoman.story.types import Cite, Dispute, Identity, Origin, Position, Proposal, Shift

Item = Proposal | Position | Shift | Dispute | Event | Origin | Identity
KINDS: dict[str, type[Any]] = {
    "party": Identity,
    "proposal": Proposal,
    "position": Position,
    "shift": Shift,
    "dispute": Dispute,
    "event": Event,
    "origin": Origin,
}


def group_rows(group: Group) -> Iterator[dict[str, Any]]:
    """The rows of `items` that a group gives."""
    parts: tuple[tuple[str, Sequence[Item]], ...] = (
        ("party", group.parties),
        ("proposal", group.proposals),
        ("position", group.positions),
        ("shift", group.shifts),
        ("dispute", group.disputes),
        ("event", find_events(group.proposals, group.positions)),
    )
    for kind, found in parts:
        for number, item in enumerate(found):
            yield item_row(kind, item, group.key, number)


DATED = {"shift": "~shift", "dispute": "~dispute"}
"""Kinds of which a group that is never known whole keeps what it has by its articles with a date alone, too, under a
kind of its own. Few groups have one, and to find a page of them many were built. At 200,000 statements these are 10 MB
of 1,290; of all kinds it would be up to 150."""


def dated_rows(group: Group) -> Iterator[dict[str, Any]]:
    """The rows of `items` that a group gives as it is known by its articles with a date."""
    parts: tuple[tuple[str, Sequence[Item]], ...] = (("shift", group.shifts), ("dispute", group.disputes))
    for kind, found in parts:
        for number, item in enumerate(found):
            yield item_row(kind, item, group.key, number) | {"kind": DATED[kind]}


def item_row(kind: str, item: Item, group: str, number: int) -> dict[str, Any]:
    """One row, without its serial."""
    names = {_fold(one.name) for one in _involved(item)}
    return {
        "group": group,
        "kind": kind,
        "day": _day(item),
        "place": _place(item, group, number),
        "issue": _line([_fold(issue)] if (issue := getattr(item, "issue", None)) else []),
        "parties": _line(names),
        "json": encode(item),
    }


def story_row(group: str, borne: Borne, earliest: Earliest, lasts: Lasts) -> dict[str, str]:
    """The row of `story_groups`: from which day on a group has something to show, by which it was what it is now, and
    by what it may be found."""
    cites = [*(act.cite for act in borne.acts), *(detail.cite for detail in borne.details)]
    people = [one for act in borne.acts for one in (act.agent, act.recipient, act.by, act.to)]
    people += [one for cite in cites for one in (cite.speaker, cite.party)]
    issues = {_fold(act.issue) for act in borne.acts} | {_fold(group.split("|")[0])}
    return {
        "group": group,
        "first": min((first_day(day_of(cite)) or UNKNOWN for cite in cites), default=UNKNOWN),
        "reported": min(borne.days.values(), default=UNKNOWN),
        **earliest._asdict(),
        **lasts._asdict(),
        "issues": _line(issues),
        "parties": _line({_fold(one.name) for one in people if one}),
    }


def _line(words: Iterable[str]) -> str:
    """Names as they are searched: whole words stand between blanks."""
    joined = " | ".join(sorted(words))
    return f" {joined} " if joined else ""


@lru_cache(50_000)  # the items of a record share their names
def _fold(name: str) -> str:
    return fold_name(name)


def _day(item: Item) -> str:
    """When it began: the first day that it may have."""
    if isinstance(item, Identity | Origin):
        return ""
    if isinstance(item, Position):
        return first_day(item.since) or UNKNOWN
    if isinstance(item, Shift):
        return first_day(item.after.since) or UNKNOWN
    if isinstance(item, Event):
        return first_day(item.date) or UNKNOWN
    return min((first_day(day_of(cite)) or UNKNOWN for cite in _cites(item)), default=UNKNOWN)


def _place(item: Item, group: str, number: int) -> str:
    """Breaks ties of the day, and is the order of a whole story."""
    if isinstance(item, Position):
        first = item.cites[0]
        return "\x1f".join((item.since or "", item.party.id, item.issue, f"{first.article}{first.statement}"))
    if isinstance(item, Event):
        return "\x1f".join(order_event(item))
    if isinstance(item, Identity):
        return f"{item.id}\x1f{group}"
    return item.id if isinstance(item, Origin) else f"{group}\x1f{number:06}"


def _cites(item: Item) -> Iterable[Cite]:
    if isinstance(item, Proposal):
        return (cite for move in item.moves for cite in move.cites)
    if isinstance(item, Dispute):
        return (cite for side in item.sides for cite in side.cites)
    return item.cites if isinstance(item, Event) else ()


def _involved(item: Item) -> Iterator[Identity]:
    """Whose it is, for a question by party. A position is its holder's; all who act or speak have part in an offer."""
    if isinstance(item, Position | Shift):
        yield item.party
    elif isinstance(item, Proposal):
        yield from (one for one in (item.by, *item.to) if one)
        for move in item.moves:
            yield from (one for one in (move.agent, move.recipient) if one)
    elif isinstance(item, Dispute):
        yield from item.parties
    elif isinstance(item, Event):
        yield from (one for one in (item.party, item.to) if one)
    for cite in _cites(item):
        yield from (one for one in (cite.party, cite.speaker) if one)
