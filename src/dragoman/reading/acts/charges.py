"""Charges and warnings: "is playing for time", "will be legitimate targets"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.reading.acts.grammar import others, subject_of
from dragoman.reading.acts.lexicon import lexicon, pattern
from dragoman.reading.acts.making import in_condition, make, target_of
from dragoman.reading.acts.moment import Moment
from dragoman.reading.acts.talks import Draft
from dragoman.reading.acts.wording import Sentence


def read_unwanted(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    """ "They never wanted peace"."""
    unwanted = pattern("unwanted").search(sentence.folded) if m.voice.party else None
    if unwanted:
        noun = sentence.noun(unwanted.start(1))
        whom = m.cast.behalf(noun.entity) if noun and noun.form != "first" else None
        if whom and not m.own(whom) and not in_condition(sentence.folded, unwanted.start()):
            yield make(m, "accuse", sentence, unwanted.span(), m.voice.party, whom, None, unwanted.span())


def read_charged(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    """Words that charge the other side with something, said by one of the parties."""
    folded, words = sentence.folded, lexicon()
    if m.voice.party is None:
        return
    deed = words.deeds.first(folded)
    hit = words.charges.first(folded) or deed
    if (
        hit is None
        or re.search(r"\b(?:not|no|n't|never) (?:\w+ )?$", folded[: hit.start])
        or in_condition(folded, hit.start)
    ):
        return
    if hit is deed:
        by = others(sentence, hit.end, min(len(folded), hit.end + 12)) if hit.base.endswith(" by") else []
        subject = subject_of(sentence, hit.start)
        noun = (
            by[0].noun if by else subject.noun if subject.kind in ("party", "shared") and not subject.negated else None
        )
        target = noun.entity if noun and noun.form != "first" else None
        if noun and noun.form == "third" and noun.entity is None:
            target = m.talks.partner(m.voice.party)
    else:
        target = target_of(m, sentence, m.voice.party) or m.talks.partner(m.voice.party)
    if target is None or m.own(target):
        return
    yield make(m, "accuse", sentence, (hit.start, hit.end), m.voice.party, m.cast.side(target), None, (0, len(folded)))


def read_strike(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    """ "The pilots have called a strike"."""
    called = pattern("strike_called").search(sentence.folded) if m.voice.party else None
    if called:
        doer = subject_of(sentence, called.start())
        noun = doer.noun if doer.kind in ("party", "shared") and not doer.negated else None
        if noun and noun.entity and not in_condition(sentence.folded, called.start()):
            agent = m.cast.behalf(noun.entity)
            yield make(m, "threaten", sentence, called.span(), agent, issue="strike", stretch=called.span())


def read_warned(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    """What will befall the other side, said by one party: "they will be legitimate targets"."""
    hit = lexicon().targets.first(sentence.folded)
    if (
        hit is None
        or m.voice.party is None
        or not re.search(r"\b(?:will|would|'ll|shall)\b", sentence.folded[: hit.end])
    ):
        return
    subject = subject_of(sentence, hit.start)
    if subject.negated or (subject.noun and (subject.noun.form == "first" or m.own(subject.noun.entity))):
        return
    yield make(m, "threaten", sentence, (hit.start, hit.end), m.voice.party)
