"""Which of several offers an answer speaks of by its words: "release of the wounded" is of the one with them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache

from dragoman.story.facts import Fact
from dragoman.story.reasons import stem, stems
from dragoman.story.rules import load_rules
from dragoman.story.thread import Thread

MOST = 3
"""More words in common than these say no more."""


_SHARE = "share"


class Likeness:
    """The words that only one of some threads has in its offers."""

    def __init__(self, threads: Sequence[Thread]) -> None:
        told = {id(t): frozenset().union(*(_words(f.cite.words) for f in t.offers)) for t in threads}
        counts = Counter(word for words in told.values() for word in words)
        self._own = (
            {at: frozenset(word for word in words if counts[word] == 1) for at, words in told.items()}
            if len(threads) > 1
            else {}
        )

    def shared(self, fact: Fact, thread: Thread) -> int:
        """How many of a thread's own words an act has, at most `MOST`; 0 where there is no other thread."""
        own = self._own.get(id(thread))
        return min(MOST, len(own & _words(fact.cite.words))) if own else 0


def are_alike(fact: Fact, thread: Thread) -> bool:
    """Whether an act has a word of weight in common with a thread's offers."""
    return any(_words(fact.cite.words) & _words(offer.cite.words) for offer in thread.offers)


def is_other_matter(a: Fact, b: Fact) -> bool:
    """Whether two acts both have words of weight, and none in common."""
    one, other = _words(a.cite.words), _words(b.cite.words)
    return bool(one) and bool(other) and not one & other


def are_other_figures(fact: Fact, offers: Sequence[Fact]) -> bool:
    """Whether an offer gives other figures for all that it and others count: "6.5 per cent", where these said "5"."""
    own = _counted(fact.cite.words)
    told = [counted for offer in offers if (counted := _counted(offer.cite.words)).keys() & own.keys()]
    if _SHARE in own:  # what else is said of it, as for how long, may stay
        told = [{_SHARE: counted[_SHARE]} for counted in told if _SHARE in counted]
    return bool(told) and not any(own[unit] & counted[unit] for counted in told for unit in own.keys() & counted.keys())


@lru_cache(65536)
def _counted(words: str) -> dict[str, frozenset[float]]:
    """For each unit or thing the numbers of it in words."""
    found: dict[str, set[float]] = defaultdict(set)
    for match in _figure().finditer(words):
        unit = _SHARE if match["share"] else stem(match["unit"].lower())
        if unit not in load_rules().little:
            found[unit].add(_value(match["number"].lower()))
    return {unit: frozenset(values) for unit, values in found.items()}


def _value(number: str) -> float:
    return load_rules().numbers.get(number) or float(number.replace(",", ""))


@lru_cache(1)
def _figure() -> re.Pattern[str]:
    number = rf"(?P<number>\d[\d,]*(?:\.\d+)?|\b(?:{'|'.join(load_rules().numbers)})\b)"
    return re.compile(
        rf"(?<!from )(?<![\w.,]){number}(?:(?P<share>\s?%|[\s-]per ?cent\b)|[\s-](?P<unit>[^\W\d_]{{3,}}))",
        re.IGNORECASE,
    )


@lru_cache(65536)
def _words(words: str) -> frozenset[str]:
    """The words of weight; a number is the same in figures: "11 stewards", "the eleven"."""
    rules = load_rules()
    found = stems(words, rules) - rules.plain_stems
    return frozenset(_figures().get(word, word) for word in found)


@lru_cache(1)
def _figures() -> dict[str, str]:
    return {stem(word): str(int(value)) for word, value in load_rules().numbers.items()}
