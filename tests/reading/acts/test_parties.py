"""The agent is the one on whose behalf it is done, the recipient the one to whom; nobody where no words tell."""

from __future__ import annotations

import re

from bench.acts import Batch, Item, read_item
from dragoman.reading.acts import find_acts
from dragoman.reading.acts.cast import Cast
from dragoman.types import Entity, EntityKind, EntityRef, Mention, MentionForm, Span, Statement
from tests.reading.acts.telling import NAMES, line, lines


def test_a_spokesman_offers_for_the_one_whom_he_serves() -> None:
    assert lines("<Favor> =said= [the president was ready to host Torsk in Sellin].") == [
        "propose Camille Ourand > Ilva Torsk meeting @ Sellin"
    ]


def test_a_spokesmans_denial_is_his_own() -> None:
    assert lines("[“President Ourand never invited her,”] <Favor> =said=.") == ["deny:propose Denis Favor meeting"]


def test_an_office_acts_for_the_one_whose_title_it_is_named_by() -> None:
    assert lines("<The prime minister’s office> =said= [Torsk would not travel to Sellin].") == [
        "reject Ilva Torsk meeting @ Sellin"
    ]


def test_a_minister_acts_for_the_state() -> None:
    sentence = "<Foreign Minister Ruda Kamm of Vessin> =rejected= [the truce]."
    assert [line(a) for a in read_item(Batch(NAMES, []), Item(sentence, []))] == ["reject Vessin ceasefire"]


def test_a_passive_is_done_by_the_other() -> None:
    assert lines("<Torsk> =was invited= [by Ourand to Sellin].") == [
        "propose Camille Ourand > Ilva Torsk meeting @ Sellin"
    ]


def test_an_act_told_of_another_is_that_others() -> None:
    assert lines("<Torsk> =said= [Ourand had asked for a truce].") == ["request Camille Ourand > Ilva Torsk ceasefire"]


def test_said_to_several_it_is_said_to_no_single_one() -> None:
    assert lines("<Ruda Kamm> =urged= [Haldmark and Vessin to hold talks].") == ["request Ruda Kamm meeting"]
    assert lines("<Ruda Kamm> =urged= [both sides to hold talks].") == ["request Ruda Kamm meeting"]


def test_an_unnamed_official_acts_for_the_state_that_is_named() -> None:
    assert lines("<A senior Vessinese official> =said= [Vessin would not lift the tariffs].") == [
        "reject Vessin tariffs"
    ]


def _story(*sentences: tuple[str, str, str, str | None]) -> list[list[str]]:
    """The acts of statements of one article, each a source, cue, content and the one that holds it."""
    text, statements = "", []
    for number, (source, cue, content, inside) in enumerate(sentences):
        start = text.find(content) if inside else len(text) + len(source) + len(cue) + 2
        if not inside:
            text += f"{source} {cue} {content}. "
        at = start - len(source) - len(cue) - 2
        statements.append(
            Statement(
                id=f"s{number}", kind="direct" if content[0] == "“" else "narrated" if not inside else "indirect",
                content=(Span(start, start + len(content), content),), source=Span(at, at + len(source), source),
                cue=Span(at + len(source) + 1, start - 1, cue), inside=inside,
                speaker=EntityRef(source, source) if source in ("Oak", "Ash") else None,
            )
        )  # fmt: skip
    entities = [
        Entity(
            id=name, name=name, kind="person" if name in ("Oak", "Ash") else "place",
            mentions=tuple(Mention(m.start(), m.end(), name, "name") for m in re.finditer(name, text)),
        )
        for name in ("Oak", "Ash", "Tarn")
    ]  # fmt: skip
    return [[line(act) for act in acts] for acts in find_acts(text, entities, statements)]


def test_the_offer_is_the_one_spoken_of_last() -> None:
    first, second = _story(("Oak", "invited", "Ash to Tarn", None), ("Ash", "dismissed", "the offer", None))
    assert first == ["propose Oak > Ash meeting @ Tarn"]
    assert second == ["reject Ash > Oak meeting @ Tarn"]


def test_an_act_told_inside_anothers_words_belongs_to_the_inner_statement() -> None:
    outer, inner = _story(
        ("Ash", "said", "“Oak asked me to open the border”", None), ("Oak", "asked", "me to open the border", "s0")
    )
    assert outer == []
    assert inner == ["request Oak > Ash borders"]


def test_an_act_told_two_tellers_deep_belongs_to_the_innermost_statement() -> None:
    *outer, inner = _story(
        ("Tarn", "reported", "Ash said Oak asked for a truce", None),
        ("Ash", "said", "Oak asked for a truce", "s0"),
        ("Oak", "asked for", "a truce", "s1"),
    )
    assert outer == [[], []]
    assert inner == ["request Oak > Ash ceasefire"]


def test_the_union_is_the_only_union_that_the_article_names_whoever_speaks() -> None:
    names = {"person": ["Ruda Kamm"], "organisation": ["Union of Hospital Doctors"]}
    sentence = "<Ruda Kamm> =said= [the union had asked for a truce]. The Union of Hospital Doctors wrote to Ruda Kamm."
    (act,) = read_item(Batch(names, []), Item(sentence, []))
    assert act.agent and act.agent.name == "Union of Hospital Doctors"
    two = sentence + " The Seafarers' Union of Vessin did not."
    found = list(
        read_item(
            Batch(names | {"organisation": [*names["organisation"], "Seafarers' Union of Vessin"]}, []), Item(two, [])
        )
    )
    assert all(one.agent is None or one.agent.name != "Union of Hospital Doctors" for one in found)


def test_a_minister_without_a_name_is_no_body_that_another_belongs_to() -> None:
    text = "An Egyptian minister came. Egyptian Foreign Minister Ada Wren spoke for Egypt."

    def entity(id: str, kind: EntityKind, form: MentionForm, role: str | None = None) -> Entity:
        at = text.rindex(id)
        return Entity(id=id, name=id, kind=kind, role=role, mentions=(Mention(at, at + len(id), id, form),))

    minister = entity("Egyptian minister", "person", "nominal")
    wren = entity("Ada Wren", "person", "name", "Egyptian Foreign Minister")
    cast = Cast(text, [minister, wren, entity("Egypt", "place", "name")])
    home = cast.home(wren)
    assert home is not None and home.name == "Egypt"
