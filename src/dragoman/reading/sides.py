"""On whose behalf somebody speaks, as far as titles tell: "Kremlin spokesman", "foreign minister of Quessin"."""

from __future__ import annotations

from dragoman.reading.cast import Cast
from dragoman.reading.describing import describe
from dragoman.reading.descriptions import Found
from dragoman.reading.entities import Figure, keys
from dragoman.reading.roles import roles
from dragoman.reading.states import state_of


def side_of(cast: Cast, figure: Figure) -> Found:
    """The state or body whose "we" a person is, where a title names it and the article does, too."""
    if figure.kind in ("organisation", "place", "group"):
        return Found(figure, "the body itself speaks")
    told = [(role, describe(role)) for role in figure.roles or ([] if figure.is_named else [figure.name])]
    for role, _ in told:
        body = next((f for f in cast.figures if f.kind == "organisation" and _is_peoples_own(f, role)), None)
        if body:
            return Found(body, f"the side of {figure.name}, “{role}”")
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


def _is_peoples_own(body: Figure, role: str) -> bool:
    """Whether a title is of a body with a people's name in its own that is no organ of their state: "commander of the
    Syrian Democratic Forces"."""
    words = body.name.split()
    organs = {*roles().bodies["ministry"], *roles().land_owned}
    is_named = len(words) > 1 and body.name in role and organs.isdisjoint(keys(body.name))
    return is_named and any(state_of(word, ("people", "name")) for word in words)


def _is_akin(own: tuple[str, ...], words: frozenset[str]) -> bool:
    """Whether one of the words is another form of the one-word name: "Kelvaran" of "Kelvara"."""
    return len(own) == 1 and any(len(word) > 3 and word[:5] == own[0][:5] for word in words)
