"""Why another asked, told by itself: "confirmed that she had asked for it. She had wanted quiet for the harvest"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from dragoman.story.facts import Fact
from dragoman.story.rules import Rules
from dragoman.story.scene import Scene
from dragoman.story.types import Cite, Identity
from dragoman.types import Reading, Statement


def find_motives(
    reading: Reading, acts: Sequence[Fact], cites: Mapping[str, Cite], scene: Scene, rules: Rules
) -> Iterator[Fact]:
    """The request once more, with that reason, for each statement that does no act and tells what the one who asked had
    wanted: right after its speaker told of the request, and naming no other side than that one."""
    told: Fact | None = None
    for statement in sorted(reading.statements, key=lambda s: s.content[0].start):
        cite = cites[statement.id]
        own = [fact for fact in acts if fact.cite.statement == statement.id]
        match = None if own or statement.acts else rules.motive_pattern.search(cite.words)
        asker = _asker(told, reading, scene, rules) if told else None
        if match and told and asker and told.cite.speaker == cite.speaker and _is_of(statement, asker, scene):
            yield msgspec.structs.replace(
                told, cite=cite, act=told.of or told.act, of=None, agent=asker, by=asker, recipient=None,
                to=cite.party, reasons=(cite.words[match.start() :].strip(),), back=False,
                named=(), place=(statement.content[0].start, 0),
            )  # fmt: skip
        told = next((fact for fact in own if _asker(fact, reading, scene, rules)), None)


def _asker(fact: Fact, reading: Reading, scene: Scene, rules: Rules) -> Identity | None:
    """Who is said to have asked, where another tells of it or confirms it."""
    if fact.negated or fact.cite.party is None:
        return None
    if fact.act in rules.asks:
        return None if fact.is_own else fact.by
    others = [side for side in fact.pair if side != fact.cite.party.id]
    if fact.act != "confirm" or fact.of not in rules.asks or len(others) != 1:
        return None
    sides = (scene.side_of(entity.id) for entity in reading.entities)
    return next((side for side in sides if side and side.id == others[0]), None)


def _is_of(statement: Statement, asker: Identity, scene: Scene) -> bool:
    return set(scene.named_in(statement.content)) <= {asker.id}
