"""Corrections in the terminal: a list of them, and the line that one leaves beside a statement."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from dragoman.desk.terminal import make_table, on_one_line

if TYPE_CHECKING:
    from dragoman.record import Correction

ID_LENGTH = 8


def tell_change(one: Correction) -> str:
    """What was corrected, in labels and names: `act: accept → reject`."""
    if one.field == "reject":
        return "rejected"
    if one.field == "undo":
        return f"undo {one.value}"
    return f"{one.field}: {one.of} → {one.value or '–'}" if one.of else f"{one.field}: {one.value or '–'}"


def tell_correction(one: Correction) -> str:
    """The line beside a corrected statement: what, who, why."""
    return f"{tell_change(one)} · {one.made_by}: {one.why}"


def print_corrections(console: Console, rows: Iterable[Correction]) -> int:
    """The corrections in the order in which they were made; returns how many."""
    table = make_table("No", "Article", "Correction", "Words")
    table.columns[0].justify = "right"
    table.columns[0].no_wrap = table.columns[1].no_wrap = True
    for one in rows:
        change = Text(on_one_line(tell_change(one)), style="dim" if one.superseded_by else "")
        change.append(f"\n{on_one_line(one.made_by)}, {one.made_at[:10]}", style="dim")
        if one.superseded_by:
            change.append(f"\nsuperseded by {one.superseded_by}", style="dim")
        words = Text(on_one_line(one.words))
        if one.why:
            words.append(f"\n{on_one_line(one.why)}", style="italic dim")
        table.add_row(str(one.serial), one.article[:ID_LENGTH], change, words)
    if table.row_count:
        console.print(table)
    return table.row_count
