"""What an article adds beyond its single statements: answers to a number or a reason, motives, an office."""

from __future__ import annotations

import re

from dragoman.story.facts import Facts
from dragoman.story.gathering import facts_of
from dragoman.types import Act, Article, ArticleInfo, Entity, EntityRef, Mention, Reading, Span, Statement
from tests.story.test_pairs import Who

NAMES = ("Kelvara", "Kelvara's office", "Lorrenmark")
ASKED = Act(type="confirm", of="request", agent=EntityRef("Lorrenmark", "Lorrenmark"), issue="ceasefire")
REQUEST = Act(
    type="request", agent=EntityRef("Kelvara", "Kelvara"), recipient=EntityRef("Lorrenmark", "Lorrenmark"),
    issue="ceasefire",
)  # fmt: skip


def facts(*told: tuple[str, str, Act | None]) -> Facts:
    """What statements give, each as speaker, content and act."""
    text, statements = "", []
    for number, (by, words, act) in enumerate(told):
        span = Span(len(text), len(text) + len(words), words)
        statements.append(
            Statement(
                id=f"s{number}", kind="indirect", content=(span,), speaker=EntityRef(by, by), acts=(act,) if act else ()
            )
        )
        text += words + "\n"
    entities = [
        Entity(
            id=name, name=name, kind="organisation",
            mentions=tuple(Mention(at.start(), at.end(), name, "name") for at in re.finditer(name, text)),
        )
        for name in NAMES
    ]  # fmt: skip
    article = Article(text=text, path="-")
    reading = Reading(
        article=ArticleInfo(id=article.id, path="-"), model="m", entities=tuple(entities), statements=tuple(statements)
    )
    return facts_of(article, reading, Who())


def test_a_figure_put_in_place_of_anothers_counts_what_that_counts() -> None:
    told = ("Kelvara", "412 of its soldiers are held", None)
    _, answer = facts(told, ("Lorrenmark", "the figure at about 380", None)).details
    assert (answer.value, answer.thing, answer.answers) == (380, "soldiers", "s0")
    assert len(facts(told, ("Kelvara", "the figure at about 380", None)).details) == 1, "its own figure again"
    between = [("Kelvara", "the harvest was late", None)] * 3
    assert len(facts(told, *between, ("Lorrenmark", "the figure at about 380", None)).details) == 1, "too far"


def test_an_explanation_denied_stands_against_the_reason_given() -> None:
    denial = Act(type="deny", agent=EntityRef("Lorrenmark", "Lorrenmark"))
    told = ("Kelvara", "the strait was closed because of repairs", None)
    reason, answer = facts(told, ("Lorrenmark", "the explanation a fable", denial)).details
    assert (reason.cite.statement, answer.answers, answer.words) == ("s0", "s0", "the explanation a fable")


def test_what_the_one_who_asked_had_wanted_is_the_reason_of_the_request() -> None:
    told = (("Kelvara", "it asked", REQUEST), ("Lorrenmark", "it was asked", ASKED))
    found = facts(*told, ("Lorrenmark", "it had wanted “quiet for the harvest”", None)).acts
    assert [(f.act, f.by and f.by.name, f.reasons) for f in found if f.cite.statement == "s2"] == [
        ("request", "Kelvara", ("had wanted “quiet for the harvest”",))
    ]
    for other in (
        ("Lorrenmark", "Lorrenmark had wanted quiet", None),
        ("Kelvara", "it had wanted quiet", None),
    ):
        assert not [f for f in facts(*told, other).acts if f.cite.statement == "s2"]


def test_an_office_is_of_the_side_of_its_holder() -> None:
    (act,) = facts(("Kelvara's office", "Kelvara asked", REQUEST)).acts
    assert act.cite.party and act.cite.party.name == "Kelvara"


def act(type: str, by: str, to: str, issue: str | None, condition: str | None = None) -> Act:
    return Act(
        type=type, agent=EntityRef(by, by), recipient=EntityRef(to, to), issue=issue, condition=condition
    )  # type: ignore[arg-type]  # fmt: skip


def test_an_answer_that_names_no_issue_is_on_the_others_offer_before_it() -> None:
    found = facts(
        ("Kelvara", "Kelvara offered a truce", act("propose", "Kelvara", "Lorrenmark", "ceasefire")),
        ("Lorrenmark", "Lorrenmark asked for water", act("request", "Lorrenmark", "Kelvara", "water")),
        ("Lorrenmark", "it would take it", act("accept", "Lorrenmark", "Kelvara", None)),
    )
    assert [fact.issue for fact in found.acts] == ["ceasefire", "water", "ceasefire"]


def test_an_offer_on_another_matter_whose_condition_speaks_of_the_refused_one_is_made_in_its_place() -> None:
    refused = ("Lorrenmark", "to halve the levy on steel", act("reject", "Lorrenmark", "Kelvara", "tariffs"))
    offer = act("propose", "Lorrenmark", "Kelvara", "ports", "if the levy is suspended")
    found = [(fact.act, fact.family) for fact in facts(refused, ("Lorrenmark", "to open the strait", offer)).acts]
    assert found == [("reject", "tariffs"), ("propose", "ports"), ("propose", "tariffs")]
    other = act("propose", "Lorrenmark", "Kelvara", "ports", "if the weather holds")
    assert len(facts(refused, ("Lorrenmark", "to open the strait", other)).acts) == 2
