"""The stretch around a cue in which times and occasions are those of the saying: its sentence without what is said."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from dragoman.reading.linking import Link
from dragoman.reading.parts import Part
from dragoman.reading.times.lexicon import lists
from dragoman.reading.times.saying_words import saying_words

REACH = 500
"""Characters on either side of the cue: longer sentences are not news."""


class Clause(NamedTuple):
    """From `start` to `end` of the text; `hidden` stretches in it are words of statements."""

    link: Link
    start: int
    end: int
    hidden: tuple[tuple[int, int], ...]

    def is_hidden(self, at: int) -> bool:
        return any(low <= at < high for low, high in self.hidden)

    def gap(self, text: str, start: int, end: int, cues: Sequence[Part]) -> int | None:
        """Characters from the cue to a stretch, words of statements aside; None: it is not of the cue's clause."""
        if self.is_hidden(start):
            return None
        cue, source = self.link.cue, self.link.source
        if source and source.start <= start < source.end:
            return 0 if _issued(text[source.start : start]) else None
        told = cue or source
        if told is None:
            return None
        if told.start <= start and end <= told.end:
            return 0  # "agreed on Friday"
        after = start >= told.end
        low, high = (told.end, start) if after else (end, told.start)
        if low > high:
            return None
        if any(_is_behind(c, start) or (c.start >= low and c.end <= high) for c in cues if not self._is_own(c)):
            return None
        between = self._shown(text, low, high)
        past_content = any(a >= low and b <= high for a, b in self.hidden)
        if after:
            if saying_words().openers.search(between) or (past_content and _leaves(between)):
                return None
        elif self._in_relative_clause(text, start, high) or _OTHER_CLAUSE.search(between):
            return None
        return len(between) + (_PAST_CONTENT if past_content else 0)

    def _is_own(self, cue: Part) -> bool:
        """Whether a cue has the same source: "declined the offer and invited"."""
        own, source = self.link.cue, self.link.source
        return cue == own or (
            own is not None and source is not None and source.end <= cue.start and cue.end <= own.start
        )

    def _shown(self, text: str, low: int, high: int) -> str:
        out, at = [], low
        for a, b in self.hidden:
            if a >= high or b <= low:
                continue
            out.append(text[at : max(at, a)])
            at = max(at, b)
        out.append(text[at:high] if at < high else "")
        return "".join(out)

    def _in_relative_clause(self, text: str, start: int, high: int) -> bool:
        """ "…, who met her on Friday, said": between a relative pronoun and the comma that ends its clause."""
        comma = text.rfind(",", self.start, start)
        opened = _RELATIVE.search(text, comma + 1 if comma >= 0 else self.start, start)
        return bool(opened)


# Between a time and the cue behind it: ", which confirmed", "; he said", ") and his office said", "but it was".
_OTHER_CLAUSE = re.compile(
    r"\b(?:which|who|that)\s*(?:\w+ly\s+)?\Z|[;()—]|\b(?:but|and|so)\s+(?:he|she|it|they|we|I)\b"
    r"|,\s*(?:but|and|so|yet|while)\s+\S",
    re.I,
)
_RELATIVE = re.compile(r"\b(?:who|whom|whose|which)\b")
_PAST_CONTENT = 200
"""Characters that a time behind the content counts as farther away."""


def _issued(words: str) -> bool:
    """ "A poll released in late August": the time of a source that is a text and was brought out then."""
    last = [w for w in words.lower().split() if w not in saying_words().time_prepositions][-1:]
    return bool(last) and last[0] in saying_words().occasion_verbs


def is_verb(word: str) -> bool:
    """Whether a word is a verb of another clause, as far as its form says: an -ed or -ing form, an auxiliary."""
    bare = word.strip(".,;:'’\"“”")
    if not bare.islower():
        return False  # a name
    words = lists()
    return bare in words.past_verbs | words.future | words.weak_future or bare == "to" or bool(_VERB_FORM.search(bare))


def _is_behind(cue: Part, start: int) -> bool:
    """Whether a stretch stands right behind another cue, or in it: "when Dol signalled last summer that …"."""
    return cue.start <= start <= cue.end + 1


def _leaves(between: str) -> bool:
    """Whether the words behind a content have a verb of their own, those of the occasion aside.

    "In a statement released on Friday" goes with the cue, ", made on Friday" with the thing before the comma.
    """
    words = between.split()
    own = saying_words().occasion_verbs
    for i, word in enumerate(words):
        before = words[i - 1].lower() if i else ","
        if is_verb(word) and before not in saying_words().articles and (word not in own or before.endswith(",")):
            return True
    return False


_VERB_FORM = re.compile(r"[a-z]{2}(?:ed|ing)\Z")


Break = tuple[int, int]
"""Where a sentence ends, from its last mark to the beginning of the next."""


def find_breaks(text: str) -> list[Break]:
    """All ends of sentences and lines of a text, those inside quotations too."""
    return [m.span() for m in saying_words().sentence_end.finditer(text)]


def find_clause(link: Link, others: Sequence[Part], bounds: tuple[int, int], breaks: Sequence[Break]) -> Clause | None:
    """The clause of a statement's cue; None: it has neither cue nor source. `others`: contents of other statements."""
    told = [p for p in (link.source, link.cue) if p]
    if not told:
        return None
    low, high = min(p.start for p in told), max(p.end for p in told)
    left, right = max(bounds[0], low - REACH), min(bounds[1], high + REACH)
    hidden = sorted((p.start, p.end) for p in (*link.contents, *others) if p.end > left and p.start < right)
    clause = Clause(link, left, right, tuple((a, b) for a, b in hidden if not (a <= low and high <= b)))
    ends = breaks[bisect_left(breaks, (left, 0)) : bisect_left(breaks, (right, 0))]
    start = next((b for a, b in reversed(ends) if b <= low and not clause.is_hidden(a)), left)
    stop = next((a for a, _ in ends if a >= high and not clause.is_hidden(a)), right)
    return clause._replace(start=start, end=stop)
