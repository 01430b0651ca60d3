"""What has the form of a statement and tells of nobody's words."""

from __future__ import annotations

import re

from dragoman.reading.linking import Link
from dragoman.reading.parts import Part
from dragoman.reading.words import verb_patterns


def is_told(text: str, entry: Link) -> bool:
    """Whether somebody says something here.

    Not so where nobody does: "are believed to have died", "it goes without saying", "no date has been announced". And
    "Asked about the talks, he said …" tells who answered, not who asked.
    """
    if not entry.cue:
        return True
    if _PURPOSE.match(text, entry.cue.start, entry.cue.end):
        return False
    if entry.source:
        if text[entry.source.start : entry.cue.end].casefold() == "i mean":
            return False
        return not _is_addressed(text, entry.source, entry.cue)
    cue = text[entry.cue.start : entry.cue.end]
    around = text[max(0, entry.cue.start - 12) : entry.cue.end + 12]
    if _IDLE.search(around) or _ASKED.match(cue):
        return False
    passive = _PASSIVE.search(cue)
    if passive and verb_patterns().supposed.search(cue, passive.end() - len(passive[1])):
        return False
    content = text[entry.contents[0].start : entry.contents[0].end]
    return not (passive and _NOTHING.match(content) and entry.contents[0].start < entry.cue.start)


def _is_addressed(text: str, source: Part, cue: Part) -> bool:
    """ "Do you think …?", "if you say so": whoever is spoken to says nothing here, unless it is told as past."""
    return _YOU.fullmatch(text, source.start, source.end) is not None and not verb_patterns().past.search(
        text, cue.start, cue.end
    )


_PURPOSE = re.compile(r"to\s", re.I)  # "met leaders to discuss …": what for, not what was said
_YOU = re.compile(r"you|your|one|anyone|anybody", re.I)
_IDLE = re.compile(
    r"needless to say|goes without saying|to say the least|that is to say|that being said|to say nothing", re.I
)
_ASKED = re.compile(r"(?:when |if )?asked\b", re.I)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\b(?:\s\w+){0,2}?\s(\w+(?:ed|id|ought|ood|own))\b", re.I)
_NOTHING = re.compile(r"no(?:thing|ne| one)?\b", re.I)
