"""Idioms, passives and chains of verbs in which reporters tell an act, and their other uses, which tell none."""

from __future__ import annotations

import pytest

from tests.reading.acts.telling import lines


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("<Vessin> =gave its blessing to= [a truce with Haldmark].", "accept Vessin > Haldmark ceasefire"),
        ("<Ourand> =has turned her back on= [the talks with Haldmark].", "reject Camille Ourand > Haldmark meeting"),
        ("<Torsk> =threw her weight behind= [the truce].", "support Ilva Torsk ceasefire"),
        ("<Vessin> =gave its word= [that the prisoners would be freed].", "promise Vessin prisoners"),
        ("<Ourand> =took Haldmark to task for= [the tariffs].", "accuse Camille Ourand > Haldmark tariffs"),
        ("<Vessin> =laid the blame on= [Haldmark for the end of the truce].", "accuse Vessin > Haldmark ceasefire"),
        ("<Vessin> =threatened to walk out of= [the talks with Haldmark].", "threaten Vessin > Haldmark meeting"),
        ("<Vessin> =has put= [a truce on the table].", "propose Vessin ceasefire"),
        ("<Vessin> =set= [the release of prisoners as a condition].", "demand Vessin prisoners"),
        ("<Vessin> =would not hear of= [a truce with Haldmark].", "reject Vessin > Haldmark ceasefire"),
        ("<Ourand> =has vowed never to= [recognise the border].", "reject Camille Ourand recognition"),
        ("<Vessin> =urged the Northern Council= [to send observers].", "request Vessin > Northern Council observers"),
        ("<Vessin> =dug in its heels over= [fishing].", "reject Vessin fishing"),
        ("<Vessin> =denied that it had agreed to= [a truce].", "deny:accept Vessin ceasefire"),
        ("<Vessin> =offered assurances= [that the prisoners were safe].", "promise Vessin prisoners"),
        ("<Favor> =had no comment on= [the truce].", "no-comment Denis Favor"),
        ("<Kamm> =said= [the truce was turned down by Vessin].", "reject Vessin ceasefire"),
        ("[The blame for the tariffs lies with Haldmark], <Ourand> =said=.",
         "accuse Camille Ourand > Haldmark tariffs"),
        ("[Vessin is not against a truce], <Favor> =said=.", "accept Vessin ceasefire"),
        ("<Vessin> =took= [its truce with Haldmark off the table].", "withdraw Vessin > Haldmark ceasefire"),
        ("[Vessin has taken the truce off the table], <Favor> =said=.", "withdraw Vessin ceasefire"),
        ("<Favor> =left= [the question of the truce unanswered].", "no-comment Denis Favor"),
        ("<Vessin> =did not answer= [calls seeking comment].", "no-comment Vessin"),
        ("[“No comment,”] <Favor> =said=.", "no-comment Denis Favor"),
        ("<Torsk> =turned to= [the Northern Council with a request for mediation].",
         "request Ilva Torsk > Northern Council mediation"),
        ("<Torsk> =said= [it was Vessin that had telephoned first].", "request Vessin > Ilva Torsk meeting"),
        ("<Torsk> =said= [the call about the prisoners had come from Vessin].",
         "request Vessin > Ilva Torsk prisoners"),
        ("<Ourand> =said= [the talks took place at the wish of Haldmark].",
         "request Haldmark > Camille Ourand meeting"),
    ],
)  # fmt: skip
def test_an_idiom_tells_the_act_that_it_stands_for(sentence: str, wanted: str) -> None:
    assert lines(sentence) == [wanted]


@pytest.mark.parametrize(
    "sentence",
    [
        "<Torsk> =embraced= [her daughter].",
        "<Torsk> =agreed to consider= [the truce].",
        "<Ourand> =refused to rule out= [a truce with Haldmark].",
        "<Vessin> =reserves the right to= [defend its waters].",
        "<Ourand> =acknowledged= [the cheers].",
        "<Ourand> =was considering= [a truce with Haldmark].",
        "<Kamm> =said= [the truce may be turned down by Vessin].",
    ],
)
def test_other_uses_of_such_words_tell_no_act(sentence: str) -> None:
    assert lines(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("[The invitation to Ourand to visit the harbour on 20 June is no longer valid], <Torsk> =said=.",
         "withdraw Ilva Torsk > Camille Ourand meeting"),
        ("<Torsk> =said=: [“The invitation to Ourand we take back.”]",
         "withdraw Ilva Torsk > Camille Ourand meeting"),
        ("<Torsk> =said= [she would be happy to take up Vessin's offer of a truce].",
         "accept Ilva Torsk > Vessin ceasefire"),
        ("<Vessin> =agrees with= [Haldmark's plan for a truce].", "accept Vessin > Haldmark ceasefire"),
        ("<Ourand> =suggested= [that Torsk come to the capital].", "propose Camille Ourand > Ilva Torsk meeting"),
        ("<Vessin> =offered= [to exchange 60 captured soldiers for its fishermen].", "propose Vessin prisoners"),
        ("<Vessin> =offered= [60 of the soldiers whom it holds].", "propose Vessin prisoners"),
        ("<Vessin> =offered= [to hand over 40 captured officers].", "propose Vessin prisoners"),
        ("<Vessin> =demanded= [that Haldmark give up the ports captured in May].", "demand Vessin > Haldmark ports"),
        ("<Torsk> =rejected= [anew the accusation that the war has begun].", "deny:accuse Ilva Torsk military action"),
        ("<Vessin> =offered= [to spread the filling of the Sellin dam].", "propose Vessin dam"),
    ],
)  # fmt: skip
def test_offers_taken_back_and_taken_up_are_read_with_their_matter(sentence: str, wanted: str) -> None:
    assert lines(sentence) == [wanted]


def test_who_only_tells_which_border_is_meant_is_offered_nothing() -> None:
    assert lines("<Vessin> =said= [it would accept a truce if guards stood on the border with Haldmark].") == [
        "accept Vessin ceasefire"
    ]
    assert lines("<Vessin> =agrees with= [Torsk that the harbour is small].") == []
