"""Turns of phrase in which news tells acts of the talks, beside the ones that sound alike and tell none."""

from __future__ import annotations

import pytest

from tests.reading.acts.telling import lines

ACTS = [
    # with what it hangs on, breaking off is a threat, ending a threat an offer, thinking it over an offer
    ("[Vessin would walk out of the talks if Haldmark kept its tariffs], <Favor> =said=.",
     "threaten Vessin > Haldmark meeting"),
    ("[Vessin would call off the strike if Haldmark dropped its tariffs], <Favor> =said=.",
     "propose Vessin > Haldmark strike"),
    ("<Favor> =warned= [that Vessin would go to court unless Haldmark lifted its tariffs].",
     "threaten Vessin > Haldmark tariffs"),
    ("[Vessin would consider a truce only if Haldmark withdrew], <Favor> =said=.",
     "propose Vessin > Haldmark ceasefire"),
    ("[“We do not negotiate with Haldmark,”] <Ourand> =said=.", "reject Camille Ourand > Haldmark meeting"),
    ("[The door to talks with Haldmark remains open], <Ourand> =said=.", "propose Camille Ourand > Haldmark meeting"),
    ("[The talks with Haldmark are over], <Ourand> =said=.", "withdraw Camille Ourand > Haldmark meeting"),
    ("<Vessin> =has struck a provisional deal with= [Haldmark on fishing].", "accept Vessin > Haldmark fishing"),
    ("[A deal had been reached with Haldmark on the tariffs], <Ourand> =said=.",
     "accept Camille Ourand > Haldmark tariffs"),
    ("<Vessin> =voted not to accept= [the truce with Haldmark].", "reject Vessin > Haldmark ceasefire"),
    ("<Vessin> =is understood to have accepted= [a truce with Haldmark].", "accept Vessin > Haldmark ceasefire"),
    ("[There is no need for talks with Haldmark], <Ourand> =said=.", "reject Camille Ourand > Haldmark meeting"),
    ("<Ourand> =asked= [Torsk to dinner on Monday].", "propose Camille Ourand > Ilva Torsk meeting"),
    ("<Ourand> =asked= [Torsk over and over to free the prisoners].", "request Camille Ourand > Ilva Torsk prisoners"),
    ("<Vessin> =turned= [the truce down].", "reject Vessin ceasefire"),
    ("<Vessin> =denied= [entry to the observers].", "reject Vessin observers"),
    ("<Vessin> =summoned= [the ambassador of Haldmark over the tariffs].", "accuse Vessin > Haldmark tariffs"),
    ("[Haldmark is breaking the truce], <Ourand> =complained=.", "accuse Camille Ourand > Haldmark ceasefire"),
    ("[Haldmark has never wanted a deal], <Ourand> =said=.", "accuse Camille Ourand > Haldmark"),
    ("<Vessin> =demanded= [the release of all the sailors].", "demand Vessin prisoners"),
    ("<Vessin> =has called= [a two-day strike].", "threaten Vessin strike"),
    ("[The fishing rights were not discussed], <Favor> =said=.", "deny Denis Favor fishing"),
    ("[The reports of a truce do not correspond to reality], <Favor> =said=.", "deny Denis Favor ceasefire"),
    ("[Vessin has never refused a truce], <Favor> =said=.", "deny:reject Denis Favor ceasefire"),
    ("[Vessin will not attack Haldmark], <Favor> =said=.", "promise Vessin > Haldmark military action"),
    ("[The loan is conditional on a truce], <the Northern Council> =said=.", "demand Northern Council ceasefire"),
    ("<The Northern Council> =dismissed= [the truce as a ploy].", "reject Northern Council ceasefire"),
    ("<Vessin> =pledged= [its full support for Haldmark].", "support Vessin > Haldmark"),
    ("<The Northern Council> =said= [they would send observers].", "promise Northern Council observers"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "wanted"), ACTS)
def test_a_turn_of_phrase_tells_its_act(sentence: str, wanted: str) -> None:
    assert lines(sentence) == [wanted]


@pytest.mark.parametrize(
    "sentence",
    [
        "[Vessin does not, and never will, accept the tariffs], <Favor> =said=.",
        "[Haldmark's negotiators would never accept that truce], <Ourand> =said=.",
    ],
)
def test_an_aside_that_says_no_once_more_makes_no_consent(sentence: str) -> None:
    assert all(line.startswith("reject") for line in lines(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "<Ourand> =said= [she was confident that Torsk would accept the truce].",
        "<An analyst> =said= [Vessin will not accept the truce].",
        "<Torsk> =joked= [that she would meet Ourand on a raft].",
        "<Kamm> =praised= [the fishermen who had backed the truce].",
        "<Kamm> =praised= [the courage of the soldiers].",
        "<Favor> =confirmed= [that the snow had melted].",
        "<Favor> =gave no details of= [the proposal].",
        "<Torsk> =assured= [that the boats had come from Vessin].",
        "<Torsk> =conceded= [defeat].",
        "<Torsk> =dared= [to swim].",
        "<Torsk> =agreed to disagree on= [the truce].",
        "<Torsk> =left the talks with= [a smile].",
        "<Torsk> =dismissed= [her foreign minister].",
        "<Ourand> =called= [Torsk to discuss the weather].",
        "<Kamm> =said= [the Vessin-backed fishermen slept].",
        "[“I was glad to meet the fishermen,”] <Ourand> =said=.",
    ],
)
def test_words_that_sound_alike_tell_no_act(sentence: str) -> None:
    assert lines(sentence) == []


def test_two_that_are_named_agree_with_each_other() -> None:
    assert lines("<Kamm> =said= [Haldmark and Vessin had agreed to a truce].") == [
        "accept Haldmark > Vessin ceasefire",
        "accept Vessin > Haldmark ceasefire",
    ]
