from __future__ import annotations

import random

import msgspec
import pytest

from dragoman.story.groups import build_group
from dragoman.story.types import Proposal
from tests.story.making import fact


def proposals(*facts: object) -> list[Proposal]:
    return list(build_group("meeting|a|b", facts).proposals)  # type: ignore[arg-type]


def acts(proposal: Proposal) -> list[str]:
    return [move.act for move in proposal.moves]


def test_an_offer_made_again_within_a_season_is_one() -> None:
    assert len(proposals(fact("propose", "A", "B", "2031-03-01"), fact("propose", "A", "B", "2031-05-01"))) == 1


def test_two_offers_on_one_subject_a_year_apart_are_two() -> None:
    found = proposals(fact("propose", "A", "B", "2031-03-01"), fact("propose", "A", "B", "2032-03-01"))
    assert len(found) == 2
    assert len({one.id for one in found}) == 2


def test_an_answer_goes_to_the_offer_of_its_year() -> None:
    early, late = fact("propose", "A", "B", "2031-03-01"), fact("propose", "A", "B", "2032-03-01")
    found = proposals(early, late, fact("accept", "B", "A", "2031-03-02"), fact("reject", "B", "A", "2032-03-02"))
    assert [one.state for one in found] == ["accepted", "rejected"]


def test_offers_of_other_places_are_others() -> None:
    found = proposals(
        fact("propose", "A", "B", "2031-03-01", venue="Sarn"), fact("propose", "A", "B", "2031-03-02", venue="Port")
    )
    assert {one.terms.venue for one in found} == {"Sarn", "Port"}


def test_an_offer_without_a_place_joins_one_with_a_place() -> None:
    found = proposals(
        fact("propose", "A", "B", "2031-03-02"), fact("propose", "A", "B", "2031-03-01", venue="Sarn"),
    )  # fmt: skip
    assert [one.terms.venue for one in found] == ["Sarn"]


def test_an_undated_offer_of_a_place_does_not_join_last_years_readiness() -> None:
    ready = fact("propose", "A", "B", "2031-03-02", words="would talk at any time")
    found = proposals(ready, fact("propose", "A", "B", venue="Sarn", words="her to Sarn"))
    assert len(found) == 2


def test_a_sides_yes_is_no_answer_to_its_own_offer() -> None:
    offer = fact("propose", "A", "B", "2031-03-01", venue="Sarn", article="one")
    ready = fact("accept", "A", "B", "2031-03-01", article="one")
    counter = fact("propose", "B", "A", "2031-03-02", venue="Port", article="one")
    assert [one.state for one in proposals(offer, ready)] == ["open"]
    found = proposals(offer, ready, counter)
    assert {one.terms.venue: one.state for one in found} == {"Sarn": "countered", "Port": "open"}


def test_a_request_is_a_proposal_only_once_it_was_answered() -> None:
    asked = fact("request", "A", "B", "2031-03-01", issue="strikes")
    assert proposals(asked) == []
    assert acts(proposals(asked, fact("accept", "B", "A", "2031-03-02", issue="strikes"))[0]) == ["request", "accept"]


def test_a_request_before_an_offer_is_its_history() -> None:
    found = proposals(
        fact("request", "B", "A", "2031-02-27", teller="A"), fact("propose", "A", "B", "2031-03-01", venue="Sarn")
    )
    assert [acts(one) for one in found] == [["request", "propose"]]


def test_an_offer_is_known_by_an_answer_that_points_back_at_it() -> None:
    (found,) = proposals(fact("reject", "B", "A", "2031-03-01", issue="terms", back=True))
    assert (found.by and found.by.name, found.state) == ("A", "rejected")
    assert proposals(fact("reject", "B", "A", "2031-03-01", issue="terms")) == []


@pytest.mark.parametrize(
    ("words", "states"),
    [
        ("a proposal by B to split the catch", ["rejected"]),
        ("an Estrian offer", ["rejected"]),
        ("any trip to the capital", []),
    ],
)
def test_an_offer_is_known_by_a_no_to_one_told_of_for_the_first_time(words: str, states: list[str]) -> None:
    no = fact("reject", "A", "B", "2031-03-01", issue="fish", words=words)
    assert [one.state for one in proposals(no)] == states


def test_a_demand_in_other_words_is_none_that_the_others_offer_met() -> None:
    demand = fact("demand", "A", "B", "2031-03-01", issue="troops", article="x", words="that they leave the town")
    offer = fact("propose", "B", "A", "2031-03-01", issue="troops", article="x", words="to pull back twenty kilometres")
    no = fact("reject", "B", "A", "2031-03-02", issue="troops", words="that they leave the town")
    assert {one.by.name for one in proposals(demand, offer, no) if one.by} == {"A", "B"}


def test_a_dated_promise_is_of_no_undated_offer_that_its_article_does_not_tell_of() -> None:
    asked = fact("request", "A", "B", issue="truce", words="a week without strikes")
    yes = fact("accept", "B", "A", issue="truce", teller="A")
    old = fact("promise", "A", "B", "2031-03-01", issue="truce", words="a quick end to the war")
    assert [acts(found) for found in proposals(asked, yes, old)] == [["request", "accept"]]


@pytest.mark.parametrize(
    ("words", "states"),
    [("forty for forty was an insult", ["rejected"]), ("never less than 6 per cent", []), ("it was an insult", [])],
)
def test_an_offer_is_known_by_a_no_that_names_its_figures(words: str, states: list[str]) -> None:
    no = fact("reject", "B", "A", "2031-03-01", issue="prisoners", words=words)
    assert [found.state for found in proposals(no)] == states


def test_an_offer_is_known_by_a_yes_to_a_place_from_both() -> None:
    one, both = (fact("accept", by, to, f"2031-03-0{n}", venue="Port") for n, (by, to) in enumerate(("AB", "BA"), 1))
    (found,) = proposals(one, both)
    assert (found.by, [to.name for to in found.to], found.state) == (None, ["A", "B"], "accepted")
    assert proposals(fact("accept", "A", "B", "2031-03-01")) == [], "a readiness to meet answers no offer"


def test_an_offer_to_nobody_known_that_nobody_answers_is_no_exchange() -> None:
    assert proposals(fact("propose", "A", day="2031-03-01", pair=("a",))) == []


def test_places_at_the_offering_sides_own_are_one() -> None:
    offers = [fact("propose", "A", "B", f"2031-03-0{n}", venue=venue) for n, venue in enumerate(("Sarn", "A"), 1)]
    assert len(proposals(*offers)) == 1


def test_a_denial_goes_to_the_offer_of_the_side_that_denies() -> None:
    found = proposals(
        fact("propose", "A", "B", "2031-03-01", venue="Sarn", article="one"),
        fact("propose", "B", "A", "2031-03-01", venue="Port", article="one"),
        fact("deny", "A", day="2031-03-02", of="propose", article="one"),
    )
    assert {one.terms.venue: "deny" in acts(one) for one in found} == {"Sarn": True, "Port": False}


def test_order_of_arrival_plays_no_part() -> None:
    facts = [
        fact("propose", "A", "B", "2031-03-01", venue="Sarn", article="one"),
        fact("propose", "A", "B", article="two"),
        fact("reject", "B", "A", "2031-03-03", article="three"),
        fact("propose", "B", "A", "2031-03-03", venue="Port", article="three"),
        fact("request", "C", "A", article="four", pair=("a", "b")),
        fact("accept", "A", "B", article="four"),
    ]
    first = proposals(*facts)
    for seed in range(30):
        random.Random(seed).shuffle(facts)
        assert proposals(*facts) == first


def test_an_answer_goes_to_the_offer_whose_words_it_has() -> None:
    of_all = fact("propose", "A", "B", "2031-03-01", issue="prisoners", words="to exchange all captives at once")
    of_sick = fact("propose", "B", "A", "2031-03-02", issue="prisoners", words="that each side free its sick and old")
    yes = fact("accept", "A", "B", "2031-03-05", issue="prisoners", words="agrees that the sick and old go home")
    assert {acts(one)[0]: acts(one)[-1] for one in proposals(of_all, of_sick, yes) if one.by == of_sick.agent} == {
        "propose": "accept"
    }


def test_a_bystanders_appeal_opens_no_proposal() -> None:
    asked, refused = fact("request", "A", "B", "2031-03-01"), fact("reject", "B", "A", "2031-03-02")
    mother = msgspec.structs.replace(asked.agent, kind="person")
    appeal = msgspec.structs.replace(asked, agent=mother, by=mother)
    assert len(proposals(asked, refused)) == 1
    assert proposals(appeal, refused) == []


def test_what_is_only_said_to_have_been_asked_is_no_proposal() -> None:
    claimed = fact("request", "A", "B", "2031-03-01", teller="B")
    denied = fact("deny", "A", day="2031-03-02", of="request")
    assert proposals(claimed, denied) == []


def test_a_yes_to_a_third_is_none_to_an_offer_of_the_two() -> None:
    offer = fact("propose", "A", "B", "2031-03-01", article="one")
    third = fact("propose", "C", None, "2031-03-02", article="one", pair=["a", "b"])
    yes = fact("accept", "B", "C", "2031-03-03", article="one", pair=["a", "b"])
    found = {one.by.name: one for one in proposals(offer, third, yes) if one.by}
    assert acts(found["C"]) == ["propose", "accept"]
    assert acts(found["A"]) == ["propose"]


def test_no_words_in_common_join_a_yes_to_one_place_and_an_offer_of_another() -> None:
    here = fact("propose", "A", "B", "2031-03-01", venue="Sarn", article="one", words="talks beside the frozen weir")
    there = fact("propose", "C", None, "2031-03-02", venue="Port", article="one", pair=["a", "b"])
    yes = fact("accept", "B", "A", "2031-03-03", venue="Elsewhere", article="two", words="talks beside the frozen weir")
    assert all("accept" not in acts(one) for one in proposals(here, there, yes) if one.terms.venue in ("Sarn", "Port"))


def test_a_denied_yes_is_to_the_other_sides_offer() -> None:
    mine = fact("propose", "B", "A", "2031-03-01", article="one")
    other = fact("propose", "A", "B", "2031-03-02", article="one")
    claimed = fact("accept", "B", "A", "2031-03-03", article="one", teller="A")
    denied = fact("deny", "B", day="2031-03-04", article="two", of="accept", pair=["a", "b"])
    found = {one.by.name: one for one in proposals(mine, other, claimed, denied) if one.by}
    assert "deny" in acts(found["A"]) and "deny" not in acts(found["B"])


def test_a_place_spelled_in_other_letters_is_the_place_of_the_offer() -> None:
    offer = fact("propose", "C", "B", "2031-03-01", venue="Port Luce", pair=("a", "b"))
    (one,) = proposals(offer, fact("accept", "A", "B", "2031-03-08", venue="Port Lus"))
    assert acts(one) == ["propose", "accept"]
    assert len(proposals(offer, fact("accept", "A", "B", "2031-03-08", venue="Port Lanna"))) == 2


def test_who_would_meet_in_a_hosts_land_has_said_yes_to_the_host() -> None:
    host = fact("propose", "C", day="2031-03-01", pair=["a", "b"])
    there = fact("propose", "A", "B", "2031-03-08", venue="C", pair=["a", "b"])
    (found,) = proposals(host, there, fact("accept", "B", "C", "2031-03-09", venue="C", pair=["a", "b"]))
    assert (found.by and found.by.name, found.state) == ("C", "accepted")


def test_an_answer_to_nobody_named_is_to_one_of_the_two_before_an_absent_third() -> None:
    early = fact("propose", "A", "B", "2031-03-01", pair=["a", "b"])
    third = fact("propose", "C", day="2031-03-19", pair=["a", "b"])
    found = proposals(early, third, fact("reject", "B", day="2031-03-20", pair=["a", "b"]))
    assert {one.by.name: one.state for one in found if one.by} == {"A": "rejected", "C": "open"}


def test_what_was_refused_before_the_one_asked_offered_anything_is_a_matter_of_its_own() -> None:
    asked = fact("request", "A", "B", "2031-03-01", article="one", issue="visits", words="to send a team to Ferr")
    refused = fact("reject", "B", "A", "2031-03-01", article="one", issue="visits", words="to let it in")
    offer = fact("propose", "B", "A", "2031-03-09", article="two", issue="visits", words="one day in the tunnels")
    again = fact("request", "A", "B", "2031-03-12", article="three", issue="visits", words="the whole of Ferr")
    found = proposals(asked, refused, offer, again)
    assert [(one.moves[0].act, one.state) for one in found] == [("request", "countered"), ("propose", "open")]
    assert acts(found[0]) == ["request", "reject", "propose", "request"]
    joined = proposals(asked, offer)
    assert [acts(one) for one in joined] == [["request", "propose"]], "an offer that answers it, and no refusal"


def test_what_the_one_asked_grants_is_a_matter_of_its_own_but_for_a_meeting() -> None:
    for issue, wanted in (
        ("jobs", [["demand", "accept"], ["propose"]]),
        ("meeting", [["demand", "propose"]]),
    ):
        asked = fact("demand", "A", "B", "2031-03-01", issue=issue)
        offer = fact("propose", "B", "A", "2031-03-02", issue=issue)
        yes = fact("accept", "B", "A", "2031-03-09", issue=issue)
        assert sorted(acts(one) for one in proposals(asked, offer, yes)) == wanted


def test_an_offer_told_after_another_was_taken_back_is_a_second_one() -> None:
    offer = fact("propose", "A", "B", "2031-03-01", issue="jobs", words="to pay each of them a year's wages")
    back = fact("withdraw", "A", "B", "2031-03-09", issue="jobs", article="two", words="its offer of a year's wages")
    other = fact("propose", "A", "B", "2031-03-09", issue="jobs", article="two", words="to have seven of them back")
    no = fact("reject", "B", "A", "2031-03-09", issue="jobs", article="two", words="the seven")
    found = proposals(offer, back, other, no)
    assert [(acts(one), one.state) for one in found] == [
        (["propose", "withdraw"], "withdrawn"), (["propose", "reject"], "rejected")
    ]  # fmt: skip
    same = msgspec.structs.replace(other, cite=msgspec.structs.replace(other.cite, words="a year's wages for each"))
    assert len(proposals(offer, back, same)) == 1, "the same offer told once more"


def test_of_two_offers_of_one_day_the_one_whose_refusal_is_told_first_is_the_older() -> None:
    no = fact("reject", "B", "A", "2031-03-03", issue="pay", article="one", words="6 per cent")
    nine = fact("propose", "B", "A", "2031-03-03", issue="pay", article="one", words="9 per cent")
    back = fact("reject", "A", "B", "2031-03-03", issue="pay", article="one", words="nine")
    six = fact("propose", "A", "B", "2031-03-03", issue="pay", article="one", words="its 6 per cent")
    found = {one.by.name: one.state for one in proposals(no, nine, back, six) if one.by}
    assert found == {"A": "countered", "B": "rejected"}


def test_a_yes_to_a_third_is_none_to_ones_own_demand() -> None:
    demand = fact("demand", "A", "B", "2031-03-01", issue="dam", article="one", words="seven years")
    no = fact("reject", "B", "A", "2031-03-01", issue="dam", article="one", words="the figure")
    yes = fact("accept", "A", "C", "2031-03-05", issue="dam", pair=["a", "b"], words="five years", article="one")
    assert [acts(one) for one in proposals(demand, no, yes)] == [["demand", "reject"]]


def test_what_is_said_to_be_an_offer_is_no_request() -> None:
    offer = fact("propose", "A", "B", "2031-03-01", issue="prisoners", words="all of them against all")
    demand = fact("demand", "A", "B", "2031-03-05", issue="prisoners", article="two", words="forty pilots first")
    no = fact("reject", "B", "A", "2031-03-05", issue="prisoners", article="two", words="the pilots")
    back = fact("withdraw", "A", "B", "2031-03-09", issue="prisoners", words="its offer to free them", back=True)
    plea = fact("reject", "B", "A", "2031-03-09", issue="prisoners", words="Ann's plea for them", back=True)
    found = proposals(offer, demand, no, back, plea)
    assert [acts(one) for one in found] == [["propose", "withdraw"], ["demand", "reject", "reject"]]


def test_an_undated_offer_is_not_taken_up_in_another_year_by_who_made_it() -> None:
    offer = fact("propose", "A", "B", venue="Sarn")
    asked = fact("request", "C", "A", pair=["a", "b"])
    ready = msgspec.structs.replace(fact("accept", "A", "B", "2024-11-08"), to=None, recipient=None)
    assert [acts(one) for one in proposals(offer, asked, ready)] == [["propose", "request"]]


def test_a_request_that_only_a_stranger_denies_is_no_exchange() -> None:
    asked = fact("request", "A", "B", "2031-03-01")
    for teller, wanted in (("C", 0), ("A", 1)):
        denial = fact("deny", teller, day="2031-03-02", of="request", pair=["a", "b"], article="two")
        claim = fact("request", "A", "B", "2031-03-02", article="two")
        assert len(proposals(asked, claim, denial)) == wanted


def test_an_offer_of_another_figure_on_a_later_day_is_a_second_one() -> None:
    five = fact("propose", "A", "B", "2031-03-01", issue="pay", words="5 per cent over two years")
    no = fact("reject", "B", "A", "2031-03-02", issue="pay", words="the five per cent offer", back=True)
    more = fact("propose", "A", "B", "2031-03-08", issue="pay", words="6.5 per cent over two years, up from 5 per cent")
    yes = fact("accept", "B", "A", "2031-03-10", issue="pay", words="the 6.5 per cent", back=True)
    retold = fact("propose", "A", "B", "2031-03-11", issue="pay", words="its first offer of five per cent")
    found = proposals(five, no, more, yes, retold)
    assert [(acts(one), one.state) for one in found] == [
        (["propose", "reject", "propose"], "rejected"), (["propose", "accept"], "accepted")
    ]  # fmt: skip
    same = fact("propose", "A", "B", "2031-03-08", issue="pay", words="its offer of 5 per cent")
    assert len(proposals(five, no, same)) == 1
    beside = fact("propose", "A", "B", "2031-03-01", issue="pay", words="6.5 per cent")
    assert len(proposals(five, beside)) == 1, "which of two of one day is the offer is not known"


def test_an_appeal_of_one_who_speaks_for_nobody_is_no_offer() -> None:
    no = fact("reject", "A", "B", "2031-03-01", words="the appeal", back=True)
    assert len(proposals(no)) == 1
    mother = msgspec.structs.replace(no.to or no.by, kind="person")  # type: ignore[type-var]
    assert proposals(msgspec.structs.replace(no, to=mother, recipient=mother)) == []
    assert len(proposals(msgspec.structs.replace(no, to=mother, recipient=no.by))) == 1, "the side that she speaks for"


def test_an_offer_is_known_by_being_taken_back_and_is_none_that_is_told_after() -> None:
    back = fact(
        "withdraw", "A", "B", "2031-03-09", article="two", issue="jobs", words="its offer of a year's wages", back=True
    )
    other = fact("propose", "A", "B", "2031-03-09", article="two", issue="jobs", words="to have seven of them back")
    found = proposals(back, other)
    assert sorted((acts(one), one.state) for one in found) == [(["propose"], "open"), (["withdraw"], "withdrawn")]
    bare = msgspec.structs.replace(back, back=False)
    assert [acts(one) for one in proposals(bare)] == [], "who pulls out of talks has not offered them"


def test_an_undated_offer_in_the_same_words_is_the_same_offer() -> None:
    fair = fact("propose", "A", "B", venue="Sarn", words="her over to Sarn for the spring fair")
    told = fact("propose", "A", "B", "2031-03-02", words="to the spring fair")
    other = fact("propose", "A", "B", "2031-03-02", words="to see him in private")
    assert len(proposals(fair, told)) == 1 and len(proposals(fair, other)) == 2


def test_a_part_of_an_offer_is_a_proposal_once_it_is_answered() -> None:
    part = fact("propose", "A", "B", "2031-03-01", issue="strike", part=True)
    assert proposals(part) == []
    assert [one.state for one in proposals(part, fact("reject", "B", "A", "2031-03-02", issue="strike"))] == [
        "rejected"
    ]


def test_an_undated_no_in_an_article_on_other_offers_is_to_no_demand_that_it_never_mentions() -> None:
    offer = fact("propose", "A", "B", "2031-03-01", issue="pay", words="8 per cent")
    asked = fact("demand", "B", "A", "2031-03-04", issue="pay", words="9 per cent")
    quiet = fact("no-comment", "A", None, "2031-03-04", issue="pay", article=asked.cite.article)
    sunk = fact("reject", "B", "A", issue="pay", words="the 8 per cent", article="two")
    no = fact("reject", "A", "B", issue="pay", words="not a penny", article="two")
    assert [one.state for one in proposals(offer, asked, quiet, sunk, no) if one.by and one.by.id == "b"] == ["open"]
    alone = msgspec.structs.replace(no, cite=msgspec.structs.replace(no.cite, article="three"))
    assert [one.state for one in proposals(offer, asked, quiet, alone) if one.by and one.by.id == "b"] == ["rejected"]


def test_who_gives_way_on_one_point_of_what_he_asks_for_asks_for_the_rest() -> None:
    offer = fact("propose", "A", "B", "2031-03-01", issue="pay", words="8 per cent", article="one")
    asked = fact("demand", "B", "A", "2031-03-04", issue="pay", words="9 per cent", article="one")
    less = fact("concede", "B", "A", "2031-03-04", issue="pay", words="the bonus", article="one")
    quiet = fact("no-comment", "A", None, "2031-03-04", issue="pay", article="one")
    (own,) = [one for one in proposals(offer, asked, less, quiet) if one.by and one.by.id == "b"]
    assert acts(own) == ["demand", "concede", "no-comment"]
