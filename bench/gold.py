"""Gold: what people found in the articles of the example story, and where.

`examples/README.md` describes the files. A span of a plain text states its offsets; a span of a page or a row states
the words and the stretch (`where`) that they stand in, because there the extraction of the page decides the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from dragoman.types import Kind


class GoldError(ValueError):
    """A gold file that does not fit its form or its article: which statement, what was found, what was expected."""


class GoldSpan(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The words of a span, with its offsets, or with which occurrence (from 1) in the statement's `where` is meant."""

    text: str
    start: int | None = None
    end: int | None = None
    nth: int = 1


class GoldAct(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    type: str
    of: str | None = None
    agent: str | None = None
    recipient: str | None = None
    issue: str | None = None
    venue: str | None = None
    date: str | None = None
    condition: str | None = None


class GoldStatement(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    id: str
    kind: Kind
    speaker: str
    content: tuple[GoldSpan, ...]
    where: str | None = None
    """The paragraph or paragraphs that hold the spans; None where the spans state offsets."""
    source: GoldSpan | None = None
    cue: GoldSpan | None = None
    said: str | None = None
    date: str | None = None
    addressee: str | None = None
    outlet: str | None = None
    occasion: str | None = None
    inside: str | None = None
    acts: tuple[GoldAct, ...] = ()
    optional: bool = False
    note: str | None = None


class GoldArticle(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    file: str
    """Name of the article's file; `name.jsonl:2` for the row on line 2."""
    title: str | None
    published: str | None
    publisher: str | None
    authors: tuple[str, ...]
    boilerplate: tuple[str, ...]
    """Lines of furniture, wherever they occur in the text."""
    people: dict[str, tuple[str, ...]]
    """Name as the gold writes it, and its other spellings in the story."""
    statements: tuple[GoldStatement, ...]


def load_gold(path: Path) -> list[GoldArticle]:
    """Gold of a file, or of every .json file of a folder by name. Raises GoldError for a file of another form."""
    files = sorted(path.glob("*.json")) if path.is_dir() else [path]
    found = []
    for file in files:
        try:
            found.append(msgspec.json.decode(file.read_bytes(), type=GoldArticle))
        except msgspec.DecodeError as error:
            raise GoldError(f"{file}: not a gold file ({error}); see examples/README.md for its form") from error
    return found


def resolve(gold: GoldArticle, text: str) -> dict[str, Any]:
    """The gold as JSON values with every span's offsets into `text`.

    A headline whose words are not in the text is left out: there the title is kept beside the text, not in it. Any
    other statement whose words are not there stays, with empty content, so that a score counts it as missed: a page's
    extraction that loses a paragraph loses its statements. Raises GoldError where stated offsets do not hold their
    words, or the words of a span are not in its stretch.
    """
    statements = []
    for item in gold.statements:
        made = _resolve_statement(item, text)
        if made is not None:
            statements.append(made)
    resolved: dict[str, Any] = msgspec.to_builtins(gold)
    resolved["statements"] = statements
    return resolved


def _resolve_statement(item: GoldStatement, text: str) -> dict[str, Any] | None:
    made: dict[str, Any] = msgspec.to_builtins(item)
    made.pop("where", None)
    stretch = (0, len(text)) if item.where is None else next(iter(reversed([*_find(item.where, text)])), None)
    if stretch is None:  # the last occurrence is meant: a title or standfirst may stand twice, the article is under it
        if item.kind == "headline":
            return None
        made.pop("source", None)
        made.pop("cue", None)
        return made | {"content": []}
    made["content"] = [_place(item, span, text, stretch) for span in item.content]
    if item.source:
        made["source"] = _place(item, item.source, text, stretch)
    if item.cue:
        made["cue"] = _place(item, item.cue, text, stretch)
    return made


def _place(item: GoldStatement, span: GoldSpan, text: str, stretch: tuple[int, int]) -> dict[str, Any]:
    if span.start is not None and span.end is not None:
        start, end = span.start, span.end
        if text[start:end] != span.text:
            raise GoldError(f"{item.id}: {text[start:end]!r} stands at {start}-{end}, {span.text!r} expected")
    else:
        places = [(a, b) for a, b in _find(span.text, text) if a >= stretch[0] and b <= stretch[1]]
        if len(places) < span.nth:
            raise GoldError(f"{item.id}: {span.text!r} stands {len(places)} times in its stretch, {span.nth} expected")
        start, end = places[span.nth - 1]
    return {"start": start, "end": end, "text": text[start:end]}


def _find(words: str, text: str) -> Iterator[tuple[int, int]]:
    """Whole-word occurrences; white space matches any white space, since pages differ in how they break paragraphs."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    before = r"(?<!\w)" if re.match(r"\w", words) else ""
    after = r"(?!\w)" if re.match(r"\w", words[-1]) else ""
    for match in re.finditer(before + pattern + after, text):
        yield match.span()
