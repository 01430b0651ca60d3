"""What kind of statement: direct, indirect, mixed, narrated or headline (docs/design.md)."""

from __future__ import annotations

import re

from dragoman.reading.dialogue import is_label
from dragoman.reading.linking import Link
from dragoman.reading.quotes import has_quoted, is_quoted
from dragoman.reading.words import verb_patterns
from dragoman.types import Kind


def kind_of(text: str, link: Link, title_end: int) -> Kind:
    """`title_end`: where the article's headline ends in its text, 0 when there is none."""
    start = min(p.start for p in link.contents)
    if start < title_end:
        return "headline"
    if is_label(text, link):
        return "direct"  # a transcript gives what was said, and needs no marks for it
    if all(is_quoted(text, p.start, p.end) for p in link.contents):
        return "direct"
    if any(has_quoted(text, p.start, p.end) for p in link.contents):
        return "mixed"
    return "narrated" if link.cue and _tells_of_act(text, link) else "indirect"


def _tells_of_act(text: str, link: Link) -> bool:
    """Whether cue and content together name an act of speech instead of giving what was said."""
    assert link.cue
    cue, content = text[link.cue.start : link.cue.end], text[link.contents[0].start : link.contents[0].end]
    patterns = verb_patterns()
    if _WITHHELD.search(cue) and patterns.silent.search(f"{cue} {content}"):
        return True
    act = patterns.narrated.search(f"{cue} {content[:12]}" if len(cue.split()) == 1 else cue)
    if not act or act.start() >= len(cue):
        return False  # "says | the decline …" tells of no declining
    return link.contents[0].start > link.cue.start and not _CLAUSE.match(content)


_WITHHELD = re.compile(r"\b(?:not|n['’]t|never|declin|refus|without)", re.I)
# "That version" is a thing, "that he would come" a clause; a thing so pointed at is seldom named in four words.
_CLAUSE = re.compile(r"(?:that(?=(?:\s+\S+){3})|if|whether|how|why|what|when|where|who)\b", re.I)
