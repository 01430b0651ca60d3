"""A statement tells somebody's words; a deed, an acquaintance or a question is none."""

from __future__ import annotations

import pytest

from dragoman.reading.linking import link, load_weights
from dragoman.reading.telling import is_told
from tests.reading.making import marked


def told(source: str) -> bool:
    text, parts = marked(source)
    (entry,) = link(text, parts, load_weights())
    return is_told(text, entry)


@pytest.mark.parametrize(
    "source",
    [
        "[S The assembly] [C has imposed] [T new tolls on the lower river].",
        "[S Six harbour towns] [C have joined together to counter] [T the tolls].",
        "[S Kelvara] [C has supported] [T these efforts throughout].",
        "[S Kelvara] [C is supporting] [T the ferrymen by sending boats].",
        "[S The board] [C did not investigate] [T the complaints].",
        "[S The court] [C sentenced] [T the ferryman to a year].",
        "They ask for designs, and [S Kelvara] [C determine] [T whether to fly them].",
        "[S Orla Venn] [C heard of] [T the flood].",
        "[S The envoy] [C had known] [T the ferryman for years].",
        "[S The minister] [C has drawn both praise for] [T opening the gates].",
        "[S The survey] [C has prompted calls for] [T a second bridge].",
        "[T Certain repairs] [C have been concluded].",
        "A first step [S which] [C demonstrates] [T that both are ready].",
        "Then do [S we] [C want] [T the gates to stay shut]?",
        "[S The president] [C later personally] [T took a boat across].",
        "[S a user] [C labelled] [T “Kite”]",
        "[S It] [C is referred to as] [T “off weir”].",
        "[S I] [C called] [T it] Walks and Words.",
        "The field, [C also called] [T Q-West], is dry.",
        "[S Scientists] [C analyse] [T the silt].",
        "The league came, as [C expected], with [T all its boats].",
        "[C Don’t expect] [T the gates to open].",
        "[S The neighbours] [C need to admit] [T that the gates leak].",
        "[S She] [C failed] [T to sense the flood].",
        "[S They] [C do not know] [T how to mend it].",
        "A toll, [T which] [S Venn] [C rejects].",
        "Such a toll [S Venn] [C would not consider] [T that].",
        "All those [S who] [C reject] [T the tolls] met.",
        "If [S someone] [C is telling] [T jokes], the weir is shut.",
        "[S The Courier] [C interviews] [T the ferryman Ivo Brandt].",
        "[S The ministry] [C is to send out forms to determine] [T who may fish].",
        "[T The study] [C was supported by] [S the Reed Trust].",
        "[S The board] [C has planned] [T three concerts at the weir].",
        "[S The paper] [C quoted] [T critics such as Ivo Brandt].",
        "[S Kelvara] [C signed] [T a loan agreement with the bank].",
        "And that is [T what] [S we] [C wanted] [T to do].",
        "[T Half of the convoys] [C were approved] by [S the board].",
        "[S We] [C must keep pushing for] [T better ferries].",
        "[S I] [C called] [T it Walks and Words].",
        "Well, [S I] [C mean the question is] [T why we need a weir].",
    ],
)
def test_what_is_only_done_known_met_with_or_asked_is_no_statement(source: str) -> None:
    assert not told(source)


@pytest.mark.parametrize(
    "source",
    [
        "[S Venn] [C began]: [T “We will not come.”]",
        "[S The envoy] [C delivered a message] [T that the gates would open].",
        "[S Kelvara] [C supports] [T these efforts].",
        "[S The ministry] [C praised] [T the ferrymen].",
        "[S We] [C have seen] [T that tolls do not work].",
        "[S We] [C want] [T the gates to stay shut].",
        "Nor did [S Venn] [C say] [T when the gates would open].",
        "[C It was found] [T that the gates had been shut].",
        "[S I] [C must say] [T that the gates leak].",
        "[S Venn] [C rejected] [T it].",
        "All those [S who] [C said] [T that the tolls were too high] met.",
        "[S The board] [C plans] [T to shut the weir].",
        "[S The paper] [C quoted] [T a ferryman as saying the weir leaks].",
        "[T The toll] [C was supported by] [S the fishers].",
        "[S Kelvara] [C signed] [T a statement against the toll].",
        "A camp [T which] [S the board] [C describes] [T as a place of rest].",
        "[S She] [C failed] [T to say when].",
        "That is what [S Venn] [C called] [T “a ruse”].",
        "[S Venn] [C called] [T the offer “a ruse”].",
        "[S Venn] [C described] [T the gates as old].",
    ],
)
def test_words_views_and_wishes_are_statements(source: str) -> None:
    assert told(source)
