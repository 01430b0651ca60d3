"""Who is only described stays with the article, and stands for whom the article's words say."""

from __future__ import annotations

import msgspec
import pytest

from dragoman.story.identity import resolve
from dragoman.types import Act, EntityRef, Mention, Reading, Span, Statement
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


@pytest.mark.parametrize(
    ("role", "other", "wanted"),
    [
        ("leads the Reed League", "O Reed League", "Reed League"),
        ("heads the Kelvaran delegation", "L Kelvara", "Kelvara"),
        ("chief executive of Merl Seafoods", "O Merl Seafoods", "Merl Seafoods"),
        ("Kelvara's fisheries minister", "L Kelvara", "Kelvara"),
        ("Fisheries Minister", "L Kelvara", "Osk Brandel"),  # a field is no land, and none is named
        ("minister of harbours of Kelvarou", "L Kelvarow Islands", "Kelvarow Islands"),
    ],
)
def test_what_one_leads_or_is_minister_of_is_one_s_party(role: str, other: str, wanted: str) -> None:
    reading = make_reading(f"P Osk Brandel | {role}", other)
    party = resolve([reading]).party(entity(reading, "Osk Brandel"))
    assert party is not None
    assert party.name == wanted


@pytest.mark.parametrize(
    ("contents", "wanted"),
    [
        (("Tarnholm would not take it",), "Tarnholm"),
        (("Tarnholm has a port",), "Osk Brandel"),
        (("Tarnholm would not take it", "Merrow would"), "Osk Brandel"),  # of two lands: nobody can tell
    ],
)
def test_a_minister_answers_for_the_land_whose_will_he_tells(contents: tuple[str, ...], wanted: str) -> None:
    reading = make_reading("P Osk Brandel | the Fisheries Minister", "L Tarnholm", "L Merrow")
    speaker = EntityRef(entity(reading, "Osk Brandel"), "Osk Brandel")
    statements = tuple(
        Statement(id=f"s{n}", kind="indirect", content=(Span(0, len(words), words),), speaker=speaker)
        for n, words in enumerate(contents)
    )
    party = resolve([msgspec.structs.replace(reading, statements=statements)]).party(speaker.id)
    assert party is not None
    assert party.name == wanted


@pytest.mark.parametrize(
    ("land", "act", "wanted"),
    [
        ("Tarnholm", "promise", "Tarnholm"),
        ("Tarnholm", "demand", "Ivo Renn"),  # heads of state speak of others, too
        ("Mexico", "promise", "Ivo Renn"),  # and of a state of the world anybody does
    ],
)
def test_a_president_is_of_the_land_that_he_promises_something_of(land: str, act: str, wanted: str) -> None:
    reading = make_reading("P Ivo Renn | President", f"L {land}", "L Merrow", "L Brell")
    speaker, of = (EntityRef(entity(reading, name), name) for name in ("Ivo Renn", land))
    words = f"that {land} would pay for the candles"
    told = Statement(
        id="s", kind="indirect", content=(Span(0, len(words), words),), speaker=speaker, acts=(Act(type=act, agent=of),)
    )
    party = resolve([msgspec.structs.replace(reading, statements=(told,))]).party(speaker.id)
    assert party is not None
    assert party.name == wanted


@pytest.mark.parametrize(
    ("role", "words", "wanted"),
    [
        ("Foreign Minister", "Mr Ivo Renn will not travel", "Tarnholm"),
        ("Foreign Minister", "Mr Ivo Renn was late", "Osk Brandel"),
        ("President", "Mr Ivo Renn will not travel", "Osk Brandel"),  # heads of state speak of others, too
    ],
)
def test_a_minister_who_says_where_a_leader_will_not_go_is_of_his_land(role: str, words: str, wanted: str) -> None:
    reading = make_reading(f"P Osk Brandel | {role}", "L Tarnholm", "P Ivo Renn | Tarnholm counterpart and president")
    speaker = EntityRef(entity(reading, "Osk Brandel"), "Osk Brandel")
    leader = next(e for e in reading.entities if e.name == "Ivo Renn")
    at = leader.mentions[0].start - len("Mr ")
    statement = Statement(id="s", kind="indirect", content=(Span(at, at + len(words), words),), speaker=speaker)
    party = resolve([msgspec.structs.replace(reading, statements=(statement,))]).party(speaker.id)
    assert party is not None
    assert party.name == wanted


def test_the_capital_to_which_one_invites_is_of_the_inviters_land() -> None:
    reading = make_reading("P Ivo Renn | Tarnholm president", "L Tarnholm", "L Skelby", "L Brell")
    agent = EntityRef(entity(reading, "Ivo Renn"), "Ivo Renn")
    words = "has invited him to the capital, Skelby, and not to Brell"
    act = Act(type="propose", agent=agent, issue="meeting", venue="Skelby")
    told = Statement(id="s", kind="indirect", content=(Span(0, len(words), words),), speaker=agent, acts=(act,))
    found = resolve([msgspec.structs.replace(reading, statements=(told,))])
    names = {name: party.name for name in ("Skelby", "Brell") if (party := found.party(entity(reading, name)))}
    assert names == {"Skelby": "Tarnholm", "Brell": "Brell"}


def test_the_vales_are_short_for_the_united_vales() -> None:
    reading = make_reading("L United Vales", "L Vales")
    party = resolve([reading]).party(entity(reading, "Vales"))
    assert party is not None
    assert party.name == "United Vales"


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (("O Meridian Union", "P Greta Alm | the Union’s foreign policy chief"), "Meridian Union"),
        (("O Meridian Union", "P Jens Kuy | the Meridian Union’s spokesman"), "Meridian Union"),
        (("O Safeguards Authority", "P Rafa Quill | the Authority’s director general"), "Safeguards Authority"),
        (("O Meridian Union", "O Sudovian Union", "P Greta Alm | Union policy chief"), "Greta Alm"),
        (("P Greta Alm | president of Sudovia", "L Sudovia", "P Paul Stenn | Ms Alm’s deputy"), "Sudovia"),
    ],
)
def test_who_has_the_last_word_of_a_bodys_name_in_his_title_is_of_it(lines: tuple[str, ...], wanted: str) -> None:
    reading = make_reading(*lines)
    found = resolve([reading]).party(reading.entities[-1].id)
    assert found and found.name == wanted


def test_a_unions_leader_of_one_paper_is_the_unions_in_all() -> None:
    one = make_reading("O Dock Workers' Federation", "O Pelham", "P Marta Holm | the union's leader", title="one")
    refs = [EntityRef(e.id, e.name) for e in one.entities]
    act = Act(type="reject", agent=refs[0], recipient=refs[1])
    told = Statement(id="s", kind="narrated", content=(Span(0, 1, "x"),), acts=(act,))
    one = msgspec.structs.replace(one, statements=(told,))
    other = make_reading("P Marta Holm", title="two")
    found = resolve([one, other]).party(other.entities[0].id)
    assert found and found.name == "Dock Workers' Federation"


def test_the_end_of_a_bodys_name_is_that_body_where_one_alone_ends_so() -> None:
    one = make_reading("O Meridian Union", "O Union")
    assert len({resolve([one]).of(e.id) for e in one.entities}) == 1
    two = make_reading("O Meridian Union", "O Sudovian Union", "O Union")
    assert len({resolve([two]).of(e.id) for e in two.entities}) == 3


def test_a_lands_opposition_speaks_for_nobody_else() -> None:
    reading = make_reading("L Sudovia", "G Sudovia's opposition", "G Sudovian officials")
    parties = [resolve([reading]).party(e.id) for e in reading.entities]
    assert [one.name for one in parties if one] == ["Sudovia", "Sudovia's opposition", "Sudovia"]


def test_a_partys_nominee_does_not_speak_for_it() -> None:
    reading = make_reading("O Republican", "P Marta Holm | Republican presidential nominee")
    found = resolve([reading]).party(reading.entities[-1].id)
    assert found and found.name == "Marta Holm"


def test_whose_office_for_a_land_it_is_and_not_the_land_that_it_is_for() -> None:
    reading = make_reading(
        "P Ivo Brandt | the head of the Lorrenmark government's Office for Merrow",
        "P Lachlan Quoy | Merrow premier",
        "O Office for Merrow",
        "L Merrow",
        "L Lorrenmark",
    )
    found = resolve([reading])
    parties = [found.party(entity(reading, name)) for name in ("Ivo Brandt", "Lachlan Quoy")]
    assert [party.name for party in parties if party] == ["Lorrenmark", "Merrow"]
