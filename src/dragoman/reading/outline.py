"""Where sentences, paragraphs and quotations lie in a text, asked by place without going through it again."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from dragoman.reading.quotes import Quoted
from dragoman.reading.roles import roles


class Outline:
    """Sentences and paragraphs by number; a quotation counts as part of the sentence that it stands in."""

    def __init__(self, text: str, quoted: Sequence[Quoted], left_out: Sequence[tuple[int, int]] = ()) -> None:
        """`left_out`: stretches that are no part of the reporting and so none of the count (furniture), in order."""
        self._opens = [q.start for q in quoted]
        self._closes = [q.end for q in quoted]
        self._left_out = list(left_out)
        self._lows = [low for low, _ in left_out]
        opens, starts = set(self._opens), [m.end() for m in breaks().finditer(text)]
        kept = (s for s in starts if (not self.is_quoted(s) or s in opens) and not self.is_left_out(s))
        self._sentences = [0, *kept]
        self._paragraphs = [0, *(m.end() for m in _LINES.finditer(text) if not self.is_left_out(m.end()))]

    def sentence(self, at: int) -> int:
        """Number of the sentence that holds `at`."""
        return bisect_right(self._sentences, at) - 1

    def sentence_start(self, at: int) -> int:
        return self._sentences[self.sentence(at)]

    def sentence_end(self, at: int) -> int:
        """Where the next sentence, or furniture, starts; a very large number after the last."""
        number, furniture = self.sentence(at) + 1, bisect_right(self._lows, at)
        end = self._sentences[number] if number < len(self._sentences) else 1 << 60
        return min(end, self._lows[furniture]) if furniture < len(self._lows) else end

    def is_left_out(self, at: int) -> bool:
        """Whether `at` stands in furniture."""
        number = bisect_right(self._lows, at) - 1
        return number >= 0 and at < self._left_out[number][1]

    def paragraph(self, at: int) -> int:
        """Number of the paragraph that holds `at`."""
        return bisect_right(self._paragraphs, at) - 1

    def quotation(self, at: int) -> tuple[int, int] | None:
        """Start and end of the quotation that holds `at`."""
        number = bisect_right(self._opens, at) - 1
        if number < 0 or at >= self._closes[number]:
            return None
        return self._opens[number], self._closes[number]

    def is_quoted(self, at: int) -> bool:
        return self.quotation(at) is not None


@cache
def breaks() -> re.Pattern[str]:
    """Ends of sentences and lines; a full stop after an initial, a short title ("Mr.", "Sen.") or month ends none."""
    titles = {*roles().abbreviations, *(w for words in roles().address.values() for w in words), *roles().shortened}
    short = sorted(word for word in titles if len(word) < 5)
    kept = "".join(rf"(?<!\b{word[0].upper() + word[1:]}\.)" for word in short)
    return re.compile(rf"[.!?…](?<!\b[A-Z]\.){kept}[\"”“’»)\]]*\s++(?![a-z])|[\n\r]+\s*")


def sentence_start(text: str, at: int) -> int:
    """Where the sentence that holds `at` begins in its line, quotations left aside."""
    line = text.rfind("\n", 0, at) + 1
    blank = _BLANK.match(text, line, at)
    return last_break(text, line, at) or (blank.end() if blank else line)


def last_break(text: str, start: int, at: int) -> int | None:
    """Where the last sentence begins that does so in `start:at`, `at` included; what stands there is seen, so that a
    full stop before a small letter ends none."""
    return max((m.end() for m in breaks().finditer(text, start, at + 1) if m.end() <= at), default=None)


_BLANK = re.compile(r"\s+")


_LINES = re.compile(r"[\n\r]+\s*")


def sentences(text: str, start: int, end: int, quoted: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of a line, the full stop left out; a quotation ends none."""
    for match in _STOP.finditer(text, start, end):
        at = match.start()
        if any(low <= at < high for low, high in quoted) or _SHORT.search(text, max(start, at - LONGEST), at + 1):
            continue
        yield start, at
        start = match.end()
    yield start, end


LONGEST = 3
"""Letters of a short title before its full stop."""

_STOP = re.compile(r"[.!?…][\"“”’»)\]]*\s+(?=[\"“”„«»‘'‚‹›A-Z])")
_SHORT = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|St|[A-Z])\.\Z")
