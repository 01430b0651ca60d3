"""Statements that are taken, though their wording is seldom a statement's, for the act that they tell.

"Derraj has let lapse its offer": nobody says anything, and the verb is hardly ever anybody's in the annotators' corpus,
so that such a statement has little confidence. Where parties bargain the encoder of acts is asked, too: what it is sure
tells an act belongs to the record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from dragoman.reading.acts.guessing import Guesser
from dragoman.reading.acts.weighing import NO_ACT
from dragoman.reading.composing import Made, span_of
from dragoman.reading.linking import Link
from dragoman.reading.parts import Part

LEAST = 0.1
"""Confidence below which nothing is looked at."""

NONE = 0.05
"""How likely it may be that a statement tells no act. Of 373 statements of so little confidence in 480 marked texts 213
are marked, most others with other bounds ("he put the fair price at $48 million"); where 0.1 is allowed, half are."""

COVERED = 0.8
"""Share of the content that may lie in another statement's: what is told there is told."""


def find_acting(
    text: str, left: Iterable[Link], made: Iterable[Made], rate: Callable[[str, Link], float], guesser: Guesser
) -> Iterator[Link]:
    """Of the statements `left` out for want of confidence (`rate`) those that tell somebody's act beside those `made`.

    Of one without a source ("was also asked to comment") nobody is known who did it.
    """
    contents = [part for one in made for part in one.link.contents]
    for entry in left:
        if entry.source and rate(text, entry) >= LEAST and not _is_covered(entry.contents, contents):
            source, cue = (part and span_of(text, part) for part in (entry.source, entry.cue))
            guess = guesser.guess(source, cue, tuple(span_of(text, part) for part in entry.contents))
            if guess.shares[NO_ACT] < NONE:
                yield entry


def _is_covered(own: Iterable[Part], others: Iterable[Part]) -> bool:
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in own for b in others)
    return shared >= COVERED * sum(part.end - part.start for part in own)
