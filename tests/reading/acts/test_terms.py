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


@pytest.mark.parametrize(
    ("words", "issue"),
    [
        ("<Ourand> =asked= [Torsk to withdraw the complaint that it lodged in the spring].", "complaint"),
        ("<Ourand> =called on= [Torsk to hand over the readings of the gauges].", "readings"),
        ("<Ourand> =accepted= [an extension of the ferry licence].", "ferry licence"),
        ("<Ourand> =rejected= [the proposal to close 180 ticket offices].", "ticket offices"),
        ("<Ourand> =proposed= [closing ticket offices].", "ticket offices"),
        ("<Ourand> =demanded= [that the ferry licence be extended].", "ferry licence"),
        ("<Ourand> =accepted= [an extension of rest-day working].", "rest-day working"),
        ("<Ourand> =demanded= [40 million crowns for a lighthouse run by Torsk].", "lighthouse"),
        ("<Ourand> =offered= [to pay 40 million crowns].", None),
        ("<Ourand> =rejected= [a Torskan request to put off its ban on number plates].", "number plates"),
        ("<Ourand> =accepted= [a new proposal on number plates].", "number plates"),
        ("<Ourand> =demanded= [that every fisherman be set free].", "prisoners"),
        ("<Ourand> =urged= [Torsk to show restraint].", None),
        ("<Ourand> =rejected= [the plan that was put forward on Monday].", None),
    ],
)
def test_what_something_is_to_be_done_with_is_the_matter(words: str, issue: str | None) -> None:
    assert told(words)[0].issue == issue


@pytest.mark.parametrize(
    "words", ["the Security Council", "a water minister", "aid agencies", "reasons of national security"]
)
def test_the_field_of_a_body_is_no_issue(words: str) -> None:
    assert told(f"<Ourand> =asked= [Torsk to write to {words}].")[0].issue not in ("security", "water", "aid")


def test_what_is_left_to_an_arbiter_is_on_arbitration() -> None:
    assert told("<Ourand> =proposed= [that the pay question be put to binding arbitration].")[0].issue == "arbitration"
    assert told("<Ourand> =proposed= [a pay rise before arbitration].")[0].issue == "wages"


def test_a_visit_of_a_site_is_on_inspections() -> None:
    assert told("<Ourand> =said= [that Torsk could visit the site in May].")[0].issue == "inspections"
    assert told("<Ourand> =said= [that Torsk could visit Sellin in May].")[0].issue == "meeting"


def test_hosting_a_team_is_on_what_it_watches() -> None:
    assert told("<Ourand> =offered= [to host a joint monitoring team].")[0].issue == "observers"
    assert told("<Ourand> =offered= [to host the two sides].")[0].issue == "meeting"


def test_membership_is_of_the_body_named_beside_it() -> None:
    assert told("<Ourand> =rejected= [membership of the Northern Council].")[0].issue == "Northern Council membership"


def test_the_reason_is_in_the_words() -> None:
    assert told("<Ourand> =said= [a truce was out of the question].")[0].why == "out of the question"
    assert told("<Ourand> =ruled out= [a truce].")[0].why == "ruled out"
