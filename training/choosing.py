"""Chooses the limits of `dragoman.reading.choosing` on PolNeAR dev: `python -m training.choosing --data … --out …`.

Nine numbers, each moved by itself while the others stay, as long as the sum of six F1 figures grows: source, cue and
content spans by themselves, and whole statements in the three strictnesses of `bench.statements`. The encoder runs
once. Before `training.confidence`, which learns from what these limits let through.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import msgspec

from bench.accuracy import Share
from bench.statements import f1, score
from dragoman.reading import Reader
from dragoman.reading.chain import Scores
from dragoman.reading.choosing import Limits, load_limits
from dragoman.reading.linking import Link
from dragoman.reading.tokens import Tokens
from dragoman.types import Article, Span, Statement
from training.polnear import Annotated, Relation, load_polnear

STEPS = (0.1, -0.1, 0.05, -0.05)
ROUNDS = 2


class Remembering(Reader):
    """A reader that runs the encoder once for each text."""

    def __init__(self, model: Path | None = None) -> None:
        super().__init__(model)
        self._known: dict[tuple[bytes, bytes, int], dict[str, Scores]] = {}

    def is_enough(self, text: str, entry: Link, confidence: float, nested: bool) -> bool:
        return True  # what is rare is not to be learned from what other limits let through

    def score(self, tokens: Tokens, context: int) -> dict[str, Scores]:
        key = tokens.ids.tobytes(), tokens.starts.tobytes(), context
        if key not in self._known:
            self._known[key] = super().score(tokens, context)
        return self._known[key]


def measure(reader: Reader, articles: list[Annotated]) -> dict[str, float]:
    """F1 of spans by role and of statements, in per cent."""
    spans = {role: (Share(), Share()) for role in ("source", "cue", "content")}
    read: list[tuple[str, tuple[Relation, ...], tuple[Statement, ...]]] = []
    for article in articles:
        statements = reader.read(Article(text=article.text, path=article.name)).statements
        relations = article.versions[0] if article.versions else ()
        read.append((article.text, relations, statements))
        for role, (precision, recall) in spans.items():
            wanted = {(s.start, s.end) for r in relations for s in r.spans if s.role == role}
            found = {(s.start, s.end) for t in statements if not t.inside for s in _spans(t, role)}
            hit = len(wanted & found)
            precision.hit, precision.of = precision.hit + hit, precision.of + len(found)
            recall.hit, recall.of = recall.hit + hit, recall.of + len(wanted)
    figures = score(read)
    return {role: f1(pair) for role, pair in spans.items()} | {
        "whole": f1(figures.whole), "sourced": f1(figures.sourced), "told": f1(figures.told)
    }  # fmt: skip


def _spans(statement: Statement, role: str) -> tuple[Span, ...]:
    if role == "content":
        return statement.content
    part = statement.source if role == "source" else statement.cue
    return (part,) if part else ()


def moved(limits: Limits, group: str, role: str, step: float) -> Limits:
    values = msgspec.to_builtins(limits)
    values[group][role] = round(min(1.0, max(0.0, values[group][role] + step)), 3)
    return msgspec.convert(values, Limits)


def search(reader: Remembering, articles: list[Annotated]) -> Limits:
    """The limits under which `reader` does best on `articles`, from those that ship on."""
    best = load_limits()
    figures = with_limits(reader, best, articles)
    print(json.dumps({"limits": msgspec.to_builtins(best), **rounded(figures)}), flush=True)
    for _ in range(ROUNDS):
        before = best
        for group in Limits.__struct_fields__:
            for role in ("source", "cue", "content"):
                for step in STEPS:
                    limits = moved(best, group, role, step)
                    found = with_limits(reader, limits, articles) if limits != best else figures
                    if sum(found.values()) > sum(figures.values()):
                        best, figures = limits, found
                        print(json.dumps({"moved": f"{group} {role} {step}", **rounded(figures)}), flush=True)
                        break
        if best == before:
            break
    return best


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--data", type=Path, required=True, help="folder with polnear/")
    ap.add_argument("--out", type=Path, required=True, help="the JSON file of limits to write")
    ap.add_argument("--model", type=Path, help="a model folder other than the shipped one")
    args = ap.parse_args()
    articles = load_polnear(args.data / "polnear/dev.tar.gz", Counter())
    reader = Remembering(args.model)
    best = search(reader, articles)
    args.out.write_bytes(msgspec.json.format(msgspec.json.encode(best), indent=1) + b"\n")


def with_limits(reader: Reader, limits: Limits, articles: list[Annotated]) -> dict[str, float]:
    reader.limits = limits
    return measure(reader, articles)


def rounded(figures: dict[str, float]) -> dict[str, float]:
    return {name: round(value, 1) for name, value in figures.items()}


if __name__ == "__main__":
    main()
