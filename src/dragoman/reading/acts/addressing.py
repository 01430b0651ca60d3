"""To whom acts are done: the parties of the article ranked by what can be seen of each, the rules' answer among it.

Who is meant is seldom named where an act is told: an answer is to the one whose offer was told two sentences before, a
demand to the side that the article deals with. So when all acts of an article are found, the parties near each are
weighed once more. A choice is a sum of weights, one for each thing seen (a conditional logit, McFadden 1974, as in
`reading.ranking`); the weights are in `resources/recipients.json` and learned by `training/recipients.py`.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from dragoman import resources
from dragoman.reading.acts.cast import Cast
from dragoman.reading.acts.grammar import others
from dragoman.reading.acts.moment import SELF_SPOKEN, Moment
from dragoman.reading.acts.named import Place
from dragoman.reading.acts.recipients import is_adjective, only_carries
from dragoman.reading.acts.talks import ANSWERED, DEALING, Draft
from dragoman.reading.acts.wording import read_sentences
from dragoman.reading.describing import describe
from dragoman.reading.outline import Outline
from dragoman.reading.quotes import find_quoted
from dragoman.reading.roles import roles
from dragoman.reading.states import state_of
from dragoman.types import Entity, Statement

GROUPS = {
    "request": "asking", "demand": "asking", "propose": "offering", "promise": "offering", "accept": "accepting",
    "reject": "refusing", "withdraw": "refusing", "accuse": "charging", "threaten": "charging",
}  # fmt: skip
"""Types of acts whose weights are learned together; the rest are "other"."""

RULED = "found by the rules"

SURE = 0.4
"""Share of the likeliest, nobody among them, below which the rules' answer stays."""

MANY = 3
"""Mentions, and parties that act, above which more tell nothing."""


class Choice(NamedTuple):
    """One to whom an act may be done, None for nobody that the article names, and what is seen of that one."""

    entity: Entity | None
    seen: list[str]


class Deed(NamedTuple):
    """An act, and the number of the statement that tells it."""

    number: int
    draft: Draft


@cache
def load_weights() -> Mapping[str, float]:
    """The shipped weights, `resources/recipients.json`."""
    return resources.load_weights("recipients", dict[str, float])


def address(
    cast: Cast, statements: Sequence[Statement], found: Sequence[Sequence[Draft]], moments: Sequence[Moment]
) -> list[list[Draft]]:
    """The acts of each statement with the likeliest recipient. `moments`: who speaks in each statement, and to whom."""
    weights, addressing = load_weights(), Addressing(cast, statements, found, moments)
    best: dict[int, Entity | None] = {}
    for place, deed in enumerate(addressing.deeds):
        if addressing.is_open(place):
            choices = addressing.choices(place)
            odds = [math.exp(sum(weights.get(feature, 0.0) for feature in choice.seen)) for choice in choices]
            first = odds.index(max(odds))
            if odds[first] >= SURE * sum(odds):
                best[id(deed.draft)] = choices[first].entity
    return [[d._replace(recipient=best.get(id(d), d.recipient)) for d in drafts] for drafts in found]


class Addressing:
    """The acts of one article with what tells to whom they are done."""

    def __init__(
        self, cast: Cast, statements: Sequence[Statement], found: Sequence[Sequence[Draft]], moments: Sequence[Moment]
    ) -> None:
        self._cast, self._statements, self._moments = cast, statements, moments
        self.deeds = sorted(
            (Deed(number, draft) for number, drafts in enumerate(found) for draft in drafts),
            key=lambda deed: deed.draft.why,
        )
        """In order of the text."""
        self._outline = Outline(cast.text, find_quoted(cast.text, 0, len(cast.text)))
        self._lines = [0, *(m.end() for m in _LINES.finditer(cast.text)), len(cast.text)]
        self._turns = sorted(_turns(cast, statements), key=lambda turn: turn.at)
        self._acting = Counter(cast.side(d.agent).id for _, d in self.deeds if d.agent)
        self._agents = {d.agent.id for _, d in self.deeds if d.agent}
        self._partners: dict[str, Counter[str]] = {}
        for _, draft in self.deeds:
            if draft.agent and draft.recipient and draft.type in DEALING:
                one, other = cast.side(draft.agent).id, cast.side(draft.recipient).id
                self._partners.setdefault(one, Counter())[other] += one != other
                self._partners.setdefault(other, Counter())[one] += one != other

    def is_open(self, place: int) -> bool:
        """Whether an act's own words leave open to whom it is done: the rules found nobody, or one from elsewhere."""
        number, draft = self.deeds[place]
        if draft.type in SELF_SPOKEN:
            return False
        named = {entity.id for entity, _ in self._named_in(self._statements[number], self._moments[number], draft)}
        return draft.recipient is None or draft.recipient.id not in named

    def choices(self, place: int) -> list[Choice]:
        """Those to whom the act at `place` of `deeds` may be done, with what is seen of each; nobody last."""
        number, draft = self.deeds[place]
        statement, moment = self._statements[number], self._moments[number]
        outlets = {s.outlet.id for s in self._statements if s.outlet}
        seen: dict[str, dict[str, None]] = {}
        for entity, feature in self._all_seen(place, statement, moment, draft):
            is_teller = not entity.is_named and (entity is moment.voice.speaker or is_source(entity))
            is_teller = is_teller or entity.id in outlets or self._is_quality(entity) or is_venue_of(entity, draft)
            is_teller = is_teller or only_carries(self._cast, draft.type, entity)
            is_teller = is_teller or (entity.kind == "place" and not self._cast.is_actor(entity))
            if not is_teller and (draft.agent is None or entity.id != draft.agent.id):
                seen.setdefault(entity.id, {})[feature] = None
        group = GROUPS.get(draft.type, "other")
        made = [
            Choice(self._cast.entities[id], _crossed(group, [*features, *self._kind(self._cast.entities[id], draft)]))
            for id, features in seen.items()
        ]
        return [*made, Choice(None, _crossed(group, list(self._nobody(draft, statement, moment))))]

    def _is_quality(self, entity: Entity) -> bool:
        """Whether a people's name only tells of what kind things are wherever it stands: "Norrish assets"."""
        names = (m for m in entity.mentions if m.form == "name")
        return is_adjective(entity) and all(_THING.match(self._cast.text, m.end) for m in names)

    def _all_seen(self, place: int, statement: Statement, moment: Moment, draft: Draft) -> Iterator[tuple[Entity, str]]:
        yield from self._named_in(statement, moment, draft)
        if statement.addressee and (hearer := self._cast.entities.get(statement.addressee.id)):
            yield hearer, f"is told, {statement.kind}"
        yield from self._named_near(statement)
        yield from self._by_acts(place)
        if draft.recipient:
            yield draft.recipient, RULED
        yield from self._by_turns(place)

    def _named_in(self, statement: Statement, moment: Moment, draft: Draft) -> Iterator[tuple[Entity, str]]:
        """Parties in what was said, each where it stands first, and beside the cue."""
        known: set[str] = set()
        at, is_first = draft.why[0], True
        for sentence in (s for span in statement.content for s in read_sentences(self._cast, span, moment.voice)):
            is_here = at < statement.content[0].start or sentence.places[0] <= at < sentence.places[-1]
            for other in others(sentence, 0, len(sentence.folded)):
                entity = other.noun.entity
                if entity is None or entity.id in known:
                    continue
                known.add(entity.id)
                where = "after the verb" if sentence.places[other.at] >= at else "before the verb"
                yield entity, "in the sentence of the act" if is_here else "in another sentence"
                yield entity, f"{other.preposition or 'bare'}{', owns' if other.owns else ''}"
                yield entity, f"{other.noun.form} {where}"
                if is_first and entity.kind != "place" and not self._cast.same_side(entity, draft.agent):
                    is_first = False
                    yield entity, "first of another side"
        low, high = region_of(statement)
        for name in self._cast.named(low, high):
            is_part = any(s.start <= name.start < s.end for s in (statement.source, *statement.content) if s)
            if not is_part and not _BEHIND.search(self._cast.text, max(0, name.start - 20), name.start):
                yield name.entity, "object of the cue"

    def _named_near(self, statement: Statement) -> Iterator[tuple[Entity, str]]:
        """Names around a statement, in its paragraph, the one before and the headline."""
        low, high = region_of(statement)
        number = bisect_right(self._lines, low) - 1
        last, paragraph, end = (self._lines[min(max(0, number + n), len(self._lines) - 1)] for n in (-1, 0, 1))
        sentence = self._outline.sentence_start(low)
        before = self._outline.sentence_start(sentence - 1) if sentence else 0
        near = self._cast.named(before, sentence)
        yield from _all(self._cast.named(paragraph, sentence), "earlier in the paragraph")
        yield from _all(self._cast.named(max(paragraph, sentence), low), "before it in the sentence")
        yield from _all(near, "in the sentence before")
        yield from _all(near[:1], "first in the sentence before")
        yield from _all(self._cast.named(high, end), "later in the paragraph")
        yield from _all(self._cast.named(last, paragraph), "in the paragraph before")
        yield from _all(self._cast.named(0, self._lines[1]), "in the headline")

    def _by_acts(self, place: int) -> Iterator[tuple[Entity, str]]:
        """Parties by what they did, and by what the act's own side did to them."""
        number, draft = self.deeds[place]
        before = [d for n, d in self.deeds[:place] if n != number]
        after = [d for n, d in self.deeds[place + 1 :] if n != number]
        of_others = [d for d in before if d.agent and not self._cast.same_side(d.agent, draft.agent)]
        offers = [d for d in of_others if d.type in ANSWERED]
        yield from _last(of_others, "did the last act")
        yield from _last(offers, "made the last offer")
        yield from _last([d for d in offers if self._cast.same_side(d.recipient, draft.agent)], "last asked this side")
        yield from _last([d for d in offers if d.issue and d.issue == draft.issue], "made the last offer on it")
        next_acts = [d for d in after[::-1] if d.agent and not self._cast.same_side(d.agent, draft.agent)]
        yield from _last(next_acts, "does the next act")
        yield from _last([d for d in next_acts if d.issue and d.issue == draft.issue], "does the next act on it")
        own = [d for d in before if d.recipient and self._cast.same_side(d.agent, draft.agent)]
        yield from _last(own, "recipient of the last own act", whom=True)
        own = [d for d in own if d.issue and d.issue == draft.issue]
        yield from _last(own, "recipient of the last own act on it", whom=True)
        if draft.agent:
            side = self._cast.side(draft.agent).id
            partners = self._partners.get(side, Counter()).most_common()
            for rank, (id, count) in enumerate(sorted(partners, key=lambda pair: (-pair[1], pair[0]))[:2]):
                if count:
                    yield self._cast.entities[id], ("most dealt with", "dealt with, too")[rank]

    def _by_turns(self, place: int) -> Iterator[tuple[Entity, str]]:
        """Who of another side spoke last before the act's statement, and who speaks next."""
        number, draft = self.deeds[place]
        low, _ = region_of(self._statements[number])
        turns = [t for t in self._turns if t.number != number and not self._cast.same_side(t.speaker, draft.agent)]
        before, after = [t for t in turns if t.at < low], [t for t in turns if t.at > low]
        for turn, feature in ((before[-1:], "spoke last"), (after[:1], "speaks next")):
            for one in turn:
                yield one.speaker, feature
                yield self._cast.side(one.speaker), f"{feature}, or its side"

    def _kind(self, entity: Entity, draft: Draft) -> Iterator[str]:
        yield f"{min(MANY, len(entity.mentions))} mentions"
        yield f"{draft.agent.kind if draft.agent else 'nobody'} to {entity.kind}"
        if entity.id in self._agents:
            yield "acts itself"
        if entity.kind == "place" and not self._cast.is_actor(entity):
            yield "only a place"
        if not entity.is_named:
            yield "unnamed"
        if self._cast.same_side(entity, draft.agent):
            yield "of the same side"
        if self._cast.is_voice(entity):
            yield "speaks for another"
        if entity.kind == "person" and self._cast.side(entity) is not entity:
            yield "has a side"

    def _nobody(self, draft: Draft, statement: Statement, moment: Moment) -> Iterator[str]:
        nouns = [
            n for span in statement.content for s in read_sentences(self._cast, span, moment.voice) for n in s.nouns
        ]
        yield "nobody"
        yield f"nobody, {draft.type}"
        yield f"nobody, {statement.kind}"
        yield "nobody, but by the rules" if draft.recipient else "nobody, by the rules, too"
        yield f"nobody, {min(MANY, len(self._acting))} parties act"
        if any(noun.form == "both" for noun in nouns):
            yield "nobody, both are named"
        if any(noun.entity and not self._cast.same_side(noun.entity, draft.agent) for noun in nouns):
            yield "nobody, though one is named"
        if moment.looks_on:
            yield "nobody, of one who looks on"


_THING = re.compile(r" [a-z]{3,}")


def is_source(entity: Entity) -> bool:
    """Whether one who is only described tells of what others do: "people familiar with the matter", "two sources"."""
    name = entity.name.casefold()
    return describe(name).last.removesuffix("s") in roles().anonymous or any(words in name for words in roles().unnamed)


def is_venue_of(entity: Entity, draft: Draft) -> bool:
    """Whether a place is where an act would have one meet, and no land or capital that stands for one."""
    return entity.kind == "place" and entity.name == draft.venue and state_of(entity.name) is None


class Turn(NamedTuple):
    """A statement of a party: where it begins, its number and who speaks."""

    at: int
    number: int
    speaker: Entity


def _turns(cast: Cast, statements: Sequence[Statement]) -> Iterator[Turn]:
    for number, statement in enumerate(statements):
        speaker = cast.entities.get(statement.speaker.id) if statement.speaker else None
        if speaker and not cast.is_onlooker(speaker, statement.source.text if statement.source else ""):
            yield Turn(region_of(statement)[0], number, speaker)


def region_of(statement: Statement) -> tuple[int, int]:
    """Where a statement's first part begins and its last ends."""
    spans = [s for s in (statement.source, statement.cue, *statement.content) if s]
    return min(s.start for s in spans), max(s.end for s in spans)


def _all(names: Sequence[Place], feature: str) -> Iterator[tuple[Entity, str]]:
    return ((name.entity, feature) for name in names)


def _last(acts: Sequence[Draft], feature: str, whom: bool = False) -> Iterator[tuple[Entity, str]]:
    """Who did the last of `acts`, or to whom (`whom`)."""
    if acts and (one := acts[-1].recipient if whom else acts[-1].agent):
        yield one, feature


def _crossed(group: str, features: Sequence[str]) -> list[str]:
    """Each feature by itself and for this group of acts."""
    return [*features, *(f"{group} | {feature}" for feature in features)]


_BEHIND = re.compile(r"\b(?:to|with|from|by|against|at|of|in|for|on) (?:the |its |their |his |her )?\Z")
_LINES = re.compile(r"[\n\r]+\s*")
