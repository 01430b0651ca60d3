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
        ("<Torsk> =turned to= [the Northern Council with a request for mediation].",
         "request Ilva Torsk > Northern Council mediation"),
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
