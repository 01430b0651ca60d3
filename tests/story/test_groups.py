"""What holds of a group whatever its acts are."""

from __future__ import annotations

from typing import get_args

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.story.echoes import Shared
from dragoman.story.facts import Fact
from dragoman.story.groups import Group, build_group
from dragoman.story.rules import load_rules
from dragoman.story.types import DisputeKind, State
from tests.story.making import fact

TYPES = ["propose", "request", "demand", "accept", "reject", "withdraw", "deny", "confirm", "support", "no-comment"]
days = st.none() | st.integers(1, 400).map(lambda n: f"203{n // 365}-{n % 12 + 1:02}-{n % 28 + 1:02}")


@st.composite
def acts(draw: st.DrawFn) -> Fact:
    by, to = draw(st.permutations(["A", "B", "C"]))[:2]
    act = draw(st.sampled_from(TYPES))
    return fact(
        act, by, to, draw(days), pair=("a", "b"), teller=draw(st.sampled_from(["A", "B", "C"])),
        of=draw(st.sampled_from(["propose", "request", "accept", "promise"])) if act in ("deny", "confirm") else None,
        venue=draw(st.sampled_from([None, "Sarn", "Port"])),
        article=draw(st.sampled_from(["one", "two", "three", "four"])), negated=draw(st.booleans()),
        back=draw(st.booleans()), reasons=draw(st.sampled_from([(), ("due to the cold",), ("so that they talk",)])),
    )  # fmt: skip


groups = st.lists(acts(), max_size=14)


@settings(max_examples=150, deadline=None)
@given(groups, st.randoms())
def test_any_acts_in_any_order_make_one_group(facts: list[Fact], random: object) -> None:
    first = build_group("meeting|a|b", facts)
    random.shuffle(facts)  # type: ignore[attr-defined]
    assert build_group("meeting|a|b", facts) == first
    assert msgspec.json.decode(msgspec.json.encode(first), type=Group) == first


@settings(max_examples=150, deadline=None)
@given(groups)
def test_any_group_keeps_to_its_vocabulary_and_its_words(facts: list[Fact]) -> None:
    group = build_group("meeting|a|b", facts)
    statements = {one.cite.statement for one in facts}
    for proposal in group.proposals:
        assert proposal.state in get_args(State)
        assert proposal.moves
        assert {cite.statement for move in proposal.moves for cite in move.cites} <= statements
        assert proposal.counters in {None, *(one.id for one in group.proposals)} - {proposal.id}
    for dispute in group.disputes:
        assert dispute.kind in get_args(DisputeKind)
        assert len(dispute.sides) >= 2
        assert all(side.cites for side in dispute.sides)
    for shift in group.shifts:
        assert shift.before.since and shift.after.since
        assert shift.before.cites != shift.after.cites
    assert len({one.id for one in (*group.proposals, *group.disputes)}) == len(group.proposals) + len(group.disputes)


@settings(max_examples=100, deadline=None)
@given(groups.filter(bool))
def test_an_echo_of_an_act_is_no_second_move(facts: list[Fact]) -> None:
    first = facts[0]
    echo = msgspec.structs.replace(first, cite=msgspec.structs.replace(first.cite, article="~", statement="echo"))
    shared = {(one.cite.article, one.cite.statement): Shared("origin", "passage") for one in (first, echo)}
    alone = build_group(
        "meeting|a|b", facts, (), {(first.cite.article, first.cite.statement): Shared("origin", "passage")}
    )
    both = build_group("meeting|a|b", [*facts, echo], (), shared)
    moves = [sum(len(p.moves) for p in group.proposals) for group in (alone, both)]
    homes = [sum(any(c.statement == "echo" for m in p.moves for c in m.cites) for p in both.proposals)]
    assert moves[1] <= moves[0] or homes == [0]


def test_the_word_lists_fit_together() -> None:
    rules = load_rules()
    assert rules.between >= rules.brought
    assert rules.signs.keys() <= rules.stances
    assert not rules.offers & rules.asks
    for family, issues in rules.families.items():
        assert rules.family(issues[-1]) == family
    assert rules.family("Barley  Prices") == "barley prices"
