"""The numbers and reasons that an article's statements give, and which of them answer one another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from dragoman.story.amounts import MONEY, SHARE, Found, find_amounts, find_put
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
ORDER = 10
"""How many times a number another may be that is put in its place."""
ANSWERED_WITHIN = 3
"""Statements after which "the figure" is no longer surely that of the number told last."""


def find_details(s: Statement, cite: Cite, reported: str | None, scene: Scene, rules: Rules) -> Iterator[Detail]:
    """The numbers and reasons in a statement."""
    when = when_said(scene.said(s), reported)
    is_bargain = any(act.type in rules.reasoned | rules.deals | {"promise"} for act in s.acts)
    put = find_put(cite.words, rules)
    for found in [*find_amounts(cite.words, rules)] or ([put] if put and put.thing else []):
        if is_bargain and (found.measure in (SHARE, MONEY) or found.supposed):
            continue  # nine per cent is an offer there, and so are six captives who would go free
        if (found.measure == SHARE and _is_surveyed(s, rules)) or (found.measure == MONEY and _DOING.match(cite.words)):
            continue
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


_DOING = re.compile(r"(?:\w+ly )?[a-z]+ing\b")
"""Words that tell what the speaker does: what two pay ("spending $1 million on ads") is of each alone."""


def _is_surveyed(s: Statement, rules: Rules) -> bool:
    """Whether a poll tells something, or somebody of one."""
    return any(rules.survey_pattern.search(span.text) for span in (s.source, *s.content) if span)


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
    doubter: str | None = None  # who denied the last number, right after it
    numbers = sorted(range(len(statements)), key=lambda n: statements[n].content[0].start)
    for at, n in enumerate(numbers):
        statement, cite, own = statements[n], cites[statements[n].id], details[n]
        party = cite.party.id if cite.party else None
        before = None if past or not at else statements[numbers[at - 1]]
        others = [one for one in last if party and one.cite.party and one.cite.party.id != party]
        for one in others:
            is_set = before is not None and _is_set_against(before, statement, text, rules)
            answer = _figure(own, one, cite, is_set, past, rules)
            if answer is None and party == doubter and past == 1 and one.value is not None and len(own) == 1:
                answer = (own[0].words, own[0].value) if own[0].value is not None else None
            if answer:
                words, value = answer
                own = [msgspec.structs.replace(one, cite=cite, words=words, value=value, answers=_at(one))]
                break
            if one.value is None and before and _gives_another(own, one, before, rules):
                own = [msgspec.structs.replace(d, answers=_at(one)) if d.value is None else d for d in own]
                break
            if one.value is None and _denies_reason(statement, cite, rules):
                own = [
                    msgspec.structs.replace(one, cite=cite, words=cite.words, value=None, acted=False, answers=_at(one))
                ]
                break
        is_denial = any(act.type == "deny" and act.of is None for act in statement.acts)
        doubter = party if is_denial and others and not own and not past else None
        made += own
        past = 0 if own else past + 1
        last = own or (last if past < ANSWERED_WITHIN else [])
    return tuple(made)


def _figure(
    own: Sequence[Detail], one: Detail, cite: Cite, is_set: bool, past: int, rules: Rules
) -> tuple[str, float | None] | None:
    """The number in a statement that is put in place of another side's, with its words."""
    if one.value is None:
        return None
    if not past and (less := _lesser(own, one, is_set)):
        return less.words, less.value
    is_bare = all(detail.value is not None and len(detail.about) < FIGURE_WORDS for detail in own)
    put = find_put(cite.words, rules) if is_bare else None
    if put and put.measure in (one.measure, "") and _may_be_same(put, one, rules):
        return put.words, put.value
    if past or not is_bare or len(own) != 1 or own[0].group != one.group:
        return None
    # "He put the arrears at $210 million. They say that they owe $90 million."
    is_put = any(_PLACED.match(words) for words in (cite.words, one.cite.words))
    about, other = {*own[0].about}, {*one.about}
    is_same = one.measure not in (SHARE, MONEY) and about and other and (about <= other or other <= about)
    return (own[0].words, own[0].value) if is_put or is_same else None


def _may_be_same(put: Found, one: Detail, rules: Rules) -> bool:
    """Whether a bare number may be of the same thing as one told before: of its order, and no more where it is "only"
    so many. One without the unit of the other says neither."""
    value = one.value or 0
    if put.measure != one.measure:
        return True
    is_near = value / ORDER <= put.value <= value * ORDER
    return is_near and not (put.value > value and _is_told_as_less(put.words, rules))


_PLACED = re.compile(r"(?:the|its|their|his|her|that|this)(?: [\w'’-]+){1,3} at ", re.IGNORECASE)
"""What is put at a number."""


def _is_told_as_less(words: str, rules: Rules) -> bool:
    return any(words.lower().startswith(f"{least} ") for least in rules.least)


def _denies_reason(statement: Statement, cite: Cite, rules: Rules) -> bool:
    is_denial = any(act.type == "deny" for act in statement.acts)
    return is_denial and rules.explained_pattern.search(cite.words) is not None


def _gives_another(own: Sequence[Detail], one: Detail, before: Statement, rules: Rules) -> bool:
    """Whether a statement right after a reason gives another for the same: "the cash was pulled because of the vote"
    and "it was pulled because they have none". Who is accused gives his own for what he is punished for."""
    if _is_charge(before, one, rules):
        return True
    given = [detail for detail in own if detail.value is None]
    is_bare = not one.about and rules.reason_pattern.match(one.words) is None  # "a storm was to blame"
    is_same = any(is_bare or {*detail.about} & {*one.about} for detail in given)
    return before.id == one.cite.statement and is_same


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
