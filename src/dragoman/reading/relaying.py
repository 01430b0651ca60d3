"""Who spoke, where the sentence also tells who passed it on: "“We stay,” [Ada Wren] told reporters, according to KTK".

Taggers give such a quotation to the last name. It is the speaker's; the outlet is read from the sentence afterwards.
"""

from __future__ import annotations

import re

from dragoman.reading.linking import Link
from dragoman.reading.parts import Part
from dragoman.reading.quotes import find_quoted
from dragoman.reading.roles import roles
from dragoman.reading.words import verb_patterns

LONGEST = 9
"""Words of a speaker with title, between the quotation and the verb."""


def to_speaker(text: str, entry: Link) -> Link:
    """`entry` given to who is said to have spoken, where its cue is the "according to" of a relay behind that."""
    cue, content = entry.cue, entry.contents[0]
    if cue and len(entry.contents) > 1 and _is_quoted_by(text, cue, content):
        return Link(content._replace(role="source"), cue, entry.contents[1:])
    if len(entry.contents) > 1 or not cue or cue.start < content.end:
        return entry
    if not _ACCORDING.fullmatch(text, cue.start, cue.end):
        return entry
    quoted = next((q for q in find_quoted(text, content.start, content.end) if q.start == content.start), None)
    end = quoted.end if quoted else content.end
    verb = verb_patterns().attributing.search(text, end, cue.start)
    who = _WHO.fullmatch(text, end, verb.start()) if verb else None
    if not verb or not who or not is_somebody(who["who"]):
        return entry
    source = Part(*who.span("who"), "source", cue.chance)
    said = Part(verb.start(), verb.end(), "cue", cue.chance)
    return Link(source, said, (content._replace(end=end),))


def _is_quoted_by(text: str, cue: Part, content: Part) -> bool:
    """ "[She] was quoted by KTK on it; “We stay.”": whoever is quoted speaks, and the paper passes it on."""
    if content.end > cue.start or text[content.end : cue.start].strip():
        return False
    return _QUOTED.search(text, cue.start, cue.end) is not None and is_somebody(text[content.start : content.end])


def is_somebody(words: str) -> bool:
    """Whether `words` may name who speaks: a name with its title, or a pronoun or description."""
    first = words.split()[0]
    is_known = first.casefold() in roles().determiners or roles().pronoun(first) is not None
    return len(words.split()) <= LONGEST and (first[0].isupper() or is_known)


_QUOTED = re.compile(r"\b(?:is|are|was|were|been)\s(?:\w+ly\s)?quoted\b", re.I)
_ACCORDING = re.compile(r"according to", re.I)
_WHO = re.compile(r",?\s+(?P<who>[^\s,.;:!?“”\"„«»()\n][^,;:!?“”\"„«»()\n]*)\s")
