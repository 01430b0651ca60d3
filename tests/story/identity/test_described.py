"""Who is only described stays with the article, and stands for whom the article's words say."""

from __future__ import annotations

import msgspec

from dragoman.story.identity import resolve
from dragoman.types import Mention, Reading
from tests.story.identity.making import make_reading


def described(reading: Reading, name: str) -> Reading:
    """The reading with one entity's mentions told as a description."""
    entities = tuple(
        msgspec.structs.replace(e, mentions=tuple(Mention(m.start, m.end, m.text, "nominal") for m in e.mentions))
        if e.name == name
        else e
        for e in reading.entities
    )
    return msgspec.structs.replace(reading, entities=entities)


def entity(reading: Reading, name: str) -> str:
    return next(e.id for e in reading.entities if e.name == name)


def test_a_description_is_no_name_that_parts_two_spellings() -> None:
    one = make_reading("P Yorev A. Dazhan | President of Kelvara", title="one")
    other = described(
        make_reading("P Yorev Dazhan", "P Yorev Dazhan’s spokesman", title="two"), "Yorev Dazhan’s spokesman"
    )
    found = resolve([one, other])
    assert found.of(entity(one, "Yorev A. Dazhan")) == found.of(entity(other, "Yorev Dazhan"))
    assert found.of(entity(other, "Yorev Dazhan’s spokesman")) != found.of(entity(other, "Yorev Dazhan"))


def test_a_title_alone_is_the_one_named_there_who_is_called_so_elsewhere() -> None:
    one = make_reading("P Maren Holt-Ivers | Prime Minister of Lorrenmark", "L Lorrenmark", title="one")
    other = described(make_reading("P Maren Holt-Ivers", "P Prime Minister", title="two"), "Prime Minister")
    found = resolve([one, other])
    assert found.of(entity(other, "Prime Minister")) == found.of(entity(one, "Maren Holt-Ivers"))
    party = found.party(entity(other, "Prime Minister"))
    assert party is not None
    assert party.name == "Lorrenmark"


def test_a_title_that_two_named_there_bear_is_neither() -> None:
    lines = ("P Maren Holt-Ivers | Prime Minister of Lorrenmark", "P Edda Varlund | Prime Minister of Tarnholm")
    reading = described(make_reading(*lines, "P Prime Minister"), "Prime Minister")
    who = resolve([reading]).of(entity(reading, "Prime Minister"))
    assert who is not None
    assert who.name == "Prime Minister"


def test_the_premiers_spokeswoman_speaks_for_the_premiers_land() -> None:
    reading = make_reading("P Lachlan Quoy | Merrow premier", "P Fenna Drost | the premier's spokeswoman", "L Merrow")
    party = resolve([reading]).party(entity(reading, "Fenna Drost"))
    assert party is not None
    assert party.name == "Merrow"
