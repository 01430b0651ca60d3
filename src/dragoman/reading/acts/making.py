"""Drafts of acts with the terms that their sentence gives."""

from __future__ import annotations

import re

from dragoman.reading.acts.grammar import is_gone_to, others
from dragoman.reading.acts.lexicon import PARTY, Hit, lexicon, pattern
from dragoman.reading.acts.moment import Moment
from dragoman.reading.acts.nouns import Noun
from dragoman.reading.acts.recipients import only_tells_whose
from dragoman.reading.acts.talks import Draft
from dragoman.reading.acts.terms import find_condition, find_date, find_issue, find_venue, own_noun
from dragoman.reading.acts.wording import Sentence
from dragoman.types import Entity


def make(
    m: Moment,
    kind: str,
    sentence: Sentence,
    why: tuple[int, int],
    agent: Entity | None,
    recipient: Entity | None = None,
    issue: str | None = None,
    stretch: tuple[int, int] | None = None,
    modality: str | None = None,
) -> Draft:
    """A draft with the terms that its sentence gives."""
    low, high = stretch or (0, len(sentence.folded))
    text = m.cast.text
    given = find_condition(sentence, text, refuses=kind in ("reject", "threaten", "demand"))
    if given and low < given.start < high and (kind == "reject" or find_issue(sentence, low, given.start)):
        high = given.start  # what a refusal waits for is not what it refuses: "nothing will be signed before the vote"
    if kind == "reject" and (other := _ANOTHER_ACT.search(sentence.folded, low, high)):
        high = other.start()  # "will not travel to be lectured and called him to Hallowick": the place is of the second
    if issue is None and (found := find_issue(sentence, low, high)):
        issue = found.label
    if issue is None:
        issue = own_noun(sentence, text, low, high)
    if recipient is None:
        recipient = (
            counterpart(m, sentence, agent, low, kind in ("propose", "promise"))
            if kind != "threaten"
            else target_of(m, sentence, agent)
        )
    if recipient and kind == "accept" and given and is_third(sentence, given.start, recipient):
        recipient = m.talks.partner(agent)
    return Draft(
        kind,
        (sentence.places[why[0]], sentence.places[why[1]]),
        agent,
        recipient,
        issue,
        find_venue(sentence, m.cast, low, high) if issue in ("meeting", "mediation") and kind != "accuse" else None,
        find_date(sentence, text, low, high) if kind in ("propose", "accept", "promise") else None,
        given.words if given else None,
        modality=modality,
    )


_ANOTHER_ACT = re.compile(r"\b(?:and|but) (?:instead |then )?[a-z]+ed\b")


def is_third(sentence: Sentence, at: int, entity: Entity) -> bool:
    """Whether a body is named only in the condition, from `at` on, of a yes: "yes, provided that the Bank pays". It has
    to do its part and is not whom the yes is said to; a land there mostly is."""
    named = [o.at for o in others(sentence, 0, len(sentence.folded)) if o.noun.entity is entity]
    return entity.kind == "organisation" and bool(named) and min(named) >= at


def target_of(m: Moment, sentence: Sentence, agent: Entity | None) -> Entity | None:
    for other in others(sentence, 0, len(sentence.folded)):
        entity = other.noun.entity
        if entity is None or m.cast.same_side(entity, agent) or other.preposition in ("in", "at"):
            continue
        if (
            entity.kind == "place"
            and other.preposition in ("to", "")
            and lexicon().going.first(sentence.folded, 0, other.at)
        ):
            continue
        return entity if entity.kind == "person" else m.cast.behalf(entity)
    return None


def counterpart(m: Moment, sentence: Sentence, agent: Entity | None, low: int, offering: bool = False) -> Entity | None:
    """The other party of a sentence, or the one whom this side dealt with last."""
    for other in others(sentence, low, len(sentence.folded)):
        entity = other.noun.entity
        if other.noun.form == "both":
            return None
        if entity is None or m.cast.same_side(entity, agent) or other.preposition in _NOT_TO:
            continue
        if entity.kind == "place" and is_gone_to(other, sentence.folded, low):
            continue
        if entity.kind == "place" and not other.owns and not m.cast.is_actor(entity):
            continue  # "the sluices of the Vantha dam", "withdraw from the town of Orsa"
        if entity.kind == "place" and not other.owns and _names_thing(sentence.folded, other.at):
            continue  # "would not discuss the Orrel Compact"
        if only_tells_whose(sentence.folded, other.at, entity):
            continue
        if entity.kind == "place" and re.search(r"\bvisit(?:ing)? $", sentence.folded[: other.at]):
            continue
        return entity if entity.kind == "person" else m.cast.behalf(entity)
    return counterpart(m, sentence, agent, 0, offering) if low else m.talks.partner(agent, offering)


_NOT_TO = ("in", "at", "under", "between", "by", "through", "via")
"""Before one to whom nothing is done: "an exchange supervised by the Red Cross", "a reply through Norrland"."""


def _names_thing(folded: str, at: int) -> bool:
    after = _WORD_AFTER.match(folded, at + 1)
    return after is not None and lexicon().issues.first(after[1]) is not None


_WORD_AFTER = re.compile(r" ([a-z]+)")


def party_of(m: Moment, noun: Noun | None) -> Entity | None:
    return m.cast.behalf(noun.entity) if noun else None


def other_party(m: Moment, noun: Noun | None) -> Entity | None:
    return party_of(m, noun) if noun and not m.own(noun.entity) else None


def in_condition(folded: str, at: int) -> bool:
    """Whether the clause that ends at `at` is a condition: "if he is ready", "should he be ready"."""
    clause = re.split(r"[,;]", folded[:at])[-1]
    return (
        re.search(rf"\b(?:if|unless|once|when|whether|until)\b|\bshould (?:the )?(?:{PARTY} )?\Z", clause) is not None
    )


def verb_after(folded: str, at: int) -> str | None:
    """What kind of verb comes next after "to": hostile, meeting, giving."""
    words = lexicon()
    lead = pattern("to_verb").match(folded, at)
    start = lead.end() if lead else at
    kinds = {"hostile": words.hostile, "meeting": words.meeting, "giving": words.giving, "yielding": words.yielding}
    # "be in Tarn" is a phrase of the lists, "be allowed" a passive: the verb is looked for before "be" and after it.
    hits = ((index.at(folded, begin), name, begin) for name, index in kinds.items() for begin in {at, start})
    found = [
        (hit, name)
        for hit, name, begin in hits
        if hit and hit.start - begin < 3 and not (name == "meeting" and pattern("goes_not").match(folded, hit.start))
    ]
    last, kind = max(found, key=lambda f: f[0].end, default=(None, None))
    return "giving" if last and kind == "hostile" and _lifts(folded, last) else kind


def _lifts(folded: str, verb: Hit) -> bool:
    """Whether what one would break off is hostile itself: "ready to suspend the duty", "will cancel the strike"."""
    about = lexicon().issues.first(folded, verb.end, verb.end + _OBJECT)
    is_weapon = about is not None and about.label in lexicon().lists.weapons and not about.base.endswith("relief")
    return verb.base in lexicon().lists.lifting and is_weapon


_OBJECT = 40
"""Characters behind a verb in which what it is done to stands."""


def word_end(folded: str, at: int) -> int:
    match = re.compile(r"[\w'-]*").match(folded, at)
    return match.end() if match else at


def hit_span(sentence: Sentence, hit: Hit) -> tuple[int, int]:
    return sentence.places[hit.start], sentence.places[hit.end]


def words_about(folded: str) -> bool:
    return lexicon().offers.first(folded) is not None or lexicon().issues.first(folded) is not None
