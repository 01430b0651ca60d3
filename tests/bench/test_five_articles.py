"""What the five articles must tell is held against a story item by item, and what is lacking is named."""

from __future__ import annotations

import msgspec

from bench.five_articles import WantedDispute, WantedMove, WantedProposal, check, load_wanted
from dragoman.story.types import Cite, Dispute, Identity, Move, Proposal, Side, Story, Terms

ADA, IVO = (Identity(id=name, name=name, kind="person") for name in ("Ada", "Ivo"))


def cite(article: str, speaker: Identity) -> Cite:
    return Cite(article=article, statement=f"{article}.{speaker.name}", speaker=speaker, party=speaker, words="w")


OFFER = Proposal(
    id="p1", issue="meeting", by=ADA, to=(IVO,), terms=Terms(venue="Tarn"), state="rejected", why="reject by Ivo",
    moves=(
        Move(act="propose", agent=ADA, cites=(cite("a", ADA),)), Move(act="reject", agent=IVO, cites=(cite("b", IVO),)),
    ),
)  # fmt: skip
ANSWER = Proposal(
    id="p2", issue="meeting", by=IVO, to=(ADA,), terms=Terms(venue="Sell"), state="open", why="no answer",
    moves=(Move(act="propose", agent=IVO, cites=(cite("b", IVO),)),), counters="p1",
)  # fmt: skip
DENIED = Dispute(
    id="d", kind="act denied", issue="meeting",
    sides=(Side(account="propose", cites=(cite("a", ADA),)), Side(account="deny", cites=(cite("b", IVO),))),
)  # fmt: skip

FIRST = WantedProposal(
    id="first", by=("Ada",), to=("Ivo",), issues=("meeting",), states=("rejected",), venues=("Tarn",), articles=2,
    why="by Ivo", moves=(WantedMove("reject", ("Ivo", "Norland")),),
)  # fmt: skip
SECOND = WantedProposal(
    id="second", by=("Ivo",), to=("Ada",), issues=("meeting",), states=("open",), counters="first", moves=()
)
SIDES = WantedDispute(id="denied", kinds=("act denied",), issues=("meeting",), sides=(("Ivo",), ("Ada",)))


def lacks(proposal: WantedProposal, *shown: Proposal) -> str:
    wanted = msgspec.structs.replace(load_wanted(), proposals=(proposal,), disputes=())
    return check(wanted, Story(proposals=shown))[proposal.id]


def test_what_is_there_lacks_nothing() -> None:
    wanted = msgspec.structs.replace(load_wanted(), proposals=(FIRST, SECOND), disputes=(SIDES,))
    found = check(wanted, Story(proposals=(ANSWER, OFFER), disputes=(DENIED,)))
    assert found == {"first": "", "second": "", "denied": ""}


def test_what_is_lacking_is_named() -> None:
    change = msgspec.structs.replace
    assert lacks(FIRST) == "no proposal"
    assert lacks(FIRST, ANSWER).startswith("no offer of Ada; not made to Ivo; venue Sell; state open")
    assert lacks(FIRST, change(OFFER, moves=OFFER.moves[:1])) == "moves of fewer than 2 articles; no reject by Ivo"
    assert lacks(change(FIRST, why="claimed by"), OFFER) == "why: reject by Ivo"
    assert lacks(change(FIRST, issues=("water",)), OFFER) == "on meeting"
    assert lacks(SECOND, ANSWER) == "does not answer first"


def test_one_proposal_is_not_taken_for_two() -> None:
    twice = msgspec.structs.replace(FIRST, id="again")
    wanted = msgspec.structs.replace(load_wanted(), proposals=(FIRST, twice), disputes=())
    assert check(wanted, Story(proposals=(OFFER,))) == {"first": "", "again": "no proposal"}


def test_two_sides_of_a_dispute_are_not_one() -> None:
    wanted = msgspec.structs.replace(load_wanted(), proposals=(), disputes=(SIDES,))
    one = msgspec.structs.replace(DENIED, sides=(Side(account="deny", cites=(cite("a", ADA), cite("b", IVO))),))
    assert check(wanted, Story(disputes=(one,)))["denied"] == "no two sides of Ivo and Ada"
    assert check(wanted, Story())["denied"] == "no dispute"
    other = msgspec.structs.replace(DENIED, kind="who asked first", issue="water")
    assert check(wanted, Story(disputes=(other,)))["denied"] == "is who asked first; on water"


def test_the_kept_items_are_those_of_the_first_five_articles() -> None:
    wanted = load_wanted()
    assert len(wanted.proposals) == 5 and len(wanted.disputes) == 3
