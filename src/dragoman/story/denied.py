"""Disputes over whether something was done: an act denied, an acceptance that its side does not confirm."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from dragoman.story.days import days_between, is_after
from dragoman.story.facts import Fact
from dragoman.story.likeness import is_other_matter, names_matter
from dragoman.story.rules import Rules
from dragoman.story.thread import Thread
from dragoman.story.types import Cite

Account = tuple[str, list[Fact]]
"""What is said, as a type of act, and who says it."""


_ASKED = ("propose", "request")


def find_denied(thread: Thread) -> Iterator[list[Account]]:
    """Denials that an offer was made, or answered, against those who made it, heard it or confirm it.

    A speaker's own offer and own later denial are a change of mind or of words, not two accounts; another speaker of
    the same side is another account.
    """
    for of in ("propose", "accept", "reject", "promise"):
        denials = [f for f in thread.facts if f.act == "deny" and _is_of(f, of, thread) and not f.negated]
        if of == "propose":  # of those who deny an offer, those who are said to have made it are heard first
            denials = [f for f in denials if f.by and f.by.id == thread.by] or denials
        made = [f for f in thread.facts if f.act == of and not f.negated and _is_denied(f, denials, thread, of)]
        confirmed = [f for f in thread.facts if f.act == "confirm" and f.of == of and not f.negated]
        made, confirmed = _of_others(made, denials), _of_others(confirmed, denials)
        # "He invited me" is told of another: it confirms, whether it was read as his offer or as a word on it.
        confirmed = sorted(confirmed + [f for f in made if not f.is_own], key=lambda f: f.order)
        made = [f for f in made if f.is_own]
        denials = _of_same_words(denials, [*made, *confirmed])
        if denials and (made or confirmed):
            yield [account for account in (("deny", denials), (of, made), ("confirm", confirmed)) if account[1]]


def _of_same_words(denials: Sequence[Fact], told: Sequence[Fact]) -> list[Fact]:
    """The denials but for those of which nothing says that they are of this: told in other articles, in words of
    weight of which what is told has none, nor is their issue among them: it was guessed."""
    return [
        one
        for one in denials
        if names_matter(one)
        or any(one.cite.article == fact.cite.article or not is_other_matter(one, fact) for fact in told)
    ]


def _is_of(denial: Fact, of: str, thread: Thread) -> bool:
    """What was asked for is promised by saying yes: "nobody has promised anything" denies that."""
    return denial.of == of or (of == "accept" and thread.is_asked and denial.of == "promise")


def _is_denied(fact: Fact, denials: Sequence[Fact], thread: Thread, of: str) -> bool:
    """An offer of the thread's side; another act of the side that denies it."""
    if of == "propose":
        return fact.by is not None and fact.by.id == thread.by
    return any(fact.by and denial.by and fact.by.id == denial.by.id for denial in denials)


def find_denied_acts(facts: Iterable[Fact], rules: Rules) -> Iterator[list[Account]]:
    """Denials among acts that belong to no offer: of an accusation by the accused, of a promise by who is said to have
    given it, against those who tell of it. A denial that names no act ("denied that its guns had fired") is of the
    accusation on the same matter."""
    facts = [f for f in facts if not f.negated and f.by]
    denials = [(f.of or "accuse", f) for f in facts if f.act == "deny" and (f.of or _is_of_a_charge(f, rules))]
    for side, of in sorted({(f.by.id, of) for of, f in denials if f.by}):
        own = [f for denied, f in denials if f.by and f.by.id == side and denied == of]
        answered = [f for f in facts if any(_answers(one, f, rules) for one in own)]
        told = _of_others([f for f in answered if _tells(f, side, of) or _is_answered(f, own)], own)
        if not told:  # "she turned him down flat": of what another is said to have done
            told = _of_others([f for f in answered if f.act == of and of in _ANSWERED and not f.back], own)
        own = _of_same_words(own, told)
        if told and own:
            acts = _ASKING if of == "request" else (of,)
            mine = [f for f in told if f.act in acts and (f.is_own or of == "accuse")]
            others = [f for f in told if f not in mine]
            yield [account for account in (("deny", own), (of, mine), ("confirm", others)) if account[1]]


_ANSWERED = ("accept", "reject", "promise")


def beside_offers(facts: Iterable[Fact], left: Iterable[Fact], held: Iterable[Cite]) -> list[Fact]:
    """The acts among which a denial is looked for whichever offers they were put with: those of no offer, those that
    stand beside one, and what is told of another in any. Denials that are in a dispute already are left out."""
    facts, told = list(facts), {(cite.article, cite.statement) for cite in held}
    claims = [f for f in facts if f.of and (f.act == "confirm" or (f.act == "deny" and not _is_in(f, told)))]
    claims += [f for f in facts if f.act != "deny" and not f.is_own]
    deniers = {f.by.id for f in claims if f.act == "deny" and f.of == "request" and f.by}
    claims += [f for f in facts if f.act in _ASKING and f.to and f.to.id in deniers]
    return list({id(fact): fact for fact in [*left, *of_no_offer(facts), *claims]}.values())


def _is_in(fact: Fact, told: set[tuple[str, str]]) -> bool:
    return (fact.cite.article, fact.cite.statement) in told


def _is_of_a_charge(denial: Fact, rules: Rules) -> bool:
    """Of a denial that names no act: whether it may be of an accusation, and is not of a reason given for something."""
    return bool(denial.issue) and not rules.explained_pattern.search(denial.cite.words)


def of_no_offer(facts: Iterable[Fact]) -> list[Fact]:
    """Denials, accusations and threats among the acts of an offer: they stand beside it, and are on a matter of their
    own. A denial that names no act is one where a charge comes before it in its article."""
    facts = list(facts)
    charged: dict[str, tuple[int, int]] = {}
    for fact in facts:
        if fact.act in _CHARGES:
            charged[fact.cite.article] = min(fact.place, charged.get(fact.cite.article, fact.place))
    return [fact for fact in facts if _is_beside(fact, charged)]


_CHARGES = ("accuse", "threaten")


def _is_beside(fact: Fact, charged: Mapping[str, tuple[int, int]]) -> bool:
    if fact.act == "deny" and fact.of is None:
        return fact.place > charged.get(fact.cite.article, fact.place)
    return (fact.of if fact.act in ("deny", "confirm") else fact.act) in _CHARGES


def _tells(fact: Fact, side: str, of: str) -> bool:
    """Whether an act is what a side denies: its own act, an accusation of it, or another's word that it was so."""
    if fact.act == "confirm":
        return fact.of == of and fact.by is not None and fact.by.id != side
    if fact.act == "accuse":  # of "threatening to force the passage": that is what denies a threat
        return of in ("accuse", "threaten") and fact.to is not None and fact.to.id == side
    if of == "request" and fact.act in _ASKING and fact.to is not None and fact.to.id == side:
        return fact.is_own  # "he was never asked", said for the one asked
    return fact.act == of and fact.by is not None and fact.by.id == side


_ASKING = ("request", "demand")
"""Who denies that he was asked denies that it was asked in stronger words, too."""


def _is_answered(fact: Fact, denials: Sequence[Fact]) -> bool:
    """Whether an accusation is what one of some denials follows in its article, whoever was accused."""
    return fact.act == "accuse" and any(
        one.of == "accuse" and one.to == fact.by and one.cite.article == fact.cite.article for one in denials
    )


def _answers(denial: Fact, fact: Fact, rules: Rules) -> bool:
    return (denial.of is not None or _is_of_same(denial, fact)) and _near(fact, denial, rules)


def _is_of_same(denial: Fact, fact: Fact) -> bool:
    """Whether a denial that names no act may be of this one: on its matter, and naming nobody whom that does not:
    "rejected the idea that Sudovia blocks the payment" answers nobody who speaks of a delay."""
    known = {*fact.named} | {side.id for side in (fact.by, fact.to, denial.by, denial.to) if side}
    return denial.family == fact.family and {*denial.named} <= known


def _near(a: Fact, b: Fact, rules: Rules) -> bool:
    gap = days_between(a.when, b.when)
    return gap is None or abs(gap) <= rules.gap_days


def find_unconfirmed(thread: Thread, asked: Iterable[str]) -> Iterator[list[Account]]:
    """An acceptance that another claims, where the side said to accept speaks of the matter and does not say so.

    Silence is no account: that side must have declined to comment, or told of the request without its answer.
    """
    for side in asked:
        accepts = [f for f in thread.facts if f.act == "accept" and not f.negated and f.by and f.by.id == side]
        claims = [f for f in accepts if not f.is_own and f.cite.speaker]
        if not claims or len(claims) < len(accepts):
            continue
        own = [f for f in thread.facts if f.cite.party and f.cite.party.id == side and f not in claims]
        quiet = [f for f in own if f.act == "no-comment"]
        told = [f for f in own if (f.act == "confirm" and f.of != "accept") or (f.act in _ASKED and not f.is_own)]
        if (quiet or told) and not any(f.act in ("deny", "reject") for f in own):
            answers: list[Account] = [("no-comment", quiet), ("confirm", told)]
            yield [("accept", claims), *((act if act != "confirm" else told[0].act, f) for act, f in answers if f)]


def find_turned_round(facts: Iterable[Fact], rules: Rules) -> Iterator[list[Account]]:
    """An accusation that the accused gives back right after it as the other's: "it was the army that had fired", or
    where both say who began: "opened fire on its post" and "the first shots had come from the other side"."""
    charges = sorted(
        (f for f in facts if f.act == "accuse" and not f.negated and f.by and f.to),
        key=lambda f: (f.cite.article, f.place),
    )
    for first, second in pairwise(charges):
        is_here = first.cite.article == second.cite.article
        is_back = (first.by, first.to) == (second.to, second.by)
        is_who_began = all(rules.began_pattern.search(fact.cite.words) for fact in (first, second))
        if is_here and is_back and (is_who_began or rules.rather_pattern.search(second.cite.words)):
            yield [("accuse", [first]), ("accuse", [second])]


def find_other_answer(facts: Sequence[Fact]) -> Iterator[list[Account]]:
    """A yes or no that a side tells of itself, where another tells the opposite of it: "we have said no", after the
    mediator's "each of them has nodded". Who first refused and is then said to agree may have changed its mind, and so
    may one that has said both; but not where one article sets the two words side by side."""
    answers = sorted((f for f in facts if f.act in _OPPOSITE and not f.negated and f.by), key=lambda f: f.place)
    for side in sorted({f.by.id for f in answers if f.by}):
        of_side = [f for f in answers if f.by and f.by.id == side]
        for act, other in _OPPOSITE.items():
            own = [f for f in of_side if f.is_own and f.act == act]
            claims = [f for f in of_side if not f.is_own and f.act == other and f.cite.party]
            if any(f.is_own and f.act == other for f in of_side):
                continue
            claims = [c for c in claims if any(_is_set_against(f, c, answers) for f in own)]
            if claims:
                yield sorted([(act, own), (other, claims)])


_OPPOSITE = {"accept": "reject", "reject": "accept"}


def _is_set_against(own: Fact, claim: Fact, answers: Sequence[Fact]) -> bool:
    if not is_after(own.when, claim.when):
        return True
    here = [f for f in answers if f.cite.article == own.cite.article]
    return claim in here and here.index(claim) - here.index(own) == 1


def _of_others(facts: list[Fact], denials: list[Fact]) -> list[Fact]:
    """Those not by a speaker who denies it, nor what he says there that he did not do."""
    deniers = {f.cite.speaker.id for f in denials if f.cite.speaker}
    others = [f for f in facts if not f.cite.speaker or f.cite.speaker.id not in deniers]
    return [f for f in others if not any(_is_inside(f, denial) for denial in denials)]


def _is_inside(fact: Fact, denial: Fact) -> bool:
    start, words = denial.place[0], denial.cite.words
    is_there = start <= fact.place[0] < start + len(words) and fact.cite.words in words
    return is_there and fact.cite.article == denial.cite.article and fact.by == denial.by
