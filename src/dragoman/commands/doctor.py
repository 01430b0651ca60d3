"""`dragoman doctor`: what runs here, and whether the models and the record are sound."""

from __future__ import annotations

import platform
import re
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from dragoman.commands.options import DEFAULT_RECORD, JsonOption, RecordOption, print_json
from dragoman.errors import StopError


def doctor(
    model: Annotated[str | None, typer.Option(metavar="FOLDER", help="A model other than the one that ships.")] = None,
    as_json: JsonOption = False,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Check versions, the models and the record.

    Exit code: 0 all is sound, 1 something is not.

    \b
    Examples:
      dragoman doctor
      dragoman doctor --record talks.db --json
    """

    from dragoman import __version__

    version, model_faults = _check_model(model)
    events, event_faults = _check_events()
    articles, record_faults = _check_record(record)
    found = _Found(
        dragoman=__version__,
        python=f"{platform.python_version()} on {platform.system()} {platform.machine()}",
        packages=_find_versions(),
        model=version,
        events=events,
        record=record,
        articles=articles,
        faults=model_faults + event_faults + record_faults,
    )
    if as_json:
        from dragoman.exports.lines import encode

        print_json([encode(found), b"\n"])
    else:
        _print(found)
    if found.faults:
        raise typer.Exit(1)


class _Found(msgspec.Struct, frozen=True, kw_only=True):
    """What `doctor --json` prints."""

    dragoman: str
    python: str
    packages: dict[str, str | None]
    """Version by name; None: missing."""
    model: str | None
    """The reader's version; None where the model cannot be used."""
    events: str | None
    """The name and date of the model of event codes; None where it cannot be used."""
    record: str
    articles: int | None
    """None where there is no record yet, or none that opens."""
    faults: list[str]
    """Empty: all is sound."""


def _find_versions() -> dict[str, str | None]:
    from importlib.metadata import PackageNotFoundError, requires, version

    versions: dict[str, str | None] = {"sqlite": _sqlite()}
    try:
        needed = [need for need in requires("dragoman") or [] if "extra ==" not in need]
    except PackageNotFoundError:  # run from its source folder without having been installed
        needed = []
    for name in sorted(re.split(r"[^\w.-]", need)[0] for need in needed):
        try:
            versions[name] = version(name)
        except PackageNotFoundError:
            versions[name] = None
    return versions


def _sqlite() -> str:
    import sqlite3

    return sqlite3.sqlite_version


def _check_model(folder: str | None) -> tuple[str | None, list[str]]:
    """The model's version and its faults; loading it checks its files against their checksums."""
    from dragoman.reading import Reader

    try:
        return Reader(folder).version, []
    except StopError as error:
        return None, [str(error)]


def _check_events() -> tuple[str | None, list[str]]:
    """The model of event codes and its faults; it shares the vocabulary of the reader's model, and checks that, too."""
    from dragoman.reading.plover.encoder import load_encoder

    try:
        card = load_encoder().card
    except StopError as error:
        return None, [str(error)]
    return f"{card.name}, {card.date}", []


def _check_record(where: str) -> tuple[int | None, list[str]]:
    """How many articles, and the record's faults. That the default record is not there yet is no fault."""
    from dragoman.record import Record

    if where == DEFAULT_RECORD and not Path(where).exists():
        return None, []
    try:
        with Record.open(where, create=False) as record:
            return len(record.articles()), record.check()
    except StopError as error:
        return None, [str(error)]


def _print(found: _Found) -> None:
    from rich.text import Text

    from dragoman.desk.terminal import make_console, make_table

    packages = ", ".join(f"{name}\u00a0{version or 'missing'}" for name, version in found.packages.items())
    kept = f"{found.record}, none yet" if found.articles is None else f"{found.record}, {found.articles:,} articles"
    table = make_table("", "", header=False)
    table.columns[0].no_wrap = True
    table.add_row("Dragoman", found.dragoman)
    table.add_row("Python", found.python)
    table.add_row("Packages", packages)
    table.add_row("Model", found.model or "none that can be used")
    table.add_row("Event codes", found.events or "none that can be used")
    table.add_row("Record", Text(kept))
    table.add_row("Faults", Text("\n".join(found.faults) or "none"))
    make_console().print(table)
