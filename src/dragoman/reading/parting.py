"""Two accounts in one sentence: "Vardeland says 143 of its soldiers are held, while Brenn puts the figure at 97".

The tagger takes the second account for more of the first one's words, or passes over a figure that somebody puts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from dragoman.reading.furniture import Line
from dragoman.reading.linking import Link
from dragoman.reading.movewords import ends_in_move, move_lists, move_verbs
from dragoman.reading.outline import sentences
from dragoman.reading.parts import Part
from dragoman.reading.quotes import find_quoted, has_quoted
from dragoman.reading.subjects import find_phrase, find_subject
from dragoman.reading.turned import APPOSED
from dragoman.reading.words import alternatives, load_verbs, past_forms, third_person

CHANCE = 0.772
"""What is put down for the chance of a part that the sentence's form alone speaks for."""


def is_parted(entry: Link) -> bool:
    """Whether a statement was put together here."""
    return entry.cue is not None and entry.cue.chance == CHANCE


def part_accounts(
    text: str, links: Sequence[Link], lines: Sequence[Line], names: Sequence[Part], title: int
) -> list[Link]:
    """`links` with accounts parted, and with the figures that somebody puts."""
    made: list[Link] = []
    for entry in links:
        made += _part(text, entry, names)
    for line in lines:
        if line.start < title or not line.is_sentence or not _PUTS.search(line.text):
            continue
        quoted = [(q.start, q.end) for q in find_quoted(text, line.start, line.end)]
        for start, end in sentences(text, line.start, line.end, quoted):
            made += [e for e in _figures(text, start, end, names) if not any(_meet(e, other) for other in made)]
    return sorted(made, key=lambda e: (min(p.start for p in e.contents), e.cue.start if e.cue else 0))


def _part(text: str, entry: Link, names: Sequence[Part]) -> Iterator[Link]:
    entry = _answered(text, entry)
    content = entry.contents[-1]
    if not entry.cue or entry.cue.end > content.start or has_quoted(text, content.start, content.end):
        yield entry
        return
    is_aside = entry.source is not None and _WHO.fullmatch(text, entry.source.end, entry.cue.start) is not None
    over = (_OVER if is_aside else _BUT).search(text, content.start, content.end)
    if over:
        content = content._replace(end=over.start())
        entry = entry._replace(contents=(*entry.contents[:-1], content))
    for joint in _WHILE.finditer(text, content.start, content.end):
        verb = _verbs().search(text, joint.end(), content.end)
        source = find_phrase(text, joint.end(), verb.start(), names, whole=True) if verb else None
        if not verb or not source:
            continue
        yield entry._replace(contents=(*entry.contents[:-1], content._replace(end=joint.start())))
        that = _THAT.match(text, verb.end(), content.end)
        start = that.end() if that else verb.end()
        if len(text[start : content.end].split()) >= FEWEST:
            cue = Part(*verb.span(), "cue", CHANCE)
            yield Link(source._replace(chance=CHANCE), cue, (Part(start, content.end, "content", CHANCE),))
        return
    is_last = ends_in_move(text[content.start : content.end].rstrip(" .,"))
    for verb in move_verbs().finditer(text, content.start, content.end) if is_last else ():
        source = find_subject(text, content.start, verb.start(), names)
        what = APPOSED.search(text, content.start, source.start) if source else None
        if source and what and not text[verb.end() : content.end].strip(" .,"):
            yield entry._replace(contents=(*entry.contents[:-1], content._replace(end=what.start())))
            cue = Part(*verb.span(), "cue", CHANCE)
            yield Link(source._replace(chance=CHANCE), cue, (Part(*what.span("what"), "content", CHANCE),))
            return
    yield entry


def _answered(text: str, entry: Link) -> Link:
    """ "The envoy, asked when he would leave, | promised a date": who was asked says what comes after that."""
    source, cue, content = entry.source, entry.cue, entry.contents[-1]
    if not source or not cue or not _ASKED.fullmatch(text, source.end, cue.end) or len(entry.contents) > 1:
        return entry
    for joint in _COMMA.finditer(text, content.start, content.end):
        verb = _verbs().match(text, joint.end(), content.end)
        if verb and len(text[verb.end() : content.end].split()) >= 2:
            start = verb.end() + len(text[verb.end() :]) - len(text[verb.end() :].lstrip())
            return Link(source, cue._replace(start=verb.start(), end=verb.end()), (content._replace(start=start),))
    return entry


_ASKED = re.compile(r",?\s(?:when\s|if\s)?(?:asked|pressed|questioned)(?:\s(?:about|on|whether|by reporters))?", re.I)
_COMMA = re.compile(r",\s(?:\w+ly\s)?")

FEWEST = 3
"""Words of a second account."""


def _figures(text: str, start: int, end: int, names: Sequence[Part]) -> Iterator[Link]:
    for verb in _PUTS.finditer(text, start, end):
        source = find_subject(text, start, verb.start(), names)
        if source:
            cue = Part(*verb.span("verb"), "cue", CHANCE)
            yield Link(source._replace(chance=CHANCE), cue, (Part(*verb.span("what"), "content", CHANCE),))


def _meet(one: Link, other: Link) -> bool:
    return any(
        p.start < q.end and q.start < p.end
        for p in (one.cue, *one.contents)
        if p
        for q in (other.cue, *other.contents)
        if q
    )


@cache
def _verbs() -> re.Pattern[str]:
    verbs = load_verbs()
    every = [v for v in verbs.attributing if v not in verbs.attitude and v not in verbs.desire]
    found = {f for v in every for f in (*past_forms(v, verbs.irregular), third_person(v), v)}
    return re.compile(rf"\b(?:{alternatives({*found, 'put', 'puts'})})\b", re.I)


# "The envoy, who had promised to wait[, was said to have left]": the relative clause is over, the sentence goes on.
_WHO = re.compile(r",?\swho\b[^,]*", re.I)
_OVER = re.compile(r",\s(?:was|were|is|are|has|had|have|will|would|\w{3,}ed)\s", re.I)
# "Confirmed that he had left[, but gave no date]": what one did not say is the writer's.
_BUT = re.compile(rf",?\s(?:but|and)\s(?:{alternatives(move_lists().withheld)})\b", re.I)
_WHILE = re.compile(r",\s(?:while|whereas)\s", re.I)
_THAT = re.compile(r"\s(?:that\s)?", re.I)
_NUMBER = rf"(?:\d|(?:{alternatives(move_lists().numbers)})\b)"
# "Puts the figure at 97".
_PUTS = re.compile(
    r"\b(?:(?P<verb>puts?|estimate[ds]?|reckon(?:s|ed)?)\s"
    r"(?P<what>(?:the|its|their|his|her|that)\s(?:[\w’'-]+\s){1,7}?"
    rf"at\s(?:[a-z]+\s){{0,3}}{_NUMBER}[^,;:“”\"]*?)"
    r"(?=\s*(?:[,;.]|\Z|\s(?:and|but|while)\s)))",
    re.I,
)
