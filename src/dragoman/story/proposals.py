"""Threads as proposals: named, with their moves, terms, state and what they answer."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

import msgspec

from dragoman.story.answers import outcome
from dragoman.story.days import days_between, is_after
from dragoman.story.echoes import Shared
from dragoman.story.facts import Fact
from dragoman.story.figures import are_other
from dragoman.story.rules import Rules
from dragoman.story.thread import Thread
from dragoman.story.types import Cite, Identity, Move, Proposal, Terms


class Origins:
    """Gives cites the origin that their statements go back to; their article, where they share none."""

    def __init__(self, shared: Mapping[tuple[str, str], Shared]) -> None:
        self._shared = shared
        self._given: dict[tuple[str, str], Cite] = {}

    def cite(self, cite: Cite) -> Cite:
        key = (cite.article, cite.statement)
        if key not in self._given:
            shared = self._shared.get(key)
            self._given[key] = msgspec.structs.replace(cite, origin=shared.origin if shared else cite.article)
        return self._given[key]

    def passage(self, cite: Cite) -> str | None:
        """Id of the passage that several articles carry, if they do."""
        shared = self._shared.get((cite.article, cite.statement))
        return shared.passage if shared else None


def make_proposals(
    group: str, threads: Sequence[Thread], sides: Mapping[str, Identity], origins: Origins, rules: Rules
) -> list[Proposal]:
    """One proposal for each thread of a group, whose sides by id are `sides`. Ids are the same in whatever order
    articles came."""
    ids = _ids(group, threads)
    answers = find_counters(threads, rules)
    made = []
    for thread in threads:
        counter = next((other for other in threads if answers.get(id(other)) is thread), None)
        asked = _asked(thread)
        state, why = outcome(thread, asked, counter)
        told = thread.facts + (counter.offers if counter else [])
        answered = answers.get(id(thread))
        made.append(
            Proposal(
                id=ids[id(thread)],
                issue=_most(f.issue for f in thread.offers),
                by=_agent(thread.offers, thread.by) or _recipient(thread, thread.by),
                to=tuple(one for one in (_recipient(thread, side) or sides.get(side) for side in asked) if one),
                terms=_terms(thread),
                state=state,
                why=why,
                moves=make_moves(told, origins),
                counters=ids[id(answered)] if answered else None,
            )
        )
    return made


def find_counters(threads: Sequence[Thread], rules: Rules) -> dict[int, Thread]:
    """For the id() of each thread that answers another: the one it answers. A counter-offer comes from a side that was
    asked, differs in its place or figure, and follows: in the same article, or within days. It need not be preceded by
    a no: who bids 13 for 15, or invites his host to his own capital, has not taken up what he was offered."""
    found: dict[int, Thread] = {}
    for late in threads:
        fitting = [early for early in threads if _counters(late, early, rules)]
        if fitting:
            found[id(late)] = max(fitting, key=lambda early: _nearness(early, late))
    for late in threads:
        bid = _bid_raised_over(late, threads, found)
        if bid and id(late) not in found:
            found[id(late)] = bid
    return {id(late): found[id(late)] for late in threads if id(late) in found and _stands(late, found)}


def _nearness(early: Thread, late: Thread) -> tuple[object, ...]:
    """How near an offer is to one that may answer it: of the same article, and there one that it tells the no to alone
    ("threw out 3 and asked for 7"), which elsewhere is older than the others; then the latest."""
    is_here = bool(early.articles & late.articles)
    return (is_here, early.is_of_no == is_here, early.key)


def _bid_raised_over(late: Thread, threads: Sequence[Thread], found: Mapping[int, Thread]) -> Thread | None:
    """The other side's bid which an offer answers that its article tells first, where an older offer of its side is
    known by the no to it alone: "raised its offer to 4.5 per cent after the union threw out 3 and asked for 7"."""
    for bid in threads:
        older = found.get(id(bid))
        if older is None or older is late or not older.is_of_no or older.by != late.by or late.is_of_no:
            continue
        is_told = bool(older.articles & bid.articles & late.articles) and are_other(late.figures, bid.figures)
        if is_told and not is_after(late.offers[0].when, bid.offers[0].when):
            return bid
    return None


def _stands(late: Thread, found: Mapping[int, Thread]) -> bool:
    """Of two that seem to answer each other the later does; of a chain of bids each link stands. Who meets where a
    third hosts, after each asked the other home, has answered the first of these two."""
    early = found[id(late)]
    back = found.get(id(early))
    if back is None:
        return True
    return late.by in early.offers[0].pair and not (back is late and late.key < early.key)


def _counters(late: Thread, early: Thread, rules: Rules) -> bool:
    if late is early or late.by == early.by or (late.venue and late.venue == early.venue) or late.is_denied:
        return False
    if late.is_asked and (early.by not in early.offers[0].pair or not are_other(late.figures, early.figures)):
        return False  # what one of two wants stands beside a third's proposal
    if all(rules.standing_pattern.search(offer.cite.words) for offer in late.offers):
        return False  # "her own invitation stood": it was made before
    makers = late.makers.intersection(early.offers[0].pair) - {early.by}
    if not makers or is_after(late.offers[0].when, early.offers[0].when):
        return False
    refusals = [f for f in early.facts if f.act == "reject" and not f.negated and f.by and f.by.id in makers]
    if not refusals:
        return _outbids(late, early, rules)
    here = [refusal for refusal in refusals if refusal.cite.article in late.articles]
    if here and not (
        early.offers[0].when and late.offers[0].when
    ):  # the no, then what is offered instead: not what was offered elsewhere before
        made = late.offers[0]
        return any(refusal.cite.article == made.cite.article and refusal.place <= made.place for refusal in here)
    if here:
        # Put on the day of the other's, before its side spoke of that, it stands beside it: neither answers the other.
        is_before = late.offers[0].when == early.offers[0].when and all(
            is_after(late.offers[0].when, refusal.when) for refusal in refusals
        )
        return not _is_earlier(late, early) and (not is_before or _outbids(late, early, rules))
    gap = days_between(refusals[0].when, late.offers[0].when)
    if gap is None:  # another place, by the side that refused this one: all that can be known without dates
        return (bool(late.venue and early.venue) and not _is_earlier(late, early)) or _outbids(late, early, rules)
    return -1 <= gap <= rules.counter_days


def _outbids(late: Thread, early: Thread, rules: Rules) -> bool:
    """Whether an offer stands in place of another without a no: another place or figure of the same thing, told after
    it or dated later."""
    first, second = early.offers[0], late.offers[0]
    is_said = second.countering and first.cite.article == second.cite.article
    if not (late.venue and early.venue) and not are_other(late.figures, early.figures) and not is_said:
        return False
    if is_after(first.when, second.when):
        return (days_between(first.when, second.when) or 0) <= rules.counter_days
    shared = early.articles & late.articles
    return bool(shared) and all(
        _is_told_before(*([offer for offer in t.offers if offer.cite.article == article] for t in (early, late)))
        for article in shared
    )


def _is_told_before(first: Iterable[Fact], second: Iterable[Fact]) -> bool:
    """Whether an article tells some acts before others: its headline where that tells both, for one alone stands there
    out of order ("asks 30" above a report of what was bid before)."""
    places = [{(fact.headline, fact.place) for fact in facts} for facts in (first, second)]
    for headline in (True, False):
        one, other = [min((place for is_head, place in told if is_head == headline), default=None) for told in places]
        if one and other:
            return one < other
    return min(place for _, place in places[0]) < min(place for _, place in places[1])


def _is_earlier(a: Thread, b: Thread) -> bool:
    """Whether a is the older offer: by its date; of one day, because an article that tells of both tells it or its
    answer first ("turned down 6 per cent and asked for 9"); or because more articles tell of it."""
    first, second = a.offers[0].when, b.offers[0].when
    if first and second and first != second:
        return first < second
    if first and second and a.offers[0].cite.article == b.offers[0].cite.article:
        article = a.offers[0].cite.article
        return _is_told_before(*([f for f in t.facts if f.cite.article == article] for t in (a, b)))
    return (-len(a.articles), a.key) < (-len(b.articles), b.key)


def make_moves(facts: Iterable[Fact], origins: Origins) -> tuple[Move, ...]:
    """Acts in order of time. What several articles carry from one origin is one move with all its cites."""
    moves: dict[tuple[str, ...], list[Fact]] = defaultdict(list)
    for fact in sorted(facts, key=lambda fact: fact.order):
        shared = origins.passage(fact.cite)
        one = (fact.cite.article, fact.cite.statement, str(fact.place[1])) if shared is None else (shared,)
        moves[
            (fact.act, fact.of or "", fact.by.id if fact.by else "", str(fact.negated), fact.venue or "", *one)
        ].append(fact)
    return tuple(_move(told, origins) for told in moves.values())


def _move(told: list[Fact], origins: Origins) -> Move:
    first = told[0]
    cites = [
        next(same) for _, same in groupby((origins.cite(f.cite) for f in told), lambda c: (c.article, c.statement))
    ]
    return Move(
        act=first.act, of=first.of, agent=first.agent, recipient=first.recipient, terms=first.terms,
        negated=first.negated, cites=tuple(cites),
    )  # fmt: skip


def _asked(thread: Thread) -> list[str]:
    """The sides that an offer is made to: the two whose matter it is, without the one that makes it."""
    return [side for side in thread.offers[0].pair if side != thread.by]


def _agent(facts: Iterable[Fact], side: str) -> Identity | None:
    return _most_one(f.agent for f in facts if f.by and f.by.id == side)


def _recipient(thread: Thread, side: str) -> Identity | None:
    """Whom an offer is made to, by the name most used: in the offers, else in that side's own acts."""
    named = _most_one(f.recipient for f in thread.offers if f.to and f.to.id == side)
    return named or _agent(thread.facts, side)


def _terms(thread: Thread) -> Terms:
    """The latest of each term. A condition or date that a later offer does not repeat still stands."""
    venues = [f.terms.venue for f in thread.offers if f.terms.venue and f.venue == thread.venue]
    dates = [f.terms.date for f in thread.offers if f.terms.date]
    conditions = [f.terms.condition for f in thread.offers if f.terms.condition]
    return Terms(
        venue=_most(venues) if venues else None,
        date=dates[-1] if dates else None,
        condition=conditions[-1] if conditions else None,
    )


def _most(values: Iterable[str]) -> str:
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value))


def _most_one(values: Iterable[Identity | None]) -> Identity | None:
    known = [one for one in values if one]
    counts = Counter(one.id for one in known)
    return min(known, key=lambda one: (-counts[one.id], one.id)) if known else None


def _ids(group: str, threads: Sequence[Thread]) -> dict[int, str]:
    seen: Counter[str] = Counter()
    ids = {}
    for thread in threads:
        key = "|".join((group, thread.by, thread.venue or "", str(thread.is_asked)))
        seen[key] += 1
        ids[id(thread)] = hashlib.blake2b(f"{key}|{seen[key]}".encode(), digest_size=8).hexdigest()
    return ids
