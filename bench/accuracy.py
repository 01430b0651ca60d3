"""How well readings agree with gold: statements found, speakers, kinds, exact spans, furniture.

Definitions:
- Two statements match when the characters that both contents cover are at least three quarters of the characters that
  either covers. Before that each content span is trimmed of white space, quotation marks, punctuation and a leading
  "that", on which annotators differ. Each statement is matched once, the best overlaps first.
- Recall is over the gold statements that are not `optional`; precision over the statements read. An optional statement
  may be found or not: found, it counts in precision and for its speaker, kind and spans.
- Speaker, kind, source, cue and content are asked of the matched pairs. A speaker is right under any spelling that the
  gold's `people` gives; source, cue and content are exact when their trimmed characters are the same.
- Time words are right when the reading's hold the gold's, a leading "on" aside; the date when it begins as the gold's
  does (2032-03-08 for 2032-03). An occasion is right when it is the gold's, articles aside. Where the gold has time
  words and no date, the article gives no anchor: a date read there is counted in `unanchored`.
- Addressee and outlet are asked of the pairs whose gold gives one. `given` is their precision: of those read that the
  gold's `people` know or for which the gold gives one, how many are right.
- A furniture line is found when the reading marks at least half of its characters as furniture.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

MATCH = 0.75
"""The least share of the characters for a match."""
TRIM = " \t\r\n\u00a0\"'“”„‘’«»`.,;:!?…"


class Share(msgspec.Struct):
    """`hit` of `of`."""

    hit: int = 0
    of: int = 0

    @property
    def percent(self) -> float:
        return 100 * self.hit / self.of if self.of else 0.0

    def count(self, hit: bool) -> None:
        self.hit += hit
        self.of += 1

    def __str__(self) -> str:
        return f"{self.percent:.1f} ({self.hit}/{self.of})" if self.of else "-"


class Scores(msgspec.Struct):
    """Counts over all articles; figures come with them, since on few articles one statement is a point."""

    precision: Share = msgspec.field(default_factory=Share)
    recall: Share = msgspec.field(default_factory=Share)
    speaker: Share = msgspec.field(default_factory=Share)
    kind: Share = msgspec.field(default_factory=Share)
    source: Share = msgspec.field(default_factory=Share)
    cue: Share = msgspec.field(default_factory=Share)
    content: Share = msgspec.field(default_factory=Share)
    said: Share = msgspec.field(default_factory=Share)
    """Time words of the saying."""
    date: Share = msgspec.field(default_factory=Share)
    occasion: Share = msgspec.field(default_factory=Share)
    unanchored: int = 0
    """Dates read where the article gives no anchor for one; there should be none."""
    addressee: Share = msgspec.field(default_factory=Share)
    """Right ones of those that the gold gives."""
    outlet: Share = msgspec.field(default_factory=Share)
    given: Share = msgspec.field(default_factory=Share)
    """Right ones of the addressees and outlets read that the gold knows or has another answer for."""
    furniture: Share = msgspec.field(default_factory=Share)
    """Gold furniture lines that the reading marks."""
    on_furniture: int = 0
    """Statements read whose content touches a gold furniture line; there should be none."""

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, in per cent."""
        p, r = self.precision.percent, self.recall.percent
        return 2 * p * r / (p + r) if p + r else 0.0


def score(pairs: Iterable[tuple[dict[str, Any], dict[str, Any], str]]) -> Scores:
    """Scores triples of gold (as `bench.gold.resolve` gives it), reading (in the reading format) and the text."""
    scores = Scores()
    for gold, reading, text in pairs:
        _score_article(scores, gold, reading, text)
    return scores


def match_statements(gold: list[set[int]], read: list[set[int]]) -> dict[int, int]:
    """Which gold content (by index) is which read content: one to one, best overlap first."""
    overlaps = [
        (len(g & r) / len(g | r), i, j) for i, g in enumerate(gold) for j, r in enumerate(read) if g and r and g & r
    ]
    found: dict[int, int] = {}
    for overlap, i, j in sorted(overlaps, key=lambda x: (-x[0], x[1], x[2])):
        if overlap >= MATCH and i not in found and j not in found.values():
            found[i] = j
    return found


def _score_article(scores: Scores, gold: dict[str, Any], reading: dict[str, Any], text: str) -> None:
    wanted, read = gold["statements"], reading["statements"]
    gold_chars = [content_characters(item["content"], text) for item in wanted]
    read_chars = [content_characters(item["content"], text) for item in read]
    found = match_statements(gold_chars, read_chars)
    names = _names(gold.get("people", {}))
    for i, item in enumerate(wanted):
        if not item.get("optional"):
            scores.recall.count(i in found)
        if i not in found:
            continue
        other = read[found[i]]
        speaker = (other.get("speaker") or {}).get("name")
        scores.speaker.count(_same(item["speaker"], speaker, names))
        scores.kind.count(item["kind"] == other["kind"])
        scores.content.count(gold_chars[i] == read_chars[found[i]])
        for part in ("addressee", "outlet"):
            told, right = (other.get(part) or {}).get("name"), item.get(part)
            if right:
                getattr(scores, part).count(_same(right, told, names))
            if told and (right or _is_known(told, names)):
                scores.given.count(right is not None and _same(right, told, names))
        if item.get("source"):
            scores.source.count(_same_span(item["source"], other.get("source"), text))
        if item.get("cue"):
            scores.cue.count(_same_span(item["cue"], other.get("cue"), text))
        _score_times(scores, item, other)
    lines = [set(range(a, b)) for a, b in furniture_lines(gold["boilerplate"], text)]
    marked = {k for f in reading["article"].get("furniture", ()) for k in range(f["start"], f["end"])}
    for line in lines:
        scores.furniture.count(len(line & marked) * 2 >= len(line))
    for j, chars in enumerate(read_chars):
        scores.precision.count(j in found.values())
        scores.on_furniture += any(chars & line for line in lines)


def _score_times(scores: Scores, item: dict[str, Any], other: dict[str, Any]) -> None:
    said = other.get("said") or {}
    if item.get("said"):
        scores.said.count(_plain(item["said"]).removeprefix("on ") in _plain(said.get("text") or ""))
        scores.unanchored += not item.get("date") and bool(said.get("date"))
    if item.get("date"):
        scores.date.count((said.get("date") or "").startswith(item["date"]))
    if item.get("occasion"):
        scores.occasion.count(_plain(item["occasion"]) == _plain((other.get("occasion") or {}).get("text") or ""))


def furniture_lines(boilerplate: Iterable[str], text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each occurrence of each furniture line in the text."""
    for line in boilerplate:
        for hit in re.finditer(re.escape(line), text):
            yield hit.span()


def _trimmed(span: dict[str, Any], text: str) -> tuple[int, int]:
    start, end = span["start"], span["end"]
    while start < end and text[start] in TRIM:
        start += 1
    while end > start and text[end - 1] in TRIM:
        end -= 1
    if end - start > len("that ") and text[start : start + 5].lower() == "that ":
        start += 5
    return start, end


def content_characters(spans: Iterable[dict[str, Any]], text: str) -> set[int]:
    """The characters that spans cover, each trimmed of what annotators differ on."""
    return {k for span in spans for k in range(*_trimmed(span, text))}


def _same_span(one: dict[str, Any], other: dict[str, Any] | None, text: str) -> bool:
    return other is not None and _trimmed(one, text) == _trimmed(other, text)


def _plain(name: str) -> str:
    """The name without case, spacing and a leading article, for comparison."""
    name = " ".join(unicodedata.normalize("NFKC", name).casefold().split())
    return re.sub(r"^(the|our|an?) ", "", name)


def _names(people: dict[str, Iterable[str]]) -> dict[str, set[str]]:
    return {_plain(name): {_plain(spelling) for spelling in spellings} for name, spellings in people.items()}


def _is_known(read: str, names: dict[str, set[str]]) -> bool:
    """Whether the gold knows somebody of this name: an audience that it leaves out ("reporters") is no fault."""
    return _plain(read) in names or any(_plain(read) in spellings for spellings in names.values())


def _same(wanted: str, read: str | None, names: dict[str, set[str]]) -> bool:
    if not read:
        return False
    one, other = _plain(wanted), _plain(read)
    return one == other or other in names.get(one, ())
