"""`dragoman code`: the PLOVER root of each row of sentence, source and target."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated, TextIO

import typer

from dragoman.commands.options import JsonOption, open_output, say
from dragoman.errors import SkipError, StopError

COLUMNS = ("sentence", "source", "target")

Row = dict[str, object]


def code(
    path: Annotated[
        str, typer.Argument(metavar="PATH", help="TSV with a header line, or JSON lines; - is standard input.")
    ],
    as_json: JsonOption = False,
) -> None:
    """Code what one actor did to another, as a PLOVER root.

    PATH holds one sentence a row with the columns sentence, source and target; others are kept. Each row comes out with
    root, quad, confidence and why added, as TSV, or as JSON lines with --json.

    \b
    Examples:
      dragoman code events.tsv > coded.tsv
      dragoman code events.jsonl --json

    Exit code: 0 all coded, 1 some or all rows skipped, 2 a command line or file that cannot be used.
    """
    from dragoman.reading.plover import code_event

    skipped = 0

    def coded(rows: Iterable[tuple[int, Row]]) -> Iterator[Row]:
        nonlocal skipped
        for number, row in rows:
            try:
                event = code_event(*(row.get(name, "") for name in COLUMNS))  # type: ignore[arg-type]  # it checks
            except SkipError as error:
                skipped += 1
                say(f"{path}:{number}: {error}")
                continue
            yield row | {"root": event.root, "quad": event.quad, "confidence": event.confidence, "why": event.why}

    with ExitStack() as stack:
        lines = _lines(path, stack)
        out = stack.enter_context(open_output("-"))
        for line in _as_lines(coded(_rows(path, lines)), as_json):
            out.write(line.encode("utf-8", "replace") + b"\n")
    if skipped:
        raise typer.Exit(1)


def _lines(path: str, stack: ExitStack) -> TextIO:
    if path == "-":
        if sys.stdin is None:
            raise StopError("-", "there is no standard input", "name a TSV or JSON lines file")
        return io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8-sig", newline="")
    try:
        return stack.enter_context(Path(path).open(encoding="utf-8-sig", newline=""))
    except OSError as error:
        raise StopError(path, f"cannot be read ({error.strerror})", "name a TSV or JSON lines file") from None


def _rows(path: str, lines: Iterable[str]) -> Iterator[tuple[int, Row]]:
    """Rows with their line numbers. StopError when the file is neither kind."""
    header: list[str] | None = None
    try:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            if header is None and line.lstrip().startswith("{"):
                yield number, _object(path, number, line)
                continue
            cells = line.rstrip("\r\n").split("\t")
            if header is None:
                header = cells
                missing = [name for name in COLUMNS if name not in header]
                if missing:
                    raise StopError(
                        f"{path}:{number}",
                        f"no column {', '.join(missing)}",
                        f"begin with a line of {', '.join(COLUMNS)}",
                    )
            else:
                yield number, dict(zip(header, cells, strict=False))
    except UnicodeDecodeError:
        raise StopError(path, "not UTF-8 text", "save it as UTF-8") from None


def _object(path: str, number: int, line: str) -> Row:
    try:
        found = json.loads(line)
    except json.JSONDecodeError as error:
        raise StopError(f"{path}:{number}", f"not JSON ({error.msg})", "give one object a line") from None
    except (ValueError, RecursionError):  # a number of 5,000 digits, brackets in brackets without end
        raise StopError(f"{path}:{number}", "JSON that cannot be read", "give one object a line") from None
    return dict(found)


def _as_lines(rows: Iterable[Row], as_json: bool) -> Iterator[str]:
    header = False
    for row in rows:
        if as_json:
            yield json.dumps(row, ensure_ascii=False)
            continue
        if not header:
            header = True
            yield "\t".join(row)
        yield "\t".join(" ".join(str(cell).split()) for cell in row.values())
