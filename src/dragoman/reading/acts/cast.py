"""Who an article's words mean, for acts: whom somebody acts for, of whose side he is, who is "we" and "both".

Works on the entities that reading has found. A party is an entity; None where the article does not tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, cached_property

from dragoman.reading.acts.homes import Homes, is_ministry, is_thing, names_two
from dragoman.reading.acts.lexicon import lexicon, pattern
from dragoman.reading.acts.named import Place
from dragoman.reading.outlets import shipped_outlets
from dragoman.reading.roles import role_words
from dragoman.reading.states import state_of
from dragoman.types import Entity, Statement


class Cast(Homes):
    """The entities of one article, asked who is meant and for whom somebody speaks."""

    def __init__(self, text: str, entities: Sequence[Entity]) -> None:
        super().__init__(text, entities)
        self._actors: dict[str, bool] = {}
        self._outlets: dict[str, bool] = {}
        self._behalf: dict[str, Entity] = {}
        self._members: dict[str, tuple[Entity, ...]] = {}

    def adopt(self, statements: Sequence[Statement]) -> None:
        super().adopt(statements)
        self._behalf.clear()

    def members(self, entity: Entity | None) -> tuple[Entity, ...]:
        """The parties of a group that is named as two or more: "Norrland and the Orsan rebels"."""
        if entity is None or not names_two(entity) or not entity.mentions:
            return ()
        if entity.id not in self._members:
            start, end = entity.mentions[0].start, entity.mentions[0].end
            gaps = list(_BETWEEN.finditer(self.text, start, end))
            parts = zip([start, *(m.end() for m in gaps)], [*(m.start() for m in gaps), end], strict=True)
            found = [self._member(entity, *part) for part in parts]
            named = [one for one in found if one]
            is_each = len(named) == len(gaps) + 1 and len({one.id for one in named}) == len(named)
            self._members[entity.id] = tuple(named) if is_each else ()
        return self._members[entity.id]

    def _member(self, whole: Entity, start: int, end: int) -> Entity | None:
        body = self.only_body(self.text[start:end].rsplit(None, 1)[-1].casefold())
        if body:
            return body
        named = [
            p.entity for p in self.named(start, end) if p.entity is not whole and self.text[p.end : p.end + 1] != "-"
        ]
        if named:
            return self.behalf(named[0])
        lands = (self.state(word) for word in self.text[start:end].split() if word[0].isupper())
        return next((land for land in lands if land), None) or self.described(self.text[start:end])

    def only_called(self, head: str) -> Entity | None:
        """The one body that the article calls by such a word: "the Malian junta" for "the junta"."""
        if head not in lexicon().lists.called_so:
            return None
        found = [e for e in self.bodies if e.name.casefold().rpartition(" ")[2] == head and " " in e.name]
        return self.behalf(found[0]) if len(found) == 1 else None

    def is_actor(self, place: Entity) -> bool:
        """Whether a place may be a party: not one that things only happen in and that nowhere does anything itself."""
        if place.id not in self._actors:
            own = [p for p in self.places if p.entity is place]
            self._actors[place.id] = (
                not is_thing(place)
                and not self._is_short_for_thing(place)
                and (
                    state_of(place.name) is not None
                    or any(self.home(e) is place for e in self.roled)
                    or any(pattern("actor").match(self.text, p.end) for p in own)
                    or not (self._of_states or self._has_article(place) or any(self._is_located(p) for p in own))
                )
            )
        return self._actors[place.id]

    @cached_property
    def _of_states(self) -> bool:
        """Whether the article names several known states: then any other place is one where things happen, if nobody
        acts for it ("left Tauranga before the ban")."""
        states = {state_of(e.name, ("name",)) for e in self.bodies if e.kind == "place"} - {None}
        return len(states) > 1

    def _has_article(self, place: Entity) -> bool:
        """ "The Nile", "the Sahel": a river or a region, where it is not several that may be a land."""
        own = (p.start for p in self.places if p.entity is place)
        return not place.name.endswith("s") and any(self.text.startswith("the ", at - 4) for at in own if at > 3)

    def _is_located(self, place: Place) -> bool:
        return pattern("located").search(self.text, max(0, place.start - 20), place.start) is not None

    def _is_short_for_thing(self, place: Entity) -> bool:
        """ "GERD" of "the Grand Ethiopian Renaissance Dam (GERD)"."""
        at = self.text.find(f" ({place.name})")
        words = self.text[max(0, at - 60) : max(0, at)].split()
        word = words[-1].casefold() if words else ""
        return bool(word) and lexicon().issues.at(word, 0) is not None

    def spoken_for(self, low: int, high: int) -> Entity | None:
        """The party behind an unnamed source: "a senior Norrish official", "the premier's office"."""
        named = [p.entity for p in self.named(low, high)]
        people = [e for e in named if e.kind == "person"]
        if people:
            return people[-1]
        return self.behalf(named[0]) if named else None

    def is_onlooker(self, entity: Entity | None, source: str) -> bool:
        """Whether a speaker is of those who look on, by title or by the words of the source: an analyst, residents."""
        told = f"{self._roles[entity.id] if entity else ''} {source}".casefold()
        return _onlookers().search(told) is not None

    def is_outlet(self, entity: Entity | None) -> bool:
        """Whether somebody is a paper or agency by its name, which only tells what others do."""
        if entity is None or entity.kind == "person" or not entity.is_named:
            return False
        if entity.id not in self._outlets:
            known = shipped_outlets()
            self._outlets[entity.id] = known.find(entity.name) is not None or known.is_worded(
                entity.name, 0, len(entity.name)
            )
        return self._outlets[entity.id]

    def principal_of(self, speaker: Entity) -> Entity | None:
        """The leader for whom a spokesman or minister speaks; the side where he is not told."""
        return self.behalf(speaker) if self.is_voice(speaker) else None

    def is_official(self, entity: Entity) -> bool:
        """Whether somebody may be a party or speak for one: a state, a body, a leader, and no victim's mother."""
        return entity.kind != "person" or self.is_principal(entity) or self.is_voice(entity)

    def behalf(self, entity: Entity | None) -> Entity | None:
        """The party for whom somebody acts: a president for himself, a minister or spokesman for the one he serves."""
        if entity is None:
            return None
        if entity.id not in self._behalf:
            found = self.home(entity) if entity.kind != "person" or self.is_voice(entity) else None
            is_between = found is not None and (
                self.is_voice(found) if found.kind == "person" else is_ministry(found.name)
            )
            if found and entity.kind == "person" and is_between:
                found = self.home(found) or found
            self._behalf[entity.id] = found or entity
        return self._behalf[entity.id]

    def side(self, entity: Entity) -> Entity:
        """The state or body at the end of the chain: of a president's spokesman, the president's state."""
        seen = {entity.id}
        while (home := self.home(entity)) and home.id not in seen:
            seen.add(home.id)
            entity = home
        return entity

    def is_own(self, entity: Entity | None, speaker: Entity | None) -> bool:
        """Whether somebody is of a speaker's side; of a spokesman's without a state, any leader who has none."""
        if entity is None or speaker is None:
            return False
        if self.same_side(entity, speaker):
            return True
        return (
            self.is_voice(speaker)
            and self.home(speaker) is None
            and entity.kind == "person"
            and self.home(entity) is None
        )

    def same_side(self, a: Entity | None, b: Entity | None) -> bool:
        if a is None or b is None:
            return False
        if a.id == b.id or self.side(a).id == self.side(b).id:
            return True
        return any(self.same_side(a, one) for one in self.members(b))

    def place_before(self, at: int) -> str | None:
        """The place of a meeting that the words just before `at` name last: "the invitation to Tarn"."""
        low = max(self.text.rfind("\n", 0, at) + 1, at - 160)
        found = [
            self.text[place.start : place.end]
            for place in self.named(low, at)
            if may_be_place(place.entity) and pattern("led_to").search(self.text, low, place.start)
        ]
        return found[-1] if found else None


_BETWEEN = re.compile(r",? and |, ")
"""Between two of several: "Norrland, Sudmark and the rebels"."""


@cache
def _onlookers() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, lexicon().lists.onlookers))})\b")


def may_be_place(entity: Entity) -> bool:
    """A place, or a single name without a title that the model may have taken for a person."""
    return entity.kind == "place" or (entity.kind == "person" and " " not in entity.name and not entity.role)


def head_words() -> re.Pattern[str]:
    """Words that head a description of a person."""
    return role_words().heads
