"""Finds what on a page is not its reporting: share bars, teasers, sign-up boxes, captions, doubled titles.

Nothing is removed: furniture is marked with its reason, shown dimmed, and no statement is read from it. Works line by
line, since a page that was copied and pasted keeps its blocks as lines. Patterns are in `resources/furniture.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import msgspec

from dragoman.resources import load_words
from dragoman.types import Furniture


class Line(NamedTuple):
    """One line of the text with its spaces trimmed; `start` and `end` are code points into the article."""

    start: int
    end: int
    text: str

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def is_stopped(self) -> bool:
        """Whether its last character is a sentence's end, quotation marks and brackets aside."""
        return self.text.rstrip(_CLOSING)[-1:] in (".", "!", "?")

    @property
    def is_sentence(self) -> bool:
        """Whether it ends as prose does, with a full stop or the like, quotation marks and brackets aside."""
        bare = self.text.rstrip(_CLOSING)
        return bool(bare) and (bare[-1] in ".!?:;,…" or bare != self.text)


_CLOSING = "\"”“’'»«)] "


class Patterns(msgspec.Struct, frozen=True):
    whole: dict[str, str]
    start: dict[str, str]
    anywhere: dict[str, str]
    needs: dict[str, list[str]]
    endings: list[str]


class Rule(NamedTuple):
    why: str
    pattern: re.Pattern[str]
    needs: tuple[str, ...] = ("",)
    """What a line has one of, in lower case, that the pattern fits."""

    def fits(self, line: str, lower: str) -> bool:
        for word in self.needs:
            if word in lower:
                return self.pattern.match(line) is not None
        return False


LONGEST = 400
"""Longer paragraphs are prose, whatever words stand in them; a copyright notice alone may run on, and begins so."""

LEAD = 60
"""Characters in which a long copyright notice tells that it is one."""


def find_furniture(text: str) -> list[Furniture]:
    """Stretches of `text` that are furniture, in order, none touching another's line."""
    lines = list(split_lines(text))
    why: dict[int, str] = {}
    body_begun = False
    for i, line in enumerate(lines):
        reason = _known(line) or _repeats(lines, i) or _follows(line, why.get(i - 1))
        if not reason and body_begun and _is_heading(lines, i):
            reason = "heading"
        if reason:
            why[i] = reason
        body_begun = body_begun or (reason is None and line.is_sentence and line.words > 8)
    for i in _tail(lines, why):
        why.setdefault(i, "end of page")
    return [Furniture(lines[i].start, lines[i].end, why[i]) for i in sorted(why)]


def split_lines(text: str) -> Iterator[Line]:
    """The lines of `text` that hold anything, without the white space around them."""
    for match in _LINE.finditer(text):
        bare = match[0].strip()
        if bare:
            start = match.start() + match[0].index(bare)
            yield Line(start, start + len(bare), bare)


_LINE = re.compile(r"[^\n\r\x85\u2028\u2029]+")


@cache
def _rules() -> tuple[list[Rule], frozenset[str]]:
    patterns = load_words("furniture", Patterns)
    made = [Rule(why, re.compile(rf"(?:{p})\Z", re.I)) for why, p in patterns.whole.items()]
    made += [Rule(why, re.compile(p, re.I)) for why, p in patterns.start.items()]
    for why, p in patterns.anywhere.items():
        # A lookahead from the start, so that every rule is asked the same way.
        pattern = re.compile(rf"(?=.*?(?:{p}))" if p[0] != "^" else p[1:], re.I)
        made.append(Rule(why, pattern, tuple(patterns.needs.get(why, [""]))))
    return made, frozenset(patterns.endings)


def _known(line: Line) -> str | None:
    rules, _ = _rules()
    text, lower = line.text, line.text.lower()
    if line.end - line.start > LONGEST:  # a paragraph, as most lines are: the other rules need not be asked
        lead = text[:LEAD], lower[:LEAD]
        return _COPYRIGHT if any(r.fits(*lead) for r in rules if r.why == _COPYRIGHT) else None
    found = None
    if _plain().match(text) or any(rule.fits(text, lower) for rule in rules if rule.needs != ("",)):
        found = next((rule.why for rule in rules if rule.fits(text, lower)), None)
    return found


@cache
def _plain() -> re.Pattern[str]:
    """Whether one of the rules fits that have no words to look for first: most lines are asked no more than this."""
    return re.compile("|".join(f"(?:{rule.pattern.pattern})" for rule in _rules()[0] if rule.needs == ("",)), re.I)


_COPYRIGHT = "copyright line"
"""The one rule whose lines may be long."""


def _repeats(lines: list[Line], i: int) -> str | None:
    """A title printed twice, or cut short in a trail of links and whole below."""
    line = lines[i]
    if line.words >= 4 and any(line.text == other.text for other in lines[max(0, i - 4) : i]):
        return "doubled title"
    cut = line.text.rstrip(".… ")
    if line.text.endswith(("...", "…")) and line.words >= 4:
        tail = cut[len(cut) // 2 :]
        if any(tail in other.text for other in lines[i + 1 : i + 4]):
            return "breadcrumb"
    return None


def _follows(line: Line, before: str | None) -> str | None:
    """A line of a list of links: after its heading, or another such line, and no sentence."""
    is_listed = before in ("heading of links", "link") and not line.is_stopped and line.words <= 15
    return "link" if is_listed else None


def _is_heading(lines: list[Line], i: int) -> bool:
    """A short line between paragraphs of prose that is no sentence itself."""
    line = lines[i]
    if line.is_sentence or line.words > 9 or not line.text[0].isupper() or line.text[-1].isdigit():
        return False
    prose = [lines[i - 1], *lines[i + 1 : i + 2]]
    return lines[i - 1].is_sentence and all(not other.text[0].islower() for other in prose)


def _tail(lines: list[Line], why: dict[int, str]) -> range:
    """From the first sign of the page's end on, where no sentence of reporting follows."""
    _, endings = _rules()
    begin = len(lines)
    for i in range(len(lines) - 1, 0, -1):
        if i not in why and (lines[i].words > 15 or (lines[i].is_stopped and lines[i].words > 5)):
            break
        if why.get(i) in endings:
            begin = i
    return range(begin, len(lines))
