"""Which acts are about one offer: the acts of a group made into threads, one for each offer on the table.

First the offers: those of one side, for one place, no further apart than a season, are one. Then each article is
walked in its order and every other act joins the thread that it speaks of. Which thread that is rests on what the act
says (its venue, whom it names, to whom) and, where it says nothing, on what the article spoke of last. Offers come
before answers and each article is walked for itself, so that the order in which articles came plays no part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from dragoman.story.days import When, days_between
from dragoman.story.facts import Fact
from dragoman.story.rules import Rules


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

    def add(self, offer: Fact) -> None:
        self.offers.append(offer)
        self.articles.add(offer.cite.article)
        if offer.when:
            first, last = self.life or offer.when
            self.life = (min(first, offer.when[0]), max(last, offer.when[1]))

    def is_at(self, venue: str | None) -> bool:
        """Whether the offer is for a place: the same, or the offering side's own without saying where there."""
        return venue is not None and (venue == self.venue or (venue == self.by and self.venue is not None))

    def gap(self, fact: Fact) -> int | None:
        """Days between an act and the life of the offer; None where that is unknown."""
        gap = days_between(self.life, fact.when)
        return None if gap is None else abs(gap)

    @property
    def key(self) -> tuple[str, str, str]:
        """For one order of threads whatever order facts came in."""
        return ("~".join(map(str, self.offers[0].order)), self.by, self.venue or "")


Spoken = tuple[set[int], set[int]]
"""id() of the threads that an article has spoken of so far, and of those that it makes or asks for anywhere."""


class Threads(NamedTuple):
    """The threads of a group in one order, the acts that belong to none, and the thread of each other by its id()."""

    threads: list[Thread]
    left: list[Fact]
    of: dict[int, Thread]


def make_threads(facts: Sequence[Fact], rules: Rules) -> Threads:
    """The threads of a group."""
    facts = sorted(facts, key=lambda fact: fact.order)
    threads = _open([f for f in facts if f.act in rules.offers and not f.negated and f.by], rules)
    asks = [f for f in facts if f.act in rules.asks and not f.negated and f.by]
    joined, alone = _join_asks(asks, threads, rules)
    opened = _open(alone, rules)
    for thread in opened:
        thread.is_asked = True
    threads += opened
    homes: dict[int, Thread] = {id(fact): thread for thread in threads for fact in thread.offers} | joined
    left = _answers(facts, threads, homes, rules)
    told = _open_by_answers([fact for fact in left if _tells_of_offer(fact)], rules)
    homes |= {id(fact): thread for thread in told for fact in thread.offers}
    threads += told
    left = _answers([fact for fact in left if id(fact) not in homes], told, homes, rules)
    for fact in facts:
        if id(fact) in homes:
            homes[id(fact)].facts.append(fact)
    kept = [thread for thread in threads if _is_exchange(thread)]
    left += [fact for thread in threads if not _is_exchange(thread) for fact in thread.facts]
    return Threads(
        sorted(kept, key=lambda thread: thread.key),
        sorted(left, key=lambda fact: fact.order),
        {id(fact): thread for thread in kept for fact in thread.facts},
    )


def _open(offers: Iterable[Fact], rules: Rules) -> list[Thread]:
    """Threads of offers. Those that name a place first: one that names none joins them rather than the other way."""
    offers = list(offers)
    threads: dict[str, list[Thread]] = defaultdict(list)
    for fact in [f for f in offers if f.venue] + [f for f in offers if not f.venue]:
        side = fact.by.id if fact.by else ""
        home = _home_of_offer(fact, threads[side], rules)
        if home is None:
            home = Thread(by=side, venue=fact.venue, offers=[], facts=[], articles=set())
            threads[side].append(home)
        home.add(fact)
    for made in threads.values():
        for thread in made:
            thread.offers.sort(key=lambda fact: fact.order)
    return [thread for side in sorted(threads) for thread in threads[side]]


def _tells_of_offer(fact: Fact) -> bool:
    """Whether an answer says that there is an offer: it points back at one of another side, or says yes to a place or
    on a condition. A bare "ready to meet" answers nothing known, and who refuses a place may not have been asked."""
    if not fact.is_own or fact.negated or len(fact.pair) < 2:
        return False
    if fact.act == "accept" and (fact.venue or fact.terms.condition):
        return True
    return fact.act in ("accept", "reject") and fact.back and fact.to is not None


def _open_by_answers(answers: list[Fact], rules: Rules) -> list[Thread]:
    """Threads of offers that are known by their answers alone: "these terms have been rejected", "agreed to meet on
    neutral ground". Who offered is known only of the first kind."""
    threads: dict[str, list[Thread]] = defaultdict(list)
    for fact in answers:
        side = fact.to.id if fact.to and fact.back else ""
        home = _home_of_offer(fact, threads[side], rules) or next(
            (t for t in threads[side] if _is_same_yes(fact, t)), None
        )
        if home is None:
            home = Thread(by=side, venue=fact.venue, offers=[], facts=[], articles=set())
            threads[side].append(home)
        home.add(fact)
    return [thread for side in sorted(threads) for thread in threads[side]]


def _is_same_yes(fact: Fact, thread: Thread) -> bool:
    """Whether one side says yes twice in one article: to "neutral ground in Quessin" and to its port is one offer."""
    return any(
        fact.act == other.act == "accept" and fact.by == other.by and fact.cite.article == other.cite.article
        for other in thread.offers
    )


def _home_of_offer(fact: Fact, threads: list[Thread], rules: Rules) -> Thread | None:
    fitting = []
    for number, thread in enumerate(threads):
        gap = thread.gap(fact)
        near = gap is not None and gap <= rules.gap_days
        together = fact.cite.article in thread.articles
        if fact.venue and not thread.is_at(fact.venue):
            continue
        # Of no known distance: the same place is the same offer; without a place only a third, who mediates, is held
        # to make one offer. An undated invitation to one's capital is not last year's readiness to talk.
        is_third = thread.by not in fact.pair
        if near or together or (gap is None and (fact.venue or not fact.when or is_third)):
            # The nearest in time; of those at no known distance the last: offers are sorted, so that is the latest.
            fitting.append((together, near, -(gap or 0), number))
    return threads[max(fitting)[3]] if fitting else None


def _join_asks(asks: list[Fact], threads: list[Thread], rules: Rules) -> tuple[dict[int, Thread], list[Fact]]:
    """Requests that belong to an offer: what the offer answered, or the offer itself again in stronger words."""
    joined: dict[int, Thread] = {}
    alone = []
    for fact in asks:
        fitting = []
        for number, thread in enumerate(threads):
            gap = thread.gap(fact)
            together = fact.cite.article in thread.articles
            elsewhere = fact.venue and thread.venue and not thread.is_at(fact.venue)
            if (gap is not None and gap > rules.gap_days) or elsewhere:
                continue
            is_own = fact.by is not None and thread.by == fact.by.id
            is_asked = fact.to is not None and thread.by == fact.to.id
            is_third = fact.by is not None and fact.by.id not in fact.pair
            if is_own or is_asked or is_third:
                same = thread.is_at(fact.venue)
                fitting.append((same, together, is_asked, is_own, -(gap or 0), -number))
        if fitting:
            home = threads[-max(fitting)[5]]
            joined[id(fact)] = home
            home.asked_by.add(fact.by.id if fact.act == "request" and fact.by else "")
        else:
            alone.append(fact)
    return joined, alone


def _answers(facts: list[Fact], threads: list[Thread], homes: dict[int, Thread], rules: Rules) -> list[Fact]:
    """Gives each answer its thread, article by article in its own order; the acts that found none are handed back."""
    articles: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        articles[fact.cite.article].append(fact)
    left = []
    for article in sorted(articles):
        walk = sorted(articles[article], key=lambda fact: (fact.place, fact.cite.statement))
        ahead = {id(homes[id(fact)]) for fact in walk if id(fact) in homes}
        spoken: set[int] = set()
        last: Thread | None = None
        for fact in walk:
            if id(fact) not in homes:
                home = None
                if fact.act in rules.answers and not fact.aside:
                    home = _home_of_answer(fact, threads, (spoken, ahead), last, rules)
                if home is None:
                    left.append(fact)
                    continue
                homes[id(fact)] = home
            last = homes[id(fact)]
            spoken.add(id(last))
    return left


def _home_of_answer(
    fact: Fact, threads: list[Thread], spoken: Spoken, last: Thread | None, rules: Rules
) -> Thread | None:
    side = fact.by.id if fact.by else None
    best: tuple[int, ...] | None = None
    home = None
    for number, thread in enumerate(threads):
        gap = thread.gap(fact)
        if gap is not None and gap > rules.gap_days and id(thread) not in spoken[0] | spoken[1]:
            continue
        score = _fit(fact, thread, side, spoken, last)
        # The nearest in time; of threads at no known distance the latest.
        near = (score, -(gap or 0), number if gap is None else -number)
        if score > 0 and (best is None or near > best):
            best, home = near, thread
    return home


def _fit(fact: Fact, thread: Thread, side: str | None, spoken: Spoken, last: Thread | None) -> int:
    """How well an act fits a thread; 0: not at all. The weights say which evidence outdoes which, no more."""
    same_place = thread.is_at(fact.venue)
    if fact.venue and thread.venue and not same_place:
        return 0
    is_own = side is not None and side == thread.by
    is_before, is_here = id(thread) in spoken[0], id(thread) in spoken[0] | spoken[1]
    is_last = thread is last
    told_to = fact.to is not None and fact.to.id == thread.by
    fit = 8 * same_place + 3 * is_last + is_here + is_before + 2 * (is_last and fact.back)
    if fact.act in ("deny", "confirm"):
        return fit + _fit_account(fact, thread, side)
    if fact.act in ("withdraw", "promise"):
        return fit + 4 if is_own else (fit if same_place else 0)
    if fact.act in ("accept", "reject"):
        if is_own:  # a side does not answer its own offer: what it says yes to is another's request within it
            asked = bool(thread.asked_by - {"", side})
            # Who is "ready to meet" in an article that tells of his own offer repeats it, and takes up no other.
            own_again = fact.act == "accept" and (asked or is_here) and not (fact.venue or fact.back)
            return 1 + 8 * is_here if own_again else 0
        if not (same_place or is_here or fact.back) and fact.act == "accept" and thread.venue:
            return 0  # "ready to meet" says nothing of an invitation that the article never mentions
        return fit + 2 * told_to + 1
    if fact.act == "no-comment":
        return fit if is_here or same_place else 0
    return fit + told_to if is_here or same_place or told_to else 0


def _fit_account(fact: Fact, thread: Thread, side: str | None) -> int:
    """A denial is mostly of what one's own side is said to have done, a confirmation of what was done to it."""
    others = [one for one in fact.named if one != side]
    wanted = "request" if thread.is_asked else "propose"
    if fact.of == "request" and not thread.is_asked:
        return 1 + bool(thread.asked_by - {""})
    if fact.of not in (None, wanted, "accept", "reject", "promise"):
        return 0
    if fact.of == "promise" and (thread.by == side) != (fact.act == "deny"):
        return 0  # a promise goes with the offers of who gives it
    fit = 1 + 9 * (thread.by == side if fact.act == "deny" else thread.by != side) + 2 * (thread.by in fact.pair)
    if fact.act == "confirm":
        fit += 3 * (thread.by in others)
    return fit


_SETTLING = frozenset({"accept", "reject", "withdraw", "no-comment"})
_ACCOUNTS = frozenset({"confirm", "deny"})


def _is_exchange(thread: Thread) -> bool:
    """Whether an offer is one between sides: it is known to whom it was made, or somebody else spoke of it. A request
    or demand needs an answer: without one it is a position."""
    if thread.is_asked:
        return any(
            f.act in _SETTLING or (f.act in _ACCOUNTS and f.of in (None, "request", "accept")) for f in thread.facts
        )
    return len(thread.offers[0].pair) > 1 or any(f.by and f.by.id != thread.by for f in thread.facts)
