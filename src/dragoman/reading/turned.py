"""Moves whose object comes first: "a truce that Vardeland has rejected", "the offer was turned down by the envoy".

They are told with the same verbs as those whose subject comes first (`moves`), and held to the same gate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from dragoman.reading.linking import Link
from dragoman.reading.movewords import adding, countering, move_lists, participles
from dragoman.reading.parts import Part
from dragoman.reading.subjects import find_lead, find_phrase, find_subject, skip_dateline
from dragoman.reading.words import alternatives

CHANCE = 0.801
"""What is put down for the chance of a part that the sentence's form alone speaks for."""


def is_move(entry: Link) -> bool:
    """Whether a statement was put together here or in `moves`."""
    return entry.cue is not None and entry.cue.chance == CHANCE


def find_before(text: str, start: int, subject: Part, done: int) -> Part | None:
    """What stands before the subject as the object of its verb, which ends at `done`: "the seven years which | Belhar
    has demanded", "a charge | the palace denies", "This request | the envoy had made"."""
    if not _NO_OBJECT.match(text, done):
        return None
    for pattern in (_RELATIVE, APPOSED, _FRONTED):
        match = pattern.search(text, start, subject.start)
        if match:
            start, stop = match.span("what")
            bare = _HANGING.sub("", text[start:stop])  # "a demand on which it had insisted"
            return Part(start, start + len(bare), "content", CHANCE)
    return None


def find_passives(
    text: str, start: int, end: int, names: Sequence[Part], links: Sequence[Link], quoted: Sequence[tuple[int, int]]
) -> Iterator[Link]:
    """ "The invitation was turned down by the palace on Monday"."""
    if text.find("by", start, end) < 0:
        return  # asked of every sentence: what is dear is not
    first = skip_dateline(text, start, end)
    for verb in participles().finditer(text, first, end):
        by = _BY.match(text, verb.end(), end)
        being = _BEING.search(text, first, verb.start())
        if not by or not being or any(low < verb.end() and first < high for low, high in quoted):
            continue
        aside = _ASIDE.search(text, first, being.start())
        what = _WHAT.search(text, first, aside.start() if aside else being.start())
        source = find_phrase(text, by.end(), end, names)
        if not what or not source or find_subject(text, start, being.start(), names):
            continue
        content, cue = Part(*what.span("what"), "content", CHANCE), Part(*verb.span("verb"), "cue", CHANCE)
        if not any(_meet(p, q) for e in links for p in (e.cue, *e.contents) if p for q in (content, cue)):
            yield Link(source._replace(chance=CHANCE), cue, (content,))
        second = _SECOND.match(text, source.end, end)
        again = participles().match(text, second.end(), end) if second else None
        done = _BY.match(text, again.end(), end) if again else None
        other = find_phrase(text, done.end(), end, names) if done else None
        if again and other:
            cue = Part(*again.span("verb"), "cue", CHANCE)
            if not any(_meet(p, cue) for e in links for p in (e.cue, *e.contents) if p):
                yield Link(other._replace(chance=CHANCE), cue, (content,))


def find_participles(
    text: str, start: int, end: int, names: Sequence[Part], links: Sequence[Link], quoted: Sequence[tuple[int, int]]
) -> Iterator[Link]:
    """ "Ada Wren left the room, accusing Vardeland of bad faith": another thing that the sentence's subject says."""
    found = chain(
        adding().finditer(text, start, end),
        countering().finditer(text, start, end) if text.find(" by ", start, end) >= 0 else (),
    )
    for verb in found:
        if any(low <= verb.start() < high for low, high in quoted):
            continue
        source = find_lead(text, start, verb.start("verb"), names) or (
            find_subject(text, start, verb.start(), names) if verb.re is countering() else None
        )
        rest = _SAID.match(text, verb.end(), end)
        if not source or not rest or any(low < rest.end() and rest.start() < high for low, high in quoted):
            continue
        that = _THAT.match(text, verb.end(), rest.end())
        begin = that.end() if that else verb.end() + 1
        cue, content = Part(*verb.span("verb"), "cue", CHANCE), Part(begin, rest.end(), "content", CHANCE)
        if not any(_meet(p, q) for e in links for p in (e.cue, *e.contents) if p for q in (content, cue)):
            yield Link(source._replace(chance=CHANCE), cue, (content,))


_SAID = re.compile(r"\s[^;:–—“”\"]{8,}?(?=[.;]?\Z|[;–—]|,\s(?:and|but)\s(?:he|she|they|it)\s)")
_THAT = re.compile(r"\sthat\s")
_SECOND = re.compile(r",?(?:\s[^,;:“”\"]{0,60},)?\s(?:and|but)\s(?:then\s|later\s)?")


def _meet(one: Part, other: Part) -> bool:
    return one.start < other.end and other.start < one.end


_DETERMINED = (
    r"(?P<what>\b(?:the|an?|its|his|her|their|all|any|every|some|no|such|this|that|these|those|\w+[’']s|\w+s[’'])\s"
    r"(?:(?!(?:which|that|who|and|but|the|a|an)\b)[\w’'-]+\s){0,7}?[\w’'-]+"
    r"(?:\s(?:of|for)\s(?:(?:the|an?|its|his|her|their|all|any)\s)?(?:(?!(?:which|that|who|and|but|the|a|an)\b)[\w’'-]+\s){0,3}?[\w’'-]+)*"
)
# What follows a verb whose object stands before it: an end, or when and where.
_NO_OBJECT = re.compile(
    r"\s*(?:[.,;:!?)–—-]|\Z|\s(?:since|on|in|at|last|yesterday|this|for|until|but|and|as|when|while|during|before|after|earlier"
    r"|again|from|outright|twice|long|so|repeatedly|only)\b)",
    re.I,
)
_HANGING = re.compile(r"\s(?:on|for|to|about|against|of|from|in|with)\Z", re.I)
_RELATIVE = re.compile(rf"{_DETERMINED}),?\s(?:which|that)\s+\Z", re.I)
APPOSED = re.compile(
    r"(?:,|\b(?:is|was|are|were))\s"
    rf"(?P<what>(?:something|an?\s(?:[\w-]+\s){{0,2}}?(?:{alternatives(move_lists().answered)}))),?\s(?:(?:which|that)\s)?\Z",
    re.I,
)
_FRONTED = re.compile(r"(?<![\w,] )(?P<what>\b(?:This|That|These|Those|Such an?)\s[\w-]+)\s+\Z")
_ASIDE = re.compile(r",\s(?:which|that|first|made|put|drafted)\b[^,;:“”\"]*,?\Z")
_BEING = re.compile(
    r"\s(?:(?:has|have|had)\sbeen|was|were|is|are)\s(?:\w+ly\s|also\s|again\s|at once\s|soon\s|later\s)*\Z",
    re.I,
)
_BY = re.compile(r"(?:\s[\w’'-]+){0,8}?\sby\s")
_WHAT = re.compile(
    r"(?:\A|(?<=\s))"
    r"(?P<what>(?:The|An?|This|That|These|Those|His|Her|Its|Their|No|Both|All|[A-Z][\w’'-]*)\b[^,;:“”\"]*)\Z"
)
