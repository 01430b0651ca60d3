"""Acts told by what is wanted or by a noun: "wants talks", "received an invitation", "his refusal"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.reading.acts.grammar import clause_end, clause_start, subject_of
from dragoman.reading.acts.lexicon import lexicon, pattern
from dragoman.reading.acts.making import in_condition, make, party_of, words_about
from dragoman.reading.acts.moment import Moment
from dragoman.reading.acts.talks import Draft
from dragoman.reading.acts.terms import find_issue
from dragoman.reading.acts.wording import Sentence


def read_wants(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    for match in pattern("wants").finditer(sentence.folded):
        noun = sentence.noun(match.start(1))
        if (
            noun
            and (noun.form == "first" or (m.own(noun.entity) and noun.form != "third"))
            and "to " not in match[0]
            and not in_condition(sentence.folded, match.start())
        ):
            window = sentence.folded[match.start() : match.end() + 45]
            if words_about(window):
                yield make(
                    m, "demand", sentence, match.span(), m.voice.party, stretch=(match.end(), len(sentence.folded))
                )
            continue
        if noun is None or noun.entity is None or noun.form == "first" or m.own(noun.entity):
            continue
        if in_condition(sentence.folded, match.start()):
            continue
        issue = find_issue(sentence, match.end() - 12, len(sentence.folded))
        if issue:
            yield make(m, "request", sentence, match.span(), party_of(m, noun), m.voice.party, issue.label)


def read_ultimatum(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    """ "Norrland has given them until Monday to accept a levy": a demand, of whoever gives the time."""
    for match in pattern("gave_until").finditer(sentence.folded):
        agent = party_of(m, sentence.noun(match.start("who"))) if match["who"] else m.voice.party
        if agent:
            stretch = match.end(), len(sentence.folded)
            yield make(m, "demand", sentence, match.span(), agent, stretch=stretch)._replace(condition=None)


def read_bid(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    """ "Its last offer would have raised pay by 38 per cent", "our offer is 8 per cent": what a side has offered, told
    by what the offer holds. In what is quoted only "our" offer is one's own."""
    for match in pattern("bid_holds").finditer(sentence.folded):
        place = match.start("party") if match["party"] else match.start("whose")
        agent = party_of(m, sentence.noun(place)) if place >= 0 else m.voice.party
        is_anothers = match["third"] and m.voice.direct
        if agent and not is_anothers and not in_condition(sentence.folded, match.start()):
            yield make(m, "propose", sentence, match.span(), agent, stretch=(match.end(), len(sentence.folded)))


def read_assured(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    for match in pattern("assured").finditer(sentence.folded):
        yield make(m, "promise", sentence, match.span(), m.voice.party, issue="security", stretch=match.span())


def read_unaware(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    """ "The cabinet had not discussed any truce", "we have received no invitation": one's own side knows of none."""
    for match in pattern("undiscussed").finditer(sentence.folded):
        about = find_issue(sentence, clause_start(sentence, match.start()), match.start())
        if about and m.voice.party and not in_condition(sentence.folded, match.start()):
            why = (sentence.places[match.start()], sentence.places[match.end()])
            yield Draft("deny", why, m.voice.speaker, None, about.label)
    for match in pattern("unaware").finditer(sentence.folded):
        words = next(word for word in match.groups() if word)
        subject = subject_of(sentence, match.end() - len(words))
        if subject.noun is None or not (m.own(subject.noun.entity) or subject.noun.form == "first"):
            continue
        of = "request" if "asked" in words or "approached" in words else None if "discussed" in words else "propose"
        about = find_issue(sentence, match.end(), len(sentence.folded))
        back = m.talks.last_claim(m.voice.speaker, of) if about is None else None
        issue = about.label if about else back.issue if back else None
        why = (sentence.places[match.start()], sentence.places[match.end()])
        noun = lexicon().nouns.first(sentence.folded, match.end(), match.end() + 30)
        if issue or (of == "propose" and noun and noun.label == "propose"):
            yield Draft("deny", why, m.voice.speaker, None, issue, None, of=of)


def read_nouns(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    """An act told by its noun: an invitation received, a request made, a refusal."""
    folded = sentence.folded
    held = pattern("held").search(folded)
    if held:
        subject = subject_of(sentence, held.start())
        if subject.noun and (m.own(subject.noun.entity) or subject.noun.form == "first"):
            kind = "deny" if subject.negated or re.search(r"\bno\b", held[0]) else "confirm"
            of = next((h.label for h in lexicon().nouns.find(held[1])), None)
            if kind == "deny" and of == "accept":
                return  # "had received no reply"
            issue = find_issue(sentence, held.end(), len(folded))
            label = issue.label if issue else "meeting" if "invitation" in held[1] else None
            back = m.talks.last((of,)) if of else None
            label = label or (back.issue if back else None)
            why = (sentence.places[held.start()], sentence.places[held.end()])
            yield Draft(kind, why, m.voice.speaker, None, label, None, of=of)
            return
    for match in pattern("turned").finditer(folded):
        noun = sentence.noun(match.start(1))
        if noun is None or noun.entity is None or "received" in match[0] or in_condition(folded, match.start(2)):
            continue
        kind = "request" if match[2] in ("request", "appeal", "plea") else "propose"
        agent = party_of(m, noun)
        recipient = None if m.own(agent) else m.voice.party
        yield make(
            m, kind, sentence, (match.start(2), match.end(2)), agent, recipient, stretch=(match.start(2), len(folded))
        )
    for match in pattern("refusal").finditer(folded):
        noun = sentence.noun(match.start(1) if match[1] else match.start(3))
        if noun and noun.entity:
            yield make(
                m,
                "reject",
                sentence,
                match.span(),
                party_of(m, noun),
                stretch=(match.end(), clause_end(sentence, match.end())),
            )
