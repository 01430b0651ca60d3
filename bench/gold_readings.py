"""Readings made of gold, so that what a story makes of acts can be measured apart from how well acts are read."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dragoman.story.types import Identity
from dragoman.types import Act, Article, ArticleInfo, Entity, EntityRef, Mention, Reading, Said, Span, Statement


class GoldWho:
    """Identities by the gold's own names: one name is one identity, and `sides` says which names stand for which side.

    The bench knows its people; a record finds them out with `dragoman.story.identity`.
    """

    def __init__(self, sides: Mapping[str, Iterable[str]]) -> None:
        self._side = {name: side for side, names in sides.items() for name in [side, *names]}
        self._known: dict[str, Identity] = {}

    def add(self, reading: Reading) -> None:
        for entity in reading.entities:
            self._known[entity.id] = _identity(entity.name, entity.kind)

    def of(self, entity_id: str) -> Identity | None:
        return self._known.get(entity_id)

    def party(self, entity_id: str) -> Identity | None:
        one = self._known.get(entity_id)
        side = self._side.get(one.name) if one else None
        return _identity(side, "place") if side else None


def _identity(name: str, kind: str) -> Identity:
    return Identity(id=_digest(name), name=name, kind=kind)  # type: ignore[arg-type]


def make_reading(gold: dict[str, Any], article: Article, names: Iterable[str] = ()) -> Reading:
    """The reading of an article as its gold (resolved, see `bench.gold.resolve`) has it; `names` are mentions to find
    beside those of its people."""
    people = {name: (name, *spellings) for name, spellings in (gold.get("people") or {}).items()}
    for name in [*names, *_names_in(gold["statements"])]:
        people.setdefault(name, (name,))
    return Reading(
        article=ArticleInfo(
            id=article.id, path=article.path, title=gold["title"], published=gold["published"],
            publisher=gold["publisher"], authors=tuple(gold["authors"]),
        ),
        model="gold",
        entities=tuple(_entity(article, name, spellings) for name, spellings in sorted(people.items())),
        statements=tuple(_statement(article, item) for item in gold["statements"] if item["content"]),
    )  # fmt: skip


def _names_in(statements: Iterable[dict[str, Any]]) -> Iterator[str]:
    for item in statements:
        for holder, keys in [(item, ("speaker", "addressee", "outlet"))] + [
            (act, ("agent", "recipient")) for act in item.get("acts", ())
        ]:
            yield from (holder[key] for key in keys if holder.get(key))


def _entity(article: Article, name: str, spellings: Iterable[str]) -> Entity:
    places = sorted(
        {m.span() for one in spellings for m in re.finditer(rf"(?<!\w){re.escape(one)}(?!\w)", article.text)}
    )
    mentions = tuple(Mention(start, end, article.text[start:end], "name") for start, end in places)
    return Entity(id=_digest(article.id, name), name=name, kind="person", mentions=mentions)


def _statement(article: Article, item: dict[str, Any]) -> Statement:
    said = item.get("said")
    return Statement(
        id=item["id"],
        kind=item["kind"],
        content=tuple(_span(span) for span in item["content"]),
        source=_span(item["source"]) if item.get("source") else None,
        cue=_span(item["cue"]) if item.get("cue") else None,
        speaker=_ref(article, item["speaker"]),
        addressee=_ref(article, item.get("addressee")),
        outlet=_ref(article, item.get("outlet")),
        said=Said(text=said, start=0, end=0, date=item.get("date")) if said else None,
        inside=item.get("inside"),
        confidence=1.0,
        acts=tuple(_act(article, act) for act in item.get("acts", ())),
    )


def _act(article: Article, act: dict[str, Any]) -> Act:
    return Act(**(act | {role: _ref(article, act.get(role)) for role in ("agent", "recipient")}))


def _span(span: dict[str, Any]) -> Span:
    return Span(span["start"], span["end"], span["text"])


def _ref(article: Article, name: str | None) -> EntityRef | None:
    return EntityRef(_digest(article.id, name), name) if name else None


def _digest(*parts: str) -> str:
    return hashlib.blake2b("|".join(parts).encode(), digest_size=8).hexdigest()
