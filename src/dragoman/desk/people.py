"""Who is who, and what was decided about it, as tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from dragoman.desk.terminal import make_table, on_one_line

if TYPE_CHECKING:
    from dragoman.story.identity import Decision, RoleSeen
    from dragoman.story.identity.listing import IdentityRow


def print_people(console: Console, rows: Iterable[IdentityRow], why: bool = False) -> int:
    """Who speaks and is spoken of, with title, counts, dates and other spellings; returns how many. `why`: with ids,
    titles and their dates, for whom they speak, and the reasons."""
    table = make_table("Name", "Kind", "Said", "Articles", "Dates")
    for column in table.columns[1:]:
        column.no_wrap = True
    for column in table.columns[2:4]:
        column.justify = "right"
    for row in rows:
        name = Text(on_one_line(row.name))
        if row.role:
            name.append(f", {on_one_line(row.role)}", style="dim")
        others = [on_one_line(spelling) for spelling in row.spellings if spelling != row.name]
        if others:
            name.append(f"\nalso {', '.join(others)}", style="dim")
        if why:
            for line in _reasons(row):
                name.append(f"\n{on_one_line(line)}", style="dim")
        dates = "\n".join(dict.fromkeys(date for date in (row.first, row.last) if date))
        table.add_row(name, row.kind, str(row.statements), str(row.articles), dates)
    if table.row_count:
        console.print(table)
    return table.row_count


def _reasons(row: IdentityRow) -> Iterable[str]:
    yield " · ".join(word for word in (row.id, row.wikidata) if word)
    if row.party:
        yield f"speaks for {row.party.name}"
    yield from (_title(role) for role in row.roles)
    yield from row.why


def _title(role: RoleSeen) -> str:
    dates = " to ".join(dict.fromkeys(date for date in (role.first, role.last) if date))
    return f"“{role.role}” {dates}".strip()


def print_decisions(console: Console, rows: Iterable[Decision]) -> int:
    """Decisions in the order in which they were made; returns how many."""
    table = make_table("", "Decision", "By", "When")
    table.columns[0].justify = "right"
    for row in rows:
        word = "=" if row.kind == "merge" else "≠"
        sides = (", ".join(sorted({selector.name for selector in side})) for side in (row.these, row.those))
        text = Text(on_one_line(f" {word} ".join(sides)))
        if row.why:
            text.append(f"\n{on_one_line(row.why)}", style="dim")
        if row.superseded_by:
            text.append(f"\ntaken back by {row.superseded_by}", style="dim")
        table.add_row(row.id, text, on_one_line(row.who), row.when[:10])
    if table.row_count:
        console.print(table)
    return table.row_count
