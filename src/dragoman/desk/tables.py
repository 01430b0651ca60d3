"""The listings as tables of at most the terminal's width. Each takes what the record gives and prints it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dragoman.desk.correcting import tell_correction
from dragoman.desk.speakers import find_name, tell_words
from dragoman.desk.terminal import clean, make_table, on_one_line

if TYPE_CHECKING:
    from dragoman.record import ArticleRow, Hit, StatementRow
    from dragoman.types import Statement

ID_LENGTH = 8
"""Digits of an article's id that are shown; any unique prefix names an article."""


WHO = 18
"""Characters of the column that says who spoke, and when."""


def print_statements(console: Console, rows: Iterable[StatementRow]) -> int:
    """Statements under a heading for each article; returns how many."""
    count = 0
    for article, group in groupby(rows, key=lambda row: row.article):
        if count:
            console.print()
        print_heading(console, article.id, article.title, article.path, article.publisher, article.published)
        table = _fixed_table((3, WHO, 8, 4))
        for row in group:
            statement = row.statement
            words = Text(on_one_line(tell_words(statement)))
            for note in row.corrections:
                words.append(f"\n{on_one_line(tell_correction(note))}", style="italic dim")
            table.add_row(str(row.number), _who(statement), statement.kind, f"{statement.confidence:.0%}", words)
            count += 1
        console.print(table)
    return count


def print_heading(
    console: Console, article_id: str, title: str | None, path: str, publisher: str | None, published: str | None
) -> None:
    """Two lines that say which article: its title (or path), then id, publisher and date."""
    console.print(Text(on_one_line(title) or on_one_line(path), style="bold"))
    known = (article_id[:ID_LENGTH], on_one_line(publisher), on_one_line(published))
    console.print(Text(" · ".join(word for word in known if word), style="dim"))


def _fixed_table(widths: tuple[int, ...]) -> Table:
    """Columns of these widths and one for the words: tables of several articles stay in line with each other."""
    table = make_table(*[""] * (len(widths) + 1), header=False)
    for column, width in zip(table.columns, widths, strict=False):
        column.width = width
    table.columns[0].justify = "right"
    return table


def _who(statement: Statement) -> Text:
    name, is_named = find_name(statement)
    who = Text(on_one_line(name) or "–", style="" if is_named else "italic dim")
    if statement.said and statement.said.date:
        date = statement.said.date
        # An interval of two days is wider than the column: its second day goes on the next line, whole.
        who.append("\n" + (date if len(date) <= WHO else date.replace("/", "/\n", 1)), style="dim")
    return who


def print_articles(console: Console, rows: Iterable[ArticleRow]) -> int:
    """The articles of the record; returns how many."""
    table = make_table("Article", "Published", "Publisher", "Title", "Said")
    table.columns[0].no_wrap = True
    table.columns[-1].justify = "right"
    for row in rows:
        # A path would be cut anywhere in the column; the file's name names the article as well.
        title = Text(on_one_line(row.title) or on_one_line(row.path.rpartition("/")[2]))
        if row.note:
            title.append(f"\n{on_one_line(row.note)}", style="dim")
        published = on_one_line(row.published)[:10]
        table.add_row(row.id[:ID_LENGTH], published, on_one_line(row.publisher), title, str(row.statements))
    if table.row_count:
        console.print(table)
    return table.row_count


def _light_up(hit: Hit) -> Text:
    start, end = hit.start - hit.snippet_start, hit.end - hit.snippet_start
    snippet = Text()
    for words, style in ((hit.snippet[:start], ""), (hit.snippet[start:end], "bold"), (hit.snippet[end:], "")):
        snippet.append(re.sub(r"\s+", " ", clean(words)), style)
    return snippet


def print_hits(console: Console, hits: Iterable[Hit]) -> int:
    """Where the words were found, under a heading for each article; returns how many."""
    count = 0
    for _, group in groupby(hits, key=lambda hit: hit.article_id):
        if count:
            console.print()
        table = _fixed_table((18,))
        table.columns[0].justify = "left"
        for hit in group:
            if not table.row_count:
                print_heading(console, hit.article_id, hit.title, hit.path, None, None)
            table.add_row(Text(on_one_line(hit.speaker) or "–"), _light_up(hit))
            count += 1
        console.print(table)
    return count
