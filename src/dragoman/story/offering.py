"""Which offers are one: of one side, for one place, within a season of each other; and those known by answers alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dragoman.story.days import is_after
from dragoman.story.facts import Fact
from dragoman.story.likeness import are_alike, are_other_figures, is_other_matter
from dragoman.story.rules import Rules, load_rules
from dragoman.story.thread import Thread


def open_threads(offers: Iterable[Fact], rules: Rules, taken: Sequence[Fact] = ()) -> list[Thread]:
    """Threads of offers. Those that name a place first: one that names none joins them rather than the other way.
    `taken`: where sides take an offer back, after which they may make another."""
    offers = list(offers)
    threads: dict[str, list[Thread]] = defaultdict(list)
    before = {id(fact): _taken_before(fact, taken) for fact in offers}
    for fact in sorted(offers, key=lambda f: (before[id(f)] is not None, f.venue is None)):
        side, back = fact.by.id if fact.by else "", before[id(fact)]
        fitting = [t for t in threads[side] if not (back and are_alike(back, t))]
        fitting = [t for t in fitting if not (is_after(t.life, fact.when) and are_other_figures(fact, t.offers))]
        home = _home_of_offer(fact, fitting, rules)
        if home is None:
            home = Thread(by=side, venue=fact.venue, offers=[], facts=[], articles=set())
            threads[side].append(home)
        home.add(fact)
    for made in threads.values():
        for thread in made:
            thread.offers.sort(key=lambda fact: fact.order)
    return [thread for side in sorted(threads) for thread in threads[side]]


def _taken_before(offer: Fact, taken: Sequence[Fact]) -> Fact | None:
    """Where the article told before it that its side took back an offer, which it describes in none of the same words:
    "withdrew its offer of a year's wages, and was willing to have seven of them back"."""
    for fact in taken:
        is_before = fact.cite.article == offer.cite.article and fact.place < offer.place and fact.by == offer.by
        if is_before and not offer.venue and not is_after(offer.when, fact.when) and is_other_matter(fact, offer):
            return fact
    return None


def tells_of_offer(fact: Fact) -> bool:
    """Whether an answer says that there is an offer: it points back at one of another side, or says yes to a place or
    on a condition. A bare "ready to meet" answers nothing known, and who refuses a place may not have been asked."""
    if not fact.is_own or fact.negated or len(fact.pair) < 2:
        return False
    if fact.act == "accept" and (fact.venue or fact.terms.condition):
        return True
    is_bystanders = fact.to is not None and fact.to == fact.recipient and fact.to.kind == "person"
    if is_bystanders and load_rules().asked_pattern.search(fact.cite.words):
        return False  # "rejected the appeal" of a captive's mother
    return fact.act in ("accept", "reject") and fact.back and fact.to is not None


def open_by_answers(answers: list[Fact], rules: Rules) -> list[Thread]:
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
        if fact.venue and not thread.is_at(fact):
            continue
        # Of no known distance: the same place is the same offer; without a place only a third, who mediates, is held
        # to make one offer. An undated invitation to one's capital is not last year's readiness to talk.
        is_third = thread.by not in fact.pair
        if near or together or (gap is None and (fact.venue or not fact.when or is_third)):
            # The nearest in time; of those at no known distance the last: offers are sorted, so that is the latest.
            fitting.append((together, near, -(gap or 0), number))
    return threads[max(fitting)[3]] if fitting else None
