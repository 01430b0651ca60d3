"""`correct` a statement, and `corrections`: what people corrected, and how to take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.commands.options import (
    DEFAULT_RECORD,
    MOST,
    JsonOption,
    RecordOption,
    open_record,
    print_json,
    say,
)
from dragoman.errors import StopError

if TYPE_CHECKING:
    from dragoman.record import CorrectedField

NOBODY = "-"
"""What stands for no speaker and for no act."""

WhyOption = Annotated[str, typer.Option("--why", metavar="WORDS", help="The reason, kept and shown with it.")]
ByOption = Annotated[
    str | None, typer.Option("--by", metavar="NAME", help="Who says so; your user name where not given.")
]


def correct(
    statement: Annotated[
        str, typer.Argument(metavar="STATEMENT", help="ARTICLE:NUMBER as `dragoman show` has them, or its id.")
    ],
    why: WhyOption = "",
    speaker: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who said it; - where the article does not tell.")
    ] = None,
    act: Annotated[
        str | None, typer.Option(metavar="TYPE", help="What it does: accept, OLD=NEW for one of several, - nothing.")
    ] = None,
    reject: Annotated[bool, typer.Option("--reject", help="It is no statement.")] = False,
    by: ByOption = None,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Correct a statement: its speaker, its act, or that it is one.

    What was read is kept. The correction is an event with its reason: listings, story and report go by it and show it.
    It belongs to the words and not to the reading, so it holds when another model reads the article again.

    \b
    Examples:
      dragoman correct 3f2a9c1b:4 --speaker "Senna Okhtar" --why "she, not he"
      dragoman correct 3f2a9c1b:4 --act deny --why "he says he did not"
      dragoman correct 3f2a9c1b:4 --act promise=threaten --why "see context"
      dragoman correct 3f2a9c1b:9 --reject --why "a caption"
    """
    field, value, of = _find_change(statement, speaker, act, reject)
    with open_record(record) as held:
        made = held.correct(statement, field, value, of=of, why=why, made_by=by or _find_user())
    say(f"Correction {made.serial} kept; take it back with: dragoman corrections --undo {made.serial}")


def corrections(
    undo: Annotated[int | None, typer.Option(metavar="N", min=1, max=MOST, help="Take correction N back.")] = None,
    why: WhyOption = "",
    by: ByOption = None,
    everything: Annotated[bool, typer.Option("--all", help="Also those that were superseded or undone.")] = False,
    as_json: JsonOption = False,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """List people's corrections of statements, or take one back.

    Nothing is deleted: --all lists every event, with what superseded it.

    \b
    Examples:
      dragoman corrections
      dragoman corrections --undo 3 --why "the paper has corrected it"
      dragoman corrections --all --json
    """
    from dragoman.desk.correcting import print_corrections
    from dragoman.desk.terminal import make_console
    from dragoman.exports.lines import encode_array

    with open_record(record) as held:
        if undo is not None:
            held.undo(undo, why=why, made_by=by or _find_user())
            say(f"Correction {undo} no longer counts")
            return
        rows = held.corrections(everything)
    if as_json:
        print_json(encode_array(rows))
    elif not print_corrections(make_console(), rows):
        say("No corrections.")


def _find_change(
    where: str, speaker: str | None, act: str | None, reject: bool
) -> tuple[CorrectedField, str | None, str]:
    """Field, value and, for one act of several, the type that it had. StopError unless one thing is asked."""
    if (speaker is not None) + (act is not None) + reject != 1:
        raise StopError(where, "one thing at a time is corrected", "give --speaker, --act or --reject")
    if speaker is not None:
        if not speaker.strip():
            raise StopError(where, "the speaker's name is empty", f"give a name, or {NOBODY} for nobody")
        return "speaker", None if speaker == NOBODY else " ".join(speaker.split()), ""
    if act is not None:
        old, _, new = act.rpartition("=")
        _check_types(where, *([old] if "=" in act else []), *([] if new == NOBODY else [new]))
        return "act", None if new == NOBODY else new, old
    return "reject", None, ""


def _check_types(where: str, *types: str) -> None:
    from dragoman.record.rows import ACT_TYPES

    for name in types:
        if name not in ACT_TYPES:
            raise StopError(where, f"{name!r} is no type of act", f"give one of {', '.join(ACT_TYPES)}")


def _find_user() -> str:
    """The name under which the user is logged in; `unknown` where the system knows none."""
    from getpass import getuser

    try:
        return getuser()
    except (OSError, KeyError):
        return "unknown"
