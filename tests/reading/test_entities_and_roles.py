"""Names of one person come together in an article, with the titles that the article gives."""

from __future__ import annotations

import pytest

from dragoman.reading.describing import describe, match_role
from dragoman.reading.entities import keys
from dragoman.reading.names import clean_names
from dragoman.reading.parts import Part
from tests.reading.making import named


def test_a_surname_goes_with_the_full_name_wherever_it_stands() -> None:
    _, figures = named("[P Venn] to meet Brandt\n[P Orla Venn] will meet [P Ivo Brandt], [P Venn]’s office said.")
    assert [(f.name, len(f.mentions)) for f in figures] == [("Orla Venn", 3), ("Ivo Brandt", 2)]


def test_spellings_of_one_long_surname_are_one_person() -> None:
    _, figures = named("[P Dorin Kravetsky] spoke. [P Kravetskyy] left. [P D. Kravetskiy] stayed.")
    assert [f.name for f in figures] == ["Dorin Kravetsky"]


def test_a_leaning_is_no_name_though_a_sentence_begins_with_it() -> None:
    _, figures = named("[O Far-right] Finance Minister [P Orla Venn] left.")
    assert [f.name for f in figures] == ["Orla Venn"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Footplate and [O Traction Union] met.", "Footplate and Traction Union"),
        ("Talks of the Transport and General [O Workers’ Union].", "Workers’ Union"),
        ("Officials of the [O Citadel] and [O Traction Union] met.", "Citadel"),
        ("Footplate and [O Traction Union] men met.", "Traction Union"),
        ("The Footplate and [O Traction Blast] met.", "Traction Blast"),
    ],
)
def test_a_body_s_name_begins_where_its_article_stands(text: str, name: str) -> None:
    assert named(text)[1][0].name == name


def test_two_people_of_one_surname_stay_two() -> None:
    _, figures = named("[P Orla Venn] and [P Marten Venn] met.")
    assert [f.name for f in figures] == ["Orla Venn", "Marten Venn"]


def test_a_lone_first_name_marked_as_something_else_goes_to_its_person() -> None:
    _, figures = named("[P Orla Venn] came. “[G Orla] asked me,” he said.")
    assert [(f.name, len(f.mentions)) for f in figures] == [("Orla Venn", 2)]


def test_one_name_is_one_entity_of_its_commonest_kind() -> None:
    _, figures = named("[O Lantern Street] said so; [O Lantern Street] denied it; in [L Lantern Street].")
    assert [(f.name, f.kind, len(f.mentions)) for f in figures] == [("Lantern Street", "organisation", 3)]


@pytest.mark.parametrize(
    "source",
    [
        "[O Dame Orla Venn] left.",
        "Premier [L Orla Venn] left.",
        "The press secretary of the premier, [O Orla Venn], left.",
        "[O Orla Venn], the foreign minister, left.",
        "[L Orla Venn], 54, left.",
        "Union chief [P Orla] Venn, 54, left.",
        "The minister of harbours of [L Kelvara Orla Venn] left [L Kelvara].",
    ],
)
def test_a_name_with_a_title_or_an_age_is_a_person_s(source: str) -> None:
    _, figures = named(source)
    assert [f.name.removeprefix("Dame ") for f in figures if f.kind == "person"] == ["Orla Venn"]


@pytest.mark.parametrize(
    "source",
    [
        "The leader of the [O March League], a party, left.",
        "President [L Mill Quay] left.",
        "In [O Mill Valley], 54, left.",
    ],
)
def test_a_body_or_site_stays_one_beside_a_title(source: str) -> None:
    _, figures = named(source)
    assert not any(f.kind == "person" for f in figures)


def test_a_name_that_ends_in_a_body_s_word_is_a_body_s() -> None:
    _, figures = named("Orla, head of the [P Reed Farmers Caucus], left.")
    assert [f.kind for f in figures] == ["organisation"]


def test_a_name_marked_once_is_found_where_it_stands_again() -> None:
    _, figures = named("[P Orla Venn] left [L Sarnish]. In Sarnish, Republican Orla Venn sat; Orla Vennery did not.")
    assert [(f.name, len(f.mentions)) for f in figures] == [("Orla Venn", 2), ("Sarnish", 2)]


@pytest.mark.parametrize("kind", ["P", "O", "G"])
def test_a_word_for_somebody_is_not_of_a_party_s_name(kind: str) -> None:
    _, figures = named(f"The [{kind} Reed grandee] left.")
    assert [(f.name, f.kind == "person") for f in figures] == [("Reed", False)]


def test_a_title_ends_with_its_sentence() -> None:
    _, figures = named("“No,” said the envoy. [P Ivo Brandt] stayed, said Gen. [P Orla Venn].")
    assert [(f.name, f.roles) for f in figures] == [("Ivo Brandt", []), ("Orla Venn", ["Gen"])]


@pytest.mark.parametrize(
    "source",
    [
        "[P Kelvara], which closed the strait, has waited.",
        "[P Kelvara], whose embassy stood empty, has waited.",
        "[P Kelvara] said it would wait.",
        "[P Kelvara] has shut its ports.",
        "[P Kelvara] boss Orla Venn has waited.",
        "[P Kelvara] was in no mood for talks. It withdrew the offer.",
    ],
)
def test_what_is_an_it_is_no_person(source: str) -> None:
    _, figures = named(source)
    assert [f.kind for f in figures] == ["place"]


@pytest.mark.parametrize(
    "source",
    [
        "[P Kelvar] said he would let it wait.",
        "[P Kelvar] closed the strait, and she told its owners.",
        "[P Kelvar] spoke to [O Northern Council], which has its doubts.",
        "[P Kelvar] spoke. [P Orla Kelvar] left with its keys.",
    ],
)
def test_who_is_no_it_stays_a_person(source: str) -> None:
    _, figures = named(source)
    assert figures[0].kind == "person"


def test_two_bodies_share_no_word_by_being_owners() -> None:
    assert match_role(describe("the Agency’s director"), "the Council’s policy chief") <= 1.0


def test_a_station_has_its_whole_name() -> None:
    _, figures = named("He told Radio [O Meridian] so.")
    assert [(f.name, f.kind) for f in figures] == [("Radio Meridian", "organisation")]


def test_keys_forget_case_accents_and_possessives() -> None:
    assert keys("Dražan’s") == keys("DRAZAN") == ("drazan",)


@pytest.mark.parametrize(
    ("source", "role"),
    [
        ("Citadel spokesman [P Ivo Brandt] said", "Citadel spokesman"),
        ("Kelvaran Prime Minister [P Ivo Brandt] said", "Kelvaran Prime Minister"),
        ("The capital is calm. Vice President [P Ivo Brandt] said", "Vice President"),
        ("[P Ivo Brandt], a senior adviser to the Citadel, said", "a senior adviser to the Citadel"),
        ("The envoy of Quessin, [P Ivo Brandt], said", "envoy of Quessin"),
        ("Sen. [P Ivo Brandt] said", "Sen"),
        ("ASUU President, Prof. [P Ivo Brandt], said", "ASUU President"),
        ("the Minister of Trade, Dr [P Ivo Brandt], said", "Minister of Trade"),
        ("Prof. [P Ivo Brandt] said", "Prof"),
        ("[P Ivo Brandt], 61, a farmer from the valley, said", "a farmer from the valley"),
        ("[P Ivo Brandt] is the foreign minister of Kelvara.", "the foreign minister of Kelvara"),
        ("[P Ivo Brandt], the oldest minister in the valley, said", "the oldest minister in the valley"),
        ("Trade secretary [P Ivo Brandt] said", "Trade secretary"),
        ("Mr. [P Brandt] said", None),
        ("She met the president of Kelvara. [P Ivo Brandt] said", None),
        ("the oldest minister in the history of [P Ivo Brandt]", None),
        ("the old town. [P Ivo Brandt] said", None),
        ("[P Ivo Brandt], explained that the chief executive of the port, Orla Venn, had left", None),
        ("[P Ivo Brandt], according to her spokesman, had left", None),
        ("[P Ivo Brandt] handed over the list, handed over the seal to the prince, and left", None),
        ("'Not while I sit here,' stormed President [P Ivo Brandt]", "President"),
    ],
)
def test_titles_are_found_beside_the_name(source: str, role: str | None) -> None:
    _, figures = named(source)
    assert (figures[0].roles or [None])[0] == role


def test_a_description_fits_the_same_head_best_and_an_unrelated_one_not_at_all() -> None:
    wanted = describe("the Kelvaran spokesperson")
    same, alike, bare, other = (
        match_role(wanted, role)
        for role in ("Kelvaran spokesperson", "Kelvaran spokesman", "spokesman", "Kelvaran general")
    )
    assert same > alike > bare > other == 0


def test_a_spokeswoman_is_no_spokesman_and_a_prime_minister_no_other_leader() -> None:
    assert match_role(describe("the spokeswoman"), "Citadel spokesman") == 0
    assert match_role(describe("the prime minister"), "opposition leader") == 0
    assert match_role(describe("the Kelvaran leader"), "Kelvaran president") > 0


def test_gender_comes_from_the_article_and_never_from_a_first_name() -> None:
    _, figures = named("Ms. [P Venn] left. Spokesman [P Ivo Brandt] stayed. [P Maria Quill] slept.")
    assert [f.gender for f in figures] == ["woman", "man", None]


def test_a_description_of_one_state_never_fits_an_office_of_another() -> None:
    assert match_role(describe("the French president"), "Polish president") == 0
    assert match_role(describe("the Kremlin spokesman"), "Russian presidential spokesman") > 2
    assert match_role(describe("the Kelvaran minister"), "Lorrener minister") == 0


def test_the_president_is_rather_the_one_in_office() -> None:
    wanted = describe("the president")
    assert match_role(wanted, "president") > match_role(wanted, "former president") > 0


def test_a_surname_that_the_model_missed_is_found_where_it_stands_alone() -> None:
    _, figures = named("[P Ivo Brandt] came. For Brandt, it was late. Brandt Street was dark. Olga Brandt slept.")
    assert [m.text for m in figures[0].mentions] == ["Ivo Brandt", "Brandt"]


def test_a_shared_surname_is_of_the_one_named_most_in_full() -> None:
    _, figures = named("[P Ivo Brandt] won. [P Ivo Brandt] rose. His wife [P Marta Brandt] wept. [P Brandt] smiled.")
    assert {f.name: len(f.mentions) for f in figures} == {"Ivo Brandt": 3, "Marta Brandt": 1}


def test_possessives_inside_a_name_stay_in_it() -> None:
    _, figures = named("[O People's Front of Kelvara] met the [O Magistrate’s Court] and [P Venn]'s men.")
    assert [f.name for f in figures] == ["People's Front of Kelvara", "Magistrate’s Court", "Venn"]


def test_a_plural_people_or_party_is_a_group_and_no_person() -> None:
    _, figures = named("[P Republicans] met [P Ukrainians]; [P Venn aides] left.")
    assert [(f.name, f.kind) for f in figures] == [
        ("Republicans", "group"), ("Ukrainians", "group"), ("Venn", "person"),
    ]  # fmt: skip


def test_a_word_whose_people_stand_in_the_text_is_a_place() -> None:
    _, figures = named("[P Kelvara] refused. The Kelvaran delegation left.")
    assert [(f.name, f.kind) for f in figures] == [("Kelvara", "place")]


def test_a_title_inside_a_marked_name_is_taken_off() -> None:
    _, figures = named("[L U.S. President Ivo Brandt] met [P Minister Orla Venn]; [P Brandt] left.")
    assert [(f.name, f.kind) for f in figures] == [("U.S.", "place"), ("Ivo Brandt", "person"), ("Orla Venn", "person")]


def test_a_form_of_address_is_not_of_the_name_and_still_tells_a_gender() -> None:
    _, figures = named("[P Orla Venn] came. [P Ms. Venn] left.")
    assert [(f.name, [m.text for m in f.mentions]) for f in figures] == [("Orla Venn", ["Orla Venn", "Venn"])]
    assert figures[0].gender == "woman"


def test_two_names_that_were_marked_as_one_come_apart() -> None:
    _, figures = named("The envoy to [P Lorrenmark Ivo Brandt] spoke in [P Lorrenmark].")
    assert [(f.name, f.kind) for f in figures] == [("Lorrenmark", "place"), ("Ivo Brandt", "person")]


def test_a_land_and_its_minister_that_were_marked_as_one_come_apart() -> None:
    _, figures = named("[P Kelvara] waits. The Minister of Trade of [P Kelvara Ivo Brandt] spoke.")
    assert "Ivo Brandt" in [f.name for f in figures] and "Kelvara Ivo Brandt" not in [f.name for f in figures]


@pytest.mark.parametrize("marked", ["Cape [P Kelvara Ivo Brandt]", "[P Cape Kelvara Ivo Brandt]"])
def test_a_land_of_two_words_comes_off_the_name_of_its_minister(marked: str) -> None:
    _, figures = named(f"[P Cape Kelvara] waits. The Minister of Trade of {marked} spoke.")
    assert [f.name for f in figures] == ["Cape Kelvara", "Ivo Brandt"]
    assert figures[1].roles == ["Minister of Trade of Cape Kelvara"]


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("He spoke in [P Sarnish], the Kelvaran capital.", "Kelvaran capital"),
        ("He spoke in [P Sarnish], now the capital of Cape Kelvara.", "capital of Cape Kelvara"),
        ("The Kelvaran capital, [P Sarnish], was calm.", "Kelvaran capital"),
        ("The capital of Kelvara [P Sarnish] was calm.", "capital of Kelvara"),
    ],
)
def test_a_capital_is_a_place_of_the_land_that_it_is_said_to_be_of(source: str, told: str) -> None:
    _, figures = named(f"{source} [P Sarnish] has asked for nothing.")
    assert [(f.name, f.kind, f.roles) for f in figures] == [("Sarnish", "place", [told])]


@pytest.mark.parametrize(
    "source",
    [
        "[P Sarnish], the Kelvaran capital of culture, was calm.",
        "[P Sarnish], the capital of Kelvara's oil trade, was calm.",
        "[P Sarnish], the capital, was calm.",
        "President [P Ivo Sarnish], the Kelvaran capital fell.",
    ],
)
def test_what_is_called_no_land_s_capital_is_none(source: str) -> None:
    _, figures = named(source)
    assert not any("capital" in role for figure in figures for role in figure.roles)


@pytest.mark.parametrize(
    "elsewhere", ["Relatives in [L Kelvara] wait.", "President [P Orla Venn] of [O Kelvara] left."]
)
def test_what_is_a_place_once_is_one_wherever_its_name_stands_alone(elsewhere: str) -> None:
    _, figures = named(f"[P Kelvara] refused. [P Kelvara] wrote. {elsewhere}")
    assert [f.kind for f in figures if f.name == "Kelvara"] == ["place"]


def test_what_things_happen_in_is_a_place() -> None:
    _, figures = named("[P Sarnish] was calm. Nobody came to talks in [P Sarnish].")
    assert [(f.name, f.kind) for f in figures] == [("Sarnish", "place")]


@pytest.mark.parametrize("source", ["[P Lorrenmark]’s prime minister left.", "The president of [P Lorrenmark] left."])
def test_what_has_an_office_of_state_is_a_place(source: str) -> None:
    _, figures = named(source + " [P Lorrenmark] was calm.")
    assert [(f.name, f.kind) for f in figures] == [("Lorrenmark", "place")]


def test_a_surname_stays_a_person_where_the_full_name_stands_too() -> None:
    _, figures = named("[P Ivo Brandt] won. Much is seen in [P Brandt] of his father.")
    assert [(f.name, f.kind) for f in figures] == [("Ivo Brandt", "person")]


def test_a_name_in_capitals_is_shown_in_ordinary_letters_where_it_stands_so() -> None:
    _, figures = named("[P ORLA VENN] LEAVES\n[P Orla Venn] left.")
    assert [f.name for f in figures] == ["Orla Venn"]


@pytest.mark.parametrize(
    ("behind", "told"),
    [
        (
            "the deputy prime minister who leads the Kelvaran side",
            ["the deputy prime minister", "leads the Kelvaran side"],
        ),
        ("a lawyer who has seen the text", ["a lawyer"]),
        ("who leads the Kelvaran side", ["leads the Kelvaran side"]),
    ],
)
def test_a_title_ends_before_what_its_holder_does_which_may_be_another(behind: str, told: list[str]) -> None:
    _, figures = named(f"The rest is theirs, said [P Orla Venn], {behind}.")
    assert figures[0].roles == told


def test_of_two_titles_the_one_that_names_a_land_is_shown() -> None:
    _, figures = named("Said [P Orla Venn], the deputy prime minister who leads the Kelvaran side.")
    assert figures[0].freeze("a").role == "leads the Kelvaran side"


def test_the_short_name_in_brackets_is_the_bodys() -> None:
    _, figures = named("The [O Orrel Conciliation Board] ([O OCB]) met. The [O OCB] said no.")
    assert [(f.name, len(f.mentions)) for f in figures] == [("Orrel Conciliation Board", 3)]


def test_a_name_ends_with_its_word_and_before_brackets() -> None:
    text = "Sen. Orla Venn (D-Ohio) left. Ivo Brandtson stayed."
    at, other = text.index("Orla"), text.index("Ivo")
    parts = [Part(at, text.index(")"), "person", 0.9), Part(other, other + len("Ivo Brandt"), "person", 0.9)]
    assert [text[p.start : p.end] for p in clean_names(text, parts)] == ["Orla Venn", "Ivo Brandtson"]


def test_lands_and_their_seats_are_no_people_and_a_field_before_a_title_is_no_name() -> None:
    _, figures = named(
        "[P DR Congo] and [P Downing Street] agreed. [O Water Resources] Secretary [P Orla Venn] did not."
    )
    assert [(f.kind, f.name) for f in figures] == [
        ("place", "DR Congo"), ("place", "Downing Street"), ("person", "Orla Venn"),
    ]  # fmt: skip


def test_a_king_at_the_end_of_a_sentence_is_no_form_of_address() -> None:
    _, figures = named("She would write to the king. [P Dilan Venn] said so. Mr. [P Brandt] left.")
    assert [f.gender for f in figures] == [None, "man"]


def test_initials_are_those_of_the_one_body_whose_name_has_them() -> None:
    _, figures = named("The [O Kelvaran Union of River Pilots] met. [P KURP] said no. [O ORB] left.")
    assert [(f.name, f.kind, len(f.mentions)) for f in figures] == [
        ("Kelvaran Union of River Pilots", "organisation", 2), ("ORB", "organisation", 1),
    ]  # fmt: skip


def test_a_word_in_capitals_is_no_person_unless_all_words_are() -> None:
    assert named("[P CURP] said no.")[1][0].kind == "organisation"
    assert named("[P VENN] SAID NO.\nnobody came")[1][0].kind == "person"


def test_a_title_has_the_whole_name_of_its_body() -> None:
    _, figures = named("[O Kelvaran Union of River Pilots] president [P Orla Venn] spoke.")
    assert next(f for f in figures if f.kind == "person").roles == ["Kelvaran Union of River Pilots president"]


def test_what_describes_a_body_is_no_part_of_its_name() -> None:
    _, figures = named("The [O far-right National Rally] left. The [O conciliation board] and [O al-Orrel] stayed.")
    assert [f.name for f in figures] == ["National Rally", "conciliation board", "al-Orrel"]


@pytest.mark.parametrize(
    "source", ["[P De Venn] met. [P Orla De Venn] left.", "[P Orla de Venn] met. [P De Venn] left."]
)
def test_a_surname_that_a_small_word_begins_is_the_full_names(source: str) -> None:
    assert [len(f.mentions) for f in named(source)[1]] == [2]
    assert len(named("[P Orla Venn] met. [P De Venn] left.")[1]) == 2


def test_a_capital_that_a_report_is_from_is_a_place() -> None:
    assert named("[O PRISTINA], Aug. 27 (KTK) - The party met.")[1][0].kind == "place"
    assert named("[O Pristina] met.")[1][0].kind == "organisation"


def test_a_cabinet_before_secretary_is_of_the_title() -> None:
    _, figures = named("[O Health Cabinet] Secretary [P Orla Venn] spoke.")
    assert [(f.name, f.roles) for f in figures] == [("Orla Venn", ["Health Cabinet Secretary"])]


def test_initials_in_brackets_are_no_part_of_a_body_s_name() -> None:
    _, figures = named("The [O Rail Operators’ Council (ROC)] met. [O ROC] left.")
    assert [(f.name, len(f.mentions)) for f in figures] == [("Rail Operators’ Council", 2)]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("[L BRUSSELS] (KTK) - Talks went on. [L Brussels] waited.", "Brussels"),
        ("[L KINSHASA] (KTK) - Talks went on.", "Kinshasa"),
        ("[L KELVARA] (KTK) - Talks went on.", "KELVARA"),
    ],
)
def test_a_place_is_named_as_the_article_writes_it_outside_of_its_dateline(source: str, name: str) -> None:
    _, figures = named(source)
    assert [f.name for f in figures] == [name]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("[L Norrland]’s [O Defence Ministry] waited.", "Norrland’s Defence Ministry"),
        ("The [O Defence Ministry] waited. [L Norrland]'s [O Defence Ministry] left.", "Norrland's Defence Ministry"),
        ("[P Orla Venn]'s [O Defence Ministry] waited.", None),
        ("In [L Norrland], the [O Defence Ministry] waited.", None),
        ("[L Norrland]'s [O Reed League] waited.", None),
        ("[L Norrland]'s [O Office for Kelvara] waited.", "Norrland's Office for Kelvara"),
    ],
)
def test_a_ministry_is_described_by_whose_it_is(text: str, role: str | None) -> None:
    figure = next(f for f in named(text)[1] if f.kind == "organisation")
    assert figure.roles == ([role] if role else [])


def test_a_title_may_be_of_a_second_rank_and_of_a_field() -> None:
    _, figures = named("Minister of State for Foreign Affairs [P Orla Venn] left.")
    assert [(f.name, f.roles) for f in figures] == [("Orla Venn", ["Minister of State for Foreign Affairs"])]


def test_a_description_before_a_name_that_speaks_is_of_that_name() -> None:
    _, figures = named("He took up the offer of [P Ivo Lane], the press secretary, [P Orla Venn], said.")
    assert {f.name: f.roles for f in figures} == {"Ivo Lane": [], "Orla Venn": ["press secretary"]}
    _, figures = named("He took up the offer of [P Ivo Lane], the press secretary, on Monday.")
    assert figures[0].roles == ["the press secretary"]


def test_a_name_behind_the_city_of_is_a_place() -> None:
    assert [f.kind for f in named("They met in the port city of [P Malmo].")[1]] == ["place"]
    assert [f.kind for f in named("They met in the city with [P Malmo].")[1]] == ["person"]


def test_a_form_of_address_is_of_no_name_even_where_the_model_takes_it_for_a_body() -> None:
    [figure] = named("[P Lidia Brand] spoke. That was all, said [O Ms Brand].")[1]
    assert (figure.name, len(figure.mentions)) == ("Lidia Brand", 2)
