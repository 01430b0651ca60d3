"""Who is who, for the story that is kept: the one place where keeping meets `story.identity`.

What `Identities` answers for a form of a name (who it is, on whose behalf) is kept beside it, so that the facts of an
article are gathered without loading everybody, and so that a change of an answer is seen: then, and only then, the
facts of the articles that have this form are gathered again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache

import msgspec
import sqlalchemy as sa

from dragoman.record.names import fold_name
from dragoman.record.shelf import decode, encode
from dragoman.record.tables import (
    answers,
    articles,
    decisions,
    entities,
    identity_forms,
    identity_readings,
    identity_sights,
    own_lists,
    readings,
)
from dragoman.story.identity.blocks import Placed
from dragoman.story.identity.forms import Form
from dragoman.story.identity.identities import Identities, Seen
from dragoman.story.identity.keeping import version
from dragoman.story.identity.spelling import plain
from dragoman.story.keeping.facts import batches
from dragoman.story.types import Identity
from dragoman.types import Entity, EntityKind, Reading


class Answer(msgspec.Struct, frozen=True):
    """What is known of a form."""

    who: Identity | None
    party: Identity | None


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
            .where(readings.c.superseded_by.is_(None), readings.c.article.in_(serials))
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


def update_answers(connection: sa.Connection) -> set[int]:
    """Keeps what is answered now for every form; returns the serials of the forms for which that is something else than
    before, or for the first time."""
    serials, found = _load_forms(connection)
    before = {row.form: row.json for row in connection.execute(sa.select(answers.c.form, answers.c.json))}
    after = {serial: encode(Answer(found.of(str(serial)), found.party(str(serial)))) for serial in serials}
    changed = {serial for serial in before.keys() | after.keys() if before.get(serial) != after.get(serial)}
    for some in batches(sorted(changed)):
        connection.execute(answers.delete().where(answers.c.form.in_(some)))
    rows = [{"form": serial, "json": after[serial]} for serial in sorted(changed) if serial in after]
    if rows:
        connection.execute(answers.insert(), rows)
    return changed


def _load_forms(connection: sa.Connection) -> tuple[list[int], Identities]:
    """All identities of the record, asked by the serials of forms in the place of entities' ids."""
    forms: dict[int, Form] = {}
    placed: dict[Form, Placed] = {}
    select = sa.select(identity_forms.c.serial, identity_forms.c.json, identity_forms.c.placed)
    for row in connection.execute(select):
        form = forms[row.serial] = decode(row.json, Form)
        placed[form] = decode(row.placed, Placed)
    number = sa.func.count(articles.c.serial.distinct()).label("number")
    seen = (
        sa.select(identity_sights.c.form, articles.c.published, number)
        .join(readings, readings.c.serial == identity_sights.c.reading)
        .join(articles, articles.c.serial == readings.c.article)
        .group_by(identity_sights.c.form, articles.c.published)
    )
    dates = [Seen(row.published or "", forms[row.form], row.number) for row in connection.execute(seen)]
    return list(forms), Identities(placed, {str(serial): form for serial, form in forms.items()}, dates)


def articles_with(connection: sa.Connection, forms: Iterable[int], until: int) -> set[int]:
    """Serials of the articles whose live reading, no later than the reading `until`, has one of these forms."""
    found: set[int] = set()
    for serials in batches(sorted(forms)):
        select = (
            sa.select(readings.c.article)
            .join(identity_sights, identity_sights.c.reading == readings.c.serial)
            .where(identity_sights.c.form.in_(serials), readings.c.superseded_by.is_(None))
            .where(readings.c.serial <= until)
        )
        found |= set(connection.execute(select).scalars())
    return found
