"""Denials without a verb of denying: "this is untrue", "nothing of the kind was said", "called the claim a fiction"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.reading.acts.lexicon import lexicon, pattern
from dragoman.reading.acts.moment import SELF_SPOKEN, Moment
from dragoman.reading.acts.talks import Draft
from dragoman.reading.acts.terms import find_issue
from dragoman.reading.acts.wording import Sentence


def read_untrue(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    """A denial of what was told last of the speaker's side: it is that which such words point back at. Where nothing
    was told of it, there is nothing that they could deny."""
    folded = sentence.folded
    for name in ("untrue", "scorned", "absurd", "no_such", "no_talk", "unreal", "none_came"):
        match = pattern(name).search(folded)
        if match is None:
            continue
        low = 0 if name == "unreal" else match.start()
        noun = lexicon().nouns.first(folded, low, match.end()) if name in _BY_NOUN else None
        of = "accuse" if _is_charge(match[0]) else noun.label if noun else None
        about = find_issue(sentence, match.end(), len(folded)) if name == "no_talk" else None
        about = find_issue(sentence, 0, match.start()) if name == "unreal" else about
        label = (
            about.label if about else "meeting" if name == "none_came" and noun and noun.base == "invitation" else None
        )
        bare = name == "none_came" or (name == "no_such" and of is not None)
        yield from deny(m, sentence.places[match.start()], sentence.places[match.end()], of, label, bare)
        return


_BY_NOUN = ("no_such", "no_talk", "unreal", "none_came")
"""Wordings that name what is denied by a noun for an act."""


def read_called_untrue(m: Moment, folded: str, low: int) -> Iterator[Draft]:
    """ "called the explanation a fairy tale", "called it an invention", "dismissed the report as invented", from `low`
    on."""
    start = pattern("before_claim").match(folded, low)
    claim = lexicon().claims.at(folded, start.end() if start else low)
    if claim and pattern("fictive").search(folded, claim.end):
        if claim.base.startswith("explanation"):  # why something was done: no act of the talks is denied
            yield Draft("deny", (0, 0), m.voice.speaker)
            return
        yield from deny(m, 0, 0, "accuse" if _is_charge(claim.base) else None, None, bare=True)
    elif (pointer := _POINTER.match(folded, low)) and pattern("fictive").search(folded, pointer.end(), low + NEAR):
        yield from deny(m, 0, 0, None, None)


_POINTER = re.compile(r"\W*(?:all )?(?:that|this|it)\b(?! the\b)")

NEAR = 40
"""Characters from "called it" on in which the word that calls it untrue stands."""


def _is_charge(words: str) -> bool:
    return re.search(r"\b(?:accus|alleg|charge)", words) is not None


def deny(m: Moment, start: int, end: int, of: str | None, issue: str | None, bare: bool = False) -> Iterator[Draft]:
    """The denial by the speaker. `bare`: it is told though nothing was told before that it could be of."""
    told = m.talks.last_of(m.voice.speaker, of, issue)
    if told is None and issue is None and not bare:
        return
    if told and of is None:
        of = told.of if told.type in SELF_SPOKEN else told.type
    yield Draft("deny", (start, end), m.voice.speaker, None, issue or (told.issue if told else None), None, of=of)
