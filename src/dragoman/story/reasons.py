"""Why something was asked or done, as a content says it: the clause after "in order to", "because of", "due to" …"""

from __future__ import annotations

import re
from typing import NamedTuple

from dragoman.story.prints import words_of
from dragoman.story.rules import Rules

_SENTENCE = re.compile(r"[.;:!?\n](?=\s|$)|[\"“”„«»]")
_END = re.compile(r"[.;:!?,\"“”„«»()\n]|\s[–—-]\s|(?<=\w)['’](?=\W|$)")
_LEAST_LETTERS = 3
"""No stem is cut to fewer letters than this."""


class Given(NamedTuple):
    reason: str
    """With the words that open it."""
    before: str
    """The words of the same sentence before it: what it is a reason for."""


def find_reasons(words: str, rules: Rules) -> list[Given]:
    """The reasons in a content, in its words."""
    blamed = rules.blamed_pattern.finditer(words) if rules.blaming_pattern.search(words) else ()
    found = [Given(match.group("reason").strip(), "") for match in blamed]
    past = 0
    opened = [match.span() for match in rules.reason_pattern.finditer(words)]
    opened += [match.span(1) for match in rules.punished_pattern.finditer(words)]
    for first, last in sorted(opened):
        if first < past:
            continue
        start = max((end.end() for end in _SENTENCE.finditer(words, past, first)), default=past)
        end = _END.search(words, last)
        past = end.start() if end else len(words)
        if rules.refused_pattern.search(words, start, first):
            continue  # "it is not because they were wrong" gives no reason
        found.append(Given(words[first:past].strip(), words[start:first]))
    return found


def stems(words: str, rules: Rules) -> frozenset[str]:
    """The words of a phrase that carry its meaning, without their commonest endings, for comparison only."""
    return frozenset(stem(word) for word in words_of(words) if word not in rules.little)


def stem(word: str) -> str:
    for ending in ("ing", "ies", "ed", "es", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_LETTERS:
            return word[: -len(ending)]
    return word


def are_other_reasons(a: str, b: str, rules: Rules) -> bool:
    """Whether two reasons have no word of weight in common: "record cold" and "favourable conditions for talks"."""
    one, other = stems(a, rules), stems(b, rules)
    return bool(one) and bool(other) and not one & other
