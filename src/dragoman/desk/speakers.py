"""One article's statements by who made them, in the order in which the speakers first speak."""

from __future__ import annotations

from typing import NamedTuple

from dragoman.types import Reading, Statement


class Numbered(NamedTuple):
    number: int
    statement: Statement


class Speaker(NamedTuple):
    """`name` is in the article's words: the speaker's fullest name, or the source's words where none was resolved."""

    name: str
    role: str | None
    named: bool
    """False: the words of an unresolved source, or none at all (an empty name)."""
    statements: list[Numbered]


def find_name(statement: Statement) -> tuple[str, bool]:
    """Who made a statement, in the article's words, and whether that is a resolved speaker."""
    if statement.speaker:
        return statement.speaker.name, True
    return (statement.source.text if statement.source else ""), False


def group_by_speaker(reading: Reading) -> list[Speaker]:
    """The speakers of one reading, each with its numbered statements."""
    roles = {entity.id: entity.role for entity in reading.entities}
    speakers: dict[tuple[str, bool], Speaker] = {}
    for number, statement in enumerate(reading.statements, 1):
        key = find_name(statement)
        role = roles.get(statement.speaker.id) if statement.speaker else None
        speakers.setdefault(key, Speaker(key[0], role, key[1], [])).statements.append(Numbered(number, statement))
    return list(speakers.values())
