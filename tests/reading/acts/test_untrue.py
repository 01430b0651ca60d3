"""A denial without a verb of denying is of what was told of the speaker's side before."""

from __future__ import annotations

import re

import pytest

from dragoman.reading.acts.find import find_acts
from dragoman.types import Entity, EntityRef, Mention, Span, Statement
from tests.reading.acts.telling import line

CLAIM = "Torsk said that Vessin had asked Haldmark for talks."
WHO = " Ilva Torsk, the prime minister of Haldmark, wrote to Camille Ourand, the president of Vessin."


@pytest.mark.parametrize(
    "sentence",
    [
        "Ourand said this was untrue.",
        "Ourand said nothing of the kind was said.",
        "Ourand said that no such request had been made.",
        "Ourand said the claim was absurd.",
        "Ourand called the claim a fiction.",
        "Ourand dismissed the report as invented.",
        "Ourand called that an invention.",
        "Ourand said “Not so.”",
        "Ourand said “Rubbish, all of it.”",
        "Ourand said that's news to him.",
        "Ourand said Vessin had at no time asked Haldmark for talks.",
        "Ourand said nor did Vessin ask Haldmark for talks.",
    ],
)
def test_what_the_other_side_claimed_is_denied(sentence: str) -> None:
    assert after(CLAIM, sentence) == ["deny:request Ourand meeting"]


@pytest.mark.parametrize("sentence", ["Ourand said not so many came.", "Ourand called it the invention of the year."])
def test_what_only_sounds_like_scorn_denies_nothing(sentence: str) -> None:
    assert after(CLAIM, sentence) == []


def test_that_there_was_no_talk_of_a_thing_denies_what_was_told_of_it() -> None:
    claim = "Torsk said that Ourand had agreed to a truce with Haldmark."
    assert after(claim, "Ourand said there had been no talk of a truce.") == ["deny:accept Ourand ceasefire"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ourand said this was untrue.",
        "Ourand said nothing of the kind was said.",
        "Ourand called this a false choice.",
    ],
)
def test_where_nothing_was_told_nothing_is_denied(sentence: str) -> None:
    assert after("Torsk said that the harvest was late.", sentence) == []


def test_an_explanation_called_untrue_is_a_denial_of_no_act() -> None:
    for whose in ("the", "that"):
        assert after(CLAIM, f"Ourand called {whose} explanation a fairy tale.") == ["deny Ourand"]


def after(claim: str, sentence: str) -> list[str]:
    """The acts of `sentence` where `claim` stands before it; each is source, cue and what was said."""
    text = f"{claim} {sentence}{WHO}"
    entities = [
        Entity(id=name, name=name, kind=kind, role=role, mentions=_mentions(text, name))  # type: ignore[arg-type]
        for name, kind, role in (
            ("Torsk", "person", "prime minister of Haldmark"), ("Ourand", "person", "president of Vessin"),
            ("Haldmark", "place", None), ("Vessin", "place", None),
        )
    ]  # fmt: skip
    return [
        line(act)
        for act in find_acts(text, entities, [_told(text, 0, claim), _told(text, len(claim) + 1, sentence)])[1]
    ]


def _mentions(text: str, name: str) -> tuple[Mention, ...]:
    return tuple(Mention(m.start(), m.end(), name, "name") for m in re.finditer(name, text))


def _told(text: str, start: int, sentence: str) -> Statement:
    source, cue, said = sentence.split(" ", 2)
    at = start + len(source) + 1
    content = at + len(cue) + 1
    return Statement(
        id=str(start),
        kind="indirect",
        content=(Span(content, content + len(said) - 1, said[:-1]),),
        source=Span(start, start + len(source), source),
        cue=Span(at, at + len(cue), cue),
        speaker=EntityRef(source, source),
    )
