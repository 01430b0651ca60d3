"""How far what is told reaches: from its object on, past the day that stands in it, not into a headline's "as …"."""

from __future__ import annotations

import re
from functools import cache

from dragoman.reading.linking import Link
from dragoman.reading.movewords import move_lists
from dragoman.reading.parts import Part
from dragoman.reading.words import alternatives, forms


def without_clause(text: str, entry: Link, title: int) -> Link:
    """ "Norrland invites both sides to Tarn | as deadline nears": of a headline's deed, without what else goes on."""
    cue, content = entry.cue, entry.contents[-1]
    if not entry.source or not cue or not entry.source.start < cue.start < content.start or content.end > title:
        return entry
    clause = _CLAUSE.search(text, content.start, content.end)
    return entry._replace(contents=(*entry.contents[:-1], content._replace(end=clause.start()))) if clause else entry


def with_rest(text: str, entry: Link) -> Link:
    """ "invited the ministers [on Tuesday] | to talks in Tarn": whom one asks, and to what, though the day stands
    between."""
    cue, content = entry.cue, entry.contents[-1]
    if not cue or content.start < cue.end or not _bidding().search(text, cue.start, cue.end):
        return entry
    rest = _REST.match(text, content.end)
    if rest is None:
        return entry
    return entry._replace(contents=(*entry.contents, Part(*rest.span("rest"), "content", content.chance)))


def from_object(text: str, entry: Link) -> Link:
    """ "withdrew | [an offer, made two days earlier,] | to free them": the thing itself, not only what it is to do."""
    cue, content = entry.cue, entry.contents[0]
    if not cue or not text.startswith("to ", content.start) or content.start < cue.end:
        return entry
    told = _OBJECT.fullmatch(text, cue.end, content.start)
    return entry._replace(contents=(content._replace(start=told.start("what")), *entry.contents[1:])) if told else entry


@cache
def _bidding() -> re.Pattern[str]:
    """A verb that has whom one asks for its object, at the end of a cue."""
    lists = move_lists()
    return re.compile(rf"\b(?:{alternatives({f for v in lists.bidding for f in forms(v, lists.irregular)})})\Z", re.I)


_CLAUSE = re.compile(
    r"\sas\s(?!an?\s|its\s|his\s|her\s|their\s|well\s|soon\s|long\s|part\s|early\s|[\"“'‘«„])"
    r"(?:[\w’'-]+\s){1,4}[a-z]{2,}[^\Ws]s\b.*\Z"
)
_OBJECT = re.compile(
    r"\s(?P<what>(?:an?|the|its|his|her|their)\s[^,;.:\n]{2,40},\s(?:first\s)?[a-z]+(?:ed|ade|ut|ent)\b[^,;.:\n]{0,40},\s)"
)
_REST = re.compile(
    r"\s(?:(?:late\s|early\s)?on\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|earlier|last\sweek|this\sweek)"
    r"\s(?P<rest>(?:to|for)\s[^,;:.!?\n“”\"«»„]+)(?=[,;.\n]|\Z)"
)
