"""`show` an article in the terminal; `report`: articles as one HTML file."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.commands.options import (
    DEFAULT_RECORD,
    JsonOption,
    RecordOption,
    open_output,
    open_record,
    print_json,
    say,
)


def show(
    article: Annotated[
        str, typer.Argument(metavar="ARTICLE", help="Its id or the beginning of it, path or file name.")
    ],
    as_json: JsonOption = False,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Show an article with its statements marked and numbered.

    [3 …] stands around the words of statement 3; below the text are the speakers with their statements, how sure each
    is, and why it is held to be that speaker's. Furniture (menus, share bars, teasers) is dim. --json gives
    {"text": …, "reading": …}, the reading in the reading format.

    \b
    Examples:
      dragoman show 3f2a9c1b
      dragoman show courier-letter.txt | less -R
    """
    from dragoman.desk.show import print_article
    from dragoman.desk.terminal import make_console
    from dragoman.exports.lines import encode

    with open_record(record) as held:
        found = held.article(article)
        corrected = held.corrected(found.id)
    if as_json:
        print_json([encode({"text": found.text, "reading": corrected.kept}), b"\n"])
    else:
        print_article(make_console(), found, corrected)


def report(
    articles: Annotated[
        list[str] | None, typer.Argument(metavar="ARTICLE", help="Ids, paths or file names; none: all articles.")
    ] = None,
    out: Annotated[
        str, typer.Option("--out", "-o", metavar="FILE", help="Where to write; - is standard output.")
    ] = "report.html",
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Write a report: one HTML file with every article and its statements.

    The file holds everything it needs and fetches nothing: it can be mailed, printed and kept. Speakers' lists and the
    words in the text link to each other.

    \b
    Examples:
      dragoman report
      dragoman report -o letter.html courier-letter.txt
    """
    from dragoman.desk.page import Page

    with open_record(record) as held:
        found = [held.article(ref) for ref in articles or [row.id for row in held.articles()]]
        unique = {article.id: article for article in found}.values()
        page = Page([(article, held.reading(article.id)) for article in unique], held.people())
    with open_output(out) as file:
        for piece in page.render():
            file.write(piece.encode("utf-8", "replace"))
    if out != "-":
        say(f"Wrote {out}")
