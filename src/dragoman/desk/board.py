"""The story as the page shows it: parties, proposals, disputes, shifts, each line with its words and where they stand.

It arranges what `dragoman.story` found. A cite whose article is not on the page is shown without a link.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from dragoman.desk.citing import (
    all_cites,
    count_sources,
    day_of,
    find_sides,
    gather_echoes,
    name_of,
    order_of,
    pick_first,
    tell_act,
    tell_terms,
    who_said,
)
from dragoman.desk.timeline import Timeline, draw_timeline
from dragoman.story.keeping.events import find_events
from dragoman.story.types import Cite, Dispute, Identity, Move, Position, Proposal, Shift, Side, Story

MOST_ECHOES = 8
"""Other places of one line that are linked; how many there are is said in any case."""


class Place(NamedTuple):
    """Where a statement stands on the page."""

    href: str
    label: str
    """The outlet, or the article's title or path where that is not known."""


class Quote(NamedTuple):
    """One line of words, and where else they stand."""

    day: str
    who: str
    colour: str
    words: str
    place: Place | None
    others: list[Place]
    sources: str
    """`3 articles, 1 origin`; empty for one."""


class Line(NamedTuple):
    """A move: who did what, in which words; moves of one agent, act and day are one line with several quotes. `says`:
    who tells of it, where that is another."""

    agent: str
    colour: str
    act: str
    to: str
    says: str
    quotes: list[Quote]


class Card(NamedTuple):
    """A proposal."""

    anchor: str
    terms: str
    state: str
    why: str
    by: tuple[str, str]
    """Name and colour."""
    to: list[tuple[str, str]]
    counters: tuple[str, str] | None
    """Anchor and terms of the proposal that it answers."""
    lines: list[Line]


class Account(NamedTuple):
    """One side of a dispute."""

    label: str
    quotes: list[Quote]


class Quarrel(NamedTuple):
    """A dispute."""

    anchor: str
    kind: str
    issue: str
    parties: list[tuple[str, str]]
    accounts: list[Account]


class Turn(NamedTuple):
    """A shift: two stances with their words."""

    party: tuple[str, str]
    issue: str
    before: tuple[str, Quote]
    after: tuple[str, Quote]


class Party(NamedTuple):
    """A party with what it holds on each issue: issue, stance, words."""

    name: str
    colour: str
    kind: str
    holds: list[tuple[str, str, Quote]]


class Board:
    """All that the template `story.html` is given."""

    def __init__(self, story: Story, places: Mapping[str, Place], colours: Mapping[str, str]) -> None:
        """`places` by statement id; `colours` by the party's name."""
        self._places, self._colours = places, colours
        self._terms = {one.id: tell_terms(one.issue, one.terms) for one in story.proposals}
        self._sides = find_sides(story)
        self.as_of = story.as_of
        parties = [self._party(one, story.positions) for one in rank_parties(story)]
        # A bystander or an agency that one act is credited to would only crowd those who hold something.
        self.parties = [party for party in parties if party.holds] or parties
        self.proposals = [self._card(one) for one in story.proposals]
        self.disputes = [self._quarrel(one) for one in story.disputes]
        self.shifts = [self._turn(one) for one in story.shifts]
        self.origins = len(story.origins)
        events = find_events(story.proposals, story.positions)
        self.timeline: Timeline | None = draw_timeline(events, story.proposals, self._href, self._colour)

    @property
    def is_empty(self) -> bool:
        return not (self.parties or self.proposals or self.disputes or self.shifts)

    def _colour(self, one: Identity | None) -> str:
        """Everybody has the colour of the side for which they speak."""
        side = self._sides.get(one.id, one) if one else None
        return self._colours.get(side.name, "cx") if side else "cx"

    def _named(self, one: Identity | None) -> tuple[str, str]:
        return name_of(one), self._colour(one)

    def _href(self, cite: Cite) -> str | None:
        place = self._places.get(cite.statement)
        return place.href if place else None

    def _quote(self, cites: Iterable[Cite]) -> Quote:
        held = sorted(cites, key=order_of)
        first = held[0]
        others = [self._places[cite.statement] for cite in held[1:] if cite.statement in self._places]
        return Quote(
            day=day_of(first),
            who=who_said(first),
            colour=self._colour(first.party or first.speaker),
            words=first.words,
            place=self._places.get(first.statement),
            others=others[:MOST_ECHOES],
            sources=count_sources(tuple(held)),
        )

    def _line(self, move: Move) -> Line:
        first = pick_first(move.cites)
        says = name_of(first.speaker)
        agent = name_of(move.agent) if move.agent else says
        return Line(
            agent=agent,
            colour=self._colour(move.agent or first.party or first.speaker),
            act=tell_act(move.act, move.of, move.negated),
            to=move.recipient.name if move.recipient else "",
            says=says if first.speaker and says != agent else "",
            quotes=[self._quote(move.cites)],
        )

    def _lines(self, moves: Iterable[Move]) -> list[Line]:
        lines: list[Line] = []
        for line in map(self._line, moves):
            last = lines[-1] if lines else None
            if last and last[:-1] == line[:-1] and last.quotes[0].day == line.quotes[0].day:
                last.quotes.extend(line.quotes)
            else:
                lines.append(line)
        return lines

    def _card(self, one: Proposal) -> Card:
        answered = (f"p-{one.counters}", self._terms[one.counters]) if one.counters in self._terms else None
        return Card(
            anchor=f"p-{one.id}",
            terms=self._terms[one.id],
            state=one.state,
            why=one.why,
            by=self._named(one.by),
            to=[self._named(to) for to in one.to],
            counters=answered,
            lines=self._lines(one.moves),
        )

    def _quarrel(self, one: Dispute) -> Quarrel:
        return Quarrel(
            anchor=f"d-{one.id}",
            kind=one.kind,
            issue=one.issue,
            parties=[self._named(party) for party in one.parties],
            accounts=[self._account(side) for side in one.sides],
        )

    def _account(self, side: Side) -> Account:
        return Account(side.account, [self._quote(cites) for cites in gather_echoes(side.cites)])

    def _turn(self, one: Shift) -> Turn:
        return Turn(
            party=self._named(one.party),
            issue=one.issue,
            before=(one.before.stance, self._quote(one.before.cites)),
            after=(one.after.stance, self._quote(one.after.cites)),
        )

    def _party(self, one: Identity, positions: Iterable[Position]) -> Party:
        # In order of time: the last of an issue is the one that is held.
        held = {position.issue: position for position in positions if position.party.id == one.id}
        holds = [(issue, held[issue].stance, self._quote(held[issue].cites)) for issue in sorted(held)]
        return Party(*self._named(one), kind=one.kind, holds=holds)


def rank_parties(story: Story) -> list[Identity]:
    """The parties of a story, those with most to say first: as they are listed, and take their colours."""
    counts = Counter(cite.party.id for cite in all_cites(story) if cite.party)
    return sorted(story.parties, key=lambda one: (-counts[one.id], one.name, one.id))
