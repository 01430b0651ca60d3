"""Counter-offers on another matter: "would not halve the levy's price … but would open the strait if it is suspended".

Groups hold one matter each, so that what a side offers in place of what it refused goes into the refused matter's group
as well, marked, and opens no offer there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from dragoman.story.facts import Fact
from dragoman.story.reasons import stems
from dragoman.story.rules import Rules

REACH = 400
"""Characters from the refusal to an offer that is said to be "instead"."""


def find_instead(acts: Sequence[Fact], rules: Rules) -> Iterator[Fact]:
    """For each offer that its side makes in place of one that it refuses in the same article, on another matter: the
    offer once more, among the acts on the refused one. Its condition speaks of what was refused, or it follows with
    "instead" or the like."""
    refusals = [fact for fact in acts if fact.act == "reject" and not fact.negated and fact.by and fact.is_own]
    for offer in acts:
        if offer.act not in rules.offers or offer.negated or not offer.by or not offer.is_own:
            continue
        fitting = [r for r in refusals if r.by == offer.by and r.family != offer.family and _are_one(r, offer, rules)]
        seen: set[str] = set()
        for refusal in fitting:
            if refusal.group not in seen and len({*refusal.pair} & {*offer.pair}) > 1:
                seen.add(refusal.group)
                yield msgspec.structs.replace(
                    offer, issue=refusal.issue, family=refusal.family, pair=refusal.pair, venue=None, instead=True
                )


def _are_one(refusal: Fact, offer: Fact, rules: Rules) -> bool:
    condition = stems(offer.terms.condition or "", rules) - rules.plain_stems
    if condition & stems(f"{refusal.cite.words} {refusal.issue}", rules):
        return True
    gap = offer.place[0] - refusal.place[0]
    return 0 <= gap <= REACH and rules.instead_pattern.search(offer.cite.words) is not None
