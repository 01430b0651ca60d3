"""Makes articles with their readings from a few words each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dragoman.types import (
    Article,
    ArticleInfo,
    Entity,
    EntityRef,
    Mention,
    Reading,
    Said,
    Span,
    Statement,
)

Line = tuple[str, str, str, str, str | None]
"""Source, speaker's name, cue, content, date of saying."""


def make_pair(lines: Sequence[Line], version: str = "one+r1", **metadata: Any) -> tuple[Article, Reading]:
    """An article of one sentence a line, `SOURCE CUE that CONTENT.`, and its reading."""
    text = "".join(f"{source} {cue} that {content}.\n" for source, _, cue, content, _ in lines)
    article = Article(text=text, **{"path": "a.txt", **metadata})
    return article, make_reading(article, lines, version)


def make_reading(article: Article, lines: Sequence[Line], version: str = "one+r1") -> Reading:
    """The reading of an article that `make_pair` made."""
    statements, entities, offset = [], {}, 0
    for number, (source, name, cue, content, date) in enumerate(lines, 1):
        who = entities.setdefault(name, f"{article.id}-e{len(entities) + 1}")
        said = (
            Said(text=cue, start=(at := article.text.index(cue, offset)), end=at + len(cue), date=date)
            if date
            else None
        )
        statements.append(
            Statement(
                id=f"{article.id}-s{number}",
                kind="indirect",
                source=cut(article.text, source, offset),
                cue=cut(article.text, cue, offset + len(source)),
                content=(cut(article.text, content, offset + len(source) + len(cue)),),
                speaker=EntityRef(who, name),
                said=said,
                confidence=0.9,
            )
        )
        offset = article.text.index("\n", offset) + 1
    return Reading(
        article=make_info(article),
        model=version,
        entities=tuple(make_entity(article.text, id, name) for name, id in entities.items()),
        statements=tuple(statements),
    )


def make_entity(text: str, id: str, name: str) -> Entity:
    at = text.find(name)
    mentions = (Mention(at, at + len(name), name, "name"),) if at >= 0 else ()
    kind = "organisation" if "Board" in name else "person"
    return Entity(id=id, name=name, kind=kind, role="envoy" if "Rike" in name else None, mentions=mentions)


def make_info(article: Article) -> ArticleInfo:
    fields = {name: getattr(article, name) for name in Article.__struct_fields__ if name != "text"}
    return ArticleInfo(id=article.id, **{**fields, "language": article.language or "en"})


def cut(text: str, words: str, start: int = 0) -> Span:
    """The span of `words` in the text, from `start` on."""
    at = text.index(words, start)
    return Span(at, at + len(words), words)


def make_many(count: int, version: str = "one+r1") -> list[tuple[Article, Reading]]:
    """Small articles that all differ: about 1,400 characters, 8 statements, 4 speakers."""
    return [make_numbered(number, version) for number in range(count)]


def make_numbered(number: int, version: str = "one+r1") -> tuple[Article, Reading]:
    people = [f"Envoy{(number + step) % 997} Marr{step}" for step in range(4)]
    lines: list[Line] = [
        (
            f"The delegate {people[turn % 4]}",
            people[turn % 4],
            "said",
            f"point {turn} of paper {number} was open and that the river crossing at Stelmouth would be looked at "
            f"again by both sides once the water had fallen",
            "2031-05-01" if turn == 3 else None,
        )
        for turn in range(8)
    ]
    day = f"2031-{number % 12 + 1:02}-{number % 28 + 1:02}"
    title = f"Paper {number}"
    return make_pair(lines, version, path=f"news/{number}.txt", title=title, published=day, publisher="The Ferry Post")
