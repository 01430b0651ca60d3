"""One article in the terminal: its text with statements marked and numbered, then who said them."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from dragoman.desk.correcting import tell_correction
from dragoman.desk.marks import Run, cut_runs
from dragoman.desk.speakers import Speaker, group_by_speaker, tell_words
from dragoman.desk.tables import print_heading
from dragoman.desk.terminal import COLOURS, clean, make_table, on_one_line
from dragoman.record.correcting import Corrected
from dragoman.types import Article


def print_article(console: Console, article: Article, corrected: Corrected) -> None:
    """Prints the text wrapped at the console's width, with `[3 …]` around statement 3's words, then the speakers.

    The brackets carry the marks where there is no colour; with colour each speaker has one. Furniture is dim. What
    people corrected stands below the words; a rejected statement is listed there and not marked in the text.
    """
    reading = corrected.reading
    info = reading.article
    print_heading(console, info.id, info.title, info.path, info.publisher, info.published)
    console.print()
    speakers = group_by_speaker(reading)
    colours = _choose_colours(speakers)
    text = Text()
    for run in cut_runs(article.text, reading, corrected.rejected):
        _append(text, run, colours)
    console.print(text)
    if reading.note:
        console.print(Text(f"\n{on_one_line(reading.note)}", style="bold"))
    for speaker in speakers:
        _print_speaker(console, speaker, colours, corrected)


def _choose_colours(speakers: list[Speaker]) -> dict[int, str]:
    colours: dict[int, str] = {}
    for place, speaker in enumerate(speakers):
        colours |= {numbered.number: COLOURS[place % len(COLOURS)] for numbered in speaker.statements}
    return colours


def _append(text: Text, run: Run, colours: dict[int, str]) -> None:
    for number in run.opens:
        text.append(f"[{number} ", style=f"bold {colours[number]}")
    text.append(clean(run.text), style=_style(run, colours))
    if run.closes:
        text.append("]" * run.closes, style=f"bold {colours[run.contents[-1]]}")


def _style(run: Run, colours: dict[int, str]) -> str:
    if run.furniture is not None:
        return "dim"
    if run.sources:
        return f"bold {colours[run.sources[-1]]}"
    if run.contents:
        return colours[run.contents[-1]]
    return "italic" if run.cues else ""


def _print_speaker(console: Console, speaker: Speaker, colours: dict[int, str], corrected: Corrected) -> None:
    colour = colours[speaker.statements[0].number]
    name = Text(on_one_line(speaker.name) or "–", style=f"bold {colour}" if speaker.named else f"italic {colour}")
    if speaker.role:
        name.append(f", {on_one_line(speaker.role)}", style="not bold default")
    console.print()
    console.print(name)
    table = make_table("", "", "", "", header=False)
    for column, width in zip(table.columns, (3, 8, 4), strict=False):
        column.width = width
        column.justify = "left" if width == 8 else "right"
    for number, statement in speaker.statements:
        notes = corrected.notes.get(statement.id, ())
        words = Text(
            on_one_line(tell_words(statement)), style="strike dim" if statement.id in corrected.rejected else ""
        )
        told = any(note.field == "speaker" for note in notes)  # then the correction is why
        details = (statement.said.date if statement.said else None, None if told else statement.why)
        if any(details):
            words.append("\n" + " · ".join(on_one_line(detail) for detail in details if detail), style="dim")
        for note in notes:
            words.append(f"\n{on_one_line(tell_correction(note))}", style="not strike italic dim")
        table.add_row(str(number), statement.kind, f"{statement.confidence:.0%}", words)
    console.print(Padding(table, (0, 0, 0, 1)))
