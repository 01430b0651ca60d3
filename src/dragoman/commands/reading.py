"""`dragoman read`: files into the record, or into JSON lines."""

from __future__ import annotations

from collections import Counter
from contextlib import ExitStack
from typing import Annotated

import typer

from dragoman.commands.options import DEFAULT_RECORD, MOST, open_output
from dragoman.commands.people import ListOption, use_own_list
from dragoman.errors import Problem, StopError

BYTES = 10_000_000
"""`dragoman.sources.DEFAULT_LIMIT`, which `--help` shows without importing the sources (a test holds them equal)."""

MUCH = 20_000
"""Bytes of all inputs, some five articles, from which on copies of the process read them; made in 30 ms."""


def read(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="Files, folders, globs; - is standard input.")],
    record: Annotated[
        str | None, typer.Option("--record", metavar="FILE", help="The record: a file or a database URL. [dragoman.db]")
    ] = None,
    jsonl: Annotated[
        str | None,
        typer.Option("--jsonl", metavar="FILE", help="Write readings as JSON lines; - is standard output."),
    ] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Date of publication, as 2032-03-10; wins over the files' own.")
    ] = None,
    publisher: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who published; wins over the files' own.")
    ] = None,
    language: Annotated[
        str | None, typer.Option(metavar="CODE", help="Language, as en; wins over the files' own.")
    ] = None,
    people: ListOption = None,
    limit: Annotated[int, typer.Option(metavar="BYTES", min=1, max=MOST, help="Skip a text larger than this.")] = BYTES,
    model: Annotated[str | None, typer.Option(metavar="FOLDER", help="A model other than the one that ships.")] = None,
    outlets: Annotated[
        str | None, typer.Option(metavar="FILE", help="A YAML file of outlets besides those that dragoman knows.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print problems only: no progress, no summary.")] = False,
) -> None:
    """Read articles and keep who said what.

    PATH may be .txt, .html, .json, .jsonl or .csv, a folder of these, a glob, or - for standard input. Articles go into
    the record (dragoman.db here, or --record FILE). With --jsonl alone no record is kept; give both for both. What the
    record already holds is passed over, so a stopped run goes on when the same command is given again.

    \b
    Examples:
      dragoman read articles/
      dragoman read page.html --publisher "Port Amity Tribune" --record talks.db
      dragoman read articles/*.txt --jsonl readings.jsonl
      pbpaste | dragoman read - --published 2032-03-10

    Exit code: 0 all read, 1 some or all skipped, 2 a command line, model or record that cannot be used.
    """
    from dragoman.commands.tally import Tally
    from dragoman.exports.lines import encode_line
    from dragoman.pipeline import read_into, unread
    from dragoman.reading import Reader
    from dragoman.record import Record
    from dragoman.sources import Given, find_inputs
    from dragoman.story.keeping import keep_story

    where = record or (None if jsonl else DEFAULT_RECORD)
    problems: list[Problem] = []
    passed: Counter[str] = Counter()
    inputs = find_inputs(paths, problems, passed)
    given = Given(published=published, publisher=publisher, language=language)
    with ExitStack() as stack:
        reader = Reader(model, outlets)
        if sum(item.size for item in inputs) >= MUCH:
            stack.enter_context(reader.apart())
        held = stack.enter_context(Record.open(where)) if where else None
        if people is not None:
            if held is None:
                raise StopError("--people", "a list is kept in a record", "give --record FILE, too")
            use_own_list(held, people)
        spared = [*(item.path for item in inputs if item.path != "-"), *([where] if where else [])]
        lines = stack.enter_context(open_output(jsonl, spared)) if jsonl else None
        tally = stack.enter_context(Tally(sum(item.size for item in inputs), where, quiet, passed))
        for problem in problems:
            tally.skip(problem)
        for event in read_into(held, inputs, reader, given=given, limit=limit):
            if isinstance(event, Problem):
                tally.skip(event)
                continue
            if lines:
                lines.write(encode_line(event.reading))
            tally.count(event, unread(event) if event.reading.note else None)
        if held:
            keep_story(held)
    if tally.faults:
        raise typer.Exit(1)
