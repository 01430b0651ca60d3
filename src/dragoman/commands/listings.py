"""The listings: `statements`, `search`, `articles`. Each is a question to the record and a table or JSON."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.commands.options import (
    DEFAULT_RECORD,
    MOST,
    JsonOption,
    LimitOption,
    RecordOption,
    open_record,
    print_json,
    say,
)
from dragoman.types import Kind


def statements(
    speaker: Annotated[
        str | None, typer.Option(metavar="NAME", help="Words of the speaker's name, or of the source.")
    ] = None,
    about: Annotated[str | None, typer.Option(metavar="WORDS", help="Words that it holds, in any order.")] = None,
    kind: Annotated[
        Kind | None, typer.Option(metavar="KIND", help="direct, indirect, mixed, narrated or headline.")
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="From this day, month or year on.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Up to this day, month or year, inclusive.")] = None,
    article: Annotated[
        str | None, typer.Option(metavar="ARTICLE", help="Of one article: id, path or file name.")
    ] = None,
    min_confidence: Annotated[
        float, typer.Option(metavar="P", min=0, max=1, help="Leave out those less likely to be right.")
    ] = 0.0,
    limit: LimitOption = None,
    as_json: JsonOption = False,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """List who said what, in the articles' words.

    The number before a statement is its number in the article, as in `dragoman show`. Where no speaker is named, the
    source's own words stand there in italics (in JSON the speaker is null). --since and --until go by when it was said
    or, where the article does not tell, by when it was published. --about takes '"a phrase"', in both pairs of marks,
    and talk* (any ending).

    \b
    Examples:
      dragoman statements --speaker Dazhan --since 2032-03
      dragoman statements --about invitation --kind direct
      dragoman statements --json --min-confidence 0.8
    """
    from dragoman.desk.tables import print_statements
    from dragoman.desk.terminal import make_console
    from dragoman.exports.lines import encode_array
    from dragoman.record import StatementQuery

    query = StatementQuery(
        speaker=speaker, about=about, kind=kind, since=since, until=until, article=article, limit=limit,
        min_confidence=min_confidence,
    )  # fmt: skip
    with open_record(record) as held:
        rows = held.statements(query)
        if as_json:
            from dragoman.exports.identified import identify

            print_json(encode_array(identify(held, rows)))
        elif not print_statements(make_console(), rows):
            say("No statements.")


def search(
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORD", help="Words to look for, in any order."),
    ],
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, max=MOST, help="Show at most so many.")] = 50,
    as_json: JsonOption = False,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Search the statements and the text of all articles.

    A hit inside a statement names its speaker; – is the article's own text. Words in quotation marks are found
    in a row; talk* has any ending.

    \b
    Examples:
      dragoman search Vantha sluices
      dragoman search "half a yes"
      dragoman search 'invit*' --json
    """
    from dragoman.desk.tables import print_hits
    from dragoman.desk.terminal import make_console
    from dragoman.exports.lines import encode_array

    with open_record(record) as held:
        hits = held.search(" ".join(map(_as_phrase, words)), limit)
    if as_json:
        print_json(encode_array(hits))
    elif not print_hits(make_console(), hits):
        say("Nothing found.")


def _as_phrase(argument: str) -> str:
    """The shell takes the quotation marks off `"half a yes"`; an argument of several words was in some."""
    return f'"{argument}"' if " " in argument.strip() and '"' not in argument else argument


def articles(as_json: JsonOption = False, limit: LimitOption = None, record: RecordOption = DEFAULT_RECORD) -> None:
    """List the articles of the record.

    The first column begins the article's id; `dragoman show` takes it, a path or a file name.

    \b
    Examples:
      dragoman articles
      dragoman articles --json
    """
    from dragoman.desk.tables import print_articles
    from dragoman.desk.terminal import make_console
    from dragoman.exports.lines import encode_array

    with open_record(record) as held:
        rows = held.articles()[:limit]
    if as_json:
        print_json(encode_array(rows))
    elif not print_articles(make_console(), rows):
        say("No articles.")
