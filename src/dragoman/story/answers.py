"""What became of an offer: its state, and the move that decided it.

- *withdrawn*: the side that offered took it back.
- *countered*: a side that was asked refused, and offered something else in its place.
- *accepted*: every side that was asked said yes, itself, as its last word. A yes on a condition is a yes, with the
  condition in the reason.
- *rejected*: a side that was asked said no as its last word.
- *open*: none of these; a yes that only another claims leaves it open, and the reason says who claims it.

An answer to the offer itself outdoes a general one: who is "ready to meet" but not there has said no.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Literal, NamedTuple

from dragoman.record.dates import LATEST
from dragoman.story.days import is_after
from dragoman.story.facts import Fact
from dragoman.story.thread import Thread
from dragoman.story.types import State


class Outcome(NamedTuple):
    state: State
    why: str


def outcome(thread: Thread, asked: Iterable[str], counter: Thread | None) -> Outcome:
    """The state of an offer to the sides `asked`, with `counter` the offer made in its place, if there is one."""
    taken = [f for f in thread.facts if f.act == "withdraw" and f.by and f.by.id == thread.by and not f.negated]
    if taken and not _is_made_again(thread, taken[-1]):
        return Outcome("withdrawn", _why(taken[-1]))
    last = {side: _last_word(thread, side) for side in asked}
    given = {side: fact for side, fact in last.items() if isinstance(fact, Fact)}
    yes = {side: fact for side, fact in given.items() if _says_yes(fact)}
    makers = sorted(counter.makers.intersection(last)) if counter else []
    if counter is not None and not any(maker in yes for maker in makers):
        refusal = next((given[maker] for maker in makers if maker in given), None)
        why = f"{_why(refusal)}; " if refusal else ""
        return Outcome("countered", why + _why(counter.offers[0]))
    other = next((f for f in thread.facts if f.instead and f.by and f.by.id in last and f.by.id not in yes), None)
    if other and other.by:
        refusal = given.get(other.by.id)
        return Outcome("countered", (f"{_why(refusal)}; " if refusal else "") + _why(other))
    no = [fact for side, fact in given.items() if side not in yes]
    if no:
        return Outcome("rejected", _why(max(no, key=lambda fact: fact.order)))
    if yes and len(yes) == len(last):
        return Outcome("accepted", "; ".join(_why(yes[side]) for side in sorted(yes)))
    if yes:
        return Outcome("open", "; ".join(_why(yes[side]) for side in sorted(yes)) + "; others: no answer")
    claims = [
        f for f in thread.facts if f.act == "accept" and not f.negated and not f.is_own and f.by and f.by.id in last
    ]
    refused = [
        f for f in thread.facts if f.act == "reject" and not f.negated and not f.is_own and f.by and f.by.id in last
    ]
    if refused and not claims and not any(last.values()):
        teller = refused[-1].cite.speaker
        return Outcome(
            "rejected", f"{_why(refused[-1])}, told by {teller.name if teller else 'a speaker without a name'}"
        )
    if claims:
        teller = claims[-1].cite.speaker
        return Outcome(
            "open", f"{_why(claims[-1])}, claimed by {teller.name if teller else 'a speaker without a name'}"
        )
    return Outcome("open", "answers without a date differ" if "unclear" in last.values() else "no answer")


def _is_made_again(thread: Thread, taken: Fact) -> bool:
    """Whether an offer was made after its side took it back. The article that tells of that speaks of the old one,
    unless it says when it was made anew."""
    return any(
        is_after(taken.when, offer.when) and (offer.cite.said or offer.cite.article != taken.cite.article)
        for offer in thread.offers[-1:]
    )


def _last_word(thread: Thread, side: str) -> Fact | Literal["unclear"] | None:
    """A side's last own yes or no: to this offer if there is one, else to any like it. Unclear: several articles say
    both, and no date says which came last."""
    own = [f for f in thread.facts if f.act in ("accept", "reject") and f.by and f.by.id == side and f.is_own]
    if thread.by and thread.by in thread.offers[0].pair:  # "confirmed that it had agreed": between two, one's own yes
        own += [f for f in thread.facts if _confirms_yes(f) and f.by and f.by.id == side and f.is_own]
    # Who proposes what a third offered the two has said yes to it.
    own += [
        f for f in thread.offers if f.act == "propose" and side != thread.by and f.by and f.by.id == side and f.is_own
    ]
    own.sort(key=lambda fact: fact.order)
    own = [
        f
        for f in own
        if not f.instead and not _explains_no(f, own) and (f.act in ("reject", "confirm") or _is_answer(f, thread))
    ]
    exact = [f for f in own if f.venue == thread.venue or thread.is_at(f) or f.back or f.act == "reject"]
    words = exact or own
    dated = [f for f in words if f.when] or words
    last = dated[-1] if dated else None
    if last and not last.when and len({_says_yes(f) for f in dated}) > 1:
        return _last_of_one_article(dated)
    turn = _turn_without_date(words, dated) or _turn_told_by_others(thread, side, words, last)
    if turn:
        return turn
    if last and last.when and last.when[1] == LATEST:  # of no day of its own: the same word with one tells more
        words = [f for f in dated if f.when and f.when[1] != LATEST and (f.act, f.negated) == (last.act, last.negated)]
        last = words[-1] if words else last
    same = [f for f in dated if last and f.when == last.when and (f.act, f.negated) == (last.act, last.negated)]
    return next((f for f in reversed(same) if f.terms.condition), last)  # that day's yes with its condition


def _explains_no(fact: Fact, answers: list[Fact]) -> bool:
    """Whether a yes under an "only" tells on what a no in the same breath hangs: "declined, saying that she would come
    only once the dates were lifted"."""
    if fact.act != "accept" or not (fact.terms.condition or "").casefold().startswith("only"):
        return False
    return any(
        f.act == "reject" and f.cite.article == fact.cite.article and 0 < fact.place[0] - f.place[0] < BREATH
        for f in answers
    )


BREATH = 160
"""Characters between the beginnings of two statements of one sentence."""


def _last_of_one_article(answers: list[Fact]) -> Fact | Literal["unclear"]:
    """The last answer where each article without a date ends on the same one."""
    ends = {fact.cite.article: fact for fact in answers}
    return answers[-1] if len({_says_yes(fact) for fact in ends.values()}) == 1 else "unclear"


def _turn_without_date(answers: list[Fact], dated: list[Fact]) -> Fact | None:
    """The other word with which an article without a date opens, where it tells of the change from the one that all
    those with a date have: "agreed to it last night. Only days ago he had called it out of the question"."""
    undated: dict[str, list[Fact]] = defaultdict(list)
    for fact in answers:
        if not fact.when:
            undated[fact.cite.article].append(fact)
    held = {_says_yes(fact) for fact in dated}
    for article in sorted(undated):
        told = sorted(undated[article], key=lambda fact: fact.place)
        if len(held) == 1 and dated[0].when and _says_yes(told[0]) not in held and held <= {_says_yes(f) for f in told}:
            return told[0]
    return None


def _turn_told_by_others(thread: Thread, side: str, answers: list[Fact], last: Fact | None) -> Fact | None:
    """The other word that articles without a date have from a side, where another says after its last word with a date
    that it was given: "they turned us down", said of one who agreed the week before."""
    if not last or not last.when:
        return None
    later = [
        f
        for f in thread.facts
        if f.act in ("accept", "reject") and f.by and f.by.id == side and not f.is_own and is_after(last.when, f.when)
    ]
    undated = [f for f in answers if not f.when and _says_yes(f) != _says_yes(last)]
    return undated[-1] if later and undated and all(_says_yes(f) != _says_yes(last) for f in later) else None


def _is_answer(fact: Fact, thread: Thread) -> bool:
    """Whether a yes is to somebody or something: "he would negotiate", told to nobody, takes up no invitation."""
    return thread.venue is None or bool(fact.venue or fact.back or fact.to or fact.terms.condition)


def _says_yes(fact: Fact) -> bool:
    return (fact.act in ("accept", "propose") or _confirms_yes(fact)) != fact.negated


def _confirms_yes(fact: Fact) -> bool:
    return fact.act == "confirm" and fact.of == "accept"


def _why(fact: Fact) -> str:
    """The deciding move in a few words: act, agent, date, condition; nothing that the article does not say."""
    agent = f" by {fact.agent.name}" if fact.agent else ""
    date = fact.cite.said or (fact.cite.reported or "")[:10]
    condition = f" ({fact.terms.condition})" if fact.terms.condition and fact.act == "accept" else ""
    return f"{'not ' if fact.negated else ''}{fact.act}{agent}{', ' + date if date else ''}{condition}"
