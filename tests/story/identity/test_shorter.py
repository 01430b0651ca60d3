"""A body is known by a part of its name, a ministry and a government by whom they deal with, where an article says no
more of them."""

from __future__ import annotations

import msgspec
import pytest

from dragoman.story.identity import resolve
from dragoman.story.identity.employing import find_employers, find_whole, taking_part
from dragoman.types import EntityRef, Reading, Statement
from tests.story.identity.making import make_reading
from tests.story.identity.test_dealing import dealing, entity

LEAGUE = "O Harbour Workers' League"


def party(reading: Reading, name: str, *others: Reading) -> str | None:
    found = resolve([reading, *others]).party(entity(reading, name))
    return found.name if found else None


def speaking(reading: Reading, *names: str) -> Reading:
    """The reading with a statement of each of these."""
    refs = {e.name: EntityRef(e.id, e.name) for e in reading.entities}
    told = tuple(Statement(id=f"s{n}", kind="direct", content=(), speaker=refs[name]) for n, name in enumerate(names))
    return msgspec.structs.replace(reading, statements=told)


def test_a_short_name_is_that_of_the_body_for_which_its_people_speak_elsewhere() -> None:
    full = make_reading(LEAGUE, "O League", "P Rufus Okello | the League's general secretary", title="full")
    short = make_reading("O League", "P Rufus Okello | League president", title="short")
    assert party(short, "League", full) == "Harbour Workers' League"
    assert party(short, "Rufus Okello", full) == "Harbour Workers' League"
    assert party(short, "Rufus Okello") == "League"


def test_a_short_name_of_which_nobody_tells_is_itself() -> None:
    assert party(make_reading("O League", title="short"), "League", make_reading(LEAGUE, title="full")) == "League"


def test_what_every_state_has_is_short_for_no_body() -> None:
    one = make_reading("O White House", "O House", "P Dana Rule | House speaker", title="one")
    two = make_reading("O White House", "P Ivo Lane | White House envoy", title="two")
    assert party(one, "House", two) == "House"


def test_a_name_is_one_with_its_owner_first_or_last() -> None:
    found = resolve([one := make_reading("O Port Authority of Galdervik"), make_reading("O Galdervik Port Authority")])
    assert len(found.all()) == 1
    assert found.of(one.entities[0].id)


@pytest.mark.parametrize(
    ("named", "short", "is_it"),
    [
        (("O Labour League", "O The League"), "League", True),
        (("O Labour League", "O Halsmark's League"), "League", True),
        (("O Labour League", "O Football League"), "League", False),
        (("O Galdervik Port Authority",), "port", True),
        (("O Port Workers' Union",), "port", False),
        (("O Police Federation",), "police", False),
    ],
)
def test_a_short_name_stands_for_the_only_body_that_has_it(named: tuple[str, ...], short: str, is_it: bool) -> None:
    reading = make_reading(f"O {short}", *named)
    found = find_whole(reading.entities[0], reading.entities, [])
    assert (found.name if found else None) == (named[0].removeprefix("O ") if is_it else None)


def test_a_unions_people_are_the_only_union_that_takes_part() -> None:
    reading = speaking(make_reading("G FURIOUS dockers", LEAGUE, "O Pelagia"), "Harbour Workers' League", "Pelagia")
    bodies = taking_part(reading)
    found = find_whole(reading.entities[0], reading.entities, bodies)
    assert found and found.name == "Harbour Workers' League"
    assert find_whole(reading.entities[0], reading.entities, []) is None


def test_a_chief_executive_is_of_the_only_company_that_takes_part() -> None:
    lines = ("P Kelly Ort | CEO", "O Pelagia", "O Association of Machine Workers")
    reading = speaking(make_reading(*lines), "Pelagia", "Association of Machine Workers")
    assert find_employers(reading) == {reading.entities[0].id: "Pelagia"}


def test_a_union_of_states_is_no_land_of_those_that_deal() -> None:
    made = make_reading(
        "L Ostvar", "G Ostvarian", "L Sudovia", "G Sudovian", "O Meridian Union", "P Ane Holm | foreign minister"
    )
    acts = [("propose", "Ostvar", "Sudovia"), ("reject", "Sudovia", "Ostvar"), ("reject", "Meridian Union", "Ostvar")]
    assert party(dealing(made, *acts), "Meridian Union") == "Meridian Union"


def test_a_ministry_is_its_ministers_and_he_of_the_land_whose_ministry_is_named() -> None:
    lines = ("P Bettina Krall | Health Minister", "G ministry", "P Oskar Lind | the deputy minister")
    reading = make_reading(*lines, title="home")
    assert party(reading, "ministry") == "Bettina Krall"
    assert party(reading, "Oskar Lind") == "Bettina Krall"
    abroad = make_reading("L Lestria", "O Lestria's health ministry", "P Bettina Krall | Health Minister", title="wire")
    assert party(reading, "ministry", abroad) == "Lestria"


def test_a_ministry_of_another_field_or_of_one_of_two_ministers_is_nobodys() -> None:
    assert party(make_reading("P Bettina Krall | Health Minister", "O energy ministry"), "energy ministry") != (
        "Bettina Krall"
    )
    two = make_reading("P Bettina Krall | Health Minister", "P Pavel Drost | Energy Minister", "G ministry")
    assert party(two, "ministry") == "ministry"


def test_a_minister_of_a_field_is_of_no_land_of_that_name() -> None:
    assert party(make_reading("P Bettina Krall | Minister of Health"), "Bettina Krall") == "Bettina Krall"


def test_a_government_is_of_those_who_tell_what_it_does() -> None:
    made = make_reading(
        "O White House", "G administration", "P Ada Rowe | White House press secretary", "G European", "L Washington"
    )  # fmt: skip
    told = dealing(made, ("confirm", "Ada Rowe", "Ada Rowe"), ("reject", "administration", "European"))
    outer, inner = told.statements
    assert party(told, "administration") != "United States"
    ada = msgspec.structs.replace(outer, speaker=outer.acts[0].agent)
    within = msgspec.structs.replace(inner, inside=outer.id)
    assert party(msgspec.structs.replace(told, statements=(ada, within)), "administration") == "United States"
    another = msgspec.structs.replace(inner, id="other", speaker=inner.acts[0].recipient)
    assert party(msgspec.structs.replace(told, statements=(ada, within, another)), "administration") != "United States"


def test_an_army_is_not_of_the_land_of_an_envoy_who_deals_with_its_foe() -> None:
    def army(title: str) -> str:
        made = make_reading("G army", "G rebels", f"P Ada Rowe | {title}")
        return party(dealing(made, ("reject", "army", "rebels"), ("propose", "Ada Rowe", "rebels")), "army")

    assert army("American defence minister") == "United States"
    assert army("American envoy") == "army"


def test_the_ministry_beside_two_of_them_is_neither() -> None:
    made = make_reading(
        "O Ministry of External Affairs", "O Defence Ministry", "P Ada Rowe | the Ministry's spokeswoman"
    )
    assert find_employers(made) == {}
    alone = make_reading("O Defence Ministry", "P Ada Rowe | the Ministry's spokeswoman")
    assert find_employers(alone) == {entity(alone, "Ada Rowe"): "Defence Ministry"}


def test_of_two_foreign_ministries_each_is_its_minister_s() -> None:
    made = make_reading(
        "L India", "L Pakistan", "O Foreign Office", "O Ministry of External Affairs",
        "P Ada Rowe | Pakistan's Foreign Minister", "P Ivo Lane | External Affairs Minister",
    )  # fmt: skip
    assert party(made, "Foreign Office") == "Foreign Office"  # and not the External Affairs Minister's
    assert party(made, "Ministry of External Affairs") == "Ivo Lane"


def test_a_paper_s_own_minister_is_not_of_another_land_whose_ministry_is_named() -> None:
    away = make_reading("O Swiss Foreign Ministry", "P Ada Rowe | Foreign Minister")
    assert party(away, "Ada Rowe") == "Switzerland"
    home = make_reading("O Swiss Foreign Ministry", "P Ada Rowe | Foreign Minister", "P Ivo Lane | Prime Minister")
    assert party(home, "Ada Rowe") == "Ada Rowe"


def test_a_ministry_is_of_the_land_whose_it_is_called() -> None:
    made = make_reading("L Pakistan", "O Defence Ministry | Pakistan's Defence Ministry", "L India")
    assert party(made, "Defence Ministry") == "Pakistan"
    fuller = make_reading("O Pakistani Foreign Office", "O Foreign Office", "L India")
    assert party(fuller, "Foreign Office") == "Pakistan"


def test_what_an_office_has_to_do_with_is_not_whose_it_is() -> None:
    made = make_reading(
        "L Serbia", "L Kosovo", "G office", "P Ada Rowe | the Serbian official in charge of Kosovo",
        "P Ivo Lane | head of the office", "O Office for Kosovo | Serbia's Office for Kosovo",
    )  # fmt: skip
    assert party(made, "Ada Rowe") == "Serbia"
    assert party(made, "Ivo Lane") == "Ivo Lane"  # of whatever office: another article's is none of his
    assert party(made, "Office for Kosovo") == "Serbia"


def test_the_foreign_office_is_britain_s_only_where_that_is_told() -> None:
    assert party(make_reading("O Foreign Office", "L India"), "Foreign Office") == "Foreign Office"
    assert party(make_reading("O Britain's Foreign Office"), "Britain's Foreign Office") == "United Kingdom"


def test_a_seat_of_several_words_is_whose_its_spokesman_is() -> None:
    made = make_reading("P Ada Rowe | White House press secretary", "P Ivo Lane | former White House aide", "L Britain")
    assert (party(made, "Ada Rowe"), party(made, "Ivo Lane")) == ("United States", "Ivo Lane")


def test_a_government_is_of_the_land_that_deals_with_whom_it_deals() -> None:
    made = make_reading(
        "O Plateau Front", "G government", "P Idris Kamoun | Zahran's president", "L Zahran", "L Madin",
        "P Faris Hamad | foreign minister of Madin",
    )  # fmt: skip
    acts = [("propose", "Idris Kamoun", "Plateau Front"), ("reject", "Plateau Front", "government")]
    assert party(dealing(made, *acts), "government") == "Zahran"
    assert party(dealing(made, *acts[1:]), "government") == "government"


@pytest.mark.parametrize("role", ["Orlavan capital", "capital of Orlava"])
def test_a_capital_stands_for_its_land_in_every_article(role: str) -> None:
    told = make_reading(f"L Ustar | {role}", "L Orlava", title="told")
    other = make_reading("P Ustar", "L Orlava", title="other")
    assert party(other, "Ustar", told) == "Orlava"
    assert party(other, "Ustar") == "Ustar"
