"""On whose behalf somebody speaks, as far as titles tell: "Kremlin spokesman", "foreign minister of Quessin"."""

from __future__ import annotations

from dragoman.reading.cast import Cast
from dragoman.reading.describing import describe
from dragoman.reading.descriptions import Found
from dragoman.reading.entities import Figure, keys
from dragoman.reading.states import state_of


def side_of(cast: Cast, figure: Figure) -> Found:
    """The state or body whose "we" a person is, where a title names it and the article does, too."""
    if figure.kind in ("organisation", "place", "group"):
        return Found(figure, "the body itself speaks")
    told = [(role, describe(role)) for role in figure.roles or ([] if figure.is_named else [figure.name])]
    for role, wanted in told:
        for other in cast.figures:
            state = state_of(other.name, ("name",)) if other.kind == "place" else None
            if state and state.id in wanted.states:
                return Found(other, f"the side of {figure.name}, “{role}”")
    for kind in ("place", "organisation"):
        for role, wanted in told:
            for other in cast.figures:
                if other.kind == kind and _is_akin(keys(other.name), wanted.proper):
                    return Found(other, f"the side of {figure.name}, “{role}”")
    return Found(None, "")


def _is_akin(own: tuple[str, ...], words: frozenset[str]) -> bool:
    """Whether one of the words is another form of the one-word name: "Kelvaran" of "Kelvara"."""
    return len(own) == 1 and any(len(word) > 3 and word[:5] == own[0][:5] for word in words)
