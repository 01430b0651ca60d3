from __future__ import annotations

import re

import pytest

from dragoman.resources.states import find_offices, find_state, load_states, naming_of


@pytest.mark.parametrize(
    ("words", "id", "how"),
    [
        ("the U.S.", "us", "name"),
        ("US", "us", "name"),
        ("United States’s", "us", "name"),
        ("Kiev", "ua", "capital"),
        ("Kyiv", "ua", "capital"),
        ("UKRAINIAN", "ua", "people"),
        ("Élysée", "fr", "seat"),
        ("Elysee Palace", "fr", "seat"),
        ("Côte d’Ivoire", "ci", "name"),
        ("The Gambia", "gm", "name"),
        ("10 Downing Street", "gb", "seat"),
    ],
)
def test_a_state_is_found_by_all_that_the_news_calls_it(words: str, id: str, how: str) -> None:
    found = find_state(words)
    assert found is not None
    assert (found.id, naming_of(words)) == (id, how)


def test_what_papers_call_the_larger_of_two_lands_tells_that_one() -> None:
    larger, other = find_state("Congolese"), find_state("Congo-Brazzaville")
    assert larger is not None and other is not None
    assert (larger.id, other.id) == ("cd", "cg")


def test_a_pronoun_and_an_unknown_name_tell_none() -> None:
    assert find_state("us") is None
    assert find_state("Kelvara") is None
    assert naming_of("Kelvara") is None


def test_the_way_of_naming_can_be_asked_for() -> None:
    assert find_state("Moscow", by=("name", "people")) is None
    assert find_state("Moscow", by=("capital",)) is not None


def test_every_state_has_an_id_a_wikidata_id_and_words_of_its_own() -> None:
    states = load_states()
    assert len({state.id for state in states}) == len({state.wikidata for state in states}) == len(states) > 190
    for state in states:
        assert re.fullmatch("[a-z]{2}", state.id) and re.fullmatch(r"Q\d+", state.wikidata)
        assert find_state(state.name, by=("name",)) == state


def test_an_office_that_one_state_has_tells_of_which_it_is() -> None:
    assert [state.id for state in find_offices("the Home Secretary")] == ["gb"]
    assert len(find_offices("Foreign Secretary")) > 1 and find_offices("Shadow Home Secretary") == ()
