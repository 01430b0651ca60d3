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
    for role in figure.roles:
        told = describe(role)
        for other in cast.figures:
            if other.kind not in ("place", "organisation"):
                continue
            state = state_of(other.name, by=("name",))
            own = keys(other.name)
            akin = any(len(a) > 3 and a[:5] == own[0][:5] for a in told.proper) if len(own) == 1 else False
            if (state and state.id in told.states) or akin:
                return Found(other, f"the side of {figure.name}, “{role}”")
    return Found(None, "")
