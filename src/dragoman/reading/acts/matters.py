"""What an act is about that names no matter itself: "would not settle for less than six", "agreed to it".

An article that bargains over something names it beside its figures once ("a five-year lease of the port") and then
says the figure alone. So a figure is looked up in the article's other sentences: the issue that stands nearest to it
there is meant. The same was tried with words that an article has seldom; of seven that it decided two were right.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from dragoman.reading.acts.cast import Cast
from dragoman.reading.acts.figures import Figure, begins_with_figure, find_figures, is_same, matter_lists
from dragoman.reading.acts.lexicon import Hit, lexicon
from dragoman.reading.acts.talks import DEALING, Draft
from dragoman.reading.outline import breaks
from dragoman.reading.words import lowered
from dragoman.types import Statement

NEAR = 70
"""Characters between a figure and the issue that it is a figure of."""

AGREED = 0.6
"""Share of a figure's issues in the article, the nearest counting most, that one has to have to be the one meant."""

BARGAINING = ("propose", "accept", "reject", "demand", "withdraw")
"""Acts that are about what they count where nothing else is told of what they are about."""

OPEN = (*DEALING, "support", "concede", "deny", "confirm")
"""Acts whose matter may be told by other words of the article."""


class Matters:
    """The issues of one article by the figures that they are told with."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._folded = lowered(cast.text)
        self._by_sentence: dict[int, list[Hit]] = {}
        """Issues of the sentences that were asked for: few are."""

    def settled(self, draft: Draft, statement: Statement) -> Draft:
        """`draft` with the issue that its words are known by, where it names none that a list knows."""
        is_counted = draft.issue is not None and begins_with_figure(draft.issue)
        is_idle = is_counted or is_vague(draft.issue)
        if draft.type not in OPEN or not (draft.issue is None or is_idle):
            return draft
        low, high = self._around(draft, statement)
        found = self.of_figures(low, high) or self._of_sentence_before(low, high)
        found = found or self._named_in(draft, low, high)
        bare = _COUNTED.sub("", draft.issue) if is_counted and draft.issue else ""
        if bare and not is_vague(bare) and _COUNTED.match(draft.issue or ""):
            found = found or bare  # "a three-year trial period" is on the trial
        found = found or self._counted_in(draft, low, high)
        return draft._replace(issue=found or (None if is_idle else draft.issue))

    def of_figures(self, low: int, high: int) -> str | None:
        """The issue of the article's other figures that are one of those in a stretch."""
        own = {(figure.value, figure.unit): figure for figure in self._figures if low <= figure.start < high}
        votes: Counter[str] = Counter()
        for figure in own.values():
            for other in self._figures:
                if not low <= other.start < high and is_same(figure, other):
                    votes.update(self._near(other))
        best = votes.most_common(1)
        return best[0][0] if best and best[0][1] >= AGREED * votes.total() else None

    def _around(self, draft: Draft, statement: Statement) -> tuple[int, int]:
        """Where an act's own words stand: what was said, or of several sentences the one that tells it."""
        low, high = statement.content[0].start, statement.content[-1].end
        if not low <= draft.why[0] < high:
            return low, high
        ends = [end for end in self._ends if low < end < high]
        first = max((end for end in ends if end <= draft.why[0]), default=low)
        return first, min((end for end in ends if end > draft.why[0]), default=high)

    @cached_property
    def _ends(self) -> list[int]:
        return [0, *(m.end() for m in breaks().finditer(self._cast.text)), len(self._cast.text)]

    @cached_property
    def _figures(self) -> list[Figure]:
        return list(find_figures(self._folded))

    def _issues(self, low: int, high: int) -> Iterator[Hit]:
        """The issues that the article names in a stretch, but for occasions and for words of a name ("the Grain
        Hall")."""
        for number in range(max(0, bisect_right(self._ends, low) - 1), bisect_left(self._ends, high)):
            if number not in self._by_sentence:
                self._by_sentence[number] = self._find_issues(*self._ends[number : number + 2])
            yield from (hit for hit in self._by_sentence[number] if low <= hit.start < high)

    def _find_issues(self, low: int, high: int) -> list[Hit]:
        text = self._cast.text
        return [
            hit._replace(start=low + hit.start, end=low + hit.end)
            for hit in lexicon().issues.find(self._folded[low:high])
            if not (text[low + hit.start].isupper() and text[low : low + hit.start].strip(_MARKS))
            if hit.label not in matter_lists().occasions
        ]

    def _near(self, figure: Figure) -> dict[str, int]:
        """The issue that stands nearest to a figure in its own sentence, and how much that tells."""
        number = bisect_left(self._ends, figure.start + 1)
        low, high = self._ends[max(0, number - 1)], self._ends[min(number, len(self._ends) - 1)]
        near = [
            (figure.start - hit.end if hit.end <= figure.start else hit.start - figure.end, hit.label)
            for hit in self._issues(low, high)
            if not (hit.start < figure.end and figure.start < hit.end)
        ]
        gap, label = min(near, default=(NEAR + 1, ""))
        return {label: 1000 // (10 + max(0, gap))} if gap <= NEAR else {}

    def _of_sentence_before(self, low: int, high: int) -> str | None:
        """What the sentence before names first, where the words only point back: "agreed to it", "the gesture"."""
        if not _POINTER.fullmatch(self._folded, low, high):
            return None
        number = bisect_left(self._ends, low + 1) - 1
        start, end = self._ends[max(0, number - 1)], self._ends[max(0, number)]
        if "\n" in self._folded[start:end]:
            return None
        return next((hit.label for hit in self._issues(start, end)), None)

    def _named_in(self, draft: Draft, low: int, high: int) -> str | None:
        """The one issue in an offer's own words, further on than its object: "a plan under which pay would rise"; in
        those of an answer, where the object is no more than "a deal"."""
        is_deal = draft.issue is None and _DEAL.search(self._folded, low, high) is not None
        if draft.type != "propose" and not is_vague(draft.issue) and not is_deal:
            return None
        turn = _BUT.search(self._folded, max(low, draft.why[1]), high)  # "would share power but keep its arms"
        labels = {hit.label for hit in self._issues(low, turn.start() if turn else high)}
        return labels.pop() if len(labels) == 1 else None

    def _counted_in(self, draft: Draft, low: int, high: int) -> str | None:
        """What is counted where the article nowhere says of what: "the ten kilometres" are on kilometres, as the other
        side's twenty are."""
        if draft.type not in BARGAINING or draft.modality:
            return None
        start = max(low, draft.why[0]) if draft.why[0] < high else low
        counted = (f.counted for f in self._figures if start <= f.start < high and f.counted)
        return next((words for words in counted if words.split()[-1] not in matter_lists().spans), None)


def matters_of(cast: Cast) -> Matters:
    """Those of an article, made once."""
    if "matters" not in cast.kept:
        cast.kept["matters"] = Matters(cast)
    found: Matters = cast.kept["matters"]
    return found


def is_vague(issue: str | None) -> bool:
    """Whether an issue in the article's own words says nothing: "such thing", "old offer"."""
    return issue is not None and issue.split()[-1].casefold() in matter_lists().vague


_DEAL = re.compile(r"\b(?:deal|agreement|plan|accord|text|solution|settlement|proposal) (?:under|by|in) which\b")
_BUT = re.compile(r",? but\b")
_COUNTED = re.compile(r"[\w.]+-(?:year|month|week|day|hour|point|stage|party|nation|member)s? ", re.I)
_MARKS = " \"'“‘„«"
_POINTER = re.compile(
    r"\W*(?:to |with )?(?:it|this|that|them"
    r"|(?:the|this|that|his|her|its|their|any such|such an?) (?:[a-z-]+ )?[a-z-]+)\W*"
)
