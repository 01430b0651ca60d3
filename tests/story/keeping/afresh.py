"""Who is who in a record, worked out from all its readings at once: what the kept story is held against."""

from __future__ import annotations

from dragoman.record import Record
from dragoman.record.finding import find_article
from dragoman.story.identity import resolve
from dragoman.story.keeping.knowing import load_who
from dragoman.story.types import Identity


class Afresh:
    """Who is who by all readings at once, with what a correction names beside that as the record knows it."""

    def __init__(self, record: Record) -> None:
        read = {row.id: record.reading(row.id) for row in record.articles()}
        self._found = resolve(read.values())
        self._ids = {entity.id for reading in read.values() for entity in reading.entities}
        corrected = {id: record.corrected(id).reading for id in read}
        with record.asking() as connection:
            self._named = load_who(connection, {find_article(connection, id): one for id, one in corrected.items()})

    def of(self, entity_id: str) -> Identity | None:
        return (self._found if entity_id in self._ids else self._named).of(entity_id)

    def party(self, entity_id: str) -> Identity | None:
        return (self._found if entity_id in self._ids else self._named).party(entity_id)
