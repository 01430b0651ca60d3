"""Who is who in a record, as a list: what `identity.listing` lists of everybody, of so many as are wanted."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from dragoman.record import Record
from dragoman.record.dialect import is_among
from dragoman.record.shelf import decode
from dragoman.record.tables import articles, identity_forms, identity_sights, identity_summaries, readings
from dragoman.story.identity.blocks import Placed
from dragoman.story.identity.forms import Form
from dragoman.story.identity.identities import Identities, Seen
from dragoman.story.identity.listing import IdentityRow, make_row
from dragoman.story.identity.parties import Parties, made_state
from dragoman.story.identity.summing import Tally
from dragoman.story.keeping.building import keep_names
from dragoman.story.keeping.facts import batches
from dragoman.story.keeping.ground import KeptGround


def list_people(record: Record, limit: int | None = None) -> list[IdentityRow]:
    """The persons of the record, and all others that speak, those with most statements first; at most so many.

    Who is who is brought up to date first. Raises StopError when the record cannot be written.
    """
    keep_names(record)
    with record.asking() as connection:
        table = identity_summaries
        order = table.c.statements.desc(), table.c.articles.desc(), table.c.name, table.c.identity
        select = sa.select(table.c.identity, *(table.c[name] for name in Tally._fields))
        select = select.where((table.c.kind == "person") | (table.c.statements > 0)).order_by(*order).limit(limit)
        tallies = {id: Tally(*rest) for id, *rest in connection.execute(select)}
        ground = KeptGround(connection)
        parties = Parties(ground)
        rows = []
        for some in batches(list(tallies)):
            found = _load(connection, some)
            for id in some:
                spoken_for = parties.find(id, "")
                party = ground.shown(spoken_for) or made_state(spoken_for)
                rows.append(make_row(found.person(id), party, tallies[id]))
        return rows


def _load(connection: sa.Connection, ids: Sequence[str]) -> Identities:
    """Some identities, as far as each of them tells by itself."""
    forms: dict[int, Form] = {}
    placed: dict[Form, Placed] = {}
    select = sa.select(identity_forms.c.serial, identity_forms.c.json, identity_forms.c.placed)
    for row in connection.execute(select.where(is_among(identity_forms.c.identity, ids))):
        form = forms[row.serial] = decode(row.json, Form)
        placed[form] = decode(row.placed, Placed)
    number = sa.func.count(articles.c.serial.distinct()).label("number")
    seen = (
        sa.select(identity_sights.c.form, articles.c.published, number)
        .join(readings, readings.c.serial == identity_sights.c.reading)
        .join(articles, articles.c.serial == readings.c.article)
        .where(is_among(identity_sights.c.form, list(forms)))
        .group_by(identity_sights.c.form, articles.c.published)
    )
    dates = [Seen(row.published or "", forms[row.form], row.number) for row in connection.execute(seen)]
    return Identities(placed, {}, dates)
