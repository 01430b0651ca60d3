"""Of which offer an act speaks: by what it says, or by what its article spoke of last. Requests lead to an offer."""

from __future__ import annotations

from collections import defaultdict

from dragoman.story.facts import Fact
from dragoman.story.likeness import Likeness, are_alike
from dragoman.story.offering import open_threads
from dragoman.story.rules import Rules, load_rules
from dragoman.story.thread import Thread

Spoken = tuple[set[int], set[int]]
"""id() of the threads that an article has spoken of so far, and of those that it makes or asks for anywhere."""


NEVER = -1


def open_asks(asks: list[Fact], threads: list[Thread], facts: list[Fact], rules: Rules) -> dict[int, Thread]:
    """The thread of each request, by the id() of the act: that of an offer which answered it or which it repeats in
    stronger words, one of `threads`; else one of its own. `facts`: all acts of the group. What was refused before the
    one asked offered something is a matter of its own, and so is the same side's request in other articles."""
    offering = {fact.by.id for fact in facts if fact.by and fact.act in rules.offers}
    refused = [f for f in asks if _is_refused(f, facts) or (f.by and f.by.id not in offering and _is_granted(f, facts, rules))]
    opened: list[Thread] = []
    for fact in refused:
        home = _home_of_ask(fact, [t for t in opened if fact.by and t.by == fact.by.id], rules)
        if home is None:
            home = Thread(by=fact.by.id if fact.by else "", venue=fact.venue, offers=[], facts=[], articles=set())
            opened.append(home)
        home.add(fact)
    homes: dict[int, Thread] = {}
    left = []
    for fact in [fact for fact in asks if fact not in refused]:
        home = _home_of_ask(fact, [*opened, *threads], rules)
        if home is None:
            left.append(fact)
            continue
        homes[id(fact)] = home
        home.asked_by.add(fact.by.id if fact.act == "request" and fact.by else "")
    opened += open_threads(left, rules)
    for thread in opened:
        thread.is_asked = True
    return homes | {id(fact): thread for thread in opened for fact in thread.offers}


def _home_of_ask(fact: Fact, threads: list[Thread], rules: Rules) -> Thread | None:
    fitting = []
    for number, thread in enumerate(threads):
        gap = thread.gap(fact)
        together = fact.cite.article in thread.articles
        elsewhere = fact.venue and thread.venue and not thread.is_at(fact)
        if (gap is not None and gap > rules.gap_days) or elsewhere:
            continue
        is_own = fact.by is not None and thread.by == fact.by.id
        is_ask = thread.offers[0].act in rules.asks
        is_asked = fact.to is not None and thread.by == fact.to.id and not is_ask
        is_third = fact.by is not None and fact.by.id not in fact.pair
        is_again = is_own and is_ask
        if is_again and not (together or are_alike(fact, thread)):
            continue
        if is_own or is_asked or is_third:
            same = thread.is_at(fact)
            fitting.append((same, together, is_again, is_asked, is_own, -(gap or 0), -number))
    return threads[-max(fitting)[6]] if fitting else None


def _is_refused(ask: Fact, facts: list[Fact]) -> bool:
    """Whether the article of a request tells next that the one asked refused it, before any offer of his."""
    after = [f for f in facts if f.cite.article == ask.cite.article and f.place > ask.place and f.by and f.by == ask.to]
    first = min(after, key=lambda f: f.place, default=None)
    return first is not None and first.act == "reject" and not first.negated and first.is_own and not ask.venue


def _is_granted(ask: Fact, facts: list[Fact], rules: Rules) -> bool:
    """Whether the one asked says yes to it, where the one who asks offers nothing that this could be to. A request for
    talks is granted by inviting."""
    return ask.family not in rules.brought and any(
        f.act == "accept" and f.is_own and not f.negated and f.by == ask.to and f.to == ask.by for f in facts
    )


def join_answers(facts: list[Fact], threads: list[Thread], homes: dict[int, Thread], rules: Rules) -> list[Fact]:
    """Gives each answer its thread, article by article in its own order; the acts that found none are handed back."""
    articles: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        articles[fact.cite.article].append(fact)
    left = []
    likeness = Likeness(threads)
    for article in sorted(articles):
        walk = sorted(articles[article], key=lambda fact: (fact.place, fact.cite.statement))
        ahead = {id(homes[id(fact)]) for fact in walk if id(fact) in homes}
        spoken: set[int] = set()
        last: Thread | None = None
        for fact in walk:
            if id(fact) not in homes:
                home = None
                if (fact.act in rules.answers or fact.instead) and not fact.aside:
                    home = _home_of_answer(fact, threads, (spoken, ahead), last, likeness, rules)
                if home is None:
                    left.append(fact)
                    continue
                homes[id(fact)] = home
            last = homes[id(fact)]
            spoken.add(id(last))
    return left


def _home_of_answer(
    fact: Fact, threads: list[Thread], spoken: Spoken, last: Thread | None, likeness: Likeness, rules: Rules
) -> Thread | None:
    side = fact.by.id if fact.by else None
    best: tuple[int, ...] | None = None
    home = None
    for number, thread in enumerate(threads):
        gap = thread.gap(fact)
        if gap is not None and gap > rules.gap_days and id(thread) not in spoken[0] | spoken[1]:
            continue
        score = _fit(fact, thread, side, spoken, last)
        if score > 0 or (score == 0 and fact.to and fact.to.id == thread.by):
            score += 3 * likeness.shared(fact, thread) * (side != thread.by or fact.act not in ("accept", "reject"))
        # One of the two, and not a third of whom the article says nothing; then the nearest in time; of threads at no
        # known distance the latest.
        is_known = thread.by in fact.pair or id(thread) in spoken[0] | spoken[1]
        near = (score, is_known, -(gap or 0), number if gap is None else -number)
        if score > 0 and (best is None or near > best):
            best, home = near, thread
    return home


def _fit(fact: Fact, thread: Thread, side: str | None, spoken: Spoken, last: Thread | None) -> int:
    """How well an act fits a thread; 0: not by this, NEVER: it speaks of something else. The weights say which evidence
    outdoes which, no more."""
    same_place = thread.is_at(fact)
    if fact.venue and thread.venue and not same_place:
        return NEVER
    is_own = side is not None and side == thread.by
    is_before, is_here = id(thread) in spoken[0], id(thread) in spoken[0] | spoken[1]
    is_last = thread is last
    told_to = fact.to is not None and fact.to.id == thread.by
    fit = 8 * same_place + 3 * is_last + is_here + is_before + 2 * (is_last and fact.back)
    fit += _KIND * _is_of_kind(fact, thread)
    if fact.act in ("deny", "confirm"):
        return fit + _fit_account(fact, thread, side)
    if fact.act in ("withdraw", "promise"):
        return fit + 4 if is_own else (fit if same_place else 0)
    if fact.act in ("accept", "reject"):
        if fact.to and fact.to.id not in (thread.by, *fact.pair):
            return NEVER  # a yes to a third, who put something to the two, is to no offer of theirs
        if is_own:  # a side does not answer its own offer: what it says yes to is another's request within it
            asked = bool(thread.asked_by - {"", side})
            # Who is "ready to meet" in an article that tells of his own offer repeats it, and takes up no other.
            own_again = fact.act == "accept" and (asked or is_here) and not (fact.venue or fact.back)
            return 1 + 8 * is_here if own_again else 0
        if thread.is_asked and not any(offer.is_own for offer in thread.offers):
            return 1 + same_place  # what is only said to have been asked is answered where nothing else is
        if not (same_place or is_here or fact.back) and fact.act == "accept" and thread.venue:
            return 0  # "ready to meet" says nothing of an invitation that the article never mentions
        elsewhere = fact.to is not None and not told_to and not same_place and thread.by not in fact.pair
        return max(fit + 3 * told_to - 3 * elsewhere + 1, 1)
    if fact.instead:
        return 0 if is_own else fit + 3 * told_to + 1
    if fact.act == "no-comment":
        return fit if is_here or same_place else 0
    return fit + told_to if is_here or same_place or told_to else 0


_KIND = 3


def _is_of_kind(fact: Fact, thread: Thread) -> int:
    """1 where an answer's words say that it is to an offer, or to a request, and the thread is one; -1 where it is not."""
    rules = load_rules()
    is_asked, is_offered = (pattern.search(fact.cite.words) for pattern in (rules.asked_pattern, rules.offered_pattern))
    if bool(is_asked) == bool(is_offered):
        return 0
    return 1 if bool(is_asked) == thread.is_asked else -1


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
    # Who denies having said yes speaks of another's offer, and a third who tells of a yes of the one that he made.
    is_of_own = fact.act == "deny" and fact.of not in ("accept", "reject")
    is_thirds = fact.act == "confirm" and fact.of in ("accept", "reject") and side not in fact.pair
    fit = 1 + 9 * ((thread.by == side) == (is_of_own or is_thirds)) + 2 * (thread.by in fact.pair)
    if fact.act == "confirm":
        fit += 3 * (thread.by in others)
    return fit
