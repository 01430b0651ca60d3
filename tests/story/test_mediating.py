"""Who stands between two sides is no third party to their talks: his offers and the answers to him are theirs."""

from __future__ import annotations

from pathlib import Path

from bench.story_gold import load_story
from dragoman.reading import Reader
from dragoman.story.facts import Fact
from dragoman.story.gathering import facts_of
from dragoman.story.identity import resolve
from tests.story.test_pairs import TWO, pairs

KNOWN = (
    ("propose", "Kelvara", "Lorrenmark", "to meet Lorrenmark"),
    ("reject", "Lorrenmark", "Kelvara", "to meet Kelvara"),
)
BETWEEN = ("promise", "Quessin", None, "Quessin mediates")


def test_an_answer_to_a_mediator_is_the_two_sides_matter() -> None:
    assert pairs(*KNOWN, BETWEEN, ("accept", "Kelvara", "Quessin", "to meet there"))[-1] == TWO
    assert pairs(*KNOWN, ("accept", "Kelvara", "Quessin", "to meet there"))[-1] == ("Kelvara", "Quessin")


def test_who_receives_the_mediator_deals_with_him() -> None:
    found = pairs(*KNOWN, BETWEEN, ("accept", "Kelvara", "Quessin", "to meet Quessin"))
    assert found[-1] == ("Kelvara", "Quessin")


def test_who_speaks_of_both_sides_and_is_neither_mediates() -> None:
    told = ("support", "Quessin", None, "both sides want to meet")
    assert pairs(*KNOWN, told, ("reject", "Lorrenmark", "Quessin", "to meet there"))[-1] == TWO


def test_one_of_the_two_may_speak_of_both() -> None:
    told = ("support", "Kelvara", None, "both sides want to meet")
    assert pairs(*KNOWN, told, ("reject", "Lorrenmark", "Kelvara", "to meet"))[-1] == TWO


ROOT = Path(__file__).parents[2]
STORIES = {
    name: ROOT / folder / "gold-story.json"
    for name, folder in (
        ("first", "examples"),
        ("second", "examples/second"),
        ("third", "bench/stories/third"),
        ("fourth", "bench/stories/fourth"),
    )
}


def facts_with(words: str, story: str) -> list[Fact]:
    """The acts, as the product reads them, of the statements of an invented story that have some words."""
    _, articles = load_story(STORIES[story])
    readings = [reading for _, reading in Reader().read_many([article for article, _ in articles])]
    who = resolve(readings)
    facts = [facts_of(article, reading, who) for (article, _), reading in zip(articles, readings, strict=True)]
    return [fact for one in facts for fact in one.acts if words in fact.cite.words]


def test_who_announces_what_a_side_will_do_speaks_for_it() -> None:
    (told,) = facts_with("will not travel to the capital", "fourth")
    assert told.by and told.cite.party and (told.by.name, told.cite.party.name) == ("Halvia", "Halvia")


def test_what_both_sides_did_is_an_act_of_each() -> None:
    told = facts_with("both sides had agreed", "third")
    assert sorted((fact.act, fact.by.name) for fact in told if fact.by) == [
        ("accept", "Ardovia"),
        ("accept", "Sovrenna"),
    ]


def test_who_is_called_the_mediator_stands_between_two_others() -> None:
    told = facts_with("would not sit down", "first")
    assert {len(fact.pair) for fact in told} == {2}
    assert not any(fact.by and fact.by.name == "Quessin" for fact in told)
    (met,) = facts_with("to send its prime minister", "first")
    assert met.pair == told[0].pair


def test_his_office_speaks_for_him_who_acts() -> None:
    (told,) = facts_with("the invitation of his counterpart Una Tressick", "second")
    assert told.act == "accept"
    assert told.is_own


def test_whose_offer_is_refused_is_a_side() -> None:
    told = facts_with("offer of half the herring", "second")
    assert {(fact.act, fact.to.name if fact.to else None) for fact in told} == {("reject", "Tarnholm")}
