"""One article's statements by who made them, in the order in which the speakers first speak."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from dragoman.types import Reading, Span, Statement


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


def tell_words(statement: Statement) -> str:
    """What was said in the article's words, parts that stand apart joined by an ellipsis. All but quotations have the
    verb beside them, without which "doubted they could fly" and "declined to comment" would read as the contrary."""
    cue, content = statement.cue, statement.content
    told = sorted((*content, cue) if cue and _is_telling(statement, cue) else content, key=lambda span: span.start)
    joints = (" " if after.start - before.end <= 1 else " … " for before, after in pairwise(told))
    return "".join(part for span, joint in zip(told, (*joints, ""), strict=True) for part in (span.text, joint))


def _is_telling(statement: Statement, cue: Span) -> bool:
    is_beside = any(0 <= span.start - cue.end <= 1 or 0 <= cue.start - span.end <= 1 for span in statement.content)
    return statement.kind != "direct" and (is_beside or statement.kind == "narrated")


def group_by_speaker(reading: Reading) -> list[Speaker]:
    """The speakers of one reading, each with its numbered statements."""
    roles = {entity.id: entity.role for entity in reading.entities}
    speakers: dict[tuple[str, bool], Speaker] = {}
    for number, statement in enumerate(reading.statements, 1):
        key = find_name(statement)
        role = roles.get(statement.speaker.id) if statement.speaker else None
        speakers.setdefault(key, Speaker(key[0], role, key[1], [])).statements.append(Numbered(number, statement))
    return list(speakers.values())
