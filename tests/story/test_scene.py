"""Whose side somebody is on in one article, where who is who across articles does not tell."""

from __future__ import annotations

import re

from dragoman.story.gathering import facts_of
from dragoman.story.types import Identity
from dragoman.types import Act, Article, ArticleInfo, Entity, EntityRef, Mention, Reading, Span, Statement

NAMES = ("Kelvara", "Ivo Brandt", "Lorrenmark")


class Who:
    """Every name is itself: two places and a person."""

    def of(self, entity_id: str) -> Identity | None:
        return Identity(id=entity_id, name=entity_id, kind="person" if " " in entity_id else "organisation")

    def party(self, entity_id: str) -> Identity | None:
        return self.of(entity_id)


def sides(*acts: tuple[str, str, str], role: str | None = "President") -> list[str | None]:
    """The sides that do the acts, given as type, agent and recipient, all on tariffs."""
    text, statements = "", []
    for number, (kind, by, to) in enumerate(acts):
        made = Act(type=kind, agent=EntityRef(by, by), recipient=EntityRef(to, to), issue="tariffs")
        words = f"{by} on {to}"
        span = Span(len(text), len(text) + len(words), words)
        statements.append(
            Statement(id=f"s{number}", kind="indirect", content=(span,), speaker=made.agent, acts=(made,))
        )
        text += words + "\n"
    entities = tuple(
        Entity(
            id=name, name=name, kind="person" if " " in name else "organisation", role=role if " " in name else None,
            mentions=tuple(Mention(at.start(), at.end(), name, "name") for at in re.finditer(name, text)),
        )
        for name in NAMES
    )  # fmt: skip
    article = Article(text=text, path="-")
    reading = Reading(
        article=ArticleInfo(id=article.id, path="-"), model="m", entities=entities, statements=tuple(statements)
    )
    return [fact.by.name if fact.by else None for fact in facts_of(article, reading, Who()).acts]


OFFER, ANSWER = ("propose", "Kelvara", "Lorrenmark"), ("reject", "Ivo Brandt", "Kelvara")


def test_a_president_who_answers_what_was_offered_to_a_land_is_of_it() -> None:
    assert sides(OFFER, ANSWER) == ["Kelvara", "Lorrenmark"]
    assert sides(OFFER, ANSWER, role="crane driver") == ["Kelvara", "Ivo Brandt"]
    assert sides(ANSWER) == ["Ivo Brandt"], "of no offer that the article tells of"
    assert sides(OFFER, ("accuse", "Ivo Brandt", "Kelvara")) == ["Kelvara", "Ivo Brandt"]
