"""Finds what a user calls by name: an article by its id, the beginning of it, its path or its file's name; a statement
by its id or its article and number."""

from __future__ import annotations

import json
import os
import re
from difflib import get_close_matches

import sqlalchemy as sa

from dragoman.errors import StopError
from dragoman.record.dialect import is_among
from dragoman.record.listing import load_reading
from dragoman.record.tables import appearances, articles
from dragoman.types import Article, Reading, Statement

_ID = re.compile("[0-9a-f]{4,16}")
"""An id or its beginning: four digits tell articles apart in most records, and hardly a word is spelt with these."""
_STATEMENT_ID = re.compile(r"([0-9a-f]{16})\.s\S+")
_SHOWN = 3
_BY_ID = sa.select(articles.c.serial).where(articles.c.id == sa.bindparam("wanted"))


def find_article(connection: sa.Connection, ref: str) -> int:
    """Serial of the article that `ref` names. Where two texts have stood at one path, the one seen there last.

    Raises StopError naming near matches when there is none, and the articles when there are several.
    """
    ref = ref.strip()
    may_be_id = _ID.fullmatch(ref.lower()) is not None
    by_id: int | None = connection.execute(_BY_ID, {"wanted": ref.lower()}).scalar() if may_be_id else None
    if by_id is not None:
        return by_id
    paths = {ref, os.path.normpath(ref)} if ref else {ref}
    found = _latest(connection, is_among(appearances.c.path, paths)) or _latest(connection, appearances.c.name == ref)
    if not found and may_be_id:
        starts = articles.c.id.startswith(ref.lower())
        ids = connection.execute(sa.select(articles.c.id, articles.c.serial).where(starts))
        found = {row[0]: row[1] for row in ids}
    if not found:
        raise StopError(ref or "article", "no article of the record is called so", _near(connection, ref))
    if len(found) > 1:
        shown = ", ".join(sorted(found)[:_SHOWN]) + (", …" if len(found) > _SHOWN else "")
        raise StopError(ref, f"{len(found)} articles are called so: {shown}", "give more of the path or of the id")
    return next(iter(found.values()))


def find_statement(connection: sa.Connection, ref: str) -> tuple[int, Reading, Statement]:
    """The statement that `ref` names, by its id or as `ARTICLE:NUMBER`: its article, the live reading, and itself.

    Raises StopError as `find_article` does, or telling which statements the article has.
    """
    by_id = _STATEMENT_ID.fullmatch(ref.strip())
    article, _, number = (by_id[1], "", "") if by_id else ref.strip().rpartition(":")
    if not article or not (by_id or (number.isdecimal() and len(number) < 10)):
        how = "give its article and number as in 3f2a9c1b:4, or its id"
        raise StopError(ref or "statement", "this names no statement", how)
    serial = find_article(connection, article)
    reading = load_reading(connection, serial)
    for count, statement in enumerate(reading.statements, 1):
        if (statement.id == ref.strip()) if by_id else count == int(number):
            return serial, reading, statement
    found = f"the article has {len(reading.statements)} statements, none of them this"
    raise StopError(ref, found, f"see them with: dragoman show {article}")


def _latest(connection: sa.Connection, condition: sa.ColumnElement[bool]) -> dict[str, int]:
    """Article last seen at each path that fits: path → serial, each article once."""
    select = sa.select(appearances.c.path, appearances.c.article).where(condition).order_by(appearances.c.serial)
    last = {row[0]: row[1] for row in connection.execute(select)}
    return {path: serial for serial, path in {serial: path for path, serial in last.items()}.items()}


def _near(connection: sa.Connection, ref: str) -> str:
    names: dict[str, str] = {}
    select = sa.select(appearances.c.path, appearances.c.name, articles.c.title).join(articles)
    for path, name, title in connection.execute(select.order_by(appearances.c.serial)):
        names |= {known.casefold(): path for known in (path, name, title) if known}
    if not names:
        return "the record is empty: read articles into it first"
    near = dict.fromkeys(names[close] for close in get_close_matches(ref.casefold(), names, n=_SHOWN))
    return f"did you mean {' or '.join(near)}?" if near else "find it with: dragoman search WORDS"


def load_texts(connection: sa.Connection, serials: list[int]) -> dict[int, Article]:
    """Articles with their texts and paths alone, by serial: for what has their readings at hand."""
    select = sa.select(articles.c.serial, articles.c.text, articles.c.path).where(is_among(articles.c.serial, serials))
    return {row.serial: Article(text=row.text, path=row.path) for row in connection.execute(select)}


def load_article(connection: sa.Connection, serial: int) -> Article:
    """The article with the metadata that all its appearances give."""
    row = connection.execute(sa.select(articles).where(articles.c.serial == serial)).one()
    given = {name: row._mapping[name] for name in Article.__struct_fields__ if name != "authors"}
    return Article(**given, authors=tuple(json.loads(row.authors)))
