"""Whose matter an act is, in articles made for the question."""

from __future__ import annotations

from dragoman.story.facts import Fact
from dragoman.story.gathering import facts_of
from dragoman.story.types import Identity
from dragoman.types import Act, Article, ArticleInfo, Entity, EntityRef, Mention, Reading, Span, Statement

NAMES = ("Kelvara", "Lorrenmark", "Quessin", "Ostrin")


class Who:
    """Every name is itself, a place that acts."""

    def of(self, entity_id: str) -> Identity | None:
        return Identity(id=entity_id, name=entity_id, kind="organisation")

    def party(self, entity_id: str) -> Identity | None:
        return self.of(entity_id)


def pairs(*told: tuple[str, str, str | None, str]) -> list[tuple[str, ...]]:
    """The pairs of acts, without copies."""
    return [fact.pair for fact in gathered(*told) if not fact.beside]


def gathered(*told: tuple[str, str, str | None, str]) -> tuple[Fact, ...]:
    """The acts of an article, given as type ("confirm:request": one that is of another; "accept@Quessin": to meet
    there), agent, recipient and content, on a ceasefire unless the content has "meet"."""
    text, statements = "", []
    for number, (act, by, to, words) in enumerate(told):
        issue = "meeting" if "meet" in words else "ceasefire"
        told_as, _, venue = act.partition("@")
        kind, _, of = told_as.partition(":")
        made = Act(
            type=kind,
            of=of or None,
            agent=EntityRef(by, by),
            recipient=EntityRef(to, to) if to else None,
            issue=issue,
            venue=venue or None,
        )
        span = Span(len(text), len(text) + len(words), words)
        statements.append(
            Statement(id=f"s{number}", kind="indirect", content=(span,), speaker=EntityRef(by, by), acts=(made,))
        )
        text += words + "\n"
    entities = []
    for name in NAMES:
        at = [n for n in range(len(text)) if text.startswith(name, n)]
        mentions = tuple(Mention(n, n + len(name), name, "name") for n in at)
        entities.append(Entity(id=name, name=name, kind="organisation", mentions=mentions))
    article = Article(text=text, path="-")
    info = ArticleInfo(id=article.id, path="-")
    reading = Reading(article=info, model="m", entities=tuple(entities), statements=tuple(statements))
    return facts_of(article, reading, Who()).acts


TWO = ("Kelvara", "Lorrenmark")


def test_agent_and_recipient_are_the_two() -> None:
    assert pairs(("propose", "Lorrenmark", "Kelvara", "a truce")) == [TWO]


def test_a_thirds_offer_between_two_is_theirs_and_so_are_their_answers() -> None:
    assert pairs(
        ("propose", "Quessin", None, "a truce between Kelvara and Lorrenmark"),
        ("accept", "Kelvara", "Quessin", "the plan"),
        ("reject", "Lorrenmark", "Quessin", "the plan"),
    ) == [TWO, TWO, TWO]


def test_a_thirds_offer_that_names_nobody_is_to_the_two_who_answer_it() -> None:
    assert pairs(
        ("propose", "Quessin", None, "a truce of ten days"),
        ("accept", "Kelvara", "Quessin", "it"),
        ("reject", "Lorrenmark", "Quessin", "it"),
    ) == [TWO, TWO, TWO]


def test_a_thirds_offer_put_to_the_two_one_by_one_is_one_between_them() -> None:
    dealt = ("propose", "Kelvara", "Lorrenmark", "a truce"), ("reject", "Lorrenmark", "Kelvara", "the truce")
    put = ("propose", "Quessin", "Kelvara", "ten quiet days"), ("propose", "Quessin", "Lorrenmark", "ten quiet days")
    assert pairs(*dealt, *put)[2:] == [TWO, TWO]
    assert pairs(*dealt, put[0])[2:] == [("Kelvara", "Quessin")]


def test_who_invites_two_one_by_one_is_no_third() -> None:
    assert pairs(
        ("propose", "Kelvara", "Lorrenmark", "to meet in spring"),
        ("propose", "Kelvara", "Quessin", "to meet in autumn"),
        ("reject", "Lorrenmark", "Kelvara", "to meet"),
    ) == [TWO, ("Kelvara", "Quessin"), TWO]


def test_a_third_that_asks_one_to_meet_the_other_is_not_one_of_the_two() -> None:
    assert pairs(
        ("propose", "Kelvara", "Lorrenmark", "to meet"),
        ("reject", "Lorrenmark", "Kelvara", "to meet Kelvara"),
        ("request", "Quessin", "Kelvara", "to meet Lorrenmark"),
    ) == [TWO, TWO, TWO]


def test_a_third_that_asks_one_to_hold_its_fire_is() -> None:
    found = pairs(("propose", "Kelvara", "Lorrenmark", "to meet"), ("request", "Quessin", "Kelvara", "a week of quiet"))
    assert found == [TWO, ("Kelvara", "Quessin")]


def test_a_thirds_offer_on_what_the_two_deal_in_is_theirs_and_so_is_the_answer() -> None:
    dealt = ("reject", "Kelvara", "Lorrenmark", "the six days")
    offer = ("propose", "Quessin", None, "a plan")
    assert pairs(dealt, offer, ("accept", "Kelvara", "Quessin", "the plan"))[1:] == [TWO, TWO]


def test_who_quarrels_with_one_of_the_two_is_no_third() -> None:
    dealt = ("reject", "Kelvara", "Lorrenmark", "the six days")
    offer, answer = ("propose", "Quessin", "Kelvara", "a plan"), ("accept", "Kelvara", "Quessin", "the plan")
    quarrel = ("accuse", "Quessin", "Kelvara", "of shelling")
    assert pairs(dealt, dealt, quarrel, offer, answer)[-1] == ("Kelvara", "Quessin")


def test_who_confirms_another_s_request_speaks_of_what_is_between_them() -> None:
    told = (("reject", "Kelvara", "Lorrenmark", "no truce"), ("accuse", "Kelvara", "Lorrenmark", "of fire"))
    assert pairs(*told, ("confirm:request", "Kelvara", None, "Quessin had asked for a pause"))[-1] == (
        "Kelvara",
        "Quessin",
    )


def test_who_says_where_he_and_another_should_meet_is_one_of_the_two_and_the_place_is_none() -> None:
    words = "Kelvara and Lorrenmark should meet each other at Quessin"
    assert pairs(("propose", "Kelvara", "Lorrenmark", words)) == [TWO]


def test_an_offer_to_two_named_side_by_side_is_theirs_and_so_are_their_answers() -> None:
    offer = ("propose", "Quessin", "Kelvara", "a truce to Kelvara and Lorrenmark")
    assert pairs(offer, ("accept", "Kelvara", "Quessin", "the proposal")) == [TWO, TWO]
    own = ("propose", "Kelvara", "Lorrenmark", "a truce between Kelvara and Lorrenmark")
    assert pairs(own) == [TWO]


def test_who_answers_a_thirds_plan_for_a_truce_with_another_answers_on_their_matter() -> None:
    first = ("reject", "Kelvara", "Quessin", "the Quessin plan for a truce with Lorrenmark")
    then = ("propose", "Kelvara", "Quessin", "to halt strikes, and let Lorrenmark do so")
    assert pairs(first, then) == [TWO, TWO]
    backed = ("reject", "Kelvara", "Quessin", "the truce of Quessin and of Quessin's king, which Lorrenmark backed")
    assert pairs(backed) == [("Kelvara", "Quessin")], "named less than who offers"
    rivals = ("accuse", "Kelvara", "Quessin", "Quessin of firing on Lorrenmark")
    assert pairs(rivals, first)[1] == ("Kelvara", "Quessin")


def test_an_answer_to_a_third_is_put_where_his_offer_to_both_may_be_told() -> None:
    dealt = ("reject", "Kelvara", "Lorrenmark", "the six days"), ("accuse", "Lorrenmark", "Kelvara", "strikes")
    *_, answer, copy = gathered(*dealt, ("accept", "Kelvara", "Quessin", "the plan"))
    assert (answer.pair, answer.to_third, answer.beside) == (("Kelvara", "Quessin"), True, False)
    assert (copy.pair, copy.beside) == (TWO, True)
    offer = ("propose", "Quessin", "Kelvara", "a plan")
    assert not any(
        f.beside or f.to_third for f in gathered(*dealt, offer, ("accept", "Kelvara", "Quessin", "the plan"))[2:]
    )


def test_who_deals_with_several_may_answer_a_thirds_offer_made_to_each_two() -> None:
    dealt = ("accuse", "Kelvara", "Lorrenmark", "strikes"), ("accuse", "Kelvara", "Ostrin", "strikes")
    answer = ("accept", "Kelvara", "Quessin", "the plan")
    copies = [one.pair for one in gathered(*dealt, dealt[0], answer) if one.beside]
    assert copies == [TWO, ("Kelvara", "Ostrin")], "those dealt with most come first"


def test_an_offer_without_its_figure_takes_that_of_an_answer() -> None:
    bid = ("propose", "Kelvara", "Lorrenmark", "the bid")
    no = ("reject", "Lorrenmark", "Kelvara", "a bid of 40 million")
    own = ("propose", "Lorrenmark", "Kelvara", "60 million")
    assert gathered(own, no, bid)[-1].figures == {("", 4e7)}
    assert not gathered(own, bid)[-1].figures


def test_the_two_that_an_article_names_again_and_again_are_whom_it_is_about() -> None:
    told = ("threaten", "Kelvara", None, "Kelvara and Lorrenmark, Kelvara and Lorrenmark, Kelvara and Lorrenmark")
    asked = ("demand", "Quessin", "Lorrenmark", "word of Quessin's men")
    plan = ("support", "Ostmark", None, "the plan for the truce")
    assert pairs(asked, told, plan)[-1] == TWO
    assert pairs(asked, plan)[-1] == ("Lorrenmark", "Quessin"), "whom its acts join, where it names nobody more"


def test_nobody_mediates_between_one_that_is_hardly_named_and_another() -> None:
    named = ("threaten", "Kelvara", None, "Kelvara of Lorrenmark, Kelvara of Lorrenmark, Kelvara of Lorrenmark")
    called = ("promise", "Kelvara", None, "Kelvara mediates, Kelvara, Kelvara, Kelvara said, with Quessin aside")
    answer = ("accept", "Lorrenmark", "Kelvara", "the truce of Lorrenmark, Lorrenmark")
    assert pairs(named, called, answer)[-1] == TWO


def test_who_comes_to_a_thirds_capital_answers_on_the_matter_of_the_two() -> None:
    dealt = ("propose", "Kelvara", "Lorrenmark", "to meet"), ("reject", "Lorrenmark", "Kelvara", "to meet")
    assert pairs(*dealt, ("accept@Quessin", "Lorrenmark", "Quessin", "to meet in Quessin"))[2:] == [TWO]
    with_him = ("accept@Quessin", "Lorrenmark", "Quessin", "to meet Quessin in Quessin")
    assert pairs(*dealt, with_him)[2:] == [("Lorrenmark", "Quessin")]
