"""`people`, and the decisions about who is who: `merge`, `split`, `undo`, `decisions`."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING, Annotated

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
    from dragoman.record import Record

ListOption = Annotated[
    str | None,
    typer.Option(
        "--people",
        metavar="FILE",
        help="Your own list, as CSV: name, aliases, role, country, wikidata. It is honoured first, and remembered.",
    ),
]
WhyOption = Annotated[str, typer.Option("--why", metavar="WORDS", help="The reason, kept with the decision.")]
ByOption = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who decides. [your login name]")]


def people(
    why: Annotated[
        bool, typer.Option("--why", help="Show ids, titles with their dates, and why names are one.")
    ] = False,
    people: ListOption = None,
    as_json: JsonOption = False,
    limit: LimitOption = None,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """List the people and bodies of the record, each once, under all their names.

    Who is one with whom is inferred from names, titles and the company that they are named in; `dragoman people --why`
    gives the reasons. What is wrong is put right with `dragoman merge` and `dragoman split`, or by a list of your own.

    \b
    Examples:
      dragoman people
      dragoman people --why --limit 5
      dragoman people --people people.csv
      dragoman people --json | jq '.[].name'
    """
    from dragoman.desk.people import print_people
    from dragoman.desk.terminal import make_console
    from dragoman.exports.lines import encode_array
    from dragoman.story.keeping.people import list_people

    with open_record(record) as held:
        if people is not None:
            use_own_list(held, people)
        rows = list_people(held, limit)
    if as_json:
        print_json(encode_array(rows))
    elif not print_people(make_console(), rows, why):
        say("No people.")


def use_own_list(record: Record, path: str) -> None:
    """Makes a CSV file the record's own list."""
    from dragoman.story.identity import load_own
    from dragoman.story.identity.keeping import use_list

    use_list(record, load_own(path), path)


def merge(
    one: Annotated[str, typer.Argument(metavar="NAME", help="A name, or an id as `people --why` shows it.")],
    other: Annotated[str, typer.Argument(metavar="NAME", help="Another name of the same person, or an id.")],
    why: WhyOption = "",
    by: ByOption = None,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Decide that two are one. The record keeps it, for articles still to come too; `dragoman undo` takes it back.

    \b
    Examples:
      dragoman merge "Corvin Aldersey" "Korvin Aldersi" --why "one office"
      dragoman merge p1ce506c80741 p0b62f10c77aa
    """
    from dragoman.errors import StopError
    from dragoman.story.identity import Decision
    from dragoman.story.identity.keeping import decide
    from dragoman.story.identity.listing import find_identity, select_all
    from dragoman.story.identity.loading import load_identities

    with open_record(record) as held:
        found = load_identities(held, entity_ids=False)
        first, second = find_identity(found, one), find_identity(found, other)
        if first == second:
            raise StopError(other, f"{first.name} and {second.name} are one already", "see: dragoman people --why")
        these, those = (select_all(held, found, identity) for identity in (first, second))
        made = decide(held, Decision(id="", kind="merge", these=these, those=those, who=by or _user(), why=why))
    say(f"{first.name} and {second.name} are one now. To take it back: dragoman undo {made.id}")


def split(
    who: Annotated[str, typer.Argument(metavar="NAME", help="A name, or an id as `people --why` shows it.")],
    spellings: Annotated[
        list[str] | None, typer.Argument(metavar="SPELLING", help="Its names that are another's.")
    ] = None,
    article: Annotated[
        str | None, typer.Option(metavar="ARTICLE", help="In this article alone: id, path or file name.")
    ] = None,
    why: WhyOption = "",
    by: ByOption = None,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Decide that one is two: some spellings, or what one article calls so, are another. `dragoman undo` takes it back.

    \b
    Examples:
      dragoman split "Tomas Belaquir" "T. Belaquir" --why "his brother"
      dragoman split Dazhan --article gazeta-condition.html
    """
    from dragoman.story.identity import Decision
    from dragoman.story.identity.keeping import decide
    from dragoman.story.identity.listing import find_identity, select_some
    from dragoman.story.identity.loading import load_identities

    with open_record(record) as held:
        found = load_identities(held, entity_ids=False)
        identity = find_identity(found, who)
        within = held.article(article).id if article is not None else None
        these, those = select_some(held, found, identity, spellings or (), within)
        made = decide(held, Decision(id="", kind="split", these=these, those=those, who=by or _user(), why=why))
    apart = ", ".join(sorted({selector.name for selector in these}))
    say(f"{identity.name} and {apart} are two now. To take it back: dragoman undo {made.id}")


def undo(
    number: Annotated[str, typer.Argument(metavar="NUMBER", help="The decision's number, as `decisions` shows it.")],
    why: WhyOption = "",
    by: ByOption = None,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Take a decision back. It stays in the record, with who took it back.

    \b
    Examples:
      dragoman undo 3 --why "they are cousins"
    """
    from dragoman.errors import StopError
    from dragoman.story.identity import keeping

    with open_record(record) as held:
        found = keeping.undo(held, number, by or _user(), why)
    if found is None:
        raise StopError(number, "no decision that stands has this number", "see them with: dragoman decisions")
    say(f"Decision {number} is taken back.")


def decisions(as_json: JsonOption = False, record: RecordOption = DEFAULT_RECORD) -> None:
    """List what was decided about who is who, by whom, when and why; what was taken back too.

    \b
    Examples:
      dragoman decisions
    """
    from dragoman.desk.people import print_decisions
    from dragoman.desk.terminal import make_console
    from dragoman.exports.lines import encode_array
    from dragoman.story.identity.given import load_decisions

    with open_record(record) as held, held.asking() as connection:
        rows = load_decisions(connection)
    if as_json:
        print_json(encode_array(rows))
    elif not print_decisions(make_console(), rows):
        say("No decisions.")


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no login name: a container, a service
        return ""
