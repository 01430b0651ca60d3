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
    """Write a report: one HTML file with the story and every article.

    It opens with the parties, a timeline, the proposals, disputes and shifts; each line leads to its place in an
    article, where all statements are marked. Of some articles alone, the story is what these tell. The file holds
    everything it needs and fetches nothing: it can be mailed, printed and kept.

    \b
    Examples:
      dragoman report
      dragoman report -o letter.html courier-letter.txt
    """
    from dragoman.desk.page import Page
    from dragoman.story.keeping import ask_story, find_story

    with open_record(record) as held:
        story = find_story(held, articles) if articles else ask_story(held)
        found = [held.article(ref) for ref in articles or [row.id for row in held.articles()]]
        unique = {article.id: article for article in found}.values()
        pairs = [(article, held.corrected(article.id)) for article in unique]
        page = Page(pairs, held.people(), story)
    with open_output(out, [record], whole=True) as file:
        for piece in page.render():
            file.write(piece.encode("utf-8", "replace"))
    if out != "-":
        say(f"Wrote {out}")
