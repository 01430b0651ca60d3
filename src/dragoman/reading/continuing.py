"""A quotation of several paragraphs: each opens with a mark, only the last one closes.

"“I have read the draft,” she said. “It is short. ¶ “It is also late.”" is one statement: newspapers leave the mark at
the end of a paragraph out to show that the next goes on. A paragraph after a closed one is a statement of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.reading.linking import Link
from dragoman.reading.parts import Part
from dragoman.reading.quotes import DOUBLE, find_quoted
from dragoman.reading.relaying import is_somebody
from dragoman.reading.words import verb_patterns


def go_on(text: str, links: Sequence[Link]) -> list[Link]:
    """`links` with each paragraph that goes on from an open quotation in the statement that holds the paragraph before.

    Contents in further paragraphs that the tagger hung on the same verb are statements of their own.
    """
    made = list(links)
    for number in range(len(made)):
        entry = made[number]
        while more := _next(text, entry, made):
            other, part = more
            if not entry.cue:  # the verb of saying stands in the later paragraph
                if made[other].cue and made[other].contents[0] == part:
                    made[other] = made[other]._replace(contents=(*entry.contents, *made[other].contents))
                    made[number] = entry._replace(contents=())
                break
            rest = tuple(p for p in made[other].contents if p != part)
            here = [p for p in entry.contents if p.start < part.start]
            away = [p for p in entry.contents if p.start > part.start]
            entry = made[number] = entry._replace(contents=(*here, part))
            if other != number:
                made[other] = made[other]._replace(contents=rest)
            made += [Link(None, None, (p,)) for p in away]
    return [entry for entry in made if entry.contents]


def _next(text: str, entry: Link, links: Sequence[Link]) -> tuple[int, Part] | None:
    """The statement that has the next paragraph of an open quotation, and that paragraph."""
    for last in entry.contents:
        line = _LINE.search(text, last.end)
        if line is None or text[last.start] not in DOUBLE or text[last.end : line.start()].strip(_STOPS):
            continue
        quoted = find_quoted(text, last.start, line.start())
        start = line.end()
        if not quoted or quoted[-1].closed or text[start : start + 1] != text[quoted[-1].start]:
            continue
        if _tells(text, last.start, line.start()):
            continue
        for number, other in enumerate(links):
            part = next((p for p in other.contents if p.start == start), None)
            if part is None or (part in entry.contents[: entry.contents.index(last) + 2] and other is entry):
                continue
            if other is entry or other.cue is None or entry.cue is None:
                return number, part
    return None


def _tells(text: str, start: int, end: int) -> bool:
    """Whether an open quotation only lost its closing mark: "“See you there, Ode suggested." tells who spoke."""
    for verb in verb_patterns().attributing.finditer(text, start, end):
        _, comma, who = text[start : verb.start()].rpartition(",")
        if comma and who.strip() and is_somebody(who.strip()):
            return True
    return False


_STOPS = " \t.,!?…"
_LINE = re.compile(r"[ \t]*\n\s*")
