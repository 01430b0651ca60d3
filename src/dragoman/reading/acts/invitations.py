"""Invitations without a verb of inviting: "is welcome", "let him come", "the offer stands"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.reading.acts.cast import may_be_place
from dragoman.reading.acts.grammar import clause_end
from dragoman.reading.acts.lexicon import PARTY, pattern
from dragoman.reading.acts.making import in_condition, make, party_of
from dragoman.reading.acts.moment import Moment
from dragoman.reading.acts.talks import Draft
from dragoman.reading.acts.terms import find_issue
from dragoman.reading.acts.wording import Sentence
from dragoman.types import Entity


def read_welcome(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    """ "She is welcome to visit"."""
    for match in pattern("welcome").finditer(sentence.folded):
        guest = sentence.noun(match.start(1))
        if guest and guest.entity and not m.own(guest.entity):
            stretch = match.end() - 3, len(sentence.folded)
            yield make(m, "propose", sentence, match.span(), m.voice.party, guest.entity, "meeting", stretch)


def read_come(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    folded = sentence.folded
    for match in pattern("let").finditer(folded):
        guest = sentence.noun(match.start(1))
        entity = guest.entity if guest else None
        if not m.own(entity):
            entity = entity or m.talks.partner(m.voice.party)
            stretch = match.end(1) + 1, len(folded)
            yield make(m, "propose", sentence, match.span(), m.voice.party, entity, "meeting", stretch)
    match2 = pattern("come").search(folded)
    if match2 and "?" not in sentence.folded[-3:]:
        recipient = m.voice.addressee or m.talks.partner(m.voice.party)
        yield make(m, "propose", sentence, match2.span(), m.voice.party, recipient, "meeting")
    match4 = pattern("place").search(folded)
    noun = sentence.noun(match4.start(1)) if match4 else None
    if match4 and noun and noun.entity:
        seat = m.cast.seat(noun.entity) if "capital" in match4[0] else noun.entity
        if seat:
            draft = make(
                m, "propose", sentence, match4.span(), m.voice.party, m.talks.partner(m.voice.party, True), "meeting"
            )
            yield draft._replace(venue=m.cast.text[noun.start : noun.end] if seat is noun.entity else seat.name)
    better = pattern("better_place").search(folded)
    noun = sentence.noun(better.start(1)) if better else None
    if better and noun and noun.entity and may_be_place(noun.entity):
        draft = make(m, "propose", sentence, better.span(), m.voice.party, issue="meeting", stretch=better.span())
        venue, partner = m.cast.text[noun.start : noun.end], m.talks.partner(m.voice.party)
        yield draft._replace(venue=venue, recipient=partner)
    stands = pattern("stands").search(folded)
    if stands:
        of = re.match(rf"\w+ of (?:the )?({PARTY})", stands[0])
        whose = re.search(rf"({PARTY})'s? (?:\w+ )?$", folded[: stands.start()])
        noun = sentence.noun(stands.start() + of.start(1)) if of else None
        noun = noun or (sentence.noun(whose.start(1)) if whose else None)
        agent = party_of(m, noun) or _first_own(m)
        own = m.talks.own_offer(agent, None) or _of_own_land(m, agent)
        if own is None and folded[stands.start() : stands.end()].strip().startswith(("it", "that it")):
            return
        about = find_issue(sentence, *stands.span())
        issue = about.label if about else own.issue if own else None
        to = own.recipient if own else None
        yield make(
            m, "propose", sentence, stands.span(), agent, to or m.talks.partner(agent, True), issue, stands.span()
        )
    yield from _lapsed(m, sentence)
    match3 = pattern("active").search(folded)
    if match3:
        yield make(m, "propose", sentence, match3.span(), _first_own(m), None, "meeting")
    yield from _open_door(m, sentence)


def _open_door(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    """ "The door to talks remains open", "my door is open": an offer that stands, of the one whose door it is."""
    match = pattern("door").search(sentence.folded)
    if match is None or m.voice.party is None or in_condition(sentence.folded, match.start()):
        return
    owner = party_of(m, sentence.noun(match.start(1))) if match[1] else m.voice.party
    stretch = match.start(), clause_end(sentence, match.end())
    about = find_issue(sentence, *stretch)
    if owner and (about or (match[2] or "the") != "the"):
        label = about.label if about else "meeting"
        yield make(m, "propose", sentence, match.span(), owner, issue=label, stretch=stretch)


def _lapsed(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    """ "This offer no longer exists", "the invitation we take back": taken back by the side that made it."""
    match = pattern("lapsed").search(sentence.folded)
    if match is None and (match := pattern("taken_back").search(sentence.folded)):
        taker = sentence.noun(match.start(1))
        match = match if taker and m.own(taker.entity) else None
    if match is None:
        return
    own = m.talks.own_offer(m.voice.party, None) or _of_own_land(m, m.voice.party)
    if own:
        made = make(m, "withdraw", sentence, match.span(), m.voice.party, own.recipient, own.issue)
        yield made._replace(venue=own.venue)
    elif match[0].startswith("invitation"):  # the article says no more of it: "the invitation to X is no longer valid"
        guest = re.match(rf"invitation to (?:the )?({PARTY})", match[0])
        noun = sentence.noun(match.start() + guest.start(1)) if guest else None
        is_guest = noun is not None and noun.entity is not None and noun.entity.kind == "person"
        if not (is_guest and noun and m.own(noun.entity)):
            yield make(m, "withdraw", sentence, match.span(), m.voice.party, None, "meeting", match.span())
    elif owner := _owner(sentence, match):  # "the proposal of the minister about the pass is taken off the table"
        yield make(m, "withdraw", sentence, match.span(), m.cast.behalf(owner), stretch=match.span())


def _owner(sentence: Sentence, match: re.Match[str]) -> Entity | None:
    """Whose an offer is that is told to be gone: of "the proposal of X", "X's proposal"."""
    of = re.match(rf"(?:offer|proposal) (?:of|by|from) (?:the )?({PARTY})", match[0])
    if of:
        noun = sentence.noun(match.start() + of.start(1))
    else:
        before = re.search(rf"({PARTY})'s (?:\w+ )?$", sentence.folded[: match.start()])
        noun = sentence.noun(before.start(1)) if before else None
    return noun.entity if noun else None


def _of_own_land(m: Moment, agent: Entity | None) -> Draft | None:
    """The last offer of a state, body or leader, where nothing tells that its speaker is of another side."""
    last = m.talks.last(("propose", "withdraw"))
    if last is None or last.agent is None or agent is None or agent.kind != "person" or m.cast.home(agent):
        return None
    return last if last.recipient is None or not m.cast.same_side(last.recipient, agent) else None


def read_granted(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    """ "They may have a quarter, if our people count": the other side is told what it can have."""
    match = pattern("granted").search(sentence.folded) if m.voice.direct else None
    noun = sentence.noun(match.start(1)) if match else None
    if match is None or noun is None or noun.form in ("first", "second") or m.own(noun.entity):
        return
    to = noun.entity or m.talks.partner(m.voice.party)
    stretch = (match.end(), clause_end(sentence, match.end()))
    draft = make(m, "propose", sentence, match.span(), m.voice.party, to, stretch=stretch)
    named = find_issue(sentence, *stretch)
    back = None if named else m.talks.own_offer(m.voice.party, None) or _of_own_land(m, m.voice.party)
    yield draft._replace(issue=back.issue or draft.issue) if back else draft


def _first_own(m: Moment) -> Entity | None:
    last = m.talks.last(("propose",), "meeting")
    return last.agent if last and m.own(last.agent) else m.voice.party
