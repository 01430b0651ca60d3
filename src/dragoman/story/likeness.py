"""Which of several offers an answer speaks of by its words: "release of the wounded" is of the one with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from dragoman.story.facts import Fact
from dragoman.story.reasons import stem, stems
from dragoman.story.rules import load_rules
from dragoman.story.thread import Thread

MOST = 3
"""More words in common than these say no more."""


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


def are_alike(fact: Fact, thread: Thread, least: int = 1) -> bool:
    """Whether an act has words of weight in common with one of a thread's offers, `least` of them."""
    return any(len(_words(fact.cite.words) & _words(offer.cite.words)) >= least for offer in thread.offers)


def is_other_matter(a: Fact, b: Fact) -> bool:
    """Whether two acts both have words of weight, and none in common."""
    one, other = _words(a.cite.words), _words(b.cite.words)
    return bool(one) and bool(other) and not one & other


def speaks_of_other(answer: Fact, fact: Fact) -> bool:
    """Whether an act that may be about another has words of weight, and none of that one's nor of who said it."""
    names = " ".join(one.name for one in (fact.by, fact.cite.speaker) if one)
    own = _words(answer.cite.words) - stems(names, load_rules())
    return bool(own) and own.isdisjoint(_words(fact.cite.words))


def names_matter(fact: Fact) -> bool:
    """Whether an act's own words have one of its issue's name."""
    return not _words(fact.cite.words).isdisjoint(stems(fact.issue, load_rules()))


@lru_cache(65536)
def _words(words: str) -> frozenset[str]:
    """The words of weight; a number is the same in figures: "11 stewards", "the eleven"."""
    rules = load_rules()
    found = stems(words, rules) - rules.plain_stems
    return frozenset(_figures().get(word, word) for word in found)


@lru_cache(1)
def _figures() -> dict[str, str]:
    return {stem(word): str(int(value)) for word, value in load_rules().numbers.items()}
