"""What an article adds beyond its single statements: answers to a number or a reason, motives, an office."""

from __future__ import annotations

import re

import msgspec

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


def test_the_shares_of_a_poll_and_what_one_pays_oneself_are_no_accounts_of_one_thing() -> None:
    share, money = "62 per cent of voters back the dam", "$2 million on ads for the dam"
    assert [one.measure for one in facts(("Kelvara", share, None)).details] == ["share"]
    assert not facts(("Kelvara", f"{share}, a poll found", None)).details
    assert [one.measure for one in facts(("Kelvara", f"it paid {money}", None)).details] == ["money"]
    assert not facts(("Kelvara", f"spending more than {money}", None)).details


def test_a_sum_put_at_one_number_right_after_another_is_that_sum() -> None:
    told = ("Kelvara", "61 per cent of hospital doctors were absent on Tuesday", None)
    _, answer = facts(told, ("Lorrenmark", "the share at 83 per cent", None)).details
    assert (answer.value, answer.answers) == (83, "s0")
    put = ("Kelvara", "the arrears at $210 million", None)
    _, answer = facts(put, ("Lorrenmark", "it owes $90 million", None)).details
    assert (answer.value, answer.answers) == (90_000_000, "s0")
    _, other = facts(("Kelvara", "it owes $210 million", None), ("Lorrenmark", "it paid $90 million", None)).details
    assert other.answers is None, "of what each speaks is not said"


def test_a_bill_put_at_one_number_answers_what_something_would_cost() -> None:
    told = ("Kelvara", "the rise would cost 400 million crowns a year", None)
    _, answer = facts(told, ("Lorrenmark", "the bill at 260 million", None)).details
    assert (answer.value, answer.answers) == (260_000_000, "s0")


def test_two_numbers_of_one_thing_side_by_side_are_of_one_fact_where_nothing_else_is_said() -> None:
    told = ("Kelvara", "seven people were aboard", None)
    _, answer = facts(told, ("Lorrenmark", "nine people were aboard", None)).details
    assert (answer.value, answer.answers) == (9, "s0")
    _, other = facts(told, ("Lorrenmark", "nine people were saved", None)).details
    assert other.answers is None


def test_only_so_many_answers_no_smaller_number() -> None:
    told = ("Kelvara", "two boats were lost", None)
    assert [one.answers for one in facts(told, ("Lorrenmark", "only 40", None)).details] == [None]


def test_a_number_that_follows_a_denial_is_of_what_was_denied() -> None:
    told = ("Kelvara", "13 of the 18 clubs had voted against", None)
    denial = ("Lorrenmark", "Not so", Act(type="deny", agent=EntityRef("Lorrenmark", "Lorrenmark")))
    counted = ("Lorrenmark", "I counted eleven hands and I had my glasses on", None)
    _, answer = facts(told, denial, counted).details
    assert (answer.value, answer.answers) == (11, "s0")
    assert [one.answers for one in facts(told, counted).details] == [None, None]


def test_a_reason_right_after_anothers_for_the_same_is_set_against_it() -> None:
    told = ("Kelvara", "the cash was pulled because of the vote", None)
    _, answer = facts(told, ("Lorrenmark", "It was pulled because they have none", None)).details
    assert answer.answers == "s0"
    _, other = facts(told, ("Lorrenmark", "It came because it was asked", None)).details
    assert other.answers is None
    _, answer = facts(
        ("Kelvara", "a storm was to blame", None), ("Lorrenmark", "It came because it was asked", None)
    ).details
    assert answer.answers == "s0"


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


def test_a_turnout_is_set_against_a_lesser_one() -> None:
    first, answer = facts(
        ("Kelvara", "the turnout at 2,112", None), ("Lorrenmark", "fewer than 1,500 had voted", None)
    ).details
    assert (first.thing, answer.thing, answer.value, answer.answers) == ("turnout", "turnout", 1500, "s0")


def test_the_accused_gives_his_own_reason_for_a_punishment() -> None:
    charge = Act(type="accuse", recipient=EntityRef("Lorrenmark", "Lorrenmark"), issue="jobs")
    told = ("Kelvara", "they were sacked for organizing", charge)
    _, answer = facts(told, ("Lorrenmark", "the lads lost their jobs because they climbed it", None)).details
    assert (answer.words, answer.answers) == ("because they climbed it", "s0")


def test_who_denies_anothers_words_does_not_answer_for_them() -> None:
    lorrenmark = EntityRef("Lorrenmark", "Lorrenmark")
    words, charge = "the words of Kelvara that they spied", Act(type="accuse", recipient=lorrenmark, issue="spies")
    made = [
        Statement(
            id="outer", kind="narrated", content=(Span(0, 36, words),), speaker=lorrenmark,
            acts=(Act(type="deny", of="accuse", issue="spies"),),
        ),
        Statement(
            id="inner", kind="indirect", content=(Span(26, 36, words[26:]),), inside="outer",
            speaker=EntityRef("Kelvara", "Kelvara"), acts=(charge,),
        ),
    ]  # fmt: skip
    article = Article(text=words, path="-")
    info = ArticleInfo(id=article.id, path="-")
    entities = tuple(Entity(id=name, name=name, kind="organisation") for name in NAMES)
    for denies, teller in ((made[0].acts, "Kelvara"), ((Act(type="support", agent=lorrenmark),), "Lorrenmark")):
        told = (msgspec.structs.replace(made[0], acts=denies), made[1])
        found = facts_of(article, Reading(article=info, model="m", entities=entities, statements=told), Who())
        assert [f.cite.party.name for f in found.acts if f.act == "accuse" and f.cite.party] == [teller]


def test_a_yes_to_the_plan_is_on_the_matter_of_the_offer_that_it_can_be_to() -> None:
    offer = Act(type="propose", recipient=EntityRef("Lorrenmark", "Lorrenmark"), issue="water")
    yes = Act(type="accept", recipient=EntityRef("Kelvara", "Kelvara"), issue="plan")
    for told in (
        [("Kelvara", "water", offer), ("Lorrenmark", "the plan", yes)],
        [("Lorrenmark", "it", yes), ("Kelvara", "water", offer)],
    ):
        assert {fact.issue for fact in facts(*told).acts} == {"water"}
    assert [fact.issue for fact in facts(("Lorrenmark", "the plan", yes)).acts] == ["plan"]


def test_what_another_who_asked_is_said_to_have_wanted_is_his_reason() -> None:
    words = "Kelvara had wanted quiet for the harvest"
    (told,) = facts(("Lorrenmark", words, REQUEST)).acts
    assert told.reasons == ("had wanted quiet for the harvest",)
    (own,) = facts(("Kelvara", words, REQUEST)).acts
    assert own.reasons == ()


def test_what_a_plan_is_foretold_to_cost_differs_from_the_number_that_answers_it() -> None:
    told = ("Kelvara", "the plan would cost 140 jobs", None)
    _, answer = facts(told, ("Lorrenmark", "310", None)).details
    assert (answer.value, answer.thing, answer.answers) == (310, "jobs", "s0")
    act = Act(type="propose", agent=EntityRef("Kelvara", "Kelvara"), issue="jobs")
    assert facts(("Kelvara", "it would save 140 jobs", act)).details == (), "what is offered is no account"


def offered(text: str, cue: str, words: str, *issues: str) -> Facts:
    """What an offer gives that Kelvara's article tells of it in these words."""
    at, start = text.index(cue), text.index(words)
    by = EntityRef("Kelvara", "Kelvara")
    statement = Statement(
        id="s0", kind="narrated", speaker=by, cue=Span(at, at + len(cue), cue),
        content=(Span(start, start + len(words), words),),
        acts=tuple(Act(type="propose", agent=by, issue=issue) for issue in issues),
    )  # fmt: skip
    article = Article(text=text, path="-")
    return facts_of(
        article, Reading(article=ArticleInfo(id=article.id, path="-"), model="m", statements=(statement,)), Who()
    )


def test_what_is_told_to_both_sides_is_put_to_both() -> None:
    (both,) = offered("He proposed to both sides a longer truce.", "proposed", "a longer truce", "pay").acts
    (one,) = offered("He proposed, while both sides slept, a longer truce.", "slept", "a longer truce", "pay").acts
    assert both.to_both and not one.to_both


def test_an_offer_is_said_to_answer_another_by_its_words_or_those_that_tell_it() -> None:
    told = [
        ("The port came back with a bonus.", "came", "a bonus"),
        ("The port proposed a bonus instead.", "proposed", "a bonus instead"),
        ("The port proposed a bonus in return for quiet.", "proposed", "a bonus in return for quiet"),
    ]
    assert [offered(*one, "pay").acts[0].countering for one in told] == [True, True, False]


def test_one_offer_on_two_matters_is_one_with_a_part() -> None:
    text = "He proposed that the cranes stay off and the strike be put off."
    words = "that the cranes stay off and the strike be put off"
    assert [fact.part for fact in offered(text, "proposed", words, "cranes", "strike").acts] == [False, True]
