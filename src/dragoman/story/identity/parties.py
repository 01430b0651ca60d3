"""On whose behalf somebody speaks: a spokesman's leader, a minister's state, a palace's or capital's state.

One step goes from a person to whom the title names, or from a body to the state that it stands for; steps are taken
until nobody is left to speak for. Only titles and names tell: nothing is inferred from who is named beside whom.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache

import msgspec

from dragoman.resources.states import State, find_state, load_states
from dragoman.story.identity.bodies import meaning_of
from dragoman.story.identity.lands import is_name, is_people, land_of, stem
from dragoman.story.identity.lists import bodies, naming, offices
from dragoman.story.identity.persons import parse_name
from dragoman.story.identity.roles import Role, parse_role
from dragoman.story.identity.spelling import plain, sound
from dragoman.story.types import Identity

_STEPS = 5
"""A spokesman of a minister's ministry of a state: more steps than that are a ring."""


class Standing(msgspec.Struct, frozen=True):
    """An identity with what tells for whom it speaks: names, titles (the weightiest first), a list's country."""

    identity: Identity
    names: tuple[str, ...]
    roles: tuple[str, ...]
    country: str = ""
    behind: tuple[str, ...] = ()
    """Whom articles make it speak for where its titles name nobody, the commonest first."""


class Parties:
    """Finds parties among a set of identities."""

    def __init__(self, standings: Iterable[Standing]) -> None:
        self._all = {one.identity.id: one for one in sorted(standings, key=lambda one: one.identity.id)}
        self._things: dict[str, set[str]] = defaultdict(set)
        """Ids of places, bodies and groups by folded name."""
        self._bearers: dict[str, set[str]] = defaultdict(set)
        """Ids of persons by the sound of a surname."""
        self._lands: dict[str, set[str]] = defaultdict(set)
        """Ids of lands that no table has, by stem."""
        self._realms: set[str] = set()
        """Ids of lands under a full name: "Merrow Islands"."""
        self._made: dict[str, Identity] = {}
        self._steps: dict[str, str | None] = {}
        self._voices: dict[str, str] = {}
        for id, one in self._all.items():
            for name in one.names:
                self._note(id, name, one.identity.kind == "person")
        self._voices = self._find_voices()
        self._steps.clear()  # taken while the voices were not known

    def _note(self, id: str, name: str, is_person: bool) -> None:
        if not is_person:
            self._things[_fold(name)].add(id)
            own = [word for word in name.split() if plain(word) not in (*naming().realms, "the", "of")]
            if len(own) == 1 and is_name(own[0]) and not is_people(own[0]):
                self._lands[stem(own[0])].add(id)
                if len(name.split()) > 1:
                    self._realms.add(id)
        elif parsed := parse_name(name):
            self._bearers[sound(parsed.ways[0].surname)].add(id)

    def find(self, identity_id: str, role: str) -> str:
        """Id of the party that an identity speaks for, its own where that is nobody else. `role`: the title that it has
        where it speaks, which counts before those that it has elsewhere."""
        told = self._from_role(parse_role(role), identity_id) if role else None
        return self._follow(told or identity_id, identity_id)

    def made(self, identity_id: str) -> Identity | None:
        """A state that a party was found in though no article names it: the Kremlin's, where nobody writes "Russia"."""
        return self._made.get(identity_id)

    def _follow(self, id: str, start: str) -> str:
        for _ in range(_STEPS):
            step = self._step(id)
            if step is None or step in (id, start):
                return id
            id = step
        return id

    def _step(self, id: str) -> str | None:
        if id not in self._steps:
            one = self._all.get(id)
            self._steps[id] = None
            if one is not None:
                self._steps[id] = self._from_person(one) if one.identity.kind == "person" else self._from_thing(one)
        return self._steps[id]

    def _from_person(self, one: Standing) -> str | None:
        found = (self._from_role(parse_role(role), one.identity.id) for role in one.roles)
        told = next((step for step in found if step), None)
        return told or next((s for words in one.behind if (s := self._meant(words)) and s != one.identity.id), None)

    def _meant(self, words: str) -> str | None:
        """The one whom the words of an article mean: a land by any of its words, a body, a person."""
        land = land_of(words)
        known = self._state(land) if land and land.startswith("=") else self._thing(words) or self._land(land)
        return known or self._bearer(words)

    def _from_role(self, role: Role, own: str) -> str | None:
        """Whom a title speaks for: the state it names, else the body or person."""
        if not role.speaks or role.of is None or _fold(role.of) in offices().regions:
            return None
        if role.body:
            found = self._thing(role.of)
            return found if found != own and self._all[found or own].identity.kind != "place" else None
        if role.land and role.land.startswith("="):
            return self._state(role.land)
        known = self._thing(role.of) or self._land(role.land) or self._bearer(role.of)
        return known if known != own else None

    def _from_thing(self, one: Standing) -> str | None:
        if one.country:
            return self._land(land_of(one.country)) or self._thing(one.country)
        for name in one.names:
            meaning = meaning_of(name, one.identity.kind)
            if (meaning.key or "").startswith("state:"):
                return None
            if (meaning.key or "").startswith("body:"):
                return self._land(meaning.land)  # an alliance, an agency: for nobody else, whatever else it is called
            step = self._land(meaning.land or _land_in(name, one.identity.kind)) or self._within(name, one)
            if step and step != one.identity.id:
                return step
        return self._voices.get(one.identity.id)

    def _within(self, name: str, one: Standing) -> str | None:
        """The realm that a place's short name means, or the body or place whose people a group is ("Grey House
        sources", "Officials at Mill Quay")."""
        if one.identity.kind == "place" and " " not in name:
            return self._land(f"~{stem(name)}") if self._lands.get(stem(name), set()) & self._realms else None
        if one.identity.kind != "group":
            return None
        runs = (run.strip() for run in re.findall(r"(?:[^\W\d_a-z][\w.'’&-]*\s*)+", name))
        return next((s for run in runs if run != name and (s := self._thing(run)) and s != one.identity.id), None)

    def _land(self, land: str | None) -> str | None:
        """The identity of a land as `land_of` gives it."""
        if land is None:
            return None
        if land.startswith("="):
            return self._state(land)
        found = self._lands.get(land[1:], set())
        found = found & self._realms or found
        return next(iter(found)) if len(found) == 1 else None

    def _state(self, land: str) -> str:
        made = _make_state(next(state for state in load_states() if state.id == land[1:]))
        if made.id in self._all:
            return made.id
        known = self._thing(made.name)  # under a user's own list the state has an id of its own
        if known is None:
            self._made[made.id] = made
        return known or made.id

    def _thing(self, name: str) -> str | None:
        found = self._things.get(_fold(name), set())
        return next(iter(found)) if len(found) == 1 else None

    def _bearer(self, words: str) -> str | None:
        """A person as titles name them: "spokesman for President Yorev A. Dajan"."""
        name = parse_name(re.sub(r"^(?:the|our|his|her|their)\s+", "", words))
        if name is None:
            return None
        fitting = self._bearers.get(sound(name.ways[0].surname), set())
        if len(fitting) > 1 and not name.is_lone:
            heard = sound(name.words[0])
            fitting = {id for id in fitting if any(heard in _heard(other) for other in self._all[id].names)}
        return next(iter(fitting)) if len(fitting) == 1 else None

    def _find_voices(self) -> dict[str, str]:
        """Bodies whose spokesman is elsewhere said to speak for a land or leader: "Citadel spokesman X" in one paper,
        "X, spokesman for the Kelvaran president" in another."""
        told: dict[str, Counter[str]] = defaultdict(Counter)
        for id, one in self._all.items():
            if one.identity.kind != "person":
                continue
            targets = {t for role in one.roles if (t := self._from_role(parse_role(role), id))}
            lands = {self._follow(target, id) for target in targets}
            mute = {t for t in targets if self._all.get(t) and self._all[t].identity.kind != "person"} & lands
            for body in mute:
                told[body].update(lands - mute)
        return {body: min(found, key=lambda id: (-found[id], id)) for body, found in told.items() if found}


def _land_in(name: str, kind: str) -> str | None:
    """The land that a name of a place, body or group speaks for: a capital's, a palace's, a people's."""
    words = name.split()
    whole = find_state(name)
    if whole:
        return f"={whole.id}"
    if kind == "place":
        return f"~{stem(name)}" if len(words) == 1 and is_people(name) else None
    is_public = kind == "group" or any(plain(word) in bodies().generic for word in words)
    if not is_public:
        return None  # "American Airlines" speaks for nobody
    states = {found.id for word in words if (found := find_state(word, by=("name", "people", "seat")))}
    if states:
        return f"={states.pop()}" if len(states) == 1 else None
    peoples = [word for word in words if is_name(word) and is_people(word)]
    return f"~{stem(peoples[0])}" if len(peoples) == 1 else None


@lru_cache(50_000)
def _heard(name: str) -> frozenset[str]:
    return frozenset(sound(word) for word in plain(name).split())


@lru_cache(50_000)
def _fold(name: str) -> str:
    return " ".join(word for word in plain(name).split() if word != "the")


@cache
def _make_state(state: State) -> Identity:
    digest = hashlib.blake2b(f"state:{state.id}".encode(), digest_size=6).hexdigest()
    return Identity(id=f"t{digest}", name=state.name, kind="place", wikidata=state.wikidata)
