"""What a statement does is told apart by its verb, its negation and what is to be done."""

from __future__ import annotations

import pytest

from bench.acts import Batch, Item, read_item
from tests.reading.acts.telling import lines, told


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("<Torsk> =offered= [to meet Ourand in Sellin].", "propose Ilva Torsk > Camille Ourand meeting @ Sellin"),
        ("<Torsk> =invited= [Ourand to Sellin].", "propose Ilva Torsk > Camille Ourand meeting @ Sellin"),
        ("<Torsk> =invited= [Ourand from the islands for talks].", "propose Ilva Torsk > Camille Ourand meeting"),
        ("<Torsk> =said= [she was glad to host Ourand]", "propose Ilva Torsk > Camille Ourand meeting"),
        ("<Vessin> =agreed= [to a truce with Haldmark].", "accept Vessin > Haldmark ceasefire"),
        ("<Ourand> =ruled out= [a truce with Haldmark].", "reject Camille Ourand > Haldmark ceasefire"),
        ("<Ourand> =said= [a truce with Haldmark was unacceptable].", "reject Camille Ourand > Haldmark ceasefire"),
        ("<Ourand> =called off= [the talks with Haldmark].", "withdraw Camille Ourand > Haldmark meeting"),
        ("<Ourand> =demanded= [that Haldmark release the prisoners].", "demand Camille Ourand > Haldmark prisoners"),
        ("<Ourand> =said= [Haldmark must release the prisoners].", "demand Camille Ourand > Haldmark prisoners"),
        ("<Ourand> =urged= [Torsk to lift the tariffs].", "request Camille Ourand > Ilva Torsk tariffs"),
        ("<Vessin> =pledged= [to supply Haldmark with grain].", "promise Vessin > Haldmark grain"),
        ("<Vessin> =vowed= [to retaliate against Haldmark with tariffs].", "threaten Vessin > Haldmark tariffs"),
        ("<Vessin> =accused= [Haldmark of breaking the ceasefire].", "accuse Vessin > Haldmark ceasefire"),
        ("<Ruda Kamm> =backed= [the proposal of Haldmark for a truce].", "support Ruda Kamm > Haldmark ceasefire"),
        ("<Favor> =declined= [to say whether a letter had come].", "no-comment Denis Favor"),
        ("<Torsk> =admitted= [that the tariffs had been a mistake].", "concede Ilva Torsk tariffs"),
    ],
)  # fmt: skip
def test_each_type_is_read_from_its_words(sentence: str, wanted: str) -> None:
    assert lines(sentence) == [wanted]


@pytest.mark.parametrize(
    "sentence",
    [
        "<Ourand> =did not rule out= [a truce with Haldmark].",
        "<Ourand> =has not rejected= [the truce].",
        "<Ourand> =may accept= [the truce].",
        "<Ourand> =is unlikely to accept= [the truce].",
        "<Ourand> =is considering= [the truce].",
        "<Ourand> =asked= [when the truce would begin].",
        "<Ourand> =offered= [no details of the truce].",
        "<Ourand> =thanked= [Torsk for the truce].",
        "<Ourand> =said= [she hoped for a truce with Haldmark].",
        "<Ourand> =said= [the truce had held for six days].",
        "[“Why should we meet them?”] <Ourand> =asked=.",
        "<Vessin> =withdrew= [its ambassador from Haldmark].",
    ],
)
def test_words_that_do_nothing_to_the_talks_are_no_act(sentence: str) -> None:
    assert lines(sentence) == []


def test_a_refusal_in_a_promise_is_a_refusal() -> None:
    assert lines("<Ourand> =vowed= [not to set foot in Sellin].")[0].startswith("reject Camille Ourand")


def test_what_is_promised_against_somebody_is_a_threat() -> None:
    assert lines("<Ourand> =vowed= [to continue the war].") == ["threaten Camille Ourand military action"]
    assert lines("<Ourand> =vowed= [to release the prisoners].") == ["promise Camille Ourand prisoners"]


def test_a_will_of_ones_own_is_an_act_and_a_forecast_of_anothers_is_none() -> None:
    assert lines("<Ourand> =said= [Vessin would not lift the tariffs].") == ["reject Vessin tariffs"]
    assert lines("<Ourand> =said= [Haldmark would not lift the tariffs].") == []


@pytest.mark.parametrize("condition", ["if Ourand is willing to meet", "should Ourand be willing to meet"])
def test_a_readiness_that_is_only_a_condition_is_nobodys_act(condition: str) -> None:
    found = told(f"<Torsk> =said= [{condition}, Haldmark was ready to talk].")
    assert [act.agent.name for act in found if act.agent] == ["Haldmark"]


def test_one_statement_may_do_several_things() -> None:
    found = lines("[“Come to Sellin. You will be safe,”] <Ourand> =told= Torsk.")
    assert [words.split()[0] for words in found] == ["propose", "promise"]


def test_could_and_might_are_kept_as_modality() -> None:
    (act,) = told("<Ourand> =said= [Vessin could supply Haldmark with grain].")
    assert (act.type, act.modality) == ("propose", "could")
    assert told("<Ourand> =offered= [Haldmark grain].")[0].modality is None


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("<Torsk> =declared= [herself ready to travel to Sellin].", "accept Ilva Torsk meeting @ Sellin"),
        ("<Vessin> =agreed= [on Monday to send its minister to Sellin].", "accept Vessin meeting @ Sellin"),
        ("<Torsk> =said= [Haldmark had not discussed any truce].", "deny Ilva Torsk ceasefire"),
        ("[“We have received no invitation,”] <Torsk> =said=.", "deny:propose Ilva Torsk meeting"),
        ("<Torsk> =scotched= [talk of a truce].", "deny Ilva Torsk ceasefire"),
        ("[“They can have the water if they free our soldiers,”] <Torsk> =said=.", "propose Ilva Torsk water"),
    ],
)
def test_acts_told_in_other_words_than_their_verb_are_read(sentence: str, wanted: str) -> None:
    assert lines(sentence) == [wanted]


def test_nothing_asked_for_is_a_denial() -> None:
    assert lines("[“We asked Vessin for nothing,”] <Torsk> =said=.")[0].startswith("deny:request")


def test_going_to_a_figure_is_no_meeting() -> None:
    assert lines("[“We are prepared to go from thirty to fifteen per cent,”] <Torsk> =said=.") == []


def test_those_whose_yes_an_offer_takes_accept_it_by_backing_it() -> None:
    batch = Batch({"group": ["Members"], "person": ["Ruda Kamm"]}, [])
    [voted] = read_item(batch, Item("<Members> =backed= [the deal on wages].", []))
    [praised] = read_item(batch, Item("<Ruda Kamm> =backed= [the deal on wages].", []))
    assert (voted.type, praised.type) == ("accept", "support")


def test_an_adverb_may_stand_within_a_verb() -> None:
    assert lines("<Favor> =said= [Ourand had voted firmly against the truce].")[0].startswith("reject Camille Ourand")


def test_a_yes_and_a_no_without_a_verb_are_two_answers() -> None:
    assert lines("<Ourand> =:= [yes to the truce, no to the tariffs].") == [
        "accept Camille Ourand ceasefire",
        "reject Camille Ourand tariffs",
    ]


def test_a_body_that_has_to_do_its_part_is_not_whom_a_yes_is_said_to() -> None:
    [act] = told("<Vessin> =accepted= [the truce, provided that the Northern Council opened its purse].")
    assert act.recipient is None or act.recipient.name != "Northern Council"


def test_to_trade_is_to_give_and_a_visit_of_inspectors_is_an_inspection() -> None:
    assert "trade" not in lines("<Ourand> =said= [she would not trade the islands for a discount].")[0]
    assert lines("<Ourand> =rejected= [a visit by inspectors to the dam].")[0].endswith("inspections")


def test_soldiers_in_a_strike_make_no_war() -> None:
    text = "<Ourand> =called off= [the strike]. Troops and soldiers unload the ships; the soldiers are tired."
    assert lines(text)[0].endswith("strike")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("was ready to suspend the duty on fish", "propose"),
        ("was ready to suspend the talks", "threaten"),
        ("would suspend sanctions if Haldmark paid", "promise"),
        ("would suspend sanctions relief", "threaten"),
        ("was ready to shut the port", "threaten"),
    ],
)
def test_to_break_off_what_is_hostile_is_no_threat(words: str, kind: str) -> None:
    assert [act.type for act in told(f"<Torsk> =said= [she {words}].")] == [kind]


@pytest.mark.parametrize(
    ("words", "issue"),
    [
        ("ready to mediate", "mediation"),
        ("ready to serve as mediator", "mediation"),
        ("ready to act as host", "meeting"),
        ("ready to host the two", "meeting"),
    ],
)
def test_readiness_to_help_is_on_mediation_or_on_a_meeting(words: str, issue: str) -> None:
    assert [(act.type, act.issue) for act in told(f"<Torsk> =said= [she was {words}].")] == [("propose", issue)]


def test_a_thing_that_is_not_traded_for_another_is_no_trade() -> None:
    assert told("<Torsk> =rejected= [a ship traded for a licence].")[0].issue != "trade"
    assert told("<Torsk> =rejected= [a trade deal].")[0].issue == "trade"
