"""One article's entities as sides: who stands for whom there, which two sides it is about, and who is named where."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from dragoman.story.mediating import find_mediators
from dragoman.story.prints import fold
from dragoman.story.rules import Rules
from dragoman.story.titled import find_announced, find_answering
from dragoman.story.types import Identity
from dragoman.story.who import Who
from dragoman.types import Act, EntityRef, Reading, Said, Span, Statement

_JOINED = re.compile(r" and (?:to |with |the )*")
"""Between two names that share what is done to them."""
_AFTER_CUE = 12
"""Characters after what says that something was offered in which that may go on: "came | back with"."""
_ADDRESS = 60
"""Characters between what says that something was said and that: no more than whom it was said to."""

_ACTS = 4
"""Acts that two sides count for beside those that are read: 0 to 100 were tried on 17 stories, 4 and 8 found most."""
_NAMED = 3
"""Times that each of two sides is named at least that an article is about though no act of theirs is read."""
_ASIDE = 4
"""Times more often than either of the two between whom he stands that a mediator is named at most."""


class Scene:
    """The sides of one article."""

    def __init__(self, text: str, reading: Reading, who: Who, rules: Rules) -> None:
        self._who, self._rules, self._text = who, rules, text
        self._sides: dict[str, Identity | None] = {}
        self.statements = {s.id: s for s in reading.statements}
        self._told: dict[str, list[Statement]] = defaultdict(list)
        for statement in reading.statements:
            if statement.inside:
                self._told[statement.inside].append(statement)
        places = sorted((m.start, m.end, e.id) for e in reading.entities for m in e.mentions)
        self._starts = [start for start, _, _ in places]
        self._places = places
        self._named: dict[str, str] = {}
        for entity in reading.entities:
            for name in {entity.name, *(m.text for m in entity.mentions if m.form != "pronoun")}:
                self._named.setdefault(fold(name), entity.id)
        self._sides |= find_announced(reading, self.side, self.one, rules)
        self._sides |= self._find_own_offices(text, reading, rules)
        self._sides |= find_answering(reading, self.side, self.one, rules)
        self._agents = {act.agent.id for s in reading.statements for act in s.acts if act.agent}
        outlets = [(self.side(s.outlet), self.one(s.outlet)) for s in reading.statements if s.outlet]
        self._outlets = {side.id for side, one in outlets if side and side == one}  # a state's agency is not the state
        self._actors = self._find_actors(reading)
        self._alone = self._find_alone(reading)
        self._pairs = self._acting(reading, rules)
        self.named = self._count_named(reading)
        self.main = self._main(acts_alone=True)
        self.arbiters = self._find_arbiters(reading, rules)
        self.mediators = self._find_mediators(text, reading, rules)
        self.main = self._main(self.mediators)

    def one(self, ref: EntityRef | None) -> Identity | None:
        return self._who.of(ref.id) if ref else None

    def side(self, ref: EntityRef | None) -> Identity | None:
        """The party that an entity stands for, or itself where none is known."""
        return self.side_of(ref.id) if ref else None

    def side_of(self, entity_id: str) -> Identity | None:
        if entity_id not in self._sides:
            self._sides[entity_id] = self._of_office(entity_id) or self._who.party(entity_id) or self._who.of(entity_id)
        return self._sides[entity_id]

    def _of_office(self, entity_id: str) -> Identity | None:
        """The side of him whose office it is: "Renn's office said"."""
        one = self._who.of(entity_id)
        found = self._rules.office_of_pattern.fullmatch(one.name) if one and one.kind != "person" else None
        holder = self._named.get(fold(found[1])) if found else None
        return self.side_of(holder) if holder and holder != entity_id else None

    def party(self, ref: EntityRef | None) -> Identity | None:
        """The side of an entity if it is one that can deal with others: no dam, river or town that is only named."""
        side = self.side(ref)
        return side if side and self._is_party(side) else None

    def _is_party(self, side: Identity) -> bool:
        if side.id in self._outlets:
            return False  # "told the Blast"
        return side.kind != "place" or side.wikidata is not None or side.id in self._actors

    def _find_actors(self, reading: Reading) -> set[str]:
        """Ids of the sides that act or speak in the article, that somebody else in it stands for, or whose offer is
        answered: "rejected Tarn's offer". A group that is told no, as a parliament is, is no side by that."""
        speakers = {s.speaker.id for s in reading.statements if s.speaker}
        acts = (act for s in reading.statements for act in s.acts if act.type in ("accept", "reject"))
        kinds = {e.id: e.kind for e in reading.entities}
        named = (act.recipient.id for act in acts if act.recipient)
        answered = {one for one in named if kinds.get(one) == "organisation"}
        actors = {side.id for side in map(self.side_of, sorted(self._agents | speakers | answered)) if side}
        for entity in reading.entities:
            side, one = self.side_of(entity.id), self._who.of(entity.id)
            if side and one and side.id != one.id:
                actors.add(side.id)
        return actors

    def _find_own_offices(self, text: str, reading: Reading, rules: Rules) -> dict[str, Identity | None]:
        """The sides of offices that are somebody's own, by entity: "accepted the invitation, his office said" is told
        for him who acts in it, and so is what the office of one says of whom nothing tells the side."""
        told: dict[str, dict[str, Identity]] = defaultdict(dict)
        bare = {
            e.id
            for e in reading.entities
            if e.kind != "person"
            and (
                any(rules.own_office_pattern.search(text, max(m.start - 6, 0), m.end) for m in e.mentions)
                or ((holder := self._of_office(e.id)) and holder.kind == "person")
            )
        }
        for statement in reading.statements:
            speaker = statement.speaker
            if speaker and speaker.id in bare and self._who.party(speaker.id) in (None, self._who.of(speaker.id)):
                every = (act for one in (statement, *self.told_in(statement)) for act in one.acts)
                sides = (self.side(act.agent) for act in every if act.agent)
                told[speaker.id] |= {side.id: side for side in sides if side}
        return {entity: next(iter(sides.values())) for entity, sides in told.items() if len(sides) == 1}

    def _find_alone(self, reading: Reading) -> frozenset[str]:
        """Ids of the persons who stand for nobody but themselves, as far as is known. A kind is that of all articles
        together: one may take a country that agrees or refuses for a person."""
        sides = ((self.side_of(e.id), self._who.of(e.id)) for e in reading.entities)
        return frozenset(side.id for side, one in sides if side and side == one and one.kind == "person")

    def named_in(self, spans: Iterable[Span]) -> tuple[str, ...]:
        """Ids of the sides that stretches of the article name, each once, in order."""
        found: dict[str, None] = {}
        for span in spans:
            for start, end, entity in self._places[bisect_left(self._starts, span.start) :]:
                if start >= span.end:
                    break
                side = self.side_of(entity) if end <= span.end else None
                if side and self._is_party(side):
                    found[side.id] = None
        return tuple(found)

    def joined_in(self, spans: Iterable[Span]) -> tuple[str, ...]:
        """Ids of the two sides that stretches of the article name side by side: "a truce to Kelvara and Lorrenmark"."""
        for span in spans:
            before: tuple[int, Identity | None] = (span.start, None)
            for start, end, entity in self._places[bisect_left(self._starts, span.start) :]:
                if end > span.end:
                    break
                side = self.side_of(entity)
                last, other = before
                if side and other and side != other and _JOINED.fullmatch(self._text, last, start):
                    return pair_of(side.id, other.id) if self._is_party(side) and self._is_party(other) else ()
                before = end, side
        return ()

    def is_to_both(self, statement: Statement) -> bool:
        """Whether its content is about the two, or they are told it: "proposed *to both sides* prolonging it"."""
        told, cue = [span.text for span in statement.content], statement.cue
        if cue and statement.content and cue.end < statement.content[0].start <= cue.end + _ADDRESS:
            told.append(self._text[cue.end : statement.content[0].start])
        return any(self._rules.to_both_pattern.search(words) for words in told)

    def is_countering(self, statement: Statement) -> bool:
        """Whether its words, or those by which it is told, say that it answers what another offered."""
        told, cue = [span.text for span in statement.content], statement.cue
        if cue:
            told.append(self._text[cue.start : cue.end + _AFTER_CUE])
        return any(self._rules.countering_pattern.search(words) for words in told)

    def venue(self, words: str | None) -> str | None:
        """What to compare a venue by. "Sarnish", "the Kelvaran capital" and "Kelvara" are one where the record knows
        whose place each is; else a place is itself, and words are words."""
        if not words:
            return None
        folded = fold(words)
        for prefix in ("the ", "in ", "at "):
            folded = folded.removeprefix(prefix)
        entity = self._named.get(folded)
        if entity is None:
            inside = [name for name in self._named if f" {name} " in f" {folded} "]
            entity = self._named[max(inside, key=lambda name: (len(name), name))] if inside else None
        side = self.side_of(entity) if entity else None
        return side.id if side else folded

    def told_in(self, statement: Statement) -> list[Statement]:
        """The statements that it tells of."""
        return self._told.get(statement.id, [])

    def said(self, statement: Statement) -> Said | None:
        """When it was said; of what is told inside another's words without a time of its own, when that was said."""
        while statement.said is None and statement.inside and statement.inside in self.statements:
            statement = self.statements[statement.inside]
        return statement.said

    def carrier(self, statement: Statement) -> str | None:
        """The agency or outlet that the article credits with a statement: "KTK reported", "told KTK"."""
        if statement.outlet is not None:
            one = self._who.of(statement.outlet.id)
            return one.name if one else statement.outlet.name
        outer = self.statements.get(statement.inside or "")
        if outer is not None and outer.speaker is not None and self._is_carrier(outer.speaker):
            one = self._who.of(outer.speaker.id)
            return one.name if one else outer.speaker.name
        return None

    def claimant(self, statement: Statement) -> EntityRef | None:
        """Who answers for a statement: its speaker, or who tells of it. An agency that carries it only passes it on,
        and who denies what another stated does not say it."""
        teller, outer = statement.speaker, statement
        while outer.inside and outer.inside in self.statements:
            inner, outer = outer, self.statements[outer.inside]
            carries = outer.speaker is None or (inner.outlet is not None and inner.outlet.id == outer.speaker.id)
            if inner.speaker and any(act.type == "deny" and _is_of(act, inner) for act in outer.acts):
                continue
            if not carries and not self._is_carrier(outer.speaker):
                teller = outer.speaker
        return teller

    def _is_carrier(self, ref: EntityRef | None) -> bool:
        """An organisation that stands for nobody and acts for nobody in the article: "KTK reported that …"."""
        if ref is None:
            return True
        one = self._who.of(ref.id)
        return (
            one is not None
            and one.kind == "organisation"
            and self._who.party(ref.id) in (None, one)
            and (ref.id not in self._agents)
        )

    def _main(self, without: frozenset[str] = frozenset(), acts_alone: bool = False) -> tuple[str, ...]:
        """The two sides that the article is most about: that act on each other, else that are named most. `acts_alone`:
        of those that act on each other the ones that do so most, as it is told who mediates; one who does is named most
        where his plan is the news."""
        totals: Counter[tuple[str, ...]] = Counter()
        for (_, pair), count in self._pairs.items():
            if without.isdisjoint(pair):
                totals[pair] += count
        alone = {pair: len(self._alone.intersection(pair)) for pair in totals}
        most = self._most_named(self.named, without)
        # One who stands for nobody ("a prisoner's mother urged the president") is one of two only with another such.
        for least in (0, 2):
            fitting = {pair: n for pair, n in totals.items() if alone[pair] == least}
            if fitting and acts_alone:
                return min(fitting, key=lambda pair: (-fitting[pair], -sum(self.named[side] for side in pair), pair))
            if fitting:
                if len(most) == 2 and self._least_named(most) >= _NAMED:
                    fitting.setdefault(most, 0)
                return min(fitting, key=lambda pair: (-self._weigh(pair, fitting[pair]), -fitting[pair], pair))
        return most or _commonest(totals)

    def _weigh(self, pair: tuple[str, ...], count: int) -> int:
        """How much an article is about two sides that act on each other `count` times there: acts of which the sides
        are read right are too few to tell alone, so that the sides that it names again and again outweigh them."""
        one, other = (self.named[side] for side in pair)
        return (count + _ACTS) * one * other

    def _least_named(self, sides: Iterable[str]) -> int:
        return min(self.named[side] for side in sides)

    def _find_mediators(self, text: str, reading: Reading, rules: Rules) -> frozenset[str]:
        """Who mediates. One of the two whom most acts join may turn out to: then the article is about two others."""
        found = find_mediators(text, reading, self.named_in, self._side_id, self._is_body, self.main, rules)
        found |= self.arbiters
        if found & {*self.main}:
            others = self._main(found)
            taken = max(self.named[side] for side in found & {*self.main})
            if len(others) < 2 or self._least_named(others) * _ASIDE < taken:
                return found - {*self.main}  # nobody stands between one whom an article hardly names and another
        return found

    def _find_arbiters(self, reading: Reading, rules: Rules) -> frozenset[str]:
        """Who stands between by name or title, in whatever matter: "the Conciliation Board"."""
        named = (e.id for e in reading.entities if rules.arbiter_pattern.search(f"{e.name} {e.role or ''}"))
        return frozenset(side for side in map(self._side_id, named) if side)

    def _is_body(self, entity_id: str) -> bool:
        """Whether an entity speaks for a body that is of no land, by its name."""
        side = self.side_of(entity_id)
        return side is not None and side.kind != "person" and self._rules.body_pattern.search(side.name) is not None

    def _side_id(self, entity_id: str) -> str | None:
        side = self.side_of(entity_id)
        return side.id if side else None

    def _acting(self, reading: Reading, rules: Rules) -> Counter[tuple[str, tuple[str, ...]]]:
        """How often two sides act on each other in the article, by family."""
        pairs: Counter[tuple[str, tuple[str, ...]]] = Counter()
        for act in (act for s in reading.statements for act in s.acts):
            by, to = self.side(act.agent), self.party(act.recipient)
            if by and to and by.id != to.id:
                pairs[(rules.family_of(act), pair_of(by.id, to.id))] += 1
        return pairs

    def acts_on(self, pair: tuple[str, ...], family: str) -> int:
        """How often the two sides act on each other in matters of a family."""
        return self._pairs[(family, pair)]

    def usual(self, side: str, family: str | None, without: str | None = None) -> tuple[str, ...]:
        """The two sides that `side` is mostly one of (`dealings`); none if it acts on nobody."""
        return next(iter(self.dealings(side, family, without)), ())

    def dealings(self, side: str, family: str | None, without: str | None = None) -> list[tuple[str, ...]]:
        """The groups of sides that `side` is one of, in matters of a family or in all, those with the most acts first.
        `without`: a side that is not to be the other."""
        counts: Counter[tuple[str, ...]] = Counter()
        for (of, pair), number in self._pairs.items():
            if side in pair and family in (None, of) and without not in pair:
                counts[pair] += number
        return sorted(counts, key=lambda pair: (-counts[pair], pair))

    def _count_named(self, reading: Reading) -> Counter[str]:
        """How often each side that is more than one person is named in the article, by id."""
        counts: Counter[str] = Counter()
        for entity in reading.entities:
            side = self.side_of(entity.id)
            if side and self._is_party(side) and (side.kind != "person" or side != self._who.of(entity.id)):
                counts[side.id] += len(entity.mentions)
        return counts

    def _most_named(self, counts: Counter[str], without: frozenset[str]) -> tuple[str, ...]:
        most = sorted({*counts} - without, key=lambda side: (-counts[side], side))[:2]
        return pair_of(*most) if len(most) == 2 else ()


def _is_of(denial: Act, statement: Statement) -> bool:
    """Whether an act denies what a statement tells of: "did not invite her; it was she who asked" denies no request."""
    return denial.of is None or not statement.acts or any(act.type == denial.of for act in statement.acts)


def _commonest(pairs: Mapping[tuple[str, ...], int]) -> tuple[str, ...]:
    return min(pairs, key=lambda pair: (-pairs[pair], pair)) if pairs else ()


@lru_cache(4096)
def pair_of(*sides: str) -> tuple[str, ...]:
    return tuple(sorted(set(sides)))
