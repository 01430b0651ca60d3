"""Cues whose sense lies in what they are said with: "told her to come", "called it unacceptable", "suggested talks"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.reading.acts.grammar import others
from dragoman.reading.acts.lexicon import PARTY, lexicon, pattern
from dragoman.reading.acts.making import make, verb_after, words_about
from dragoman.reading.acts.moment import Moment
from dragoman.reading.acts.passives import taken_off
from dragoman.reading.acts.talks import Draft
from dragoman.reading.acts.terms import find_issue
from dragoman.reading.acts.untrue import read_called_untrue
from dragoman.reading.acts.wording import Sentence

NOWHERE = (0, 0)
"""In place of the words that decided: here the cue is, which the caller knows."""


def read_special(m: Moment, head: str, sentence: Sentence, low: int, follows: bool = True) -> Iterator[Draft]:
    """Acts of a cue, `head`, with what follows from `low` of `sentence`; `follows`: the cue is of that sentence too."""
    folded = sentence.folded
    if pattern("gave").search(head) and (due := pattern("given_until").match(folded, low)):
        whom = others(sentence, low, due.end())[:1]
        entity = whom[0].noun.entity if whom else None
        made = make(m, "demand", sentence, NOWHERE, m.voice.party, entity, stretch=(due.end(), len(folded)))
        yield made._replace(condition=None)  # the time that is given is none
    elif follows and pattern("gave").search(head) and (due := pattern("given_until").search(folded)):
        whom = others(sentence, due.start(), due.end())[:1]
        entity = whom[0].noun.entity if whom else None
        made = make(m, "demand", sentence, NOWHERE, m.voice.party, entity, stretch=(due.end(), len(folded)))
        yield made._replace(condition=None)
    elif pattern("likes").search(head) and (wish := pattern("to_see").match(folded, low)):
        if others(sentence, wish.end(), len(folded)):
            stretch = wish.start(), len(folded)
            yield make(m, "propose", sentence, NOWHERE, m.voice.party, issue="meeting", stretch=stretch)
    elif pattern("declares").search(head) and (ready := pattern("self_ready").match(folded, low)):
        yield from _declared(m, sentence, ready.end())
    elif follows and pattern("is_ready").search(head):
        yield from _declared(m, sentence, low)
    elif pattern("tell").search(head):
        within = pattern("told_whom").search(head) if follows else None
        is_order = re.search(r"\border(?:s|ed|ing)?\b", head) is not None
        for draft in _told(m, sentence, within.start(1) if within else low):
            yield draft._replace(type="demand") if is_order and draft.type == "request" else draft
    elif pattern("suggest").search(head):
        yield from _suggested(m, sentence, low)
    elif pattern("ask").search(head) and pattern("bidden").match(folded, low):
        yield from _called(m, sentence, low)
    elif follows and (blamed := pattern("blames").search(folded, 0)) and blamed.start() < low:
        charged = sentence.noun(blamed.start(1) if blamed[1] else blamed.start(2))
        if charged and charged.entity:
            target, stretch = m.cast.behalf(charged.entity) or charged.entity, (blamed.end(), len(folded))
            yield make(m, "accuse", sentence, NOWHERE, m.voice.party, target, stretch=stretch)
    elif follows and (put := pattern("on_table").search(folded)) and put.start() < low:
        yield make(m, "propose", sentence, NOWHERE, m.voice.party, stretch=put.span(1))
    elif follows and (gone := pattern("off_table").search(folded)) and gone.start() < low:
        yield taken_off(m, sentence, m.voice.party, gone, NOWHERE)
    elif pattern("sets").search(head) and (terms := pattern("as_condition").search(folded, low)):
        issue = find_issue(sentence, low, terms.start())
        yield make(
            m, "demand", sentence, NOWHERE, m.voice.party, None, issue.label if issue else None, (low, terms.start())
        )
    elif pattern("turns_to").search(head) and (plea := pattern("with_request").match(folded, low)):
        noun = sentence.noun(plea.start(1))
        kind = "propose" if plea[2] in ("invitation", "proposal", "offer") else "request"
        stretch = (plea.start(2), len(folded))
        yield make(m, kind, sentence, NOWHERE, m.voice.party, noun.entity if noun else None, stretch=stretch)
    elif pattern("complains").search(head) and (told := pattern("complained").match(folded, low)):
        noun = sentence.noun(told.start(1))
        other = m.cast.behalf(noun.entity) if noun and noun.form != "first" and not m.own(noun.entity) else None
        if other is not None and m.voice.party is not None:
            yield make(m, "accuse", sentence, NOWHERE, m.voice.party, other, stretch=(told.end(), len(folded)))
    elif pattern("made").search(head) and pattern("conditional").search(head):
        issue = find_issue(sentence, low, len(folded))
        yield make(
            m, "demand", sentence, NOWHERE, m.voice.party, None, issue.label if issue else None, (low, len(folded))
        )
    elif pattern("made").search(head) and (match := pattern("conditional").search(folded, low)):
        issue = find_issue(sentence, match.end(), len(folded))
        yield make(m, "demand", sentence, NOWHERE, m.voice.party, None, issue.label if issue else None)
    elif follows and (called := pattern("strike_called").search(folded)) and called.start() < low:
        yield make(m, "threaten", sentence, NOWHERE, m.voice.party, issue="strike", stretch=called.span())
    elif pattern("call").search(head):
        yield from list(read_called_untrue(m, folded, low)) or _described(m, sentence, low)


def _told(m: Moment, sentence: Sentence, low: int) -> Iterator[Draft]:
    folded = sentence.folded
    match = re.compile(rf"\s*(?:the |both |all )?({PARTY})\s*,? (?:not )?to ").match(folded, low)
    if not match:
        return
    noun = sentence.noun(match.start(1))
    entity = noun.entity if noun else None
    issue = find_issue(sentence, match.end(), len(folded))
    is_back = re.match(r"\w+ back\b", folded[match.end() :]) is not None
    is_visit = lexicon().going.at(folded, match.end()) is not None and not is_back
    kind = "propose" if is_visit and (issue is None or issue.label == "meeting") else "request"
    label = "meeting" if kind == "propose" or is_back else issue.label if issue else None
    yield make(m, kind, sentence, NOWHERE, m.voice.party, entity, label, (match.end() - 3, len(folded)))


def _declared(m: Moment, sentence: Sentence, low: int) -> Iterator[Draft]:
    """ "declared himself ready to travel to Tarn": a consent; to give or to do something else, an offer."""
    verb, issue = verb_after(sentence.folded, low), find_issue(sentence, low, len(sentence.folded))
    if verb == "hostile" or pattern("to_think").match(sentence.folded[low:].lstrip()):
        if verb == "hostile":
            yield make(m, "threaten", sentence, NOWHERE, m.voice.party, stretch=(low, len(sentence.folded)))
        return
    meets = verb == "meeting" or (issue is not None and issue.label == "meeting")
    if meets or verb in ("yielding", "giving") or issue:
        offers = (
            not meets and verb != "yielding" and not m.talks.last_offer(m.voice.party, issue.label if issue else None)
        )
        kind, stretch = "propose" if offers else "accept", (low, len(sentence.folded))
        yield make(m, kind, sentence, NOWHERE, m.voice.party, issue="meeting" if meets else None, stretch=stretch)


def _called(m: Moment, sentence: Sentence, low: int) -> Iterator[Draft]:
    """ "called her to Tarn" invites; "called both to the table" asks."""
    folded = sentence.folded
    named = others(sentence, low, len(folded))
    issue = find_issue(sentence, low, len(folded))
    place = next((o for o in named[1:] if o.preposition == "to" and o.noun.form == "name"), None)
    entity = named[0].noun.entity if named else None
    if place and (issue is None or issue.label == "meeting") and " and " not in folded[named[0].at : place.at]:
        venue = m.cast.text[place.noun.start : place.noun.end]
        yield make(m, "propose", sentence, NOWHERE, m.voice.party, entity, "meeting")._replace(venue=venue)
        return
    draft = make(
        m, "request", sentence, NOWHERE, m.voice.party, entity, issue.label if issue else None, (low, len(folded))
    )
    several = len(named) > 1 and " and " in folded[named[0].at : named[1].at]
    yield draft._replace(recipient=None if several else draft.recipient)


def _described(m: Moment, sentence: Sentence, low: int) -> Iterator[Draft]:
    folded = sentence.folded
    bad = lexicon().unacceptable.first(folded, low) or lexicon().doubtful.first(folded, low)
    charge = lexicon().called.first(folded, low) or lexicon().charges.first(folded, low)
    if bad:
        issue = find_issue(sentence, low, bad.start)
        noun = lexicon().nouns.first(folded, low, bad.start)
        back = m.talks.last_offer(m.voice.party, kind=noun.label if noun else None)
        draft = make(
            m,
            "reject",
            sentence,
            NOWHERE,
            m.voice.party,
            issue=issue.label if issue else None,
            stretch=(low, bad.start),
        )
        if back and (issue is None or issue.label == back.issue):
            draft = draft._replace(
                issue=back.issue, venue=draft.venue or back.venue, recipient=draft.recipient or back.agent
            )
        yield draft
    elif (
        charge
        and pattern("dismissed").search(sentence.folded, 0, max(low, 1))
        and words_about(folded[low : charge.start])
    ):
        yield make(
            m, "reject", sentence, NOWHERE, m.voice.party, stretch=(low, charge.start)
        )  # "… the truce as a ploy"
    elif charge:
        party = m.voice.party
        named = [o for o in others(sentence, low, len(folded)) if o.preposition not in ("in", "at", "near", "on")]
        named.sort(key=lambda o: o.preposition != "by")  # "the shooting in Tarn a provocation by Norrland"
        found = (o.noun.entity for o in named if o.noun.entity and not m.own(o.noun.entity))
        target = next(found, None) or m.talks.partner(party)
        yield make(m, "accuse", sentence, NOWHERE, party, target, stretch=(low, charge.start))


def _suggested(m: Moment, sentence: Sentence, low: int) -> Iterator[Draft]:
    """ "suggested that Norrland consider it" asks; "suggested talks" and "suggested she might visit" offer."""
    folded = sentence.folded
    lead = re.compile(r"\W*(?:that )?").match(folded, low)
    at = lead.end() if lead else low
    if pattern("suggested").match(folded, at):
        noun = sentence.noun(at)
        if noun and noun.form == "both":  # "suggested that both sides share it"
            yield make(m, "propose", sentence, NOWHERE, m.voice.party, stretch=(at + 1, len(folded)))
        elif noun and noun.entity and not m.own(noun.entity) and noun.form != "first":
            asked = noun.entity if noun.entity.kind == "person" else m.cast.behalf(noun.entity)
            is_visit = re.compile(r" (?:should |must )?(?:come|travel|fly) to\b").match(folded, at + 1) is not None
            kind, issue = ("propose", "meeting") if is_visit else ("request", None)  # "that she come to the capital"
            yield make(m, kind, sentence, NOWHERE, m.voice.party, asked, issue, stretch=(at + 1, len(folded)))
        return
    place = pattern("suggested_place").match(folded, at)
    noun = sentence.noun(place.start(1)) if place else None
    if noun and noun.entity and noun.entity.kind == "place":
        to = m.talks.partner(m.voice.party, True)
        draft = make(m, "propose", sentence, NOWHERE, m.voice.party, to, issue="meeting")
        yield draft._replace(venue=m.cast.text[noun.start : noun.end])
        return
    about = find_issue(sentence, at, len(folded))
    offers = re.compile(rf"(?:a|an|the|holding|meeting|talks|moving|{PARTY}'s?)\b ?").match(folded, at)
    if offers and about and not re.search(r"\b(?:is|was|may|might|has|had|are|were)\b", folded[at:]):
        yield make(m, "propose", sentence, NOWHERE, m.voice.party, issue=about.label, stretch=(at, len(folded)))
