"""Finds words in the articles' texts: the exact words around each place, and the statement that it lies in."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from dragoman.record import dialect
from dragoman.record.rows import Hit
from dragoman.record.shelf import MARK_END, MARK_START, decode_reading, unshelve_text
from dragoman.record.tables import articles, readings
from dragoman.record.words import parse_words
from dragoman.types import Reading, Statement

_AROUND = 80
"""Characters shown before and after what was found: about two lines of a terminal together with it."""
_APART = 60
"""Finds of one line that are at most this far apart are one hit."""
_LONGEST = 200
_PER_ARTICLE = 3
"""Hits shown of one article, so that one long article does not fill the list."""

Place = tuple[int, int]


def find_hits(connection: sa.Connection, words: str, limit: int) -> Iterator[Hit]:
    """Hits in the articles that have all words, best article first; in each the places with most of the words."""
    phrases = parse_words(words)
    if not phrases or limit < 1:
        return
    ranked = dialect.rank_articles(connection, phrases, limit)
    for serial, marked in ranked:
        text, places = _read_marks(marked)
        row = connection.execute(_ARTICLE.where(articles.c.serial == serial)).one()
        reading = decode_reading(row.json)
        for group in _choose(text, places):
            start, end = group[0][0], group[-1][1]
            first, last = _widen(text, start, end)
            statement = _find_statement(reading, group)
            yield Hit(
                article_id=row.id,
                title=row.title,
                path=row.path,
                start=start,
                end=end,
                snippet=text[first:last],
                snippet_start=first,
                statement_id=statement.id if statement else None,
                speaker=statement.speaker.name if statement and statement.speaker else None,
            )
            limit -= 1
            if limit == 0:
                return


_ARTICLE = sa.select(articles.c.id, articles.c.title, articles.c.path, readings.c.json).where(
    readings.c.article == articles.c.serial, readings.c.superseded_by.is_(None)
)


def _read_marks(marked: str) -> tuple[str, list[Place]]:
    """The text without its marks, and the places that they stood around."""
    outside, *rest = marked.split(MARK_START)
    pieces, places = [unshelve_text(outside)], []
    offset = len(pieces[0])
    for piece in rest:
        found, _, after = (unshelve_text(part) for part in piece.partition(MARK_END))
        places.append((offset, offset + len(found)))
        pieces += [found, after]
        offset += len(found) + len(after)
    return "".join(pieces), places


def _choose(text: str, places: list[Place]) -> list[list[Place]]:
    """Places close together as one, those with most different words first chosen, in the text's order."""
    groups: list[list[Place]] = []
    for place in places:
        near = groups and place[0] - groups[-1][-1][1] <= _APART and place[1] - groups[-1][0][0] <= _LONGEST
        if near and "\n" not in text[groups[-1][-1][1] : place[0]]:
            groups[-1].append(place)
        else:
            groups.append([place])
    best = sorted(groups, key=lambda group: (-len({text[start:end].casefold() for start, end in group}), group))
    return sorted(best[:_PER_ARTICLE])


def _widen(text: str, start: int, end: int) -> Place:
    """A stretch of the same line around a place, cut between words where there is white space to cut at."""
    first = max(text.rfind("\n", 0, start) + 1, start - _AROUND)
    line_end = text.find("\n", end)
    last = min(line_end if line_end >= 0 else len(text), end + _AROUND)
    if first > 0 and not text[first - 1].isspace():
        first = next((at for at in range(first, start) if text[at].isspace()), first)
    if last < len(text) and not text[last].isspace():
        last = next((at for at in range(last, end, -1) if text[at - 1].isspace()), last)
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last


def _find_statement(reading: Reading, group: list[Place]) -> Statement | None:
    """The statement that holds most of the places; of several the innermost, which has the shortest stretch."""
    best: tuple[int, int] | None = None
    chosen = None
    for statement in reading.statements:
        spans = [span for span in (statement.source, statement.cue, *statement.content) if span]
        held = [s for start, end in group for s in spans if s.start <= start and end <= s.end]
        rank = (-len(held), min((span.end - span.start for span in held), default=0))
        if held and (best is None or rank < best):
            best, chosen = rank, statement
    return chosen
