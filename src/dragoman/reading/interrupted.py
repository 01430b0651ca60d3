"""Words that their attribution interrupts: "[The gates], Venn said, [leak at night]". The content is both sides.

A tagger often takes one side, and of what stands before a colon too much. The counts are of PolNeAR's training part.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from dragoman.reading.asides import is_taken
from dragoman.reading.linking import Link
from dragoman.reading.outline import last_break, sentence_start
from dragoman.reading.parting import CHANCE
from dragoman.reading.parts import Part
from dragoman.reading.quotes import DOUBLE, MARKS, find_quoted, has_quoted
from dragoman.reading.words import alternatives, verb_patterns
from dragoman.resources import load_words


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`resources/interrupted.yaml`."""

    joints: list[str]
    openers: list[str]
    occasions: list[str]
    beside: list[str]
    topics: list[str]
    determiners: list[str]
    leads: list[str]
    going_on: list[str]
    waiting: list[str]


_LISTS = load_words("interrupted", Words)


def both_sides(text: str, entry: Link, links: Sequence[Link]) -> Link:
    """`entry` with what stands on the other side of its attribution. `links`: all, none of whose parts are taken in."""
    entry = _so(text, _of_this_sentence(text, entry), links)
    cue, source = entry.cue, entry.source
    if not cue or not source:
        return entry
    low, high = min(cue.start, source.start), max(cue.end, source.end)
    high -= text[high - 1] == ","  # "according to the envoy, Ivo Brandt,": what describes him ends with its comma
    if text[low - 2 : low] != ", ":
        return entry
    entry = _from_the_noun(text, entry, links)
    if text[high : high + 2] != ", ":
        return entry
    how = text[cue.start : cue.end]
    if not (_ACCORDING.fullmatch(how) or verb_patterns().attributing.search(how)):
        return entry
    if entry.contents[0].start == high + 2:
        return _from_before(text, entry, low, links)
    return _goes_on(text, _from_the_colon(text, entry, low), low, high + 2, links)


def _from_before(text: str, entry: Link, low: int, links: Sequence[Link]) -> Link:
    """ "[The gates], Venn said, | leak at night": where commas stand on both sides of who said it, the sentence began
    with the same words.

    Of 246 contents without marks 220 take in what stands before, adverbials among it; most of the others stand behind
    a conjunction or an occasion, which are left alone. Before quotation marks a comma stands in any case: there only
    where the words in them do not begin a sentence and what stands before is a noun or a topic.
    """
    first, start = entry.contents[0], sentence_start(text, low)
    start = max((m.end() for m in _COLON.finditer(text, start, low)), default=start)
    lead = text[start : low - 2]
    if not 0 < len(lead) <= LONGEST or any(c in DOUBLE for c in lead):
        return entry
    if _JOINT.search(lead) or _OPENER.fullmatch(lead) or _OCCASION.match(lead) or _POINTING.match(text, first.start):
        return entry
    if text[first.start] in MARKS:
        if not text[first.start + 1 : first.start + 2].islower() and not _TOPIC.match(lead):
            return entry
        if not (_NOUN.match(lead) or _TOPIC.match(lead)):
            return entry
    if is_taken(links, entry, start, low):
        return entry
    return entry._replace(contents=(first._replace(start=start, end=low - 2), *entry.contents))


def _goes_on(text: str, entry: Link, low: int, start: int, links: Sequence[Link]) -> Link:
    """ "[The gates], Venn said, | leak at night": the sentence goes on with the same words behind who said it.

    Of 255 such contents 235 do, where no participle, clause or phrase on the speaker follows.
    """
    last = entry.contents[-1]
    if last.end != low - 2 or _BESIDE.match(text, start) or text[last.end - 1] in MARKS:
        return entry
    is_named_last = entry.source is not None and entry.cue is not None and entry.cue.start < entry.source.start
    if not _OWN.match(text, start) and (is_named_last or _is_whole(text, last)):
        return entry  # "said Venn, 80, a widow" goes on with her; "It leaks, Venn said, the rest of them" is over
    end = _sentence_end(text, start)
    if end - start < FEWEST or "\n" in text[start:end] or is_taken(links, entry, start, end):
        return entry
    return entry._replace(contents=(*entry.contents, last._replace(start=start, end=end)))


def _is_whole(text: str, content: Part) -> bool:
    """Whether a content can be all of a sentence: it has a verb, and no "if" that makes it wait for another clause."""
    return not _WAITING.match(text, content.start) and _FINITE.search(text, content.start, content.end) is not None


def _from_the_colon(text: str, entry: Link, low: int) -> Link:
    """ "The keeper agreed: [the gates], he said, [leak]": what stands before the colon is the writer's."""
    before = [p for p in entry.contents if p.end <= low]
    if not before or before[-1].end != low - 2:
        return entry
    begin = sentence_start(text, low)
    start = max(text.rfind(": ", begin, low), text.rfind("; ", begin, low)) + 2
    if start < 2 or before[0].start >= start or has_quoted(text, before[0].start, low):
        return entry
    kept = [p._replace(start=max(p.start, start)) for p in before if p.end > start]
    return entry._replace(contents=(*kept, *entry.contents[len(before) :])) if kept else entry


def _from_the_noun(text: str, entry: Link, links: Sequence[Link]) -> Link:
    """ "The claim | that the gates leak, he called «a lie»": the clause is part of what begins the sentence."""
    first = entry.contents[0]
    if not text.startswith("that ", first.start):
        return entry
    start = sentence_start(text, first.start)
    if not _CLAIM.fullmatch(text, start, first.start) or is_taken(links, entry, start, first.start):
        return entry
    return entry._replace(contents=(first._replace(start=start), *entry.contents[1:]))


def _of_this_sentence(text: str, entry: Link) -> Link:
    """ "[Not so], said Venn: [the gates hold]. Quill | would say little": a later sentence's middle is another's."""
    last = entry.contents[-1]
    if len(entry.contents) < 2 or not text[last.start].islower():
        return entry
    behind = max(p.end for p in (entry.contents[-2], entry.cue, entry.source) if p)
    if last_break(text, behind, last.start) is None or has_quoted(text, last.start, last.end):
        return entry
    return entry._replace(contents=entry.contents[:-1])


def _so(text: str, entry: Link, links: Sequence[Link]) -> Link:
    """ "[The gates], so the keeper, Orla Venn, | have leaked for years": papers that write so cite so. What begins the
    sentence is a noun without a verb, so the verb behind the speaker's name is that noun's."""
    source = entry.source
    if not source or not text.endswith(", so ", 0, source.start):
        return entry
    start, low = sentence_start(text, source.start), source.start - len(", so ")
    high = source.end - (text[source.end - 1] == ",")
    if (
        text[high : high + 2] != ", "
        or not _AUXILIARY.match(text, high + 2)
        or not _NOUN_ALONE.fullmatch(text, start, low)
    ):
        return entry
    end = _sentence_end(text, high)
    if is_taken(links, entry, start, end):
        return entry
    cue = Part(low + 2, low + 4, "cue", CHANCE)
    return Link(
        source._replace(chance=CHANCE),
        cue,
        (Part(start, low, "content", CHANCE), Part(high + 2, end, "content", CHANCE)),
    )


LONGEST = 200
"""Characters of what stands before the attribution."""

FEWEST = 6
"""Characters of what stands behind it."""

_VERBS = r"(?:is|are|was|were|has|have|had|will|would|could|can|did|does|must|may|might|should)"
_ACCORDING = re.compile(r"according to", re.I)
_COLON = re.compile(r"[:;]\s|\s[–—-]\s")
# "because, according to Venn, it leaks": what is not told yet.
_JOINT = re.compile(rf"(?:\A|[\s,])(?:{alternatives(_LISTS.joints)})\Z", re.I)
_OPENER = re.compile(rf"(?:{alternatives(_LISTS.openers)})", re.I)
_OCCASION = re.compile(rf"(?:{alternatives(_LISTS.occasions)})\b", re.I)
_BESIDE = re.compile(rf"(?:\w+ing|\d+,?|{alternatives(_LISTS.beside)})\b", re.I)
_OWN = re.compile(rf"(?:{_VERBS}|{alternatives(_LISTS.going_on)})\b", re.I)
_TOPIC = re.compile(rf"(?:{alternatives(_LISTS.topics)})\s", re.I)
_DETERMINED = rf"(?i:{alternatives(_LISTS.determiners)})"
_NOUN = re.compile(
    rf"{_DETERMINED}(?:\s[\w’'-]+){{1,12}}\Z|(?!(?i:{alternatives(_LISTS.leads)})\b)(?:[A-Z][\w’'.-]*\s?)+\Z"
)
_NOUN_ALONE = re.compile(rf"{_DETERMINED}(?:\s(?!\w+ed\b)[\w’'-]+){{1,4}}|[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){{0,3}}")
_POINTING = re.compile(r"(?:which|who|whose|whom)\b")
_WAITING = re.compile(rf"(?:but\s|and\s)?(?:{alternatives(_LISTS.waiting)})\b", re.I)
_FINITE = re.compile(rf"\b(?:{_VERBS}|\w{{3,}}ed)\b|\w[’']s\b", re.I)
_AUXILIARY = re.compile(rf"{_VERBS}\b")
_CLAIM = re.compile(r"(?:The|His|Her|Its|Their|Any|This)\s[^\n,.:;“”\"„«»]{3,80}\s")


def _sentence_end(text: str, at: int) -> int:
    """Where the sentence ends, its stop left out."""
    line = text.find("\n", at)
    line = len(text) if line < 0 else line
    quoted = find_quoted(text, at, line)
    for stop in _STOP.finditer(text, at, line):
        held = next((q for q in quoted if q.start < stop.start() < q.end), None)
        if held is None or held.end <= stop.start() + 2:
            return held.end if held else stop.start()
    return line


_STOP = re.compile(r"[.!?](?=[\"”“’»)]?(?:\s+[^a-z\s]|\s*\Z|\s*\n))")
