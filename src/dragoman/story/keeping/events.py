"""The timeline's data: every move and position of a story as one list in order of time."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from dragoman.record.dates import EARLIEST, find_bounds
from dragoman.story.types import Cite, Identity, Move, Position, Proposal, Terms

UNKNOWN = "~"
"""Stands for the day of what has none: after all days."""


_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})T[^/]*")


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One act on one day. `date` is EDTF: when it was said or else reported, None where neither is known."""

    date: str | None
    party: Identity | None
    act: str
    of: str | None = None
    negated: bool = False
    to: Identity | None = None
    issue: str
    terms: Terms = Terms()
    proposal: str | None = None
    """Id of the proposal that it is a move on."""
    cites: tuple[Cite, ...]


def find_events(proposals: Iterable[Proposal], positions: Iterable[Position]) -> list[Event]:
    """All moves, and the positions that are no move; the undated last."""
    events = [_of_move(move, proposal.id, proposal.issue) for proposal in proposals for move in proposal.moves]
    told = {(cite.statement, _stance(event)) for event in events for cite in event.cites}
    events += [_of_position(one) for one in positions if not _is_told(one, told)]
    return sorted(events, key=order_event)


def order_event(event: Event) -> tuple[str, str, str, str, str, str]:
    """By day; then by what was reported first. Total but for what shows the same."""
    first = pick_first(event.cites)
    day = first_day(event.date) or UNKNOWN
    return (day, first.reported or UNKNOWN, first.statement, event.act, event.issue, event.proposal or "")


def day_of(cite: Cite) -> str:
    """When it was said, or else when it was reported; empty where neither is known. Days without their hours."""
    date = cite.said or cite.reported or ""
    return _DAY.sub(r"\1", date) if "T" in date else date


def first_day(date: str | None) -> str | None:
    """The first day that a date may mean; None for an unknown or open beginning."""
    bounds = find_bounds(date)
    return bounds[0] if bounds and bounds[0] != EARLIEST else None


def pick_first(cites: Iterable[Cite]) -> Cite:
    """The one of several that carries an item: the earliest. The same whatever order they are given in."""
    return min(cites, key=order_of)


def order_of(cite: Cite) -> tuple[str, str, str]:
    """By day, the undated last; then by what was reported first."""
    return (first_day(day_of(cite)) or UNKNOWN, cite.reported or UNKNOWN, cite.statement)


def _of_move(move: Move, proposal: str, issue: str) -> Event:
    return Event(
        date=day_of(pick_first(move.cites)) or None,
        party=move.agent,
        act=move.act,
        of=move.of,
        negated=move.negated,
        to=move.recipient,
        issue=issue,
        terms=move.terms,
        proposal=proposal,
        cites=move.cites,
    )


def _of_position(one: Position) -> Event:
    act = one.stance.removeprefix("not ")
    return Event(
        date=day_of(pick_first(one.cites)) or None,
        party=one.party,
        act=act,
        negated=act != one.stance,
        issue=one.issue,
        cites=one.cites,
    )


def _stance(event: Event) -> str:
    return f"{'not ' if event.negated else ''}{event.act}"


def _is_told(one: Position, told: set[tuple[str, str]]) -> bool:
    return all((cite.statement, one.stance) in told for cite in one.cites)
