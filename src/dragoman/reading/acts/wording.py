"""The words of a statement made ready for looking through: sentences in which each party is one character.

"Norrish President Ivo Brandt is ready to meet her" becomes "① is ready to meet ②", so that what stands beside a verb
can be seen without a parser. Every character of a sentence knows its place in the article.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from dragoman.reading.acts.cast import Cast
from dragoman.reading.acts.lexicon import PARTY, pattern
from dragoman.reading.acts.nouns import Noun, Voice, find_nouns
from dragoman.reading.words import lowered
from dragoman.types import Span

FIRST = ord(PARTY[1])
"""Code point of the first party's character: Unicode's private use area, which no article has reason to use."""


class Sentence(NamedTuple):
    masked: str
    folded: str
    """`masked` in lower case, for looking words up."""
    places: list[int]
    """Where each character of `masked` stands in the article, and where the last one ends."""
    nouns: list[Noun]
    quoted: bool

    def noun(self, at: int) -> Noun | None:
        """The party whose character stands at `at`."""
        number = ord(self.masked[at]) - FIRST if at < len(self.masked) else -1
        return self.nouns[number] if 0 <= number < len(self.nouns) else None

    def spell(self, text: str, low: int, high: int) -> str:
        """The article's words for a stretch of the sentence."""
        return text[self.places[low] : self.places[high]] if low < high else ""


def read_sentences(cast: Cast, span: Span, voice: Voice) -> list[Sentence]:
    """The sentences of a stretch."""
    low, high = span.start, span.end
    key = (low, high, voice)
    kept = cast.kept.get(key)
    if kept is None:
        kept = cast.kept[key] = _read_sentences(cast, low, high, voice)
    return kept


def _read_sentences(cast: Cast, low: int, high: int, voice: Voice) -> list[Sentence]:
    nouns = list(find_nouns(cast, low, high, voice))
    out: list[Sentence] = []
    start = low
    for match in _END.finditer(cast.text, low, high):
        if any(n.start < match.end() and match.start() < n.end for n in nouns) or _is_initial(cast.text, match.start()):
            continue
        out.append(_mask(cast.text, start, match.end(), nouns, voice.direct))
        start = match.end()
    out.append(_mask(cast.text, start, high, nouns, voice.direct))
    return [s for s in out if s.masked.strip()]


_END = re.compile(r"[.!?…;:]+[\"”“’»']*(?=\s|$)|[\n\r]+|\s[–—]\s")


def _is_initial(text: str, at: int) -> bool:
    """Whether a full stop belongs to "U.S." or "Gen."."""
    return text[at] == "." and pattern("short").search(text[max(0, at - 5) : at]) is not None


def _mask(text: str, low: int, high: int, nouns: list[Noun], quoted: bool) -> Sentence:
    own = [n for n in nouns if low <= n.start and n.end <= high]
    pieces: list[str] = []
    places: list[int] = []
    at = low
    for number, noun in enumerate(own):
        pieces.append(text[at : noun.start])
        places.extend(range(at, noun.start))
        pieces.append(chr(FIRST + number))
        places.append(noun.start)
        at = noun.end
    pieces.append(text[at:high])
    places.extend(range(at, high))
    places.append(high)
    masked = "".join(pieces).translate(_QUOTES)
    folded = lowered(masked)
    if "  " in folded:  # where a quotation mark stood: wordings are of words with one space between
        kept = [i for i, c in enumerate(folded) if c != " " or folded[i - 1 : i] != " "]
        masked, folded = "".join(masked[i] for i in kept), "".join(folded[i] for i in kept)
        places = [*(places[i] for i in kept), high]
    return Sentence(masked, folded, places, own, quoted)


_QUOTES = str.maketrans(dict.fromkeys('"“”„«»‘\xa0', " ") | {"’": "'"})
