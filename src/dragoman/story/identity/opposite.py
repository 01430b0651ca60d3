"""For whom a president speaks whose own country's copy leaves the land out ("President X"), where an article tells of
two states of the world that deal with each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.resources.states import find_state
from dragoman.story.identity.lists import offices
from dragoman.story.identity.roles import Role
from dragoman.types import Reading


def find_opposite(reading: Reading, roles: Mapping[str, Sequence[Role]], found: Mapping[str, str]) -> dict[str, str]:
    """For ids of people the name of the state: who does all that he does to the one of the two whose president is told
    to be that, is of the other. `roles`: of the people; `found`: for whom others speak, who are left out."""
    entities = {entity.id: entity for entity in reading.entities}
    states = {id: state for id, e in entities.items() if e.kind != "person" and (state := find_state(e.name))}
    lands = {id: {s.id for role in told if role.of and (s := find_state(role.of))} for id, told in roles.items()}
    acts = [act for statement in reading.statements for act in statement.acts]
    ends = {ref.id for act in acts for ref in (act.agent, act.recipient) if ref}
    acting = {states[id].id: entities[id].name for id in sorted(ends) if id in states}
    if len(acting) != 2:
        return {}
    made: dict[str, str] = {}
    for id, told in roles.items():
        is_open = told and id not in found and entities[id].is_named and not any(r.of or r.is_past for r in told)
        if not is_open or told[0].office not in offices().one_each:
            continue
        holders = [other for other in roles if any(r.office == told[0].office for r in roles[other])]
        theirs = {land for holder in holders if holder != id for land in lands[holder]} & set(acting)
        to = [act.recipient.id for act in acts if act.agent and act.agent.id == id and act.recipient]
        dealt = {land for one in to for land in ({states[one].id} if one in states else lands.get(one, set()))}
        if len(dealt) == 1 and dealt == theirs:
            made[id] = next(name for land, name in acting.items() if land not in dealt)
    return made
