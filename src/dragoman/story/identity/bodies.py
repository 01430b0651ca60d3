"""What a name of a place, body or group comes to: two names that come to the same are the same one.

`state:ru`, `people:ru`, `body:nato`, `place:kyiv`, `ministry:=ru:foreign`, `organ:~kelvar:government`, and for all
others `name:` with their words by sound. What every state has ("the Foreign Ministry") and what only describes ("two
diplomats") comes to nothing that another article could mean too.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from dragoman.resources.states import find_state
from dragoman.story.identity.lands import is_name, land_of
from dragoman.story.identity.lists import Body, bodies, naming
from dragoman.story.identity.spelling import plain, sound


class Meaning(NamedTuple):
    """`key`: what a name comes to; None where no other article can mean the same by it. `why` in words."""

    key: str | None
    why: str
    land: str | None = None
    """Of which land it is, where the name says so: as `land_of` gives it."""
    acts_for: str | None = None
    """The body that it acts for outside."""


_LONGEST_GROUP = 4
"""Words in a group's name from which it is a description: "Two diplomats who have followed the file"."""
_SURE_LENGTH = 5
"""Letters from which a word may be spelt another way and be the same (Vanta, Vantha); Mali and Male are two."""
_LONG_LENGTH = 7
"""Letters from which g may stand for h, which Russian has no letter for: Tarngolm, Tarnholm. Halle, Galle are two."""


@lru_cache(100_000)
def meaning_of(name: str, kind: str) -> Meaning:
    """What a name of an entity of this kind (not a person) comes to."""
    known = _known(name, kind)
    if known:
        return known
    organ = _organ(name)
    if organ:
        return organ
    words = _bare(name).split()
    if len(words) > 2 and plain(words[0]) in naming().wide and not _is_shared(words[1:]):
        del words[0]  # "the Safeguards Authority", in another paper
    if _is_shared(words):
        return Meaning(None, "every state has one, and the article does not say whose")
    if kind == "group" and _is_description(words):
        return Meaning(None, "a description: another article may mean others by it")
    return Meaning("name:" + " ".join(_heard(plain(word)) for word in _owner_first(words)), "the same name")


def _owner_first(words: list[str]) -> list[str]:
    """ "Port Authority of Galdervik" as "Galdervik Port Authority"."""
    if "of" not in words[1:-1]:
        return words
    at = words.index("of", 1)
    return [word for word in words[at + 1 :] if plain(word) != "the"] + words[:at]


def _bare(name: str) -> str:
    """A name without words that tell nothing: "KTK" of "state agency KTK"; the whole where nothing else is in it."""
    words = [word for word in name.split() if plain(word)]
    for length in (3, 2, 1):
        for cut in (slice(0, length), slice(len(words) - length, None)):
            if length < len(words) and " ".join(map(plain, words[cut])) in naming().fillers:
                del words[cut]
    return " ".join(words)


def _known(name: str, kind: str) -> Meaning | None:
    state = find_state(name, by=("name",))
    if state:
        return Meaning(f"state:{state.id}", f"a name of {state.name}", f"={state.id}")
    people = find_state(name, by=("people",))
    if people and kind != "organisation":
        return Meaning(f"people:{people.id}", f"a name of {people.name}'s people", f"={people.id}")
    body = _bodies().get(_fold(name))
    if body and not (body[0].of is None and kind == "place" and name.isupper() and len(name) < 3):
        return Meaning(
            f"body:{_fold(body[0].names[0])}", f"a name of {body[0].names[0]}", _land(body[0]), body[0].acts_for
        )
    place, _, around = name.partition(",")
    found = _places().get(_fold(name)) or (_places().get(_fold(place)) if around else None)
    if found and kind != "organisation":
        return Meaning(f"place:{_fold(found)}", f"a name of {found}", land_of(name))
    if around and find_state(around.strip()):
        return Meaning("name:" + " ".join(_heard(plain(word)) for word in place.split()), "the same place")
    return None


def _land(body: Body) -> str | None:
    return f"={body.of}" if body.of else None


def _organ(name: str) -> Meaning | None:
    """A ministry or other body of which a state has one, where the name says of which state."""
    words = [plain(word) for word in name.split()]
    land = land_of(_landed(name))
    if land is None:
        return None
    if bodies().ministry & set(words):
        topics = {bodies().ministries[word] for word in words if word in bodies().ministries}
        if len(topics) == 1:
            topic = topics.pop()
            return Meaning(f"ministry:{land}:{topic}", f"the {topic} ministry of the same state", land)
    rest = " ".join(word for word in words if word in bodies().generic or word in bodies().organs)
    organ = bodies().organs.get(rest.removeprefix("the ").removesuffix(" of").removeprefix("of ").strip())
    if organ and len(words) <= _LONGEST_GROUP:
        return Meaning(f"organ:{land}:{organ}", f"the {organ} of the same state", land)
    return None


def _landed(name: str) -> str:
    """The words of a body's name that may be a land: all that are not shared by every state's bodies."""
    return " ".join(w for w in name.split() if find_state(w) or is_name(w)) or ""


def _is_shared(words: list[str]) -> bool:
    return all(plain(word) in bodies().generic or plain(word) in naming().fillers for word in words)


def _is_description(words: list[str]) -> bool:
    """No name in it, or a long tail in small letters: "Sources close to him", "insider"."""
    small = [word for word in words[1:] if word.islower() and plain(word) not in ("of", "the", "and", "for")]
    if len(words) > _LONGEST_GROUP or words[0].islower():
        return True
    named = [word for word in words[1:] if word[:1].isupper()]
    return bool(small) and not named and find_state(words[0]) is None


@lru_cache(1)
def _bodies() -> dict[str, tuple[Body]]:
    return {_fold(name): (body,) for body in bodies().bodies for name in body.names}


@lru_cache(1)
def _places() -> dict[str, str]:
    return {_fold(name): names[0] for names in bodies().places for name in names}


@lru_cache(100_000)
def _fold(name: str) -> str:
    return " ".join(word for word in plain(name).replace("-", " ").split() if word != "the")


def _heard(word: str) -> str:
    heard = sound(word) if len(word) >= _SURE_LENGTH else word
    return heard.replace("h", "g") if len(word) >= _LONG_LENGTH else heard


def find_wikidata(key: str) -> str | None:
    """The Wikidata id of what a name comes to, for states and listed bodies."""
    what, _, which = key.partition(":")
    if what == "state":
        from dragoman.resources.states import load_states

        return next((state.wikidata for state in load_states() if state.id == which), None)
    return _bodies()[which][0].wikidata if what == "body" and which in _bodies() else None


def find_title(key: str) -> str | None:
    """The name to show for what is listed by several: that of the state, the first of the body's or the place's."""
    what, _, which = key.partition(":")
    if what == "state":
        from dragoman.resources.states import load_states

        return next((state.name for state in load_states() if state.id == which), None)
    if what == "body":
        return _bodies()[which][0].names[0] if which in _bodies() else None
    return _places().get(which) if what == "place" else None


def initials_of(name: str) -> str | None:
    """The initials of a name of three capitalised words or more: "ocb" of "Orrel Conciliation Board"."""
    words = [word for word in re.split(r"[\s-]+", name) if word[:1].isalpha()]
    great = [word for word in words if word[0].isupper() and plain(word) != "the"]
    return "".join(word[0].lower() for word in great) if len(great) >= 3 else None


def acronym_in(name: str) -> str | None:
    """The letters of a name that is an acronym: "ocb" of "OCB" and "O.C.B."."""
    letters = name.replace(".", "")
    return letters.lower() if re.fullmatch(r"[A-Z]{3,6}", letters) else None
