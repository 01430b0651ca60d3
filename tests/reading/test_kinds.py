"""The five kinds of statement are told apart by marks and verbs."""

from __future__ import annotations

import pytest

from dragoman.reading.kinds import kind_of
from dragoman.reading.linking import link, load_weights
from tests.reading.making import marked


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("[T “We will not come,”] [S Venn] [C said].", "direct"),
        ("[T 'We will not come,'] [S Venn] [C said].", "direct"),
        ("[T «We will not come»], [S Venn] [C said].", "direct"),
        ("[T “We will not come], [S Venn] [C said].", "direct"),
        ("[S Venn] [C said] [T that they would not come].", "indirect"),
        ("[S Venn] [C said] [T the plan was “dead on arrival” in the valley].", "mixed"),
        ("[S Venn] [C dismissed] [T the offer].", "narrated"),
        ("[S Venn] [C has offered] [T to meet the president in Sarnish].", "narrated"),
        ("[S Venn] [C ruled out] [T travelling to the coast].", "narrated"),
        ("[S Venn] [C declined] [T to comment].", "narrated"),
        ("[S Venn] [C did not immediately respond] [T to requests for comment].", "narrated"),
        ("[S Venn] [C rejected] [T that version].", "narrated"),
        ("[S Venn] [C declined to say] [T whether a letter had been sent].", "narrated"),
        ("[S Venn] [C accused] [T the neighbours of holding back the river].", "narrated"),
        ("[T « We will not come », ] [S Venn] [C said].", "direct"),
        ("[S Venn] [C vowed] [T to keep the gates shut].", "indirect"),
        ("[S Venn] [C claimed] [T to have opened the gates].", "indirect"),
        ("[S Venn] [C offered] [T that they might come later].", "indirect"),
        ("[S The report] [C says] [T the decline of the river is over].", "indirect"),
    ],
)
def test_kind(source: str, kind: str) -> None:
    text, parts = marked(source)
    (entry,) = link(text, parts, load_weights())
    assert kind_of(text, entry, 0) == kind


def test_what_stands_in_the_title_is_a_headline() -> None:
    text, parts = marked("[S Venn]: [C says] [T gates stay shut]\nThe gates stay shut.")
    (entry,) = link(text, parts, load_weights())
    assert kind_of(text, entry, text.index("\n")) == "headline"
    assert kind_of(text, entry, 0) == "indirect"
