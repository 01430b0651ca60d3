"""Whose side one is on whose title tells of none, by what he says and answers in one article."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable

from dragoman.story.rules import Rules
from dragoman.story.types import Identity
from dragoman.types import EntityRef, Reading

Side = Callable[[EntityRef | None], Identity | None]


def find_announced(reading: Reading, side: Side, one: Side, rules: Rules) -> dict[str, Identity]:
    """By entity, where they announce what one side will do: "Brandt will not travel," said Foreign Minister Venn. Only
    where all that they announce is of one side."""
    titled = _titled(reading, rules.office_pattern)
    told: dict[str, dict[str, Identity]] = defaultdict(dict)
    for statement in reading.statements:
        speaker = statement.speaker
        if speaker is None or speaker.id not in titled or side(speaker) != one(speaker):
            continue
        for act in statement.acts:
            found = side(act.agent) if act.agent and act.agent.id != speaker.id else None
            if found and found.kind != "person" and act.why and rules.announcing_pattern.search(act.why):
                told[speaker.id][found.id] = found
    return _only(told)


def find_answering(reading: Reading, side: Side, one: Side, rules: Rules) -> dict[str, Identity]:
    """By entity, where they answer what was offered to one side: "the Union has offered Sudovia free trade … President
    Ivo Brandt rejected the offer"."""
    titled = _titled(reading, rules.speaking_pattern)
    acts = [act for statement in reading.statements for act in statement.acts]
    offered: dict[tuple[str, str], dict[str, Identity]] = defaultdict(dict)
    for act in acts:
        by, to = side(act.agent), side(act.recipient)
        if act.type in rules.offers and by and to and by.id != to.id and to.kind != "person":
            offered[(by.id, rules.family_of(act))][to.id] = to
    told: dict[str, dict[str, Identity]] = defaultdict(dict)
    for act in acts:
        to, is_answer = side(act.recipient), act.type in ("accept", "reject")
        if is_answer and to and act.agent and act.agent.id in titled and side(act.agent) == one(act.agent):
            told[act.agent.id] |= offered[(to.id, rules.family_of(act))]
    return _only(told)


def _titled(reading: Reading, titles: re.Pattern[str]) -> set[str]:
    return {e.id for e in reading.entities if e.kind == "person" and e.role and titles.search(e.role)}


def _only(told: dict[str, dict[str, Identity]]) -> dict[str, Identity]:
    """For each entity the side of which all is that was told of it."""
    return {entity: next(iter(sides.values())) for entity, sides in told.items() if len(sides) == 1}
