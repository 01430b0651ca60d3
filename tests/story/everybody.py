"""Everybody in a record, worked out from all identities at once: what the list of so many is held against."""

from __future__ import annotations

import sqlalchemy as sa

from dragoman.record import Record
from dragoman.record.tables import identity_summaries
from dragoman.story.identity.listing import IdentityRow, make_row
from dragoman.story.identity.loading import load_identities
from dragoman.story.identity.summing import Tally


def list_identities(record: Record) -> list[IdentityRow]:
    """Every person of the record, and every other entity that speaks; those with most statements first."""
    found = load_identities(record, entity_ids=False)
    tallies = load_tallies(record)
    rows = []
    for identity in found.all():
        tally = tallies.get(identity.id)
        if tally is not None and (identity.kind == "person" or tally.statements):
            person = found.person(identity.id)
            rows.append(make_row(person, person.party, tally))
    return sorted(rows, key=lambda row: (-row.statements, -row.articles, row.name, row.id))


def load_tallies(record: Record) -> dict[str, Tally]:
    """The tally of each identity of a record that is in step."""
    columns = (identity_summaries.c[name] for name in ("identity", *Tally._fields))
    with record.asking() as connection:
        return {id: Tally(*rest) for id, *rest in connection.execute(sa.select(*columns))}
