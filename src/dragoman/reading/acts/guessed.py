"""Acts that the encoder tells of and the rules do not: whose they are, to whom and what about, by the means that the
rules have."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from dragoman.reading.acts.grammar import others
from dragoman.reading.acts.guessing import NO_ACT, Guess
from dragoman.reading.acts.lexicon import Hit, issue_labels
from dragoman.reading.acts.making import make
from dragoman.reading.acts.moment import Moment
from dragoman.reading.acts.recalling import recall
from dragoman.reading.acts.talks import Draft
from dragoman.reading.acts.terms import find_issue
from dragoman.reading.acts.wording import Sentence
from dragoman.types import Entity

SURE = 0.55
"""How likely a type must be for an act that the rules do not find. F1 of types over two stories that nothing was
learned from (over two more): at 0.65, with 0.95 and 0.85 for `SURER`, 63.6 (63.4); at 0.6 65.9 (64.3); so 67.9 (64.1);
at 0.5 67.9 (64.2) with less precision. In three real articles precision of whole acts is 80.6 at each."""

SURER = {"propose": 0.7, "deny": 0.7, "confirm": 0.7}
"""How likely those must be that more hangs on: an offer is a thread of its own, a denial a dispute."""

BOTH, SECOND = 0.8, 0.3
"""How likely two types must be together, and the less likely of them, for a statement to tell both: it learned such
statements in equal shares. No offer is told as the less likely."""

BESIDE, WITH = 0.4, 0.7
"""How likely another type must be for an act beside those that the rules found, and how likely it and theirs together.
With the encoder before this one, over stories that nothing was learned from: F1 of types 54.3 to 55.7 (six) and 57.5 to
58.6 (two), precision as without; every other pair of limits tried (0.25 to 0.5, 0.6 to 0.8) is within 1 of that."""

ANNOUNCED = {"threaten", "promise"}
"""Two views of one announcement, not two acts."""

OWN = 0.5
"""How likely it may be at most that an act is another's than the source's. An offer of another's is left to the rules:
who made it is told in too many ways."""

KNOWN, INSTEAD = 0.3, 0.4
"""How likely a listed issue must be for an act that names none, and for one that names a noun that no list holds. Of
2,655 acts in 480 marked texts whose type is right 1,087 had their issue and 1,045 another at 0.5 and 0.85; 1,129 and
1,078 at these. Put in the place of other listed ones that are unlikely (below 0.02) it loses issues of real news."""

OFFERED, HARDLY = ("propose", "accept", "withdraw"), 0.1
"""Acts on offers, and how likely at least one of them must be for one that the rules found in an article in which
nobody deals: "I was pleased to meet …", "the tour he offers". Of 97 such acts in 75 documents of ministries, 39 pages
of Wikinews and the dev articles of Worldwide Newswire and PolNeAR it takes away 32, of which one was on an offer."""

DOUBTED = 0.02
"""How likely at least one of the rules' acts must be to be believed: of 91 in 480 marked texts that are less so, four
are right; of those up to 0.05 one in eight, up to 0.1 one in six, but with these go four of 36 acts of three real
articles."""

ANSWERS = ("accept", "reject", "withdraw", "concede")
"""Types whose matter is that of what they answer, where their own words name none."""


def read_guess(m: Moment, sentences: Sequence[Sentence], guess: Guess) -> list[Draft]:
    """The acts that a statement's `sentences`, of what was said, are thought to tell."""
    best, second = sorted(guess.shares, key=lambda kind: -guess.shares[kind])[:2]
    kinds = [best] if guess.shares[best] >= SURER.get(best, SURE) else []
    share = guess.shares[second]
    are_two = share >= SECOND and guess.shares[best] + share >= BOTH
    if are_two and NO_ACT not in (best, second) and second != "propose":
        kinds = [best, second]
    if guess.by_other > OWN:
        kinds = [kind for kind in kinds if kind != "propose"]
    drafts = (_draft(m, kind, sentences, guess) for kind in kinds if kind != NO_ACT)
    return [draft for draft in drafts if draft]


def read_beside(m: Moment, sentences: Sequence[Sentence], guess: Guess, told: Collection[str]) -> list[Draft]:
    """The act that a statement is thought to tell beside those of the types `told`, which the rules found. No offer:
    what the rules take for a consent to meet is an offer to the encoder, and seldom both."""
    shares = guess.shares
    kind = max(shares, key=lambda kind: (kind not in told and kind != NO_ACT, shares[kind]))
    is_likely = shares[kind] >= max(BESIDE, SURER.get(kind, 0.0)) and sum(shares[k] for k in {*told, kind}) >= WITH
    if not is_likely or kind in (*told, NO_ACT, "propose") or any({kind, known} == ANNOUNCED for known in told):
        return []
    draft = _draft(m, kind, sentences, guess)
    return [draft] if draft else []


def are_doubted(drafts: Sequence[Draft], guess: Guess) -> bool:
    """Whether what the rules found of a statement among parties that bargain is thought to be none of its acts. What
    was not done ("he never invited her") is a denial or a refusal to the encoder."""
    return all(
        guess.shares[kind] < DOUBTED
        for draft in drafts
        for kind in ((draft.type, "deny", "reject") if draft.negated else (draft.type,))
    )


def is_hardly_told(draft: Draft, guess: Guess) -> bool:
    """Whether an act on an offer that the rules found is thought to be none."""
    return draft.type in OFFERED and not draft.negated and all(guess.shares[kind] < HARDLY for kind in OFFERED)


def wants_issue(draft: Draft) -> bool:
    """Whether the rules found no listed issue that an act is about."""
    return draft.type != "no-comment" and draft.issue not in issue_labels()


def with_issue(draft: Draft, guess: Guess) -> Draft:
    """`draft` with the listed issue that it is thought to be about."""
    return draft._replace(issue=_likely_issue(guess, KNOWN if draft.issue is None else INSTEAD) or draft.issue)


def _likely_issue(guess: Guess, limit: float) -> str | None:
    label = max(guess.issues, key=lambda issue: guess.issues[issue])
    return label if label != NO_ACT and guess.issues[label] >= limit else None


def _draft(m: Moment, kind: str, sentences: Sequence[Sentence], guess: Guess) -> Draft | None:
    told = _telling(sentences)
    if kind == "no-comment":
        return Draft(kind, (told.places[0], told.places[-1]), m.voice.speaker) if m.voice.speaker else None
    agent = _other_agent(m, sentences) if guess.by_other > OWN else m.voice.party
    if agent is None:
        return None
    issue, to = _find_matter(m, kind, agent, sentences, _likely_issue(guess, KNOWN))
    return make(m, kind, told, (0, len(told.folded)), agent, to, issue)


def _find_matter(
    m: Moment, kind: str, agent: Entity, sentences: Sequence[Sentence], likely: str | None
) -> tuple[str | None, Entity | None]:
    """What an act is about and to whom it is done, as far as that lies in what it answers. `likely`: what the encoder
    thinks that it is about."""
    known = m.talks.matters()
    matters, own = {act.issue for act in known}, [hit.label for hit in _own_issues(sentences)]
    recalled = recall(m.cast.text, sentences, known)
    issue = next((label for label in own if label in matters), None) or (recalled.issue if recalled else None)
    issue = issue or next((label for label in own if label in issue_labels()), None) or likely
    if kind in ANSWERS:
        back = m.talks.last_offer(agent, issue) or m.talks.last_offer(agent)
        issue = issue or (back.issue if back else None)
    if issue is None and (near := m.talks.nearest(sentences[0].places[0])):
        issue = near.issue
    issue = issue or next(iter(own), None)
    if kind not in ANSWERS:
        return issue, None
    return issue, back.agent if back and back.issue == issue else None


def _telling(sentences: Sequence[Sentence]) -> Sentence:
    """The sentence that is shown as the reason: the first that names a matter, else the first."""
    return next((s for s in sentences if find_issue(s, 0, len(s.folded))), sentences[0])


def _own_issues(sentences: Sequence[Sentence]) -> Iterator[Hit]:
    return (hit for sentence in sentences if (hit := find_issue(sentence, 0, len(sentence.folded))))


def _other_agent(m: Moment, sentences: Sequence[Sentence]) -> Entity | None:
    """Who did what is told by another: the first party of another side that no preposition leads in."""
    for sentence in sentences:
        for other in others(sentence, 0, len(sentence.folded)):
            entity = other.noun.entity
            if entity and not m.own(entity) and not other.preposition and not other.owns:
                return m.cast.behalf(entity)
    return None
