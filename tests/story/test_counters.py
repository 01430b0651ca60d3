"""Which offers are made in place of others, which word of a side is its last, and what a third has put to two."""

from __future__ import annotations

import msgspec

from dragoman.story.facts import Fact
from dragoman.story.groups import build_group
from tests.story.making import fact
from tests.story.test_threads import proposals


def states(*facts: Fact) -> dict[str | None, str]:
    return {one.terms.venue: one.state for one in proposals(*facts)}


def test_who_invites_his_host_to_his_own_place_has_not_come() -> None:
    offer = fact("propose", "A", "B", "2031-03-01", venue="Sarn", article="one")
    counter = fact("propose", "B", "A", "2031-03-01", venue="Port", article="one", words="to Port")
    assert states(offer, counter) == {"Sarn": "countered", "Port": "open"}
    yes = fact("accept", "B", "A", "2031-03-05", venue="Sarn")
    assert states(offer, counter, yes)["Sarn"] == "accepted"


def test_an_offer_that_stands_answers_nothing() -> None:
    offer = fact("propose", "A", "B", "2031-03-01", venue="Sarn", article="one")
    no = fact("reject", "B", "A", "2031-03-01", venue="Sarn", article="one")
    new = fact("propose", "B", "A", "2031-03-01", venue="Port", article="one", words="to Port")
    stood = fact("propose", "B", "A", "2031-03-01", venue="Port", article="one", words="his own invitation stood")
    assert states(offer, no, new)["Sarn"] == "countered" and states(offer, no, stood)["Sarn"] == "rejected"


def test_invitations_to_two_persons_are_two() -> None:
    envoy = fact("propose", "A", "Envoy", "2031-03-01", article="one", pair=("a", "b"))
    minister = fact("propose", "A", "Minister", "2031-03-01", venue="Sarn", article="one", pair=("a", "b"))
    assert len(proposals(envoy, minister)) == 1, "places that act are sides, and not whom a side sends"
    named = [_to_person(envoy), _to_person(minister)]
    assert len(proposals(*named)) == 2


def _to_person(offer: Fact) -> Fact:
    assert offer.recipient
    person = msgspec.structs.replace(offer.recipient, kind="person")
    return msgspec.structs.replace(offer, recipient=person, to=None)


def test_a_no_without_a_date_is_the_last_word_where_the_other_dates_it() -> None:
    offer = fact("propose", "A", "B", "2031-03-01", venue="Sarn")
    yes = fact("accept", "B", "A", "2031-03-02", venue="Sarn")
    no = fact("reject", "B", "A", venue="Sarn")
    told = fact("reject", "B", "A", "2031-03-09", venue="Sarn", teller="A")
    assert states(offer, yes, no)["Sarn"] == "accepted" and states(offer, yes, told)["Sarn"] == "accepted"
    assert states(offer, yes, no, told)["Sarn"] == "rejected"


def test_who_tells_of_the_offer_that_he_took_back_makes_none() -> None:
    offer = fact("propose", "A", "B", "2031-03-01", venue="Sarn")
    taken = fact("withdraw", "A", "B", "2031-03-03", venue="Sarn", article="one")
    told = fact("propose", "A", "B", "2031-03-05", venue="Sarn", article="one")
    undated = _without_saying_when(told)
    assert states(offer, taken, undated)["Sarn"] == "withdrawn" and states(offer, taken, told)["Sarn"] == "open"


def _without_saying_when(told: Fact) -> Fact:
    cite = msgspec.structs.replace(told.cite, said=None)
    return msgspec.structs.replace(told, cite=cite)


def test_an_answer_to_a_third_joins_his_offer_or_nothing() -> None:
    put = fact("propose", "C", None, "2031-03-01", issue="truce", pair=("a", "b"))
    mine = fact("accept", "A", "C", "2031-03-01", issue="truce", pair=("a", "b"))
    theirs = fact("accept", "B", "C", "2031-03-02", issue="truce", pair=("a", "b"), beside=True)
    (found,) = build_group("truce|a|b", [put, mine, theirs]).proposals
    assert found.state == "accepted"
    alone = build_group("truce|a|b", [theirs])
    assert not alone.proposals and not alone.positions and not alone.disputes
    other = fact("propose", "A", "B", "2031-03-01", issue="truce", pair=("a", "b"))
    assert [one.state for one in build_group("truce|a|b", [other, theirs]).proposals] == ["open"]


def test_who_says_yes_to_a_third_tells_of_no_offer_to_him_alone() -> None:
    yes = fact("accept", "A", "C", "2031-03-01", issue="truce", words="such a truce", back=True)
    assert build_group("truce|a|c", [yes]).proposals
    assert not build_group("truce|a|c", [_to_a_third(yes)]).proposals


def _to_a_third(yes: Fact) -> Fact:
    return msgspec.structs.replace(yes, to_third=True)


def test_what_is_said_to_answer_an_offer_answers_it_whatever_it_is_made_of() -> None:
    offer = fact("propose", "A", "B", issue="nights", words="nights of six hours", article="one")
    bonus = fact("propose", "B", "A", issue="nights", words="a bonus", article="one")
    said = msgspec.structs.replace(bonus, countering=True)
    assert [one.state for one in proposals(offer, bonus)] == ["open", "open"]
    assert [one.state for one in proposals(offer, said)] == ["countered", "open"]


def test_offers_put_beside_each_other_before_either_was_answered_are_no_counters() -> None:
    first = fact("propose", "A", "B", "2031-03-01", issue="dredging", words="only in winter", article="one")
    second = fact("propose", "B", "A", "2031-03-01", issue="dredging", words="never by the bank", article="one")
    late = [fact("reject", by, to, "2031-03-02", issue="dredging", article="one") for by, to in ("AB", "BA")]
    assert [one.state for one in proposals(first, second, *late)] == ["rejected", "rejected"]
    same = fact("reject", "B", "A", "2031-03-01", issue="dredging", article="one")
    assert "countered" in [one.state for one in proposals(first, same, second)], "a no of the same day may be before it"


def test_an_offer_that_only_the_other_side_tells_of_and_its_own_denies_answers_nothing() -> None:
    asked = fact("demand", "A", "B", "2031-03-01", issue="damage", words="40 million")
    no = fact("reject", "B", "A", "2031-03-01", issue="damage")
    claimed = fact("propose", "B", "A", "2031-03-03", issue="damage", words="12 million", teller="A")
    denied = fact("deny", "B", None, "2031-03-04", issue="damage", of="propose")
    assert proposals(asked, no, claimed)[0].state == "countered"
    assert proposals(asked, no, claimed, denied)[0].state == "rejected"


def test_a_headline_that_tells_one_bid_alone_gives_no_order() -> None:
    """Hears 25, asks 30, above a report that tells the 25 first; a headline that tells both gives their order."""
    late = fact("propose", "B", "A", "2031-03-01", issue="bay", words="30", article="one", headline=True)
    first = fact("propose", "A", "B", "2031-03-01", issue="bay", words="25", article="one")
    again = fact("propose", "B", "A", "2031-03-01", issue="bay", words="thirty", article="one")
    no = fact("reject", "B", "A", "2031-03-01", issue="bay", words="the 25", article="one")
    found = {one.by.name: one for one in proposals(late, first, again, no) if one.by}
    assert found["B"].counters == found["A"].id and found["A"].state == "countered"
    above = msgspec.structs.replace(first, headline=True, place=(late.place[0] + 1, 0))
    both = {one.by.name: one for one in proposals(late, above, again, no) if one.by}
    assert both["B"].counters is None, "the headline tells the 30 first"
