"""What is known at the place where an act is read."""

from __future__ import annotations

from typing import NamedTuple

from dragoman.reading.acts.cast import Cast
from dragoman.reading.acts.nouns import Voice
from dragoman.reading.acts.talks import Talks
from dragoman.types import Entity


class Moment(NamedTuple):
    cast: Cast
    talks: Talks
    voice: Voice
    looks_on: bool = False
    """Whether the speaker is no party but one who looks on: what he says will be done is a forecast."""
    is_cue: bool = False
    """Whether it is the cue that tells the act, so that the speaker is who does it."""

    def own(self, entity: Entity | None) -> bool:
        """Whether somebody is of the speaker's side."""
        return self.cast.is_own(entity, self.voice.speaker)


SELF_SPOKEN = ("deny", "confirm", "no-comment")
"""Acts of the one who speaks, whoever that one speaks for: a spokesman's denial is his own."""
