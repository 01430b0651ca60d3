"""Of which land something is: a state of the world, or a land that only the articles know, by the stem of its name."""

from __future__ import annotations

import re
from functools import lru_cache

from dragoman.reading.describing import fields
from dragoman.resources.states import find_state
from dragoman.story.identity.lists import bodies, naming, offices
from dragoman.story.identity.spelling import plain, sound

_SHORTEST = 4
"""Letters that a stem must keep: shorter ones are begun by too many words."""

_WORD = re.compile(r"[^\s,;:]+")


@lru_cache(50_000)
def land_of(words: str) -> str | None:
    """`=ru` for "Russian", "Moscow", "the Kremlin"; `~kelvar` for "Kelvara" and "Kelvaran", which no table has; None
    where there is no name in the words. A table's land in the words is taken before an unknown one.
    """
    found = find_state(words)
    if found:
        return f"={found.id}"
    raw = _WORD.findall(words)
    for length in (3, 2, 1):
        for start in range(len(raw) - length + 1):
            found = find_state(" ".join(raw[start : start + length]))
            if found:
                return f"={found.id}"
    names = [word for word in raw if is_name(word)]
    return f"~{stem(names[0])}" if len(names) == 1 else None


@lru_cache(50_000)
def is_name(word: str) -> bool:
    """A capitalised word that is no office and no word that every state's bodies share."""
    bare = plain(word)
    return word[:1].isupper() and bare not in bodies().generic and bare not in _office_words() and len(bare) > 2


@lru_cache(1)
def _office_words() -> frozenset[str]:
    words = (word for group in offices().groups for phrase in group.words for word in plain(phrase).split())
    return frozenset(words) | naming().titles | offices().past | offices().against | fields()


@lru_cache(50_000)
def stem(word: str) -> str:
    """What "Lorrenmark" and "Lorrener" share: `loren`. The ending of a people comes off, or else that of a land."""
    bare = _FROM_OW.sub("ow", plain(word).replace(" ", ""))
    for endings in (naming().peoples, naming().lands):
        fitting = [e for e in endings if bare.endswith(e) and len(bare) - len(e) >= _SHORTEST]
        if fitting:
            return sound(bare.removesuffix(max(fitting, key=len)))
    return sound(bare)


# "Merrou" for "Merrow", in copy translated from a language without w.
_FROM_OW = re.compile(r"(?<=[a-z]{3})ou$")


@lru_cache(50_000)
def is_people(word: str) -> bool:
    """Whether a word ends as words for a people do: "Kelvaran", "Quessinese". Lands may end so too."""
    bare = plain(word)
    return any(bare.endswith(e) and len(bare) - len(e) >= _SHORTEST for e in naming().peoples)


def opening_of(word: str) -> str:
    """The letters in which a land and its people agree at least: see `is_people_of`."""
    return plain(word)[: _SHORTEST - 1]


@lru_cache(50_000)
def is_people_of(word: str, land: str) -> bool:
    """Whether a word is that for the people of a land, by its letters: "Sudovian" of "Sudovia", "Ostrandian"
    of "Ostrande"."""
    bare, own = plain(word).removesuffix("s"), plain(land)
    if len(own) < _SHORTEST or not bare.startswith(own[:-1]) or bare == own:
        return False  # a surname is no people of itself: "Meloni", "Modi"
    roots = {own, own[:-1]} if own[-1] in "aeiouy" else {own}
    return any(bare == root + ending for root in roots for ending in naming().peoples)
