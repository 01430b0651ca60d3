"""The timeline in the terminal."""

from __future__ import annotations

import io

import msgspec
from rich.console import Console

from dragoman.desk.standing import print_timeline
from dragoman.story.keeping.events import Event
from tests.story.making import fact, side


def test_a_move_of_two_proposals_is_printed_once() -> None:
    cite = fact("propose", "A", "B", "2031-03-01", words="ready to meet").cite
    one = Event(date="2031-03-01", party=side("A"), act="propose", issue="meeting", proposal="p1", cites=(cite,))
    other = msgspec.structs.replace(one, proposal="p2")
    later = msgspec.structs.replace(one, date="2031-03-02")
    out = io.StringIO()
    assert print_timeline(Console(file=out, width=80), [one, other, later], {}) == 3
    assert out.getvalue().count("ready to meet") == 2
