"""A reading as rows: one of `readings`, and one for each statement and entity, for asking."""

from __future__ import annotations

from typing import Any

from dragoman.record.dates import find_bounds
from dragoman.record.names import fold_name
from dragoman.record.shelf import encode_reading
from dragoman.types import Entity, Reading, Statement


def reading_row(reading: Reading) -> dict[str, Any]:
    """The row of `readings`, without its place in the tables and time."""
    return {
        "version": reading.model,
        "language": reading.article.language,
        "published": reading.article.published,
        "note": reading.note,
        "statements": len(reading.statements),
        "json": encode_reading(reading),
    }


def statement_rows(reading: Reading) -> list[dict[str, Any]]:
    """Rows of `statements`, without serials, in the reading's order."""
    return [_statement_row(statement, number) for number, statement in enumerate(reading.statements, 1)]


def _statement_row(statement: Statement, number: int) -> dict[str, Any]:
    date = statement.said.date if statement.said else None
    said_from, said_to = find_bounds(date) or (None, None)
    spans = [span for span in (statement.source, statement.cue, *statement.content) if span]
    return {
        "number": number,
        "id": statement.id,
        "kind": statement.kind,
        "speaker_id": statement.speaker.id if statement.speaker else None,
        "said_date": date,
        "said_from": said_from,
        "said_to": said_to,
        "inside": statement.inside,
        "confidence": statement.confidence,
        "start": min((span.start for span in spans), default=None),
        "speaker": statement.speaker.name if statement.speaker else None,
        "source": statement.source.text if statement.source else None,
        "cue": statement.cue.text if statement.cue else None,
        "content": "\n".join(span.text for span in statement.content),
    }


def entity_rows(reading: Reading) -> list[dict[str, Any]]:
    """Rows of `entities`, without serials, in the reading's order."""
    return [
        {
            "id": entity.id,
            "kind": entity.kind,
            "folded": _folded(entity, reading),
            "name": entity.name,
            "role": entity.role,
            "mentions": len(entity.mentions),
        }
        for entity in reading.entities
    ]


def _folded(entity: Entity, reading: Reading) -> str:
    """The name under which `people` gathers an entity: a person without a name is nobody in another article."""
    folded = fold_name(entity.name)
    is_local = entity.kind == "person" and not entity.is_named
    return f"{folded} {reading.article.id}" if is_local else folded
