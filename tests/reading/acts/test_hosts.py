"""Who says yes or no to a meeting in another land's capital says it to the host."""

from __future__ import annotations

import pytest

from dragoman.reading.acts.cast import Cast
from dragoman.reading.acts.hosts import to_hosts
from dragoman.reading.acts.talks import Draft
from tests.reading.acts.making import entity_of
from tests.reading.acts.test_belonging import told

WHO = "Joran Pell is the president of Orsa. Ada Wren is the prime minister of Norrland. Iran waits."


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("<Norrland> =agreed= [to meet Joran Pell in Tehran].", "accept Norrland > Iran meeting @ Tehran"),
        ("<Norrland> =ruled out= [a trip by Ada Wren to Tehran].", "reject Norrland > Iran meeting @ Tehran"),
        # The host itself answers its guest, and a town of nobody in particular has no host.
        ("<Iran> =agreed= [to meet Joran Pell in Tehran].", "accept Iran > Joran Pell meeting @ Tehran"),
        ("<Norrland> =agreed= [to meet Joran Pell in Lund].", "accept Norrland > Joran Pell meeting @ Lund"),
    ],
)
def test_a_meeting_in_a_capital_is_answered_to_its_host(sentence: str, wanted: str) -> None:
    assert told(sentence, WHO) == [wanted]


def test_who_offered_to_meet_there_is_answered_and_not_the_land() -> None:
    names = ("Iran", "Norrland", "Orsa", "Tehran")
    cast = Cast(text := "Orsa asked Norrland to Tehran. Iran waits.", [entity_of(text, name) for name in names])
    iran, norrland, orsa = (cast.entities[name] for name in names[:3])
    offer = Draft("propose", (0, 1), orsa, norrland, "meeting", "Tehran")
    answer = Draft("reject", (0, 1), norrland, orsa, "meeting", "Tehran")
    assert to_hosts(cast, [[offer], [answer]]) == [[offer], [answer]]
    assert to_hosts(cast, [[answer]]) == [[answer._replace(recipient=iran)]]
