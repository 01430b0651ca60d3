"""Acts on sentences written for this project: `dev/` to develop on, `test/` by other author-batches to measure,
`second/` and `third/` written before they were read and developed on after their first run (`FIRST` has its figures).

A sentence marks its statement: <source>, =cue=, [content]; the batch names who and what its names are, so that what is
measured is the reading of acts and not of names or statements. Scored as whole acts: type, agent, recipient (where the
label gives one), issue and venue must all be right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from bench.section import Row, Section, Setting
from dragoman.reading.acts import find_acts
from dragoman.reading.entities import find_figures, keys
from dragoman.reading.kinds import kind_of
from dragoman.reading.linking import Link
from dragoman.reading.names import clean_names
from dragoman.reading.parts import Part
from dragoman.reading.quotes import find_quoted
from dragoman.reading.speakers import Scene
from dragoman.reading.titles import find_roles
from dragoman.types import Act, EntityRef, Span, Statement

FOLDER = Path(__file__).parent

FIRST = {"second": ("51.4 (56/109)", "73.7 (56/76)"), "third": ("50.0 (28/56)", "70.0 (28/40)")}
"""Recall and precision of the batches that were written, labels and all, before the code first read them: `second` 151
sentences of ten desks at commit b75031b, `third` 80 of five desks after `second` had been developed on, at ee5b64d (the
code before that work: 46.4 and 70.3). They hold the turns that lists lack, on purpose: what acts told in words that
nobody had in mind may expect. After the first runs six labels of `second` and three of `third` were found to go
against docs/acts.md or the names that the batch gives, and were mended."""


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    text: str
    acts: list[str]


class Batch(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    names: dict[str, list[str]]
    items: list[Item]


class Label(NamedTuple):
    """A labelled act: `type[:of] | agent > recipient | issue @ venue | condition`, `-` for what is not asked."""

    type: str
    of: str | None
    agent: str | None
    recipient: str | None
    issue: str | None
    venue: str | None
    condition: str | None


def parse_label(words: str) -> Label:
    """Raises ValueError for a label of another form."""
    type, parties, about, *rest = (part.strip() for part in words.split("|"))
    type, _, of = type.partition(":")
    agent, _, recipient = (p.strip() for p in parties.partition(">"))
    issue, _, venue = (p.strip() for p in about.partition("@"))
    known = [None if x in ("", "-") else x for x in (of, agent, recipient, issue, venue, rest[0] if rest else "")]
    return Label(type, *known)


class Tally(NamedTuple):
    """Counts over sentences: acts wanted, acts read, acts right in all parts, and right in type alone."""

    wanted: int = 0
    read: int = 0
    right: int = 0
    typed: int = 0

    @property
    def recall(self) -> float:
        return 100 * self.right / max(1, self.wanted)

    @property
    def precision(self) -> float:
        return 100 * self.right / max(1, self.read)


class Case(NamedTuple):
    batch: str
    item: Item
    acts: tuple[Act, ...]
    wanted: list[Label]
    right: int
    typed: int


def measure(part: str) -> tuple[Tally, list[Case]]:
    """All sentences of `part`: "dev", "second", "third" or "test"."""
    cases = list(read_batches(part))
    return (
        Tally(
            sum(len(c.wanted) for c in cases),
            sum(len(c.acts) for c in cases),
            sum(c.right for c in cases),
            sum(c.typed for c in cases),
        ),
        cases,
    )


def read_batches(part: str) -> Iterator[Case]:
    for file in sorted((FOLDER / part).glob("*.yaml")):
        batch = msgspec.yaml.decode(file.read_bytes(), type=Batch)
        for item in batch.items:
            acts = read_item(batch, item)
            wanted = [parse_label(words) for words in item.acts]
            right, typed, left = 0, 0, list(acts)
            for label in wanted:
                typed += any(_type(a) == label.type for a in acts)
                hit = next((a for a in left if agrees(label, a)), None)
                if hit is not None:
                    right += 1
                    left.remove(hit)
            yield Case(file.stem, item, acts, wanted, right, typed)


def agrees(label: Label, act: Act) -> bool:
    return (
        _type(act) == label.type
        and (label.agent is None or _same(label.agent, act.agent))
        and (label.recipient is None or _same(label.recipient, act.recipient))
        and (label.issue is None or label.issue == act.issue)
        and _norm(label.venue) == _norm(act.venue)
    )


def _type(act: Act) -> str:
    return f"not {act.type}" if act.negated else act.type


def _same(name: str, ref: EntityRef | None) -> bool:
    """Equal, or one the end of the other: an entity has the fullest name that its sentence gives."""
    a, b = f" {_norm(name)}", f" {_norm(ref.name if ref else None)}"
    return ref is not None and (a.endswith(b) or b.endswith(a))


def _norm(name: str | None) -> str:
    return " ".join(keys(name or "")).removeprefix("the ")


def read_item(batch: Batch, item: Item) -> tuple[Act, ...]:
    """The acts read from one labelled sentence, with the entities and speaker that reading finds for it."""
    text, marks = strip_marks(item.text)
    names = []
    taken: set[int] = set()
    by_length = sorted(((n, kind) for kind, ns in batch.names.items() for n in ns), key=lambda p: -len(p[0]))
    for name, kind in by_length:
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            if taken.isdisjoint(range(*match.span())):
                names.append(Part(match.start(), match.end(), kind, 0.9))
                taken.update(range(*match.span()))
    figures = find_figures(text, clean_names(text, sorted(names)))
    find_roles(text, figures)
    parts = {
        role: [Part(low, high, role, 0.9) for r, low, high in marks if r == role]
        for role in ("source", "cue", "content")
    }
    link = Link(next(iter(parts["source"]), None), next(iter(parts["cue"]), None), tuple(parts["content"]))
    answer = Scene(text, figures, find_quoted(text, 0, len(text))).ask(link, None)
    statement = Statement(
        id="s",
        kind=kind_of(text, link, 0),
        content=tuple(_span(text, p) for p in link.contents),
        source=link.source and _span(text, link.source),
        cue=link.cue and _span(text, link.cue),
        speaker=EntityRef(answer.figure.make_id("a"), answer.figure.name) if answer.figure else None,
    )
    return find_acts(text, [f.freeze("a") for f in figures], [statement])[0]


def strip_marks(marked: str) -> tuple[str, list[tuple[str, int, int]]]:
    """The text without its marks, and the stretches that they marked."""
    pairs = {"<": ("source", ">"), "[": ("content", "]")}
    text = ""
    spans: list[tuple[str, int, int]] = []
    opened: list[tuple[str, str, int]] = []
    for char in marked:
        if opened and char == opened[-1][1]:
            role, _, start = opened.pop()
            spans.append((role, start, len(text)))
        elif char in pairs:
            opened.append((*pairs[char], len(text)))
        elif char == "=":
            opened.append(("cue", "=", len(text)))
        else:
            text += char
    return text, sorted(spans, key=lambda s: s[1])


def _span(text: str, part: Part) -> Span:
    return Span(part.start, part.end, text[part.start : part.end])


def make_rows(_: Setting) -> list[Row]:
    tally, cases = measure("test")
    return [
        Row("sentences", str(len(cases))),
        Row("act recall", f"{tally.recall:.1f} ({tally.right}/{tally.wanted})", "75"),
        Row("act precision", f"{tally.precision:.1f} ({tally.right}/{tally.read})", "80"),
        *(row for part, first in FIRST.items() for row in _developed_on(part, *first)),
    ]


def _developed_on(part: str, recall: str, precision: str) -> list[Row]:
    """Figures of a batch that has been developed on since its first run, beside those of that run."""
    tally, cases = measure(part)
    return [
        Row(f"{part} batch, {len(cases)} sentences, recall, {recall} at the first run", f"{tally.recall:.1f}"),
        Row(f"{part} batch, precision, {precision} at the first run", f"{tally.precision:.1f}"),
    ]


SECTION = Section("acts", "Acts, sentences written to measure them (bench/acts/test)", make_rows)
