"""Disputes over details outside the acts: other figures of one thing, other reasons for one thing done.

Without an act to hold them together two details are about one thing only if their clauses say much the same. That finds
few, and is meant to: a false dispute costs a reader more than a missed one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dragoman.story.days import days_between
from dragoman.story.differing import Told
from dragoman.story.facts import Detail
from dragoman.story.reasons import are_other_reasons
from dragoman.story.rules import Rules
from dragoman.story.types import DisputeKind

ALIKE = 0.4
"""Share of the shorter clause's words that two must have in common to be about one thing: two papers' long sentences
on one request have five words of eleven in common."""
FIGURE_WORDS, REASON_WORDS = 3, 2
"""And how many at the least: "seized on the northern edge of the bank" is a thing, "seized" is not. The clause that a
reason is given for is shorter: "had closed the bank"."""
FIGURE_DAYS, REASON_DAYS = 7, 90
"""How far apart: a toll grows by the week, a reason stays."""
SAME_FIGURE, CONVERTED = 0.05, 0.1
"""Figures closer than this are one, rounded: 1.2 million and 1,180,000; and in another unit: three kilometres and two
miles."""
COMMON = 50
"""A word in more details of a group than this says nothing of what they are about."""


class Differing(NamedTuple):
    kind: DisputeKind
    told: list[Told]
    thing: str
    """What they are about, by the shortest name that one of them gives."""


def find_differing(details: Iterable[Detail], rules: Rules) -> Iterator[Differing]:
    """Details of one group on one thing that differ, told by speakers of different sides."""
    ordered = sorted(details, key=lambda one: (one.cite.article, one.cite.statement, one.words))
    near = _near(ordered)
    taken: set[int] = set()
    for n, first in enumerate(ordered):
        others = [m for m in sorted(near[n]) if m > n and m not in taken and _is_one_thing(first, ordered[m])]
        if n in taken or not any(_is_other(first, ordered[m], rules) for m in others):
            continue
        taken.update(others)
        told: dict[str, list[Detail]] = defaultdict(list)
        for m in [n, *others]:
            told[str(ordered[m].value or ordered[m].words)].append(ordered[m])
        accounts = [(given[0].words, [one.cite for one in given]) for _, given in sorted(told.items())]
        thing = min((ordered[m].thing for m in [n, *others]), key=lambda name: (len(name), name))
        yield Differing("other reason" if first.value is None else "other figure", accounts, thing)


def _near(details: Sequence[Detail]) -> dict[int, set[int]]:
    """For each detail those that share a word with it that is not common to all, or that it answers, or that answer
    what it does."""
    held: dict[str, list[int]] = defaultdict(list)
    told: dict[str, list[int]] = defaultdict(list)
    for n, detail in enumerate(details):
        for word in detail.about:
            held[word].append(n)
        for statement in {detail.cite.statement, detail.answers or detail.cite.statement}:
            told[statement].append(n)
    near: dict[int, set[int]] = defaultdict(set)
    for numbers in [*held.values(), *told.values()]:
        if 1 < len(numbers) <= COMMON:
            for n in numbers:
                near[n].update(numbers)
    return near


def _is_one_thing(a: Detail, b: Detail) -> bool:
    if (a.value is None) == (b.value is None) and _are_said_to_differ(a, b):
        return True
    least, days = (REASON_WORDS, REASON_DAYS) if a.value is None else (FIGURE_WORDS, FIGURE_DAYS)
    shared, gap = len({*a.about} & {*b.about}), days_between(a.when, b.when)
    is_near = gap is None or abs(gap) <= days
    return is_near and shared >= least and shared >= ALIKE * min(len(a.about), len(b.about))


def _are_said_to_differ(a: Detail, b: Detail) -> bool:
    """Whether one answers the other, or both a third: what is put in place of a figure is no rounding of it."""
    return a.answers == b.cite.statement or b.answers == a.cite.statement or bool(a.answers and a.answers == b.answers)


def _is_other(a: Detail, b: Detail, rules: Rules) -> bool:
    one, other = a.cite.party, b.cite.party
    if one is None or other is None or one.id == other.id:
        return False
    if a.acted and b.acted:
        return False
    if a.value is None or b.value is None:
        return are_other_reasons(a.words, b.words, rules)
    is_converted = bool(a.measure) and a.measure == b.measure and a.thing.casefold() != b.thing.casefold()
    rounded = 0 if _are_said_to_differ(a, b) else CONVERTED if is_converted else SAME_FIGURE
    return abs(a.value - b.value) > rounded * max(a.value, b.value)
