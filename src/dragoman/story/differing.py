"""Disputes over why something was offered, asked or refused: reasons for one act that have no word in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from dragoman.story.facts import Fact
from dragoman.story.reasons import are_other_reasons
from dragoman.story.rules import Rules
from dragoman.story.thread import Thread
from dragoman.story.types import Cite

Told = tuple[str, list[Cite]]
"""The differing words, and who says them."""


def find_other_reasons(thread: Thread, rules: Rules) -> Iterator[list[Told]]:
    """Different reasons that two sides give for one request, offer or refusal. One side may have two reasons."""
    for acts in (rules.offers | rules.asks, {"reject"}, {"accept"}):
        given = [f for f in thread.facts if f.act in acts and f.reasons and f.cite.party and f.by]
        for side in sorted({f.by.id for f in given if f.by}):
            told: dict[str, list[Fact]] = defaultdict(list)
            for fact in given:
                if fact.by and fact.by.id == side and fact.cite.party:
                    told[fact.cite.party.id].append(fact)
            differing = _differing(told, rules)
            if differing:
                yield differing


def _differing(told: dict[str, list[Fact]], rules: Rules) -> list[Told]:
    found: dict[str, list[Cite]] = {}
    for one in sorted(told):
        others = [f for other in told if other != one for f in told[other]]
        for fact in told[one]:
            for reason in fact.reasons:
                if others and all(are_other_reasons(reason, r, rules) for f in others for r in f.reasons):
                    found.setdefault(reason, []).append(fact.cite)
    parties = {cite.party.id for cites in found.values() for cite in cites if cite.party}
    return sorted(found.items()) if len(parties) > 1 else []
