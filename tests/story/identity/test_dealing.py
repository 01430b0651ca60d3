"""A land is known by its people, and an office-holder without one by the land that he deals with."""

from __future__ import annotations

import msgspec
import pytest

from dragoman.story.identity import resolve
from dragoman.story.identity.dealing import is_land, named_words
from dragoman.story.identity.lands import is_people_of
from dragoman.types import Act, EntityRef, Mention, Reading, Span, Statement
from tests.story.identity.making import make_reading


def entity(reading: Reading, name: str) -> str:
    return next(e.id for e in reading.entities if e.name == name)


def dealing(reading: Reading, *acts: tuple[str, str, str]) -> Reading:
    """The reading with acts given as type, agent and recipient."""
    refs = {e.name: EntityRef(e.id, e.name) for e in reading.entities}
    statements = tuple(
        Statement(
            id=f"s{n}",
            kind="narrated",
            content=(Span(0, 1, "x"),),
            acts=(Act(type=act, agent=refs[by], recipient=refs[to]),),
        )
        for n, (act, by, to) in enumerate(acts)
    )
    return msgspec.structs.replace(reading, statements=statements)


def party(reading: Reading, name: str, *others: Reading) -> str | None:
    found = resolve([reading, *others]).party(entity(reading, name))
    return found.name if found else None


TWO = ("L Ostvar", "G Ostvarian", "L Sudovia", "G Sudovian")


@pytest.mark.parametrize(
    ("word", "land", "is_people"),
    [
        ("Sudovian", "Sudovia", True),
        ("Ostvarians", "Ostvar", True),
        ("Ostvarian", "Sudovia", False),
        ("Ostvar", "Ostvar", False),
    ],
)
def test_a_people_is_known_by_the_letters_of_its_land(word: str, land: str, is_people: bool) -> None:
    assert is_people_of(word, land) is is_people


def test_a_land_that_was_read_as_a_person_is_a_land() -> None:
    one = make_reading("P Ostvar", "G Ostvarian", title="one")
    assert is_land("Ostvar", named_words(one))
    assert not is_land("Brandt", named_words(make_reading("P Brandt", "L Sudovia")))
    found = resolve([one]).of(entity(one, "Ostvar"))
    assert found and found.kind == "place"


def test_a_minister_who_accuses_the_one_land_is_of_the_other_in_every_article() -> None:
    one = make_reading(*TWO, "P Lena Maur | Water Minister", title="one")
    other = make_reading("P Lena Maur | the water minister", title="two")
    told = dealing(one, ("propose", "Ostvar", "Sudovia"), ("accuse", "Lena Maur", "Ostvar"))
    assert party(told, "Lena Maur") == "Sudovia"
    assert party(other, "Lena Maur", told) == "Sudovia"
    assert party(dealing(one, ("propose", "Ostvar", "Sudovia")), "Lena Maur") == "Lena Maur"


def test_who_deals_with_both_is_of_neither_and_a_driver_of_none() -> None:
    dealt = ("propose", "Ostvar", "Sudovia"), ("reject", "Lena Maur", "Ostvar")
    one = make_reading(*TWO, "P Lena Maur | Water Minister")
    assert party(dealing(one, *dealt, ("reject", "Lena Maur", "Sudovia")), "Lena Maur") == "Lena Maur"
    driver = make_reading(*TWO, "P Lena Maur | crane driver")
    assert party(dealing(driver, *dealt), "Lena Maur") == "Lena Maur"


def test_a_field_of_government_is_no_land() -> None:
    one = make_reading(*TWO, "P Lena Maur | Constitution Minister")
    assert (
        party(dealing(one, ("propose", "Ostvar", "Sudovia"), ("accuse", "Lena Maur", "Ostvar")), "Lena Maur")
        == "Sudovia"
    )


def test_a_land_in_the_capitals_of_a_headline_is_dealt_with_too() -> None:
    one = make_reading(*TWO, "L OSTVAR", "P Lena Maur | Water Minister")
    dealt = ("propose", "Ostvar", "Sudovia"), ("reject", "Lena Maur", "Sudovia"), ("accuse", "Lena Maur", "OSTVAR")
    assert party(dealing(one, *dealt), "Lena Maur") == "Lena Maur", "with both"


def test_a_capital_stands_for_the_land_that_it_does_not_deal_with_and_a_land_with_a_people_for_itself() -> None:
    acts = ("propose", "Ostvar", "Sudovia"), ("demand", "Tarn", "Ostvar")
    assert party(dealing(make_reading(*TWO, "L Tarn"), *acts), "Tarn") == "Sudovia"
    assert party(dealing(make_reading(*TWO, "L Tarn", "G Tarnian"), *acts), "Tarn") == "Tarn"


def test_of_the_states_of_the_world_nothing_is_told_by_dealings() -> None:
    real = make_reading("L Russia", *TWO, "P Lena Maur | Water Minister")
    told = dealing(real, ("propose", "Ostvar", "Sudovia"), ("accuse", "Lena Maur", "Ostvar"))
    assert party(told, "Lena Maur") == "Lena Maur"


def test_its_minister_is_of_the_land_named_before() -> None:
    assert party(make_reading("L Sudovia", "P Lena Maur | its energy minister"), "Lena Maur") == "Sudovia"
    assert party(make_reading("L Sudovia", "G army", "P Lena Maur | its spokeswoman"), "Lena Maur") == "army"


def test_a_republic_of_a_people_is_its_land_and_its_head_speaks_for_it() -> None:
    one = make_reading("L Sudovia", "L Sudovian Republic", "P Ivo Brandt | head of the Sudovian Republic")
    assert party(one, "Sudovian Republic") == "Sudovia"
    assert party(one, "Ivo Brandt") == "Sudovia"


def test_a_third_land_without_a_people_in_the_article_tells_nothing_of_whose_a_minister_is() -> None:
    dealt = ("propose", "Ostvar", "Sudovia"), ("accuse", "Lena Maur", "Ostvar"), ("accept", "Tarasul", "Ostvar")
    once = dealing(make_reading(*TWO, "L Tarasul", "P Lena Maur | Water Minister"), *dealt)
    often = tuple(
        msgspec.structs.replace(e, mentions=e.mentions * 2) if e.name == "Tarasul" else e for e in once.entities
    )
    assert party(once, "Lena Maur") == "Sudovia"
    assert party(msgspec.structs.replace(once, entities=often), "Lena Maur") == "Lena Maur"


@pytest.mark.parametrize(
    ("title", "wanted"), [("Deputy Minister", "Ivo Brandt"), ("Deputy Prime Minister", "Lena Maur")]
)
def test_a_deputy_prime_minister_is_no_minister_s_deputy(title: str, wanted: str) -> None:
    assert party(make_reading("P Ivo Brandt | Minister", f"P Lena Maur | {title}"), "Lena Maur") == wanted


def test_who_leads_a_side_at_the_talks_is_of_it() -> None:
    assert party(make_reading("L Sudovia", "P Lena Maur | leads the Sudovian side"), "Lena Maur") == "Sudovia"


def test_a_surname_is_no_people_of_itself() -> None:
    assert not is_people_of("Meloni", "Meloni") and not is_people_of("Modi", "Modi")
    assert is_people_of("Sudovian", "Sudovia")


def test_a_minister_whose_paper_gives_no_land_is_of_the_one_that_nearly_all_of_it_is_done_by() -> None:
    one = make_reading(*TWO, "P Lena Maur | Foreign Minister")
    told = dealing(one, *[("reject", "Ostvar", "Sudovia")] * 2)
    by_her = tuple(
        msgspec.structs.replace(said, speaker=EntityRef(entity(one, "Lena Maur"), "Lena Maur"))
        for said in told.statements
    )
    assert party(msgspec.structs.replace(told, statements=by_her), "Lena Maur") == "Ostvar"


STATES = ("L Mexico", "L United States", "P Ana Ruiz | Mexican President", "P Lyle Holt | President")


@pytest.mark.parametrize(
    ("more", "acts", "wanted"),
    [
        ((), (("propose", "Mexico", "United States"), ("threaten", "Lyle Holt", "Mexico")), "United States"),
        ((), (("propose", "Mexico", "United States"), ("threaten", "Lyle Holt", "United States")), "Lyle Holt"),
        ((), (("threaten", "Lyle Holt", "Mexico"),), "Lyle Holt"),
        (("L Canada",), (("propose", "Canada", "United States"), ("threaten", "Lyle Holt", "Mexico")), "Lyle Holt"),
    ],
)
def test_a_president_of_no_land_is_of_the_other_of_two_states(
    more: tuple[str, ...], acts: tuple[tuple[str, str, str], ...], wanted: str
) -> None:
    assert party(dealing(make_reading(*STATES, *more), *acts), "Lyle Holt") == wanted


LEADERS = (
    "L China", "L United States", "L Switzerland", "P Shen Baolin | President", "P Russ Thorn | US president",
    "P Fang Yulin | the Chinese foreign ministry spokeswoman", "P Ada Rowe | White House press secretary",
)  # fmt: skip


def saying(reading: Reading, *said: tuple[str, str]) -> Reading:
    """The reading with what its people say of others: who, and words that begin with a name of one of them. The names
    stand behind its lines, so that each is a mention there."""
    refs = {e.name: EntityRef(e.id, e.name) for e in reading.entities}
    entities, statements, at = {e.name: e for e in reading.entities}, [], 10_000
    for n, (speaker, words) in enumerate(said):
        for name, one in entities.items():
            if (found := words.find(name)) >= 0:
                mention = Mention(at + found, at + found + len(name), name, "name")
                entities[name] = msgspec.structs.replace(one, mentions=(*one.mentions, mention))
        span = Span(at, at + len(words), words)
        statements.append(Statement(id=f"s{n}", kind="indirect", content=(span,), speaker=refs[speaker]))
        at += 1_000
    return msgspec.structs.replace(reading, statements=tuple(statements), entities=tuple(entities.values()))


@pytest.mark.parametrize(
    ("said", "land"),
    [
        ([("Fang Yulin", "Shen Baolin would not travel")], "China"),
        ([("Fang Yulin", "that President Shen Baolin will attend")], "China"),
        ([("Fang Yulin", "Shen Baolin would have to come first")], None),
        ([("Ada Rowe", "Shen Baolin will not come")], None),  # its own president is named
        ([("Fang Yulin", "Russ Thorn will not come")], None),
        ([("Fang Yulin", "the letter to Shen Baolin will arrive")], None),
    ],
)
def test_a_president_is_of_the_land_whose_spokesmen_say_what_he_will_do(
    said: list[tuple[str, str]], land: str | None
) -> None:
    made = saying(make_reading(*LEADERS), *said)
    assert party(made, "Shen Baolin") == (land or "Shen Baolin")


def test_spokesmen_of_two_lands_or_one_for_two_presidents_tell_nothing() -> None:
    others = ("P Ivo Lane | spokesman for the Swiss president", "P Mia Oss | President")
    both = saying(
        make_reading(*LEADERS, *others), ("Fang Yulin", "Shen Baolin will come"), ("Ivo Lane", "Shen Baolin will come")
    )
    assert party(both, "Shen Baolin") == "Shen Baolin"
    two = saying(
        make_reading(*LEADERS, *others), ("Fang Yulin", "Shen Baolin will come"), ("Fang Yulin", "Mia Oss will come")
    )
    assert party(two, "Shen Baolin") == "Shen Baolin"
