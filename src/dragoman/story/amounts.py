"""Numbers of things in a content: "nine trawlers", "1.2 million people", with the words about them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dragoman.story.reasons import stem, stems
from dragoman.story.rules import Rules

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_CLAUSE = re.compile(r"[.;:!?](?=\s|$)|[\"“”„«»\n]")


class Found(NamedTuple):
    words: str
    value: float
    thing: str
    about: frozenset[str]


def find_amounts(text: str, rules: Rules) -> Iterator[Found]:
    """Each number with the thing it counts, if the next word is one."""
    for clause in _CLAUSE.split(text):
        found = list(_pattern(rules).finditer(clause))
        for match in found:
            number, scale, thing = match.group("number", "scale", "thing")
            value = rules.numbers.get(number.lower()) or float(number.replace(",", ""))
            value *= rules.scales.get(scale.lower(), 1) if scale else 1
            if stem(thing.lower()) in _uncounted(rules) or thing[0].isupper():
                continue
            rest = clause[: match.start()] + " " + clause[match.end() :]
            about = frozenset(word for word in stems(rest, rules) if not word[0].isdigit())
            yield Found(match.group(), value, stem(thing.lower()), about)


_patterns: dict[int, re.Pattern[str]] = {}


def _pattern(rules: Rules) -> re.Pattern[str]:
    made = _patterns.get(id(rules))
    if made is None:
        names, scales = "|".join(rules.numbers), "|".join(rules.scales)
        made = re.compile(
            rf"(?<![\w.,$€£-])(?P<number>{_DIGITS}|\b(?:{names})\b)(?:\s(?P<scale>{scales})\b)?\s(?P<thing>[^\W\d_]{{3,}})",
            re.IGNORECASE,
        )
        _patterns[id(rules)] = made
    return made


def _uncounted(rules: Rules) -> frozenset[str]:
    return frozenset(stem(word) for word in rules.uncounted)
