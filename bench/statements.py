"""Whole statements on PolNeAR's dev part: not spans by themselves, but who said what put together.

Definitions, strict first; a statement and an attribution of the annotators are matched once:
- *whole*: source, cue and every content span have the annotators' very characters (white space at the edges aside);
- *content and source*: the same without the cue, on whose adverbs and auxiliaries annotators differ most;
- *told rightly*: the contents share three quarters of the characters that either covers (edges trimmed as in
  `bench.accuracy`) and the sources share half of theirs, or neither has one. This is what confidence is the chance of;
  for a quotation that goes on without a cue, which the annotators hang on a cue farther off, it is the chance that they
  hold three quarters of it to be said.

Statements inside another's words are left out, since the corpus is flat. Where two annotators read an article, the
first one's version counts. Raw text, whole product.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.accuracy import MATCH, TRIM, Share
from bench.section import Row, Section, Setting
from dragoman.reading import Reader
from dragoman.types import Article, Span, Statement
from training.polnear import Relation, load_polnear

SAME_SOURCE = 0.5
"""Least share of characters for the same source: "Hill" and "Hugh Hill, a doctor," differ, but mean one."""


BINS = 10


class Parts(NamedTuple):
    """One attribution's spans as (start, end), white space at the edges trimmed."""

    source: frozenset[tuple[int, int]]
    cue: frozenset[tuple[int, int]]
    content: frozenset[tuple[int, int]]


class Figures(NamedTuple):
    """Precision and recall of each strictness; each read statement's confidence with whether it was told rightly."""

    whole: tuple[Share, Share]
    sourced: tuple[Share, Share]
    told: tuple[Share, Share]
    judged: tuple[tuple[float, bool], ...]
    held_out: tuple[tuple[float, bool], ...]
    """Those of the articles that the weights of confidence were not fitted on."""


def f1(pair: tuple[Share, Share]) -> float:
    """Harmonic mean of precision and recall, in per cent."""
    p, r = pair[0].percent, pair[1].percent
    return 2 * p * r / (p + r) if p + r else 0.0


def measure(shared: Path, reader: Reader) -> Figures:
    """The figures over the 84 articles of dev."""
    gold = {a.name: a for a in load_polnear(shared / "data/polnear/dev.tar.gz", Counter())}
    articles = [Article(text=a.text, path=a.name) for a in gold.values()]
    return score(
        (article.text, gold[article.path].versions[0] if gold[article.path].versions else (), reading.statements)
        for article, reading in reader.read_many(articles)
    )


def score(articles: Iterable[tuple[str, Sequence[Relation], Sequence[Statement]]]) -> Figures:
    """Scores triples of text, the annotators' attributions and the statements read."""
    whole, sourced, told = ((Share(), Share()) for _ in range(3))
    judged: list[tuple[float, bool]] = []
    held_out: list[tuple[float, bool]] = []
    for number, (text, relations, statements) in enumerate(articles):
        wanted = [_of_relation(text, r) for r in relations]
        read = [s for s in statements if s.inside is None]
        found = [_of_statement(s) for s in read]
        _count(whole, _pair([tuple(w) for w in wanted], [tuple(f) for f in found]))
        _count(sourced, _pair([(w.content, w.source) for w in wanted], [(f.content, f.source) for f in found]))
        right = matches(text, wanted, found)
        _count(told, (len(right), len(wanted), len(found)))
        said = set().union(*(_characters(text, w.content) for w in wanted))
        goes_on = {j for j, f in enumerate(found) if not f.cue and _is_covered(_characters(text, f.content), said)}
        pairs = [(s.confidence, j in right.values() or j in goes_on) for j, s in enumerate(read)]
        judged += pairs
        held_out += [] if is_fitted(number) else pairs
    return Figures(whole, sourced, told, tuple(judged), tuple(held_out))


def _is_covered(characters: set[int], said: set[int]) -> bool:
    return len(characters & said) >= MATCH * len(characters)


def is_fitted(number: int) -> bool:
    """Whether an article of dev, by its number in order of the names, is in the half that confidence is fitted on."""
    return number % 2 == 0


def calibration_error(judged: Sequence[tuple[float, bool]]) -> float:
    """Expected calibration error in `BINS` bins of equal width (Naeini, Cooper & Hauskrecht 2015), 0 to 1."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in judged:
        bins.setdefault(min(int(confidence * BINS), BINS - 1), []).append((confidence, right))
    gaps = (abs(sum(c for c, _ in found) - sum(r for _, r in found)) for found in bins.values())
    return sum(gaps) / len(judged) if judged else 0.0


def matches(text: str, wanted: Sequence[Parts], found: Sequence[Parts]) -> dict[int, int]:
    """Which attribution (by index) is told rightly by which statement: one to one, best overlap first."""
    gold = [_characters(text, w.content) for w in wanted]
    read = [_characters(text, f.content) for f in found]
    overlaps = sorted(
        ((-len(g & r) / len(g | r), i, j) for i, g in enumerate(gold) for j, r in enumerate(read) if g & r),
    )
    right: dict[int, int] = {}
    for overlap, i, j in overlaps:
        is_free = i not in right and j not in right.values()
        if -overlap >= MATCH and is_free and _same_source(text, wanted[i], found[j]):
            right[i] = j
    return right


def _same_source(text: str, one: Parts, other: Parts) -> bool:
    a, b = _characters(text, one.source), _characters(text, other.source)
    return len(a & b) >= SAME_SOURCE * min(len(a), len(b)) and bool(a) == bool(b)


def _count(pair: tuple[Share, Share], counts: tuple[int, int, int]) -> None:
    hit, wanted, found = counts
    precision, recall = pair
    precision.hit, precision.of = precision.hit + hit, precision.of + found
    recall.hit, recall.of = recall.hit + hit, recall.of + wanted


def _pair(wanted: Sequence[object], found: Sequence[object]) -> tuple[int, int, int]:
    return (Counter(wanted) & Counter(found)).total(), len(wanted), len(found)


def _of_relation(text: str, relation: Relation) -> Parts:
    spans = {role: {_bare(text, s.start, s.end) for s in relation.spans if s.role == role} for role in Parts._fields}
    return Parts(**{role: frozenset(places) for role, places in spans.items()})


def _of_statement(statement: Statement) -> Parts:
    def places(*spans: Span | None) -> frozenset[tuple[int, int]]:
        return frozenset((s.start, s.end) for s in spans if s)

    return Parts(places(statement.source), places(statement.cue), places(*statement.content))


def _bare(text: str, start: int, end: int, trim: str | None = None) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip(trim)), end - len(words) + len(words.rstrip(trim))


def _characters(text: str, spans: Iterable[tuple[int, int]]) -> set[int]:
    return {k for start, end in spans for k in range(*_bare(text, start, end, TRIM))}


def make_rows(setting: Setting) -> list[Row]:
    found = measure(setting.shared, setting.reader)
    rows = [
        Row("source, cue and content all exact", _show(found.whole)),
        Row("content and source exact", _show(found.sourced)),
        Row("told rightly: content 3/4 the same, source the same", _show(found.told)),
        Row("expected calibration error, articles not fitted on", f"{calibration_error(found.held_out):.3f}"),
    ]
    for least in (0.5, 0.7, 0.9):
        kept = [right for confidence, right in found.held_out if confidence >= least]
        rows.append(Row(f"told rightly, of those at {least} or more", str(Share(sum(kept), len(kept)))))
    return rows


def _show(pair: tuple[Share, Share]) -> str:
    return f"{f1(pair):.1f} (P {pair[0].percent:.1f}, R {pair[1].percent:.1f})"


SECTION = Section("statements", "PolNeAR dev, whole statements, F1", make_rows, ("data/polnear/dev.tar.gz",))
