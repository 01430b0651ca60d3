"""The record's front door. All else in this package serves these methods."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from types import TracebackType
from typing import Self

import sqlalchemy as sa

from dragoman.errors import StopError
from dragoman.record import corrections as events
from dragoman.record import dialect, listing
from dragoman.record.asking import fetch_statements, find_places
from dragoman.record.checking import find_faults
from dragoman.record.citing import CitedPlace, find_cited, find_labels
from dragoman.record.correcting import Corrected, correct_reading, places_of
from dragoman.record.finding import find_article, find_statement, load_article
from dragoman.record.opening import open_engine, telling
from dragoman.record.people import find_people
from dragoman.record.rows import (
    ArticleLabel,
    ArticleRow,
    CorrectedField,
    Correction,
    Hit,
    PersonRow,
    StatementQuery,
    StatementRow,
)
from dragoman.record.searching import find_hits
from dragoman.record.tables import SCHEMA
from dragoman.record.writing import add_pairs
from dragoman.types import Article, Reading

ANYTHING = StatementQuery()
PATIENCE = 60.0
"""Seconds to wait for another process to finish writing. A chunk of articles takes well under one."""


class Record:
    """Articles, every reading of them, and where each was seen. Several processes may use one record at once; within a
    process, a record in memory is for one thread at a time.

    Any method raises StopError when the file cannot be used: locked for longer than the patience, damaged, on a full
    disk or taken away.
    """

    def __init__(self, engine: sa.Engine, where: str) -> None:
        self._engine = engine
        self.where = where
        """The record's file, or `:memory:`."""

    @classmethod
    def open(
        cls, where: str | os.PathLike[str] = "dragoman.db", create: bool = True, patience: float = PATIENCE
    ) -> Self:
        """Opens a file, `:memory:` or an SQLAlchemy URL; makes a new record there unless `create` is False, and brings
        one of an older schema up to date. `patience`: seconds to wait while another process writes.

        Raises StopError when there is none and none may be made, or the file is no database, another program's, of a
        newer schema, locked, or in a folder that may not be written.
        """
        return cls(*open_engine(where, create, patience))

    @property
    def schema(self) -> str:
        """The schema of the open record, always the one that this code writes."""
        return SCHEMA

    def add(self, article: Article, reading: Reading) -> None:
        """Adds one article with its reading in one transaction: when it returns, both are on the disk."""
        self.add_many([(article, reading)])

    def add_many(self, pairs: Iterable[tuple[Article, Reading]]) -> None:
        """Adds all or none, in one transaction. The pairs are taken first, so that no lock is held while they are made:
        give a chunk (some dozens), not everything.

        What is there already is not added again. An article seen at a new place, or at a known one with other metadata,
        gets an appearance. A reading by another version, or of metadata last seen, supersedes the live one and both
        stay; what the same version once read from the same text and metadata is taken from the record.
        Raises StopError when a reading is not of its article.
        """
        taken = list(pairs)
        if not taken:
            return
        with telling(self.where), dialect.writing(self._engine) as connection, connection.begin():
            add_pairs(connection, taken)

    def holds(self, article: Article, version: str) -> bool:
        """Whether reading this article with `version` would give nothing new: this text with this metadata was read by
        it, wherever it was seen, and no other version has superseded that."""
        with self._reading() as connection:
            return listing.holds(connection, article, version)

    def held(self, article: Article, version: str) -> Reading | None:
        """The reading that `holds` speaks of, None when it is not held. It may not be the live one: see `add_many`."""
        with self._reading() as connection:
            return listing.load_held(connection, article, version)

    def articles(self) -> list[ArticleRow]:
        """All articles: the dated ones by date, then the others; by title or path within a day."""
        with self._reading() as connection:
            return listing.list_articles(connection)

    def article(self, ref: str) -> Article:
        """The article with this id, beginning of an id (4 digits or more), path or file name. Its metadata is that of
        its latest appearance, with what that lacks taken from earlier ones.

        Raises StopError naming near matches when there is none, or the paths when there are several.
        """
        with self._reading() as connection:
            return load_article(connection, find_article(connection, ref))

    def reading(self, article_id: str) -> Reading:
        """The live reading of an article, as it was made. Takes what `article` takes, and raises the same."""
        with self._reading() as connection:
            return listing.load_reading(connection, find_article(connection, article_id))

    def corrected(self, article_id: str) -> Corrected:
        """The live reading as people have corrected it, with what they corrected. Takes and raises as `article`."""
        with self._reading() as connection:
            reading, made = events.load_live(connection, find_article(connection, article_id))
        return correct_reading(reading, made)

    def correct(
        self, statement: str, field: CorrectedField, value: str | None, *, why: str, made_by: str, of: str = ""
    ) -> Correction:
        """Keeps a person's correction of a statement: an event that holds for later readings of its article too.

        `statement` is its id, or `ARTICLE:NUMBER` with ARTICLE as `article` takes it. `field`: `speaker` with the name
        (None: the article does not say), `act` with the type (None: it does nothing; `of`: for the act of this type
        alone), or `reject`: it is no statement. Raises StopError where there is no such statement, or no reason.
        """
        if not why.strip():
            raise StopError(statement, "a correction needs its reason", "give one with --why")
        with telling(self.where), dialect.writing(self._engine) as connection, connection.begin():
            article, reading, found = find_statement(connection, statement)
            event = Correction(
                article=reading.article.id,
                field=field,
                of=of,
                value=value,
                spans=places_of(found),
                made_by=made_by,
                why=why.strip(),
            )
            return events.add_correction(connection, article, reading, event)

    def undo(self, serial: int, *, why: str, made_by: str) -> Correction:
        """Takes a correction back, by an event. Raises StopError where none of this number counts."""
        with telling(self.where), dialect.writing(self._engine) as connection, connection.begin():
            return events.undo_correction(connection, serial, made_by, why.strip())

    def corrections(self, everything: bool = False) -> list[Correction]:
        """The corrections that count, in the order in which they were made; with `everything` all events."""
        with self._reading() as connection:
            return events.list_corrections(connection, everything)

    def statements(self, query: StatementQuery = ANYTHING) -> Iterator[StatementRow]:
        """The statements of live readings that fit the query, in the order of `articles` and then of the text.

        They are found at once and fetched as they are taken. Raises StopError, here and not later, for a date or kind
        that is none and for an article that is not there.
        """
        with self._reading() as connection:
            article = find_article(connection, query.article) if query.article else None
            places = find_places(connection, query, article)
        return fetch_statements(self._reading, places)

    def cited(self, statements: Iterable[tuple[str, str]]) -> dict[str, CitedPlace]:
        """Where statements stand, given as pairs of article and statement id: for what points to them by id."""
        with self._reading() as connection:
            return find_cited(connection, statements)

    def labels(self, articles: Iterable[str]) -> dict[str, ArticleLabel]:
        """What is shown of articles, by their whole ids; ids that are not in the record are left out."""
        with self._reading() as connection:
            return find_labels(connection, articles)

    def people(self) -> list[PersonRow]:
        """All persons named in live readings, and all other entities that speak; most statements first."""
        with self._reading() as connection:
            return find_people(connection)

    def search(self, words: str, limit: int = 50) -> list[Hit]:
        """Places in the articles that have all the words, whatever their case and accents; best article first, at most
        three places of each. `"in quotes"` is a phrase, `talk*` any word that begins so; no other sign means anything.
        """
        with self._reading() as connection:
            return list(find_hits(connection, words, limit))

    def check(self) -> list[str]:
        """Faults of the record, one a line with what to do; none when it is sound. Reads everything: some seconds for
        10,000 articles."""
        try:
            with telling(self.where), dialect.writing(self._engine) as connection:
                transaction = connection.begin()
                try:
                    return list(find_faults(connection))
                finally:
                    transaction.rollback()
        except StopError as error:
            return [str(error)]

    @contextmanager
    def asking(self) -> Iterator[sa.Connection]:
        """A connection for the stages that keep what they work out beside the readings: to read alone."""
        with self._reading() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """A transaction in which no other writer is: committed at the end, undone by an exception."""
        with telling(self.where), dialect.writing(self._engine) as connection, connection.begin():
            dialect.use_memory(connection)
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        with telling(self.where), self._engine.connect() as connection:
            yield connection

    def close(self) -> None:
        """Lets go of the file. What was added is on the disk whether or not this is called."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


@lru_cache(1)
def open_apart(where: str) -> Record:
    """The record for the work of a copy of this process (`dragoman.copies`): by a connection of the copy's own."""
    return Record.open(where, create=False)
