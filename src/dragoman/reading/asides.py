"""What the tagger takes for a content where the words stand beside it: a day, a name, a clause on the speaker.

Each rule was found by reading refused statements of news without gold, and none of them costs an attribution of
PolNeAR's dev part that was right before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from dragoman.reading.linking import Link
from dragoman.reading.outline import sentence_start
from dragoman.reading.parts import Part
from dragoman.reading.quotes import has_quoted
from dragoman.reading.words import alternatives, verb_patterns
from dragoman.resources import load_words


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`resources/asides.yaml`."""

    speeches: list[str]


_LISTS = load_words("asides", Words)


def mend_aside(text: str, entry: Link, links: Sequence[Link]) -> Link:
    """`entry` with its words for its content. `links`: all statements, none of whose parts are taken in."""
    entry = _of_the_sentence(text, _bare_relative(text, entry), links)
    if len(entry.contents) == 1 and entry.cue and entry.source:
        for rule in (_before_who, _behind_name, _not_the_day):
            entry = rule(text, entry, links)
    return _without_speech(text, _without_joint(text, entry))


def _bare_relative(text: str, entry: Link) -> Link:
    """ "[who] has gone on air | vowing": what somebody does beside is no part of the source."""
    source = entry.source
    long = _WHO_DOES.match(text, source.start, source.end) if source else None
    return entry._replace(source=source._replace(end=long.end("who"))) if source and long else entry


_WHO_DOES = re.compile(r"(?P<who>who|which)\s(?:has|have|had|is|was|were|are|\w{3,}ed)\s", re.I)


def _of_the_sentence(text: str, entry: Link, links: Sequence[Link]) -> Link:
    """ "[She] pointed to a pact of Kelvara and Brenn, | saying": a participle behind a comma has the subject of its
    sentence, not the last name of what she pointed to."""
    source, cue = entry.source, entry.cue
    if not source or not cue or text[source.end : cue.start] != ", " or not _ADDING.match(text, cue.start, cue.end):
        return entry
    for other in links:
        if not other.source or not other.cue or not other.source.end <= other.cue.start < source.start:
            continue
        if any(p.start < source.start and source.end <= p.end and other.cue.end <= p.start for p in other.contents):
            return entry._replace(source=other.source)
    return entry


_ADDING = re.compile(r"(?:\w+ly\s)?\w+ing\b", re.I)


def _before_who(text: str, entry: Link, links: Sequence[Link]) -> Link:
    """ "[The weir leaks], according to Venn, who is its keeper": a relative clause tells who the source is."""
    cue, source, content = entry.cue, entry.source, entry.contents[0]
    assert cue and source
    if not (_ACCORDING.fullmatch(text, cue.start, cue.end) and _IS_SOURCES.fullmatch(text, source.end, content.start)):
        return entry
    start = sentence_start(text, cue.start)
    end = start + len(text[start : cue.start].rstrip(", "))
    if (
        not _WHO.match(text, content.start)
        or len(text[start:end].split()) < FEWEST
        or is_taken(links, entry, start, end)
    ):
        return entry
    return entry._replace(contents=(content._replace(start=start, end=end),))


FEWEST = 4
"""Words of a clause."""

_ACCORDING = re.compile(r"according to", re.I)
_IS_SOURCES = re.compile(r",\s")
_WHO = re.compile(r"(?:who|whose|which)\s", re.I)


def _behind_name(text: str, entry: Link, links: Sequence[Link]) -> Link:
    """ "According to the coach, Ivo Brandt, [the boat leaks]": a name behind a source without one is the source's."""
    cue, source, content = entry.cue, entry.source, entry.contents[0]
    assert cue and source
    if not (_ACCORDING.fullmatch(text, cue.start, cue.end) and text[source.end : content.start] == ", "):
        return entry
    rest = _REST.match(text, content.end) if _NAME.fullmatch(text, content.start, content.end) else None
    if not rest or is_taken(links, entry, rest.start("said"), rest.end()):
        return entry
    said = content._replace(start=rest.start("said"), end=rest.end())
    return entry._replace(source=source._replace(end=content.end), contents=(said,))


_NAME = re.compile(r"[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){1,3}")
_REST = re.compile(r",\s(?P<said>(?:[^\n.!?]|\.(?=\S))+)(?=[.!?])")


def _not_the_day(text: str, entry: Link, links: Sequence[Link]) -> Link:
    """ "[On Monday], Venn offered her help": when it was offered is not what was."""
    cue, source, content = entry.cue, entry.source, entry.contents[0]
    assert cue and source
    if not content.end <= source.start < source.end <= cue.start or text[content.end : source.start] != ", ":
        return entry
    if not _DAY.fullmatch(text, content.start, content.end):
        return entry
    rest = _OBJECT.match(text, cue.end) if verb_patterns().performing.search(text, cue.start, cue.end) else None
    if not rest or is_taken(links, entry, rest.start("said"), rest.end()):
        return entry
    return entry._replace(contents=(content._replace(start=rest.start("said"), end=rest.end()),))


_DAY = re.compile(
    r"(?:also\s)?(?:on|in|at|during|after|before|earlier|later|last|this)\s(?:[\w’'-]+\s){0,4}[\w’'-]+|yesterday|today",
    re.I,
)
_OBJECT = re.compile(
    r"\s(?P<said>(?:an?|the|his|her|its|their|to|that)\s(?:[^\n.!?;“”\"„«»]|\.(?=\S))+)(?=[.!?;])", re.I
)


def _without_joint(text: str, entry: Link) -> Link:
    """ "said [that the weir leaks], since | according to the board …": a conjunction alone begins what comes next."""
    last = entry.contents[-1]
    joint = _JOINT.search(text, last.start, last.end)
    if not joint or joint.start() == last.start or has_quoted(text, joint.start(), last.end):
        return entry
    return entry._replace(contents=(*entry.contents[:-1], last._replace(end=joint.start())))


_JOINT = re.compile(r"(?:,\s(?:since|because|and|but|while|which|who)|\s(?:since|because|and|but))\Z")


def _without_speech(text: str, entry: Link) -> Link:
    """ "said that [the weir leaks] in his Sunday speech": on what occasion it was said is no part of it."""
    last, cue = entry.contents[-1], entry.cue
    said = _IN_SPEECH.search(text, last.start, last.end)
    if not said or not cue or cue.end > last.start or has_quoted(text, said.start(), last.end):
        return entry
    if len(text[last.start : said.start()].split()) < FEWEST or not verb_patterns().attributing.search(
        text, cue.start, cue.end
    ):
        return entry
    return entry._replace(contents=(*entry.contents[:-1], last._replace(end=said.start())))


_IN_SPEECH = re.compile(
    rf",?\s(?:in|during|at)\s(?:his|her|their)\s(?:[\w’'-]+\s){{0,2}}(?:{alternatives(_LISTS.speeches)})\Z", re.I
)


def is_taken(links: Sequence[Link], entry: Link, start: int, end: int) -> bool:
    """Whether a part of another statement stands in `text[start:end]`; one with the same verb is the same statement."""
    others = [e for e in links if e is not entry and (not e.cue or e.cue != entry.cue)]
    parts: list[Part] = [p for e in others for p in (e.source, e.cue, *e.contents) if p]
    return any(p.start < end and start < p.end for p in parts)
