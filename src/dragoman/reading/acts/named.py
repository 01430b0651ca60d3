"""The names of an article and whom they mean: states and their people, descriptions, "he"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Hashable, Iterator, Sequence
from functools import cache, cached_property
from itertools import islice
from typing import Any, Literal, NamedTuple

from dragoman.reading.acts.lexicon import lexicon, pattern
from dragoman.reading.describing import describe, match_role
from dragoman.reading.entities import Figure, keys
from dragoman.reading.states import state_of
from dragoman.reading.titles import find_roles
from dragoman.reading.words import lowered
from dragoman.resources.states import naming_of
from dragoman.types import Entity

_RANKS = {"name": 0, "people": 1, "capital": 2, "seat": 3, None: 4}
"""Of a state's names, which stands for it best."""


WAR = 6
"""Words of war of an article that are looked at."""


class Place(NamedTuple):
    """Where a name stands."""

    start: int
    end: int
    entity: Entity


class Named:
    """The entities of one article by their names, titles and places."""

    def __init__(self, text: str, entities: Sequence[Entity]) -> None:
        self.text = text
        self.entities = {e.id: e for e in entities}
        # Of one who is only described ("a senior Norrish official") the description is the title.
        titles = {e.id: e.role or ("" if e.kind != "person" or e.is_named else e.name) for e in entities}
        self._roles = {id: _STOP.split(role)[0].replace("’s", "").replace("'s", "") for id, role in titles.items()}
        marked = [Place(m.start, m.end, e) for e in entities for m in e.mentions if m.form == "name"]
        self.places = sorted([*marked, *_unmarked(text, marked)], key=lambda p: (p.start, -p.end))
        self._starts = [p.start for p in self.places]
        self.kept: dict[Hashable, Any] = {}
        """Sentences read before, for the second reading."""
        self._matches: dict[str, tuple[list[int], list[re.Match[str]]]] = {}
        self._genders: dict[str, str | None] = {}

    @cached_property
    def bodies(self) -> list[Entity]:
        return [e for e in self.entities.values() if e.kind != "person"]

    @cached_property
    def is_war(self) -> bool:
        """Whether the article tells of a war, in which a pause is one of the fighting: two such words, or one twice.
        Soldiers alone make none: they are sent into a strike, too."""
        # `re.I` takes five times as long.
        found = list(islice((m[0] for m in _war_words().finditer(self.text.lower())), WAR))
        return len(found) > 1 and any(word not in lexicon().lists.in_war["soldiers"] for word in found)

    def names_issue(self, label: str, times: int = 2) -> bool:
        """Whether the article names a listed issue so many times."""
        named = (hit for hit in lexicon().issues.find(lowered(self.text)) if hit.label == label)
        return len(list(islice(named, times))) == times

    def may_be_about(self, label: str) -> bool:
        """Whether the article has a word for a listed issue; for a ceasefire those of a war will do, for prisoners that
        somebody is to be freed."""
        if ("about", label) not in self.kept:
            told = self.names_issue(label, 1) or (label == "ceasefire" and self.is_war)
            freed = label == "prisoners" and any(pattern(p).search(lowered(self.text)) for p in ("set_free", "swapped"))
            self.kept["about", label] = told or freed
        return bool(self.kept["about", label])

    @cached_property
    def tells_of_both(self) -> bool:
        """Whether the article speaks of several together: "both sides"."""
        return pattern("several").search(self.text) is not None and pattern("both").search(self.text) is not None

    @cached_property
    def roled(self) -> list[Entity]:
        return [e for e in self.entities.values() if e.kind == "person" and e.role]

    def named(self, low: int, high: int) -> list[Place]:
        first, last = bisect_left(self._starts, low), bisect_left(self._starts, high)
        return [p for p in self.places[first:last] if p.end <= high]

    def within(self, name: str, pattern: re.Pattern[str], low: int, high: int) -> list[re.Match[str]]:
        """Matches of a pattern that lie in a stretch; the whole text is gone through once."""
        if name not in self._matches:
            found = list(pattern.finditer(self.text))
            self._matches[name] = [m.start() for m in found], found
        starts, matches = self._matches[name]
        first, last = bisect_left(starts, low), bisect_left(starts, high)
        return [m for m in matches[first:last] if m.end() <= high]

    def state(self, words: str) -> Entity | None:
        """The state that an adjective, capital or full name stands for: "Norrish", where the article names Norrland."""
        own, wanted = keys(words), state_of(words)
        if not own:
            return None
        best: tuple[int, Entity] | None = None
        for entity in self.bodies:
            theirs = keys(entity.name)
            if entity.kind == "group" or not theirs:
                continue
            if wanted and state_of(entity.name) == wanted:
                score = 200 - _RANKS[naming_of(entity.name)]
            elif theirs == own:
                score = 100 if entity.kind == "place" else 99
            elif len(own) == 1 and len(theirs) == 1:
                score = _shared(own[0], theirs[0])
            else:
                score = 0
            if score and (best is None or score > best[0]):
                best = score, entity
        return best[1] if best else None

    def seat(self, state: Entity) -> Entity | None:
        """The place that the article names and news uses for a state: its capital."""
        own = state_of(state.name)
        for entity in self.bodies:
            is_other = entity.kind == "place" and entity is not state
            if own and is_other and state_of(entity.name) == own and naming_of(entity.name) != "name":
                return entity
        return None

    def _sentence_before(self, at: int) -> int:
        """Where the sentence before the one that begins at `at` does, in its paragraph."""
        line = self.text.rfind("\n", 0, at) + 1
        return max(line, self.text.rfind(". ", line, max(line, at - 2)) + 1)

    def _first_body(self, low: int, high: int) -> Entity | None:
        named = [p.entity for p in self.named(low, high) if p.entity.kind in ("organisation", "place")]
        return next((e for e in named if e.kind == "organisation"), named[0] if named else None)

    def _stands_in(self, entity: Entity, words: set[str]) -> bool:
        if entity.kind == "person":
            return keys(entity.name)[-1] in words
        names = {entity.name, *(m.text for m in entity.mentions if m.form == "name")}  # "CUPE president", too
        return any(own and own <= words for own in map(set, map(keys, names)))

    def is_voice(self, entity: Entity) -> bool:
        """Whether somebody speaks for another: a spokesman, minister, aide, and not a president."""
        if entity.kind != "person" or not self._roles[entity.id]:
            return False
        role = self._roles[entity.id].casefold()
        front = _first_among().sub("", re.split(r"\b(?:of|to|for)\b|,", role)[0])
        if _has_one("under").search(front) or pattern("leads_talks").search(role):
            return True
        return _has_one("voice").search(front) is not None and not _has_one("principal").search(front)

    def is_principal(self, entity: Entity) -> bool:
        """Whether somebody's title is that of one who speaks for himself: a president, a mediator."""
        return _has_one("principal").search(self._roles[entity.id].casefold()) is not None

    def described(self, phrase: str, without: Entity | None = None) -> Entity | None:
        """The person whom a description means: "the Norrish premier". None where it fits nobody, or several as well."""
        wanted = describe(phrase)
        if not wanted.head:
            return None
        found = sorted(
            ((match_role(wanted, e.role or ""), e.id) for e in self.roled if e is not without), reverse=True
        )[:2]
        if not found or found[0][0] < 1.5 or (len(found) > 1 and found[1][0] == found[0][0]):
            return None
        return self.entities[found[0][1]]

    def gender(self, entity: Entity) -> str | None:
        """ "man" or "woman" where a form of address or a title says so."""
        if entity.id not in self._genders:
            figure = Figure(entity.kind, entity.name, list(entity.mentions), [entity.role] if entity.role else [])
            find_roles(self.text, [figure])
            self._genders[entity.id] = figure.gender
        return self._genders[entity.id]

    def may_be(self, entity: Entity, gender: str) -> bool:
        return self.gender(entity) in (None, gender)

    def last_person(self, before: int, without: Entity | None, gender: str) -> Entity | None:
        """The person named last before a place, for "he"; `without` is the one who speaks of him."""
        first, last = bisect_left(self._starts, before - 700), bisect_left(self._starts, before)
        near = [p.entity for p in self.places[first:last] if p.end <= before]
        people = [e for e in near if e.kind == "person" and e is not without]
        return next((e for e in reversed(people) if self.may_be(e, gender)), None)


def _unmarked(text: str, marked: Sequence[Place]) -> Iterator[Place]:
    """Names that stand again where the model did not mark them."""
    names = {text[p.start : p.end]: p.entity for p in marked if p.end - p.start > 2}
    taken = {p.start for p in marked}
    ends = sorted((p.start, p.end) for p in marked)
    starts = [start for start, _ in ends]
    longest: dict[int, int] = {}
    for name in sorted(filter(_WORD.match, names), key=len, reverse=True):
        at = text.find(name)  # name by name a third of what it took word by word
        while at >= 0:
            end = at + len(name)
            if at not in taken and at not in longest and _WORD.match(text, at) and not _GOES_ON.match(text, end):
                before = bisect_left(starts, at)
                if not before or ends[before - 1][1] <= at:
                    longest[at] = end
            at = text.find(name, at + 1)
    yield from (Place(start, end, names[text[start:end]]) for start, end in longest.items())


_WORD = re.compile(r"(?<![\w-])[^\W_]+")
_STOP = re.compile(r"\.\s+(?=[A-Z])")
_GOES_ON = re.compile(r"[\w-]")


@cache
def _war_words() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, lexicon().lists.in_war['words']))})\b")


@cache
def _has_one(name: Literal["voice", "under", "principal"]) -> re.Pattern[str]:
    """Any word of a list of titles."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, getattr(lexicon().lists, name)))})\b")


@cache
def _first_among() -> re.Pattern[str]:
    """ "Chief" and the like before a word for one who speaks for others: a chief negotiator is no chief."""
    return re.compile(rf"\b(?:chief|lead|head|senior) (?=(?:{'|'.join(map(re.escape, lexicon().lists.voice))})\b)")


def _shared(a: str, b: str) -> int:
    """Letters that a name and its adjective share at the start; 0 where too few: "norvian" and "norvia" share six."""
    count = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        count += 1
    return count if count >= 4 and (count >= len(b) - 3 or count >= 6) else 0
