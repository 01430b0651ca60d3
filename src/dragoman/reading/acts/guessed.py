"""Acts that the encoder tells of and the rules do not: whose they are, to whom and what about, by the means that the
rules have."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.reading.acts.grammar import others
from dragoman.reading.acts.guessing import NO_ACT, Guess
from dragoman.reading.acts.making import make
from dragoman.reading.acts.moment import Moment
from dragoman.reading.acts.recalling import recall
from dragoman.reading.acts.talks import Draft
from dragoman.reading.acts.terms import find_issue
from dragoman.reading.acts.wording import Sentence
from dragoman.types import Entity

SURE = 0.92
"""How likely a type must be for an act that the rules do not find. At 0.85 nine of twelve such acts, in two stories
that it had not learned from, were of the right type, at 0.6 18 of 26, and on articles of real news the precision of
acts fell from 87.9 to 78.4. Of the proposals that thirteen stories show when read, 33 of 79 are right at 0.85, 34 of 73
at 0.92, and 32 of 70 without it."""

UNTOLD = ("deny", "confirm")
"""Types that are left to the rules: of what act a denial is no type tells, and a guess of it made four more disputes
between accounts, none of which was one."""

ANSWERS = ("accept", "reject", "withdraw", "concede")
"""Types whose matter is that of what they answer, where their own words name none."""


def read_guess(m: Moment, sentences: Sequence[Sentence], guess: Guess) -> Draft | None:
    """The act that a statement's `sentences`, of what was said, are thought to tell."""
    if guess.best in (NO_ACT, *UNTOLD) or guess.shares[guess.best] < SURE:
        return None
    return _draft(m, guess.best, sentences, guess.by_other > 0.5)


def _draft(m: Moment, kind: str, sentences: Sequence[Sentence], by_other: bool) -> Draft | None:
    told = _telling(sentences)
    if kind == "no-comment":
        return Draft(kind, (told.places[0], told.places[-1]), m.voice.speaker) if m.voice.speaker else None
    agent = _other_agent(m, sentences) if by_other else m.voice.party
    if agent is None:
        return None
    issue, to = _find_matter(m, kind, agent, sentences)
    return make(m, kind, told, (0, len(told.folded)), agent, to, issue)


def _find_matter(
    m: Moment, kind: str, agent: Entity, sentences: Sequence[Sentence]
) -> tuple[str | None, Entity | None]:
    """What an act is about and to whom it is done, as far as that lies in what it answers."""
    own, known = _own_issue(sentences), m.talks.matters()
    recalled = recall(m.cast.text, sentences, known)
    issue = own if own in {act.issue for act in known} else recalled.issue if recalled else own
    if issue is None and (near := m.talks.nearest(sentences[0].places[0])):
        issue = near.issue
    if kind not in ANSWERS:
        return issue, None
    back = m.talks.last_offer(agent, issue) or m.talks.last_offer(agent)
    if issue is None and back:
        issue = back.issue
    return issue, back.agent if back and back.issue == issue else None


def _telling(sentences: Sequence[Sentence]) -> Sentence:
    """The sentence that is shown as the reason: the first that names a matter, else the first."""
    return next((s for s in sentences if find_issue(s, 0, len(s.folded))), sentences[0])


def _own_issue(sentences: Sequence[Sentence]) -> str | None:
    found = (find_issue(s, 0, len(s.folded)) for s in sentences)
    return next((hit.label for hit in found if hit), None)


def _other_agent(m: Moment, sentences: Sequence[Sentence]) -> Entity | None:
    """Who did what is told by another: the first party of another side that no preposition leads in."""
    for sentence in sentences:
        for other in others(sentence, 0, len(sentence.folded)):
            entity = other.noun.entity
            if entity and not m.own(entity) and not other.preposition and not other.owns:
                return m.cast.behalf(entity)
    return None
