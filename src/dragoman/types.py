"""The words of the project as data: frozen structs shared by every stage.

Terms follow PARC (Pareti 2012) and PolNeAR (Newell, Margolin & Ruths 2018): a statement is one attribution: a
*source*, a *cue* and *content* spans. All offsets count characters (Unicode code points) of the article's text, start
included, end excluded.
"""

from __future__ import annotations

import hashlib
from typing import Literal

import msgspec

Kind = Literal["direct", "indirect", "mixed", "narrated", "headline"]
EntityKind = Literal["person", "organisation", "place", "group"]
MentionForm = Literal["name", "nominal", "pronoun"]


class Span(msgspec.Struct, frozen=True):
    """A stretch of an article: `text` is exactly the characters from `start` to `end`."""

    start: int
    end: int
    text: str


class Furniture(msgspec.Struct, frozen=True):
    """A stretch that is not the article's reporting (menu, share bar, caption …) and why it was held to be so."""

    start: int
    end: int
    why: str


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One published text as a source gave it. `text` is never altered: offsets into a .txt are into the file."""

    text: str
    path: str
    """Where it came from, for people: a file, `file.jsonl:12` for a row, `-` for standard input."""
    title: str | None = None
    published: str | None = None
    """EDTF (ISO 8601-2) date of publication: `2024-11-08`, `2024-11-08T14:05:00Z`, `2024-11`."""
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    """ISO 639-1 code as given by the source; the reading finds out where none is given."""
    url: str | None = None

    @property
    def id(self) -> str:
        """16 hex digits that stand for the text: the same text read twice is one article."""
        return _digest(self.text)

    @property
    def key(self) -> str:
        """Stands for all that a reading depends on: text and metadata. A reading is cached by key and model version."""
        given = (self.title, self.published, self.publisher, self.authors, self.language)
        return _digest(self.text, *map(repr, given))


def _digest(*parts: str) -> str:
    raw = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(raw, digest_size=8).hexdigest()


class ArticleInfo(msgspec.Struct, frozen=True, kw_only=True):
    """What a reading says of the article itself: its metadata, language and furniture, without the text."""

    id: str
    path: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    url: str | None = None
    furniture: tuple[Furniture, ...] = ()


class Mention(msgspec.Struct, frozen=True):
    start: int
    end: int
    text: str
    form: MentionForm


class Entity(msgspec.Struct, frozen=True, kw_only=True):
    """A person, organisation, place or group of one article. `name` is its fullest name there, in its words."""

    id: str
    name: str
    kind: EntityKind
    role: str | None = None
    """The title or description that the article gives it, in the article's words."""
    mentions: tuple[Mention, ...] = ()

    @property
    def is_named(self) -> bool:
        """Whether the article names it. One only described ("senior diplomat") is known in this article alone."""
        for mention in self.mentions:  # the first nearly always: `any` over a generator takes three times as long
            if mention.form == "name":
                return True
        return not self.mentions


class EntityRef(msgspec.Struct, frozen=True):
    id: str
    name: str


class TimeExpression(msgspec.Struct, frozen=True, kw_only=True):
    """Time words with their value in EDTF (None: no anchor in the article) and as TIMEX3 (TimeML)."""

    start: int
    end: int
    text: str
    value: str | None = None
    timex: str | None = None


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """When a statement was made: the words and the EDTF date they resolve to."""

    text: str
    start: int
    end: int
    date: str | None = None


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """What a statement does to the talks. Types in docs/design.md; `of`: the act that a denial is about."""

    type: str
    of: str | None = None
    agent: EntityRef | None = None
    recipient: EntityRef | None = None
    issue: str | None = None
    venue: str | None = None
    date: str | None = None
    condition: str | None = None
    negated: bool = False
    plover: str | None = None
    why: str | None = None
    """The words that decided, as they stand in the article (white space made single)."""
    modality: str | None = None
    """`could`, `may`, `might` or `would`, where the act is told with one; None: it is told as done or meant."""


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """One attribution: who (source, speaker) said (cue) what (content)."""

    id: str
    kind: Kind
    content: tuple[Span, ...]
    source: Span | None = None
    cue: Span | None = None
    speaker: EntityRef | None = None
    addressee: EntityRef | None = None
    outlet: EntityRef | None = None
    said: Said | None = None
    occasion: Span | None = None
    inside: str | None = None
    """Id of the statement whose content holds this one."""
    confidence: float = 0.0
    """Between 0 and 1."""
    why: str | None = None
    """Why this speaker, or why none."""
    acts: tuple[Act, ...] = ()


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """All that was read from one article by one version of the model and code."""

    article: ArticleInfo
    model: str
    entities: tuple[Entity, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    statements: tuple[Statement, ...] = ()
    note: str | None = None
    """Why nothing was read, where that is so: a language that no model reads."""
