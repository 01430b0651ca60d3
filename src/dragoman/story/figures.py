"""The figures that an offer is made of: two offers of one side for "8 per cent" and "ten and a half" are two.

figures_of("8 per cent over two years", None)    -> {("share", 8), ("year", 2)}
are_other({("share", 8)}, {("share", 10.5)})     -> True
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from dragoman.story.reasons import stem
from dragoman.story.rules import Rules, load_rules

Figures = frozenset[tuple[str, float]]
"""What is counted or measured, and the number."""

BARE, SHARE, YEAR, PEOPLE = "", "share", "by year", "people"
THING = "of "
"""Before a word that no list has."""
_YEARS = range(1900, 2200)
_MARGIN = re.compile(r"(?:\s\w+)?\s(?:less|more|fewer|lower|higher)\sthan\b", re.IGNORECASE)
"""After a number that is how much one bid differs from another: "150 million less than last week"."""
_RANK = re.compile(r"(?:st|nd|rd|th)\b")
"""Right after a number that is a day or a place in a row: "lunch on the 16th"."""
_HOUR = re.compile(r"\s?(?:o['’]clock|[ap]\.?m\b)", re.IGNORECASE)
"""Right after a number that is a time of day."""
_LEAST_LETTERS = 3
_SUM = 1_000_000
"""From here on a number is one of money, whatever word follows it: "the 2.7 billion television deal"."""


@lru_cache(65536)
def figures_of(words: str, condition: str | None, year: int | None = None) -> Figures:
    """The figures in words, but for those of a condition. `year`: that of the report; one no later is no term."""
    return frozenset(_told(words, condition, year))


@lru_cache(65536)
def first_figure(words: str, condition: str | None, year: int | None = None) -> Figures:
    """The figure named first: "agreed to the five that he had suggested when his offer of two came back" is of five."""
    return frozenset(_told(words, condition, year)[:1])


def _told(words: str, condition: str | None, year: int | None) -> list[tuple[str, float]]:
    text = words.replace(condition, " ") if condition else words
    return list(_find(_coined().sub(r"\1.\3 \2", text), year, load_rules()))


@lru_cache(65536)
def are_other(a: Figures, b: Figures) -> bool:
    """Whether two offers count or measure one thing and have no number of it in common. Who gives two numbers of one
    thing ("asked for 420 and came down by 40") tells of a change, which may be of this offer or of that."""
    kinds, others = _weighty(_clear(a)), _weighty(_clear(b))
    if any(_is_same(x, y) for x in a for y in b if x[0] in kinds or y[0] in others):
        return False
    return bool(kinds & others) or (BARE in kinds and _measures(others)) or (BARE in others and _measures(kinds))


def _weighty(kinds: Iterable[str]) -> set[str]:
    """The kinds that an offer is told from others by."""
    every = {*kinds}
    return every - _side_kinds() or every


def _measures(kinds: Iterable[str]) -> bool:
    """Whether one of some kinds is one of the lists: a number alone is held against these, not against "two steps"."""
    return any(not kind.startswith(THING) for kind in kinds)


def is_measure(kind: str) -> bool:
    """Whether a kind says what a number measures, and is more than the word behind it."""
    return kind not in (BARE, YEAR) and not kind.startswith(THING)


def _clear(figures: Figures) -> Mapping[str, set[float]]:
    """Figures by what they count, but for those of which nothing tells which number is the offer's."""
    said = {value for kind, value in figures if kind != BARE}
    kinds = _by_kind(frozenset(one for one in figures if one[0] != BARE or one[1] not in said))
    if BARE in kinds and kinds.keys() - _side_kinds() - {BARE}:
        return {}
    return {kind: values for kind, values in kinds.items() if kind == PEOPLE or len(values) == 1}


def is_clear(figures: Figures) -> bool:
    """Whether a telling gives one number of each thing."""
    if not figures:
        return True
    kinds, said = _clear(figures), {value for kind, value in figures if kind != BARE}
    return all(kind in kinds or (kind == BARE and value in said) for kind, value in figures)


def without(figures: Figures, others: Figures) -> Figures:
    """Figures but for those that others have, too."""
    return frozenset(one for one in figures if not any(_is_same(one, other) for other in others))


@lru_cache(65536)
def have_in_common(a: Figures, b: Figures) -> bool:
    """Whether a number of one is a number of the other, of what tells offers apart."""
    kinds, others = _weighty(kind for kind, _ in a), _weighty(kind for kind, _ in b)
    return any(_is_same(x, y) for x in a for y in b if x[0] in kinds and y[0] in others)


def find_rates(told: Iterable[Figures]) -> list[Figures]:
    """Tellings that say one offer in two measures: "680 reales, or roughly 340 dollars"."""
    return [one for one in told if is_clear(one) and len({kind for kind, _ in one} - _side_kinds() - {BARE}) > 1]


def converted(figures: Figures, rates: Iterable[Figures]) -> Figures:
    """Figures with what they come to in other measures."""
    return figures.union(*(rate for rate in rates if have_in_common(rate, figures)))


def _is_same(one: tuple[str, float], other: tuple[str, float]) -> bool:
    kinds = {one[0], other[0]}
    if one[1] == other[1] and (len(kinds) == 1 or (BARE in kinds and YEAR not in kinds)):
        return True
    days = {_days(one), _days(other)}
    return len(kinds) == 2 and len(days) == 1 and None not in days


def _days(figure: tuple[str, float]) -> float | None:
    """A stretch of time in whole days; a bare number may be of days: the other side calls 48 hours "his two"."""
    if figure[0] == BARE:
        return figure[1]
    hours = figure[1] * load_rules().hours.get(figure[0], 0)
    return hours / 24 if hours and hours % 24 == 0 else None


def _by_kind(figures: Figures) -> Mapping[str, set[float]]:
    found: dict[str, set[float]] = defaultdict(set)
    for kind, value in figures:
        found[kind].add(value)
    return found


def _find(text: str, year: int | None, rules: Rules) -> Iterator[tuple[str, float]]:
    for match in _pattern().finditer(text):
        before, after = text[max(match.start() - 15, 0) : match.start()], text[match.end() :]
        if rules.dated_pattern.search(before) or rules.month_pattern.match(after.lstrip(" -")):
            continue
        if _is_named(text, match) or _MARGIN.match(after) or _RANK.match(after) or _HOUR.match(after):
            continue
        value = _value(match, rules)
        if match["sign"]:
            yield stem(rules.signs_of_money[match["sign"]]), value
        elif match["share"]:
            if not rules.polled_pattern.match(after):
                yield SHARE, value
        elif value in _YEARS and match["number"].isdigit() and not re.match(r"[\s-][^\W\d_]{3}", after):
            if year is None or value > year:
                yield YEAR, value
        else:
            yield _measured(value, after, rules)


def _measured(value: float, after: str, rules: Rules) -> tuple[str, float]:
    """A number with what it counts: the word after it, or the next where that is one of a list ("40 captured officers",
    "20 nautical miles")."""
    close = re.match(r"[\s-]([^\W\d_]{2,})(?:[\s-]([^\W\d_]{2,}))?", after)
    words = [word.lower() for word in close.groups() if word] if close else []
    for word in words:
        if word in rules.little:
            break
        if word in rules.units:
            return stem(word), value
        if word in rules.spans:
            return stem(word), value
        if word in rules.people:
            return PEOPLE, value
        if word in rules.coins:
            return stem(word), value
    is_bare = not words or words[0] in rules.little or len(words[0]) < _LEAST_LETTERS or value >= _SUM
    return (BARE if is_bare else THING + stem(words[0])), value


def _is_named(text: str, match: re.Match[str]) -> bool:
    """Whether a number is part of a name: "Ward Six"."""
    before = re.search(r"(\w+) $", text[: match.start()])
    return before is not None and before[1][0].isupper() and match["number"][0].isupper()


def _value(match: re.Match[str], rules: Rules) -> float:
    number = match["number"].lower()
    if number[0].isdigit():
        value = float(number.replace(",", ""))
    else:
        value = sum(rules.numbers.get(word, 0) for word in re.findall(r"[a-z]+", number)) or 1
    for scale in re.findall(r"[a-z]+", (match["scale"] or "").lower()):
        value *= rules.scales.get(scale, 1)
    if match["tail"]:
        value += sum(rules.numbers.get(word, 0) for word in re.findall(r"[a-z]+", match["tail"].lower()))
    return round(value + (0.5 if match["half"] else 0), 3)


@lru_cache(1)
def _side_kinds() -> frozenset[str]:
    """Kinds that tell offers apart only where they have no other: a truce of three days, a closure by 2052."""
    return frozenset({YEAR, *map(stem, load_rules().spans)})


@lru_cache(1)
def _coined() -> re.Pattern[str]:
    """A sum with its cents: "13 marks 50"."""
    return re.compile(rf"\b(\d+) ({'|'.join(map(re.escape, load_rules().coins))}) (\d\d)\b", re.IGNORECASE)


@lru_cache(1)
def _pattern() -> re.Pattern[str]:
    rules = load_rules()
    names = "|".join(rules.numbers)
    # "A single kilometre" is a bid as three are; "one day" may be any.
    counted = rf"(?=[\s-](?:{'|'.join(sorted(rules.units))})\b)"
    lone = rf"one(?=\s(?:hundred|thousand|million|billion))|(?:one|single){counted}"
    word = rf"\b(?:{names}|{lone})(?:-(?:{names}|one))?\b"
    scales = "|".join(sorted(rules.scales, key=len, reverse=True))
    return re.compile(
        rf"(?<![\w.,])(?P<sign>[{''.join(map(re.escape, rules.signs_of_money))}])?"
        rf"(?P<number>\d+(?:,\d{{3}})*(?:\.\d+)?|{word})"
        rf"(?P<scale>(?:[\s-]?(?:{scales})\b)*)"
        rf"(?P<tail>(?<=[a-z])\sand\s(?:{names}|one)(?:-(?:{names}|one))?\b)?"
        r"(?P<half>[\s-]and[\s-]a[\s-]half)?"
        r"(?P<share>\s?%|[\s-]per ?cent\b|[\s-]pct\b)?",
        re.IGNORECASE,
    )
