"""The acts of an article's statements, in order of the text: cue first, then what was said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.reading.acts.cast import Cast
from dragoman.reading.acts.cues import read_cue
from dragoman.reading.acts.grammar import Subject, first_party, subject_of
from dragoman.reading.acts.idioms import read_idioms
from dragoman.reading.acts.lexicon import Hit, lexicon, pattern
from dragoman.reading.acts.making import hit_span
from dragoman.reading.acts.moment import Moment
from dragoman.reading.acts.plover import plover_of
from dragoman.reading.acts.talks import Draft, Talks
from dragoman.reading.acts.verbs import read_verb
from dragoman.reading.acts.wording import Sentence, Voice, read_sentences
from dragoman.reading.quotes import MARKS
from dragoman.types import Act, Entity, EntityRef, Statement

MOST = 4
"""Acts of one statement; a speech that does more is told in several."""


DEALING = ("propose", "accept", "reject", "promise", "demand", "withdraw", "request")
"""Acts that are done to somebody. Where whom is not told, the article is read again, knowing who deals with whom."""

ALONE = ("reject", "accept", "deny", "confirm", "no-comment", "concede", "threaten")
"""Acts that are told though neither whom nor what they are about is known."""


def find_acts(text: str, entities: Sequence[Entity], statements: Sequence[Statement]) -> list[tuple[Act, ...]]:
    """For each of `statements` the acts that it tells of. Pure; raises nothing, whatever the text.

    An act told in words that are a statement of their own (`inside`) is given to that statement alone.
    """
    cast = Cast(text, entities)
    first = Talks(cast)
    found = _read_all(cast, first, statements)
    if any(d.agent and not d.recipient and d.type in DEALING for drafts in found for d in drafts):
        found = _read_all(cast, Talks(cast, first), statements)
    return [tuple(_act(text, draft) for draft in drafts) for drafts in found]


def _read_all(cast: Cast, talks: Talks, statements: Sequence[Statement]) -> list[list[Draft]]:
    by_id = {s.id: s for s in statements}
    within: dict[str, list[tuple[int, int]]] = {}
    for statement in statements:
        if statement.inside:
            within.setdefault(statement.inside, []).append(_region(statement))
    found: dict[int, list[Draft]] = {}
    for number in sorted(range(len(statements)), key=lambda n: _place(statements[n])):
        statement = statements[number]
        outer = by_id.get(statement.inside) if statement.inside else None
        drafts = _settled(cast, list(_read(cast, talks, statement, outer, within.get(statement.id, []))))
        for draft in drafts:
            talks.add(draft)
        found[number] = drafts
    return [found[number] for number in range(len(statements))]


def _place(statement: Statement) -> tuple[int, int]:
    """Inner statements come before the one that holds them is done with them: they are told first."""
    return statement.content[0].start, -statement.content[-1].end


def _region(statement: Statement) -> tuple[int, int]:
    spans = [s for s in (statement.source, statement.cue, *statement.content) if s]
    return min(s.start for s in spans), max(s.end for s in spans)


def _read(
    cast: Cast, talks: Talks, statement: Statement, outer: Statement | None, inner: list[tuple[int, int]]
) -> Iterator[Draft]:
    speaker = cast.entities.get(statement.speaker.id) if statement.speaker else None
    addressee = cast.entities.get(statement.addressee.id) if statement.addressee else None
    if speaker is None and statement.source:
        speaker = cast.spoken_for(statement.source.start, statement.source.end)
    first = speaker
    if outer and outer.kind == "direct" and statement.kind != "direct":
        first = cast.entities.get(outer.speaker.id) if outer.speaker else None
    teller = cast.entities.get(outer.speaker.id) if outer and outer.speaker else None
    voice = Voice(speaker, cast.behalf(speaker), addressee, statement.kind == "direct", first, cast.behalf(teller))
    moment = Moment(cast, talks, voice)
    told = list(read_cue(moment, statement)) if statement.cue else []
    yield from told
    if any(d.type in ("deny", "confirm", "no-comment") for d in told):
        return
    if told and statement.kind in ("narrated", "indirect", "headline"):
        return
    for span in statement.content:
        for sentence in read_sentences(cast, span, voice):
            for draft in _of_sentence(moment, sentence):
                is_told = draft.recipient or draft.issue or draft.type in ALONE
                if is_told and not any(low <= draft.why[0] < high for low, high in inner):
                    yield draft


def _of_sentence(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    for hit in lexicon().verbs.find(sentence.folded):
        subject = subject_of(sentence, hit.start)
        if subject.kind == "other" and _goes_on(sentence, hit) and (noun := first_party(sentence, hit.start)):
            subject = subject._replace(kind="shared", noun=noun)
        if subject.kind == "other" and not (subject.negated and _is_verb(sentence, hit.end)):
            continue
        if subject.noun and subject.kind == "party" and _is_adjective(m.cast, subject, sentence, hit):
            continue
        if subject.kind == "none" and not subject.negated:
            continue
        if (
            subject.kind in ("shared", "none")
            and (subject.noun is None or subject.noun.entity is None)
            and not m.voice.party
        ):
            continue
        if _is_conditional(sentence, subject.start):
            continue
        draft = read_verb(m, hit, subject, sentence, hit.end, hit_span(sentence, hit))
        if draft:
            yield draft
    yield from read_idioms(m, sentence)


def _is_adjective(cast: Cast, subject: Subject, sentence: Sentence, hit: Hit) -> bool:
    """ "Norrish promises": an adjective and a noun, not somebody who promises."""
    noun = subject.noun
    if noun is None or noun.entity is None or noun.form != "name" or not sentence.folded[: hit.end].endswith("s"):
        return False
    words = cast.text[noun.start : noun.end]
    return noun.entity.kind == "group" and " " not in words and not words.endswith("s")


def _goes_on(sentence: Sentence, hit: Hit) -> bool:
    """ "sent a letter proposing talks": a participle that goes on about the sentence's subject."""
    form = sentence.folded[hit.start : hit.end].split(" ")[0]
    return form.endswith("ing") and pattern("before_participle").search(sentence.folded[: hit.start]) is not None


def _is_verb(sentence: Sentence, end: int) -> bool:
    return sentence.folded[:end].endswith("ed")


def _is_conditional(sentence: Sentence, at: int) -> bool:
    clause = re.split(r"[,;]", sentence.folded[:at])[-1]
    return re.search(r"\b(?:if|unless|once|when|whether|until|before|after|should)\b", clause) is not None


def _settled(cast: Cast, drafts: list[Draft]) -> list[Draft]:
    """One act for each type and issue, the fullest; words that several readings took to be of one act count once."""
    kept: list[Draft] = []
    for draft in (d for d in drafts if d.agent or d.type == "no-comment"):
        same = next(
            (i for i, k in enumerate(kept) if k.type == draft.type and (k.issue == draft.issue or None in (k.issue, draft.issue)) and _same_agent(k, draft)),
            None,
        )  # fmt: skip
        if same is None:
            kept.append(draft)
        else:
            kept[same] = _joined(*sorted((kept[same], draft), key=_fullness, reverse=True))
    offers = {d.issue for d in kept if d.type == "propose"}
    kept = [
        d
        for d in kept
        if not (
            d.type in ("accept", "request")
            and d.issue in offers
            and len(kept) > 1
            and d.agent
            and any(o.type == "propose" and cast.same_side(o.agent, d.agent) for o in kept)
        )
    ]
    return kept[:MOST]


def _joined(full: Draft, other: Draft) -> Draft:
    """Two readings of one act: the fuller one with what only the other gives."""
    return full._replace(
        recipient=full.recipient or other.recipient,
        issue=full.issue or other.issue,
        venue=full.venue or other.venue,
        date=full.date or other.date,
        condition=full.condition or other.condition,
    )


def _same_agent(a: Draft, b: Draft) -> bool:
    return a.agent is None or b.agent is None or a.agent.id == b.agent.id


def _fullness(draft: Draft) -> int:
    return sum(x is not None for x in (draft.agent, draft.recipient, draft.issue, draft.venue, draft.condition))


def _act(text: str, draft: Draft) -> Act:
    return Act(
        type=draft.type,
        of=draft.of,
        agent=_ref(draft.agent),
        recipient=_ref(draft.recipient),
        issue=draft.issue,
        venue=draft.venue,
        date=draft.date,
        condition=draft.condition,
        negated=draft.negated,
        modality=draft.modality,
        plover=plover_of(draft.type, draft.issue, draft.negated),
        why=" ".join(text[draft.why[0] : draft.why[1]].strip(MARKS + " \n,.;:-").split()) or None,
    )


def _ref(entity: Entity | None) -> EntityRef | None:
    return EntityRef(entity.id, entity.name) if entity else None
