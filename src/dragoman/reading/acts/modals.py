"""What one's own side will, would and could do, and what another must do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from dragoman.reading.acts.grammar import clause_end, clause_start, others, subject_of
from dragoman.reading.acts.lexicon import PARTY, lexicon, pattern
from dragoman.reading.acts.making import in_condition, make, other_party, party_of, verb_after, word_end
from dragoman.reading.acts.moment import Moment
from dragoman.reading.acts.nouns import Noun
from dragoman.reading.acts.refusals import answering
from dragoman.reading.acts.talks import Draft
from dragoman.reading.acts.terms import find_condition, find_issue
from dragoman.reading.acts.wording import Sentence
from dragoman.types import Entity


class _Will(NamedTuple):
    """A modal verb in its sentence: who will or could do what."""

    sentence: Sentence
    word: str
    negated: bool
    start: int
    """Where the verb after it begins."""
    verb: str | None
    """What kind of verb that is: hostile, meeting, giving or yielding."""
    stretch: tuple[int, int]
    why: tuple[int, int]


def read_modal(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    """What one's own side will or will not do, and what it could do or have another do."""
    folded = sentence.folded
    if "not " in folded or "n't " in folded:
        yield from _never_talks(m, sentence)
    for match in [*pattern("modal").finditer(folded), *pattern("going").finditer(folded)]:
        subject, noun = (found := subject_of(sentence, match.start())), found.noun
        if in_condition(folded, match.start()) and not _after_if(m, sentence, noun, match.start()):
            continue
        lead = pattern("after_modal").match(folded, match.end())
        start = lead.end() if lead else match.end()
        is_no = match.re == pattern("going") or subject.negated or match[0].endswith(("n't", "cannot"))
        negated = is_no or re.search(r"\b(?:not|never|no longer)\b", folded[match.end() : start]) is not None
        stretch = match.end(), clause_end(sentence, match.end())
        why = match.start(), word_end(folded, start)
        will = _Will(sentence, match[0], negated, start, verb_after(folded, match.end()), stretch, why)
        is_named = subject.kind != "other" and noun is not None and noun.entity is not None
        agent = party_of(m, noun) if is_named else None
        if negated and pattern("not_let").match(folded, match.end()) and not m.own(agent):
            stretch = stretch if is_named else (0, len(folded))
            yield make(m, "reject", sentence, why, m.voice.party, other_party(m, noun), stretch=stretch)
        elif (
            is_named and noun and (m.own(agent) or noun.form == "first" or _speaks_for(m, agent) or _is_leader(m, noun))
        ):
            yield from _own_will(m, will, agent)
        elif is_named and noun and m.voice.party and _bids(will):
            modality = will.word if will.word in MAYBE else None
            about = find_issue(sentence, *stretch)  # "a team could visit the site once"
            issue = about.label if about and about.label in ("inspections", "observers") else "meeting"
            yield make(m, "propose", sentence, why, m.voice.party, noun.entity, issue, stretch, modality)
        elif is_named and noun and noun.form == "name" and _is_told_of(will, agent):
            yield from _own_will(m, will, agent)


def _never_talks(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    """ "We do not negotiate with kidnappers": what one's own side never does it refuses."""
    folded = sentence.folded
    for match in [*pattern("never_talks").finditer(folded), *pattern("never_yields").finditer(folded)]:
        talks = match.re == pattern("never_talks")
        noun = subject_of(sentence, match.start()).noun
        if noun and (noun.form == "first" or m.own(noun.entity)) and not in_condition(sentence.folded, match.start()):
            stretch = match.start(), clause_end(sentence, match.end())
            if talks or find_issue(sentence, *stretch):
                issue = "meeting" if talks else None
                yield make(m, "reject", sentence, match.span(), party_of(m, noun), issue=issue, stretch=stretch)


MAYBE = ("could", "might", "may")


def _after_if(m: Moment, sentence: Sentence, noun: Noun | None, at: int) -> bool:
    """Whether the condition has ended without a comma: "If they don't want to talk we'll fight on"."""
    if (
        noun is None
        or noun.form != "first"
        or not m.voice.direct
        or not sentence.folded[at:].startswith(("'ll", "will"))
    ):
        return False
    whose = re.match(rf"\W*if (?:the )?({PARTY})", sentence.folded)
    return whose is not None and sentence.noun(whose.start(1)) is not noun


def _bids(will: _Will) -> bool:
    """Whether another is told that he could come: "the premier could come to Tarn"."""
    may = will.word in (*MAYBE, "can") and not will.negated and will.verb == "meeting"
    return may and lexicon().going.at(will.sentence.folded, will.start) is not None


def _is_leader(m: Moment, noun: Noun) -> bool:
    """Whether a spokesman whose land no title tells speaks of "the president": his own."""
    speaker = m.voice.speaker
    if speaker is None or noun.form != "described" or not m.cast.is_voice(speaker) or m.cast.home(speaker):
        return False
    return pattern("the_leader").fullmatch(m.cast.text[noun.start : noun.end].casefold()) is not None


def _is_told_of(will: _Will, agent: Entity | None) -> bool:
    """Whether it is told of a leader, by whomever, that he will or will not go to a meeting: "Brandt will not go"."""
    goes = will.verb == "meeting" and will.word in ("will", "would", "won't", "wouldn't")
    at = lexicon().going.at(will.sentence.folded, will.start) if goes else None
    return at is not None and agent is not None and agent.kind == "person"


def _own_will(m: Moment, will: _Will, agent: Entity | None) -> Iterator[Draft]:
    sentence, folded, verb, word = will.sentence, will.sentence.folded, will.verb, will.word
    where: dict[str, Any] = {"stretch": will.stretch}
    if will.negated:
        if verb and word not in MAYBE and not pattern("in_public").search(folded, will.start, will.stretch[1]):
            meets = verb == "meeting" and find_issue(sentence, *will.stretch) is None
            about = find_issue(sentence, *will.stretch) if verb == "hostile" else None
            is_asked = about is not None and m.talks.last_offer(agent, about.label) is not None
            spares = verb == "hostile" and not is_asked and not pattern("bargain").match(folded, will.start)
            draft = make(
                m,
                "promise" if spares else "reject",
                sentence,
                will.why,
                agent,
                issue="meeting" if meets else None,
                **where,
            )
            last = m.talks.last_act()
            if draft.issue is None and last and last.type == "reject" and last.issue and m.own(last.agent):
                yield draft._replace(issue=last.issue, venue=last.venue, recipient=last.recipient)  # refused once more
            elif draft.issue is None and (back := m.talks.last_offer(agent)):
                yield answering(draft, back)
            else:
                yield _with_place(m, will, draft)
    elif word in ("would", "'d") and pattern("wish").match(folded, will.start):
        if others(sentence, will.start, will.stretch[1]):
            yield make(m, "propose", sentence, will.why, agent, issue="meeting", **where)
    elif word in MAYBE:
        if verb in ("giving", "meeting"):
            yield make(m, "propose", sentence, will.why, agent, modality=word, **where)
    elif word == "would" and pattern("to_think").match(folded, will.start):
        is_view = re.match(r"consider (?:it|this|that|them|[\ue000-\uf8ff])\b", folded[will.start :])
        if lexicon().hostile.first(folded, will.start, will.stretch[1]):
            yield make(m, "threaten", sentence, will.why, agent, **where)  # "would consider scaling back its aid"
        elif not is_view and find_condition(
            sentence, m.cast.text, refuses=False
        ):  # "would look at it if …" is an offer, without it none
            yield make(m, "propose", sentence, will.why, agent, **where)
    elif word != "can":
        kind = _kind_of(m, will)
        if kind:
            draft = make(m, kind, sentence, will.why, agent, issue="meeting" if verb == "meeting" else None, **where)
            yield _with_place(m, will, draft)


def _with_place(m: Moment, will: _Will, draft: Draft) -> Draft:
    """An answer with the place where one would go, as the sentence before gives it: "The invitation to Tarn is still
    open. Brandt will not go"."""
    goes = lexicon().going.at(will.sentence.folded, will.start)
    if draft.venue or draft.issue != "meeting" or goes is None:
        return draft
    at = will.sentence.places[will.why[0]]
    near = m.cast.place_before(at)
    back = m.talks.last_offer(draft.agent, "meeting") if near is None else None
    return draft._replace(venue=near or (back.venue if back else None))


def _kind_of(m: Moment, will: _Will) -> str | None:
    """What act it is that one's own side will do something."""
    sentence, folded = will.sentence, will.sentence.folded
    if will.verb == "hostile" or pattern("by_force").search(folded, will.start, will.stretch[1]):
        return "threaten"
    if lexicon().continuing.at(folded, will.start):
        issue = find_issue(sentence, will.start, will.stretch[1])
        if issue and issue.label == "military action":
            return "threaten"
    if will.verb == "giving":
        return "promise"
    if will.verb != "meeting" or pattern("no_visit").match(folded, will.start):
        return None
    travels = pattern("travels").match(folded, will.start) is not None
    about = find_issue(sentence, will.start, len(folded)) if travels else None
    if (
        travels
        and (about is None or about.label != "meeting" or about.base.startswith("fly"))
        and not others(sentence, will.start, len(folded))[1:]
    ):
        # One may go there for anything, where nobody has asked one to come.
        return None if m.talks.last_offer(m.voice.party, "meeting") is None else "accept"
    if pattern("would_deal").match(folded, will.start) and not find_condition(sentence, "", refuses=False):
        return None  # "would negotiate a deal in a day" says what one could do, and takes up nothing
    hosts = pattern("hosts").match(folded, will.start) or pattern("any_time").search(folded, will.start)
    return "propose" if hosts else "accept"


def _speaks_for(m: Moment, agent: Entity | None) -> bool:
    """Whether an office-holder whose state is not told may be taken to speak of his own: "she said Norrland would"."""
    speaker = m.voice.speaker
    if speaker is None or agent is None or agent.kind == "person" or speaker.kind != "person" or m.cast.home(speaker):
        return False
    return speaker.role is None or m.cast.is_voice(speaker) or m.cast.is_principal(speaker)


def read_must(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    """What another has to do, said by one who is a party."""
    speaker = m.voice.speaker
    if m.voice.party is None or speaker is None or (speaker.kind == "group" and m.cast.home(speaker) is None):
        return
    for hit in lexicon().must.find(sentence.folded):
        subject = subject_of(sentence, hit.start)
        if subject.negated or in_condition(sentence.folded, hit.start):
            continue
        if re.search(r"\b(?:the|a|no|any|only|you|would|may|might) $", sentence.folded[: hit.start]) or re.match(
            r" (?:do with|say|admit|be said)\b", sentence.folded[hit.end :]
        ):
            continue
        if hit.base in ("need to", "have to", "needs to", "has to") and subject.kind != "party":
            continue
        if subject.noun and (m.own(subject.noun.entity) or subject.noun.form == "first"):
            continue
        issue = find_issue(sentence, hit.end, len(sentence.folded))
        if issue is None and subject.kind != "party":
            issue = find_issue(sentence, clause_start(sentence, hit.start), hit.start)
        if issue is None:
            continue
        recipient = party_of(m, subject.noun) if subject.kind == "party" else None
        stretch = 0, len(sentence.folded)
        yield make(m, "demand", sentence, (hit.start, hit.end), m.voice.party, recipient, issue.label, stretch)
