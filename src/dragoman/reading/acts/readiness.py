"""One's own readiness: "is ready to meet", "would be glad to receive her"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.reading.acts.grammar import clause_end, others, subject_of
from dragoman.reading.acts.lexicon import lexicon, pattern
from dragoman.reading.acts.making import in_condition, make, other_party, party_of, verb_after
from dragoman.reading.acts.moment import Moment
from dragoman.reading.acts.nouns import Noun
from dragoman.reading.acts.talks import Draft
from dragoman.reading.acts.terms import find_condition, find_issue
from dragoman.reading.acts.wording import Sentence
from dragoman.resources.states import naming_of


def read_ready(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    """One's own readiness: an offer where it brings a place or goes on with one's own offer, else a consent."""
    words, folded = lexicon(), sentence.folded
    for hit in words.ready.find(folded):
        subject = subject_of(sentence, hit.start)
        if subject.kind not in ("party", "shared") or subject.noun is None or subject.noun.entity is None:
            continue
        is_headline = subject.start == hit.start and _starts_with(sentence, subject.noun)
        if (not subject.passive and subject.kind == "party" and not is_headline) or folded[: hit.start].endswith(
            "being "
        ):
            continue
        door = pattern("door").search(folded) if hit.base == "open" else None
        if in_condition(folded, subject.start) or (door and door.start() < hit.start < door.end()):
            continue
        feels = hit.base in words.lists.glad
        if feels and m.voice.direct and re.search(r"\b(?:was|were|been)\b", folded[subject.start : hit.start]):
            continue  # "I was pleased to meet them" tells of what has been
        agent = party_of(m, subject.noun)
        high = clause_end(sentence, hit.end)
        rest = folded[hit.end : high]
        does = re.match(r"\s*(?:to|for)\b(?: a| any| the)?", rest)
        bare = not rest.strip(" .,") or rest.lstrip().startswith(",")
        if not does and not bare and not (hit.base != "open" and re.match(r"\s+and\b", rest)):
            continue
        stretch = (hit.end, high)
        issue = find_issue(sentence, *stretch)
        verb = verb_after(folded, hit.end)
        why = (subject.start, hit.end)
        taken = pattern("takes_up").match(rest) if not subject.negated else None
        if taken and (put := lexicon().offers.first(rest, taken.end(), taken.end() + 30)):
            giver = sentence.noun(hit.end + taken.start(1)) if taken[1] else None
            back = m.talks.last_offer(agent)
            to = other_party(m, giver) or (back.agent if back else None)
            stretch = (hit.end + put.end, high) if issue else stretch
            made = make(m, "accept", sentence, why, agent, to, None if issue or not back else back.issue, stretch)
            yield made._replace(issue=made.issue or (issue.label if issue else None))
            continue
        if subject.negated:
            if issue or verb:
                yield make(m, "reject", sentence, why, agent, stretch=stretch)
            continue
        if verb == "hostile":
            yield make(m, "threaten", sentence, why, agent, stretch=stretch)
            continue
        meets = (issue is not None and issue.label == "meeting") or verb == "meeting" or bare
        if pattern("mediates").match(folded, hit.end):
            yield make(m, "propose", sentence, why, agent, issue="mediation", stretch=stretch)
            continue
        if not meets:
            if re.match(r"\s*to (?:act|serve|host)\b", rest):
                yield make(m, "propose", sentence, why, agent, issue="meeting", stretch=stretch)
            elif re.match(r"\s*to (?:accept|agree|sign|approve|support)\b", rest):
                yield make(m, "accept", sentence, why, agent, stretch=stretch)
            elif verb == "giving" or (not feels and (issue or find_condition(sentence, m.cast.text, refuses=False))):
                yield make(m, "propose", sentence, why, agent, stretch=stretch)  # with a condition, whatever it is
            elif pattern("set_about").match(rest) and (offer := m.talks.own_offer(agent, None)):
                made = make(m, "propose", sentence, why, agent, offer.recipient, offer.issue, stretch)
                yield made._replace(venue=made.venue or offer.venue)
            continue
        if (
            bare
            and find_issue(sentence, 0, len(folded)) is None
            and not m.talks.last(("propose", "request"), "meeting")
        ):
            continue
        draft = make(m, "accept", sentence, why, agent, issue="meeting", stretch=stretch)
        offered = m.talks.last_offer(agent, "meeting")
        own = m.talks.own_offer(agent, "meeting")
        hosts = re.match(r"\s*to (?:act as |be )?(?:the )?(?:host|receive|hosting|welcome)\b", rest) is not None
        glad = feels and hit.base not in ("keen", "eager")
        new_place = draft.venue is not None and not (offered and offered.venue == draft.venue) and not _has(m, draft)
        if hosts or new_place or own or (glad and not offered) or (bare and sentence.quoted and not offered):
            draft = draft._replace(type="propose")
            if own and own.recipient and not others(sentence, 0, len(folded))[1:]:
                draft = draft._replace(recipient=own.recipient)
            if own and hosts:
                draft = draft._replace(venue=draft.venue or own.venue)
        if hosts or re.match(r"\s*to (?:host|hold|receive)", rest):
            draft = draft._replace(venue=draft.venue or _seat(m, subject.noun))
        yield draft


def _starts_with(sentence: Sentence, noun: Noun) -> bool:
    """Whether a sentence begins with a party: a headline leaves out the "is" of "Norrland ready to talk"."""
    first = re.search(r"\S", sentence.folded)
    return first is not None and sentence.noun(first.start()) is noun


def _seat(m: Moment, noun: Noun | None) -> str | None:
    """A host that is itself a city, standing for its state: where it would be."""
    if noun is None or noun.entity is None or noun.form != "name" or noun.entity.kind != "place":
        return None
    home = m.cast.home(noun.entity)
    is_city = naming_of(noun.entity.name) in ("people", "capital", "seat") or (
        home is not None and home.id != noun.entity.id
    )
    return m.cast.text[noun.start : noun.end] if is_city else None


def _has(m: Moment, draft: Draft) -> bool:
    last = m.talks.last(("propose", "accept"), "meeting")
    return last is not None and last.venue == draft.venue and not m.cast.same_side(last.agent, draft.agent)
