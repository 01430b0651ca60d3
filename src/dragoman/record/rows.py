"""What the record is asked and what it answers, as frozen structs. None holds the time of reading: see `tables`."""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

from dragoman.types import EntityKind, Statement


class StatementQuery(msgspec.Struct, frozen=True, kw_only=True):
    """Which statements are wanted; all that is given must hold. A field left None (or blank) asks nothing."""

    speaker: str | None = None
    """Whole words of the speaker's name or of the source's words, in any order; case and accents do not matter."""
    about: str | None = None
    """Words of the content: each must be there. `"in quotes"` is a phrase, `talk*` any word that begins so."""
    kind: str | None = None
    since: str | None = None
    """EDTF date, or a year, or a year and month. Compared with when the statement was made, where its article tells,
    else with the article's date of publication; a date known only in part matches when it may lie in the range, and
    a statement without any date does not match."""
    until: str | None = None
    """The end of the range, inclusive: `2024-11` takes in the 30th."""
    article: str | None = None
    """As `Record.article` takes it."""
    min_confidence: float = 0.0
    """Leaves out the statements that are less likely to be right, 0 to 1."""
    limit: int | None = None


class ArticleLabel(msgspec.Struct, frozen=True, kw_only=True):
    """What is shown of an article beside its statement."""

    id: str
    title: str | None
    path: str
    published: str | None
    publisher: str | None


class StatementRow(msgspec.Struct, frozen=True, kw_only=True):
    """A statement with its article; `number` counts from 1 in the article's order."""

    article: ArticleLabel
    statement: Statement
    """As people have corrected it."""
    number: int
    corrections: tuple[Correction, ...] = ()
    """What they corrected, with who and why."""


class ArticleRow(msgspec.Struct, frozen=True, kw_only=True):
    """An article in a list; `statements` counts those of its live reading."""

    id: str
    title: str | None
    path: str
    published: str | None
    publisher: str | None
    language: str | None
    statements: int
    note: str | None
    """Why nothing was read, where that is so."""


class PersonRow(msgspec.Struct, frozen=True, kw_only=True):
    """One who speaks or is named, by one name; the same name in several articles is one row."""

    name: str
    """The spelling that most articles have."""
    kind: EntityKind
    role: str | None
    """The description that most articles give."""
    statements: int
    articles: int
    first: str | None
    """Day (or first day of the interval) of the earliest dated article that names them; `last` the latest's last."""
    last: str | None
    spellings: tuple[str, ...]


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A place in an article's text where searched words stand: `start` to `end`, in characters."""

    article_id: str
    title: str | None
    path: str
    start: int
    end: int
    snippet: str
    """The article's exact words around the place."""
    snippet_start: int
    """Where the snippet begins in the text: the words searched for are `snippet[start - snippet_start:]` onwards."""
    statement_id: str | None
    """The innermost statement that the place lies in."""
    speaker: str | None


ActType = Literal[
    "propose", "accept", "reject", "withdraw", "demand", "request", "promise", "threaten", "accuse", "deny", "confirm",
    "support", "concede", "no-comment",
]  # fmt: skip
"""The types of act of docs/design.md, which a correction may give."""
ACT_TYPES: tuple[str, ...] = get_args(ActType)
CorrectedField = Literal["speaker", "act", "reject", "undo"]
Places = tuple[tuple[int, int], ...]


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """What a person said of a statement: that another spoke, that it does something else, that it is none."""

    serial: int = 0
    """Its number in the record; 0 before it is in one."""
    article: str
    title: str | None = None
    path: str = ""
    spans: Places
    """Where the statement's content stood, in characters of the article."""
    field: CorrectedField
    of: str = ""
    """For `act`: the type that is corrected; empty for all that the statement does."""
    value: str | None = None
    """The speaker's name or the act's type; None: nobody is named, it does nothing. For `undo`: which was undone."""
    words: str = ""
    """What stands there, exactly, parts joined by " … "; filled in a list of corrections."""
    made_by: str
    why: str
    made_at: str = ""
    superseded_by: int | None = None
