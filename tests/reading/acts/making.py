"""Entities and statements of a text, found by their words."""

from __future__ import annotations

from dragoman.types import Entity, EntityRef, Mention, Span, Statement


def entity_of(text: str, name: str) -> Entity:
    """A land, wherever the text names it."""
    places = [n for n in range(len(text)) if text.startswith(name, n)]
    mentions = tuple(Mention(n, n + len(name), name, "name") for n in places)
    return Entity(id=name, name=name, kind="place", mentions=mentions)


def statement_of(text: str, number: int, source: str, cue: str, content: str, is_behind: bool) -> Statement:
    """`is_behind`: whether source and cue stand behind the content."""
    at = text.index(content)
    low = text.index(source, at) if is_behind else text.rindex(source, 0, at)
    told = text.index(cue, low)
    return Statement(
        id=str(number),
        kind="direct" if content.startswith("“") else "narrated",
        content=(Span(at, at + len(content), content),),
        source=Span(low, low + len(source), source),
        cue=Span(told, told + len(cue), cue),
        speaker=EntityRef(source, source),
    )
