"""The example story as its gold tells it: real articles with the reader's entities and the gold's statements and acts.

What is built on readings is tested on these, so that a test of the story does not hang on what the model finds today.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from bench.gold import GoldArticle, load_gold, resolve
from dragoman.errors import Problem
from dragoman.reading import Reader
from dragoman.record.names import fold_name
from dragoman.sources import Given, find_inputs, load_input
from dragoman.types import Act, Article, Entity, EntityKind, EntityRef, Mention, Reading, Said, Span, Statement

EXAMPLES = Path(__file__).parents[1] / "examples"
VERSION = "gold+1"


@cache
def load_story(folder: Path = EXAMPLES) -> tuple[tuple[Article, Reading], ...]:
    """The twelve articles, in the order of their files, each with its reading; those of another story by its folder."""
    problems: list[Problem] = []
    found = [
        article
        for source in find_inputs([str(folder / "story")], problems)
        for article in load_input(source, Given(), 10_000_000)
        if isinstance(article, Article)
    ]
    assert not problems
    gold = {one.file: one for one in load_gold(folder / "gold")}
    return tuple(
        (article, _read(article, reading, gold[Path(article.path).name]))
        for article, reading in Reader().read_many(found)
    )


def _read(article: Article, read: Reading, gold: GoldArticle) -> Reading:
    entities = {entity.id: entity for entity in read.entities}
    by_name = {fold_name(entity.name): entity.id for entity in read.entities}

    def ref(name: str | None) -> EntityRef | None:
        if not name:
            return None
        spellings = [name, *gold.people.get(name, ())]
        id = next((by_name[fold_name(one)] for one in spellings if fold_name(one) in by_name), None)
        if id is None:
            made = _make_entity(article, name, spellings)
            entities[made.id], by_name[fold_name(name)], id = made, made.id, made.id
        return EntityRef(id, entities[id].name)

    statements = tuple(
        _statement(one, article, ref) for one in resolve(gold, article.text)["statements"] if one["content"]
    )
    ids = {one.id for one in statements}
    statements = tuple(one if one.inside in ids or one.inside is None else _outside(one) for one in statements)
    return Reading(article=read.article, model=VERSION, entities=tuple(entities.values()), statements=statements)


def _make_entity(article: Article, name: str, spellings: list[str]) -> Entity:
    at, words = min(((article.text.find(one), one) for one in spellings if one in article.text), default=(-1, name))
    mentions = (Mention(at, at + len(words), words, "name"),) if at >= 0 else ()
    kind: EntityKind = "person" if " " in name else "place"
    return Entity(id=f"{article.id}.g-{fold_name(name).replace(' ', '-')}", name=name, kind=kind, mentions=mentions)


def _statement(one: dict[str, Any], article: Article, ref: Any) -> Statement:
    said = None
    if one.get("said"):
        at = article.text.find(one["said"])
        said = Said(text=one["said"], start=max(at, 0), end=max(at, 0) + len(one["said"]), date=one.get("date"))
    acts = tuple(
        Act(
            **{**act, "agent": ref(act.get("agent")) or ref(one["speaker"]), "recipient": ref(act.get("recipient"))},
            why="gold",
        )
        for act in one.get("acts", ())
    )
    return Statement(
        id=f"{article.id}.s{one['id']}",
        kind=one["kind"],
        content=tuple(Span(**span) for span in one["content"]),
        source=Span(**one["source"]) if one.get("source") else None,
        cue=Span(**one["cue"]) if one.get("cue") else None,
        speaker=ref(one["speaker"]),
        addressee=ref(one.get("addressee")),
        outlet=ref(one.get("outlet")),
        said=said,
        inside=f"{article.id}.s{one['inside']}" if one.get("inside") else None,
        confidence=1.0,
        acts=acts,
    )


def _outside(one: Statement) -> Statement:
    return replace(one, inside=None)
