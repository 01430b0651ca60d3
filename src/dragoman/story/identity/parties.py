"""On whose behalf somebody speaks: a spokesman's leader, a minister's state, a palace's or capital's state.

One step goes from a person to whom the title names, or from a body to the state that it stands for; steps are taken
until nobody is left to speak for. Only titles and names tell: nothing is inferred from who is named beside whom.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Protocol

from dragoman.resources.states import State, find_state, load_states
from dragoman.story.identity.bodies import meaning_of
from dragoman.story.identity.lands import is_name, is_people, land_of, stem
from dragoman.story.identity.lists import bodies, naming, offices
from dragoman.story.identity.persons import parse_name
from dragoman.story.identity.roles import Role, parse_role
from dragoman.story.identity.spelling import plain, sound
from dragoman.story.identity.summary import Standing
from dragoman.story.types import Identity
from dragoman.types import EntityKind

_STEPS = 5
"""A spokesman of a minister's ministry of a state: more steps than that are a ring."""


Ids = Mapping[str, bool]
"""Ids of identities, each with whether it is a realm ("Merrow Islands"): a land under a full name."""


class Ground(Protocol):
    """What parties are found in: all identities of a record, asked for one thing at a time."""

    def kind(self, id: str) -> EntityKind | None:
        """Of an identity; None for one that the record does not have."""

    def names(self, id: str) -> tuple[str, ...]:
        """What an identity of the record is called."""

    def holders(self, key: str) -> Ids:
        """The identities that `keys_of` gives this key."""

    def step(self, id: str, with_voice: bool) -> str | None:
        """`Parties.step` of an identity, and where that tells nothing and `with_voice`, its voice."""


VOICE = "?"
"""In the place of a step: the identity may have a voice (`choose_voice`), which is then its step."""


def keys_of(one: Standing) -> dict[str, bool]:
    """Under which keys `Ground.holders` finds an identity."""
    keys, is_realm = set(), False
    for name in one.names:
        if one.identity.kind == "person":
            parsed = parse_name(name)
            keys |= {f"b:{sound(parsed.ways[0].surname)}"} if parsed else set()
            continue
        keys.add(f"t:{_fold(name)}")
        if (key := meaning_of(name, one.identity.kind).key or "").startswith("body:"):
            keys.add(f"t:{key.removeprefix('body:')}")  # "EU" is found as the European Union, too
        own = [word for word in name.split() if plain(word) not in (*naming().realms, "the", "of")]
        if len(own) == 1 and is_name(own[0]) and not is_people(own[0]):
            keys.add(f"l:{stem(own[0])}")
            is_realm = is_realm or len(name.split()) > 1
    return dict.fromkeys(keys, is_realm)


class Parties:
    """Finds parties among the identities of a ground."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def find(self, identity_id: str, role: str) -> str:
        """Id of the party that an identity speaks for, its own where that is nobody else. `role`: the title that it has
        where it speaks, which counts before those that it has elsewhere."""
        told = self._from_role(parse_role(role), identity_id) if role else None
        own = self._ground.step(identity_id, True) if told else None
        if told and own and self._is_short(told, own):
            told = own
        return self._follow(told or identity_id, identity_id, True)

    def step(self, one: Standing) -> str | None:
        """For whom an identity speaks, one step; None where for nobody else, VOICE where only a voice could tell."""
        return self._from_person(one) if one.identity.kind == "person" else self._from_thing(one)

    def told(self, one: Standing) -> dict[str, frozenset[str]]:
        """What the titles of a person tell of voices: the bodies that it speaks for in one article and that speak for
        nobody themselves, with those for whom it speaks in others: "Citadel spokesman X" in one paper, "X, spokesman
        for the Kelvaran president" in another; and with the one whose name a body's is short for: "the League's
        spokesman X", "X of the Harbour Workers' League"."""
        if one.identity.kind != "person":
            return {}
        id = one.identity.id
        titled = self._titled(one)
        lands = {self._follow(target, id, False) for target in titled}
        mute = {t for t in titled if self._ground.kind(t) not in (None, "person")} & lands
        targets = [*titled, *self._named_behind(one)]
        short = {t: frozenset([full]) for t in targets if (full := self._fullest(t, targets)) != t}
        return short | {body: frozenset(lands - mute) for body in mute if lands - mute}

    def _follow(self, id: str, start: str, with_voice: bool) -> str:
        for _ in range(_STEPS):
            step = self._ground.step(id, with_voice)
            if step is None or step in (id, start):
                return id
            id = step
        return id

    def _from_person(self, one: Standing) -> str | None:
        targets = [*self._titled(one), *self._named_behind(one)]
        return self._fullest(targets[0], targets) if targets else None

    def _titled(self, one: Standing) -> list[str]:
        """Whom the titles of a person speak for, the weightiest first."""
        found = (self._from_role(parse_role(role), one.identity.id) for role in one.roles)
        return list(dict.fromkeys(step for step in found if step))

    def _named_behind(self, one: Standing) -> list[str]:
        """For whom articles make somebody speak, the commonest first."""
        found = (self._meant(words) for words in one.behind)
        return list(dict.fromkeys(step for step in found if step and step != one.identity.id))

    def _fullest(self, body: str, others: Sequence[str]) -> str:
        """`body`, or the first of `others` whose name its own is short for, and the one that this is short for in its
        turn."""
        while full := next((other for other in others if self._is_short(body, other)), None):
            body = full
        return body

    def _is_short(self, one: str, other: str) -> bool:
        """Whether all names of a body are in names of another: "the League" in the Harbour Workers' League. Not what
        every state has: a speaker of the House has nothing to do with the White House."""
        is_body = self._ground.kind(one) in ("organisation", "group") and self._ground.kind(other) == "organisation"
        if one == other or not is_body:
            return False
        short, full = ([_fold(name).split() for name in self._ground.names(id)] for id in (one, other))
        return all(
            words and not bodies().generic.issuperset(words) and any(_is_part(words, whole) for whole in full)
            for words in short
        )

    def _meant(self, words: str) -> str | None:
        """The one whom the words of an article mean: a land by any of its words, a body, a person."""
        body = self._thing(words)
        if body and " " in words and self._ground.kind(body) == "organisation":
            return body  # "British Airways": for Britain only if it is
        land = land_of(words)
        known = self._state(land) if land and land.startswith("=") else self._thing(words) or self._land(land)
        return known or self._bearer(words)

    def _from_role(self, role: Role, own: str) -> str | None:
        """Whom a title speaks for: the state it names, else the body or person."""
        if not role.speaks or role.of is None or _fold(role.of) in offices().regions or _is_bare(role.of):
            return None
        if role.body and not _is_realm(role.of):
            found = self._thing(role.of)
            return found if found != own and self._ground.kind(found or own) != "place" else None
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
            if not offices().opposed.isdisjoint(plain(name).split()):
                return None
            if (meaning.key or "").startswith("body:"):
                if meaning.acts_for:
                    return self._thing(meaning.acts_for)
                return self._land(meaning.land)  # an alliance, an agency: for nobody else, whatever else it is called
            step = self._land(meaning.land or _land_in(name, one.identity.kind)) or self._within(name, one)
            if step and step != one.identity.id:
                return step
        return next((s for words in one.behind if (s := self._meant(words)) and s != one.identity.id), VOICE)

    def _within(self, name: str, one: Standing) -> str | None:
        """The realm that a place's short name means, or the body or place whose people a group is ("Grey House
        sources", "Officials at Mill Quay")."""
        if one.identity.kind == "place" and " " not in name:
            own = stem(name)
            if any(self._ground.holders(f"l:{own}").values()):
                return self._land(f"~{own}")
            # "Lorvan", in translated copy, may be the land that others call "Lorvane": without its last vowel.
            return self._land(f"~{sound(plain(name))}") if is_people(name) else None
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
        held = self._ground.holders(f"l:{land[1:]}")
        found = {id for id, is_realm in held.items() if is_realm} or set(held)
        if not found:  # "Hesper" ends as a people does, and is the land of the Hesperians
            found = {id for id in self._ground.holders(f"t:{land[1:]}") if self._ground.kind(id) == "place"}
        return next(iter(found)) if len(found) == 1 else None

    def _state(self, land: str) -> str:
        made = _make_state(next(state for state in load_states() if state.id == land[1:]))
        if self._ground.kind(made.id) is not None:
            return made.id
        # Under a user's own list the state has an id of its own.
        return self._thing(made.name) or made.id

    def _thing(self, name: str) -> str | None:
        found = self._ground.holders(f"t:{_fold(name)}")
        return next(iter(found)) if len(found) == 1 else None

    def _bearer(self, words: str) -> str | None:
        """A person as titles name them: "spokesman for President Yorev A. Dajan"."""
        name = parse_name(re.sub(r"^(?:the|our|his|her|their)\s+", "", words))
        if name is None:
            return None
        fitting = set(self._ground.holders(f"b:{sound(name.ways[0].surname)}"))
        if len(fitting) > 1 and not name.is_lone:
            heard = sound(name.words[0])
            fitting = {id for id in fitting if any(heard in _heard(other) for other in self._ground.names(id))}
        return next(iter(fitting)) if len(fitting) == 1 else None


def _is_bare(words: str) -> bool:
    """Whether words in small letters mean some body of which only their own article tells: "the head of the office"."""
    return words.islower() and bodies().generic.issuperset(_fold(words).split())


def _is_part(words: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether words stand side by side in others, and not as what these are of: "Vardan" in "ministry of Vardan"."""
    ends = range(len(words), len(whole) + 1) if len(words) < len(whole) else ()
    at = next((end - len(words) for end in ends if whole[end - len(words) : end] == words), None)
    return at is not None and (at == 0 or whole[at - 1] not in offices().of | offices().to)


def choose_voice(told: Iterable[Iterable[str]]) -> str | None:
    """For whom a body speaks by what titles tell of it (`Parties.told`): the one whom most persons' titles tell."""
    found = Counter(id for lands in told for id in lands)
    return min(found, key=lambda id: (-found[id], id)) if found else None


def made_state(identity_id: str) -> Identity | None:
    """A state that a party was found in though no article names it: the Kremlin's, where nobody writes "Russia"."""
    return _made_states().get(identity_id)


@cache
def _made_states() -> dict[str, Identity]:
    return {made.id: made for made in map(_make_state, load_states())}


class Held:
    """A ground in memory."""

    def __init__(self, standings: Iterable[Standing]) -> None:
        self._all = {one.identity.id: one for one in standings}
        self._holders: dict[str, dict[str, bool]] = defaultdict(dict)
        for id, one in self._all.items():
            for key, is_realm in keys_of(one).items():
                self._holders[key][id] = is_realm
        parties = Parties(self)
        self._steps = {id: parties.step(one) for id, one in self._all.items()}
        told: dict[str, list[frozenset[str]]] = defaultdict(list)
        for one in self._all.values():
            for body, lands in parties.told(one).items():
                told[body].append(lands)
        self._voices = {body: choose_voice(lands) for body, lands in told.items()}

    def kind(self, id: str) -> EntityKind | None:
        return self._all[id].identity.kind if id in self._all else None

    def names(self, id: str) -> tuple[str, ...]:
        return self._all[id].names

    def holders(self, key: str) -> Ids:
        return self._holders.get(key, {})

    def step(self, id: str, with_voice: bool) -> str | None:
        step = self._steps.get(id)
        return step if step != VOICE else self._voices.get(id) if with_voice else None


def _land_in(name: str, kind: str) -> str | None:
    """The land that a name of a place, body or group speaks for: a capital's, a palace's, a people's."""
    name = name.partition(" for ")[0] if kind == "organisation" else name  # "Office for Kosovo": another land's
    words = name.split()
    whole = find_state(name)
    if whole:
        return f"={whole.id}"
    bare = [word for word in words if plain(word) not in (*naming().realms, "the")]
    if len(bare) == 1 < len(words) and is_people(bare[0]):
        return f"~{stem(bare[0])}"  # "the Sudovian Republic"
    if kind == "place":
        return f"~{stem(name)}" if len(words) == 1 and is_people(name) else None
    is_public = (
        kind == "group"
        or (len(words) == 1 and is_people(name))
        or any(plain(word) in bodies().generic for word in words)
    )
    if not is_public or bodies().partisan.intersection(map(plain, words)):
        return None  # "American Airlines" speaks for nobody, the Democratic Party of Kosovo for itself
    owner = _CAPITAL.match(name)
    if owner and (state := find_state(owner[1], by=("capital",))):
        return f"={state.id}"  # "Riyadh's foreign ministry"
    states = {found.id for word in words if (found := find_state(word, by=("name", "people", "seat")))}
    if states:
        return f"={states.pop()}" if len(states) == 1 else None
    peoples = [word for word in words if is_name(word) and is_people(word)]
    return f"~{stem(peoples[0])}" if len(peoples) == 1 else None


_CAPITAL = re.compile(r"([^\W\d_a-z]\w+(?: [^\W\d_a-z]\w+)?)['’]s? ")


def _is_realm(words: str) -> bool:
    """ "the Sudovian Republic": who heads it is its head of state."""
    return " " in words and plain(words.split()[-1]) in naming().realms


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
