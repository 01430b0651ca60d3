"""The words of a statement made ready for looking through: sentences in which each party is one character.

"Norrish President Ivo Brandt is ready to meet her" becomes "① is ready to meet ②", so that what stands beside a verb
can be seen without a parser. Every character of a sentence knows its place in the article.
"""

from __future__ import annotations

import re
from functools import cached_property

from dragoman.reading.acts.cast import Cast
from dragoman.reading.acts.lexicon import PARTY, pattern
from dragoman.reading.acts.nouns import Noun, Voice, find_nouns
from dragoman.reading.words import lowered
from dragoman.types import Span

FIRST = ord(PARTY[1])
"""Code point of the first party's character: Unicode's private use area, which no article has reason to use."""


class Sentence:
    """A stretch of the article, up to the end of a sentence."""

    def __init__(self, folded: str, nouns: list[Noun], quoted: bool, low: int, high: int, words: str) -> None:
        self.folded = folded
        """In lower case, as words are looked up, each party one character."""
        self.nouns = nouns
        self.quoted = quoted
        self._stretch = low, high
        self._words = words
        """The whole article's, in lower case."""

    @cached_property
    def places(self) -> list[int]:
        """Where each character of `folded` stands in the article, and where the last one ends. Made when it is asked
        for: of seven sentences of ten it never is."""
        places: list[int] = []
        at, high = self._stretch
        for noun in self.nouns:
            places.extend(range(at, noun.start))
            places.append(noun.start)
            at = noun.end
        places.extend(range(at, high))
        whole = _masked(self._words, *self._stretch, self.nouns)
        if len(whole) != len(self.folded):
            places = [place for i, place in enumerate(places) if whole[i] != " " or whole[i - 1 : i] != " "]
        return [*places, high]

    def noun(self, at: int) -> Noun | None:
        """The party whose character stands at `at`."""
        number = ord(self.folded[at]) - FIRST if at < len(self.folded) else -1
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
    ends: list[int] = []
    for match in _END.finditer(cast.text, low, high):
        start, end = match.span()
        if not any(n.start < end and start < n.end for n in nouns) and not _is_initial(cast.text, start):
            ends.append(end)
    starts = [low, *ends]
    made = (_mask(cast, start, end, nouns, voice.direct) for start, end in zip(starts, [*ends, high], strict=True))
    return [s for s in made if s.folded and not s.folded.isspace()]


# What each way begins with stands first, as one class: with alternatives there it took twice as long.
_END = re.compile(r"[.!?…;:\s](?:(?<=\S)[.!?…;:]*[\"”“’»']*(?=\s|$)|(?<=[\n\r])[\n\r]*|(?<=\s)[–—]\s)")


def _is_initial(text: str, at: int) -> bool:
    """Whether a full stop belongs to "U.S." or "Gen."."""
    if text[at] != ".":
        return False
    before = text[max(0, at - 5) : at]
    is_inside = text[at + 1 : at + 3].strip()[:1].islower() or text[at + 2 : at + 3].isdigit()
    return bool(pattern("short").search(before) or (is_inside and pattern("short_inside").search(before)))


def _mask(cast: Cast, low: int, high: int, nouns: list[Noun], quoted: bool) -> Sentence:
    own = [n for n in nouns if low <= n.start and n.end <= high]
    words = words_in(cast)
    folded = _masked(words, low, high, own)
    if "  " in folded:  # where a quotation mark stood: wordings are of words with one space between
        folded = _SPACES.sub(" ", folded)
    return Sentence(folded, own, quoted, low, high, words)


def _masked(words: str, low: int, high: int, nouns: list[Noun]) -> str:
    pieces: list[str] = []
    at = low
    for number, noun in enumerate(nouns):
        pieces += words[at : noun.start], chr(FIRST + number)
        at = noun.end
    return "".join([*pieces, words[at:high]])


def words_in(cast: Cast) -> str:
    """The article's text in lower case, spaces for quotation marks."""
    if "words" not in cast.kept:
        cast.kept["words"] = lowered(cast.text).translate(_QUOTES)
    found: str = cast.kept["words"]
    return found


_SPACES = re.compile("  +")
_QUOTES = str.maketrans(dict.fromkeys('"“”„«»‘\xa0', " ") | {"’": "'"})
