"""Who an article's words mean, for acts: states and their people, descriptions, "we" and "he".

Works on the entities that reading has found. A party is an entity; None where the article does not tell.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from functools import cache, cached_property
from itertools import islice
from typing import Any, Literal, NamedTuple

from dragoman.reading.acts.lexicon import lexicon, pattern
from dragoman.reading.datelines import behind_dateline
from dragoman.reading.describing import describe, match_role
from dragoman.reading.entities import Figure, keys
from dragoman.reading.outlets import shipped_outlets
from dragoman.reading.roles import is_told_place, modifiers, role_words, roles
from dragoman.reading.states import state_of
from dragoman.reading.titles import find_roles
from dragoman.reading.words import lowered
from dragoman.resources.states import find_offices, naming_of
from dragoman.types import Entity, Statement

_RANKS = {"name": 0, "people": 1, "capital": 2, "seat": 3, None: 4}
"""Of a state's names, which stands for it best."""


WAR = 6
"""Words of war of an article that are looked at."""


class Place(NamedTuple):
    """Where a name stands."""

    start: int
    end: int
    entity: Entity


class Cast:
    """The entities of one article, asked who is meant and for whom somebody speaks."""

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
        self._actors: dict[str, bool] = {}
        self._homes: dict[str, Entity | None] = {}
        self._genders: dict[str, str | None] = {}
        self._outlets: dict[str, bool] = {}
        self._behalf: dict[str, Entity] = {}
        self._adopted: dict[str, Entity] | None = None
        self._members: dict[str, tuple[Entity, ...]] = {}

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

    def adopt(self, statements: Iterable[Statement]) -> None:
        """Learns the land of those who speak for one that no title tells, by what they say that it will and will not
        do: "Norrland will never agree to that, Foreign Minister X said". Once for an article."""
        if self._adopted is not None:
            return
        self._adopted = {}
        votes: dict[str, dict[str, Entity]] = {}
        statements = list(statements)
        for said in statements:
            speaker = self.entities.get(said.speaker.id) if said.speaker else None
            if speaker is None or not self.is_voice(speaker):
                continue
            own = self.home(speaker)
            if own and (own.kind != "organisation" or not is_ministry(own.name) or self.home(own) not in (None, own)):
                continue
            start = said.content[0].start
            lead = pattern("opening").match(self.text, start)
            at = lead.end() if lead else start
            land = next((p for p in self.named(at, at + _NAME) if p.start == at and p.entity.kind == "place"), None)
            if land and pattern("of_own").match(self.text, land.end) and not self._is_with(speaker, land, statements):
                for one in (speaker, own) if own else (speaker,):
                    votes.setdefault(one.id, {})[land.entity.id] = self.state(land.entity.name) or land.entity
        for id, lands in votes.items():
            if len({land.id for land in lands.values()}) == 1:
                self._adopted[id] = next(iter(lands.values()))
        self._homes.clear()
        self._behalf.clear()

    def _is_with(self, one: Entity, land: Place, statements: Iterable[Statement]) -> bool:
        """Whether what others say of somebody names a land beside him as another: "the minister will not travel to
        Norrland as long as it keeps the border shut"."""
        own = self.state(land.entity.name) or land.entity
        for told in statements:
            if not (told.speaker and told.speaker.id == one.id):
                named = [p.entity for span in told.content for p in self.named(span.start, span.end)]
                if one in named and any(self.state(e.name) is own for e in named if e.kind == "place"):
                    return True
        return False

    def home(self, entity: Entity) -> Entity | None:
        """The state, body or principal that somebody belongs to, by the title that the article gives, else by what
        he says."""
        if entity.id not in self._homes:
            found = self._find_home(entity)
            if found in (None, entity):
                led = None if self.is_principal(entity) else self._led_by(entity)  # heads of government are led by none
                dated = led or self._dated_from if self._is_of_state(entity) else None
                found = (self._adopted or {}).get(entity.id) or dated or self._by_office(entity) or found
            self._homes[entity.id] = found
        return self._homes[entity.id]

    def _is_of_state(self, entity: Entity) -> bool:
        """Whether somebody's title is one of a state's, which copy from its capital leaves out: a minister's, "the
        presidential spokesman"."""
        role = self._roles[entity.id].casefold() if entity.kind == "person" else ""
        words, lists = role.removeprefix("the ").split(), lexicon().lists
        is_bare = all(word in lists.of_state or word in lists.voice for word in words)
        return "minist" in role or (is_bare and any(word in lists.of_state for word in words))

    def _find_home(self, entity: Entity) -> Entity | None:
        if entity.kind != "person":
            first, *rest = entity.name.split() or [""]
            if meant := lexicon().lists.metonyms.get(entity.name):
                return next((e for e in self.bodies if e.name in meant), None)
            if entity.kind == "group" and _TWO.search(entity.name):
                return None
            if holder := self._holder(entity) or self._of_its(entity) or self._ruled_by(entity):
                return holder
            if is_ministry(entity.name) and (land := self._has_ministry(entity)):
                return land
            land = self.state(_OWNS.sub("", first)) if rest and is_ministry(" ".join(rest)) else None
            if land and land is not entity and land.kind == "place" and "-" not in land.name:
                return land  # "the Norrish Foreign Ministry"
            if rest and rest[-1].casefold() in lexicon().lists.named_bodies["union"]:
                return None  # "Norrland Air's union", "Norrland Air pilots" deal with it
            is_part = bool(rest) and rest[-1].casefold() in _part_words()
            is_part = is_part or (
                entity.kind == "group" and entity.name.partition(" of ")[0].casefold() in _part_words()
            )
            if (own := self.state(entity.name)) or not is_part:
                return own
            start, end = entity.mentions[0].start, entity.mentions[0].end
            within = [p.entity for p in self.named(start, end) if p.entity is not entity]
            people = [e for e in within if e.kind == "person"]
            if people:
                return people[-1]
            # "The prime minister's office" is of the one whom the article gives that title.
            if (owner := _OWNER.match(entity.name)) and (holder := self.described(owner[1])):
                return holder
            return self.state(first.rstrip("’'s")) or next((self.state(e.name) or e for e in within), None)
        if not self._roles[entity.id]:
            return None
        role = pattern("body_field").sub(r"\1", pattern("portfolio").sub(r"\1", self._roles[entity.id]))
        words = set(keys(role))
        named = [e for e in self.entities.values() if e is not entity and keys(e.name) and self._stands_in(e, words)]
        people = [e for e in named if e.kind == "person" and e.is_named]
        if people:
            return people[0]
        # "The US Trade Representative, X": what is marked as a body is the title itself.
        bodies = [e for e in named if e.kind != "person" and not _is_thing(e) and set(keys(e.name)) != words]
        if bodies:
            best = min(bodies, key=lambda e: self._order_in(role, e, bodies))
            return self.state(best.name) or best
        for word in _ROLE_WORDS.findall(role):
            if word[0].isupper() and (found := self.state(word)):
                return found
        return self._of_place(entity) or self._of_owner(entity) or self._of_leader(entity) or self._of_scene(entity)

    def _order_in(self, role: str, body: Entity, bodies: Sequence[Entity]) -> tuple[bool, int, int]:
        """Which of the bodies that a title names its holder belongs to comes first: whole names, as they are named."""
        own = keys(body.name)
        is_part = any(set(own) < set(keys(other.name)) for other in bodies)
        at = role.casefold().find(own[0])
        return is_part, at if at >= 0 else len(role), -len(body.name)

    def members(self, entity: Entity | None) -> tuple[Entity, ...]:
        """The parties of a group that is named as two or more: "Norrland and the Orsan rebels"."""
        if entity is None or entity.kind != "group" or not _TWO.search(entity.name) or not entity.mentions:
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

    def only_body(self, kind: str) -> Entity | None:
        """The one body that its name or what stands behind it says to be of a kind: the Union of Doctors for "union",
        "the M23 rebel group" for "rebels"."""
        wanted = lexicon().lists.named_bodies.get(kind)
        named = [e for e in self.bodies if e.is_named and e.kind == "organisation"]
        found = [e for e in named if _has_word(e, wanted)] if wanted else []
        lists = lexicon().lists.described_bodies
        if not found and kind in (*lists["heads"], *lists["armed"]):
            armed = [p.entity.id for p in self.places if _armed().match(self.text, p.end)]
            found = [e for e in named if e.id in armed]
        if not found and kind in lists["armed"]:
            found = self._most_spoken_for(named)
        found = found or self._referred_to(named, kind)
        return found[0] if len(found) == 1 else None

    def _referred_to(self, bodies: Sequence[Entity], kind: str) -> list[Entity]:
        """Those that are spoken of elsewhere by such a word: "the airline said"; of employers by any word for one."""
        alike = roles().employers if kind in roles().employers else {kind}
        return [
            e for e in bodies if any(m.form != "name" and m.text.split()[-1].casefold() in alike for m in e.mentions)
        ]

    def only_called(self, head: str) -> Entity | None:
        """The one body that the article calls by such a word: "the Malian junta" for "the junta"."""
        if head not in lexicon().lists.called_so:
            return None
        found = [e for e in self.bodies if e.name.casefold().rpartition(" ")[2] == head and " " in e.name]
        return self.behalf(found[0]) if len(found) == 1 else None

    def _most_spoken_for(self, bodies: Sequence[Entity]) -> list[Entity]:
        """Those to whom most of the people of the article belong, by their titles."""
        homes = Counter(home.id for person in self.roled if (home := self.home(person)))
        most = max((homes[e.id] for e in bodies), default=0)
        return [e for e in bodies if most and homes[e.id] == most]

    def _holder(self, entity: Entity) -> Entity | None:
        """For whom "her government", "his office" acts: the land or body of the one named before, else that one."""
        start = entity.mentions[0].start
        whose = _WHOSE.search(self.text, max(0, start - 4), start) if entity.name.casefold() in _part_words() else None
        owner = self.last_person(start, None, "man" if whose[1].casefold() == "his" else "woman") if whose else None
        return (self.home(owner) or owner) if owner else None

    def _of_its(self, entity: Entity) -> Entity | None:
        """The body of "its central command": the first of the sentence, else of the paragraph."""
        start = entity.mentions[0].start
        if entity.is_named or not _ITS.search(self.text, max(0, start - 5), start):
            return None
        sentence = max(self.text.rfind(sign, 0, start) for sign in _ENDS) + 1
        body = self._first_body(sentence, start) or self._first_body(self.text.rfind("\n", 0, start) + 1, start)
        return (self.state(body.name) or body) if body else None

    def _ruled_by(self, entity: Entity) -> Entity | None:
        """The land that a body governs: "Afghanistan's Taliban government"."""
        if not entity.is_named or " " in entity.name:
            return None
        for place in self.places:
            if place.entity is entity and pattern("ruler").match(self.text, place.end):
                land = pattern("ruled_land").search(self.text, max(0, place.start - _NAME), place.start)
                if land and state_of(land[1]):
                    return self.state(land[1])
        return None

    def _has_ministry(self, ministry: Entity) -> Entity | None:
        """The land of a ministry that has none in its name: "Norrland's Foreign Ministry", "the Foreign Ministry in
        Tarn", else that from whose capital the report is."""
        for place in self.places:
            if place.entity is not ministry:
                continue
            owned = _OWNED_BY.search(self.text, max(0, place.start - 3), place.start)
            owner = next((p for p in self.places if owned and p.end == owned.start()), None)
            within = _IN.match(self.text, place.end)
            seat = next((p for p in self.places if within and p.start == within.end()), None)
            for land in (owner, seat):
                if land and land.entity.kind == "place" and (state := self.state(land.entity.name)):
                    return state
        return self._by_minister(ministry) or self._dated_from

    def _by_minister(self, ministry: Entity) -> Entity | None:
        """The land of the minister who is called by the word for a ministry's field, where another ministry of that
        field is called by another: the Foreign Office is the Foreign Minister's, and not of the land whose ministry is
        the one of External Affairs."""
        own = _field_of(ministry.name)
        if not own or not any(_field_of(e.name) not in (own, frozenset()) for e in self.bodies if is_ministry(e.name)):
            return None
        called = [e for e in self.roled if own <= set(keys(e.role or "")) and "minister" in keys(e.role or "")]
        homes = {home.id: home for e in called if (home := self._find_home(e))}
        return next(iter(homes.values())) if len(homes) == 1 else None

    def only_land(self) -> Entity | None:
        """The land of those who lead one in the article, where it is one."""
        leaders = [home for person in self.roled if self.is_principal(person) and (home := self.home(person))]
        lands = {home.id: home for home in leaders if home.kind == "place" or state_of(home.name)}
        return next(iter(lands.values())) if len(lands) == 1 else None

    def _of_place(self, entity: Entity) -> Entity | None:
        """The state behind a name with a title before it: "Minister Ivo Brandt of Norrland"."""
        for place in self.places:
            if place.entity is entity and (of := _OF.match(self.text, place.end)):
                within = self.named(of.end(), of.end() + 40)
                if within and within[0].start == of.end() and within[0].entity.kind != "person":
                    return self.state(within[0].entity.name) or within[0].entity
        return None

    def _of_scene(self, entity: Entity) -> Entity | None:
        """The land of a minister who is told of "in Tarn", its capital, right before the title: "In Tarn, the Minister
        of Communication X said"."""
        named = [place.start for place in self.places if place.entity is entity]
        for start in named or [m.start for m in entity.mentions[:1]]:
            if at := _SCENE.search(self.text, max(0, start - _FAR), start) or _DATED.search(self.text, 0, start):
                capital = next((p for p in self.named(at.start(1), at.end(1)) if p.start == at.start(1)), None)
                if capital and capital.entity.kind == "place" and naming_of(capital.entity.name) == "capital":
                    return self.state(capital.entity.name) or capital.entity
        return None

    def _led_by(self, entity: Entity) -> Entity | None:
        """The land of the one whom the paragraph names with a title before a minister without a land: "Israeli Prime
        Minister X was silent. Defence Minister Y said"; or that which it opens with: "Iran has not answered. … Foreign
        Minister X said"."""
        start = min((p.start for p in self.places if p.entity is entity), default=0)
        line = self.text.rfind("\n", 0, start) + 1
        before = self.named(line, start)
        # "Indian Minister X informed Minister Y" tells of two lands.
        apart = [p for p in before if _APART.search(self.text, p.end, start)]
        titled = [p.entity for p in apart if p.entity.kind == "person" and self._roles[p.entity.id]]
        homes = [home for person in titled if (home := self._find_home(person)) and state_of(home.name)]
        opening = before[0] if before and before[0].start == line else None
        if not homes and opening and opening.entity.kind == "place" and state_of(opening.entity.name, ("name",)):
            return opening.entity
        return homes[-1] if homes else None

    def _by_office(self, entity: Entity) -> Entity | None:
        """The one land that the article names and that has such an office: Britain for "the Home Secretary"."""
        lands = find_offices(self._roles[entity.id]) if entity.kind == "person" else ()
        named = [body for land in lands if (body := self.state(land.name)) and state_of(body.name)]
        return named[0] if len(named) == 1 else None

    @cached_property
    def _dated_from(self) -> Entity | None:
        """The land from whose capital the report is: copy leaves the land of that land's ministers out."""
        for place in self.places:
            is_capital = place.entity.kind == "place" and naming_of(place.entity.name) == "capital"
            is_first = is_capital and self.text[place.start - 1 : place.start] in ("", "\n")
            if is_first and (
                behind_dateline(self.text, place.start) > place.end or _OWN_LINE.match(self.text, place.end)
            ):
                return self.state(place.entity.name) or place.entity
        return None

    def _of_owner(self, entity: Entity) -> Entity | None:
        """The body of one who is told to be "its leader", "the group's spokesman": the first of the sentence, the one
        body of that kind."""
        for place in self.places:
            if place.entity is not entity:
                continue
            low = max(self.text.rfind("\n", 0, place.start) + 1, place.start - _OWNED)
            owned = pattern("owned_before").search(self.text, low, place.start)
            owned = owned or pattern("owned_behind").match(self.text, place.end)
            if owned is None:
                continue
            if owned[2]:
                body = self.only_body(owned[2].casefold())
            else:
                start = max(self.text.rfind(sign, 0, owned.start()) for sign in _ENDS) + 1
                body = self._first_body(start, owned.start()) or self._first_body(
                    self._sentence_before(start), owned.start()
                )
            if body:
                return self.state(body.name) or body
        return None

    def _of_leader(self, entity: Entity) -> Entity | None:
        """For whom one without a name speaks who is told to be another's: "her spokesman"."""
        start = entity.mentions[0].start
        whose = None if entity.is_named else _WHOSE.search(self.text, max(0, start - 4), start)
        if whose is None or not self.is_voice(entity):
            return None
        return self.last_person(start, entity, "man" if whose[1].casefold() == "his" else "woman")

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

    def is_actor(self, place: Entity) -> bool:
        """Whether a place may be a party: not one that things only happen in and that nowhere does anything itself."""
        if place.id not in self._actors:
            own = [p for p in self.places if p.entity is place]
            self._actors[place.id] = (
                not _is_thing(place)
                and not self._is_short_for_thing(place)
                and (
                    state_of(place.name) is not None
                    or any(self.home(e) is place for e in self.roled)
                    or any(pattern("actor").match(self.text, p.end) for p in own)
                    or not (self._has_article(place) or any(self._is_located(p) for p in own))
                )
                and (state_of(place.name) is not None or not any(is_told_place(self.text, p.start) for p in own))
            )
        return self._actors[place.id]

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

    def is_principal(self, entity: Entity) -> bool:
        """Whether somebody's title is that of one who speaks for himself: a president, a mediator."""
        return _has_one("principal").search(self._roles[entity.id].casefold()) is not None

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

    def place_before(self, at: int) -> str | None:
        """The place of a meeting that the words just before `at` name last: "the invitation to Tarn"."""
        low = max(self.text.rfind("\n", 0, at) + 1, at - 160)
        found = [
            self.text[place.start : place.end]
            for place in self.named(low, at)
            if may_be_place(place.entity) and pattern("led_to").search(self.text, low, place.start)
        ]
        return found[-1] if found else None

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


_OWNS = re.compile(r"['’]s?\Z")
_APART = re.compile(r"[.!?…][\"”’]*\s|\band\b|,? (?:while|but)\b")
"""Between two who are named together, and neither of whom the other's verb is about."""


def _field_of(name: str) -> frozenset[str]:
    return lexicon().lists.one_field.intersection(name.casefold().split())


def is_ministry(name: str) -> bool:
    """Whether a body's name is one that every state has: "Foreign Ministry"."""
    words = name.casefold().removeprefix("the ").split()
    return not lexicon().lists.ministries.isdisjoint(words) and all(
        word in modifiers() or word in lexicon().lists.ministries or word in ("of", "and", "for") for word in words
    )


def _is_thing(place: Entity) -> bool:
    """Whether what has been taken for a place is none that could act: "Vael Strait", "Vantha dam", "Doha talks"."""
    first, _, last = place.name.casefold().rpartition(" ")
    is_one = last in lexicon().lists.features or place.name.partition(" of ")[0].casefold() in lexicon().lists.features
    return bool(first) and place.kind == "place" and (is_one or lexicon().issues.at(last, 0) is not None)


def _has_word(body: Entity, words: Collection[str]) -> bool:
    """Whether a name of several words has one of some."""
    own = body.name.casefold().replace("’", "'").split()
    return len(own) > 1 and any(word in words for word in own)


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
_OF = re.compile(r" of (?:the )?")
_ITS = re.compile(r"\b[Ii]ts \Z")
_WHOSE = re.compile(r"\b(his|her) \Z", re.I)
_BETWEEN = re.compile(r",? and |, ")
"""Between two of several: "Norrland, Sudmark and the rebels"."""
_TWO = re.compile(r"\w and (?:the |[A-Z])")
_OWNER = re.compile(r"(.+)[’']s ")
_OWN_LINE = re.compile(r", (?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2},) \d{4}[ \t]*(?:\n|\Z)")
""" "Cairo, 29 July 2031", where a paper puts place and day in a line of their own."""
_OWNED_BY = re.compile(r"[’']s? \Z")
_IN = re.compile(r" in ")
_SCENE = re.compile(r"\bIn ([A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?), (?:[\w-]+ ){1,6}\Z")
_NAME = 40
"""Characters of a land's name, "Democratic Republic of the Congo" among them."""
_DATED = re.compile(
    r"(?:\A|\n)([A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?)(?:, [^\n(–—:-]{0,25})?(?: \([^)\n]{2,20}\))?(?: [–—-]+|:) "
    r"(?:[\w’'-]+ ){0,6}\Z"
)
_FAR = 100
"""Characters of "In Kinshasa, the Minister of Communication and Media "."""
_ROLE_WORDS = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+")
_OWNED = 60
"""Characters of "its newly elected political leader "."""
_ENDS = ("\n", ". ", "! ", "? ", "“", "”", " - ", " – ", " — ")
"""What ends a sentence, the words that are quoted in it or a dateline."""


@cache
def _armed() -> re.Pattern[str]:
    """What stands behind the name of a body that takes up arms: " rebel group"."""
    return re.compile(rf" (?:{'|'.join(_by_length(lexicon().lists.described_bodies['words']))})\b")


def _by_length(words: Iterable[str]) -> list[str]:
    return sorted(map(re.escape, words), key=len, reverse=True)


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


@cache
def _part_words() -> frozenset[str]:
    """Words for what is of a state and acts for it: "officials", "army"."""
    return frozenset([*lexicon().lists.bodies, *lexicon().lists.voice])


@cache
def _onlookers() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, lexicon().lists.onlookers))})\b")


def _shared(a: str, b: str) -> int:
    """Letters that a name and its adjective share at the start; 0 where too few: "norvian" and "norvia" share six."""
    count = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        count += 1
    return count if count >= 4 and (count >= len(b) - 3 or count >= 6) else 0


def may_be_place(entity: Entity) -> bool:
    """A place, or a single name without a title that the model may have taken for a person."""
    return entity.kind == "place" or (entity.kind == "person" and " " not in entity.name and not entity.role)


def head_words() -> re.Pattern[str]:
    """Words that head a description of a person."""
    return role_words().heads
