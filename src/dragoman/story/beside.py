"""Answers to a third, put also where he may have made his offer: to the two that the answering side is mostly one of.

An article may tell only that a side "let the board's inspectors in", and not that the board had offered them to both
sides; another tells that. A group holds the acts of one matter between two, so that the answer goes into the group of
that side and its main opponent as well, marked: there it joins a third's offer, or nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from dragoman.story.facts import Fact
from dragoman.story.rules import Rules
from dragoman.story.scene import Scene


def find_beside(acts: Sequence[Fact], scene: Scene, rules: Rules) -> Iterator[Fact]:
    """Each yes or no to another, once more in the group of its side and the one that it else deals with most; but not
    where the other's own offer to this side is told."""
    offered = {(f.by.id, f.to.id, f.family) for f in acts if f.by and f.to and f.act in rules.offers}
    for fact in acts:
        if fact.act not in ("accept", "reject") or not fact.by or not fact.to or fact.instead:
            continue
        by, to = fact.by.id, fact.to.id
        pair = scene.usual(by, None, without=to)
        if {*fact.pair} == {by, to} and len(pair) == 2 and (to, by, fact.family) not in offered:
            yield msgspec.structs.replace(fact, pair=pair, beside=True)
