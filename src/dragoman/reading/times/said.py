"""When and on what occasion each statement was made: the time words of the clause that its cue stands in.

Times inside the content are those of the thing spoken of and are passed over, as are times that belong to another
clause ("who met her on Friday, said"), to a noun ("Friday's meeting") or to another statement's cue.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dragoman.reading.linking import Link
from dragoman.reading.parts import Part
from dragoman.reading.stems import find_stems, folded, has_stem
from dragoman.reading.times.clause import Clause, find_breaks, find_clause, is_verb
from dragoman.reading.times.occasion import Occasion, find_occasion
from dragoman.reading.times.read import Times
from dragoman.reading.times.resolve import Found
from dragoman.reading.times.saying_words import saying_words
from dragoman.types import Said, Span

ADVERBIAL = frozenset(
    ("day", "near", "month", "bare month", "season", "bare season", "year", "period", "the period", "ago", "shift",
     "clock", "day part", "decade", "era", "numbered")
)  # fmt: skip
"""Rules whose times say when; durations and sets say how long and how often."""

_BARE_IF_LONGER = frozenset(("bare season", "bare month", "the period"))
"""These need none either where they are more than a name: "last summer"."""

_BARE = frozenset(("day", "near", "period", "ago", "shift", "clock"))
"""Rules whose times need no preposition: "Friday", "last week", "two days later"."""


class Told(NamedTuple):
    """When and where one statement was made."""

    said: Said | None
    occasion: Span | None


class Entry(NamedTuple):
    """A statement's parts, and the number of the statement whose content holds it."""

    link: Link
    host: int | None


def tell(text: str, times: Times, entries: Sequence[Entry]) -> list[Told]:
    """`said` and `occasion` of each statement, in the order of `entries`."""
    told: list[Told] = []
    cues = [e.link.cue for e in entries if e.link.cue]
    breaks = find_breaks(text)
    fold, words = folded(text), saying_words()
    occasions, adverbs = find_stems(fold, words.occasion_stems), find_stems(fold, words.adverb_stems)
    contents = _by_host(entries)
    for number, entry in enumerate(entries):
        others = [part for owner, part in contents[entry.host] if owner != number]
        clause = find_clause(entry.link, others, _bounds(text, entries, entry), breaks)
        if clause is None:
            told.append(Told(None, None))
            continue
        occasion = find_occasion(text, clause, times, cues, occasions)
        said = (
            find_said(text, clause, times, cues, adverbs)
            or _of_occasion(text, times, occasion)
            or _inherited(text, entries, told, number, occasion)
        )
        told.append(Told(said, occasion and occasion.span))
    return told


def _by_host(entries: Sequence[Entry]) -> dict[int | None, list[tuple[int, Part]]]:
    """The contents of statements with their numbers, those beside each other together: the words that a clause passes
    over. Those that hold a statement are not in its way."""
    contents: dict[int | None, list[tuple[int, Part]]] = {}
    for number, entry in enumerate(entries):
        contents.setdefault(entry.host, []).extend([(number, part) for part in entry.link.contents])
    return contents


def _bounds(text: str, entries: Sequence[Entry], entry: Entry) -> tuple[int, int]:
    """Where the clause may reach: an inner statement's does not leave the words that hold it."""
    if entry.host is None:
        return 0, len(text)
    start = min(p.start for p in entry.link.contents)
    held = [p for p in entries[entry.host].link.contents if p.start <= start < p.end]
    return (held[0].start, held[0].end) if held else (0, len(text))


def find_said(text: str, clause: Clause, times: Times, cues: Sequence[Part], adverbs: Sequence[int]) -> Said | None:
    """The time nearest to the cue among those of its clause. `adverbs`: where stems of adverbs begin in the text."""
    scored: list[tuple[int, int, int, str | None]] = []
    for found in times.within(clause.start, clause.end):
        if (found.rule not in ADVERBIAL and not _is_near_past(text, found)) or _DATELINE.match(text, found.end):
            continue
        gap = clause.gap(text, found.start, found.end, cues)
        start = _adverbial_start(text, found)
        if gap is None or start is None or start < clause.start:
            continue
        scored.append((gap, start, found.end, found.value.edtf))
    if not scored:
        return _trailing(text, clause, times) or _adverb(text, clause, adverbs)
    _, start, end, date = min(scored, key=lambda s: (s[0], s[1]))
    return Said(text=text[start:end], start=start, end=end, date=_certain(date))


# "SARNISH, March 5 (KTK) - …"
_DATELINE = re.compile(r"\s*(?:\([^)\n]{2,30}\)\s*)[-–—]\s")


def _certain(date: str | None) -> str | None:
    """A date that is known: an unknown year or a choice between two days is none."""
    return None if date is None or "X" in date[:3] or date[0] == "[" or ".." in date else date


def _is_near_past(text: str, found: Found) -> bool:
    """ "Recently", "in recent weeks", "within the hour"."""
    if found.rule == "reference":
        words = text[found.start : found.end]
        return found.value.timex == "PAST_REF" and (words.endswith("ly") or " " in words)  # not "recent" alone
    return found.rule in ("duration", "held") and text[
        max(0, found.start - 10) : found.start
    ].rstrip().lower().endswith("within")


def _adverbial_start(text: str, found: Found) -> int | None:
    """Where the adverbial begins, its preposition included; None where the time belongs to a noun."""
    words = saying_words()
    if _POSSESSIVE.match(text, found.end):
        return None
    before = _LAST_WORD.search(text, max(0, found.start - 25), found.start)
    word = before[1].lower() if before else ""
    if word in words.time_prepositions and before:
        return before.start(1)
    if word in words.other_prepositions or word in words.noun_openers or _HYPHEN.match(text, found.start - 1):
        return None
    is_bare = found.rule in _BARE or (found.rule in _BARE_IF_LONGER and " " in text[found.start : found.end])
    return found.start if is_bare or found.rule == "reference" or not before else None


_POSSESSIVE = re.compile(r"['’]s?\s+\w|-[a-z]")
_LAST_WORD = re.compile(r"(\w+)\s+\Z")
_HYPHEN = re.compile("[-–]")


def _of_occasion(text: str, times: Times, occasion: Occasion | None) -> Said | None:
    """The time in the name of the occasion: "at Monday's debate", "in an August speech"."""
    if occasion is None:
        return None
    for found in times.within(occasion.span.start, occasion.span.end):
        if found.rule in ADVERBIAL and found.value.point:
            words = text[found.start : found.end]
            return Said(text=words, start=found.start, end=found.end, date=_certain(found.value.edtf))
    return None


def _trailing(text: str, clause: Clause, times: Times) -> Said | None:
    """The time at the end of a short narrated content: "dismissed the offer on Saturday"."""
    for part in clause.link.contents:
        for found in times.within(part.start, part.end):
            start = _adverbial_start(text, found)
            if found.end < part.end or found.rule not in ADVERBIAL or start is None or start == found.start:
                continue
            words = text[part.start : start].split()
            if 0 < len(words) <= SHORT and not any(is_verb(word) for word in words):
                edtf = found.value.edtf
                return Said(text=text[start : found.end], start=start, end=found.end, date=_certain(edtf))
    return None


SHORT = 6
"""Words of a content that can be a thing and no clause."""


def _adverb(text: str, clause: Clause, adverbs: Sequence[int]) -> Said | None:
    """ "Previously", "earlier" right beside the cue or at the head of the sentence."""
    cue = clause.link.cue
    if cue is None or not has_stem(adverbs, clause.start, clause.end):
        return None
    for match in saying_words().adverbs.finditer(text, clause.start, clause.end):
        between = text[match.end() : cue.start] if match.end() <= cue.start else text[cue.end : match.start()]
        head = not text[clause.start : match.start()].strip('"“„« ')
        is_beside = len(between.split()) <= 2 and not any(c in between for c in ',;."“”')
        if (is_beside or (head and len(between) < 80)) and not clause.is_hidden(match.start()):
            owner = _LAST_WORD.search(text, max(0, match.start() - 25), match.start())
            if _THAN.match(text, match.end()) or (owner and owner[1].lower() in saying_words().noun_openers):
                continue
            return Said(text=match[0], start=match.start(), end=match.end(), date=None)
    return None


_THAN = re.compile(r"\s+(?:than|in|on|this|that)\b")


def _inherited(
    text: str, entries: Sequence[Entry], told: Sequence[Told], number: int, occasion: Occasion | None
) -> Said | None:
    """The time of the statement before, where the text says that the same occasion goes on."""
    link, host = entries[number].link, entries[number].host
    before = next((i for i in range(number - 1, -1, -1) if entries[i].host == host), None)
    if before is None or told[before].said is None or host is not None:
        return None
    words = saying_words()
    same = occasion is not None and occasion.is_same
    cue = link.cue
    goes_on = cue is not None and bool(words.continuing.match(text, cue.start))
    if goes_on and cue:
        last = max(p.end for p in entries[before].link.contents)
        goes_on = "\n" not in text[last : cue.start].strip() or text[last : cue.start].count("\n") <= 2
        goes_on = goes_on and cue.start - last < 600
    return told[before].said if same or goes_on else None
