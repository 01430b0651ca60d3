"""For whom a president speaks whose own country's copy leaves the land out ("President X"): by the other of two states
of the world that deal with each other, or by whose spokesmen say what he will do."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from dragoman.reading.roles import address_words
from dragoman.resources.states import find_state
from dragoman.story.identity.lists import offices
from dragoman.story.identity.roles import Role
from dragoman.story.identity.spelling import plain
from dragoman.types import Entity, Reading, Statement


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


_BOUND = re.compile(r"\s+(?:have|need|be)\b")
"""What makes "would" somebody else's: "would have to", "would be welcome"."""


def find_led(reading: Reading, roles: Mapping[str, Sequence[Role]], found: Mapping[str, str]) -> dict[str, str]:
    """For ids of people the words for the state: who heads one, untold which, and for whom its spokesmen say what he
    will and will not do: "Mr Shen would not travel, the Chinese foreign ministry's spokeswoman said". Not where
    spokesmen of two do, or of one for two, nor of a state whose holder of that office the article names."""
    entities = {entity.id: entity for entity in reading.entities}
    heads = [
        id
        for id, told in roles.items()
        if told and id not in found and entities[id].is_named and told[0].office in offices().one_each
        and not any(role.of or role.is_past for role in told)
    ]  # fmt: skip
    votes: dict[str, dict[str, str]] = {}
    for statement in reading.statements if heads else ():
        voice = _voice(roles.get(statement.speaker.id, ()) if statement.speaker else ())
        led = find_committed(statement, [entities[id] for id in heads]) if voice else None
        if voice and led:
            votes.setdefault(led.id, {})[voice[0]] = voice[1]
    made: dict[str, str] = {}
    for id, lands in votes.items():
        office = roles[id][0].office
        held = {r.land for told in roles.values() for r in told if r.office == office and _is_state(r.land)}
        shared = {land for other, theirs in votes.items() if other != id for land in theirs}
        if len(lands) == 1 and lands.keys().isdisjoint(held | shared):
            made[id] = next(iter(lands.values()))
    return made


def _voice(told: Sequence[Role]) -> tuple[str, str] | None:
    """The state for which a spokesman speaks by his title, and the words for it there."""
    own = (role for role in told if role.office == "spokesman" and role.speaks)
    return next(((role.land, role.of) for role in own if role.of and role.land and _is_state(role.land)), None)


def _is_state(land: str | None) -> bool:
    """Whether a land as `land_of` gives it is a state of the world."""
    return land is not None and land.startswith("=")


def find_committed(statement: Statement, heads: Sequence[Entity]) -> Entity | None:
    """The one of `heads` whom a statement begins with and says something of that he does or will do."""
    span = statement.content[0]
    for entity in heads:
        for mention in entity.mentions:
            at = mention.end - span.start
            if mention.form != "name" or not 0 <= mention.start - span.start <= _TITLE:
                continue
            is_first = _words_before().issuperset(plain(span.text[: mention.start - span.start]).split())
            does = _commits().match(span.text, at) if is_first else None
            if does and not _BOUND.match(span.text, does.end()):
                return entity
    return None


@lru_cache(1)
def _words_before() -> frozenset[str]:
    """What may stand before a leader's name at the head of what his spokesman says: forms of address and titles."""
    heads = (word for group in offices().groups if group.id in offices().one_each for word in group.words)
    told = (*heads, *address_words(), "that", "the")
    return frozenset(part for words in told for part in plain(words).split())


_TITLE = 25
"""Characters of "that Prime Minister " and a quotation mark."""


@lru_cache(1)
def _commits() -> re.Pattern[str]:
    """What one does or will do, behind his name."""
    return re.compile(rf"\s+\W?(?:{'|'.join(sorted(map(re.escape, offices().commits), key=len, reverse=True))})\b")
