"""All that differs between databases, for SQLite: opening, locking, full-text search, soundness, what errors mean.

A second database needs its own of each function here and nothing elsewhere.

Settings. WAL: readers and the one writer do not wait for each other, and a process killed at any moment leaves a log
that the next one to open the file completes or drops whole. synchronous=FULL: a commit is on the disk before `add`
returns, so that an article reported as done survives a power cut as well as kill -9 (for which NORMAL would do). On
10,000 articles of 1,400 characters, 16 a transaction, on two busy cores: 480 articles/s against 658 with NORMAL, both
far above what can be read in a second.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.pool import StaticPool

from dragoman.record import shelf
from dragoman.record.words import Phrase

# Letters and numbers only: the default takes private-use characters too, which icon fonts leave beside a page's words.
_TOKENS = f"unicode61 remove_diacritics 2 categories ''L* N*'' separators ''{shelf.NUL_STAND_IN}''"
_INDEXES = {
    "article_words": ("articles", ("text",)),
    "statement_words": ("statements", ("speaker", "source", "content")),
}


def _search_ddl(index: str, table: str, columns: tuple[str, ...]) -> Iterator[str]:
    names, values = ", ".join(columns), ", ".join(f"new.{column}" for column in columns)
    yield (
        f"CREATE VIRTUAL TABLE {index} USING fts5({names}, content='{table}', content_rowid='serial', "
        f"tokenize='{_TOKENS}')"
    )
    # A trigger keeps the index in step whoever adds the row; rows of these columns are never changed or deleted.
    yield (
        f"CREATE TRIGGER {index}_in_step AFTER INSERT ON {table} "
        f"BEGIN INSERT INTO {index}(rowid, {names}) VALUES (new.serial, {values}); END"
    )


def make_engine(path: str, patience: float) -> sa.Engine:
    """An engine for a file or `:memory:`; a writer waits up to `patience` seconds for another to finish."""
    memory: dict[str, Any] = {"poolclass": StaticPool} if path == ":memory:" else {}
    # No isolation level: the driver begins no transaction of its own accord, _begin below does.
    arguments = {"timeout": patience, "isolation_level": None, "check_same_thread": False}
    engine = sa.create_engine(sa.URL.create("sqlite+pysqlite", database=path), connect_args=arguments, **memory)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


_MEMORY, _LOG = 128_000, 20_000
"""KiB of the file that a connection of `use_memory` may keep in memory, and pages (of 4 KiB) of log from which it is
copied into the file."""


def _prepare(connection: sqlite3.Connection, _: object) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")


def _begin(connection: sa.Connection) -> None:
    # A writer takes the write lock at once and so waits its turn; one that first reads and then writes would fail at
    # once when another wrote in between, however long its patience.
    begin = connection.get_execution_options().get("begin", "BEGIN")
    if begin:
        connection.exec_driver_sql(begin)


def writing(engine: sa.Engine) -> sa.Connection:
    """A connection whose transactions are the only ones that write."""
    return engine.connect().execution_options(begin="BEGIN IMMEDIATE")


def use_memory(connection: sa.Connection) -> None:
    """Lets a connection keep more of the file in memory, and copy its log into the file less often: for very many rows
    that go to all places of an index. Safe: a commit is on the disk as before."""
    connection.exec_driver_sql(f"PRAGMA cache_size = -{_MEMORY}")
    connection.exec_driver_sql(f"PRAGMA wal_autocheckpoint = {_LOG}")


def use_log(engine: sa.Engine, patience: float) -> None:
    """Puts the file into WAL mode, for good. SQLite does not wait for a lock here by itself, so this does."""
    until = time.monotonic() + patience
    while True:
        try:
            with engine.connect().execution_options(begin=None) as connection:
                if connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "delete":
                    connection.exec_driver_sql("PRAGMA journal_mode = WAL")
            return
        except sa.exc.OperationalError as error:
            if _result_code(error) != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.05)


_SQLITE_CODES = {  # primary result codes, https://sqlite.org/rescode.html: what is said, what to do
    3: ("may not be opened", "check the permissions of the file and its folder"),
    5: ("another program is writing to it and did not finish in time", "wait for it to end, then run this again"),
    6: ("another program has locked it", "wait for it to end, then run this again"),
    8: ("it may not be written", "check the permissions of the file and its folder, or copy it to a folder of yours"),
    10: ("the disk reports an error", "check the disk, then run this again"),
    11: ("the database is damaged", "restore a copy, or move the file away and read the articles again"),
    13: ("the disk is full", "make room, then run this again: what was reported as done is kept"),
    14: ("the file cannot be opened", "check that its folder is there and may be written"),
    26: ("the file is not a database", "give the record's file, or another name to make a new record"),
}


def _result_code(error: sa.exc.DBAPIError) -> int:
    return int(getattr(error.orig, "sqlite_errorcode", 0)) & 0xFF


def explain_error(error: sa.exc.DBAPIError) -> tuple[str, str] | None:
    """What is wrong and what to do, where a user can mend it; None for a fault of the program."""
    return _SQLITE_CODES.get(_result_code(error))


def is_among(column: sa.ColumnElement[Any], values: Iterable[int | str]) -> sa.ColumnElement[bool]:
    """The column has one of these values, however many: one parameter, where a list of 500 takes SQLAlchemy 3 ms."""
    return column.in_(sa.select(_each([_shelved(value) for value in values]).c.value))


def is_pair_among(
    one: sa.ColumnElement[Any], other: sa.ColumnElement[Any], pairs: Iterable[tuple[int | str, int | str]]
) -> sa.ColumnElement[bool]:
    """The two columns have one of these pairs of values; joins the pairs, as for `(one, other) IN` SQLite would search
    by the first alone."""
    value = _each([[_shelved(a), _shelved(b)] for a, b in pairs]).c.value
    first, second = (sa.func.json_extract(value, sa.literal_column(f"'$[{n}]'")) for n in (0, 1))
    return (one == first) & (other == second)


AMONG = "IN (SELECT value FROM json_each(?))"
"""As `is_among`, in the text of a question for `ask`."""


def ask(connection: sa.Connection, question: str, *values: int | str | Iterable[int | str]) -> list[tuple[Any, ...]]:
    """The rows of a question in SQL: for what is asked some fifty times an article, of which SQLAlchemy's making and
    typing of the question takes nine tenths of the time. A value that is neither number nor string is for AMONG."""
    given = tuple(
        _shelved(value) if isinstance(value, int | str) else json.dumps(_all_shelved(list(value))) for value in values
    )
    result = connection.exec_driver_sql(question, given)
    # The driver's own rows: SQLAlchemy's take twice as long, and a block has thousands.
    rows: list[tuple[Any, ...]] = list(result.cursor.fetchall())
    result.close()
    # What is ASCII is stored as it is, so that nearly always no row has to be looked at by itself.
    if all(_joined(column).isascii() for column in zip(*rows, strict=True)):
        return rows
    return [tuple(shelf.unshelve_text(one) if isinstance(one, str) else one for one in row) for row in rows]


def _joined(values: Sequence[Any]) -> str:
    """The strings of a column as one, so that one look at it tells of all. Most columns have nothing else, or none."""
    kinds = set(map(type, values))
    if not any(issubclass(kind, str) for kind in kinds):
        return ""
    return "".join(values if len(kinds) == 1 else [value for value in values if isinstance(value, str)])


def _each(values: list[Any]) -> sa.TableValuedAlias:
    told = sa.bindparam(None, json.dumps(values, ensure_ascii=False), sa.String, unique=True)
    return sa.func.json_each(told).table_valued("value")


def _shelved(value: Any) -> Any:
    return shelf.shelve_text(value) if isinstance(value, str) else value


def _values(rows: Sequence[Mapping[str, Any]], names: Sequence[str]) -> list[tuple[Any, ...]]:
    """The rows' columns of these names, as they are stored."""
    return list(zip(*(_all_shelved([row[name] for row in rows]) for name in names), strict=True))


def _all_shelved(values: Sequence[Any]) -> Sequence[Any]:
    """As `_shelved` for each: nearly always there is nothing to do, and one look at all together says so."""
    return [_shelved(value) for value in values] if shelf.is_bad(_joined(values)) else values


def insert_rows(connection: sa.Connection, table: sa.Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Adds rows that all have the same columns: three times as fast as through SQLAlchemy's types."""
    if not rows:
        return
    names = list(rows[0])
    columns = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join("?" * len(names))
    connection.exec_driver_sql(f'INSERT INTO "{table.name}" ({columns}) VALUES ({marks})', _values(rows, names))


def update_rows(connection: sa.Connection, table: sa.Table, key: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Changes rows found by their `key`; all are given the same columns."""
    if not rows:
        return
    names = [name for name in rows[0] if name != key]
    told = ", ".join(f'"{name}" = ?' for name in names)
    values = _values(rows, [*names, key])
    connection.exec_driver_sql(f'UPDATE "{table.name}" SET {told} WHERE "{key}" = ?', values)


def add_numbers(connection: sa.Connection, table: sa.Table, rows: Sequence[tuple[Any, ...]]) -> None:
    """Adds to the last column of a table that the others are the key of; rows that are not there are made. `rows`: with
    all columns in the table's order. They are no mappings, as a million statements give seven million of them."""
    if not rows:
        return
    *key, number = (f'"{column.name}"' for column in table.columns)
    marks = ", ".join("?" * len(rows[0]))
    values = list(zip(*map(_all_shelved, zip(*rows, strict=True)), strict=True))
    connection.exec_driver_sql(
        f'INSERT INTO "{table.name}" ({", ".join((*key, number))}) VALUES ({marks}) '
        f'ON CONFLICT ({", ".join(key)}) DO UPDATE SET {number} = "{table.name}".{number} + excluded.{number}',
        values,
    )


def create_search(connection: sa.Connection) -> None:
    """Full-text indexes of articles and statements, and what keeps them in step."""
    for index, (table, columns) in _INDEXES.items():
        for ddl in _search_ddl(index, table, columns):
            connection.exec_driver_sql(ddl)


def _match(phrases: tuple[Phrase, ...], columns: str) -> str:
    """An FTS5 query: each phrase in one of the columns. A phrase is quoted, so nothing in it is an operator."""
    quoted = (shelf.shelve_text(phrase.text.replace('"', " ")) for phrase in phrases)
    pieces = [f'"{text}"{"*" if phrase.prefix else ""}' for text, phrase in zip(quoted, phrases, strict=True)]
    return " AND ".join(f"({{{columns}}} : {piece})" for piece in pieces)


def match_statements(speaker: tuple[Phrase, ...] | None, about: tuple[Phrase, ...] | None) -> sa.Select[tuple[int]]:
    """Serials of the statements, of all readings, that have the words. Empty phrases match nothing."""
    words = sa.table("statement_words", sa.column("rowid", sa.Integer))
    if speaker == () or about == ():
        return sa.select(words.c.rowid).where(sa.false())
    query = [_match(speaker, "speaker source")] if speaker else []
    query += [_match(about, "content")] if about else []
    return sa.select(words.c.rowid).where(sa.literal_column("statement_words").op("MATCH")(" AND ".join(query)))


def rank_articles(connection: sa.Connection, phrases: tuple[Phrase, ...], limit: int) -> list[tuple[int, str]]:
    """Serial and stored text of the best articles that have all phrases, best first (BM25), each find between
    `shelf.MARK_START` and `shelf.MARK_END`."""
    query = sa.text(
        "SELECT rowid, highlight(article_words, 0, :start, :end) FROM article_words "
        "WHERE article_words MATCH :query ORDER BY rank, rowid LIMIT :limit"
    )
    marks = {"start": shelf.MARK_START, "end": shelf.MARK_END, "limit": limit}
    return [(row[0], row[1]) for row in connection.execute(query, {"query": _match(phrases, "text"), **marks})]


def find_faults(connection: sa.Connection) -> list[str]:
    """What the database finds wrong with itself, in its own words; a line each."""
    faults = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check") if row[0] != "ok"]
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        faults.append(f"row {row[1]} of {row[0]} points to a row of {row[2]} that is not there")
    for index, (table, _) in _INDEXES.items():
        try:
            connection.exec_driver_sql(f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)")
        except sa.exc.DatabaseError as error:
            if _result_code(error) != sqlite3.SQLITE_CORRUPT:
                raise
            faults.append(f"the search index {index} is not in step with {table}")
    return faults
