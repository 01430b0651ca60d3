"""Requests and demands: those that lead to an offer or repeat it, and those that are a matter of their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from dragoman.story.facts import Fact
from dragoman.story.figures import are_other
from dragoman.story.likeness import are_alike
from dragoman.story.offering import open_threads
from dragoman.story.rules import Rules
from dragoman.story.thread import Thread


def open_asks(
    asks: Sequence[Fact], threads: Sequence[Thread], facts: Sequence[Fact], rules: Rules
) -> dict[int, Thread]:
    """The thread of each request, by the id() of the act: that of an offer which answered it or which it repeats in
    stronger words, one of `threads`; else one of its own. `facts`: all acts of the group. What was refused before the
    one asked offered something is a matter of its own, and so is the same side's request in other articles."""
    told: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        told[fact.cite.article].append(fact)
    granted = _granted(facts, rules)
    settled = {id(f) for f in asks if _is_refused(f, told[f.cite.article], rules) or (_by(f), _other(f)) in granted}
    opened: list[Thread] = []
    for fact in [f for f in asks if id(f) in settled]:
        home = _home_of_ask(fact, [t for t in opened if t.by == _by(fact)], rules)
        if home is None:
            home = Thread(by=_by(fact), venue=fact.venue, offers=[], facts=[], articles=set())
            opened.append(home)
        home.add(fact)
    homes: dict[int, Thread] = {}
    left = []
    for fact in [f for f in asks if id(f) not in settled]:
        home = _home_of_ask(fact, [*opened, *threads], rules)
        if home is None:
            left.append(fact)
            continue
        homes[id(fact)] = home
        home.asked_by.add(_by(fact) if fact.act == "request" else "")
    opened += open_threads(left, rules)
    for thread in opened:
        thread.is_asked = True
    return homes | {id(fact): thread for thread in opened for fact in thread.offers}


def _home_of_ask(fact: Fact, threads: Sequence[Thread], rules: Rules) -> Thread | None:
    fitting = []
    for number, thread in enumerate(threads):
        gap = thread.gap(fact)
        together = fact.cite.article in thread.articles
        elsewhere = fact.venue and thread.venue and not thread.is_at(fact)
        if (gap is not None and gap > rules.gap_days) or elsewhere or are_other(fact.figures, thread.figures):
            continue
        is_own = thread.by == _by(fact)
        is_ask = thread.offers[0].act in rules.asks
        is_asked = fact.to is not None and thread.by == fact.to.id and not is_ask
        if fact.act == "demand" and fact.family not in rules.brought and not are_alike(fact, thread):
            is_asked = False  # "leave the town", and twenty kilometres offered for both: a matter of its own
        is_third = fact.by is not None and fact.by.id not in fact.pair
        is_again = is_own and is_ask
        if is_again and not (together or are_alike(fact, thread)):
            continue
        if is_own or is_asked or is_third:
            same = thread.is_at(fact)
            # Who says that the other side asked speaks of what led to his own offer, not to the other's.
            is_claimed = is_asked and not fact.is_own
            # A demand puts an own offer in stronger words; a request may have led to the other's.
            is_stronger = is_own and together and fact.act == "demand"
            fitting.append((same, is_claimed, together, is_again, is_stronger, is_asked, is_own, -(gap or 0), -number))
    return threads[-max(fitting)[8]] if fitting else None


def _is_refused(ask: Fact, told: Sequence[Fact], rules: Rules) -> bool:
    """Whether the article of a request tells next that the one asked refused it, before any offer of his. `told`: the
    acts of that article."""
    after = [f for f in told if f.place > ask.place and _by(f) == _other(ask) != ""]
    first = min(after, key=lambda f: f.place, default=None)
    own = [f for f in told if first and f.place < first.place and _by(f) == _by(ask)]
    if any(f.act in rules.offers for f in own):
        return False  # what was refused is what he offered by then
    if first is None or ask.venue or _by(ask) not in ask.pair:
        return False  # what a third asks of one for another goes with what the two say of it
    return first.act == "reject" and not first.negated and first.is_own and first.to in (None, ask.by)


def _granted(facts: Sequence[Fact], rules: Rules) -> set[tuple[str, str]]:
    """Who asks whom for something to which the one asked says yes, where who asks offers nothing that this could be to.
    A request for talks is granted by inviting, and who is ready for what he offers himself says yes to nobody."""
    offering = {_by(fact) for fact in facts if fact.act in rules.offers}
    own = {(_by(fact), fact.cite.article) for fact in facts if fact.act in rules.offers}
    yes = [f for f in facts if f.act == "accept" and f.is_own and not f.negated and f.family not in rules.brought]
    yes = [f for f in yes if f.to or (_by(f), f.cite.article) not in own]
    return {(_other(f), _by(f)) for f in yes if _other(f) not in {"", *offering}}


def _other(fact: Fact) -> str:
    """To whom an act is, by id: the one told, or the other of the two whose matter it is."""
    if fact.to:
        return fact.to.id
    others = [side for side in fact.pair if side != _by(fact)]
    return others[0] if len(others) == 1 and len(fact.pair) == 2 else ""


def _by(fact: Fact) -> str:
    return fact.by.id if fact.by else ""
