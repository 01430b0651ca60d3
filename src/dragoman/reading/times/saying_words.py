"""The words of `resources/said.yaml` as patterns and sets, loaded once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import msgspec

from dragoman.reading.stems import Stems, make_stems
from dragoman.resources import load_words


class Lists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lists of said.yaml; the file gives the reason for each."""

    time_prepositions: frozenset[str]
    other_prepositions: frozenset[str]
    clause_openers: list[str]
    noun_openers: frozenset[str]
    articles: frozenset[str]
    titles: list[str]
    adverbs: list[str]
    continuing: list[str]
    occasions: list[str]
    plain_occasions: list[str]
    occasion_verbs: frozenset[str]
    occasion_prepositions: list[str]
    complements: list[str]
    determiners: list[str]
    plain_complements: list[str]
    published_words: list[str]
    updated_words: list[str]
    byline_words: frozenset[str]
    caption_words: list[str]
    month_first_spelling: list[str]
    day_first_spelling: list[str]


class SayingWords(msgspec.Struct, frozen=True):
    time_prepositions: frozenset[str]
    other_prepositions: frozenset[str]
    occasion_verbs: frozenset[str]
    byline: frozenset[str]
    noun_openers: frozenset[str]
    articles: frozenset[str]
    sentence_end: re.Pattern[str]
    openers: re.Pattern[str]
    adverbs: re.Pattern[str]
    continuing: re.Pattern[str]
    occasion: re.Pattern[str]
    occasion_stems: Stems
    adverb_stems: Stems
    published: re.Pattern[str]
    updated: re.Pattern[str]
    caption: re.Pattern[str]
    british: re.Pattern[str]
    american: re.Pattern[str]


@cache
def saying_words() -> SayingWords:
    lists = load_words("said", Lists)
    return SayingWords(
        time_prepositions=lists.time_prepositions,
        other_prepositions=lists.other_prepositions,
        occasion_verbs=lists.occasion_verbs,
        byline=lists.byline_words,
        noun_openers=lists.noun_openers,
        articles=lists.articles,
        sentence_end=_sentence_end(lists.titles),
        openers=_words(lists.clause_openers),
        adverbs=_words(lists.adverbs),
        continuing=_words(lists.continuing),
        occasion=_occasion(lists),
        occasion_stems=make_stems([*lists.occasions, *lists.plain_occasions]),
        adverb_stems=make_stems(lists.adverbs),
        published=_words(lists.published_words),
        updated=_words(lists.updated_words),
        caption=_words(lists.caption_words),
        british=_words(lists.day_first_spelling),
        american=_words(lists.month_first_spelling),
    )


def _sentence_end(titles: Iterable[str]) -> re.Pattern[str]:
    """A line's end, or a full stop or the like before a capital, not behind an initial or a title."""
    behind = "".join(rf"(?<!\b{re.escape(title)}\.)" for title in titles)
    return re.compile(rf"[\n\r]|[.!?](?<![A-Z]\.){behind}[\"”“’»)\]]*[^\S\n\r]+(?=[\"“„«‘(]*[A-Z])")


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


def _words(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_either(words)})(?!\w)", re.I)


def _occasion(lists: Lists) -> re.Pattern[str]:
    """A preposition, an article, and in `phrase` the noun phrase: "Economic Forum in the Far East of Kelvara".

    Only names and the nouns of the list are taken into it behind its head, so that it ends before the clause goes on.
    """
    heads = rf"(?:{_either(lists.occasions)}|(?-i:{_either(lists.plain_occasions)}))"
    determiners = _either(lists.determiners)
    function = _either([*lists.time_prepositions, *lists.other_prepositions, *lists.clause_openers, *lists.complements])
    name = r"(?-i:[A-Z][\w’'&.-]*(?<![.,]))"
    names = rf"{name}(?:\s+(?:(?:of|and|for|&|de)\s+(?:the\s+)?)?{name})*"
    noun = rf"(?-i:\s+(?!(?:{function}|said|told)\b)[a-z]{{3,}}(?<!ed)(?<!ing)\b)"
    tail = rf"(?:{names}(?:\s+{heads})?|{heads}|{_either(lists.plain_complements)})"
    object_ = rf"(?:(?:{determiners})\s+{names}{noun}|(?:(?:{determiners})\s+)?{tail})\b"
    complement = rf"(?:\s+(?:{_either(lists.complements)})\s+{object_})"
    before = rf"(?:(?!(?:{function}|but|as)\b)[\w’'.-]+\s+){{0,5}}?"
    return re.compile(
        rf"(?<!\w)(?P<lead>{_either(lists.occasion_prepositions)})\s+(?:(?P<det>{determiners})\s+)?"
        rf"(?P<phrase>{before}{heads}\b(?!-\w){complement}*)",
        re.I,
    )
