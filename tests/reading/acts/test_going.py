"""Where one goes and what an act is about are neither those to whom it is done nor how long it lasts."""

from __future__ import annotations

import msgspec
import pytest

from dragoman.reading.acts.cast import Cast
from tests.reading.acts.making import entity_of, statement_of
from tests.reading.acts.test_belonging import told

GUEST = "Joran Pell, the president of Iran, invited Ada Wren to talks."


@pytest.mark.parametrize(
    ("sentence", "more", "wanted"),
    [
        (
            "[Ada Wren would leave for Lund on Monday and meet Joran Pell there], <her office> =said=.",
            GUEST,
            ["accept Ada Wren > Joran Pell meeting @ Lund"],
        ),
        ("<Ada Wren> =agreed= [to talks and left for Lund].", "", ["accept Ada Wren meeting @ Lund"]),
        ("<Iran>, which had =offered= [Lund], waited.", "", ["propose Iran meeting @ Lund"]),
        ("<Iran> =offered= [Norrland a truce].", "", ["propose Iran > Norrland ceasefire"]),
        (
            "[Ada Wren would be welcome there on Monday], <Joran Pell> =said=.",
            "Joran Pell is the foreign minister of Iran.",
            ["propose Iran > Ada Wren meeting"],
        ),
        (
            "<Ada Wren> =proposed= [a meeting in Lund, the capital of the region of Orsa].",
            "Norrland waited.",
            ["propose Ada Wren meeting @ Lund"],
        ),
        (
            "<Norrland> had =proposed= [through the EU a truce with Iran].",
            "",
            ["propose Norrland > Iran ceasefire"],
        ),
    ],
)
def test_where_one_goes_is_the_venue_and_nobody_is_asked_there(sentence: str, more: str, wanted: list[str]) -> None:
    assert told(sentence, more) == wanted


def test_among_known_states_a_town_is_nobody_to_whom_an_act_is_done() -> None:
    offer = "<Iran> =offered= [to clear the cargoes that left Orsa before the ban]."
    assert "> Orsa" in told(offer, "Norrland waited.")[0]
    assert "> Orsa" not in told(offer, "Britain waited.")[0]


@pytest.mark.parametrize(
    ("words", "issue"),
    [
        ("demanded= [the immediate and unconditional release of the vessel]", "vessel"),
        ("offered= [to stop issuing car plates]", "car plates"),
        ("withdrew= [an offer to stop issuing licence plates]", "licence plates"),
        ("presented= [a plan of their own for the north]", None),
        ("rejected= [a three-month pause]", None),
        ("withdrew= [its offer of 13.60 euros]", None),
    ],
)
def test_what_is_done_or_paid_and_not_how_or_how_long(words: str, issue: str | None) -> None:
    [act] = told(f"<Norrland> ={words}.")
    assert act.split(maxsplit=2)[2:] == ([issue] if issue else [])


@pytest.mark.parametrize(("land", "home"), [("Iran", None), ("Norrland", "Iran")])
def test_a_minister_is_not_of_the_land_that_another_names_beside_him(land: str, home: str | None) -> None:
    text = f"It rained. Iran had agreed to a truce, Ada Wren said. Ada Wren will not travel to {land}, Joran Pell said."
    entities = [entity_of(text, name) for name in ("Iran", "Norrland", "Ada Wren", "Joran Pell")]
    entities[2:] = [
        msgspec.structs.replace(one, kind="person", role=role)
        for one, role in zip(entities[2:], ("Foreign Minister", None), strict=True)
    ]
    contents = ("Iran had agreed to a truce", f"Ada Wren will not travel to {land}")
    statements = [
        statement_of(text, number, source, "said", content, is_behind=True)
        for number, (source, content) in enumerate(zip(("Ada Wren", "Joran Pell"), contents, strict=True))
    ]
    cast = Cast(text, [one for one in entities if one.mentions])
    cast.adopt(statements)
    found = cast.home(entities[2])
    assert (found.name if found else None) == home


@pytest.mark.parametrize(
    ("words", "yes"),
    [
        ("[She was ready to talk, but not in Tehran], <Ada Wren> =said=.", "accept Ada Wren meeting"),
        ("<Ada Wren> =agreed= [to talks, just not in Tehran].", "accept Ada Wren meeting"),
        (
            "[I would meet Joran Pell anywhere but in Tehran], <Ada Wren> =said=.",
            "propose Ada Wren > Joran Pell meeting",
        ),
    ],
)
def test_a_yes_to_a_meeting_may_be_a_no_to_a_place(words: str, yes: str) -> None:
    assert told(words, GUEST) == [yes, "reject Ada Wren > Iran meeting @ Tehran"]


def test_what_is_not_done_today_is_no_place() -> None:
    assert told("[We are ready to talk, but not in June], <Ada Wren> =said=.", GUEST) == ["accept Ada Wren meeting"]
