from __future__ import annotations

import msgspec
import pytest

from dragoman.story.facts import Fact
from dragoman.story.groups import build_group
from dragoman.story.types import Proposal
from tests.story.making import fact

OFFER = fact("propose", "A", "B", "2031-03-01", venue="Sarn", article="one")


def only(*facts: Fact) -> Proposal:
    (proposal,) = build_group("meeting|a|b", [OFFER, *facts]).proposals
    return proposal


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ([], "open"),
        ([fact("accept", "B", "A", "2031-03-02", venue="Sarn")], "accepted"),
        ([fact("accept", "B", "A", "2031-03-02", venue="Sarn", negated=True)], "rejected"),
        ([fact("reject", "B", "A", "2031-03-02")], "rejected"),
        ([fact("withdraw", "A", "B", "2031-03-02")], "withdrawn"),
        ([fact("deny", "A", day="2031-03-02", of="propose")], "open"),
        ([fact("no-comment", "B", day="2031-03-02", venue="Sarn")], "open"),
    ],
)
def test_the_state_is_that_of_the_last_word(facts: list[Fact], state: str) -> None:
    assert only(*facts).state == state


def test_who_refuses_a_condition_has_not_refused_the_offer() -> None:
    assert only(fact("reject", "B", "A", "2031-03-02", aside=True)).state == "open"


def test_a_yes_to_nobody_and_nothing_takes_up_no_invitation() -> None:
    vague = msgspec.structs.replace(fact("accept", "B", "A", "2031-03-02", article="one"), to=None, recipient=None)
    assert only(vague).state == "open"
    assert only(fact("accept", "B", "A", "2031-03-02", article="one")).state == "accepted"


def test_a_later_yes_outdoes_a_no() -> None:
    no, yes = fact("reject", "B", "A", "2031-03-02"), fact("accept", "B", "A", "2031-03-09", venue="Sarn")
    assert only(yes, no).state == "accepted"


def test_a_no_to_the_place_outdoes_a_readiness_to_meet() -> None:
    no = fact("reject", "B", "A", "2031-03-02", venue="Sarn")
    ready = fact("accept", "B", "A", "2031-03-09", article="one")
    assert only(no, ready).state == "rejected"


def test_a_yes_that_only_another_claims_leaves_it_open() -> None:
    found = only(fact("accept", "B", "A", "2031-03-02", venue="Sarn", teller="A"))
    assert found.state == "open"
    assert "claimed by A" in found.why


def test_the_reason_names_the_deciding_act_with_its_date() -> None:
    assert only(fact("reject", "B", "A", "2031-03-02")).why == "reject by B, 2031-03-02"


def test_an_offer_withdrawn_and_made_again_is_open() -> None:
    again = fact("propose", "A", "B", "2031-03-20", venue="Sarn")
    assert only(fact("withdraw", "A", "B", "2031-03-02"), again).state == "open"


def test_undated_answers_that_differ_are_not_decided() -> None:
    found = only(fact("accept", "B", "A", venue="Sarn"), fact("reject", "B", "A", venue="Sarn"))
    assert (found.state, found.why) == ("open", "answers without a date differ")


def test_a_refusal_with_another_offer_is_a_counter_offer() -> None:
    no = fact("reject", "B", "A", "2031-03-02", venue="Sarn", article="two")
    other = fact("propose", "B", "A", "2031-03-02", venue="Port", article="two")
    found = {one.terms.venue: one for one in build_group("meeting|a|b", [OFFER, no, other]).proposals}
    assert found["Sarn"].state == "countered"
    assert found["Port"].counters == found["Sarn"].id
    assert found["Sarn"].counters is None


def test_an_offer_elsewhere_by_who_refused_is_a_counter_offer_even_without_dates() -> None:
    offers = [fact("propose", "A", "B", venue="Sarn", article=article) for article in ("one", "two")]
    no, other = fact("reject", "B", "A", venue="Sarn"), fact("propose", "B", "A", venue="Port")
    found = {one.terms.venue: one for one in build_group("meeting|a|b", [*offers, no, other]).proposals}
    assert (found["Sarn"].state, found["Port"].counters) == ("countered", found["Sarn"].id)


def test_an_offer_to_two_is_accepted_when_both_accept() -> None:
    hosted = fact("propose", "C", day="2031-03-01", venue="Port", pair=("a", "b"))
    one = fact("accept", "A", "B", "2031-03-02", venue="Port")
    both = fact("accept", "B", "A", "2031-03-03", venue="Port")
    assert build_group("meeting|a|b", [hosted, one]).proposals[0].state == "open"
    assert build_group("meeting|a|b", [hosted, one, both]).proposals[0].state == "accepted"


def test_an_offer_on_another_matter_in_place_of_a_refused_one_counters_it() -> None:
    no = fact("reject", "B", "A", "2031-03-02", article="two")
    assert only(no).state == "rejected"
    other = fact("propose", "B", "A", "2031-03-02", article="two", instead=True)
    assert only(no, other).state == "countered"
    assert [move.act for move in only(no, other).moves] == ["propose", "reject", "propose"]


def test_what_an_undated_article_tells_is_no_older_than_what_it_repeats() -> None:
    from dragoman.story.echoes import Shared

    no = fact("reject", "B", "A", "2031-03-05", venue="Sarn", article="two")
    line = fact("confirm", "A", "B", "2031-03-05", article="two", statement="line")
    echo = fact("confirm", "A", "B", article="three", statement="echo")
    yes = fact("accept", "B", "A", venue="Sarn", article="three")
    shared = {(f.cite.article, f.cite.statement): Shared(origin="o", passage="p") for f in (line, echo)}
    (without,) = build_group("meeting|a|b", [OFFER, no, line, echo, yes]).proposals
    (found,) = build_group("meeting|a|b", [OFFER, no, line, echo, yes], shared=shared).proposals
    assert (without.state, found.state) == ("rejected", "accepted")


def test_who_confirms_that_his_side_agreed_has_said_yes_to_the_other_of_two() -> None:
    confirmed = fact("confirm", "B", day="2031-03-02", of="accept", pair=("a", "b"), article="one")
    assert only(confirmed).state == "accepted"
    others = fact("confirm", "A", day="2031-03-02", of="accept", pair=("a", "b"), article="one")
    assert only(others).state == "open"


def test_of_two_offers_of_one_day_the_one_told_first_is_the_older() -> None:
    told = [
        fact("propose", "A", "B", "2031-03-01", venue="Sarn", article="one"),
        fact("reject", "B", "A", "2031-03-01", venue="Sarn", article="one"),
        fact("propose", "B", "A", "2031-03-01", venue="Port", article="one"),
        fact("reject", "A", "B", "2031-03-01", venue="Port", article="one"),
        fact("propose", "B", "A", "2031-03-02", venue="Port", article="two"),
    ]
    states = {one.terms.venue: one.state for one in build_group("meeting|a|b", told).proposals}
    assert states == {"Sarn": "countered", "Port": "rejected"}


def test_the_change_that_an_article_without_a_date_opens_with_is_the_last_word() -> None:
    no = fact("reject", "B", "A", "2031-03-02", venue="Sarn")
    turn = fact("accept", "B", "A", article="undated", venue="Sarn")
    before = fact("reject", "B", "A", article="undated", venue="Sarn")
    assert only(no, turn, before).state == "accepted"
    assert only(no, turn).state == "rejected", "it may as well be older"


def test_a_no_that_only_another_tells_of_is_a_no_and_says_who_tells_it() -> None:
    told = only(fact("reject", "B", "A", "2031-03-02", teller="C"))
    assert (told.state, told.why) == ("rejected", "reject by B, 2031-03-02, told by C")
    own = fact("accept", "B", "A", "2031-03-03", venue="Sarn")
    assert only(fact("reject", "B", "A", "2031-03-02", teller="C"), own).state == "accepted"


def test_a_yes_under_an_only_tells_on_what_the_no_beside_it_hangs() -> None:
    no = fact("reject", "B", "A", "2031-03-02", article="two")
    yes = fact("accept", "B", "A", "2031-03-02", article="two", venue="Sarn")
    hangs = msgspec.structs.replace(
        yes, terms=msgspec.structs.replace(yes.terms, condition="only when the dates were lifted")
    )
    assert only(no, yes).state == "accepted"
    assert only(no, hangs).state == "rejected"


def test_who_denies_that_an_invitation_came_speaks_of_the_others() -> None:
    own = fact("propose", "B", "A", "2031-03-01", venue="Tarn", article="one")
    for words, place in (("B had been sent no invitation", "Sarn"), ("there was no invitation", "Tarn")):
        denial = fact("deny", "B", day="2031-03-01", of="propose", article="one", words=words)
        found = build_group("meeting|a|b", [OFFER, own, denial]).proposals
        assert [p.terms.venue for p in found if any(move.act == "deny" for move in p.moves)] == [place]


def test_a_yes_to_the_place_of_an_offer_is_to_it_though_told_to_a_third() -> None:
    assert only(fact("accept", "B", "C", "2031-03-02", venue="Sarn", pair=("a", "b"))).state == "accepted"
    assert only(fact("accept", "B", "C", "2031-03-02", pair=("a", "b"))).state == "open"
