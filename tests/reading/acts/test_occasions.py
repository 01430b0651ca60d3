"""What an act is about: not its occasion; what is said first, counted or struck out."""

from __future__ import annotations

import pytest

from tests.reading.acts.telling import lines


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("<Ourand> =offered= [to free 500 members of the Front ahead of talks in Sellin].", "prisoners"),
        ("<Ourand> =offered= [to meet before the summit in Sellin].", "meeting"),
        (
            "<Torsk> =said= [Haldmark would only accept a deal under which all hostages are freed].",
            "demand Haldmark prisoners",
        ),
        ("<Torsk> =said= [a federation was off the table].", "reject Ilva Torsk federation"),
        ("<Torsk> =urged= [Ourand to hold off on striking Haldmark].", "military action"),
        ("<Torsk> =proposed= [a three-year trial period].", "trial period"),
        ("<Ourand> =offered= [2,000 training posts and a payment].", "training posts"),
        ("<Torsk> =rejected= [the offer of 300 soldiers for 500 fighters].", "reject Ilva Torsk prisoners"),
        ("<Torsk> =asked= [Haldmark to put off the June deadline until July].", "deadline"),
        ("<Ourand> =offered= [a quota of two million tonnes of steel].", "quota"),
        ("The fish are gone and so are the trawlers. <Ourand> =offered= [a quota of two million tonnes].", "fishing"),
        ("<Torsk> =proposed= [that inspectors visit the site].", "inspections"),
    ],
)
def test_the_matter_of_an_act(sentence: str, wanted: str) -> None:
    assert any(wanted in act for act in lines(sentence)), lines(sentence)


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("<Favor> =denied= [helping the rebels].", "deny:accuse Denis Favor"),
        ("<Favor> =said= [“Nobody has made us such an offer”].", "deny:propose Denis Favor"),
        ("<Favor> =said= [no such pledge was ever given].", "deny:promise Denis Favor"),
        ("<Favor> =said= [Vessin had received assurances on the truce].", "confirm:promise Denis Favor ceasefire"),
    ],
)
def test_what_is_denied_or_confirmed_is_told_by_its_noun_or_its_form(sentence: str, wanted: str) -> None:
    assert wanted in lines(sentence)


def test_why_somebody_was_asked_something_is_no_request() -> None:
    assert lines("<Torsk> =was asked by Favor= [why she had come].") == []


def test_under_whose_auspices_one_meets_is_nobody_to_whom_it_is_proposed() -> None:
    acts = lines("<Torsk> =proposed= [a meeting under the auspices of Ruda Kamm].")
    assert acts and not any("> Ruda Kamm" in act for act in acts)
