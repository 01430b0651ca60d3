"""From which day on a group may have something of each kind: never later than it has, nor of what it cannot have."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.story.facts import Detail, Fact
from dragoman.story.groups import build_group
from dragoman.story.keeping.earliest import find_earliest
from dragoman.story.keeping.events import UNKNOWN
from dragoman.story.keeping.facts import Borne
from dragoman.story.keeping.rows import group_rows
from tests.story.making import fact

DAYS = {"proposal": ("offered",), "position": ("held",), "shift": ("shifted",), "dispute": ("disputed",)}
DAYS["event"] = ("offered", "held")
ACTS = (
    "propose",
    "request",
    "accept",
    "reject",
    "deny",
    "confirm",
    "no-comment",
    "accuse",
    "promise",
    "demand",
    "concede",
)
SIDES = ("A", "B", "C")


def borne(*acts: Fact, details: tuple[Detail, ...] = ()) -> Borne:
    cites = [act.cite for act in acts] + [one.cite for one in details]
    days = {cite.article: cite.reported or UNKNOWN for cite in cites}
    return Borne(acts=list(acts), details=list(details), days=days)


@st.composite
def acts(draw: Callable[[st.SearchStrategy[object]], object]) -> Fact:
    by = draw(st.sampled_from(SIDES))
    more = {
        "teller": draw(st.sampled_from((by, *SIDES))),
        "venue": draw(st.sampled_from((None, None, "Quess", "Ostrelle"))),
        "negated": draw(st.integers(0, 4)) == 0,
        "back": draw(st.booleans()),
        "reasons": draw(st.sampled_from(((), ("to stop the guns",), ("because the river rose",)))),
        "pair": ("a", "b"),
    }
    act = str(draw(st.sampled_from(ACTS)))
    if act in ("deny", "confirm"):
        more["of"] = draw(st.sampled_from((None, "propose", "request", "accept", "reject", "concede", "accuse")))
    return fact(act, str(by), "B" if by == "A" else "A", f"2031-03-{draw(st.integers(1, 20)):02}", **more)


@settings(max_examples=400, deadline=None)
@given(st.lists(acts(), min_size=1, max_size=8))
def test_nothing_is_shown_before_the_day_that_is_told(told: list[Fact]) -> None:
    earliest = find_earliest(borne(*told))._asdict()
    for until in sorted({str(one.cite.reported) for one in told}):
        out = [one for one in told if str(one.cite.reported) <= until]
        for row in group_rows(build_group("meeting|a|b", out)):
            if row["kind"] in DAYS:
                assert min(earliest[day] for day in DAYS[row["kind"]]) <= until, row["kind"]


def test_what_a_side_says_for_and_against_may_be_a_shift_once_both_are_out() -> None:
    yes, no = fact("accept", "A", day="2031-03-01"), fact("reject", "A", day="2031-03-09")
    assert find_earliest(borne(yes, no)).shifted == "2031-03-09"
    assert find_earliest(borne(yes, fact("reject", "B", day="2031-03-09"))).shifted == UNKNOWN
    assert find_earliest(borne(yes, fact("reject", "A", day="2031-03-09", teller="B"))).shifted == UNKNOWN
    assert find_earliest(borne(yes, fact("reject", "A", day="2031-03-01"))).shifted == UNKNOWN, "neither came later"
    there, not_here = (
        fact("accept", "A", day="2031-03-01", venue="Quess"),
        fact("reject", "A", day="2031-03-09", venue="Hern"),
    )
    assert find_earliest(borne(there, not_here)).shifted == UNKNOWN
    assert find_earliest(borne(there, no)).shifted == "2031-03-09"


def test_a_denial_may_be_disputed_once_another_word_is_out() -> None:
    denial = fact("deny", "A", day="2031-03-02", of="propose")
    assert find_earliest(borne(denial)).disputed == UNKNOWN
    assert find_earliest(borne(denial, fact("propose", "A", day="2031-03-05"))).disputed == "2031-03-05"
    assert find_earliest(borne(fact("propose", "A", day="2031-03-05"))).disputed == UNKNOWN


def test_an_offer_may_be_a_proposal_and_a_denial_none() -> None:
    assert find_earliest(borne(fact("propose", "A", day="2031-03-02"))).offered == "2031-03-02"
    assert find_earliest(borne(fact("deny", "A", day="2031-03-02"))).offered == UNKNOWN


def test_figures_of_two_sides_may_differ_and_those_of_one_may_not() -> None:
    def figure(teller: str, day: str) -> Detail:
        cite = fact("deny", teller, day=day).cite
        return Detail(cite=cite, words="nine boats", value=9, thing="boats", group="boats|a|b")

    mine = figure("A", "2031-03-02"), figure("A", "2031-03-03")
    assert find_earliest(borne(details=mine)).disputed == UNKNOWN
    assert find_earliest(borne(details=(*mine, figure("B", "2031-03-08")))).disputed == "2031-03-08"
