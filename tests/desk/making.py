"""Readings made by hand, for what the desk draws."""

from __future__ import annotations

from dragoman.types import Article, ArticleInfo, Entity, EntityRef, Furniture, Reading, Span, Statement

TEXT = (
    "SHARE\n\n“We never wrote,” said Ana Brell. The Morrow Post reported that the envoy "
    "had called it “a slip of the pen”.\n"
)
BRELL = EntityRef("e1", "Ana Brell")


def find_span(words: str, text: str = TEXT) -> Span:
    """The first place of `words`."""
    start = text.index(words)
    return Span(start, start + len(words), words)


def make_pair(text: str = TEXT, **facts: str) -> tuple[Article, Reading]:
    """An article with furniture, a named speaker, and a statement inside another's content."""
    article = Article(text=text, path="brell.txt", **facts)  # type: ignore[arg-type]
    statements = (
        Statement(
            id="s1",
            kind="direct",
            content=(find_span("“We never wrote,”"),),
            source=find_span("Ana Brell"),
            cue=find_span("said"),
            speaker=BRELL,
            confidence=0.93,
            why="the name stands beside the cue",
        ),
        Statement(
            id="s2",
            kind="mixed",
            content=(find_span("the envoy had called it “a slip of the pen”"),),
            source=find_span("The Morrow Post"),
            cue=find_span("reported"),
            confidence=0.7,
        ),
        Statement(
            id="s3",
            kind="direct",
            content=(find_span("“a slip of the pen”"),),
            source=find_span("the envoy"),
            confidence=0.6,
            inside="s2",
        ),
    )
    info = ArticleInfo(id=article.id, path=article.path, furniture=(Furniture(0, 5, "share bar"),), **facts)  # type: ignore[arg-type]
    person = Entity(id="e1", name="Ana Brell", kind="person", role="minister")
    return article, Reading(article=info, model="m-1", entities=(person,), statements=statements)
