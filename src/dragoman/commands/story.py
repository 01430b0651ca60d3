"""The story's listings: `proposals`, `positions`, `shifts`, `disputes`, `timeline`, `origins`.

Each asks what the record keeps of the story and shows it with the words that it rests on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from dragoman.commands.options import (
    DEFAULT_RECORD,
    JsonOption,
    LimitOption,
    RecordOption,
    open_record,
    print_json,
    say,
)

if TYPE_CHECKING:
    from dragoman.story.keeping.asking import Part

AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="As it was known then: from what was reported up to that day."),
]
PartyOption = Annotated[
    str | None, typer.Option("--party", metavar="NAME", help="Of this party alone: words of its name.")
]
IssueOption = Annotated[str | None, typer.Option("--issue", metavar="ISSUE", help="On this issue alone: words of it.")]


def proposals(
    party: PartyOption = None,
    issue: IssueOption = None,
    as_of: AsOfOption = None,
    limit: LimitOption = None,
    as_json: JsonOption = False,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """List the offers: who made them to whom, each answer, and the state.

    Under each offer stand its moves in order of time, with their words, the statement's place (as `dragoman show` and
    `dragoman correct` take it), the outlet, and how many articles and origins have it. After the parties stands why the
    offer is in its state.

    \b
    Examples:
      dragoman proposals
      dragoman proposals --issue meeting --as-of 2032-03-07
      dragoman proposals --json
    """
    from dragoman.desk.threads import print_proposals

    _list(record, "proposals", (party, issue, as_of, limit), as_json, print_proposals, "No proposals.")


def positions(
    party: PartyOption = None,
    issue: IssueOption = None,
    as_of: AsOfOption = None,
    limit: LimitOption = None,
    as_json: JsonOption = False,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """List what each party holds on each issue, and held before.

    The latest stands first, with the day since when; JSON has them in order of time.

    \b
    Examples:
      dragoman positions --party Kelvara
      dragoman positions --issue water --as-of 2032-03-08
    """
    from dragoman.desk.standing import print_positions

    _list(record, "positions", (party, issue, as_of, limit), as_json, print_positions, "No positions.")


def shifts(
    party: PartyOption = None,
    issue: IssueOption = None,
    as_of: AsOfOption = None,
    limit: LimitOption = None,
    as_json: JsonOption = False,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """List the changes of position: two statements side by side.

    \b
    Examples:
      dragoman shifts
      dragoman shifts --party Lorrenmark --json
    """
    from dragoman.desk.threads import print_shifts

    _list(record, "shifts", (party, issue, as_of, limit), as_json, print_shifts, "No shifts.")


def disputes(
    party: PartyOption = None,
    issue: IssueOption = None,
    as_of: AsOfOption = None,
    limit: LimitOption = None,
    as_json: JsonOption = False,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """List the accounts that cannot all hold, each with its sides.

    A side is named by an act or by the differing words; below it stand those who give that account. Which one holds is
    left to the reader.

    \b
    Examples:
      dragoman disputes
      dragoman disputes --party Dazhan --json
    """
    from dragoman.desk.threads import print_disputes

    _list(record, "disputes", (party, issue, as_of, limit), as_json, print_disputes, "No disputes.")


def timeline(
    party: PartyOption = None,
    issue: IssueOption = None,
    as_of: AsOfOption = None,
    limit: LimitOption = None,
    as_json: JsonOption = False,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """List every move and position in order of time.

    The day is that of saying or, where the article does not tell, of publication; – is an unknown one.

    \b
    Examples:
      dragoman timeline
      dragoman timeline --party Quessin --issue meeting
    """
    from dragoman.desk.standing import print_timeline

    _list(record, "timeline", (party, issue, as_of, limit), as_json, print_timeline, "Nothing on the timeline.")


def origins(
    as_of: AsOfOption = None,
    limit: LimitOption = None,
    as_json: JsonOption = False,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """List what goes back to one origin: the same text, quotation or agency.

    Articles under one heading repeat each other: they count as one where it is said how many origins something has.

    \b
    Examples:
      dragoman origins
      dragoman origins --json | jq '.[].articles'
    """
    from dragoman.desk.standing import print_origins

    def show(console: Any, rows: Any, places: Any) -> int:
        with open_record(record) as held:
            labels = held.labels(article for origin in rows for article in origin.articles)
        return print_origins(console, rows, places, labels)

    _list(record, "origins", (None, None, as_of, limit), as_json, show, "No origins that articles share.")


def _list(
    where: str,
    part: Part | Literal["timeline"],
    asked: tuple[str | None, str | None, str | None, int | None],
    as_json: bool,
    show: Callable[[Any, Any, Any], int],
    none: str,
) -> None:
    """Asks for one part of the story and shows it as JSON or as a table."""
    from msgspec.structs import replace

    from dragoman.desk.terminal import make_console
    from dragoman.exports.lines import encode_array
    from dragoman.story.keeping import StoryQuery, ask_events, ask_story

    party, issue, as_of, limit = asked
    query = StoryQuery(party=party, issue=issue, as_of=as_of, limit=limit)
    with open_record(where) as held:
        if part == "timeline":
            rows: list[Any] = list(ask_events(held, query))
        else:
            rows = list(getattr(ask_story(held, replace(query, part=part)), part))
        places = {} if as_json else held.cited(_cited(rows))
    if as_json:
        print_json(encode_array(rows))
    elif not show(make_console(), rows, places):
        say(none + _hint(party, issue))


def _hint(party: str | None, issue: str | None) -> str:
    """What to do next where nothing fits what was asked for: a name may be written otherwise in the record."""
    if party:
        return f" Is “{party}” a name that the record has? dragoman people lists them."
    return f" Is “{issue}” an issue that the record has? dragoman positions lists them." if issue else ""


def _cited(rows: Iterable[Any]) -> list[tuple[str, str]]:
    """Article and id of every statement that is shown."""
    from dragoman.desk.citing import cites_of, places_in
    from dragoman.story.types import Origin

    origins = [row for row in rows if isinstance(row, Origin)]
    cites = (cite for row in rows if not isinstance(row, Origin) for cite in cites_of(row))
    return [*places_in(origins), *((cite.article, cite.statement) for cite in cites)]


def rebuild(
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing: no progress, no summary.")] = False,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Build the story of all articles afresh.

    Not needed in everyday use: `dragoman read` and corrections keep the story in step, and the outcome is the same. For
    after a repair, or to see that it is.

    \b
    Examples:
      dragoman rebuild
      dragoman rebuild --record talks.db --quiet
    """
    from rich.progress import BarColumn, Progress, TextColumn

    from dragoman.desk.terminal import make_console
    from dragoman.story.keeping import rebuild_story

    console = make_console(stderr=True)
    columns = (BarColumn(bar_width=24), TextColumn("{task.description} {task.completed:,.0f} of {task.total:,.0f}"))
    hidden = quiet or not console.is_terminal
    # A bar that refreshes itself is a thread, and of a process with threads no copies are made.
    drawn = Progress(*columns, console=console, transient=True, disable=hidden, auto_refresh=False)
    with open_record(record) as held, drawn as bar:
        task = bar.add_task("articles", total=1)
        tell = partial(bar.update, task, refresh=True)
        rebuild_story(held, lambda step, done, total: tell(description=step, completed=done, total=total))
        articles = len(held.articles())
    if not quiet:
        say(f"Built the story of {articles:,} {'article' if articles == 1 else 'articles'} afresh in {record}")
