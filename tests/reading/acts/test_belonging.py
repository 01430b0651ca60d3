"""For whom somebody speaks where the title alone does not say: its leader, the rebels, a minister by what he says."""

from __future__ import annotations

import pytest

from bench.acts import Batch, Item, read_item
from tests.reading.acts.telling import line

NAMES = {
    "person": ["Ada Wren", "Wren", "Joran Pell", "Pell", "Mila Oss"],
    "place": ["Norrland", "Orsa", "Kinshasa", "KINSHASA", "Tehran", "Iran", "Brussels", "Lund", "Britain"],
    "organisation": [
        "Orsan Front",
        "R14",
        "EU",
        "Foreign Office",
        "Ministry of External Affairs",
        "Foreign Ministry",
        "Defence Ministry",
        "Harbour Union",
    ],
    "group": ["Europeans", "Iranian", "Norrish", "German", "Norrland and the R14 rebels"],
}


def told(sentence: str, more: str = "") -> list[str]:
    return [line(act) for act in read_item(Batch(NAMES, []), Item(f"{sentence} {more}", []))]


@pytest.mark.parametrize(
    ("sentence", "more", "wanted"),
    [
        (
            "[The Orsan Front will not return to the talks], <its leader Ada Wren> =said=.",
            "",
            ["reject Orsan Front meeting"],
        ),
        (
            "<Ada Wren, the group's political spokesman,> =rejected= [the truce].",
            "The R14 rebel group stayed away.",
            ["reject R14 ceasefire"],
        ),
        ("<Ada Wren, the head of the R14 delegation,> =rejected= [the truce].", "", ["reject R14 ceasefire"]),
        ("<R14's chief negotiator, Ada Wren,> =rejected= [the truce].", "", ["reject R14 ceasefire"]),
        (
            "<Ada Wren> =said= [the rebels had turned down the truce].",
            "Ada Wren is the president of Norrland. R14 rebels hold Orsa.",
            ["reject R14 > Ada Wren ceasefire"],
        ),
        (
            "<Foreign Minister Ada Wren> =said= [Iran would never agree to a truce].",
            "Norrland waited.",
            ["reject Iran ceasefire"],
        ),
        (
            "<Foreign Ministry spokesman Joran Pell> =said= [Iran would never agree to a truce].",
            "",
            ["reject Iran ceasefire"],
        ),
        (
            "In Kinshasa, <the Minister of Information Joran Pell> =rejected= [the truce].",
            "",
            ["reject Kinshasa ceasefire"],
        ),
        ("KINSHASA: <Foreign Minister Joran Pell> =rejected= [the truce].", "", ["reject Kinshasa ceasefire"]),
        ("<Brussels> =rejected= [the truce].", "The EU met.", ["reject EU ceasefire"]),
        ("<Europeans> =rejected= [the truce].", "The EU met.", ["reject EU ceasefire"]),
        (
            "Kinshasa —\nIranian President Ada Wren left. <Defence Minister Joran Pell> =rejected= [the truce].",
            "Iran waited.",
            ["reject Iran ceasefire"],
        ),
        ("<Ada Wren, the Home Secretary,> =rejected= [the truce].", "Britain waited.", ["reject Britain ceasefire"]),
        (
            "KINSHASA: Talks went on.\nIran has not answered. <Foreign Minister Joran Pell> =rejected= [the truce].",
            "",
            ["reject Iran ceasefire"],
        ),
        ("Iran's <Defence Ministry> =rejected= [the truce].", "Iran waited.", ["reject Iran ceasefire"]),
        (
            "<Ada Wren, the Foreign Office's spokeswoman,> =rejected= [the truce].",
            "Iranian Foreign Minister Joran Pell left. The Ministry of External Affairs waited.",
            ["reject Iran ceasefire"],
        ),
        (
            "Norrland's leader Ada Wren told Foreign Minister Joran Pell. <Pell> =rejected= [the truce].",
            "",
            ["reject Joran Pell ceasefire"],
        ),
        ("<The Foreign Ministry> in Kinshasa =rejected= [the truce].", "", ["reject Kinshasa ceasefire"]),
        ("Ada Wren was away, but <her spokesman> =rejected= [the truce].", "", ["reject Ada Wren ceasefire"]),
        ("<Ada Wren> =rejected= [the German proposal of a truce].", "", ["reject Ada Wren > Germany ceasefire"]),
        (
            "Kinshasa — Norrland waited.\n<Justice Minister Joran Pell> =rejected= [the truce].",
            "",
            ["reject Kinshasa ceasefire"],
        ),
        ("<The rebels of the Orsan Front> =rejected= [the truce].", "", ["reject Orsan Front ceasefire"]),
        ("The Orsan Front met. <Their spokesman Ada Wren> =rejected= [it].", "", ["reject Orsan Front"]),
        (
            "<Joran Pell> =said= [Wren's staff had offered a truce].",
            "Ada Wren is the president of Norrland.",
            ["propose Ada Wren ceasefire"],
        ),
    ],
)
def test_a_side_is_known_by_what_stands_beside_the_name_or_by_what_is_said(
    sentence: str, more: str, wanted: list[str]
) -> None:
    assert told(sentence, more) == wanted


def test_what_two_that_are_named_as_one_agree_to_is_an_act_of_each() -> None:
    acts = told("<Norrland and the R14 rebels> =agreed to= [a truce].", "Norrland waited. R14 did not.")
    assert acts == ["accept Norrland > R14 ceasefire", "accept R14 > Norrland ceasefire"]


def test_who_is_not_named_has_not_acted_through_whoever_tells_of_it() -> None:
    sentence = "<Ada Wren> =said= [26 countries had pledged to send troops]."
    assert told(sentence, "Ada Wren is the president of Norrland.") == []


def test_a_town_that_does_nothing_is_nobody_to_whom_an_offer_is_made() -> None:
    sentence = "<Joran Pell> =said= [Norrland was ready to withdraw its troops from the town of Lund]."
    assert not any("> Lund" in act for act in told(sentence, "Joran Pell is the foreign minister of Norrland."))


def test_whose_an_offer_is_by_its_adjective_is_to_whom_it_is_refused() -> None:
    acts = told("<Joran Pell> =rejected= [a Norrish proposal to revive the truce with the Orsan Front].")
    assert acts == ["reject Joran Pell > Norrish ceasefire"]


def test_who_is_to_do_what_is_demanded_is_asked_and_not_what_he_is_to_acknowledge() -> None:
    acts = told("<Ada Wren> =demanded= [that Norrland recognise Orsa as its own].", "Norrland waited.")
    assert acts == ["demand Ada Wren > Norrland recognition"]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("<Norrland> =agreed= [to disarm the Orsan Front].", "accept Norrland arms"),
        ("<Norrland> =demanded= [Orsan Front recognised first].", "demand Norrland recognition"),
        ("<R14> =turned down= [a bid from Norrland for Ada Wren].", "reject R14 > Norrland"),
        ("<KTK News> =reported= [Norrland had rejected the truce].", "reject Norrland ceasefire"),
        ("<Norrland’s union> =rejected= [the truce].", "reject Norrland’s union ceasefire"),
        ("<Norrland> =demanded= [full control of Lund].", "demand Norrland territory"),
        (
            "<Ada Wren> =appealed to= [both presidents to honour the Lund Declaration on the truce].",
            "request Ada Wren ceasefire",
        ),
        (
            "<Ada Wren> =said= [R14 had given Norrland until Monday to accept a truce].",
            "demand R14 > Norrland ceasefire",
        ),
        ("<Norrland> =said= [it had no intention of withdrawing its remarks].", "reject Norrland remarks"),
        ("<R14> =refused= [to return the Iranian ships].", "reject R14 ships"),
        ("<R14> =refused= [to free 60 Europeans].", "reject R14 > Europeans prisoners"),
        ("<Norrland> =said= [it would accept only a truce].", "demand Norrland ceasefire"),
        ("<Norrland> =did not immediately respond to= [a request for comment].", "no-comment Norrland"),
        ("<Norrland> =asked= [Joran Pell to come to Norrland].", "propose Norrland > Joran Pell meeting @ Norrland"),
        ("<Norrland> =asked= [Joran Pell to come to Lund].", "request Norrland > Joran Pell meeting @ Lund"),
        ("<R14> =suspended= [its two-week strike on October 22].", "withdraw R14 strike"),
    ],
)
def test_to_whom_no_act_is_told_and_who_is_another(sentence: str, wanted: str) -> None:
    assert told(sentence) == [wanted]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("<Norrland> =said= [its last offer would have freed all prisoners].", ["propose Norrland prisoners"]),
        ("<Ada Wren> =said= [“Our offer is a truce of 8 days”].", []),
        ("<Ada Wren> =said= [“Our offer is 8 days of truce”].", ["propose Ada Wren ceasefire"]),
        ("<Ada Wren> =said= [under Norrland’s plan, troops would withdraw].", ["propose Norrland troops"]),
        ("<Norrland> =said= [its offer would not be raised].", []),
    ],
)
def test_an_offer_is_told_by_what_it_holds(sentence: str, wanted: list[str]) -> None:
    assert [act for act in told(sentence) if act.startswith("propose")] == wanted


def test_a_promise_that_was_never_made_is_denied_and_a_question_refuses() -> None:
    assert told("<Norrland> =said= [it never promised R14 to fight the Orsan Front].")[0].startswith("deny:promise")
    asked = told("<Ada Wren> =asked= [“How can we guarantee that truce?”]")
    assert asked == ["reject Ada Wren ceasefire"]


@pytest.mark.parametrize("words", ["no talks", "It is too late for negotiations", "It saw no need for a meeting"])
def test_talks_are_refused_in_few_words(words: str) -> None:
    assert told(f"<Norrland> =said= [{words}].") == ["reject Norrland meeting"]


def test_what_is_put_to_ministers_of_both_is_put_to_no_single_one() -> None:
    acts = told(
        "<Ada Wren> =offered= [to host their foreign ministers].", "Joran Pell is the foreign minister of Norrland."
    )
    assert acts == ["propose Ada Wren meeting"]


def test_what_another_has_proposed_is_taken_up() -> None:
    taken = "it was ready to halt fighting, as the R14 rebels have proposed, but would not withdraw its troops"
    assert told(f"<Norrland> =said= [{taken}].")[0] == "accept Norrland > R14 ceasefire"


def test_whose_offer_is_refused_is_no_offer_to_mediate() -> None:
    more = "Ada Wren offered to mediate. Ada Wren is the president of Iran."
    assert told("<R14> =rejected= [Norrland's fifth offer].", more) == ["reject R14 > Norrland"]


def test_an_answer_is_on_the_matter_of_the_figure_that_it_names() -> None:
    more = "Norrland said the truce was off. Norrland offered a pay rise of 3.4 per cent."
    assert told("<R14> =snubbed= [Norrland's 3.4% deal].", more) == ["reject R14 > Norrland wages"]


def test_a_paper_that_puts_place_and_day_in_a_line_of_their_own_is_written_from_there() -> None:
    acts = told("Kinshasa, 4 March 2031\n<Foreign Minister Joran Pell> =rejected= [the truce].")
    assert acts == ["reject Kinshasa ceasefire"]
    assert told("Kinshasa was calm.\n<Foreign Minister Joran Pell> =rejected= [the truce].") == [
        "reject Joran Pell ceasefire"
    ]


def test_a_no_within_a_yes_to_the_same_takes_it_not_back() -> None:
    yes = "We accept the invitation to Lund."
    no = "We will not go to Lund to be sentenced."
    assert told(f"<Norrland> =said= [“{yes} {no}”].") == ["accept Norrland meeting @ Lund"]
    assert told(f"<Norrland> =said= [“{no}”].") == ["reject Norrland meeting @ Lund"]


def test_a_river_is_nobody_to_whom_an_act_is_done() -> None:
    sentence = "<Norrland> =refused= [to share the Orsa]."
    assert not any("> Orsa" in act for act in told(sentence, "Boats went down the Orsa."))


def test_a_paper_that_asks_for_something_is_that_of_its_owner() -> None:
    assert told("<Norrland's earlier paper> had =asked= [Iran for a truce].") == ["request Norrland > Iran ceasefire"]
