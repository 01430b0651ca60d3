"""Positions, timeline and origins in the terminal."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from dragoman.desk.citing import day_of, name_of, pick_first, tell_act, tell_terms
from dragoman.desk.terminal import on_one_line
from dragoman.desk.threads import ID_LENGTH, Places, lines_table, shorten, tell_place
from dragoman.story.types import Origin, Position

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dragoman.record import ArticleLabel
    from dragoman.story.keeping.events import Event

    Labels = Mapping[str, ArticleLabel]


def print_positions(console: Console, rows: Iterable[Position], places: Places) -> int:
    """Under each party and issue what it holds, the latest first and the earlier ones dim below; returns how many."""
    count = 0
    ordered = sorted(rows, key=lambda one: (one.party.name, one.party.id, one.issue))
    for _, held in groupby(ordered, key=lambda one: (one.party.id, one.issue)):
        history = list(held)[::-1]
        if count:
            console.print()
        console.print(Text(on_one_line(f"{history[0].party.name} · {history[0].issue}"), style="bold"))
        table = lines_table()
        for place, one in enumerate(history):
            cite = pick_first(one.cites)
            style = "dim" if place else ""
            words = Text(shorten(cite.words), style=style)
            words.append(f"\n{tell_place(cite, one.cites, places)}", style="dim")
            table.add_row(
                Text(one.since or day_of(cite) or "–", style=style), Text(one.stance, style=style or "bold"), words
            )
            count += 1
        console.print(table)
    return count


def print_timeline(console: Console, rows: Iterable[Event], places: Places) -> int:
    """Every move and position in order of time; a day stands once, and so does a move that is of several proposals, of
    which the table does not tell; returns how many."""
    table, before, count = lines_table(), None, 0
    shown: set[tuple[str, str, str]] = set()
    for event in rows:
        count += 1
        cite = pick_first(event.cites)
        who = Text(on_one_line(name_of(event.party)))
        who.append(f"\n{tell_act(event.act, event.of, event.negated)}", style="bold")
        if event.to:
            who.append(f"\n→ {on_one_line(event.to.name)}", style="dim")
        words = Text(on_one_line(tell_terms(event.issue, event.terms)), style="italic")
        words.append(f"\n{shorten(cite.words)}", style="not italic")
        words.append(f"\n{tell_place(cite, event.cites, places)}", style="not italic dim")
        day = event.date or "–"
        if (day, who.plain, words.plain) in shown:
            continue
        shown.add((day, who.plain, words.plain))
        table.add_row("" if day == before else day.replace("/", "/\n"), who, words)
        before = day
    if count:
        console.print(table)
    return count


def print_origins(console: Console, rows: Iterable[Origin], places: Places, labels: Labels) -> int:
    """Each origin with the articles that go back to it, in its order; returns how many."""
    count = 0
    for one in rows:
        if count:
            console.print()
        heading = f"{one.kind} · {one.name}" if one.name else one.kind
        console.print(Text(on_one_line(heading), style="bold"))
        table = lines_table()
        for article in one.articles:
            here = [id for id in one.statements if id.partition(".")[0] == article]
            table.add_row(*_line(article, here, places, labels))
        console.print(table)
        count += 1
    return count


def _line(article: str, statements: list[str], places: Places, labels: Labels) -> tuple[str, Text, Text]:
    label = labels.get(article)
    held = sorted((places[id] for id in statements if id in places), key=lambda place: place.number)
    words = Text(shorten(held[0].words) if held else on_one_line((label.title or label.path) if label else ""))
    numbers = ",".join(str(place.number) for place in held)
    where = f"{article[:ID_LENGTH]}:{numbers}" if numbers else article[:ID_LENGTH]
    words.append(f"\n{where}" if words.plain else where, style="dim")
    publisher = Text(on_one_line(label.publisher if label else None) or "–")
    return ((label.published if label else None) or "–")[:10], publisher, words
