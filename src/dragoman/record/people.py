"""Who is named and who speaks, across the articles: one row for each name, whatever its case and accents."""

from __future__ import annotations

from collections import defaultdict

import sqlalchemy as sa

from dragoman.record.rows import PersonRow
from dragoman.record.tables import articles, entities, readings, statements

_live = readings.c.superseded_by.is_(None)
_spoken = (
    sa.select(statements.c.reading, statements.c.speaker_id, sa.func.count().label("spoken"))
    .where(statements.c.speaker_id.is_not(None))
    .group_by(statements.c.reading, statements.c.speaker_id)
    .subquery()
)
_totals = (
    sa.select(
        entities.c.folded,
        entities.c.kind,
        sa.func.coalesce(sa.func.sum(_spoken.c.spoken), 0).label("statements"),
        sa.func.count(readings.c.article.distinct()).label("articles"),
        sa.func.min(articles.c.published_from).label("first"),
        sa.func.max(articles.c.published_to).label("last"),
    )
    .join(readings, entities.c.reading == readings.c.serial)
    .join(articles, readings.c.article == articles.c.serial)
    .outerjoin(_spoken, (_spoken.c.reading == entities.c.reading) & (_spoken.c.speaker_id == entities.c.id))
    .where(_live)
    .group_by(entities.c.folded, entities.c.kind)
)


def find_people(connection: sa.Connection) -> list[PersonRow]:
    """Every person, and every other entity that speaks; those with most statements first."""
    names = _count(connection, entities.c.name)
    roles = _count(connection, entities.c.role)
    rows = []
    for row in connection.execute(_totals):
        if row.kind != "person" and not row.statements:
            continue
        who = (row.folded, row.kind)
        spellings = tuple(names[who])
        rows.append(
            (
                (-row.statements, -row.articles, *who),
                PersonRow(
                    name=spellings[0],
                    kind=row.kind,
                    role=next(iter(roles[who]), None),
                    statements=row.statements,
                    articles=row.articles,
                    first=row.first,
                    last=row.last,
                    spellings=spellings,
                ),
            )
        )
    return [person for _, person in sorted(rows, key=lambda row: row[0])]


def _count(connection: sa.Connection, column: sa.Column[str]) -> dict[tuple[str, str], list[str]]:
    """Values of a column for each folded name and kind: those of most articles first, no capitals before capitals."""
    number = sa.func.count(readings.c.article.distinct()).label("number")
    select = (
        sa.select(entities.c.folded, entities.c.kind, column.label("value"), number)
        .join(readings, entities.c.reading == readings.c.serial)
        .where(_live, column.is_not(None))
        .group_by(entities.c.folded, entities.c.kind, column)
    )
    counted = defaultdict(list)
    for row in connection.execute(select):
        counted[row.folded, row.kind].append((-row.number, row.value.isupper(), -len(row.value), row.value))
    return defaultdict(list, {who: [value for *_, value in sorted(values)] for who, values in counted.items()})
