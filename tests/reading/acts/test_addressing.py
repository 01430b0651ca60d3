"""To whom an act is done, where its own words name nobody."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from dragoman.reading.acts import addressing
from dragoman.reading.acts.addressing import RULED, Addressing, Deed, address, load_weights
from dragoman.reading.acts.cast import Cast
from dragoman.reading.acts.find import find_drafts, know, moments
from dragoman.reading.acts.settling import settle
from dragoman.types import Entity, Statement
from tests.reading.acts.making import entity_of, statement_of

TEXT = (
    "Haldmark offered Vessin a truce of ten days. Orsk watched. “Ten means ten,” Vessin said. “We refuse it,” "
    "Vessin said."
)


def entity(name: str) -> Entity:
    return entity_of(TEXT, name)


def statement(number: int, source: str, cue: str, content: str) -> Statement:
    return statement_of(TEXT, number, source, cue, content, is_behind=number > 0)


STATEMENTS = [
    statement(0, "Haldmark", "offered", "Vessin a truce of ten days"),
    statement(1, "Vessin", "said", "“We refuse it,”"),
]
ENTITIES = [entity(name) for name in ("Haldmark", "Vessin", "Orsk")]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> tuple[Cast, Addressing]:
    known = know(TEXT, ENTITIES)
    found = find_drafts(known, STATEMENTS)
    return known.cast, Addressing(known.cast, STATEMENTS, found, moments(known.cast, STATEMENTS))


def recipients(weights: Mapping[str, float], monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    monkeypatch.setattr(addressing, "load_weights", lambda: weights)
    known = know(TEXT, ENTITIES)
    found = find_drafts(known, STATEMENTS)
    made = address(known.cast, STATEMENTS, found, moments(known.cast, STATEMENTS))
    return [draft.recipient.id if draft.recipient else None for drafts in made for draft in drafts]


def test_only_what_the_words_leave_open_is_weighed(told: tuple[Cast, Addressing]) -> None:
    _, of = told
    offer, refusal = range(len(of.deeds))
    assert [deed.draft.type for deed in of.deeds] == ["propose", "reject"]
    assert not of.is_open(offer) and of.is_open(refusal)


def test_all_that_is_near_may_be_meant_and_nobody_but_who_acts_may_not(told: tuple[Cast, Addressing]) -> None:
    _, of = told
    choices = of.choices(1)
    assert choices[-1].entity is None
    named = {choice.entity.id: choice.seen for choice in choices if choice.entity}
    assert "Haldmark" in named and "Vessin" not in named
    assert {"made the last offer", "refusing | made the last offer", RULED} <= set(named["Haldmark"])


def test_the_likeliest_is_meant_if_that_is_likely_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    assert recipients({"made the last offer": 5.0}, monkeypatch) == ["Vessin", "Haldmark"]
    assert recipients({"nobody": 5.0}, monkeypatch) == ["Vessin", None]
    assert recipients({}, monkeypatch) == ["Vessin", "Haldmark"]  # all are as likely: the rules' answer stays


def test_the_shipped_weights_believe_the_rules_and_the_last_offer() -> None:
    weights = load_weights()
    assert weights[RULED] > 0 and weights["made the last offer"] > 0


def test_where_one_would_meet_is_nobody_to_whom_it_is_said(told: tuple[Cast, Addressing]) -> None:
    _, of = told
    number, draft = of.deeds[1]
    assert "Orsk" in {choice.entity.id for choice in of.choices(1) if choice.entity}
    of.deeds[1] = Deed(number, draft._replace(venue="Orsk"))
    assert "Orsk" not in {choice.entity.id for choice in of.choices(1) if choice.entity}


def test_a_river_is_dropped_as_the_one_to_whom_an_act_is_done_and_a_land_is_not() -> None:
    text = TEXT + " Boats went down the Ling."
    known = know(text, [*ENTITIES, entity_of(text, "Ling")])
    offer = find_drafts(known, STATEMENTS)[0][0]
    for name, wanted in (("Ling", None), ("Orsk", "Orsk")):
        (kept,) = settle(known.cast, [offer._replace(recipient=known.cast.entities[name])])
        assert (kept.recipient.id if kept.recipient else None) == wanted
