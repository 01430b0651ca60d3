"""What "who" and "which" go back to: the name or description right before them."""

from __future__ import annotations

import re
from functools import cache

from dragoman.reading.cast import Cast
from dragoman.reading.entities import Figure
from dragoman.reading.roles import person_words, roles
from dragoman.reading.words import alternatives

LONGEST = 9
"""Words of a description that "who" may go back over."""


def find_antecedent(cast: Cast, at: int, is_person: bool) -> Figure | tuple[str, int, int] | None:
    """Who, or the description and its place, stands right before the relative pronoun at `at`."""
    end = at - len(cast.text[:at][-3:]) + len(cast.text[:at][-3:].rstrip(" ,–—-"))
    low = max(cast.outline.sentence_start(at), end - 120)
    if _DASH.search(cast.text, end, at):  # "envoys – most of them late – who": back over the aside
        aside = next(iter(reversed(list(_DASH.finditer(cast.text, low, end)))), None)
        end = aside.start() if aside else end
    entries = [e for e in cast.between(low, end) if e.end <= end and e.form != "pronoun"]
    whose = _of_somebody().search(cast.text, low, entries[-1].start) if entries else None
    if is_person and whose and entries[-1].end == end and cast.text[end : end + 1] == ",":
        return cast.text[whose.start() : end], whose.start(), end
    if entries and entries[-1].end == end and (entries[-1].figure.kind == "person") >= is_person:
        return entries[-1].figure
    is_last = bool(entries) and entries[-1].end == end and cast.text[end : end + 1] == ","
    if is_last and entries[-1].figure.is_named and not _LED_IN.search(cast.text, low, entries[-1].start):
        return entries[-1].figure  # "after Norrland Rovers, who had turned it down": a club or crew is "who"
    line = cast.text[low:end]
    named = next((f for f in cast.figures if is_person and f.kind == "person" and line.endswith(f" {f.name}")), None)
    if named:
        return named  # the model did not mark the name here
    opened = list(_opener().finditer(line))
    if opened and len(line[opened[-1].start() :].split()) <= LONGEST and not _stops(line[opened[-1].start() :]):
        start = low + opened[-1].start()
        return cast.text[start:end], start, end
    others = [e for e in entries if e.figure.kind in (("person", "group") if is_person else ("organisation", "group"))]
    if others and not _stops(cast.text[others[-1].end : end]) and end - others[-1].end < 40:
        return others[-1].figure
    last = re.search(r"[\w’'-]+$", line)
    return (last[0], low + last.start(), end) if last and last[0].endswith("s") else None


_LED_IN = re.compile(
    r"\b(?:of|in|from|for|to|at|on|with|by|near|about|against|between|and)\s(?:the\s)?"
    r"(?:(?!(?:after|before|when|while|because|as|since|and|but)\b)[\w’'-]+\s){0,2}\Z"
)
_DASH = re.compile(r"\s*(?:--|[–—])\s*")


def _stops(words: str) -> bool:
    return re.search(r"[,;:“”\"()]", words) is not None


@cache
def _of_somebody() -> re.Pattern[str]:
    """Somebody new, and whose: of "an adviser to | X, who asked not to be named" the adviser asked."""
    return re.compile(rf"\b[Aa]n? (?:[a-z-]+ ){{0,2}}(?:{alternatives(person_words())}) (?:to|of|for|close to) \Z")


@cache
def _opener() -> re.Pattern[str]:
    """Where a description may begin: a determiner or a number."""
    words = sorted({*roles().determiners, *roles().counting}, key=lambda w: (-len(w), w))
    return re.compile(rf"\b(?:{'|'.join(words)})\s", re.I)
