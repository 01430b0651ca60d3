"""Who else is of one of the two sides of an article, by whom he deals with: the minister without a land who refuses
what the one side offers is of the other, and so is the capital that stands for that."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable

from dragoman.story.identity.dealing import is_land
from dragoman.story.rules import Rules
from dragoman.story.types import Identity
from dragoman.types import Entity, EntityRef, Reading

LEAST = 2
"""Acts that it takes of one of whom no title tells that he speaks for somebody."""

Side = Callable[[EntityRef | None], Identity | None]


def find_camps(reading: Reading, side: Side, one: Side, rules: Rules) -> dict[str, Identity]:
    """For ids of entities that stand for nobody, as far as is known, the side that they are of.

    Only where no state of the world takes part: for what such a one does, others speak too, and a paper leaves out the
    land of its own leaders, which may be a third one.
    """
    refs = {e.id: EntityRef(e.id, e.name) for e in reading.entities}
    sides = {e.id: found for e in reading.entities if (found := side(refs[e.id]))}
    if any(found.wikidata for found in sides.values()):
        return {}
    held = {found.id for e in reading.entities if (found := sides.get(e.id)) and one(refs[e.id]) != found}
    lands = {found.id: found for found in sides.values() if found.id in held and found.kind != "person"}
    peopled = {id: found for id, found in lands.items() if is_land(found.name, reading)}
    main = _main(reading, sides, peopled if len(peopled) > 1 else lands)
    if len(main) != 2 or any(lands[side].kind != "place" for side in main):
        return {}  # a minister who deals with a union is no company's
    dealt: dict[str, Counter[str]] = defaultdict(Counter)
    titled = {e.id for e in reading.entities if e.role}
    people = {e.id for e in reading.entities if e.kind == "person" and " " in e.name}
    for act in (act for s in reading.statements for act in s.acts if act.type in rules.deals):
        for a, b in ((act.agent, act.recipient), (act.recipient, act.agent)):
            # A country that is accused may be a third one, and who only threatens is of the opposition, often.
            is_at_table = a is act.agent and act.type not in ("accuse", "threaten")
            is_at_table = is_at_table and (act.type != "demand" or (a is not None and a.id not in people))
            mine, other = (sides.get(ref.id) if ref else None for ref in (a, b))
            if a and mine and other and other.id in main and (a.id in titled or is_at_table):
                dealt[mine.id][other.id] += 1
    placed: dict[str, Identity] = {}
    for entity in reading.entities:
        mine = sides.get(entity.id)
        if mine is None or mine.id in main or len(dealt[mine.id]) != 1 or is_land(mine.name, reading):
            continue
        if mine.id in lands and (" " in mine.name or not {*main} <= peopled.keys()):
            continue  # somebody stands for it: a capital only where both lands have a people, and it has none
        if mine.id in lands or _is_able(entity, dealt[mine.id].total(), rules):
            placed[entity.id] = lands[next(land for land in main if land not in dealt[mine.id])]
    return placed


def _main(reading: Reading, sides: dict[str, Identity], lands: dict[str, Identity]) -> tuple[str, ...]:
    """The two lands or bodies that deal with each other most, of those that somebody stands for."""
    pairs: Counter[tuple[str, ...]] = Counter()
    for act in (act for s in reading.statements for act in s.acts):
        ends = {sides[ref.id].id for ref in (act.agent, act.recipient) if ref and ref.id in sides}
        if len(ends) == 2 and ends <= set(lands):
            pairs[tuple(sorted(ends))] += 1
    return min(pairs, key=lambda pair: (-pairs[pair], pair)) if pairs else ()


def _is_able(entity: Entity, times: int, rules: Rules) -> bool:
    """Whether an entity may speak for a land or body: who has an office, who deals with it more than once and has no
    title, a place or body of one word."""
    if entity.kind == "person" and entity.role:
        return rules.speaking_pattern.search(entity.role) is not None
    if entity.kind == "person" and len(entity.name.split()) > 1:
        return entity.is_named and times >= LEAST
    return entity.kind in ("place", "organisation", "person") and len(entity.name.split()) == 1
