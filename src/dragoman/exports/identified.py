"""Statements with the identities of their speakers, as exports carry them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from dragoman.record import ArticleLabel, Record, StatementRow
from dragoman.story.identity.loading import load_identities
from dragoman.story.types import Identity
from dragoman.types import Statement


class IdentifiedRow(msgspec.Struct, frozen=True, kw_only=True):
    """A statement with its article and number, who speaks across all articles, and on whose behalf."""

    article: ArticleLabel
    statement: Statement
    number: int
    speaker: Identity | None
    party: Identity | None
    """The speaker itself, where it speaks for nobody else."""


def identify(record: Record, rows: Iterable[StatementRow]) -> Iterator[IdentifiedRow]:
    """The rows, each with its speaker's identity and party; None where the statement has no speaker."""
    found = load_identities(record)
    for row in rows:
        speaker = row.statement.speaker
        yield IdentifiedRow(
            article=row.article,
            statement=row.statement,
            number=row.number,
            speaker=found.of(speaker.id) if speaker else None,
            party=found.party(speaker.id) if speaker else None,
        )
