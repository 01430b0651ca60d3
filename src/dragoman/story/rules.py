"""The word lists and spans of days that threads, positions and disputes are made by (resources/story.yaml)."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

import msgspec

from dragoman.reading.words import alternatives
from dragoman.resources import load_words
from dragoman.types import Act


class Rules(msgspec.Struct, dict=True, forbid_unknown_fields=True):
    offers: frozenset[str]
    asks: frozenset[str]
    answers: frozenset[str]
    deals: frozenset[str]
    signs: dict[str, str]
    stances: frozenset[str]
    turns: frozenset[str]
    families: dict[str, tuple[str, ...]]
    between: frozenset[str]
    vague: frozenset[str]
    ended: dict[str, str]
    brought: frozenset[str]
    attendant: frozenset[str]
    back: tuple[str, ...]
    instead: tuple[str, ...]
    countering: tuple[str, ...]
    offered: tuple[str, ...]
    asked: tuple[str, ...]
    pleas: tuple[str, ...]
    both: tuple[str, ...]
    to_both: tuple[str, ...]
    amid: tuple[str, ...]
    mediating: tuple[str, ...]
    mediates: tuple[str, ...]
    arbiters: tuple[str, ...]
    offices: tuple[str, ...]
    heads: tuple[str, ...]
    kinds: dict[str, frozenset[str]]
    peopled: dict[str, frozenset[str]]
    announcing: tuple[str, ...]
    bodies: tuple[str, ...]
    own_bodies: tuple[str, ...]
    tete: tuple[str, ...]
    asides: frozenset[str]
    reasons: tuple[str, ...]
    blamed: tuple[str, ...]
    punished: tuple[str, ...]
    explained: tuple[str, ...]
    motives: tuple[str, ...]
    refused: tuple[str, ...]
    supposed: tuple[str, ...]
    foretold: tuple[str, ...]
    surveys: tuple[str, ...]
    little: frozenset[str]
    plain: frozenset[str]
    figures: tuple[str, ...]
    telling: frozenset[str]
    counted: tuple[str, ...]
    about: tuple[str, ...]
    least: tuple[str, ...]
    coins: tuple[str, ...]
    contrasts: tuple[str, ...]
    units: dict[str, tuple[str, float]]
    numbers: dict[str, float]
    scales: dict[str, float]
    uncounted: frozenset[str]
    signs_of_money: dict[str, str]
    spans: frozenset[str]
    hours: dict[str, int]
    people: frozenset[str]
    months: tuple[str, ...]
    before_figures: tuple[str, ...]
    polled: tuple[str, ...]
    bounds: tuple[str, ...]
    came: tuple[str, ...]
    standing: tuple[str, ...]
    deniable: frozenset[str]
    began: tuple[str, ...]
    gap_days: int
    counter_days: int
    agency_days: int

    @cached_property
    def _family(self) -> dict[str, str]:
        return {issue: family for family, issues in self.families.items() for issue in issues}

    def family(self, issue: str) -> str:
        """The family of an issue: `meeting` of "talks". An issue that no list names is its own."""
        issue = " ".join(issue.casefold().split())
        return self._family.get(issue, issue)

    def family_of(self, act: Act) -> str:
        """The family of an act's issue. Who asks or offers in a matter of `ended` speaks of its end: a request about
        strikes is one for a ceasefire, an accusation about them is not."""
        family = self.family(act.issue or "")
        is_bargain = (act.of or act.type) in self.offers | self.asks | {"accept", "reject", "promise", "withdraw"}
        return self.ended.get(family, family) if is_bargain else family

    def issue_of(self, act: Act) -> str:
        """An act's issue by its name; where its end is what is asked or offered, that: a ceasefire, and no strikes."""
        family = self.family_of(act)
        return (act.issue or "") if family == self.family(act.issue or "") else family

    @cached_property
    def reasoned(self) -> frozenset[str]:
        """Types of acts whose reasons are held against each other within a thread."""
        return self.offers | self.asks | {"accept", "reject"}

    @cached_property
    def plain_stems(self) -> frozenset[str]:
        from dragoman.story.reasons import stem  # reasons needs the rules

        return frozenset(map(stem, self.plain))

    @cached_property
    def back_pattern(self) -> re.Pattern[str]:
        return re.compile(f"{_any_of(self.back).pattern}|{_pointed_at(self.offered)}", re.IGNORECASE)

    @cached_property
    def asked_pattern(self) -> re.Pattern[str]:
        return re.compile(_pointed_at(self.asked), re.IGNORECASE)

    @cached_property
    def pleas_pattern(self) -> re.Pattern[str]:
        return re.compile(_pointed_at(self.pleas), re.IGNORECASE)

    @cached_property
    def offered_pattern(self) -> re.Pattern[str]:
        return re.compile(_pointed_at(tuple(noun for noun in self.offered if noun not in self.asked)), re.IGNORECASE)

    @cached_property
    def rather_pattern(self) -> re.Pattern[str]:
        """One picked out from others who did a thing: "it was the army that had fired"."""
        return re.compile(r"\b(?:it|['’]t) (?:is|was|had been|['’]s)\b[^.;:!?]*? (?:who|that|which)\b", re.IGNORECASE)

    @cached_property
    def began_pattern(self) -> re.Pattern[str]:
        return _any_of(self.began)

    @cached_property
    def put_pattern(self) -> re.Pattern[str]:
        """An offer at the head of what was answered, told of for the first time: "a proposal by Norrland"."""
        return re.compile(
            rf"\W*(?:to |that )?(?:an?|any|[A-Z][\w'’.-]+) (?:[\w'’%.-]+ ){{0,3}}(?:{'|'.join(self.offered)})\b"
        )

    @cached_property
    def named_pattern(self) -> re.Pattern[str]:
        """An offer called one, and not a new one: "I put a serious proposal"."""
        return re.compile(
            rf"(?<!new )(?<!other )(?<!fresh )(?<!revised )\b(?:{'|'.join(self.offered)})\b", re.IGNORECASE
        )

    @cached_property
    def instead_pattern(self) -> re.Pattern[str]:
        return _any_of(self.instead)

    @cached_property
    def countering_pattern(self) -> re.Pattern[str]:
        return _any_of(self.countering)

    @cached_property
    def contrast_pattern(self) -> re.Pattern[str]:
        return _any_of(self.contrasts)

    @cached_property
    def both_pattern(self) -> re.Pattern[str]:
        return _any_of(self.both)

    @cached_property
    def to_both_pattern(self) -> re.Pattern[str]:
        return _any_of((*self.both, *self.to_both))

    @cached_property
    def amid_pattern(self) -> re.Pattern[str]:
        return _any_of(self.amid)

    @cached_property
    def mediating_pattern(self) -> re.Pattern[str]:
        return _any_of(self.mediating)

    @cached_property
    def mediates_pattern(self) -> re.Pattern[str]:
        return _any_of(self.mediates)

    @cached_property
    def arbiter_pattern(self) -> re.Pattern[str]:
        return _any_of(self.arbiters)

    @cached_property
    def office_pattern(self) -> re.Pattern[str]:
        return _any_of(self.offices)

    @cached_property
    def speaking_pattern(self) -> re.Pattern[str]:
        return _any_of((*self.offices, *self.heads))

    @cached_property
    def body_pattern(self) -> re.Pattern[str]:
        return _any_of(self.bodies)

    @cached_property
    def owner_pattern(self) -> re.Pattern[str]:
        """A body called by its kind, before a title: "the company's | chief executive"."""
        return re.compile(rf"{self._kind_noun}(?:['’]s?)?\s+(?:[\w-]+\s+){{0,3}}\Z", re.IGNORECASE)

    @cached_property
    def owning_pattern(self) -> re.Pattern[str]:
        """Such a body behind a title: "chief executive | of the company"."""
        return re.compile(rf"\s+(?:of|for|at)\s+the\s+{self._kind_noun}\b", re.IGNORECASE)

    @property
    def _kind_noun(self) -> str:
        return f"({_any_of(tuple(noun for nouns in self.kinds.values() for noun in nouns)).pattern})"

    @cached_property
    def own_office_pattern(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:his|her|their|its) (?:\w+ )?{_any_of(self.own_bodies).pattern}", re.IGNORECASE)

    @cached_property
    def office_of_pattern(self) -> re.Pattern[str]:
        return re.compile(rf"(.+?)(?:['’]s|(?<=s)['’]) (?:\w+ )?{_any_of(self.own_bodies).pattern}", re.IGNORECASE)

    @cached_property
    def announcing_pattern(self) -> re.Pattern[str]:
        return _any_of(self.announcing)

    @cached_property
    def tete_pattern(self) -> re.Pattern[str]:
        return _any_of(self.tete)

    @cached_property
    def reason_pattern(self) -> re.Pattern[str]:
        return _any_of(self.reasons)

    @cached_property
    def blamed_pattern(self) -> re.Pattern[str]:
        """What is said to be the reason, before the words that say so: "a storm was to blame"."""
        return re.compile(rf"(?P<reason>[^.;:!?\"“”„«»\n]+?){self.blaming_pattern.pattern}", re.IGNORECASE)

    @cached_property
    def blaming_pattern(self) -> re.Pattern[str]:
        """The words that `blamed_pattern` ends with. Only where they stand need it be tried, which is from each letter
        on: that took a third of the time in which the facts of an article are gathered."""
        return re.compile(rf" (?:is|are|was|were|had been) {_any_of(self.blamed).pattern}", re.IGNORECASE)

    @cached_property
    def punished_pattern(self) -> re.Pattern[str]:
        """What was done to somebody, and "for" with what he had done: group 1."""
        return re.compile(rf"{_any_of(self.punished).pattern} (for) (?=\w+ing\b)", re.IGNORECASE)

    @cached_property
    def motive_pattern(self) -> re.Pattern[str]:
        return _any_of(self.motives)

    @cached_property
    def explained_pattern(self) -> re.Pattern[str]:
        return _any_of(self.explained)

    @cached_property
    def refused_pattern(self) -> re.Pattern[str]:
        """A word that takes back the reason right after it."""
        words = "|".join(map(re.escape, self.refused))
        return re.compile(rf"(?:\b|(?<=\w))(?:{words})(?:\s(?:just|only|simply|merely))?\s+$", re.IGNORECASE)

    @cached_property
    def least_pattern(self) -> re.Pattern[str]:
        """One of `least`, right before a number."""
        return re.compile(rf"{_any_of(self.least).pattern} $", re.IGNORECASE)

    @cached_property
    def month_pattern(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{'|'.join(self.months)})[a-z]*\b")

    @cached_property
    def dated_pattern(self) -> re.Pattern[str]:
        """What stands right before a number that is no term of an offer: a month, or "from" before the old price."""
        words = "|".join(map(re.escape, self.before_figures))
        return re.compile(rf"\b(?:(?i:{words})|(?:{'|'.join(self.months)})[a-z]*\.?)\s$")

    @cached_property
    def came_pattern(self) -> re.Pattern[str]:
        return _any_of(self.came)

    @cached_property
    def polled_pattern(self) -> re.Pattern[str]:
        """What stands right behind a share of votes."""
        return re.compile(rf"\s{_any_of(self.polled).pattern}", re.IGNORECASE)

    @cached_property
    def bounds_pattern(self) -> re.Pattern[str]:
        return _any_of(self.bounds)

    @cached_property
    def standing_pattern(self) -> re.Pattern[str]:
        return _any_of(self.standing)

    @cached_property
    def foretold_pattern(self) -> re.Pattern[str]:
        return _any_of(self.foretold)

    @cached_property
    def survey_pattern(self) -> re.Pattern[str]:
        return _any_of(self.surveys)

    @cached_property
    def supposed_pattern(self) -> re.Pattern[str]:
        return _any_of(self.supposed)


def _pointed_at(nouns: tuple[str, ...]) -> str:
    whose = r"(?:the|his|her|its|their|our|that|this|any|an? [A-Z][\w-]+|[A-Z][\w-]+[’']s?)"
    return rf"\b{whose} (?:[\w-]+ )?(?:{'|'.join(map(re.escape, nouns))})\b"


def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(phrases)})\b", re.IGNORECASE)


@lru_cache(1)
def load_rules() -> Rules:
    return load_words("story", Rules)
