"""The command `dragoman`: gathers the commands and gives every error one shape, one line on standard error."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer
from typer.exceptions import TyperException

from dragoman.commands import code, correcting, doctor, listings, pages, people, reading, story
from dragoman.errors import FAULTS, DragomanError

# Plain help instead of Rich's boxes: it reads well in a pipe, and Rich would take a third of the time that --help may.
app = typer.Typer(
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (
    reading.read,
    listings.statements,
    people.people,
    listings.search,
    listings.articles,
    pages.show,
    pages.report,
    story.proposals,
    story.positions,
    story.shifts,
    story.disputes,
    story.timeline,
    story.origins,
    people.merge,
    people.split,
    people.undo,
    people.decisions,
    correcting.correct,
    correcting.corrections,
    story.rebuild,
    code.code,
    doctor.doctor,
):
    app.command()(command)


def _print_version(asked: bool) -> None:
    if asked:
        # Finding the version reads the installed package's metadata: 20 ms that other commands need not spend.
        from dragoman import __version__

        print(f"dragoman {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Keep the record of a negotiation: who said what, to whom, when, through whom, in the articles' own words.

    \b
    Examples:
      dragoman read articles/          read files into the record, dragoman.db
      dragoman statements              list who said what
      dragoman proposals               what was offered, and what became of it
      dragoman disputes                where the accounts differ
      dragoman show ARTICLE            one article with its statements marked
      dragoman report                  everything as one HTML file
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command line and gives its exit code: 0 done, 1 done in part, 2 not done, 130 stopped by Ctrl-C."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that knows no "ł" still shows the rest
    if sys.stdout is None:
        sys.stdout = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")  # closed by the caller: nobody reads it
    try:
        code = app(args=arguments, prog_name="dragoman", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except DragomanError as error:
        return _fail(str(error))
    except TyperException as error:
        return _refuse(error, sys.argv[1:] if arguments is None else arguments)
    except BrokenPipeError:
        # The reader of the pipe has had enough (`| head`). Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except (KeyboardInterrupt, typer.Abort):
        return 130
    except OSError as error:
        return _fail(f"{error.filename or 'output'}: {error.strerror or error}; see that it can be read and written")
    except Exception as error:
        if FAULTS in os.environ:
            raise
        return _fail(f"a fault of the program ({type(error).__name__}: {error}); report it with what {FAULTS}=1 shows")


def _refuse(error: TyperException, given: Sequence[str]) -> int:
    """A command line that cannot be understood: what is wrong with it, and where its help is."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "dragoman"
    # Where Pydantic checked the value its own words come first, which tell the user nothing.
    message = " ".join(error.format_message().split()).replace("Value error, ", "")
    if not given or message.startswith("Usage:"):
        print(error.format_message(), file=sys.stderr)
        return error.exit_code
    print(f"{path}: {message.rstrip('.')}; see {path} --help", file=sys.stderr)
    return error.exit_code


def _fail(message: str) -> int:
    print(f"dragoman: {' '.join(message.split())}", file=sys.stderr)
    return 2
