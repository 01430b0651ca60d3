"""Who stands for nobody, as far as is known, is of the side that he does not deal with."""

from __future__ import annotations

from dragoman.story.camps import find_camps
from dragoman.story.rules import load_rules
from dragoman.story.types import Identity
from dragoman.types import Act, ArticleInfo, Entity, EntityRef, Mention, Reading, Span, Statement

LANDS = {"Orla Venn": "Ostmark", "Ivo Brandt": "Sudovia"}
WIKIDATA: dict[str, str] = {}


def one(ref: EntityRef | None) -> Identity | None:
    if ref is None:
        return None
    kind = "place" if " " not in ref.name else "person"
    return Identity(id=ref.name, name=ref.name, kind=kind, wikidata=WIKIDATA.get(ref.name))  # type: ignore[arg-type]


def side(ref: EntityRef | None) -> Identity | None:
    return one(EntityRef(LANDS[ref.name], LANDS[ref.name])) if ref and ref.name in LANDS else one(ref)


def camps(*acts: tuple[str, str, str], roles: dict[str, str] | None = None, people: str = "") -> dict[str, str]:
    """The sides found, by name, of those who do the acts given as type, agent and recipient."""
    names = sorted({*LANDS, *LANDS.values(), *(name for act in acts for name in act[1:])})
    entities = tuple(
        Entity(
            id=name, name=name, kind="place" if " " not in name else "person", role=(roles or {}).get(name),
            mentions=(Mention(0, 1, name, "name"), *(Mention(0, 1, word, "name") for word in people.split())),
        )
        for name in names
    )  # fmt: skip
    made = tuple(
        Statement(
            id=f"s{n}", kind="indirect", content=(Span(0, 1, "x"),),
            acts=(Act(type=act, agent=EntityRef(by, by), recipient=EntityRef(to, to)),),
        )
        for n, (act, by, to) in enumerate(acts)
    )  # fmt: skip
    reading = Reading(article=ArticleInfo(id="a", path="-"), model="m", entities=entities, statements=made)
    return {id: found.name for id, found in find_camps(reading, side, one, load_rules()).items()}


KNOWN = ("propose", "Ostmark", "Sudovia")


def test_a_minister_who_refuses_the_one_is_of_the_other() -> None:
    refusal = ("reject", "Lena Maur", "Ostmark")
    assert camps(KNOWN, refusal, roles={"Lena Maur": "Water Minister"}) == {"Lena Maur": "Sudovia"}
    assert camps(KNOWN, refusal, roles={"Lena Maur": "farmers' leader"}) == {}


def test_who_deals_with_both_is_of_neither() -> None:
    both = [("propose", "Lena Maur", "Ostmark"), ("propose", "Lena Maur", "Sudovia")]
    assert camps(KNOWN, *both, roles={"Lena Maur": "minister"}) == {}


def test_a_capital_that_insists_stands_for_its_land_and_an_accused_country_for_itself() -> None:
    assert camps(KNOWN, ("demand", "Tarn", "Ostmark")) == {"Tarn": "Sudovia"}
    assert camps(KNOWN, ("accuse", "Ostmark", "Gorn")) == {}


def test_a_land_that_has_a_people_in_the_article_is_nobodys_capital() -> None:
    assert camps(KNOWN, ("demand", "Gornia", "Ostmark"), people="Gornian") == {}


def test_nobody_is_placed_where_a_state_of_the_world_takes_part() -> None:
    WIKIDATA["Ostmark"] = "Q1"
    try:
        refusal = ("reject", "Lena Maur", "Ostmark")
        assert camps(KNOWN, refusal, roles={"Lena Maur": "Water Minister"}) == {}
    finally:
        WIKIDATA.clear()
