"""`resources.states.find_state`, remembered: an article asks for the same few words hundreds of times."""

from __future__ import annotations

from functools import lru_cache

from dragoman.resources.states import Naming, State, find_state

ANY: tuple[Naming, ...] = ("name", "people", "capital", "seat")


@lru_cache(maxsize=20_000)
def state_of(words: str, by: tuple[Naming, ...] = ANY) -> State | None:
    """The one state that these words stand for in one of the ways `by`."""
    return find_state(words, by=by)
