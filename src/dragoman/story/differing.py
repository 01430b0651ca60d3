"""Disputes over the same thing told differently: other reasons for one act, other figures for one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from dragoman.story.days import days_between
from dragoman.story.facts import Amount, Fact
from dragoman.story.reasons import are_other_reasons
from dragoman.story.rules import Rules
from dragoman.story.threads import Thread
from dragoman.story.types import Cite

ALIKE = 0.5
"""Share of the shorter clause's words that two must have in common to be about one thing."""
LEAST_ALIKE = 3
"""And how many words at the least: "killed in the strike on Orrel" is a thing, "were killed" is not."""
SAME_DAYS = 7
SAME_FIGURE = 0.05
"""Figures closer than this are one, rounded: 1.2 million and 1,180,000."""

Told = tuple[str, list[Cite]]
"""The differing words, and who says them."""


def find_other_reasons(thread: Thread, rules: Rules) -> Iterator[list[Told]]:
    """Different reasons that two sides give for one request, offer or refusal. One side may have two reasons."""
    for acts in (rules.offers | rules.asks, frozenset({"reject"}), frozenset({"accept"})):
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


def find_other_figures(amounts: Iterable[Amount], rules: Rules) -> Iterator[tuple[list[Told], Amount]]:
    """Different numbers of one thing, by speakers of different sides, of the same days and in much the same words."""
    amounts = sorted(amounts, key=lambda a: (a.cite.article, a.cite.statement, a.words))
    taken: set[int] = set()
    for n, first in enumerate(amounts):
        if n in taken:
            continue
        others = [m for m in range(n + 1, len(amounts)) if m not in taken and _is_one_thing(first, amounts[m])]
        differing = [m for m in others if _is_other(first, amounts[m])]
        if differing:
            told: dict[str, list[Cite]] = defaultdict(list)
            for m in [n, *others]:
                told[amounts[m].words].append(amounts[m].cite)
            taken.update(others)
            yield sorted(told.items()), first


def _is_one_thing(a: Amount, b: Amount) -> bool:
    shared = len(set(a.about) & set(b.about))
    gap = days_between(a.when, b.when)
    near = gap is None or abs(gap) <= SAME_DAYS
    return near and shared >= LEAST_ALIKE and shared >= ALIKE * min(len(a.about), len(b.about))


def _is_other(a: Amount, b: Amount) -> bool:
    sides = a.cite.party, b.cite.party
    if sides[0] is None or sides[1] is None or sides[0].id == sides[1].id:
        return False
    return abs(a.value - b.value) > SAME_FIGURE * max(a.value, b.value)
