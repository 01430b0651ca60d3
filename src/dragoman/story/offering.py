"""Which offers are one: of one side, for one place, within a season of each other; and those known by answers alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dragoman.story.days import is_after
from dragoman.story.facts import Fact
from dragoman.story.figures import Figures, are_other, have_in_common, is_measure
from dragoman.story.likeness import are_alike, is_other_matter
from dragoman.story.rules import Rules, load_rules
from dragoman.story.thread import Thread


def open_threads(
    offers: Iterable[Fact], rules: Rules, taken: Sequence[Fact] = (), rates: Sequence[Figures] = ()
) -> list[Thread]:
    """Threads of offers. Those that name a place first: one that names none joins them rather than the other way.
    `taken`: where sides take an offer back, after which they may make another."""
    offers = list(offers)
    bids = [fact for fact in offers if fact.figures]
    threads: dict[str, list[Thread]] = defaultdict(list)
    before = {id(fact): _taken_before(fact, taken) for fact in offers}
    for fact in sorted(offers, key=lambda f: (before[id(f)] is not None, f.venue is None, not f.figures)):
        side, back = fact.by.id if fact.by else "", before[id(fact)]
        fitting = [t for t in threads[side] if not (back and are_alike(back, t))]
        fitting = [t for t in fitting if not _is_other_bid(fact, t) and not _is_outbid(fact, t, bids)]
        is_third = side not in fact.pair  # what a mediator puts to two persons is one offer
        if fact.family in rules.brought and not is_third and fact.recipient and fact.recipient.kind == "person":
            fitting = [t for t in fitting if not _is_to_another(fact, t)]
        home = _home_of_offer(fact, fitting, rules)
        if home is None:
            home = Thread(by=side, venue=fact.venue, offers=[], facts=[], articles=set(), rates=rates)
            threads[side].append(home)
        home.add(fact)
    for made in threads.values():
        for thread in made:
            thread.offers.sort(key=lambda fact: fact.order)
    return [thread for side in sorted(threads) for thread in threads[side]]


def _is_to_another(offer: Fact, thread: Thread) -> bool:
    """Whether an article tells of two invitations to two persons: the envoy's visit, and the minister's."""
    if offer.cite.article not in thread.articles:
        return False
    same = (o for o in thread.offers if o.cite.article == offer.cite.article)
    others = (o.recipient for o in same if o.cite.statement != offer.cite.statement)
    return any(one and one.kind == "person" and one != offer.recipient for one in others)


def _is_other_bid(offer: Fact, thread: Thread) -> bool:
    """Whether an offer is for another figure. Of two that different articles tell of one day nothing tells which was
    made."""
    is_of_that_day = offer.when is not None and thread.life is not None and offer.when == thread.life
    return are_other(offer.figures, thread.figures) and (not is_of_that_day or offer.cite.article in thread.articles)


def _is_outbid(offer: Fact, thread: Thread, bids: Sequence[Fact]) -> bool:
    """Whether the other side bid between an offer told without figures and the bids of a thread: bids go by turns."""
    if offer.figures or not thread.figures or not is_after(offer.when, thread.life):
        return False
    return any(
        other.by != offer.by and is_after(other.when, thread.life) and not is_after(other.when, offer.when)
        for other in bids
    )


def _taken_before(offer: Fact, taken: Sequence[Fact]) -> Fact | None:
    """Where the article told before it that its side took back another offer."""
    return next((fact for fact in taken if is_told_after(offer, fact)), None)


def is_told_after(offer: Fact, taken: Fact) -> bool:
    """Whether an article tells an offer after its side took one back that it describes, in none of the same words:
    "withdrew its offer of a year's wages, and was willing to have seven of them back"."""
    is_before = taken.cite.article == offer.cite.article and taken.place < offer.place and taken.by == offer.by
    return (
        is_before
        and not offer.venue
        and not is_after(offer.when, taken.when)
        and is_other_matter(taken, offer)
        and not load_rules().named_pattern.search(offer.cite.words)
    )


def tells_of_offer(fact: Fact) -> bool:
    """Whether an answer says that there is an offer: it points back at one of another side, takes its own back, or says
    yes to a place or on a condition. A bare "ready to meet" answers nothing known, and who refuses a place may not have
    been asked."""
    if not _is_between_two(fact):
        return False
    if fact.act == "accept" and (fact.venue or fact.terms.condition):
        return True
    is_bystanders = fact.to is not None and fact.to == fact.recipient and fact.to.kind == "person"
    if is_bystanders and load_rules().pleas_pattern.search(fact.cite.words):
        return False
    if fact.act == "withdraw":
        return _names_offer(fact) and fact.by is not None
    return fact.act in ("accept", "reject") and _names_offer(fact) and fact.to is not None


def _names_offer(fact: Fact) -> bool:
    """Whether an answer's words point back at an offer, or tell of one for the first time: "a proposal by Norrland"."""
    return fact.back or load_rules().put_pattern.match(fact.cite.words) is not None


def _is_between_two(fact: Fact) -> bool:
    """Whether a side itself does something to the other of two."""
    return fact.is_own and not (fact.negated or fact.to_third or fact.beside) and len(fact.pair) > 1


def tells_of_bid(fact: Fact) -> bool:
    """Whether a yes or no names a figure to another side: "forty for forty was an insult"."""
    return fact.act in ("accept", "reject") and fact.to is not None and _is_between_two(fact) and _names_figure(fact)


def _names_figure(fact: Fact) -> bool:
    """Whether an answer names a figure that is no bound: "forty for forty is an insult", not "never less than six"."""
    return bool(fact.figures) and not load_rules().bounds_pattern.search(fact.cite.words)


def names_bid(fact: Fact) -> bool:
    """Whether a side's answer to the other names what that had bid, and no bound: "threw out 3 per cent", "took 4"."""
    is_own = fact.act in ("accept", "reject") and fact.is_own and not fact.negated and not fact.beside
    is_others = fact.to is not None and fact.to != fact.by and fact.to.id in fact.pair
    is_measured = len(fact.figures) == 1 and all(is_measure(kind) for kind, _ in fact.figures)
    return is_own and is_others and is_measured and _names_figure(fact)


def open_by_answers(answers: list[Fact], rules: Rules) -> list[Thread]:
    """Threads of offers that are known by their answers alone: "these terms have been rejected", "agreed to meet on
    neutral ground". Who offered is known only of the first kind."""
    threads: dict[str, list[Thread]] = defaultdict(list)
    for fact in answers:
        maker = fact.by if fact.act == "withdraw" else fact.to if _names_offer(fact) or names_bid(fact) else None
        side = maker.id if maker else ""
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
        if fact.venue and not thread.is_at(fact):
            continue
        # Of no known distance: the same place is the same offer; without a place only a third, who mediates, is held
        # to make one offer. An undated invitation to one's capital is not last year's readiness to talk.
        is_third = thread.by not in fact.pair
        is_known = gap is None and (fact.venue or not fact.when or is_third or are_alike(fact, thread, least=2))
        if near or together or is_known:
            # The nearest in time; of those at no known distance the last: offers are sorted, so that is the latest.
            is_same = have_in_common(fact.figures, thread.figures)
            fitting.append((is_same, together, near, -(gap or 0), number))
    return threads[max(fitting)[4]] if fitting else None
