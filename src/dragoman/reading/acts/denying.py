"""Which act a denial is of, where its verb does not say: the one that its words name, "No such promise was made".

Of 25 denials in 480 marked texts 23 are told rightly by a noun; by a verb ("nobody was invited") 26 of 34, too few.
"""

from __future__ import annotations

from dragoman.reading.acts.lexicon import lexicon
from dragoman.reading.acts.talks import Draft
from dragoman.types import Statement

DENIED = ("propose", "accept", "reject", "withdraw", "promise", "request", "demand", "threaten", "accuse")
"""Acts of which there are denials."""


def with_denied(draft: Draft, statement: Statement) -> Draft:
    """`draft`, a denial with the act that the first noun for one in what was said names."""
    if draft.type != "deny" or draft.of is not None:
        return draft
    words = " ".join(span.text for span in statement.content).casefold()
    return draft._replace(of=next((hit.label for hit in lexicon().nouns.find(words) if hit.label in DENIED), None))
