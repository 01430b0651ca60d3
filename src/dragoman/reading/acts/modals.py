"""What one's own side will, would and could do, and what another must do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.reading.acts.grammar import clause_end, clause_start, others, subject_of
from dragoman.reading.acts.lexicon import lexicon, pattern
from dragoman.reading.acts.making import in_condition, make, other_party, party_of, verb_after, word_end
from dragoman.reading.acts.moment import Moment
from dragoman.reading.acts.talks import Draft
from dragoman.reading.acts.terms import find_issue
from dragoman.reading.acts.wording import Sentence
from dragoman.types import Entity


def read_modal(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    """What one's own side will or will not do, and what it could do or have another do."""
    folded = sentence.folded
    for match in [*pattern("modal").finditer(folded), *pattern("going").finditer(folded)]:
        is_plan = match.re is pattern("going")
        subject = subject_of(sentence, match.start())
        word = match[0]
        after = re.match(
            r"\s*(?:not|never|also|then|be able to|\w+ly|even|no longer|ever|,)*\s*", folded[match.end() :]
        )
        lead = after[0] if after else ""
        negated = (
            is_plan
            or subject.negated
            or word.endswith(("n't", "cannot"))
            or re.search(r"\b(?:not|never|no longer)\b", lead) is not None
        )
        verb = verb_after(folded, match.end())
        start = match.end() + len(lead)
        stretch = (match.end(), clause_end(sentence, match.end()))
        why = (match.start(), min(len(folded), word_end(folded, start)))
        noun = subject.noun
        if in_condition(folded, match.start()):
            continue
        if subject.kind == "other" or noun is None or noun.entity is None:
            if negated and re.match(
                r"\s*(?:not|never) be (?:allowed|permitted|accepted|tolerated|signed|recogni[sz]ed)",
                folded[match.end() :],
            ):
                yield make(m, "reject", sentence, why, m.voice.party, other_party(m, noun), stretch=(0, len(folded)))
            continue
        agent = party_of(m, noun)
        if (
            negated
            and re.match(r"\s*(?:not|never) be (?:allowed|permitted|accepted|tolerated)", folded[match.end() :])
            and not m.own(agent)
        ):
            yield make(m, "reject", sentence, why, m.voice.party, other_party(m, noun), stretch=stretch)
            continue
        own = m.own(agent) or noun.form == "first" or _speaks_for(m, agent)
        if not own:
            is_offer = (
                word in ("could", "might", "may")
                and not negated
                and verb == "meeting"
                and lexicon().going.at(folded, start)
            )
            if is_offer and m.voice.party and not m.own(agent):
                yield make(m, "propose", sentence, why, m.voice.party, noun.entity, "meeting", stretch, word)
            continue
        is_wish = word in ("would", "'d") and pattern("wish").match(folded, start) is not None
        if is_wish and not negated:
            if others(sentence, start, stretch[1]):
                yield make(m, "propose", sentence, why, agent, issue="meeting", stretch=stretch)
            continue
        if verb is None and lexicon().continuing.at(folded, start) is None:
            continue
        if negated and verb is None:
            continue
        if negated:
            if word in ("could", "might", "may"):
                continue
            meets = verb == "meeting" and find_issue(sentence, *stretch) is None
            yield make(m, "reject", sentence, why, agent, issue="meeting" if meets else None, stretch=stretch)
            continue
        if word in ("could", "might", "may"):
            if verb in ("giving", "meeting"):
                yield make(m, "propose", sentence, why, agent, stretch=stretch, modality=word)
            continue
        if word == "can":
            continue
        if verb == "hostile" or (
            lexicon().continuing.at(folded, start)
            and (goes_on := find_issue(sentence, start, stretch[1]))
            and goes_on.label == "military action"
        ):
            yield make(m, "threaten", sentence, why, agent, stretch=stretch)
        elif verb == "giving":
            yield make(m, "promise", sentence, why, agent, stretch=stretch)
        elif verb == "meeting" and word in ("will", "'ll", "shall", "would"):
            if pattern("no_visit").match(folded, start) or "only" in lead:
                continue
            offers = pattern("hosts").match(folded, start) or pattern("any_time").search(folded, start)
            kind = "propose" if offers else "accept"
            yield make(m, kind, sentence, why, agent, issue="meeting", stretch=stretch)


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
        if hit.base in ("need to", "have to") and subject.kind != "party":
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
