"""Options that several commands share, and output that goes to a file or to standard output."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from dragoman.errors import StopError

if TYPE_CHECKING:
    from dragoman.record import Record

DEFAULT_RECORD = "dragoman.db"

RecordOption = Annotated[str, typer.Option("--record", metavar="FILE", help="The record: a file or a database URL.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for programs instead of a table.")]
MOST = 2**31 - 1
"""The largest number that an option takes: what every database holds."""

LimitOption = Annotated[int | None, typer.Option("--limit", metavar="N", min=1, max=MOST, help="Show at most so many.")]


def open_record(where: str) -> Record:
    """The record that a listing asks; StopError where there is none."""
    from dragoman.record import Record

    return Record.open(where, create=False)


@contextmanager
def open_output(where: str, spared: Sequence[str] = (), whole: bool = False) -> Iterator[BinaryIO]:
    """A file for writing, or standard output for `-`. StopError names a file that cannot be written, and one of
    `spared`, which would be lost by it. `whole`: what was there stays until all is written, and if it never is."""
    if where == "-":
        sys.stdout.flush()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    files = [Path(path.removeprefix("sqlite:///")) for path in spared]
    if Path(where).exists() and any(file.exists() and file.samefile(where) for file in files):
        raise StopError(where, "holds what is read and would be overwritten", "name another file")
    target = Path(where).resolve()  # a link goes on pointing to what it points to
    is_device = target.exists() and not target.is_file()
    path = target.with_name(f"{target.name}.part") if whole and not is_device else target
    with ExitStack() as stack:
        if path != target:
            stack.callback(path.unlink, missing_ok=True)
        try:
            file = stack.enter_context(path.open("wb"))
        except OSError as error:
            raise StopError(where, f"cannot be written ({error.strerror})", "name a file that can") from error
        yield file
        if path != target:
            file.close()
            path.replace(target)


def print_json(pieces: Iterable[bytes]) -> None:
    """Writes encoded JSON to standard output, piece by piece."""
    with open_output("-") as out:
        for piece in pieces:
            out.write(piece)


def say(line: str) -> None:
    """One line for people, on standard error: standard output holds data alone."""
    print(line, file=sys.stderr)
