"""The states of the world by what the news calls them: their names, people, capitals and seats of government."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal

import msgspec

from dragoman.resources import load_words

Naming = Literal["name", "people", "capital", "seat"]
"""How a word stands for a state: "Russia", "Russian", "Moscow", "Kremlin"."""


class State(msgspec.Struct, frozen=True, kw_only=True):
    """One state of `states.yaml`. `id`: its ISO 3166-1 code in lower case (`xk` for Kosovo)."""

    id: str
    name: str
    wikidata: str
    also: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()

    def words(self) -> Iterator[tuple[str, Naming]]:
        """All that it is called, with how. A name before what only stands for it."""
        yield self.name, "name"
        yield from ((word, "name") for word in self.also)
        yield from ((word, "people") for word in self.people)
        yield from ((word, "capital") for word in self.capitals)
        yield from ((word, "seat") for word in self.seats)


def find_state(words: str, *, by: tuple[Naming, ...] = ("name", "people", "capital", "seat")) -> State | None:
    """The one state that these words stand for in one of the ways `by`; None where there is none, or more than one.

    "the" and a possessive may stand around them; accents, full stops and case make no difference, except that a word
    all in small letters names no state ("us").
    """
    told = _lookup().get(fold_words(words))
    if not told or words == words.lower():
        return None
    found = {state.id: state for state, how in told if how in by}
    return next(iter(found.values())) if len(found) == 1 else None


def naming_of(words: str) -> Naming | None:
    """How these words stand for the one state that they stand for: None where `find_state` finds none."""
    if find_state(words) is None:
        return None
    return _lookup()[fold_words(words)][0][1]


@cache
def load_states() -> tuple[State, ...]:
    """All states, in the order of the file."""
    return load_words("states", tuple[State, ...])


@lru_cache(50_000)
def fold_words(words: str) -> str:
    """Words as they are compared: "the U.S.’s" and "US" give the same."""
    if not words.isascii():
        words = "".join(c for c in unicodedata.normalize("NFKD", words) if unicodedata.category(c) != "Mn")
    plain = words.casefold().replace(".", "")
    return " ".join(_POSSESSIVE.sub("", plain).replace("’", "'").split()).removeprefix("the ")


_POSSESSIVE = re.compile(r"['’](?:s\b)?(?=\s|$)")


def find_offices(title: str) -> tuple[State, ...]:
    """The states that have an office which a title is, without saying of which: "the Home Secretary"."""
    return _offices().get(fold_words(title), ())


@cache
def _offices() -> dict[str, tuple[State, ...]]:
    found: dict[str, tuple[State, ...]] = {}
    for state in load_states():
        for office in state.offices:
            found[fold_words(office)] = (*found.get(fold_words(office), ()), state)
    return found


@cache
def _lookup() -> dict[str, list[tuple[State, Naming]]]:
    found: dict[str, list[tuple[State, Naming]]] = {}
    for state in load_states():
        for word, how in state.words():
            found.setdefault(fold_words(word), []).append((state, how))
    return found
