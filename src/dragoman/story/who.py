"""Who an entity of one article is, across articles: what the story asks of `story.identity`, and nothing more."""

from __future__ import annotations

from typing import Protocol

from dragoman.story.types import Identity


class Who(Protocol):
    """Answers for the entity ids of readings. Both answers are the same in whatever order articles came."""

    def of(self, entity_id: str) -> Identity | None:
        """The one person, organisation, place or group that the entity is; None where the record does not know it."""

    def party(self, entity_id: str) -> Identity | None:
        """On whose behalf it speaks or acts: the state or body behind a spokesman, minister, leader or capital, as
        far up as is known. None: known for nobody but itself."""
