"""Who stands between the two sides of an article: the one whom its words call a mediator."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from dragoman.story.rules import Rules
from dragoman.types import Reading, Span

BEFORE = 40
"""Characters from a name to what it does."""
_SENTENCE = re.compile(r"[^.!?\n]+")


def find_mediators(
    text: str,
    reading: Reading,
    named_in: Callable[[Iterable[Span]], tuple[str, ...]],
    side_of: Callable[[str], str | None],
    bodies: Callable[[str], bool],
    main: Sequence[str],
    rules: Rules,
) -> frozenset[str]:
    """Ids of the sides that mediate between others in an article, of which `main` are the two it is most about.

    - A side one of whose people has the word in his title, or is called so: "the Quessin mediator, X", and what "the
      mediator" told the press names no second side.
    - The one side besides `main` that a sentence with such a word names: "Quessin, which mediates between them".
    - Who speaks of "both sides" and is neither of them, tells what each of two others did, or speaks for a body of no
      land (`bodies`): a commission that speaks of both countries is neither.
    """
    found = {side_of(e.id) for e in reading.entities if e.role and rules.mediating_pattern.search(e.role)}
    called = [
        (m, side_of(e.id))
        for e in reading.entities
        for m in e.mentions
        if e.kind != "group" and m.form == "nominal" and rules.mediating_pattern.search(m.text)
    ]
    found |= {side for _, side in called}
    for statement in reading.statements:
        speaker = side_of(statement.speaker.id) if statement.speaker else None
        if any(rules.both_pattern.search(span.text) for span in statement.content):
            agents = {side_of(act.agent.id) for act in statement.acts if act.agent}
            is_body = statement.speaker is not None and bodies(statement.speaker.id)
            if speaker not in main or (len(agents) > 1 and speaker not in agents) or is_body:
                found.add(speaker)
    for match in rules.mediating_pattern.finditer(text) if len(main) == 2 else ():
        if any(m.start <= match.start() and match.end() <= m.end for m, _ in called):
            continue
        start = max((s.start() for s in _SENTENCE.finditer(text, 0, match.start() + 1)), default=0)
        end = _SENTENCE.match(text, match.start())
        before = named_in([Span(max(match.start() - BEFORE, start), match.start(), "")])
        if before and rules.mediates_pattern.fullmatch(match.group()):
            found.add(before[-1])  # "Quessin, which mediates between the two sides": also where most acts are with it
        named = {*named_in([Span(start, end.end() if end else match.end(), "")])} - {*main}
        found |= named if len(named) == 1 else set()
    return frozenset(side for side in found if side)
