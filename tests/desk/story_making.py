"""Two articles between which a party changes its mind, made by hand."""

from __future__ import annotations

from dragoman.types import Act, Article, ArticleInfo, Entity, EntityRef, Mention, Reading, Span, Statement


def make_act(
    day: str, words: str, act: str, name: str = "Orla Wend", other: str = "Tamsin Roe", end: str = "of the meeting"
) -> tuple[Article, Reading]:
    """An article of one sentence in which one tells of a meeting with another, and what that does."""
    text = f"“{words},” {name} told {other} {end}."
    article = Article(text=text, path=f"{day}.txt", title=f"{name} speaks", published=day, publisher="The Ferry Post")
    people = {one: _entity(article, one) for one in (name, other)}
    refs = {one: EntityRef(entity.id, one) for one, entity in people.items()}
    content = Span(0, len(words) + 3, text[: len(words) + 3])
    statement = Statement(
        id=f"{article.id}.s0-{len(text)}",
        kind="direct",
        content=(content,),
        source=_span(text, name),
        cue=_span(text, "told"),
        speaker=refs[name],
        addressee=refs[other],
        confidence=0.9,
        acts=(Act(type=act, agent=refs[name], recipient=refs[other], issue="meeting"),),
    )
    info = ArticleInfo(
        id=article.id, path=article.path, title=article.title, published=day, publisher=article.publisher, language="en"
    )
    return article, Reading(article=info, model="m-1", entities=tuple(people.values()), statements=(statement,))


def _span(text: str, words: str) -> Span:
    at = text.index(words)
    return Span(at, at + len(words), words)


def _entity(article: Article, name: str) -> Entity:
    at = article.text.index(name)
    mention = Mention(at, at + len(name), name, "name")
    return Entity(id=f"{article.id}.e{at}", name=name, kind="person", mentions=(mention,))


SHIFTED = (
    make_act("2031-04-02", "In this weather we will not sit down with anyone", "reject"),
    make_act("2031-05-07", "Now that the ice is gone we will sit down with them", "accept"),
)

WORDS = "In this weather we ask them to sit down with us in the old town hall on the hill"
ECHOED = (
    make_act("2031-04-02", WORDS, "propose"),
    make_act("2031-04-03", WORDS, "propose", end="on Tuesday, as another paper has it"),
)
"""The same quotation in two articles."""
