from __future__ import annotations

import msgspec

from dragoman.story.facts import Detail, Fact
from dragoman.story.groups import build_group
from dragoman.story.types import Dispute
from tests.story.making import fact

OFFER = fact("propose", "A", "B", "2031-03-01", venue="Sarn", article="one", speaker="Leader of A")


def disputes(*facts: Fact, details: tuple[Detail, ...] = ()) -> list[Dispute]:
    return list(build_group("meeting|a|b", facts, details).disputes)


def kinds(*facts: Fact) -> list[str]:
    return [one.kind for one in disputes(*facts)]


def accounts(dispute: Dispute) -> list[str]:
    return [one.account for one in dispute.sides]


def test_an_offer_denied_is_disputed_with_those_who_made_heard_and_confirm_it() -> None:
    denial = fact("deny", "A", day="2031-03-03", of="propose", speaker="Spokesman of A")
    heard = fact("propose", "A", "B", "2031-03-02", teller="B", venue="Sarn")
    sure = fact("confirm", "B", day="2031-03-04", of="propose")
    (found,) = disputes(OFFER, denial, heard, sure)
    assert (found.kind, accounts(found)) == ("act denied", ["deny", "propose", "confirm"])
    assert [len(one.cites) for one in found.sides] == [1, 1, 2]


def test_a_speakers_own_change_of_mind_is_no_dispute() -> None:
    assert kinds(OFFER, fact("deny", "A", day="2031-03-03", of="propose", speaker="Leader of A")) == []


def test_a_refusal_is_no_dispute() -> None:
    assert kinds(OFFER, fact("reject", "B", "A", "2031-03-03")) == []


def test_a_denial_that_nothing_stands_against_is_no_dispute() -> None:
    assert kinds(fact("deny", "A", day="2031-03-03", of="propose")) == []


def test_a_denial_of_last_years_offer_is_not_of_this_years() -> None:
    late = fact("deny", "A", day="2032-06-03", of="propose", speaker="Spokesman of A")
    assert kinds(OFFER, late) == []


def test_an_acceptance_claimed_and_not_confirmed_is_disputed() -> None:
    asked = fact("request", "A", "B", "2031-03-01", issue="strikes", article="one")
    claim = fact("accept", "B", "A", "2031-03-02", issue="strikes", teller="A", article="one")
    silent = fact("no-comment", "B", day="2031-03-02", issue="strikes", article="one")
    assert kinds(asked, claim, silent) == ["acceptance not confirmed"]
    assert kinds(asked, claim) == [], "silence alone is no account"
    assert kinds(asked, claim, silent, fact("accept", "B", "A", "2031-03-03", issue="strikes")) == []


def test_each_side_saying_that_the_other_asked_is_disputed() -> None:
    theirs = fact("request", "B", "A", "2031-03-02", teller="A")
    ours = fact("propose", "A", "B", "2031-03-03", teller="B", venue="Sarn")
    assert "who asked first" in kinds(OFFER, theirs, ours)


def test_that_many_ask_for_a_meeting_is_no_dispute() -> None:
    thirds = [fact("request", "C", "A", f"2031-03-0{n}", pair=("a", "b")) for n in (2, 3)]
    assert kinds(OFFER, *thirds, fact("request", "B", "A", "2031-03-02")) == []


def test_other_reasons_of_other_sides_are_disputed() -> None:
    def asked(teller: str, *reasons: str) -> Fact:
        return fact("request", "A", "B", "2031-03-01", issue="strikes", teller=teller, reasons=reasons)

    answer = fact("accept", "B", "A", "2031-03-02", issue="strikes")
    cold, talks = "due to record cold", "in order to favour the talks"
    assert kinds(asked("A", cold), asked("B", talks), answer) == ["other reason"]
    assert kinds(asked("A", cold), asked("A", talks), answer) == [], "one side may have two reasons"
    assert kinds(asked("A", cold), asked("B", "because of the cold"), answer) == [], "other words are no other reason"


def test_an_accusation_denied_is_disputed() -> None:
    accused = fact("accuse", "B", "A", "2031-03-01", issue="water")
    assert kinds(accused, fact("deny", "A", day="2031-03-02", of="accuse", issue="water")) == ["act denied"]
    assert kinds(accused, fact("deny", "B", day="2031-03-02", of="accuse", issue="water")) == []


def detail(party: str, value: float | None, words: str, *about: str, day: str = "2031-03-01") -> Detail:
    cite = fact("propose", party, day=day, words=words).cite
    return Detail(cite=cite, words=words, value=value, thing="boats", group="g", about=about, when=(day, day))


def test_other_figures_of_one_thing_are_disputed() -> None:
    about = ("seiz", "north", "edge", "bank")
    many, few = detail("A", 12, "12 boats", *about), detail("B", 9, "nine boats", *about)
    (found,) = disputes(details=(many, few))
    assert (found.kind, accounts(found)) == ("other figure", ["12 boats", "nine boats"])


def test_a_figure_put_in_place_of_anothers_is_disputed_with_it_whatever_their_words() -> None:
    many = detail("A", 412, "412 boats", "hold")
    less = detail("B", 380, "the figure at 380", "hold")
    answer = msgspec.structs.replace(less, answers=many.cite.statement)
    assert not disputes(details=(many, less))
    (found,) = disputes(details=(many, answer))
    assert (found.kind, accounts(found)) == ("other figure", ["the figure at 380", "412 boats"])


def test_other_reasons_for_what_is_no_act_are_disputed() -> None:
    def told(party: str, reason: str, *about: str) -> Detail:
        return detail(party, None, reason, *about)

    shut = ("clos", "bank")
    (found,) = disputes(details=(told("A", "because of the spawn", *shut), told("B", "to please voters", *shut, "had")))
    assert (found.kind, found.issue) == ("other reason", "boats")
    assert not disputes(
        details=(told("A", "because of the spawn", *shut), told("B", "to please voters", "open", "port"))
    )


def test_figures_of_other_things_times_or_one_side_are_not() -> None:
    about = ("seiz", "north", "edge", "bank")
    many = detail("A", 12, "12 boats", *about)
    assert not disputes(details=(many, detail("B", 9, "nine boats", "sold", "south", "harbour", "bank")))
    assert not disputes(details=(many, detail("B", 9, "nine boats", *about, day="2031-06-01")))
    assert not disputes(details=(many, detail("A", 9, "nine boats", *about)))
    assert not disputes(details=(many, detail("B", 12.1, "some 12 boats", *about)))


def test_a_denial_that_names_no_act_is_of_the_accusation_on_its_matter() -> None:
    accused = fact("accuse", "B", "A", "2031-03-01", issue="water")
    assert kinds(accused, fact("deny", "A", day="2031-03-02", issue="water")) == ["act denied"]
    assert kinds(accused, fact("deny", "A", day="2031-03-02", issue="fish")) == []


def test_a_threat_denied_is_disputed_with_an_accusation_of_it_even_beside_an_offer() -> None:
    denial = fact("deny", "A", day="2031-03-03", of="threaten", speaker="Minister of A")
    charge = fact("accuse", "B", "A", "2031-03-02")
    (found,) = disputes(OFFER, denial, charge)
    assert (found.kind, accounts(found)) == ("act denied", ["deny", "confirm"])
    assert kinds(OFFER, denial, fact("accuse", "A", "B", "2031-03-02")) == [], "an accusation of another"


def test_a_request_that_is_claimed_and_barely_denied_is_an_act_denied() -> None:
    claim = fact("request", "A", "B", "2031-03-02", teller="B", article="two")
    assert kinds(OFFER, claim, fact("deny", "A", day="2031-03-03", of="request", article="three")) == ["act denied"]


def test_who_asked_first_is_seen_across_offers_of_one_article() -> None:
    mine = fact("propose", "B", "A", "2031-03-01", venue="Port", article="one")
    ours = fact("request", "A", "B", "2031-03-02", teller="B", article="one", venue="Port")
    theirs = fact("request", "B", "A", "2031-03-02", teller="A", article="one", venue="Sarn")
    (found,) = disputes(OFFER, mine, ours, theirs)
    assert (found.kind, accounts(found)) == ("who asked first", ["A", "B"])


def test_a_bare_denial_beside_an_offer_is_of_the_charge_before_it_in_its_article() -> None:
    charge = fact("accuse", "B", "A", "2031-03-02", article="one")
    denial = fact("deny", "A", day="2031-03-02", article="one")
    assert kinds(OFFER, charge, denial) == ["act denied"]
    before = msgspec.structs.replace(denial, place=(0, 0))
    assert kinds(OFFER, charge, before) == []


def test_a_figure_put_in_place_of_another_is_no_rounding_of_it() -> None:
    one = detail("A", 60.0, "sixty men", "came", "across", "bridge", "dawn")
    other = detail("B", 58.0, "58 men", "came", "across", "bridge", "dawn")
    assert disputes(details=(one, other)) == []
    answer = msgspec.structs.replace(other, answers=one.cite.statement)
    assert [found.kind for found in disputes(details=(one, answer))] == ["other figure"]


def test_a_denial_that_names_a_third_answers_no_charge_without_him() -> None:
    charge = fact("accuse", "A", "B", "2031-03-01", issue="payment", words="B of delay")
    denial = fact("deny", "B", day="2031-03-01", issue="payment", words="that C blocks the payment", named=("c",))
    assert kinds(charge, denial) == []
    assert kinds(charge, msgspec.structs.replace(denial, named=("b",))) == ["act denied"]


def test_a_third_may_deny_what_another_says_that_it_did() -> None:
    yes = fact("accept", "A", "B", "2031-03-01", issue="pay")
    denial = fact("deny", "C", day="2031-03-02", of="accept", issue="pay", pair=("a", "b"))
    (found,) = disputes(yes, denial)
    assert (found.kind, accounts(found)) == ("act denied", ["deny", "accept"])


def test_a_denial_is_heard_whatever_it_denies_and_whichever_offer_it_was_put_with() -> None:
    sorry = fact("concede", "A", "B", "2031-03-02", teller="B", article="one")
    denial = fact("deny", "A", day="2031-03-03", of="concede", article="one", speaker="Spokesman of A")
    (found,) = disputes(OFFER, sorry, denial)
    assert (found.kind, accounts(found)) == ("act denied", ["deny", "confirm"])


def test_a_no_where_another_tells_of_a_yes_is_disputed() -> None:
    nodded = fact("accept", "B", "A", "2031-03-03", venue="Sarn", teller="A", article="one")
    no = fact("reject", "B", "A", "2031-03-03", venue="Sarn", article="one")
    (found,) = disputes(OFFER, nodded, no)
    assert (found.kind, accounts(found)) == ("acceptance not confirmed", ["accept", "reject"])
    early = fact("reject", "B", "A", "2031-03-01", venue="Sarn")
    assert kinds(OFFER, nodded, early) == [], "it may have changed its mind"
    assert kinds(OFFER, nodded, no, fact("accept", "B", "A", "2031-03-02", venue="Sarn")) == [], "it did"


def test_an_accusation_given_back_as_the_others_is_disputed() -> None:
    charge = fact("accuse", "A", "B", "2031-03-01", article="one", words="B walked out")
    back = fact("accuse", "B", "A", "2031-03-01", article="one", words="it was A who walked out")
    (found,) = disputes(charge, back)
    assert (found.kind, accounts(found)) == ("act denied", ["accuse", "accuse"])
    assert kinds(charge, msgspec.structs.replace(back, cite=charge.cite)) == [], "both may have done something"


def test_what_a_denial_says_was_not_done_stands_not_against_it() -> None:
    denial = fact("deny", "A", day="2031-03-03", of="promise", article="one", words="that A had promised the pier")
    inside = fact("promise", "A", "B", "2031-03-03", article="one", words="the pier", teller="C")
    inside = msgspec.structs.replace(inside, place=(denial.place[0] + 22, 0))
    assert kinds(denial, inside) == []
    assert kinds(denial, msgspec.structs.replace(inside, place=(denial.place[0] + 100, 0))) == ["act denied"]


def test_each_side_says_that_the_other_began() -> None:
    first = fact("accuse", "A", "B", "2031-03-01", article="one", words="a patrol of B opened fire on its post")
    back = fact("accuse", "B", "A", "2031-03-01", article="one", words="the first shots had come from the other side")
    (found,) = disputes(first, back)
    assert (found.kind, accounts(found)) == ("act denied", ["accuse", "accuse"])
    other = fact("accuse", "B", "A", "2031-03-01", article="one", words="A had burned a barn")
    assert kinds(first, other) == [], "two charges can both hold"


def test_a_denial_in_another_article_is_held_only_against_what_it_has_a_word_in_common_with() -> None:
    offer = fact("propose", "A", "B", "2031-03-01", speaker="Leader of A", words="a week at the lake house")
    strange = fact(
        "deny", "A", day="2031-03-03", of="propose", speaker="Aide of A", words="no finance ministry for her"
    )
    assert kinds(offer, strange) == []
    own = fact("deny", "A", day="2031-03-03", of="propose", speaker="Aide of A", words="she named no lake")
    assert kinds(offer, own) == ["act denied"]
    bare = fact("deny", "A", day="2031-03-03", of="propose", speaker="Aide of A", words="there was never anything")
    assert kinds(offer, bare) == ["act denied"]


def test_who_asked_first_is_seen_across_articles_of_one_season() -> None:
    ours = fact("request", "A", "B", "2031-03-02", teller="B")
    theirs = fact("request", "B", "A", "2031-03-09", teller="A")
    (found,) = disputes(ours, theirs)
    assert (found.kind, accounts(found)) == ("who asked first", ["A", "B"])
    assert kinds(ours, fact("request", "B", "A", "2032-03-09", teller="A")) == []


def test_a_figure_in_another_unit_is_rounded_more() -> None:
    about = ("pull", "back", "pass", "army")
    near = msgspec.structs.replace(detail("A", 3000, "three kilometres", *about), measure="length", thing="kilometres")
    far = msgspec.structs.replace(detail("B", 3219, "two miles", *about), measure="length", thing="miles")
    assert disputes(details=(near, far)) == []
    assert disputes(details=(near, msgspec.structs.replace(far, value=4828, words="three miles"))) != []
    assert disputes(details=(near, msgspec.structs.replace(far, thing="kilometres"))) != []


def test_a_denial_by_one_who_was_not_accused_is_disputed_with_the_charge_that_it_follows() -> None:
    charge = fact("accuse", "B", "A", "2031-03-01", article="one", issue="cameras")
    denial = fact("deny", "C", "B", "2031-03-01", of="accuse", article="one", issue="cameras", pair=("a", "b"))
    (found,) = disputes(charge, denial)
    assert (found.kind, accounts(found)) == ("act denied", ["deny", "accuse"])


def test_who_was_asked_denies_it_against_the_one_who_asked() -> None:
    asked = fact("demand", "A", "B", "2031-03-01", issue="water")
    assert kinds(asked, fact("deny", "B", day="2031-03-02", of="request", issue="water")) == ["act denied"]
