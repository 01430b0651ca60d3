"""What a denial is of, where its own words do not say: the claim that its article tells right before it.

"It accused the army of shelling the camp. The ministry denied the accusation." The denial names neither the act nor the
matter, and what it is read to be about is seldom what the charge is. Groups hold one matter between two, so that a
denial of a claim belongs where the claim is.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dragoman.story.facts import Fact
from dragoman.story.likeness import speaks_of_other
from dragoman.story.rules import Rules

REACH, NEAR = 4, 2
"""Acts before a denial among which its claim is looked for, where its words say what act it is of or whom it answers,
and where they do not. Of 21 denials of 480 marked texts that say nothing and have a claim so near 15 are of it."""

CLAIMED = frozenset({"propose", "promise", "request", "accept", "threaten"})
"""What one may be said to have done, and deny."""


def with_claims(acts: Sequence[Fact], rules: Rules) -> tuple[Fact, ...]:
    """Acts, in order of the article, each denial with the act, matter and sides of the claim that it is of."""
    ordered = sorted(acts, key=lambda fact: fact.place)
    made: list[Fact] = []
    for number, fact in enumerate(ordered):
        claim = _find_claim(fact, made[max(0, number - REACH) :]) if _is_open(fact, rules) else None
        if claim is not None:
            of = fact.of or claim.act
            to = claim.by if of == "accuse" else fact.to
            fact = msgspec.structs.replace(fact, of=of, to=to, issue=claim.issue, family=claim.family, pair=claim.pair)
        made.append(fact)
    return tuple(made)


def _is_open(fact: Fact, rules: Rules) -> bool:
    """Whether an act is a denial of which another act may tell what it is of: not of a reason given for something."""
    return fact.act == "deny" and not fact.negated and not rules.explained_pattern.search(fact.cite.words)


def _find_claim(denial: Fact, before: Sequence[Fact]) -> Fact | None:
    """The nearest of some acts that a denial may be of: an accusation of its side, or what another says that its side
    did."""
    for gap, fact in enumerate(reversed(before)):
        if not _is_same_speaker(fact, denial) and _is_claim(fact, denial, gap):
            return fact
    return None


def _is_claim(fact: Fact, denial: Fact, gap: int) -> bool:
    if fact.negated or not fact.by or not denial.by:
        return False
    if fact.act == "accuse":
        is_accused = fact.to is not None and fact.to.id == denial.by.id
        may_be = denial.of in (None, "accuse") and fact.by.id != denial.by.id
        return may_be and (is_accused or (gap == 0 and not speaks_of_other(denial, fact)))
    is_told = not fact.is_own and fact.act in CLAIMED
    is_of_it = denial.of in (None, fact.act) if gap < NEAR else denial.of == fact.act and fact.by.id == denial.by.id
    return is_told and is_of_it


def _is_same_speaker(fact: Fact, denial: Fact) -> bool:
    one, other = fact.cite.speaker, denial.cite.speaker
    return one is not None and other is not None and one.id == other.id
