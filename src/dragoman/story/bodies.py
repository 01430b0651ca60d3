"""Who speaks for a body that the article calls by its kind: "the company's chief executive", "union leader Marta Holm",
"the union" itself, where one body of that kind takes part."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from dragoman.story.rules import Rules
from dragoman.story.types import Identity
from dragoman.types import Entity, EntityRef, Reading

Side = Callable[[EntityRef | None], Identity | None]

_BEFORE, _AFTER = 90, 70
"""Characters around a name in which a title with its owner stands."""


def find_bodies(text: str, reading: Reading, side: Side, one: Side, rules: Rules) -> dict[str, Identity]:
    """For ids of entities that stand for nobody, as far as is known, the body that words beside them name by kind."""
    bodies = _taking_part(reading, side)
    placed: dict[str, Identity] = {}
    for entity in reading.entities if bodies else ():
        ref = EntityRef(entity.id, entity.name)
        if side(ref) != one(ref):
            continue
        kinds = {kind for noun in _nouns(entity, text, rules) for kind, nouns in rules.kinds.items() if noun in nouns}
        found = _of_kind(kinds.pop(), bodies, rules) if len(kinds) == 1 else None
        if found and found != one(ref):
            placed[entity.id] = found
    return placed


def _taking_part(reading: Reading, side: Side) -> dict[str, Identity]:
    """The bodies that act, are acted on or speak in an article, but for those that only carry words."""
    outlets = {s.outlet.id for s in reading.statements if s.outlet}
    refs = [s.speaker for s in reading.statements]
    refs += [ref for s in reading.statements for act in s.acts for ref in (act.agent, act.recipient)]
    organisations = {e.id for e in reading.entities if e.kind == "organisation"} - outlets
    found = (side(ref) for ref in refs if ref and ref.id in organisations)
    return {body.id: body for body in found if body and body.kind == "organisation" and body.name[:1].isupper()}


def _of_kind(kind: str, bodies: dict[str, Identity], rules: Rules) -> Identity | None:
    """The one body whose name says that it is of a kind; else the one whose name does not say that it is of another."""
    own = [body for body in bodies.values() if _is_named(body, kind, rules)]
    left = [b for b in bodies.values() if not any(_is_named(b, other, rules) for other in rules.kinds if other != kind)]
    found = own or (left if kind == "company" else [])
    return found[0] if len(found) == 1 else None


def _is_named(body: Identity, kind: str, rules: Rules) -> bool:
    return not rules.kinds[kind].isdisjoint(word.strip("'’,.") for word in body.name.casefold().split())


def _nouns(entity: Entity, text: str, rules: Rules) -> Iterator[str]:
    if entity.kind != "person":
        yield entity.name.casefold().removeprefix("the ")
        return
    if not entity.role:
        return
    role = entity.role.casefold()
    yield role.split()[0].removesuffix("'s").removesuffix("’s")
    nouns = "|".join(sorted(noun for nouns in rules.kinds.values() for noun in nouns))
    before = re.compile(rf"\b({nouns})(?:['’]s?)?\s+(?:[\w-]+\s+){{0,3}}{re.escape(role)},?\s*$", re.IGNORECASE)
    after = re.compile(
        rf"^,?\s+(?:the\s+)?(?:({nouns})['’]s?\s+[\w\s-]*?{re.escape(role)}|{re.escape(role)}\s+(?:of|for|at)\s+the\s+({nouns}))\b",
        re.IGNORECASE,
    )
    for mention in entity.mentions:
        match = before.search(text[max(0, mention.start - _BEFORE) : mention.start])
        match = match or after.search(text[mention.end : mention.end + _AFTER])
        if match:
            yield next(group for group in match.groups() if group).casefold()
