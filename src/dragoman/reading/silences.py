"""Words that were not given, told without a verb of not giving them: "the ministry had | no immediate comment", "she
left | the question unanswered".

"There was no comment from the ministry" is left out: of the five such lines in the stories that are not
held out none is a statement in the gold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.reading.linking import Link
from dragoman.reading.parts import Part
from dragoman.reading.subjects import find_subject
from dragoman.reading.turned import CHANCE


def may_be_silent(text: str) -> bool:
    """Whether a line can hold such a statement."""
    return _SILENCE.search(text) is not None


def find_silences(
    text: str,
    start: int,
    end: int,
    names: Sequence[Part],
    links: Sequence[Link],
    quoted: Sequence[tuple[int, int]],
) -> Iterator[Link]:
    """Such statements of one sentence, from `start` to `end`, but for what `links` have; `names`: the article's. Who
    speaks in what is `quoted` is silent on nothing by that."""
    for found in _SILENCE.finditer(text, start, end):
        taken = [*((part.start, part.end) for link in links for part in link.contents), *quoted]
        content = Part(*found.span("content"), "content", CHANCE)
        is_free = not any(low < content.end and content.start < high for low, high in taken)
        source = find_subject(text, start, found.start(), names) if is_free else None
        if source:
            yield Link(source._replace(chance=CHANCE), Part(*found.span("verb"), "cue", CHANCE), (content,))


# A bare "no reply" is one of a letter, too; only "no immediate reply" is news of who was asked.
_SILENCE = re.compile(
    r"\b(?P<verb>has|have|had|gave|offered|made|left)\s(?P<content>"
    r"no\s(?:(?:[a-z]+\s){0,2}comments?|(?:immediate|official|public|formal)\s(?:response|reaction|reply))\b"
    r"(?:\s(?:on|about)\s(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)[^.;:,!?\n“”\"]{2,100}?"
    r"(?=[.;:,!?\n]|\s(?:and|but|when|while|as|after)\s|\Z))?"
    r"|(?<=left\s)(?:the|that|this|his|her|their)\s(?:[\w’'-]+\s){0,3}?questions?\s"
    r"(?:(?:of|whether|about)\s[^.;:!?\n“”\"]{2,60}?\s)?unanswered\b)",
    re.I,
)
