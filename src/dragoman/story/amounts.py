"""Numbers of things in a content: "nine trawlers", "1.2 million people", with the words about them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from dragoman.reading.words import alternatives
from dragoman.story.reasons import stem, stems
from dragoman.story.rules import Rules, load_rules

SHARE, MONEY = "share", "money"
"""Measures that an offer is made of, too: compared only where nothing is offered or asked."""
_LEAST_LETTERS = 3
"""Of the word for what is counted; a shorter one is a unit: "312kg"."""
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_CLAUSE = re.compile(r"[.;:!?](?=\s|$)|[\"“”„«»\n]")


class Found(NamedTuple):
    words: str
    value: float
    thing: str
    """As written."""
    about: frozenset[str]
    measure: str = ""
    """What a unit measures ("length" of metres), with `value` in the first of its units; empty of what is counted."""
    corrects: bool = False
    """Told as less than was said: "only 58 soldiers"."""
    supposed: bool = False
    """What would be so, and nothing that is."""


def find_amounts(text: str, rules: Rules) -> Iterator[Found]:
    """Each number with the thing it counts, if the next word is one."""
    for clause in _CLAUSE.split(text):
        if rules.supposed_pattern.search(clause):
            yield from _estimates(clause, rules)
            continue  # "would need 358 delegates" in one case and 159 in another: no account of what is
        yield from _counts(clause, rules)
        yield from _shares(clause, rules)


def _counts(clause: str, rules: Rules) -> Iterator[Found]:
    """Numbers of things, but for two of one thing: "43 boats against 38 boats" is a comparison."""
    pattern, uncounted = _words()
    matches = list(pattern.finditer(clause))
    things = Counter(_kind(match.group("thing"), rules) for match in matches)
    for match in matches:
        thing = match.group("thing")
        is_less = rules.least_pattern.search(clause, 0, match.start()) is not None
        if thing.lower() in rules.scales or (thing.lower() in rules.little and not is_less):
            continue  # "fewer than 1,500 had voted" tells by what was said before what it counts
        if things[_kind(thing, rules)] > 1 or thing.lower() in rules.coins:
            continue
        if stem(thing.lower()) in uncounted or (thing[0].isupper() and not thing.endswith("s")):
            continue
        measure, value = _measured(_value(match), thing, rules)
        rest = clause[: match.start()] + " " + clause[match.end() :]
        about = frozenset(word for word in stems(rest, rules) if not word[0].isdigit())
        yield Found(match.group(), value, thing, about, measure, is_less)


def _shares(clause: str, rules: Rules) -> Iterator[Found]:
    """Shares and sums of money, where a clause has one of them: "61 per cent of the dockers", "$12 million a day"."""
    matches = list(_sharing().finditer(clause))
    if len(matches) != 1:
        return
    match = matches[0]
    measure = SHARE if match.group("share") else MONEY if match.group("sign") or match.group("coin") else None
    if measure:
        rest = clause[: match.start()] + " " + clause[match.end() :]
        about = frozenset(word for word in stems(rest, rules) if not word[0].isdigit())
        is_less = rules.least_pattern.search(clause, 0, match.start()) is not None
        yield Found(match.group(), _value(match), measure, about, measure, is_less)


def _estimates(clause: str, rules: Rules) -> Iterator[Found]:
    """What something would cost: it is nothing that is, and can differ from another's only where that answers it. Of
    things only what is foretold ("would cost 140 jobs"): "would need 358 delegates" has a condition of its own."""
    costs = list(_shares(clause, rules))
    if not costs and rules.foretold_pattern.search(clause):
        costs = list(_counts(clause, rules))
    for found in costs if len(costs) == 1 else ():
        yield found._replace(about=frozenset(), supposed=True)


def _kind(thing: str, rules: Rules) -> str:
    return rules.units[thing.lower()][0] if thing.lower() in rules.units else stem(thing.lower())


def _value(match: re.Match[str]) -> float:
    rules = load_rules()
    number, scale = match.group("number").lower(), match.group("scale")
    value = rules.numbers.get(number) or float(number.replace(",", ""))
    return value * (rules.scales.get(scale.lower(), 1) if scale else 1)


def _measured(value: float, thing: str | None, rules: Rules) -> tuple[str, float]:
    """What a number measures, in the first unit of that; nothing where it counts things."""
    measure, factor = rules.units.get((thing or "").lower(), ("", 1.0))
    return measure, value * factor


def number_pattern(names: Iterable[str], scales: Iterable[str]) -> re.Pattern[str]:
    """A number in figures or words, its scale, and the word after it: "1.2 million people"."""
    number = rf"(?P<number>{_DIGITS}|\b(?:{alternatives(names)})\b)"
    # "412 of its soldiers", "13 of the 18 clubs"
    of = rf"(?:\sof\s(?:its|their|our|his|her|the|those|these)(?:\sown)?(?:\s(?:{_DIGITS}|{'|'.join(names)})\b)?)?"
    scale = rf"(?:\s(?P<scale>{'|'.join(scales)})\b)?"
    short = "|".join(unit for unit in load_rules().units if len(unit) < _LEAST_LETTERS)
    thing = rf"(?P<thing>(?<=\s)[^\W\d_]{{{_LEAST_LETTERS},}}|(?:{short})\b)"
    return re.compile(rf"(?<![\w.,$€£-]){number}{scale}{of}\s?{thing}", re.IGNORECASE)


def find_put(text: str, rules: Rules) -> Found | None:
    """A number put in place of another's: "the figure at about 380", "the total was 60", and what is nothing but a
    number: "it had measured 1.4 metres", "by two metres", "97". What it counts stands with that other."""
    plain = re.sub('["“”„«»]', "", text)
    for pattern, parts in ((_put(), [plain]), (_placed(), [plain]), (_said(), _CLAUSE.split(text)), (_bare(), [text])):
        for part in parts:
            match = pattern.search(part.strip(" ,'‘’"))
            if match:
                measure, value = _measured(_value(match), match.group("unit"), rules)
                noun = (match.groupdict().get("noun") or "").lower()
                thing = noun if noun in rules.telling else ""
                return Found(match.group().strip(), value, thing, frozenset(), measure)
    return None


def _number() -> str:
    rules = load_rules()
    unit = rf"(?: ?(?P<unit>{'|'.join(rules.units)})\b)?"
    scale = rf"(?: (?P<scale>{'|'.join(rules.scales)})\b)?"
    about = rf"(?:(?:{'|'.join(map(re.escape, rules.about))}) )?"
    return rf"{about}(?P<number>{_DIGITS}|(?:{'|'.join(rules.numbers)})\b){scale}{unit}"


@lru_cache(1)
def _sharing() -> re.Pattern[str]:
    rules = load_rules()
    number = rf"(?P<number>{_DIGITS}|\b(?:{alternatives(rules.numbers)})\b)(?: (?P<scale>{'|'.join(rules.scales)})\b)?"
    coins = "|".join(map(re.escape, rules.coins))
    after = rf"(?:(?P<share>\s?%| per ?cent\b)|(?: \w+)? (?P<coin>{coins})\b)?"
    return re.compile(rf"(?<![\w.,-])(?P<sign>[$€£])?{number}{after}", re.IGNORECASE)


@lru_cache(1)
def _put() -> re.Pattern[str]:
    nouns = "|".join(map(re.escape, load_rules().figures))
    lead = rf"\b(?:the|its|their|his|her|that|this) (?:\w+ )?(?P<noun>{nouns}) (?:at|was|is|stood at|to be|as) "
    return re.compile(rf"{lead}{_number()}(?![\w%-]| per)", re.IGNORECASE)


@lru_cache(1)
def _placed() -> re.Pattern[str]:
    """A number put in place of one without its noun: "put it at 60", "it nearer 90 million"."""
    return re.compile(rf"^(?:it|them) (?:at |as )?{_number()}(?![\w%-]| per)", re.IGNORECASE)


@lru_cache(1)
def _said() -> re.Pattern[str]:
    """A clause that says a number and nothing else; "that's two metres, if it's an inch" says no more."""
    verbs = "|".join(map(re.escape, load_rules().counted))
    who = rf"(?:it|they|he|she|we|i|there|that)(?:['’]s| (?:\w+ ){{0,2}}(?:{verbs}))"
    return re.compile(rf"^(?:(?:the|its|their|his|her) \w+ at |{who} ){_number()}(?:$| if )", re.IGNORECASE)


@lru_cache(1)
def _bare() -> re.Pattern[str]:
    """A content that is a number alone."""
    return re.compile(rf"^(?:by |to )?{_number()}[.,]?$", re.IGNORECASE)


@lru_cache(1)
def _words() -> tuple[re.Pattern[str], frozenset[str]]:
    rules = load_rules()
    return number_pattern(rules.numbers, rules.scales), frozenset(stem(word) for word in rules.uncounted)
