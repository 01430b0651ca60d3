"""Who does what a verb tells: the subject of a participle, of a verb behind "according to", of a headline's half."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.reading.linking import Link
from dragoman.reading.outline import sentence_start
from dragoman.reading.parts import Part
from dragoman.reading.words import verb_patterns


def without_day(text: str, entry: Link) -> Link:
    """ "The headquarters | on Sept. 5 | rejected the claim": when it was done is not of who did it."""
    source, cue = entry.source, entry.cue
    day = _DAY.search(text, source.start, source.end) if source and cue and source.end <= cue.start else None
    return (
        entry._replace(source=source._replace(end=day.start()))
        if source and day and day.start() > source.start
        else entry
    )


_DAY = re.compile(
    r"\s(?:(?:late\s|early\s)?on\s(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
    r"|yesterday|today|tonight|(?:last|this)\s(?:week|month|year)"
    r"|in\s(?:early\s|late\s)?(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?:\s\d{4})?|in\sa\s(?:joint\s)?(?:statement|letter|post|message|news\srelease|press\srelease))\Z"
)


def of_the_subject(text: str, entry: Link, links: Sequence[Link]) -> Link:
    """ "Macron renewed his offer of a summit between | the two leaders, | saying …": the participle is of who did what
    the sentence tells first, and not of those whom it names last."""
    source, cue = entry.source, entry.cue
    if not source or not cue:
        return entry
    start = sentence_start(text, source.start)
    if text[source.end : cue.start] == ", and " and text.endswith("according to ", start, source.start):
        doer = _DOER.match(text, start, source.start)  # "Isak refused, according to | aides, | and rejected the rest"
        return entry._replace(source=Part(start, doer.end(), "source", source.chance)) if doer else entry
    if not text.endswith("ing", cue.start, cue.end):
        return entry
    if (deed := _OTHERS_DEED.search(text, source.end, cue.start)) is not None:
        return entry._replace(source=Part(*deed.span("who"), "source", source.chance))
    if not text.endswith(", ", source.end, cue.start):
        return entry
    if (nearer := _OTHERS_CLAUSE.search(text, source.end, cue.start)) is not None:
        return entry._replace(source=Part(*nearer.span("who"), "source", source.chance))
    if text[source.end : cue.start] != ", " or not _LED.search(text, max(start, source.start - 40), source.start):
        return entry
    first = next(
        (o.source for o in links if o.source and o.cue and start <= o.source.start < o.cue.start < source.start), None
    )
    return entry._replace(source=first) if first else entry


_DOES = r"(?:[Tt]he [a-z]+|[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3})(?= (?:has |have |had )?\w+ed\b)"
_DOER = re.compile(_DOES)
# "Aides told the Herald, after [Wren] wrote to Holm | demanding".
_OTHERS_DEED = re.compile(
    r"\b(?:after|when|as|before|while)\s(?P<who>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2})\s(?:had )?"
    r"(?:\w+ed|wrote|sent|told)\b[^,;:.]*\s\Z"
)
# "Norrland offered cash, but [Sudmark] declined, | preferring".
_OTHERS_CLAUSE = re.compile(rf"\b(?:but|while|whereas)\s(?P<who>{_DOES})[^,;:.]*, \Z")
_LED = re.compile(r"\b(?:between|with|by|of|for|to|from|among|against)\s(?:the\s)?(?:[\w-]+\s(?:and\s)?){0,2}\Z")


def of_one_half(text: str, entry: Link, title: int) -> Link:
    """ "Norrland offered nothing, minister says; Sudmark: | we have the letter": of a headline's halves one speaker has
    said his own."""
    cue, content = entry.cue, entry.contents[0]
    if not cue or cue.start >= title or ";" not in text[:title]:
        return entry
    label = _LABEL.search(text, cue.end, content.start) if len(entry.contents) == 1 else None
    if label:  # "Wren appeals to Holm; Brandt: | no talks"
        source, cue = Part(*label.span("who"), "source", cue.chance), Part(*label.span("mark"), "cue", cue.chance)
        return Link(source, cue, entry.contents)
    if len(entry.contents) < 2:
        return entry
    own = tuple(p for p in entry.contents if ";" not in text[min(p.start, cue.start) : max(p.start, cue.start)])
    return entry._replace(contents=own) if own else entry


_LABEL = re.compile(r"; (?P<who>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2})(?P<mark>:)\s*\Z")


def of_one_deed(text: str, entry: Link, title: int) -> Link | None:
    """ "Norrland accepts the invitation, | Sudmark leaves it open": what another does behind a headline's comma is of
    no words of the first, and the other has not said what the first does. None: nothing is left."""
    source, cue = entry.source, entry.cue
    if not source or not cue or cue.start >= title:
        return entry
    content = entry.contents[-1]
    if content.end < source.start < cue.start:
        deed = _DEED.match(text, source.start) or _DEEDS.match(text, source.start)
        is_behind = text[content.end : source.start].strip() == "," and deed
        is_telling = verb_patterns().attributing.search(text, cue.start, cue.end)
        return None if is_behind and not is_telling and " " in text[cue.start : cue.end] else entry
    deed = _OTHER_DEED.search(text, content.start, content.end) if content.start >= cue.end else None
    if deed is None or verb_patterns().attributing.fullmatch(text, *deed.span("verb")):
        return entry
    return entry._replace(contents=(*entry.contents[:-1], content._replace(end=deed.start())))


_DEED = re.compile(r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2} (?P<verb>[a-z]{2,}[^\Ws]s)\b")
_DEEDS = re.compile(r"[a-z]+s [a-z]+\b")
_OTHER_DEED = re.compile(r", [A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2} (?P<verb>[a-z]{2,}(?:[^\Ws]s|ing))\b")
