"""The numbers and reasons that an article's statements give, and which of them answer one another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from dragoman.story.amounts import MONEY, SHARE, find_amounts, find_put
from dragoman.story.days import when_said
from dragoman.story.details import FIGURE_WORDS
from dragoman.story.facts import Detail
from dragoman.story.reasons import find_reasons, stem, stems
from dragoman.story.rules import Rules
from dragoman.story.scene import Scene
from dragoman.story.types import Cite
from dragoman.types import Statement

LESS = 2
"""How many times a number may be one that is told as "only" so many, right after it, and be of the same thing."""
ANSWERED_WITHIN = 3
"""Statements after which "the figure" is no longer surely that of the number told last."""


def find_details(s: Statement, cite: Cite, reported: str | None, scene: Scene, rules: Rules) -> Iterator[Detail]:
    """The numbers and reasons in a statement."""
    when = when_said(scene.said(s), reported)
    is_bargain = any(act.type in rules.reasoned | rules.deals | {"promise"} for act in s.acts)
    put = find_put(cite.words, rules)
    for found in [*find_amounts(cite.words, rules)] or ([put] if put and put.thing else []):
        if is_bargain and found.measure in (SHARE, MONEY):
            continue  # nine per cent is an offer there
        yield Detail(
            cite=cite, words=found.words, value=found.value, thing=found.thing,
            group="|".join(("#" + (found.measure or stem(found.thing.lower())), *scene.main)),
            about=tuple(sorted(found.about)), corrects=found.corrects, measure=found.measure, when=when,
        )  # fmt: skip
    acts = [act for told in (s, *scene.told_in(s)) for act in told.acts if act.type in rules.reasoned]
    issue = next((rules.issue_of(act) for act in acts if act.issue), None)
    for given in find_reasons(cite.words, rules):
        yield Detail(
            cite=cite, words=given.reason, thing=issue or given.before.strip(), group="|".join(("?", *scene.main)),
            about=tuple(sorted(stems(given.before, rules))), acted=bool(acts), when=when,
        )  # fmt: skip


def with_answers(
    statements: Sequence[Statement],
    details: Sequence[list[Detail]],
    cites: Mapping[str, Cite],
    text: str,
    rules: Rules,
) -> tuple[Detail, ...]:
    """Details, with those that answer one told right before by another side: a number put in place of another's, a
    reason that is called untrue."""
    made: list[Detail] = []
    last: list[Detail] = []
    past = 0  # statements since
    numbers = sorted(range(len(statements)), key=lambda n: statements[n].content[0].start)
    for at, n in enumerate(numbers):
        cite, own = cites[statements[n].id], details[n]
        is_bare = all(one.value is not None and len(one.about) < FIGURE_WORDS for one in own)
        put = find_put(cite.words, rules) if is_bare else None
        denies = any(act.type == "deny" for act in statements[n].acts) and rules.explained_pattern.search(cite.words)
        for one in last:
            is_others = cite.party is not None and one.cite.party is not None and one.cite.party.id != cite.party.id
            before = None if past else statements[numbers[at - 1]] if at else None
            is_set = before is not None and _is_set_against(before, statements[n], text, rules)
            if is_others and not past and (less := _lesser(own, one, is_set)):
                own = [msgspec.structs.replace(one, cite=cite, words=less.words, value=less.value, answers=_at(one))]
                break
            is_put = put is not None and put.measure in (one.measure, "")
            if is_others and before and one.value is None and _is_charge(before, one, rules):
                own = [msgspec.structs.replace(d, answers=_at(one)) if d.value is None else d for d in own]
                break
            if is_others and (is_put if one.value is not None else denies):
                words, value = (put.words, put.value) if put else (cite.words, None)
                own = [msgspec.structs.replace(one, cite=cite, words=words, value=value, acted=False, answers=_at(one))]
                break
        made += own
        past = 0 if own else past + 1
        last = own or (last if past < ANSWERED_WITHIN else [])
    return tuple(made)


def _at(one: Detail) -> str:
    """The statement whose number or reason is answered where `one` is."""
    return one.answers or one.cite.statement


def _is_charge(before: Statement, one: Detail, rules: Rules) -> bool:
    """Whether a reason is one for which somebody is said to have been punished, by who accuses: the accused, who gives
    a reason right after, gives his own for that."""
    is_accused = any(act.type == "accuse" for act in before.acts) and before.id == one.cite.statement
    return is_accused and rules.punished_pattern.search(one.cite.words) is not None


def _is_set_against(before: Statement, now: Statement, text: str, rules: Rules) -> bool:
    """Whether one sentence sets two statements against each other: "…, while the port counted 4,100 men"."""
    between = text[before.content[-1].end : now.content[0].start]
    return re.search(r"[.!?]\s", between) is None and rules.contrast_pattern.search(between) is not None


def _lesser(own: Sequence[Detail], one: Detail, is_set: bool) -> Detail | None:
    """The number among `own` that is told as less than `one`, or set against it, and is of about its size: "only 58
    soldiers"."""
    for detail in own:
        if not detail.value or not one.value or detail.measure != one.measure:
            continue
        is_near = one.value / LESS <= detail.value <= one.value * LESS and detail.value != one.value
        if is_near and (is_set or (detail.corrects and detail.value < one.value)):
            return detail
    return None
