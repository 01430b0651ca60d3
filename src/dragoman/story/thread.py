"""A thread: one offer on the table, and all acts that speak of it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dragoman.story.days import When, days_between
from dragoman.story.facts import Fact
from dragoman.story.figures import Figures, converted, is_clear
from dragoman.story.identity.spelling import is_spelled_alike


class Thread(msgspec.Struct, kw_only=True, eq=False):
    """One offer and all acts that speak of it. `facts` are in order of time once made."""

    by: str
    """Id of the side that offers; empty where only answers are known."""
    venue: str | None = None
    offers: list[Fact]
    """Of an offer that is known by its answer alone, the answer."""
    facts: list[Fact] = []
    is_asked: bool = False
    """Opened by a request or demand."""
    articles: set[str]
    """Those that tell of the offer."""
    life: When = None
    """From the first offer to the last."""
    asked_by: set[str] = set()
    """Ids of the sides that are said to have asked for it."""
    rates: Sequence[Figures] = ()
    """What acts of the group say in two measures at once."""
    _told: set[tuple[str, float]] = set()
    _clear: set[tuple[str, float]] = set()
    _counted: tuple[tuple[int, int], Figures] = ((0, 0), frozenset())

    @property
    def is_claimed(self) -> bool:
        """A request that only others say was made, and whose side, where it speaks of it, denies it."""
        asks = [offer for offer in self.offers if offer.act != "propose"]
        denied = any(f.act == "deny" and f.of == "request" and f.by and f.by.id == self.by for f in self.facts)
        return self.is_asked and denied and not any(offer.is_own for offer in asks)

    @property
    def is_denied(self) -> bool:
        """An offer that only others say was made, or a denial itself, and that its side denies: it answers no other."""
        denied = any(f.act == "deny" and f.of == "propose" and f.by and f.by.id == self.by for f in self.facts)
        return denied and all(offer.told or not offer.is_own for offer in self.offers)

    @property
    def is_of_no(self) -> bool:
        """An offer that is known by its being turned down alone."""
        return all(offer.act == "reject" for offer in self.offers)

    @property
    def makers(self) -> set[str]:
        """Ids of the sides that propose it: who offers, and who proposed the same place before or after him."""
        return {self.by} | {offer.by.id for offer in self.offers if offer.act == "propose" and offer.by}

    @property
    def figures(self) -> Figures:
        """What it offers, in figures: those of the offers that are clear, else of all."""
        size = len(self._clear), len(self._told)
        if self._counted[0] != size:
            self._counted = size, converted(frozenset(self._clear or self._told), self.rates)
        return self._counted[1]

    def add(self, offer: Fact) -> None:
        self.offers.append(offer)
        self.articles.add(offer.cite.article)
        self._told |= offer.figures
        if is_clear(offer.figures):
            self._clear |= offer.figures
        if offer.when:
            first, last = self.life or offer.when
            self.life = (min(first, offer.when[0]), max(last, offer.when[1]))

    def is_at(self, fact: Fact) -> bool:
        """Whether the offer is for the place of an act: the same, the offering side's own without saying where there,
        or one that is only spelled in other letters."""
        if fact.venue is None:
            return False
        known = {self.venue, *(offer.venue for offer in self.offers)}
        if fact.venue in known or (fact.venue == self.by and self.venue is not None):
            return True
        words = fact.terms.venue
        return words is not None and any(
            is_spelled_alike(words, offer.terms.venue) for offer in self.offers if offer.terms.venue
        )

    def gap(self, fact: Fact) -> int | None:
        """Days between an act and the life of the offer; None where that is unknown."""
        gap = days_between(self.life, fact.when)
        return None if gap is None else abs(gap)

    @property
    def key(self) -> tuple[tuple[str, str, str, int, int, str], str, str]:
        """For one order of threads whatever order facts came in: by time."""
        return (self.offers[0].order, self.by, self.venue or "")
