"""What kind of statement: direct, indirect, mixed, narrated or headline (docs/design.md)."""

from __future__ import annotations

import re

from dragoman.reading.dialogue import is_label
from dragoman.reading.linking import Link
from dragoman.reading.movewords import messages, moves
from dragoman.reading.quotes import has_quoted, is_quoted
from dragoman.reading.turned import is_move
from dragoman.reading.words import verb_patterns
from dragoman.types import Kind


def kind_of(text: str, link: Link, title_end: int) -> Kind:
    """`title_end`: where the article's headline ends in its text, 0 when there is none."""
    start = min(p.start for p in link.contents)
    if start < title_end:
        return "headline"
    if is_label(text, link):
        return "direct"  # a transcript gives what was said, and needs no marks for it
    if all(is_quoted(text, p.start, p.end) or _DASHED.search(text, 0, p.start) for p in link.contents):
        return "direct"
    if any(has_quoted(text, p.start, p.end) for p in link.contents):
        return "mixed"
    return "narrated" if link.cue and _tells_of_act(text, link) else "indirect"


_DASHED = re.compile(r"(?:\A|\n)[–—―]\s(?:[^\n]*[.:,]\s[–—―]\s)?\Z")
"""What stands in a line before speech that a dash opens, or goes on with behind who says it."""


def _tells_of_act(text: str, link: Link) -> bool:
    """Whether cue and content together name an act of speech instead of giving what was said."""
    assert link.cue
    cue, content = text[link.cue.start : link.cue.end], text[link.contents[0].start : link.contents[0].end]
    patterns = verb_patterns()
    if _WITHHELD.search(cue) and patterns.silent.search(f"{cue} {content}"):
        return True
    act = patterns.narrated.search(f"{cue} {content[:12]}" if len(cue.split()) == 1 else cue)
    if act and act.start() < len(cue):  # "says | the decline …" tells of no declining
        return link.contents[0].start > link.cue.start and not _CLAUSE.match(content)
    if not (is_move(link) or _is_move_cue(cue)) or messages().search(cue) or _CLAUSE.match(content):
        return False
    if link.contents[0].start < link.cue.start and not is_move(link):
        return _BEING.search(text, link.contents[0].end, link.cue.end) is not None
    if cue.endswith("ing") and not moves().fullmatch(f"{cue[:-3]}ed") and not moves().fullmatch(f"{cue[:-3]}es"):
        return False  # ", saying a guest should not have to ask": the words, by a verb that is no move
    if _BIDDEN.match(content) and patterns.directing.search(cue):
        return False
    head = _DESCRIBED.split(content, maxsplit=1)[0]
    return is_move(link) or not (_SUBJECT.match(head) or _FINITE.search(head) or patterns.past.search(head))


def _is_move_cue(cue: str) -> bool:
    """Whether a cue is a verb of `moves`, passive too, with nothing or a thing behind it: "dropped its claim to"."""
    bare = _BEING.sub("", cue, count=1).strip()
    return moves().fullmatch(bare) is not None or (moves().match(bare) is not None and _OBJECT.search(bare) is not None)


_BEING = re.compile(r"\b(?:(?:has|have|had)\sbeen|was|were|is|are|been)\b", re.I)
_OBJECT = re.compile(r"\s(?:its|his|her|their|the|any|an?)\s[\w-]+(?:\s\w+)*\Z", re.I)
_WITHHELD = re.compile(r"\b(?:not|n['’]t|never|declin|refus|without|no\s(?:\w+\s)?comment)", re.I)
# "Urged | both sides to leave" gives the words of the message.
_BIDDEN = re.compile(r"(?:[\w’'.-]+\s){1,6}(?:not\s)?to\s\w+", re.I)
# A thing, or what one will do oneself ("denied | the charge", "threatened | to leave"), has no verb of its own before
# the words that describe it ("the claim | that he left").
_DESCRIBED = re.compile(r"\s(?:that|which|who|whom|whose|where|when|if|unless|until|before|after|because)\b", re.I)
_SUBJECT = re.compile(r"(?:he|she|they|we|i|you|there|it(?=\s))\b", re.I)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|could|can|should|did|does|do|must|may|might)\b", re.I
)
# "That version" is a thing, "that he would come" a clause; a thing so pointed at is seldom named in four words.
_CLAUSE = re.compile(r"(?:that(?=(?:\s+\S+){3})|if|whether|how|why|what|when|where|who)\b", re.I)
