"""How a cited statement is shown, in the terminal and on the page: its day, who said it, where it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from dragoman.record.names import fold_name
from dragoman.story.echoes import count_origins
from dragoman.story.keeping.events import day_of, order_of, pick_first
from dragoman.story.types import Cite, Dispute, Identity, Move, Origin, Position, Proposal, Shift, Story, Terms

Item = Proposal | Position | Shift | Dispute


def name_of(identity: Identity | None) -> str:
    """A name, or the dash that stands for nobody named."""
    return identity.name if identity else "–"


def who_said(cite: Cite) -> str:
    """The speaker, with the party spoken for where that is another."""
    if cite.speaker and cite.party and cite.party.id != cite.speaker.id:
        return f"{cite.speaker.name} ({cite.party.name})"
    return name_of(cite.speaker or cite.party)


def tell_terms(issue: str, terms: Terms) -> str:
    """Issue and terms, as `meeting · Sarnish`."""
    return " · ".join(part for part in (issue, terms.venue, terms.date, terms.condition) if part)


def tell_act(act: str, of: str | None = None, negated: bool = False) -> str:
    """The label of an act: `deny (propose)`, `not accept`."""
    return f"{'not ' if negated else ''}{act}{f' ({of})' if of else ''}"


def count_sources(cites: tuple[Cite, ...]) -> str:
    """How many articles carry it and to how many origins they go back; empty for one."""
    articles = len({cite.article for cite in cites})
    if articles < 2:
        return ""
    origins = count_origins(cites)
    return f"{articles} articles, {origins} {'origin' if origins == 1 else 'origins'}"


def gather_echoes(cites: Iterable[Cite]) -> list[tuple[Cite, ...]]:
    """Cites of one account by time; those of one speaker with the same words, whatever the quotation marks around them,
    are one line."""
    lines: dict[tuple[str, str], list[Cite]] = {}
    for cite in sorted(cites, key=order_of):
        speaker = cite.speaker.id if cite.speaker else ""
        lines.setdefault((speaker, fold_name(cite.words)), []).append(cite)
    return [tuple(line) for line in lines.values()]


def cites_of(item: Item | Move) -> Iterator[Cite]:
    """All statements that an item rests on."""
    if isinstance(item, Proposal):
        for move in item.moves:
            yield from move.cites
    elif isinstance(item, Shift):
        yield from item.before.cites
        yield from item.after.cites
    elif isinstance(item, Dispute):
        for side in item.sides:
            yield from side.cites
    else:
        yield from item.cites


def find_sides(story: Story) -> dict[str, Identity]:
    """For whom each speaker speaks, by the speaker's id: the side that most of their statements have."""
    counts = Counter((c.speaker.id, c.party) for c in all_cites(story) if c.speaker and c.party)
    ranked = sorted(counts.items(), key=lambda pair: (pair[1], pair[0][1].id))
    return {speaker: party for (speaker, party), _ in ranked}


def all_cites(story: Story) -> Iterator[Cite]:
    """All statements that a story rests on, its origins' apart."""
    items: tuple[Item, ...] = (*story.proposals, *story.positions, *story.shifts, *story.disputes)
    for item in items:
        yield from cites_of(item)


def places_in(origins: Iterable[Origin]) -> Iterator[tuple[str, str]]:
    """Article and id of the statements that origins hold. A statement's id begins with its article's."""
    for origin in origins:
        for statement in origin.statements:
            yield statement.partition(".")[0], statement


__all__ = [
    "all_cites",
    "cites_of",
    "count_sources",
    "day_of",
    "find_sides",
    "gather_echoes",
    "name_of",
    "order_of",
    "pick_first",
    "places_in",
    "tell_act",
    "tell_terms",
    "who_said",
]
