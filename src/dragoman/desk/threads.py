"""Proposals, disputes and shifts in the terminal: a heading in labels and names, and the words beside each line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dragoman.desk.citing import (
    count_sources,
    day_of,
    gather_echoes,
    name_of,
    pick_first,
    tell_act,
    tell_terms,
    who_said,
)
from dragoman.desk.terminal import make_table, on_one_line
from dragoman.story.types import Cite, Dispute, Move, Position, Proposal, Shift

if TYPE_CHECKING:
    from dragoman.record.citing import CitedPlace

Places = Mapping[str, "CitedPlace"]
ID_LENGTH = 8
LONGEST = 300
"""Characters of a statement that a table shows: six lines. `dragoman show` has all of them."""


def print_proposals(console: Console, rows: Iterable[Proposal], places: Places) -> int:
    """Each offer with its state and why, and its moves in order of time; returns how many."""
    count = 0
    for one in rows:
        _print_heading(
            console,
            count,
            f"{tell_terms(one.issue, one.terms)} · {one.state}",
            f"{name_of(one.by)} → {', '.join(map(name_of, one.to)) or '–'} · {one.why}",
        )
        table = lines_table()
        for move in one.moves:
            add_move(table, move, places)
        console.print(table)
        count += 1
    return count


def print_disputes(console: Console, rows: Iterable[Dispute], places: Places) -> int:
    """Each dispute with its sides, one under the other; returns how many."""
    count = 0
    for one in rows:
        about = ", ".join(map(name_of, one.parties))
        _print_heading(console, count, f"{one.kind} · {one.issue}", about)
        for number, side in enumerate(one.sides, 1):
            console.print(Text(f"  {number}. {on_one_line(side.account)}", style="italic"))
            table = lines_table()
            for cites in gather_echoes(side.cites):
                add_line(table, cites[0], cites, "", places)
            console.print(table)
        count += 1
    return count


def print_shifts(console: Console, rows: Iterable[Shift], places: Places) -> int:
    """Each change of position as two statements side by side; returns how many."""
    count = 0
    for one in rows:
        _print_heading(console, count, f"{one.party.name} · {one.issue}", "")
        table = make_table("", "", header=False)
        for column in table.columns:
            column.ratio = 1
        table.expand = True
        table.add_row(_stance(one.before, places), _stance(one.after, places))
        console.print(table)
        count += 1
    return count


def _stance(position: Position, places: Places) -> Text:
    cite = pick_first(position.cites)
    told = Text(f"{day_of(cite) or '–'}  {position.stance}", style="bold")
    told.append(f"\n{shorten(cite.words)}", style="not bold")
    told.append(f"\n{tell_place(cite, position.cites, places)}", style="not bold dim")
    return told


def _print_heading(console: Console, before: int, first: str, second: str) -> None:
    if before:
        console.print()
    console.print(Text(on_one_line(first), style="bold"))
    if second:
        console.print(Text(on_one_line(second), style="dim"))


def lines_table() -> Table:
    """Day, who with what, words: the same widths wherever lines stand, so that tables stay in line."""
    table = make_table("", "", "", header=False)
    for column, width in zip(table.columns, (10, 18), strict=False):
        column.width = width
    return table


def add_move(table: Table, move: Move, places: Places) -> None:
    """A move as a line: its first words, and how many articles and origins have it."""
    cite = pick_first(move.cites)
    add_line(table, cite, move.cites, tell_act(move.act, move.of, move.negated), places, name_of(move.agent))


def add_line(
    table: Table, cite: Cite, cites: tuple[Cite, ...], act: str, places: Places, agent: str | None = None
) -> None:
    """A statement as a line. `agent`: who acts, where that may be another than who speaks."""
    speaker = who_said(cite)
    who = Text(on_one_line(agent or speaker))
    if act:
        who.append(f"\n{act}", style="bold")
    if agent and cite.speaker and agent not in (cite.speaker.name, "–"):
        who.append(f"\nsays {on_one_line(cite.speaker.name)}", style="dim")
    words = Text(shorten(cite.words))
    words.append(f"\n{tell_place(cite, cites, places)}", style="dim")
    table.add_row(day_of(cite).replace("/", "/\n") or "–", who, words)


def tell_place(cite: Cite, cites: tuple[Cite, ...], places: Places) -> str:
    """`3f2a9c1b:4 · KTK · 3 articles, 1 origin`: what `dragoman show` and `correct` take, and who carries it."""
    place = places.get(cite.statement)
    known = (
        f"{cite.article[:ID_LENGTH]}:{place.number}" if place else cite.article[:ID_LENGTH],
        on_one_line(place.publisher) if place else "",
        count_sources(cites),
    )
    return " · ".join(part for part in known if part)


def shorten(words: str) -> str:
    """The words on one line, cut between two of them where they are longer than a table shows."""
    line = on_one_line(words)
    return line if len(line) <= LONGEST else line[:LONGEST].rpartition(" ")[0] + " […]"
