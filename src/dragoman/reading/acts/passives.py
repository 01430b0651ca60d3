"""Acts whose doer stands after the words for them, and idioms round their matter: "a truce was turned down by
Norrland", "the blame lies with them", "put a truce on the table", "is not against a pause"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.reading.acts.grammar import clause_end, clause_start, others, subject_of
from dragoman.reading.acts.lexicon import lexicon, pattern
from dragoman.reading.acts.making import in_condition, make, party_of
from dragoman.reading.acts.moment import Moment
from dragoman.reading.acts.talks import Draft
from dragoman.reading.acts.terms import find_issue
from dragoman.reading.acts.wording import Sentence
from dragoman.types import Entity

DONE_TO_THINGS = ("accept", "reject", "propose", "withdraw", "support", "demand", "promise")
"""Acts whose passive has a matter for its subject."""


def read_passive(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    """ "The proposal for a truce was rejected by Norrland": of whom "by" names, about what stands before the verb."""
    folded = sentence.folded
    for hit in lexicon().verbs.find(folded):
        by = pattern("by_whom").match(folded, hit.end) if hit.label in DONE_TO_THINGS else None
        subject = subject_of(sentence, hit.start) if by else None
        if by is None or subject is None or not subject.passive or subject.negated or subject.kind != "other":
            continue
        noun, low = sentence.noun(by.start(1)), clause_start(sentence, hit.start)
        about = find_issue(sentence, low, subject.start)
        agent = party_of(m, noun)
        spoken = lexicon().nouns.first(folded, low, subject.start)
        if agent and (about or spoken) and subject.modal is None and not in_condition(folded, hit.start):
            stretch, label = (low, subject.start), about.label if about else None
            yield make(m, hit.label, sentence, (hit.start, hit.end), agent, issue=label, stretch=stretch)


def read_unsuited(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    """ "The offer does not suit us", "our answer is no": of what stands before it, or of the offer that stands."""
    match = pattern("unsuited").search(sentence.folded) if m.voice.party else None
    if match and not in_condition(sentence.folded, match.start()):
        stretch = (clause_start(sentence, match.start()), match.start())
        about, back = find_issue(sentence, *stretch), m.talks.last_offer(m.voice.party)
        issue = about.label if about else back.issue if back else None
        draft = make(m, "reject", sentence, match.span(), m.voice.party, issue=issue, stretch=stretch)
        yield draft if draft.issue else draft._replace(venue=None)


def read_lies_with(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    """ "The responsibility lies with Norrland": a charge, said by another party."""
    match = pattern("lies_with").search(sentence.folded) if m.voice.party else None
    noun = sentence.noun(match.start(1)) if match else None
    if match and noun and noun.entity and not m.own(noun.entity) and noun.form != "first":
        target, stretch = m.cast.side(noun.entity), (0, match.end())
        yield make(m, "accuse", sentence, match.span(), m.voice.party, target, stretch=stretch)


def read_not_against(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    """ "Norrland is not against a pause": its own side's consent."""
    for match in pattern("not_against").finditer(sentence.folded):
        noun = subject_of(sentence, match.start()).noun
        if (
            noun is None
            or not (m.own(noun.entity) or noun.form == "first")
            or in_condition(sentence.folded, match.start())
        ):
            continue
        stretch = (match.end(), clause_end(sentence, match.end()))
        about, party = find_issue(sentence, *stretch), party_of(m, noun)
        is_back = _IT.match(sentence.folded, *stretch) is not None
        if back := m.talks.last_offer(party) if is_back and not about else None:
            yield make(m, "accept", sentence, match.span(), party, back.agent, back.issue, stretch)
        elif about:
            yield make(m, "accept", sentence, match.span(), party, issue=about.label, stretch=stretch)


_IT = re.compile(r"\s*(?:it|that|this|those|the (?:figure|number|offer|proposal|deal|plan|terms))\b(?!\s\w)")


def read_acceptable(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    """ "That is acceptable to us", "it's a deal": one's own yes to the offer that stands."""
    folded = sentence.folded
    match = pattern("acceptable").search(folded) if m.voice.party else None
    back = m.talks.last_offer(m.voice.party) if match else None
    if match is None or back is None or in_condition(folded, match.start()) or "?" in folded[match.end() :]:
        return
    if any(
        other.preposition in ("to", "for", "by") and not m.own(other.noun.entity)
        for other in others(sentence, match.end(), len(folded))
    ):
        return  # "acceptable to Norrland", said by another
    noun, about = subject_of(sentence, match.start()).noun, find_issue(sentence, 0, match.start())
    is_own = noun is not None and (m.own(noun.entity) or noun.form == "first")
    if is_own == match[0].endswith("board") and (is_own or pattern("points").match(folded) or about):
        draft = make(m, "accept", sentence, match.span(), m.voice.party, issue=about.label if about else back.issue)
        yield draft._replace(recipient=draft.recipient or back.agent)


def read_reached(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    """ "An agreement had been reached with Norland": by the speaker's own side, where it says with whom."""
    match = pattern("reached").search(sentence.folded) if m.voice.party else None
    if match is None or in_condition(sentence.folded, match.start()) or _LATER.search(sentence.folded[: match.end()]):
        return
    high = clause_end(sentence, match.end())
    whom = next((o for o in others(sentence, match.start(), high) if o.preposition == "with"), None)
    if whom and whom.noun.entity and not m.own(whom.noun.entity):
        about = find_issue(sentence, match.end(), high) or find_issue(sentence, match.start(), match.end())
        label = about.label if about else None
        yield make(m, "accept", sentence, match.span(), m.voice.party, whom.noun.entity, label, (match.start(), high))


def read_hangs_on(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    """ "The loan is conditional on reform": what it hangs on is demanded."""
    match = pattern("hangs_on").search(sentence.folded) if m.voice.party else None
    if match and not in_condition(sentence.folded, match.start()):
        stretch = (match.end(), clause_end(sentence, match.end()))
        about = find_issue(sentence, *stretch) or find_issue(sentence, 0, match.start())
        if about:
            yield make(m, "demand", sentence, match.span(), m.voice.party, issue=about.label, stretch=stretch)


def read_over(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    """ "The talks are over", "we regard the deal as dead": broken off, by one of the parties."""
    match = pattern("over").search(sentence.folded) if m.voice.party else None
    if match and not in_condition(sentence.folded, match.start()) and not _LATER.search(sentence.folded[: match.end()]):
        yield make(m, "withdraw", sentence, match.span(), m.voice.party, stretch=match.span())


_LATER = re.compile(r"\b(?:after|before|until|once|not|never|whether|hope[sd]?)\b")


def read_on_table(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    """ "Norrland has put a truce on the table": an offer of what stands between."""
    for match in pattern("on_table").finditer(sentence.folded):
        subject = subject_of(sentence, match.start())
        about = find_issue(sentence, *match.span(1))
        if about and subject.noun and not subject.negated and subject.modal is None:
            agent = party_of(m, subject.noun)
            yield make(m, "propose", sentence, match.span(), agent, issue=about.label, stretch=match.span(1))


def read_off_table(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    """ "Norrland has taken the truce off the table": what one takes away there was one's own."""
    for match in pattern("off_table").finditer(sentence.folded):
        subject = subject_of(sentence, match.start())
        if subject.noun and not subject.negated and subject.modal is None:
            yield taken_off(m, sentence, party_of(m, subject.noun), match, match.span())


def taken_off(m: Moment, sentence: Sentence, agent: Entity | None, match: re.Match[str], why: tuple[int, int]) -> Draft:
    """The act of a `match` of `off_table`, on the agent's own offer where the words name no matter."""
    about = find_issue(sentence, *match.span(1))
    own = m.talks.own_offer(agent, about.label if about else None)
    issue = about.label if about else own.issue if own else None
    return make(m, "withdraw", sentence, why, agent, own.recipient if own else None, issue, match.span(1))
