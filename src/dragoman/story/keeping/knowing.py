"""Who is who, for the story that is kept: the one place where keeping meets `story.identity`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache

import sqlalchemy as sa

from dragoman.record.names import fold_name
from dragoman.story.types import Identity
from dragoman.story.who import Who
from dragoman.types import Entity, EntityKind, Reading


class ByName:
    """Answers by name alone: entities of one kind whose names differ in case and accents only are one."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self._entities = {entity.id: entity for reading in readings for entity in reading.entities}

    def of(self, entity_id: str) -> Identity | None:
        entity = self._entities.get(entity_id)
        return _identity(entity) if entity else None

    def party(self, entity_id: str) -> Identity | None:
        return None


def _identity(entity: Entity) -> Identity:
    return _make(entity.name, entity.kind)


@lru_cache(50_000)
def _make(name: str, kind: EntityKind) -> Identity:
    digest = hashlib.blake2b(f"{kind}\x1f{fold_name(name)}".encode(), digest_size=8).hexdigest()
    return Identity(id=digest, name=name, kind=kind)


def load_who(connection: sa.Connection, readings: Iterable[Reading]) -> Who:
    """Answers for the entities of these readings, as the record knows them now."""
    return ByName(readings)


def find_renamed(connection: sa.Connection, since: str) -> set[int]:
    """Serials of the articles for whose entities the answers are others than at `since` (`mark_of`)."""
    return set()


def mark_of(connection: sa.Connection) -> str:
    """Stands for all answers of now: what `find_renamed` compares with."""
    return ""
