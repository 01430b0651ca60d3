"""The terminal: consoles for output and for messages, and text made safe to print."""

from __future__ import annotations

import re

from rich.console import Console
from rich.table import Table

COLOURS = ("cyan", "yellow", "green", "magenta", "blue", "red")
"""Speakers take these in turn: the six ANSI colours that are legible on both dark and light grounds."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def make_console(stderr: bool = False) -> Console:
    """A console that prints words as they are: no markup, no emoji codes, no numbers coloured of its own accord.

    Rich keeps to 80 columns and drops colour when the output is a pipe, and honours NO_COLOR and COLUMNS.
    """
    return Console(stderr=stderr, markup=False, emoji=False, highlight=False)


def clean(text: str | None) -> str:
    """`text` without the characters that would steer the terminal: an article must not move the cursor."""
    return _CONTROL.sub("\ufffd", (text or "").replace("\r\n", "\n").replace("\r", "\n"))


def on_one_line(text: str | None) -> str:
    """`clean` text with every run of white space as one blank: for table cells."""
    return " ".join(clean(text).split())


def make_table(*columns: str, header: bool = True) -> Table:
    """A table without lines, two blanks between columns: reads well on a screen and in a pipe. Long cells wrap."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=header, header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    return table
