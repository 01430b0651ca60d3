"""Which acts are about one offer: the acts of a group made into threads, one for each offer on the table.

First the offers: those of one side, for one place, no further apart than a season, are one. Then each article is
walked in its order and every other act joins the thread that it speaks of. Which thread that is rests on what the act
says (its venue, whom it names, to whom) and, where it says nothing, on what the article spoke of last. Offers come
before answers and each article is walked for itself, so that the order in which articles came plays no part.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from dragoman.story.answering import is_of_earlier_bid, join_answers
from dragoman.story.days import days_between, is_after
from dragoman.story.facts import Fact
from dragoman.story.figures import are_other, find_rates
from dragoman.story.offering import open_by_answers, open_threads, tells_of_bid, tells_of_offer
from dragoman.story.requests import open_asks
from dragoman.story.rules import Rules, load_rules
from dragoman.story.thread import Thread


class Threads(NamedTuple):
    """The threads of a group in one order, the acts that belong to none, and the thread of each other by its id()."""

    threads: list[Thread]
    left: list[Fact]
    of: dict[int, Thread]


def make_threads(facts: Sequence[Fact], rules: Rules, echoes: Mapping[int, Fact] | None = None) -> Threads:
    """The threads of a group. `echoes`: for the id() of each act that repeats another's words that act, which it goes
    with wherever that belongs: the article that only quotes a line says less of it than the one that it comes from."""
    echoes = echoes or {}
    facts = sorted(facts, key=lambda fact: fact.order)
    own = [fact for fact in facts if id(fact) not in echoes]
    taken = [f for f in own if f.act == "withdraw" and not f.negated]
    threads = open_threads([f for f in own if is_offer(f, rules)], rules, taken, find_rates(f.figures for f in own))
    threads = _with_thirds(threads)
    asks = [f for f in own if is_ask(f, rules) and not _is_bystander(f)]
    homes: dict[int, Thread] = {id(fact): thread for thread in threads for fact in thread.offers}
    asked = open_asks(asks, threads, own, rules)
    threads += list({id(thread): thread for thread in asked.values() if thread.is_asked}.values())
    homes |= asked
    _join_echoes(facts, echoes, homes)
    left = join_answers([f for f in facts if id(f) in homes or id(f) not in echoes], threads, homes, rules)
    # Who has answered the offer that his article tells of gives in other figures no more than his reasons.
    answered = {_answer_of(f) for f in facts if id(f) in homes}
    of_bids = {id(f) for f in left if tells_of_bid(f) or is_of_earlier_bid(f, threads)}
    of_bids -= {id(f) for f in left if _answer_of(f) in answered}
    told = open_by_answers([f for f in left if tells_of_offer(f) or id(f) in of_bids], rules)
    homes |= {id(fact): thread for thread in told for fact in thread.offers}
    threads += told
    left = join_answers([fact for fact in left if id(fact) not in homes], told, homes, rules)
    _join_echoes(facts, echoes, homes)
    for fact in facts:
        if id(fact) in homes:
            homes[id(fact)].facts.append(fact)
    left += [fact for fact in facts if id(fact) in echoes and id(fact) not in homes]
    kept = [thread for thread in threads if _is_exchange(thread, threads)]
    left += [fact for thread in threads if not _is_exchange(thread, threads) for fact in thread.facts]
    return Threads(
        sorted(kept, key=lambda thread: thread.key),
        sorted(left, key=lambda fact: fact.order),
        {id(fact): thread for thread in kept for fact in thread.facts},
    )


def _answer_of(fact: Fact) -> tuple[str, str, str]:
    return fact.cite.article, fact.act, fact.by.id if fact.by else ""


def is_offer(fact: Fact, rules: Rules) -> bool:
    return fact.act in rules.offers and not fact.negated and fact.by is not None and not fact.instead


def is_ask(fact: Fact, rules: Rules) -> bool:
    return fact.act in rules.asks and not fact.negated and fact.by is not None


def _join_echoes(facts: Iterable[Fact], echoes: Mapping[int, Fact], homes: dict[int, Thread]) -> None:
    """Puts each echo that has no home yet into that of the act that it repeats."""
    threads = {id(home): home for home in homes.values()}
    offers = {id(offer) for home in threads.values() for offer in home.offers}
    touched: dict[int, Thread] = {}
    for fact in facts:
        first = echoes.get(id(fact))
        if first is None or id(first) not in homes or id(fact) in homes:
            continue
        home = homes[id(fact)] = homes[id(first)]
        if id(first) in offers:
            home.add(fact)
            touched[id(home)] = home
    for home in touched.values():
        home.offers.sort(key=lambda offer: offer.order)


def _with_thirds(threads: list[Thread]) -> list[Thread]:
    """Threads, those of a side for the place that a third offers the two as part of the third's: who proposes to meet
    where the mediator would host has said yes to him."""
    thirds = [t for t in threads if t.by not in t.offers[0].pair]
    kept = []
    for thread in threads:
        others = [t for t in thirds if t is not thread and not _is_of_unplaced(t)]
        home = next((t for t in others if _is_for_same_place(t, thread)), None)
        if home is None or (thread in thirds and not _is_of_unplaced(thread)):
            kept.append(thread)
            continue
        for offer in thread.offers:
            home.add(offer)
        home.offers.sort(key=lambda offer: offer.order)
    return kept


def _is_of_unplaced(thread: Thread) -> bool:
    """Whether an offer is of a person of whom nothing tells for which side he speaks."""
    by = thread.offers[0].by
    return by is not None and by.kind == "person"


def _is_for_same_place(third: Thread, thread: Thread) -> bool:
    near = days_between(third.life, thread.life)
    # A host's own land is where he hosts.
    is_same = thread.venue is not None and thread.venue in (third.venue, third.by)
    return is_same and (near is None or abs(near) <= SEASON)


SEASON = 45
"""Days between two offers of one place that are one matter."""


def _is_bystander(fact: Fact) -> bool:
    """Whether somebody asks who stands for nobody: a prisoner's mother who urges the president makes no offer."""
    return fact.is_own and fact.agent is not None and fact.by == fact.agent and fact.agent.kind == "person"


_SETTLING = frozenset({"accept", "reject", "withdraw", "no-comment"})
_ACCOUNTS = frozenset({"confirm", "deny"})


def _is_exchange(thread: Thread, threads: Sequence[Thread]) -> bool:
    """Whether an offer is one between sides: it is known to whom it was made, or somebody else spoke of it. A request
    or demand needs an answer: without one it is a position. A later bid of another figure is one."""
    if thread.is_asked:
        if any(_is_bid_on(other, thread) for other in threads):
            return True
        ends = {thread.by, *thread.offers[0].pair}
        accounts = [f for f in thread.facts if f.act in _ACCOUNTS and f.of in (None, "request", "accept")]
        return any(f.act in _SETTLING for f in thread.facts) or any(f.by and f.by.id in ends for f in accounts)
    offer = thread.offers[0]
    others = (f for f in thread.facts if f.by and f.by.id != thread.by)
    if all(one.part for one in thread.offers) and not any(f.act in _SETTLING for f in others):
        return False
    is_to_both = offer.family in load_rules().between or any(f.to_both for f in thread.offers)
    if thread.by not in offer.pair and not is_to_both:
        return len({fact.by.id for fact in thread.facts if fact.by}) > 1  # nothing tells that it was put to the two
    return len(offer.pair) > 1 or any(f.by and f.by.id != thread.by for f in thread.facts)


def _is_bid_on(other: Thread, thread: Thread) -> bool:
    if other.by == thread.by or other.by not in thread.offers[0].pair or not are_other(other.figures, thread.figures):
        return False
    first, next_ = thread.offers[0], other.offers[0]
    is_told_later = first.cite.article == next_.cite.article and first.place < next_.place
    return is_after(first.when, next_.when) or (is_told_later and not is_after(next_.when, first.when))
