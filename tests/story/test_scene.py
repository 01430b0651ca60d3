"""Whose side somebody is on in one article, where who is who across articles does not tell."""

from __future__ import annotations

import re

from dragoman.story.gathering import facts_of
from dragoman.story.types import Identity
from dragoman.types import Act, Article, ArticleInfo, Entity, EntityKind, EntityRef, Mention, Reading, Span, Statement

NAMES = ("Kelvara", "Ivo Brandt", "Lorrenmark", "Ivo Brandt's office")


def _kind(name: str) -> EntityKind:
    return "person" if name == "Ivo Brandt" else "organisation"


class Who:
    """Every name is itself: two places and a person."""

    def of(self, entity_id: str) -> Identity | None:
        return Identity(id=entity_id, name=entity_id, kind=_kind(entity_id))

    def party(self, entity_id: str) -> Identity | None:
        return self.of(entity_id)


def sides(*acts: tuple[str, str, str], role: str | None = "President", teller: str | None = None) -> list[str | None]:
    """The sides that do the acts, given as type, agent and recipient, all on tariffs."""
    text, statements = "", []
    for number, (kind, by, to) in enumerate(acts):
        made = Act(type=kind, agent=EntityRef(by, by), recipient=EntityRef(to, to), issue="tariffs")
        words = f"{by} on {to}"
        span = Span(len(text), len(text) + len(words), words)
        statements.append(
            Statement(
                id=f"s{number}",
                kind="indirect",
                content=(span,),
                speaker=EntityRef(teller, teller) if teller else made.agent,
                acts=(made,),
            )
        )
        text += words + "\n"
    entities = tuple(
        Entity(
            id=name, name=name, kind=_kind(name), role=role if _kind(name) == "person" else None,
            mentions=tuple(Mention(at.start(), at.end(), name, "name") for at in re.finditer(name, text)),
        )
        for name in NAMES
    )  # fmt: skip
    article = Article(text=text, path="-")
    reading = Reading(
        article=ArticleInfo(id=article.id, path="-"), model="m", entities=entities, statements=tuple(statements)
    )
    found = facts_of(article, reading, Who()).acts
    told = (fact.cite.party if teller else fact.by for fact in found)
    return [one.name if one else None for one in told]


OFFER, ANSWER = ("propose", "Kelvara", "Lorrenmark"), ("reject", "Ivo Brandt", "Kelvara")


def test_a_president_who_answers_what_was_offered_to_a_land_is_of_it() -> None:
    assert sides(OFFER, ANSWER) == ["Kelvara", "Lorrenmark"]
    assert sides(OFFER, ANSWER, role="crane driver") == ["Kelvara", "Ivo Brandt"]
    assert sides(ANSWER) == ["Ivo Brandt"], "of no offer that the article tells of"
    assert sides(OFFER, ("accuse", "Ivo Brandt", "Kelvara")) == ["Kelvara", "Ivo Brandt"]


def test_the_office_of_one_of_whom_nothing_tells_the_side_speaks_for_who_acts_in_what_it_says() -> None:
    yes = ("accept", "Lorrenmark", "Kelvara")
    assert sides(yes, teller="Ivo Brandt's office") == ["Lorrenmark"]
    assert sides(yes, ("accept", "Kelvara", "Lorrenmark"), teller="Ivo Brandt's office") == ["Ivo Brandt"] * 2


def test_a_denial_disclaims_the_word_of_another_that_it_is_of_alone() -> None:
    """ "Denied that Lorrenmark asked" claims no request; "did not invite; it was Lorrenmark that asked" does."""
    for denied, claimed in (("request", "Lorrenmark"), ("propose", "Kelvara")):
        text = "Kelvara said Lorrenmark asked for quiet"
        teller, asker = EntityRef("Kelvara", "Kelvara"), EntityRef("Lorrenmark", "Lorrenmark")
        denial = Act(type="deny", of=denied, agent=teller, issue="tariffs")
        request = Act(type="request", agent=asker, recipient=teller, issue="tariffs")
        outer = Statement(id="o", kind="indirect", content=(Span(13, 39, text[13:]),), speaker=teller, acts=(denial,))
        inner = Statement(
            id="i", kind="narrated", content=(Span(30, 39, text[30:]),), speaker=asker, acts=(request,), inside="o"
        )
        entities = tuple(
            Entity(
                id=n, name=n, kind="organisation", mentions=(Mention(text.index(n), text.index(n) + len(n), n, "name"),)
            )
            for n in ("Kelvara", "Lorrenmark")
        )
        article = Article(text=text, path="-")
        info = ArticleInfo(id=article.id, path="-")
        reading = Reading(article=info, model="m", entities=entities, statements=(outer, inner))
        (told,) = (fact for fact in facts_of(article, reading, Who()).acts if fact.act == "request")
        assert told.cite.party and told.cite.party.name == claimed
