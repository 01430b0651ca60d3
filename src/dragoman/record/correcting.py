"""A reading with people's corrections applied: pure, and the same whatever order they were made in.

A correction holds for the statement whose content lies on the same characters: the one that shares most of them (by
intersection over union), if that is at least half. Another model that ends a quotation a word later is still corrected;
one that no longer reads the statement at all leaves the correction without a place, and the list says so.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from dragoman.record.names import fold_name
from dragoman.record.rows import Correction, Places
from dragoman.types import Act, Entity, EntityRef, Reading, Statement

ENOUGH = 0.5
"""Least share of common characters. Below it a sentence would be taken for the quotation that is a third of it."""


class Corrected(msgspec.Struct, frozen=True):
    """A reading as people have corrected it."""

    reading: Reading
    """With all corrections but rejections: statements keep their numbers."""
    rejected: frozenset[str]
    """Ids of statements that are none."""
    notes: dict[str, tuple[Correction, ...]]
    """What was corrected, by the statement's id."""

    @property
    def kept(self) -> Reading:
        """The reading without what was rejected; what stood inside a rejected statement stands where that stood."""
        if not self.rejected:
            return self.reading
        outer = {one.id: one.inside for one in self.reading.statements}
        kept = []
        for one in self.reading.statements:
            if one.id in self.rejected:
                continue
            inside = one.inside
            while inside in self.rejected:
                inside = outer[inside]
            kept.append(one if inside == one.inside else msgspec.structs.replace(one, inside=inside))
        return msgspec.structs.replace(self.reading, statements=tuple(kept))


def correct_reading(reading: Reading, corrections: Iterable[Correction]) -> Corrected:
    """Applies the corrections that count to a reading of their article."""
    statements = {one.id: one for one in reading.statements}
    entities = list(reading.entities)
    notes: dict[str, tuple[Correction, ...]] = {}
    rejected = set()
    # The speaker first: an act that a correction adds is the corrected speaker's.
    for event in sorted(corrections, key=lambda one: (_ORDER[one.field], one.of, one.spans)):
        place = find_statement(event.spans, reading)
        if place is None:
            continue
        id = place.id
        notes[id] = (*notes.get(id, ()), event)
        if event.field == "speaker":
            statements[id] = _set_speaker(statements[id], event, _find_entity(event, reading.article.id, entities))
        elif event.field == "act":
            statements[id] = _set_act(statements[id], event)
        else:
            rejected.add(id)
    made = msgspec.structs.replace(
        reading, entities=tuple(entities), statements=tuple(statements[one.id] for one in reading.statements)
    )
    return Corrected(made if notes else reading, frozenset(rejected), notes)


_ORDER = {"speaker": 0, "act": 1, "reject": 2}


def find_statement(spans: Places, reading: Reading) -> Statement | None:
    """The statement whose content lies on these characters, None where none shares enough of them."""
    shares = ((_share(spans, places_of(one)), one) for one in reading.statements)
    best = max(shares, key=lambda pair: pair[0], default=None)
    return best[1] if best is not None and best[0] >= ENOUGH else None


def places_of(statement: Statement) -> Places:
    """Where a statement's content stands."""
    return tuple((span.start, span.end) for span in statement.content)


def _share(one: Places, other: Places) -> float:
    common = sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)
    size = sum(b - a for a, b in one) + sum(d - c for c, d in other) - common
    return common / size if size else 0.0


def _find_entity(event: Correction, article: str, entities: list[Entity]) -> EntityRef | None:
    """The article's entity of that name, in any spelling that it has there; a new one where the article has none."""
    if event.value is None:
        return None
    wanted = fold_name(event.value)
    for entity in entities:
        spellings = [entity.name, *(mention.text for mention in entity.mentions if mention.form == "name")]
        if wanted in map(fold_name, spellings):
            return EntityRef(entity.id, entity.name)
    made = Entity(id=f"{article}.c-{wanted.replace(' ', '-')}", name=event.value, kind="person")
    entities.append(made)
    return EntityRef(made.id, made.name)


def _set_speaker(statement: Statement, event: Correction, speaker: EntityRef | None) -> Statement:
    before = statement.speaker
    acts = tuple(
        msgspec.structs.replace(act, agent=speaker) if before and act.agent and act.agent.id == before.id else act
        for act in statement.acts
    )
    return msgspec.structs.replace(statement, speaker=speaker, acts=acts, why=reason(event))


def _set_act(statement: Statement, event: Correction) -> Statement:
    """With `of`: its acts of that type are of another. Without: it has this one act, on the terms of its first."""
    meant = [act for act in statement.acts if event.of in ("", act.type)]
    others = [act for act in statement.acts if event.of and act.type not in (event.of, event.value)]
    if event.value is None:
        return msgspec.structs.replace(statement, acts=tuple(others))
    template = next(iter([*meant, *(act for act in statement.acts if act.type == event.value)]), None)
    template = template or Act(type=event.value, agent=statement.speaker)
    # The code is of the type that it had; what the new one's would be is for the reading to say.
    plover = template.plover if template.type == event.value else None
    act = msgspec.structs.replace(template, type=event.value, plover=plover, why=reason(event))
    return msgspec.structs.replace(statement, acts=(*others, act))


def reason(event: Correction) -> str:
    """Why, as it is shown: who corrected and why."""
    return f"corrected by {event.made_by}: {event.why}"
