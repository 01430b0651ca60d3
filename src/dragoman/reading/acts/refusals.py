"""Refusals without a verb of refusing: "is out of the question", "there will be no talks", "no"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.reading.acts.grammar import clause_end, clause_start, others, subject_of
from dragoman.reading.acts.lexicon import lexicon, pattern
from dragoman.reading.acts.making import make, party_of
from dragoman.reading.acts.moment import Moment
from dragoman.reading.acts.talks import Draft
from dragoman.reading.acts.terms import find_issue
from dragoman.reading.acts.wording import Sentence


def read_turned_down(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    """ "is unacceptable", "out of the question": of what stands before it, or of the offer that stands."""
    folded, words = sentence.folded, lexicon()
    hits = [*words.unacceptable.find(folded), *words.doubtful.find(folded)]
    back = m.talks.last_offer(m.voice.party) if hits else None
    for hit in hits:
        before = folded[max(0, hit.start - 12) : hit.start]
        if re.search(r"\b(?:not|n't|never|be|seem) $", before) and not hit.base.startswith(("not", "out")):
            continue
        if " " not in hit.base and not pattern("said_of").search(folded[: hit.start]):
            continue  # "an unacceptable attack" turns nothing down
        if any(match.end() == hit.end for match in pattern("off_table").finditer(folded)):
            continue  # what one takes off the table was one's own
        if hit.base == "no reason for" and not re.search(r"\bthere(?: is|'s| was) $", folded[: hit.start]):
            continue
        if hit.base in ("no reason for", "no question of"):
            stretch = (hit.end, clause_end(sentence, hit.end))
        else:
            stretch = (clause_start(sentence, hit.start), hit.start)
        issue = find_issue(sentence, *stretch) or find_issue(sentence, 0, len(folded))
        points = words.offers.first(folded, 0, hit.start) is not None or pattern("points").match(folded) is not None
        is_weak = hit.base in words.lists.doubtful
        if is_weak and re.match(r"\W*it\b", folded):
            continue
        owned = next((o for o in others(sentence, 0, hit.start) if o.owns or o.preposition == "of"), None)
        if (
            is_weak
            and owned
            and owned.noun.entity
            and not m.own(owned.noun.entity)
            and words.offers.first(folded, owned.at, hit.start)
        ):
            yield make(m, "reject", sentence, (hit.start, hit.end), m.voice.party, owned.noun.entity, stretch=stretch)
            continue
        thing = _THING.search(folded, 0, hit.start) if issue is None and not is_weak and not back else None
        if thing and m.voice.party and " " in hit.base:
            yield make(m, "reject", sentence, (hit.start, hit.end), m.voice.party, issue=thing[1], stretch=stretch)
            continue
        if (issue is None or is_weak) and not (back and (points or (issue and issue.label == back.issue))):
            continue
        if is_weak and issue and back and issue.label != back.issue:
            continue
        label, why = issue.label if issue else None, (hit.start, hit.end)
        draft = make(m, "reject", sentence, why, m.voice.party, issue=label, stretch=stretch)
        yield answering(draft, back) if back and label in (None, back.issue) else draft


_THING = re.compile(
    r"\b(?:an?|any|another|the|such an?) ([a-z][a-z-]+(?: [a-z][a-z-]+)?) (?:is|was|are|were|remains?) $"
)
""" "A federation is off the table": the matter in the article's own words."""


def answering(draft: Draft, back: Draft) -> Draft:
    """A refusal with what the offer that it answers gives."""
    return draft._replace(issue=back.issue, venue=draft.venue or back.venue, recipient=draft.recipient or back.agent)


def read_idle(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    """ "is not interested in talks", "there is nothing to discuss": one's own refusal."""
    for match in pattern("idle").finditer(sentence.folded):
        noun = subject_of(sentence, match.start()).noun
        if noun is None or m.own(noun.entity) or noun.form == "first":
            agent = party_of(m, noun) or m.voice.party
            stretch = (match.start(), clause_end(sentence, match.end()))
            about = find_issue(sentence, *stretch)
            yield make(
                m,
                "reject",
                sentence,
                match.span(),
                agent,
                issue=about.label if about else "meeting" if "nothing" in match[0] else None,
                stretch=stretch,
            )


def read_none(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    for match in pattern("none").finditer(sentence.folded):
        if m.voice.party is not None:
            yield make(
                m, "reject", sentence, match.span(), m.voice.party, stretch=(match.start(), len(sentence.folded))
            )


def read_yes(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    """A bare yes or no to what the speaker's side was asked or offered last, and "yes to the plan, no to the price"."""
    named = list(pattern("yes_to").finditer(sentence.folded)) if m.voice.party else []
    for found in named:
        stretch = (found.end(), clause_end(sentence, found.end()))
        kind = "accept" if found["yes"] else "reject"
        yield make(m, kind, sentence, found.span(), m.voice.party, stretch=stretch)
    match = None if named else pattern("assents").search(sentence.folded) or pattern("declines").search(sentence.folded)
    back = m.talks.last_offer(m.voice.party) if match else None
    if match is None or back is None or m.looks_on:
        return
    is_open = back.recipient is None and m.voice.direct  # "«No,» she said" after an offer to nobody who is told
    if not is_open and not (back.recipient and m.cast.same_side(back.recipient, m.voice.speaker)):
        return
    kind = "reject" if match.re == pattern("declines") else "accept"
    venue = back.venue if kind == "reject" else None
    why = sentence.places[match.start()], sentence.places[match.end()]
    yield Draft(kind, why, m.voice.party, back.agent, back.issue, venue)
