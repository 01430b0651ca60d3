"""Who says a quotation that a line before announces: "Following the update, the minister said: ¶ “It is …".

The tagger reads a line at a time and now and then passes over a verb that has no words beside it; the paragraphs that
it announces are then nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.reading.continuing import go_on
from dragoman.reading.linking import Link
from dragoman.reading.outline import sentence_start
from dragoman.reading.parts import Part
from dragoman.reading.quotes import DOUBLE
from dragoman.reading.subjects import find_subject
from dragoman.reading.words import verb_patterns

CHANCE = 0.8
"""What is put down for the chance of the parts: a line that ends so has its words in the next."""


def add_announced(text: str, links: Sequence[Link], names: Sequence[Part]) -> list[Link]:
    """`links`, where a quotation without source and cue begins a line, with those of the line before, and the further
    paragraphs of such a quotation in one statement with it."""
    made = [_announced(text, entry, names) for entry in links]
    return go_on(text, made) if made != list(links) else made


def _announced(text: str, entry: Link, names: Sequence[Part]) -> Link:
    start = entry.contents[0].start
    if entry.source or entry.cue or text[start] not in DOUBLE:
        return entry
    lead = _LEAD.search(text, max(0, start - LONGEST), start)
    if not lead:
        return entry
    begin = sentence_start(text, lead.start())
    verbs = list(verb_patterns().attributing.finditer(text, max(begin, lead.start()), lead.end()))
    who = find_subject(text, begin, verbs[-1].start(), names) if verbs else None
    if who is None:
        return entry
    cue = Part(*verbs[-1].span(), "cue", CHANCE)
    return entry._replace(source=who._replace(chance=CHANCE), cue=cue)


LONGEST = 240
"""Characters of a line's last clause, and of the empty lines behind it, at most."""

_LEAD = re.compile(r"[^\n.!?:;“”\"„«»]+:[ \t\u00a0]*\n\s*\Z")
