"""Of which offer an answer speaks: by what it says, or by what its article spoke of last."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from dragoman.story.days import is_after
from dragoman.story.facts import Fact
from dragoman.story.figures import are_other, have_in_common
from dragoman.story.likeness import Likeness
from dragoman.story.offering import is_told_after, names_bid
from dragoman.story.rules import Rules, load_rules
from dragoman.story.thread import Thread

Spoken = tuple[set[int], set[int]]
"""id() of the threads that an article has spoken of so far, and of those that it makes or asks for anywhere."""


NEVER = -1


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
                is_earlier = is_of_earlier_bid(fact, threads)
                if (fact.act in rules.answers or fact.instead) and not (fact.aside or is_earlier):
                    home = _home_of_answer(fact, threads, (spoken, ahead), last, likeness, rules)
                if home is None:
                    left.append(fact)
                    continue
                homes[id(fact)] = home
            last = homes[id(fact)]
            spoken.add(id(last))
    return left


def is_of_earlier_bid(fact: Fact, threads: list[Thread]) -> bool:
    """Whether a side turned down a figure that is none of those which either is told to have bid: "raised its offer to
    4.5 per cent after the union threw out 3"."""
    if not names_bid(fact) or not fact.to:
        return False
    bids = [thread.figures for thread in threads if thread.by == fact.to.id]
    own = [thread.figures for thread in threads if thread.by not in ("", fact.to.id)]
    is_other = bool(bids) and all(are_other(fact.figures, bid) for bid in bids)
    return is_other and not any(have_in_common(fact.figures, bid) for bid in own)


def _home_of_answer(
    fact: Fact, threads: list[Thread], spoken: Spoken, last: Thread | None, likeness: Likeness, rules: Rules
) -> Thread | None:
    side = fact.by.id if fact.by else None
    best: tuple[int, ...] | None = None
    home = None
    for number, thread in enumerate(threads):
        if fact.beside and not (fact.to and thread.by == fact.to.id):
            continue
        gap = thread.gap(fact)
        if gap is not None and gap > rules.gap_days and id(thread) not in spoken[0] | spoken[1]:
            continue
        score = _fit(fact, thread, side, spoken, last)
        if score > 0 or (score == 0 and fact.to and fact.to.id == thread.by):
            score += 3 * likeness.shared(fact, thread) * (side != thread.by or fact.act not in ("accept", "reject"))
        if score > 0 and fact.act in ("accept", "reject") and is_after(fact.when, thread.life):
            score = max(score - _BEFORE, 1)
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
    told_to = fact.to.id == thread.by if fact.to else fact.back and not is_own and thread.by in fact.named
    fit = 8 * same_place + 3 * is_last + is_here + is_before + 2 * (is_last and fact.back)
    fit += _KIND * _is_of_kind(fact, thread) + _FIGURE * _is_of_figure(fact, thread)
    fit += _FIRST * have_in_common(fact.first_figure, thread.figures)
    if fact.act in ("deny", "confirm"):
        return fit + _fit_account(fact, thread, side, is_here or same_place)
    if fact.act == "withdraw" and all(is_told_after(offer, fact) for offer in thread.offers):
        return NEVER  # "withdrew its offer of a year's wages, and was willing to have seven of them back"
    # An undated offer that the article does not tell of may be of another year.
    is_near = is_here or fact.when is None or thread.life is not None
    if fact.act in ("withdraw", "promise"):
        if is_own:
            return fit + 4 if is_near or fact.act == "withdraw" else 0
        return fit if same_place else 0
    if fact.act in ("accept", "reject"):
        askers = thread.asked_by if is_own else ()
        if fact.to and not same_place and fact.to.id not in (thread.by, *fact.pair, *askers):
            return NEVER  # a yes to a third, who put something to the two, is to no offer of theirs
        if is_own:  # a side does not answer its own offer: what it says yes to is another's request within it
            asked = bool(thread.asked_by - {"", side}) and is_near
            # Who is "ready to meet" in an article that tells of his own offer repeats it, and takes up no other.
            own_again = fact.act == "accept" and (asked or is_here) and not (fact.venue or fact.back)
            return 1 + 8 * is_here if own_again else 0
        if thread.is_asked and not any(offer.is_own for offer in thread.offers):
            return 1 + same_place  # what is only said to have been asked is answered where nothing else is
        if not (same_place or is_here or fact.back) and fact.act == "accept" and thread.venue:
            return 0  # "ready to meet" says nothing of an invitation that the article never mentions
        is_of_others = bool(spoken[0] | spoken[1]) and not (fact.when or is_here)
        if thread.is_asked and is_of_others and not (same_place or fact.back or fact.figures):
            return 0  # "not another penny", of no known day, in an article on other offers and not on this demand
        elsewhere = fact.to is not None and not told_to and not same_place and thread.by not in fact.pair
        return max(fit + 3 * told_to - 3 * elsewhere + 1, 1)
    if fact.instead:
        return 0 if is_own else fit + 3 * told_to + 1
    if fact.act == "no-comment":
        # Who has no comment has none on what another put, before his own offer.
        return fit - 3 * (is_own and not thread.is_asked) if is_here or same_place else 0
    if fact.act == "concede" and is_own and is_last:
        told_to = True  # who gives way on one point of what he just asked for asks for the rest
    return fit + told_to if is_here or same_place or told_to else 0


_KIND = 3
_FIGURE = 8
_FIRST = 6
"""Of two offers whose figures an answer names, the one of the first outdoes two words in common with the other."""
_BEFORE = 3
"""An answer given before the offer is rather to another; but a report may tell of an offer later than it was made."""


def _is_of_figure(fact: Fact, thread: Thread) -> int:
    """1 where an answer names a figure of the offer, -1 where it names another: "no to the 8 per cent"."""
    named, offered = fact.figures, thread.figures
    if not named or not offered:
        return 0
    if have_in_common(named, offered):
        return 1
    return -1 if are_other(named, offered) and not load_rules().bounds_pattern.search(fact.cite.words) else 0


def _is_of_kind(fact: Fact, thread: Thread) -> int:
    """1 where an answer's words say that it is to an offer, or to a request, and the thread is one; -1 where not."""
    is_asked = _asked(fact.cite.words)
    return 0 if is_asked is None else 1 if is_asked == thread.is_asked else -1


@lru_cache(65536)
def _asked(words: str) -> bool | None:
    """Whether words point at a request; False: at an offer; None: at neither, or both."""
    rules = load_rules()
    is_asked, is_offered = rules.asked_pattern.search(words), rules.offered_pattern.search(words)
    return None if bool(is_asked) == bool(is_offered) else is_asked is not None


def _fit_account(fact: Fact, thread: Thread, side: str | None, is_told: bool) -> int:
    """A denial is mostly of what one's own side is said to have done, a confirmation of what was done to it. `is_told`:
    the article tells of the offer."""
    others = [one for one in fact.named if one != side]
    wanted = "request" if thread.is_asked else "propose"
    if fact.of == "request" and not thread.is_asked:
        return 1 + bool(thread.asked_by - {""})
    if fact.of not in (None, wanted, "accept", "reject", "promise"):
        return 0
    if fact.act == "deny" and fact.of == "propose" and side != thread.by and not is_told:
        return 0  # "never offered them a pardon" is of no offer of another's that the article does not tell of
    if fact.of == "promise" and (thread.by == side) != (fact.act == "deny"):
        return 0  # a promise goes with the offers of who gives it
    # Who denies having said yes, or that an offer came to him, speaks of another's, and a third who tells of a yes of
    # the one that he made.
    is_others = fact.of in ("accept", "reject") or load_rules().came_pattern.search(fact.cite.words) is not None
    is_of_own = fact.act == "deny" and not is_others
    is_thirds = fact.act == "confirm" and fact.of in ("accept", "reject") and side not in fact.pair
    fit = 1 + 9 * ((thread.by == side) == (is_of_own or is_thirds)) + 2 * (thread.by in fact.pair)
    if fact.act == "confirm":
        fit += 3 * (thread.by in others)
    return fit
