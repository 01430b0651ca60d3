"""The story of the five articles that the project began with: what it must tell, item by item.

    make bench ARGS="--only five-articles --shared ../shared"

`bench/data/five-articles.json` says what: proposals by whose they are and to whom, their states and the moves in them,
and disputes by who stands on which side. Any of the names of a side will do, so that a reading that finds a state where
another finds its leader is right. An item that is not there is named with what comes closest and what that lacks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from bench.corpora import load_texts
from bench.section import Row, Section, Setting
from dragoman.story.building import build_story
from dragoman.story.identity import resolve
from dragoman.story.types import Dispute, DisputeKind, Identity, Proposal, State, Story

FILE = Path(__file__).parent / "data" / "five-articles.json"


class WantedMove(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    act: str
    by: tuple[str, ...]


class WantedProposal(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    id: str
    by: tuple[str, ...]
    to: tuple[str, ...]
    issues: tuple[str, ...]
    states: tuple[State, ...]
    moves: tuple[WantedMove, ...]
    venues: tuple[str, ...] = ()
    counters: str | None = None
    """Id of the wanted proposal that this one answers."""
    why: str = ""
    """What the reason of its state must say."""
    articles: int = 1
    """From how many articles its moves must come at least."""


class WantedDispute(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    id: str
    kinds: tuple[DisputeKind, ...]
    issues: tuple[str, ...]
    sides: tuple[tuple[str, ...], ...]
    """For each side those of whom one at least must speak on it."""


class Wanted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    proposals: tuple[WantedProposal, ...]
    disputes: tuple[WantedDispute, ...]


def load_wanted(file: Path = FILE) -> Wanted:
    return msgspec.json.decode(file.read_bytes(), type=Wanted)


def check(wanted: Wanted, story: Story) -> dict[str, str]:
    """For each wanted item what it lacks; nothing where it is there. No proposal stands for two."""
    found: dict[str, str] = {}
    known: dict[str, str] = {}
    left = list(story.proposals)
    for item in wanted.proposals:
        counters = known.get(item.counters or "", "?")
        lacks = {one.id: tuple(_lacking(item, one, counters)) for one in left}
        best = min(left, key=lambda one: (len(lacks[one.id]), one.id), default=None)
        found[item.id] = "; ".join(lacks[best.id]) if best else "no proposal"
        if best and not lacks[best.id]:
            known[item.id] = best.id
            left.remove(best)
    for dispute in wanted.disputes:
        each = sorted([tuple(_lacking_of_dispute(dispute, one)) for one in story.disputes], key=len)
        found[dispute.id] = "; ".join(each[0]) if each else "no dispute"
    return found


def _lacking(item: WantedProposal, one: Proposal, counters: str) -> Iterator[str]:
    if not _names(item.by, [one.by]):
        yield f"no offer of {item.by[0]}"
    if not _names(item.to, one.to):
        yield f"not made to {item.to[0]}"
    if one.issue not in item.issues:
        yield f"on {one.issue}"
    if item.venues and one.terms.venue not in item.venues:
        yield f"venue {one.terms.venue}"
    if one.state not in item.states:
        yield f"state {one.state}"
    if item.counters and one.counters != counters:
        yield f"does not answer {item.counters}"
    if item.why not in one.why:
        yield f"why: {one.why}"
    if len({cite.article for move in one.moves for cite in move.cites}) < item.articles:
        yield f"moves of fewer than {item.articles} articles"
    for wanted in item.moves:
        if not any(move.act == wanted.act and _names(wanted.by, [move.agent]) for move in one.moves):
            yield f"no {wanted.act} by {wanted.by[0]}"


def _lacking_of_dispute(item: WantedDispute, one: Dispute) -> Iterator[str]:
    if one.kind not in item.kinds:
        yield f"is {one.kind}"
    if one.issue not in item.issues:
        yield f"on {one.issue}"
    sides = [[cite.speaker for cite in side.cites] for side in one.sides]
    if not _are_apart(item.sides, sides):
        yield "no two sides of " + " and ".join(names[0] for names in item.sides)


def _are_apart(wanted: Sequence[Collection[str]], sides: Sequence[Iterable[Identity | None]]) -> bool:
    """Whether each wanted side can be given a side of its own."""
    if not wanted:
        return True
    first, *others = wanted
    return any(
        _names(first, side) and _are_apart(others, [other for other in sides if other is not side]) for side in sides
    )


def _names(wanted: Collection[str], found: Iterable[Identity | None]) -> bool:
    return any(one is not None and one.name in wanted for one in found)


def read_story(setting: Setting) -> Story:
    articles = list(load_texts(sorted((setting.shared / "seeds").glob("*.txt"))))
    readings = [reading for _, reading in setting.reader.read_many(articles)]
    return build_story(zip(articles, readings, strict=True), resolve(readings))


def make_rows(setting: Setting) -> list[Row]:
    wanted, story = load_wanted(), read_story(setting)
    found = check(wanted, story)
    shown = f"{sum(not lacks for lacks in found.values())}/{len(found)}"
    return [
        Row("items told", shown, f"{len(found)}/{len(found)}"),
        *(Row(name, lacks or "told", "told") for name, lacks in found.items()),
        Row("proposals shown", str(len(story.proposals))),
        Row("disputes shown", str(len(story.disputes))),
    ]


SECTION = Section(
    "five-articles", "The story of the five articles, item by item", make_rows, ("seeds",), is_accuracy=False
)
