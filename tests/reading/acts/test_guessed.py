"""Acts that the encoder tells of where the rules find none: only among parties that deal, and by the rules' means."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
import pytest

from dragoman.reading.acts import find, find_acts
from dragoman.reading.acts.cast import Cast
from dragoman.reading.acts.guessed import ADDED, KEPT, LIMITS, is_believed, names_own, with_likely_issue
from dragoman.reading.acts.guessing import Guess, Guesser
from dragoman.reading.acts.talks import Draft
from dragoman.reading.plover.encoder import load_encoder
from dragoman.types import Act, Entity, Span, Statement
from tests.reading.acts.making import entity_of, statement_of

TEXT = (
    "Haldmark offered Vessin a truce of ten days. Vessin asked Haldmark for a truce of twenty. “Ten means ten,” "
    "Haldmark said. It rained on the quay, Vessin said. Vessin threatened to attack Haldmark. "
    "A professor recalled that the lake had been cold all her life."
)


TYPES = load_encoder().card.acts


class Told(Guesser):
    """Answers of the statement that begins with `of` with what it was given, and notes what it was asked."""

    def __init__(
        self,
        shares: Mapping[str, float],
        by_other: float = 0.0,
        issues: Mapping[str, float] | None = None,
        of: str = "“Ten",
    ) -> None:
        super().__init__(TEXT)
        self.of = of
        self.shares, self.by_other, self.asked = shares, by_other, list[str]()
        self.issues = issues or {"-": 1.0}

    def guess(self, source: Span | None, cue: Span | None, content: tuple[Span, ...]) -> Guess:
        self.asked.append(content[0].text)
        is_meant = content[0].text.startswith(self.of)
        shares = self.shares if is_meant else {"-": 1.0}
        return Guess({"-": 0.0, **dict.fromkeys(TYPES, 0.0), **shares}, self.by_other, self.issues)


def entity(name: str) -> Entity:
    return entity_of(TEXT, name)


def statement(number: int, source: str, cue: str, content: str) -> Statement:
    return statement_of(
        TEXT, number, source, cue, content, is_behind=cue in TEXT[TEXT.index(content) :] and number >= 2
    )


DEALT = [
    (0, "Haldmark", "offered", "Vessin a truce of ten days"),
    (1, "Vessin", "asked", "Haldmark for a truce of twenty"),
]

STATEMENTS = [
    statement(0, "Haldmark", "offered", "Vessin a truce of ten days"),
    statement(1, "Vessin", "asked", "Haldmark for a truce of twenty"),
    statement(2, "Haldmark", "said", "“Ten means ten,”"),
    statement(3, "Vessin", "said", "It rained on the quay"),
]


ASIDE = statement(5, "A professor", "recalled", "that the lake had been cold all her life")
"""What no party says to another."""


def acts(guesser: Guesser | None, statements: list[Statement] = STATEMENTS) -> list[tuple[Act, ...]]:
    return find_acts(TEXT, [entity("Haldmark"), entity("Vessin")], statements, guesser=guesser)


def test_an_idiom_is_an_answer_to_what_the_other_party_asked_for() -> None:
    told = Told({"reject": 0.95, "-": 0.05})
    (act,) = acts(told)[2]
    assert (act.type, act.agent and act.agent.id, act.recipient and act.recipient.id) == (
        "reject",
        "Haldmark",
        "Vessin",
    )
    assert act.issue == "ceasefire" and act.why == "Ten means ten"
    assert acts(None)[2] == ()


def test_each_statement_is_asked_about_once() -> None:
    told = Told({"reject": 0.95, "-": 0.05})
    first, second = acts(told), acts(told)
    assert first == second
    assert sorted(told.asked) == sorted(one.content[0].text for one in STATEMENTS)


@pytest.mark.parametrize(
    ("shares", "types"),
    [
        ({"request": 0.5, "reject": 0.5}, ["request", "reject"]),
        ({"request": 0.9, "-": 0.1}, ["request"]),
        ({"request": 0.3, "reject": 0.3, "-": 0.4}, ["request"]),
        ({"demand": 0.9, "request": 0.1}, ["demand"]),  # the same act, and mostly that
    ],
)
def test_an_act_of_the_rules_stays_where_it_is_likely_and_another_that_is_likely_stands_beside_it(
    shares: Mapping[str, float], types: list[str]
) -> None:
    assert [act.type for act in acts(Told(shares, of="Haldmark for"))[1]] == types


def test_what_was_not_done_is_believed_where_the_encoder_takes_it_for_a_denial() -> None:
    draft = Draft("propose", (0, 5), None, negated=True)
    likely = dict.fromkeys(TYPES, 0.0)
    assert not is_believed(draft, {**likely, "accuse": 1.0})
    assert is_believed(draft, {**likely, "deny": 0.9})
    assert not is_believed(draft._replace(negated=False), {**likely, "deny": 0.9})


def test_a_threat_is_no_promise_beside_it() -> None:
    threat = statement(4, "Vessin", "threatened", "to attack Haldmark")
    for kind, types in (("promise", ["threaten"]), ("reject", ["threaten", "reject"])):
        told = Told({"threaten": 0.4, kind: 0.6}, of="to attack")
        assert [act.type for act in acts(told, [*STATEMENTS, threat])[4]] == types


@pytest.mark.parametrize("shares", [{"reject": 0.2, "accept": 0.3, "-": 0.5}, {"reject": 0.3, "accept": 0.3, "-": 0.4}])
def test_what_is_not_sure_is_no_act(shares: Mapping[str, float]) -> None:
    assert acts(Told(shares))[2] == ()


def test_what_another_did_is_that_ones_act_and_none_where_nobody_is_named() -> None:
    assert acts(Told({"reject": 0.9, "-": 0.1}, by_other=0.9))[2] == ()


GIVEN = TEXT.replace("Ten means ten", "If Vessin is ready, the door is open")
"""What another does is only a condition here."""


def acts_in(text: str, told: Guesser) -> tuple[Act, ...]:
    """Those of what Haldmark says in `text`, behind what the two offered and asked for."""
    content = text[text.index("“") : text.index("”") + 1]
    spoken = statement_of(text, 2, "Haldmark", "said", content, is_behind=True)
    statements = [statement_of(text, n, s, c, w, is_behind=False) for n, s, c, w in DEALT]
    people = [entity_of(text, "Haldmark"), entity_of(text, "Vessin")]
    return find_acts(text, people, [*statements, spoken], guesser=told)[2]


@pytest.mark.parametrize(("text", "count"), [(GIVEN, 0), (GIVEN.replace("If Vessin is", "Vessin is"), 1)])
def test_what_another_does_in_a_condition_nobody_has_told_of(text: str, count: int) -> None:
    found = acts_in(text, Told({"accept": 0.95, "-": 0.05}, by_other=0.9, of="“"))
    assert [act.agent.name for act in found if act.agent and act.type == "accept"] == ["Vessin"] * count


@pytest.mark.parametrize(
    ("words", "types"), [("a quay Haldmark must take", []), ("a quay Vessin must leave", ["demand"])]
)
def test_what_one_has_to_do_oneself_one_demands_of_nobody(words: str, types: list[str]) -> None:
    text = TEXT.replace("Ten means ten", f"That is {words}")
    assert [act.type for act in acts_in(text, Told({"demand": 0.95, "-": 0.05}, of="“"))] == types


def test_where_nobody_deals_with_anybody_the_encoder_is_not_asked() -> None:
    told = Told({"reject": 0.95, "-": 0.05})
    assert acts(told, [ASIDE]) == [()]
    assert told.asked == []


@pytest.mark.parametrize(
    ("shares", "types"),
    [
        ({"propose": 0.09, "-": 0.91}, []),
        ({"propose": 0.1, "-": 0.9}, ["propose"]),
        ({"propose": 0.01, "accept": 0.9, "-": 0.09}, ["propose"]),  # it is of an offer, whatever is done with that
    ],
)
def test_where_nobody_deals_an_offer_that_the_encoder_thinks_none_is_none(
    shares: Mapping[str, float], types: list[str]
) -> None:
    told = Told(shares, of="Vessin a truce")
    found, *others = acts(told, [STATEMENTS[0], *(msgspec.structs.replace(ASIDE, id=f"aside {n}") for n in range(5))])
    assert [act.type for act in found] == types and not any(others)
    assert told.asked == ["Vessin a truce of ten days"]


def test_the_shipped_encoder_gives_shares_of_every_type() -> None:
    guess = Guesser(TEXT).ask(STATEMENTS[2])
    assert sum(guess.shares.values()) == pytest.approx(1)
    assert {"-", "accept", "reject", "no-comment"} < set(guess.shares) and 0 <= guess.by_other <= 1


def test_a_jest_is_no_act_however_sure_the_encoder_is() -> None:
    jest = TEXT.replace("Haldmark said", "Haldmark joked")
    spoken = statement(2, "Haldmark", "said", "“Ten means ten,”")
    assert spoken.cue
    joked = Span(spoken.cue.start, spoken.cue.start + len("joked"), "joked")
    told = Told({"reject": 0.95, "-": 0.05})
    statements = [*STATEMENTS[:2], msgspec.structs.replace(spoken, cue=joked)]
    assert find_acts(jest, [entity("Haldmark"), entity("Vessin")], statements, guesser=told)[2] == ()


def likely(monkeypatch: pytest.MonkeyPatch, chances: Mapping[str, float], by_other: float = 0.0) -> list[str]:
    """The types told of "Ten means ten" where they are so likely."""
    monkeypatch.setattr(find, "weigh_guess", lambda *_: {**dict.fromkeys(TYPES, 0.0), **chances})
    return [act.type for act in acts(Told({"-": 1.0}, by_other))[2]]


def test_an_act_of_the_rules_that_is_hardly_likely_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    for chance, types in ((KEPT, ["request"]), (KEPT - 0.01, [])):
        monkeypatch.setattr(find, "weigh_guess", lambda *_, chance=chance: dict.fromkeys(TYPES, chance))
        assert [act.type for act in acts(Told({"-": 1.0}))[1]] == types


def test_more_is_asked_of_an_offer_than_of_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    for kind, least in (("propose", LIMITS["propose"]), ("accept", ADDED)):
        assert likely(monkeypatch, {kind: least}) == [kind]
        assert likely(monkeypatch, {kind: least - 0.01}) == []


def test_all_that_is_likely_is_told_the_likeliest_first(monkeypatch: pytest.MonkeyPatch) -> None:
    assert likely(monkeypatch, {"accept": 0.6, "reject": 0.8, "deny": 0.3}) == ["reject", "accept"]
    assert likely(monkeypatch, {"promise": 0.6, "threaten": 0.8}) == ["threaten"]  # one announcement


def test_an_offer_of_anothers_is_left_to_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    assert likely(monkeypatch, {"propose": 0.9}, by_other=0.9) == []


@pytest.mark.parametrize(
    ("issue", "share", "about"),
    [(None, 0.35, "water"), (None, 0.25, None), ("the chairs", 0.45, "water"), ("the chairs", 0.35, "the chairs")],
)
def test_an_act_that_names_no_listed_issue_is_given_one_that_is_likely(
    issue: str | None, share: float, about: str | None
) -> None:
    draft = Draft("reject", (0, 5), None, issue=issue)
    told = Told({}, issues={"-": 0.2, "water": share, "trade": 0.1})
    assert with_likely_issue(draft, STATEMENTS[2], TEXT, told, None).issue == about


def test_who_says_nothing_is_silent_on_what_is_likely_else_on_what_was_told_last() -> None:
    def about(share: float, near: str | None) -> str | None:
        told = Told({}, issues={"-": 0.2, "water": share})
        return with_likely_issue(Draft("no-comment", (0, 5), None), STATEMENTS[2], TEXT, told, near).issue

    assert about(0.6, "trade") == "water"
    assert (about(0.4, "trade"), about(0.4, None)) == ("trade", None)


def test_a_likely_issue_takes_the_place_of_one_that_only_other_words_named() -> None:
    def about(share: float, number: int, own: float = 0.01) -> str | None:
        told = Told({}, issues={"-": 0.02, "water": share, "ceasefire": own})
        draft = Draft("reject", (0, 5), None, issue="ceasefire", venue="Tarn")
        found = with_likely_issue(draft, STATEMENTS[number], TEXT, told, None)
        assert (found.venue == "Tarn") == (found.issue == "ceasefire")
        return found.issue

    assert about(0.9, number=2) == "water", "“Ten means ten” names nothing"
    assert about(0.9, number=0) == "ceasefire", "its own words name a truce"
    assert about(0.9, number=2, own=0.1) == about(0.6, number=2) == "ceasefire", "not likely enough"


def test_a_promise_that_is_hardly_one_is_not_believed_beside_a_likely_threat() -> None:
    draft = Draft("promise", (0, 5), None)
    likely = dict.fromkeys(TYPES, 0.0)
    assert not is_believed(draft, {**likely, "promise": 0.08, "threaten": 0.7})
    assert is_believed(draft, {**likely, "promise": 0.08, "threaten": 0.3})
    assert is_believed(draft, {**likely, "promise": 0.3, "threaten": 0.7})


def test_what_several_who_are_counted_did_is_no_act_of_the_one_who_tells_it() -> None:
    text = f"{TEXT} Haldmark said that 26 countries had pledged to send troops to the quay."
    content = "that 26 countries had pledged to send troops to the quay"
    pledge = statement_of(text, 4, "Haldmark", "said", content, is_behind=False)
    parties = [entity_of(text, name) for name in ("Haldmark", "Vessin")]
    told = Told({"promise": 0.95, "-": 0.05}, of="that 26")
    assert find_acts(text, parties, [*STATEMENTS, pledge], guesser=told)[4] == ()


def test_a_matter_of_the_article_s_own_is_named_by_its_last_word() -> None:
    own = {"licence plates", "Serbian plates of old", "ceasefire", "days", "Northern Council membership", None}
    assert names_own("an end to the issue of the plate", own) == "licence plates"
    assert names_own("a truce of ten days, and membership", own) is None
    draft = Draft("reject", (0, 5), None)
    found = with_likely_issue(draft, STATEMENTS[2], TEXT, Told({}, issues={"water": 1.0}), None, {"quay", "ten means"})
    assert found.issue == "ten means"
    assert (
        with_likely_issue(draft, STATEMENTS[2], TEXT, Told({}, issues={"water": 1.0}), None, {"quay"}).issue == "water"
    )


@pytest.mark.parametrize(
    ("text", "issue", "is_named"),
    [
        ("A pause in surveys.", "ceasefire", False),
        ("A truce.", "ceasefire", True),
        ("Artillery fire, and shelling at night.", "ceasefire", True),
        ("Number plates.", "nuclear plant", False),
        ("The reactor.", "nuclear plant", True),
        ("The release of two sailors.", "prisoners", True),
        ("Two sailors drowned.", "prisoners", False),
    ],
)
def test_what_an_article_may_be_about_it_has_a_word_for(text: str, issue: str, is_named: bool) -> None:
    assert Cast(text, []).may_be_about(issue) is is_named


def test_a_guess_of_what_an_article_would_name_is_left_where_it_names_none() -> None:
    told = Told({"reject": 0.95, "-": 0.05}, issues={"elections": 1.0})
    assert [act.issue for act in acts(told)[2]] == ["ceasefire"]  # as what it answers, and not on elections
    plain = Told({"reject": 0.95, "-": 0.05}, issues={"water": 1.0})
    assert [act.issue for act in acts(plain)[2]] == ["water"]
