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
    for mention in entity.mentions:
        before, after = text[max(0, mention.start - _BEFORE) : mention.start], text[mention.end : mention.end + _AFTER]
        noun = _owner_before(before, role, rules) or _owner_after(after, role, rules)
        if noun:
            yield noun.casefold()


def _owner_before(words: str, role: str, rules: Rules) -> str | None:
    """ "The company's chief executive, | Ana Ruk": no pattern of the role's own, of which a record has thousands."""
    words = words.rstrip().removesuffix(",")
    found = rules.owner_pattern.search(words, 0, len(words) - len(role)) if words.casefold().endswith(role) else None
    return found[1] if found else None


def _owner_after(words: str, role: str, rules: Rules) -> str | None:
    """ "Ana Ruk, | the company's chief executive", "chief executive of the company"."""
    found = rules.owned_pattern.match(words)
    if not found:
        return None
    start = words.casefold().find(role, found.end())
    is_told = found[1] and start >= 0 and _BETWEEN.fullmatch(words, found.end(), start)
    if is_told and not words[start + len(role) : start + len(role) + 1].isalnum():
        return found[1]
    named = rules.owning_pattern.match(words, found.end() + len(role))
    return named[1] if named and start == found.end() else None


_BETWEEN = re.compile(r"[\w\s-]*")
