"""Who is who, for the story that is kept: the one place where keeping meets `story.identity`.

What `Identities` answers for a form of a name (who it is, on whose behalf) is kept beside it, so that the facts of an
article are gathered without loading everybody, and so that a change of an answer is seen: then, and only then, the
facts of the articles that have this form are gathered again. `keeping.standing` keeps the answers.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache

import sqlalchemy as sa

from dragoman.record.dialect import is_among
from dragoman.record.names import fold_name
from dragoman.record.shelf import decode
from dragoman.record.tables import (
    answers,
    decisions,
    entities,
    identity_forms,
    identity_readings,
    identity_sights,
    own_lists,
    readings,
)
from dragoman.story.identity.keeping import version
from dragoman.story.identity.spelling import plain
from dragoman.story.keeping.facts import batches
from dragoman.story.keeping.standing import Answer
from dragoman.story.types import Identity
from dragoman.types import Entity, EntityKind, Reading


class Known:
    """Answers for the entities of some readings (`dragoman.story.who.Who`)."""

    def __init__(self, found: dict[str, Answer]) -> None:
        self._found = found

    def of(self, entity_id: str) -> Identity | None:
        answer = self._found.get(entity_id)
        return answer.who if answer else None

    def party(self, entity_id: str) -> Identity | None:
        answer = self._found.get(entity_id)
        return answer.party if answer else None


def load_who(connection: sa.Connection, found: dict[int, Reading]) -> Known:
    """Answers for the entities of live readings, given by the articles' serials, as corrected: a speaker whom a
    correction names and the article does not is who the record knows by that name, if it knows one only."""
    known: dict[str, Answer] = {}
    for serials in batches(sorted(found)):
        select = (
            sa.select(entities.c.id, answers.c.json)
            .join(readings, entities.c.reading == readings.c.serial)
            .join(identity_sights, identity_sights.c.entity == entities.c.serial)
            .join(answers, answers.c.form == identity_sights.c.form)
            .where(readings.c.superseded_by.is_(None), is_among(readings.c.article, serials))
        )
        known |= {row.id: decode(row.json, Answer) for row in connection.execute(select)}
    for reading in found.values():
        for entity in reading.entities:
            if entity.id not in known:
                known[entity.id] = _find_named(connection, entity)
    return Known(known)


def _find_named(connection: sa.Connection, entity: Entity) -> Answer:
    select = (
        sa.select(answers.c.json)
        .join(identity_forms, identity_forms.c.serial == answers.c.form)
        .where(identity_forms.c.folded == plain(entity.name))
    )
    found = {one.who.id: one for row in connection.execute(select) if (one := decode(row.json, Answer)).who}
    return next(iter(found.values())) if len(found) == 1 else Answer(_by_name(entity.name, entity.kind), None)


@lru_cache(50_000)
def _by_name(name: str, kind: EntityKind) -> Identity:
    digest = hashlib.blake2b(f"{kind}\x1f{fold_name(name)}".encode(), digest_size=6).hexdigest()
    return Identity(id=f"n{digest}", name=name, kind=kind)


def mark_of(connection: sa.Connection) -> str:
    """Stands for all that answers depend on: what was taken in, decided and given."""
    taken = sa.select(sa.func.max(identity_readings.c.reading), sa.func.count())
    decided = sa.select(sa.func.max(decisions.c.serial), sa.func.count(decisions.c.superseded_by))
    given = sa.select(sa.func.max(own_lists.c.serial))
    asked = (taken.select_from(identity_readings), decided, given)
    parts = [value for select in asked for value in connection.execute(select).one()]
    return ".".join([version(), *(str(part or 0) for part in parts)])


def is_same_version(one: str, other: str) -> bool:
    """Whether two marks are of names that the same code worked out: another's forms have other serials."""
    return one.partition(".")[0] == other.partition(".")[0]


def articles_with(connection: sa.Connection, forms: Iterable[int], until: int) -> set[int]:
    """Serials of the articles whose live reading, no later than the reading `until`, has one of these forms."""
    found: set[int] = set()
    for serials in batches(sorted(forms)):
        select = (
            sa.select(readings.c.article)
            .join(identity_sights, identity_sights.c.reading == readings.c.serial)
            .where(is_among(identity_sights.c.form, serials), readings.c.superseded_by.is_(None))
            .where(readings.c.serial <= until)
        )
        found |= set(connection.execute(select).scalars())
    return found
