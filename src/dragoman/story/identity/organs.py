"""Of which land "the government" or "the army" is that an article does not say it of: of the one whose people tell what
it does, else of the one whose people deal with those whom it deals with. So in news of a war at home the government is
the land's, and not the mediator's."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from dragoman.resources.states import find_state
from dragoman.story.identity.bodies import meaning_of
from dragoman.story.identity.lands import land_of
from dragoman.story.identity.lists import bodies, offices
from dragoman.story.identity.roles import Role
from dragoman.story.identity.spelling import plain
from dragoman.types import Entity, Reading


def find_organs(reading: Reading, roles: Mapping[str, Sequence[Role]], found: Mapping[str, str]) -> dict[str, str]:
    """For ids of governments and armies of no land the words for theirs. `roles`: of the people; `found`: for whom
    others speak, who are left out."""
    organs = [e for e in reading.entities if e.kind != "person" and e.id not in found and _is_organ(e)]
    if not organs:
        return {}
    named = [e.name for e in reading.entities if e.kind == "organisation"]
    no_lands = {word for name in named for word in (name, *name.split()[-1:])}
    placed = {e.id: told for e in reading.entities if (told := _land(e, roles, found, no_lands))}
    known = {land for land, _ in placed.values()}
    for entity in reading.entities:  # the land itself
        land = land_of(entity.name) if entity.kind != "person" and " " not in entity.name else None
        if land in known:
            placed.setdefault(entity.id, (land, entity.name))
    words = {land: min(w for other, w in placed.values() if other == land) for land in known}
    dealt = _partners(reading, {id: land for id, (land, _) in placed.items()})
    made: dict[str, str] = {}
    for organ in organs:
        if own := _told_by(reading, organ, placed):
            made[organ.id] = words[own]
            continue
        near = Counter({land: sum(dealt[land][other] for other in dealt[organ.id] if other != land) for land in words})
        (best, most), *rest = [*near.most_common(2), ("", 0)][:2]
        if most and (not rest or most > rest[0][1]):
            made[organ.id] = words[best]
    return made


def _is_organ(entity: Entity) -> bool:
    words = [word for word in plain(entity.name).split() if word not in ("the", "a")]
    kinds = {bodies().organs.get(" ".join(words))}
    return not kinds.isdisjoint(bodies().ruling) and meaning_of(entity.name, entity.kind).key is None


def _land(
    entity: Entity, roles: Mapping[str, Sequence[Role]], found: Mapping[str, str], no_lands: Collection[str]
) -> tuple[str, str] | None:
    """The land that somebody or something is of, with the words for it; not of one who comes between others.
    `no_lands`: names of bodies."""
    if any(role.office in offices().between for role in roles.get(entity.id, ())):
        return None
    told = [role.of for role in roles.get(entity.id, ()) if role.speaks and role.of]
    if not told and entity.id in found:
        told = [found[entity.id]]
    if not told and entity.kind != "person" and find_state(entity.name):
        told = [entity.name]
    lands = (words for words in told if words not in no_lands or find_state(words, by=("seat",)))
    return next(((land, words) for words in lands if (land := land_of(words))), None)


def _told_by(reading: Reading, organ: Entity, placed: Mapping[str, tuple[str, str]]) -> str | None:
    """The land of those who tell what an organ does, where they are of one: "the White House spokeswoman confirmed that
    the administration had rejected it"."""
    by_id = {statement.id: statement for statement in reading.statements}
    lands: set[str | None] = set()
    for statement in reading.statements:
        if not any(act.agent and act.agent.id == organ.id for act in statement.acts):
            continue
        teller = by_id.get(statement.inside or "", statement).speaker
        if teller and teller.id != organ.id:
            lands.add(placed.get(teller.id, (None, ""))[0])
    return lands.pop() if len(lands) == 1 else None


def _partners(reading: Reading, lands: Mapping[str, str]) -> dict[str, Counter[str]]:
    """With whom each entity that is of no land, and each land, deals, and how often."""
    dealt: dict[str, Counter[str]] = defaultdict(Counter)
    for statement in reading.statements:
        for act in statement.acts:
            ends = [lands.get(ref.id, ref.id) for ref in (act.agent, act.recipient) if ref]
            if len(ends) == 2 and ends[0] != ends[1]:
                dealt[ends[0]][ends[1]] += 1
                dealt[ends[1]][ends[0]] += 1
    return dealt
