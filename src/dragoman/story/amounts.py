"""Numbers of things in a content: "nine trawlers", "1.2 million people", with the words about them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from dragoman.story.reasons import stem, stems
from dragoman.story.rules import Rules, load_rules

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_CLAUSE = re.compile(r"[.;:!?](?=\s|$)|[\"“”„«»\n]")


class Found(NamedTuple):
    words: str
    value: float
    thing: str
    """As written."""
    about: frozenset[str]


def find_amounts(text: str, rules: Rules) -> Iterator[Found]:
    """Each number with the thing it counts, if the next word is one."""
    pattern, uncounted = _words()
    for clause in _CLAUSE.split(text):
        if rules.supposed_pattern.search(clause):
            continue  # "would need 358 delegates" in one case and 159 in another: no account of what is
        matches = list(pattern.finditer(clause))
        things = Counter(stem(match.group("thing").lower()) for match in matches)
        for match in matches:
            if things[stem(match.group("thing").lower())] > 1:
                continue  # "43 boats against 38 boats" is a comparison
            number, scale, thing = match.group("number", "scale", "thing")
            value = rules.numbers.get(number.lower()) or float(number.replace(",", ""))
            value *= rules.scales.get(scale.lower(), 1) if scale else 1
            if stem(thing.lower()) in uncounted or thing[0].isupper():
                continue
            rest = clause[: match.start()] + " " + clause[match.end() :]
            about = frozenset(word for word in stems(rest, rules) if not word[0].isdigit())
            yield Found(match.group(), value, thing, about)


def number_pattern(names: Iterable[str], scales: Iterable[str]) -> re.Pattern[str]:
    """A number in figures or words, its scale, and the word after it: "1.2 million people"."""
    number = rf"(?P<number>{_DIGITS}|\b(?:{'|'.join(names)})\b)"
    of = r"(?:\sof\s(?:its|their|our|his|her|the|those|these)(?:\sown)?)?"  # "412 of its soldiers"
    scale = rf"(?:\s(?P<scale>{'|'.join(scales)})\b)?"
    return re.compile(rf"(?<![\w.,$€£-]){number}{scale}{of}\s(?P<thing>[^\W\d_]{{3,}})", re.IGNORECASE)


def find_put(text: str, rules: Rules) -> Found | None:
    """A number put in place of another's: "the figure at about 380", "the total was 60". What it counts stands with
    that other."""
    match = _put().search(text)
    if match is None:
        return None
    number = match.group("number").lower()
    value = rules.numbers.get(number) or float(number.replace(",", ""))
    scale = match.group("scale")
    value *= rules.scales.get(scale.lower(), 1) if scale else 1
    return Found(match.group(), value, "", frozenset())


@lru_cache(1)
def _put() -> re.Pattern[str]:
    rules = load_rules()
    nouns = "|".join(map(re.escape, rules.figures))
    lead = rf"\b(?:the|its|their|his|her|that|this) (?:\w+ )?(?:{nouns}) (?:at|was|is|stood at|to be|as) "
    about = r"(?:(?:about|around|nearly|almost|only|just|some|over|roughly|close to|(?:more|fewer|less) than) )?"
    number = rf"(?P<number>{_DIGITS}|(?:{'|'.join(rules.numbers)}))(?: (?P<scale>{'|'.join(rules.scales)})\b)?"
    return re.compile(rf"{lead}{about}{number}(?![\w%-]| per)", re.IGNORECASE)


@lru_cache(1)
def _words() -> tuple[re.Pattern[str], frozenset[str]]:
    rules = load_rules()
    return number_pattern(rules.numbers, rules.scales), frozenset(stem(word) for word in rules.uncounted)
