"""Acts told in what was said, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.reading.acts.cast import Cast
from dragoman.reading.acts.grammar import Subject, first_party, others, subject_of
from dragoman.reading.acts.idioms import read_idioms
from dragoman.reading.acts.lexicon import Hit, find_verbs, pattern
from dragoman.reading.acts.making import hit_span, make
from dragoman.reading.acts.moment import Moment
from dragoman.reading.acts.talks import Draft
from dragoman.reading.acts.verbs import read_verb
from dragoman.reading.acts.wording import Sentence


def read_content(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    """The acts of one sentence of what was said: of its verbs, then of its other wordings."""
    proposed = pattern("as_proposed").search(sentence.folded)
    noun = sentence.noun(proposed.start(1)) if proposed else None
    other = noun.entity if noun and noun.entity and not m.own(noun.entity) else None
    for draft in _read(m, sentence, proposed.span() if proposed else (0, 0)):
        is_answer = other is not None and draft.type == "propose" and not m.cast.same_side(draft.agent, other)
        yield draft._replace(type="accept", recipient=m.cast.behalf(other)) if is_answer else draft


def _read(m: Moment, sentence: Sentence, aside: tuple[int, int]) -> Iterator[Draft]:
    """`aside`: what only tells whose offer is taken up."""
    asked = pattern("rhetorical").search(sentence.folded)
    if asked and m.voice.party and (noun := sentence.noun(asked.start(1))):
        if noun.form == "first" or m.own(noun.entity):
            stretch = asked.end(1), len(sentence.folded)
            yield make(m, "reject", sentence, asked.span(), m.voice.party, stretch=stretch)._replace(condition=None)
        return
    for hit in find_verbs(sentence.folded):
        if aside[0] <= hit.start < aside[1]:
            continue
        subject = subject_of(sentence, hit.start)
        if subject.kind == "other" and _goes_on(sentence, hit) and (noun := first_party(sentence, hit.start)):
            subject = subject._replace(kind="shared", noun=noun)
        if subject.kind == "party" and not subject.passive and _is_participle(sentence, hit):
            named = others(sentence, 0, hit.start)  # "a letter to her proposing talks": not she proposes
            subject = subject._replace(kind="shared", noun=first_party(sentence, named[-1].at) if named else None)
        if subject.kind == "other" and not (subject.negated and sentence.folded[: hit.end].endswith("ed")):
            continue
        if subject.kind == "shared" and pattern("by_whom").match(sentence.folded, hit.end):
            continue  # "must be signed by both and guaranteed by the Council"
        if subject.noun and subject.kind == "party" and _is_adjective(m.cast, subject, sentence, hit):
            continue
        if subject.kind == "none" and not subject.negated and (m.voice.direct or not _is_participle(sentence, hit)):
            continue
        is_named = subject.noun is not None and subject.noun.entity is not None
        if subject.kind in ("shared", "none") and not is_named and not m.voice.party:
            continue
        if _is_conditional(sentence, subject.start) or (m.looks_on and subject.modal):
            continue
        if (
            subject.kind == "party"
            and subject.noun
            and pattern("supposes").search(sentence.folded, 0, _at(sentence, subject))
        ):
            continue  # "was confident that Norrland would accept": a forecast
        draft = read_verb(m, hit, subject, sentence, hit.end, hit_span(sentence, hit))
        if draft and draft.agent is None and is_both(subject):
            yield from _of_each(m, draft, sentence, subject)
        elif draft:
            yield draft
    if not m.looks_on:
        yield from read_idioms(m, sentence)


def _at(sentence: Sentence, subject: Subject) -> int:
    """Where the character of the subject stands in its sentence."""
    own = subject.noun
    return next((i for i in range(subject.start) if own is not None and sentence.noun(i) is own), subject.start)


def is_both(subject: Subject) -> bool:
    return subject.noun is not None and subject.noun.form == "both"


def _of_each(m: Moment, draft: Draft, sentence: Sentence, subject: Subject) -> Iterator[Draft]:
    """ "Both sides had agreed to it": an act of each; of two that are named, to each other."""
    at = next((n for n, noun in enumerate(sentence.nouns) if subject.noun and noun.start == subject.noun.start), 0)
    pair = sentence.nouns[at - 1 : at + 1] if at else []
    if pair and pair[0].entity and pair[1].entity and pair[1].form != "both":
        first, second = m.cast.behalf(pair[0].entity), m.cast.behalf(pair[1].entity)
        to = None if draft.recipient in (first, second) else draft.recipient
        agrees = draft.type == "accept"
        yield draft._replace(agent=first, recipient=to or (second if agrees else None))
        yield draft._replace(agent=second, recipient=to or (first if agrees else None))
        return
    for party in (m.talks.two(m.voice.speaker) or ()) if draft.type in ("accept", "reject") else ():
        other = m.voice.party if m.voice.party and not m.own(party) else None
        yield draft._replace(agent=party, recipient=draft.recipient or other)


def _is_adjective(cast: Cast, subject: Subject, sentence: Sentence, hit: Hit) -> bool:
    """ "Norrish promises": an adjective and a noun, not somebody who promises."""
    noun = subject.noun
    if noun is None or noun.entity is None or noun.form != "name" or not sentence.folded[: hit.end].endswith("s"):
        return False
    words = cast.text[noun.start : noun.end]
    return noun.entity.kind == "group" and " " not in words and not words.endswith("s")


def _goes_on(sentence: Sentence, hit: Hit) -> bool:
    """ "sent a letter proposing talks": a participle that goes on about the sentence's subject."""
    return (
        _is_participle(sentence, hit) and pattern("before_participle").search(sentence.folded[: hit.start]) is not None
    )


def _is_participle(sentence: Sentence, hit: Hit) -> bool:
    return sentence.folded[hit.start : hit.end].split(" ")[0].endswith("ing")


def _is_conditional(sentence: Sentence, at: int) -> bool:
    clause = re.split(r"[,;]", sentence.folded[:at])[-1]
    return re.search(r"\b(?:if|unless|once|when|whether|until|before|after|should)\b", clause) is not None
