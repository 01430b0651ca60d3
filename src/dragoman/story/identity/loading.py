"""Identities as the record keeps them, once `catch_up` has brought them in step."""

from __future__ import annotations

import msgspec
import sqlalchemy as sa

from dragoman.record import Record
from dragoman.record.tables import (
    articles,
    entities,
    identity_forms,
    identity_sights,
    readings,
)
from dragoman.story.identity.blocks import Placed
from dragoman.story.identity.forms import Form
from dragoman.story.identity.identities import Identities, Seen
from dragoman.story.identity.keeping import catch_up

_FORMS = sa.select(identity_forms.c.serial, identity_forms.c.json, identity_forms.c.placed)
_ENTITIES = sa.select(entities.c.id, identity_sights.c.form).join(
    identity_sights, identity_sights.c.entity == entities.c.serial
)
_SEEN = (
    sa.select(
        identity_sights.c.form, articles.c.published, sa.func.count(articles.c.serial.distinct()).label("articles")
    )
    .join(readings, readings.c.serial == identity_sights.c.reading)
    .join(articles, articles.c.serial == readings.c.article)
    .group_by(identity_sights.c.form, articles.c.published)
)


def load_identities(record: Record, entity_ids: bool = True) -> Identities:
    """All identities of a record, brought in step first. `entity_ids` False: without those of single articles, for
    which `of`, `party` and `why` then find nothing."""
    catch_up(record)
    with record.asking() as connection:
        forms: dict[int, Form] = {}
        placed: dict[Form, Placed] = {}
        for serial, stored, where in connection.execute(_FORMS):
            form = forms[serial] = _FORM.decode(stored)
            placed[form] = _PLACED.decode(where)
        of = {id: forms[serial] for id, serial in connection.execute(_ENTITIES)} if entity_ids else {}
        seen = [Seen(date or "", forms[serial], number) for serial, date, number in connection.execute(_SEEN)]
    return Identities(placed, of, seen)


def load_naming(record: Record, identity: str | None = None) -> list[tuple[Form, str]]:
    """Each form (of one identity, or of all) with each article, by id, that names somebody so."""
    select = (
        sa.select(identity_forms.c.json, articles.c.id)
        .join(identity_sights, identity_sights.c.form == identity_forms.c.serial)
        .join(readings, readings.c.serial == identity_sights.c.reading)
        .join(articles, articles.c.serial == readings.c.article)
        .distinct()
    )
    if identity is not None:
        select = select.where(identity_forms.c.identity == identity)
    with record.asking() as connection:
        return [(_FORM.decode(row[0]), row[1]) for row in connection.execute(select)]


_FORM = msgspec.json.Decoder(Form)
_PLACED = msgspec.json.Decoder(Placed)
