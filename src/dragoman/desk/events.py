"""The timeline's data: every move and position of a story as one list in order of time."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from dragoman.desk.citing import day_of, order_of, pick_first
from dragoman.story.types import Cite, Identity, Move, Position, Story, Terms


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


def find_events(story: Story) -> list[Event]:
    """All moves, and the positions that are no move; the undated last."""
    events = [_of_move(move, proposal.id, proposal.issue) for proposal in story.proposals for move in proposal.moves]
    told = {(cite.statement, _stance(event)) for event in events for cite in event.cites}
    events += [_of_position(one) for one in story.positions if not _is_told(one, told)]
    return sorted(events, key=_order)


def _order(event: Event) -> tuple[object, ...]:
    return (*order_of(pick_first(event.cites)), event.act, event.issue, event.proposal or "")


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


def by_day(events: list[Event]) -> Iterator[tuple[str, list[Event]]]:
    """The events of each day, as they come."""
    from itertools import groupby

    for date, group in groupby(events, key=lambda event: event.date or ""):
        yield date, list(group)
