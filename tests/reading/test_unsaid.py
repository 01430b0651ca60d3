"""Sights, feelings, refusals suffered and another clause's words are nobody's statement."""

from __future__ import annotations

import pytest

from dragoman.reading.linking import Link
from dragoman.reading.unsaid import is_undone, is_unsaid
from tests.reading.making import marked


def unsaid(source: str) -> bool:
    return is_unsaid(*linked(source))


def linked(source: str) -> tuple[str, Link]:
    text, parts = marked(source)
    by = {role: next((p for p in parts if p.role == role), None) for role in ("source", "cue")}
    return text, Link(by["source"], by["cue"], tuple(p for p in parts if p.role == "content"))


@pytest.mark.parametrize(
    "source",
    [
        "“No,” [S KTK] reported, [C citing] [T two Kelvaran officials].",
        "[C Commenting on] [T the truce], [S the leader] warned him.",
        "[S We] [C see] [T the villages emptying and the young moving to the harbours].",
        "[S We] [C can see] [T the wear of many floods].",
        "[S We][C ’ve seen] [T how the river came back].",
        "Like many, [S Venn] [C first learned] [T the weir was closing].",
        "[S Venn] [C became acquainted with] [T the progress of the weir].",
        "[S The donors] [C were thrilled by] [T the goodwill of the town].",
        "A crowd [S who] [C were eager] [T to watch the boats].",
        "[S The council] [C approved] [T a budget of two millions].",
        "[S The league] [C passed a bill] [T that would shut the weir].",
        "[S Venn] [C also wrote] [T the introduction to a book on “weirs”].",
        "[S The officer] [C will present] [T the findings].",
        "[S His wife] [C is about] [T to undergo surgery].",
        "[S The voters] [C care much less about] [T the weir].",
        "[S Venn] [C is not reluctant] [T to engage the board].",
        "[S They] [C were twice denied] [T visas to enter Kelvara].",
        "[S The report] has prompted [C calls for] [T a second bridge].",
        "Nevertheless [S he] [C agreed], [T but there was a price for it].",
        "The case on which [S the court] [C has ruled] [T was of two schools].",
        "It tells what [S Venn] [C told] [T young ferrymen keen to join].",
        "[T Two of the lists] [C were presented] to Kelvara when [S Venn] came.",
        "[S And] [C the claim was] [T that the weir leaks].",
        "It includes the condition that [S Kelvara] [C renounce] [T its claim to the weir].",
    ],
)
def test_what_nobody_said(source: str) -> None:
    assert unsaid(source)


@pytest.mark.parametrize(
    "source",
    [
        "[S We] [C have seen] [T that tolls do not work].",
        "They knew that [S Kelvara] [C said] [T the weir leaks].",
        "They knew that [S Kelvarans] [C reject] [T the toll].",
        "[S We] [C see] [T the toll as a theft].",
        "[S The Courier] [C has learned] [T that the weir is closing].",
        "[S Venn] [C is aware] [T that the weir leaks].",
        "[S The council] [C approved] [T the truce].",
        "[S The council] [C passed] [T the offer on].",
        "[S Venn] [C wrote] [T the board had lied].",
        "[S The officer] [C will say] [T that the weir leaks].",
        "[S I] [C care about] [T the weir].",
        "[S The council] [C denied] [T visas to the ferrymen].",
        "[S The report] praised the crew and [C called for] [T a second bridge].",
        "[S He] [C agreed] [T but for the toll to lift the gates].",
        "The weir, [S Venn] [C said], [T is shut].",
        "[S Venn] [C told] [T that the weir leaks].",
        "[T Two of the lists] [C were presented] by [S Venn].",
        "[T The lists are wrong], [C said] [S Venn] when she came.",
        "[S We] [C saw] [T “two men on the weir.”]",
    ],
)
def test_what_somebody_said(source: str) -> None:
    assert not unsaid(source)


@pytest.mark.parametrize(
    ("source", "undone"),
    [
        ("[S The president] [C never invited] [T the prime minister to Sarnish].", True),
        ("[S Venn] [C had not promised] [T the board so much as a biscuit].", True),
        ("[S Venn] [C invited] [T the prime minister to Sarnish].", False),
        ("[S Venn] [C would not say] [T when he would come].", False),
        ("[S Venn] [C did not promise] [T that the weir would open].", False),
    ],
)
def test_what_somebody_never_did_is_no_statement_inside_anothers_words(source: str, undone: bool) -> None:
    assert is_undone(*linked(source)) is undone


def test_a_word_joined_to_another_by_a_hyphen_is_no_verb_of_a_statement() -> None:
    assert unsaid("[S the Kelvara]-[C backed] [T rebels signed a truce].")


def test_what_is_told_besides_a_denied_act_may_be_quoted() -> None:
    text, entry = linked("that [S Kelvara] [C had never proposed] [T a truce and that the words were “false”]")
    assert is_undone(text, entry)
