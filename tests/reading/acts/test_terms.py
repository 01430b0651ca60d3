"""Issue, venue, date and condition stand in the words; what no list knows is kept as it stands."""

from __future__ import annotations

import pytest

from tests.reading.acts.telling import told


@pytest.mark.parametrize(
    ("content", "condition"),
    [
        ("to meet Torsk if Haldmark lifts the tariffs", "if Haldmark lifts the tariffs"),
        ("to meet Torsk, provided that the prisoners are freed", "provided that the prisoners are freed"),
        ("to meet Torsk in exchange for a truce", "in exchange for a truce"),
        ("to meet Torsk without delay", None),
        ("to meet Torsk", None),
    ],
)
def test_a_condition_is_kept_in_its_own_words(content: str, condition: str | None) -> None:
    (act,) = told(f"<Ourand> =agreed= [{content}].")
    assert act.condition == condition


def test_until_is_a_condition_of_a_refusal_alone() -> None:
    assert told("<Ourand> =said= [there will be no talks until the prisoners are freed].")[0].condition == (
        "until the prisoners are freed"
    )
    assert told("<Ourand> =offered= [a truce until Monday].")[0].condition is None


def test_a_place_is_a_venue_of_a_meeting_alone() -> None:
    assert told("<Ourand> =offered= [to meet Torsk in Sellin].")[0].venue == "Sellin"
    assert told("<Ourand> =offered= [to lift tariffs in Sellin].")[0].venue is None


def test_the_issue_named_first_counts_and_the_last_word_of_a_compound() -> None:
    assert told("<Ourand> =offered= [talks on water].")[0].issue == "meeting"
    assert told("<Ourand> =offered= [water talks].")[0].issue == "meeting"
    assert told("<Ourand> =offered= [water].")[0].issue == "water"


def test_an_issue_outside_the_lists_is_kept_as_it_stands() -> None:
    assert told("<Ourand> =rejected= [the lighthouse levy].")[0].issue == "tariffs"
    assert told("<Ourand> =rejected= [the lighthouse scheme].")[0].issue == "lighthouse scheme"


def test_membership_is_of_the_body_named_beside_it() -> None:
    assert told("<Ourand> =rejected= [membership of the Northern Council].")[0].issue == "Northern Council membership"


def test_the_reason_is_in_the_words() -> None:
    assert told("<Ourand> =said= [a truce was out of the question].")[0].why == "out of the question"
    assert told("<Ourand> =ruled out= [a truce].")[0].why == "ruled out"
