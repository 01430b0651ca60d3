"""A yes to what was offered last, in words that name nothing of it."""

from __future__ import annotations

import pytest

from dragoman.reading.acts import find_acts
from tests.reading.acts.making import entity_of, statement_of


def answer(words: str) -> list[tuple[str, str | None, str | None]]:
    """Type, recipient and issue of what Vessin says to Haldmark's offer."""
    text = f"Haldmark offered Vessin a truce of ten days. {words} Vessin said. Skarn, a third land, looked on."
    lands = [entity_of(text, name) for name in ("Haldmark", "Vessin", "Skarn")]
    offer = statement_of(text, 0, "Haldmark", "offered", "Vessin a truce of ten days", False)
    yes = statement_of(text, 1, "Vessin", "said", words, True)
    return [
        (a.type, a.recipient.name if a.recipient else None, a.issue) for a in find_acts(text, lands, [offer, yes])[1]
    ]


@pytest.mark.parametrize(
    "words",
    [
        "“We can live with that,”",
        "“The figure is painful, but we can live with it,”",
        "“That is acceptable to us,”",
        "“It’s a deal,”",
        "“We are on board,”",
        "the truce was acceptable,",
    ],
)
def test_it_is_of_what_was_offered_and_to_who_offered_it(words: str) -> None:
    assert answer(words) == [("accept", "Haldmark", "ceasefire")]


@pytest.mark.parametrize(
    "words",
    [
        "“It was not a deal,”",
        "the truce was acceptable only to Skarn,",
        "that was acceptable to Skarn,",
        "“If that is acceptable, we will see,”",
        "“We are on board the ship,”",
    ],
)
def test_nor_is_what_another_can_accept_or_nobody_yet(words: str) -> None:
    assert answer(words) == []


@pytest.mark.parametrize(
    ("offered", "wanted"),
    [
        (" Skarn offered to mediate.", ("accept", "Skarn", "mediation")),
        ("", ("accept", "Haldmark", "ceasefire")),
    ],
)
def test_the_offer_is_the_one_told_right_before_though_to_nobody(offered: str, wanted: tuple[str, str, str]) -> None:
    text = f"Haldmark offered Vessin a truce of ten days.{offered} Vessin accepted the offer. Skarn looked on."
    lands = [entity_of(text, name) for name in ("Haldmark", "Vessin", "Skarn")]
    told = [statement_of(text, 0, "Haldmark", "offered", "Vessin a truce of ten days", False)]
    if offered:
        told.append(statement_of(text, 1, "Skarn", "offered", "to mediate", False))
    told.append(statement_of(text, 2, "Vessin", "accepted", "the offer", False))
    (act,) = find_acts(text, lands, told)[-1]
    assert (act.type, act.recipient and act.recipient.name, act.issue) == wanted


@pytest.mark.parametrize(("asked", "kind"), [("exports", "reject"), ("the truce", "promise")])
def test_not_to_break_off_what_one_was_asked_to_is_a_no(asked: str, kind: str) -> None:
    text = f"Haldmark asked Vessin to suspend {asked}. “We will not suspend exports,” Vessin said."
    lands = [entity_of(text, name) for name in ("Haldmark", "Vessin")]
    told = [
        statement_of(text, 0, "Haldmark", "asked", f"Vessin to suspend {asked}", False),
        statement_of(text, 1, "Vessin", "said", "“We will not suspend exports,”", True),
    ]
    assert [act.type for act in find_acts(text, lands, told)[1]] == [kind]
