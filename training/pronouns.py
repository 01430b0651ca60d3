"""Learns the weights of `dragoman.reading.ranking` from GUM's news and interviews: `python -m training.pronouns …`.

GUM (Zeldes 2017) marks by hand which words mean the same person. Every "he", "she" and "they" outside quotations is a
choice among the candidates that the reader itself sees; the right ones are those that have a name or description in the
pronoun's chain. The reader's own names and statements are used, so the weights are fitted to what reading is like. A
conditional logit with an L2 penalty that pulls towards the hand-set weights (`training/pronouns.json`), since the
articles are few. Prints how often the first candidate is right, by leaving out a fifth of the articles in turn, for the
hand-set weights and the learned. Fit again after each new model:

    python -m training.pronouns --data ../shared/data --hand training/pronouns.json \\
        --out src/dragoman/resources/pronouns.json
"""

from __future__ import annotations

import argparse
import json
import re
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from dragoman.reading import Reader
from dragoman.reading.ranking import Pronoun, features_of
from dragoman.reading.roles import roles
from dragoman.reading.speech import hear
from dragoman.types import Article

PULL = 0.05
STEPS, RATE = 400, 0.5
"""Strength of the pull towards the hand-set weights, for each choice."""


class Chained(NamedTuple):
    """A text and its chains: the places of each, by number."""

    name: str
    text: str
    chains: dict[str, list[tuple[int, int]]]


class Choice(NamedTuple):
    article: str
    seen: list[list[str]]
    right: list[int]


def load_gum(archive: Path, kinds: tuple[str, ...] = ("news", "interview")) -> list[Chained]:
    """The articles of `archive` (wikinews-gum.tar.gz) of these kinds: chains from CoNLL, paragraphs from the XML."""
    files: dict[str, dict[str, str]] = {}
    with tarfile.open(archive) as tar:
        for member in tar:
            match = re.search(r"(?:xml|coref/gum/conll)/GUM_(\w+?)_(\w+)\.(xml|conll)$", member.name)
            if match and match[1] in kinds:
                handle = tar.extractfile(member)
                assert handle is not None
                files.setdefault(f"{match[1]}_{match[2]}", {})[match[3]] = handle.read().decode("utf-8")
    return [_read(name, both["conll"], both["xml"]) for name, both in sorted(files.items()) if len(both) == 2]


def _read(name: str, conll: str, xml: str) -> Chained:
    rows = [line.split("\t") for line in conll.splitlines() if re.match(r"\d+\t", line)]
    breaks, number = set(), 0
    for line in xml.splitlines():
        if re.match(r"<(?:p|head|item|caption|figure)\b", line):
            breaks.add(number)
        elif "\t" in line:
            number += 1
    text, tokens = _join([row[1] for row in rows], breaks if number == len(rows) else set())
    opened: dict[str, list[int]] = {}
    chains: dict[str, list[tuple[int, int]]] = {}
    for (start, end), row in zip(tokens, rows, strict=True):
        for opens, key, closes in re.findall(r"(\(?)([^()_\s][^()\s]*)(\)?)", row[2] if row[2] != "_" else ""):
            if opens:
                opened.setdefault(key, []).append(start)
            if closes and opened.get(key):
                chains.setdefault(key, []).append((opened[key].pop(), end))
    return Chained(name, text, chains)


def _join(words: list[str], breaks: set[int]) -> tuple[str, list[tuple[int, int]]]:
    """Tokens as text with the usual spacing, and the place of each."""
    text, places, tight, inside = "", [], True, False
    for number, word in enumerate(words):
        if number in breaks and text:
            text, tight, inside = text + "\n\n", True, False
        closes = word == '"' and inside
        if not (tight or closes or re.match(r"[.,;:!?)\]%”’…]|n't$|'(?:s|re|ve|ll|d|m)?$|-$", word)):
            text += " "
        places.append((len(text), len(text) + len(word)))
        text += word
        inside = inside != (word == '"')
        tight = bool(re.fullmatch(r"[(\[$“‘#-]", word)) or (word == '"' and inside)
    return text, places


def choices(reader: Reader, article: Chained) -> Iterator[Choice]:
    """The article's pronouns in order; after each the right answer is told to the scene, as a reader would know it."""
    scene, links = reader.stage(Article(text=article.text, path=article.name))
    by_source = {entry.source.start: entry for entry in links if entry.source}
    asked = 0
    for match in re.finditer(r"\b(?:he|she|they|his|her|him)\b", article.text, re.I):
        start, end = match.span()
        link = by_source.get(start)
        while asked < len(links) and min(p.start for p in links[asked].contents) < start and links[asked] is not link:
            hear(scene, links[asked], links[asked - 1] if asked else None)
            asked += 1
        if scene.outline.is_quoted(start):
            continue
        chain = next((places for places in article.chains.values() if (start, end) in places), [])
        kind = roles().pronoun(match[0]) or ""
        at = min([start, *(p.start for p in link.contents)]) if link else start
        candidates = features_of(scene.cast, Pronoun(start, at, kind, link), scene.turns, scene.fitting(kind))
        right = [
            n
            for n, (figure, _) in enumerate(candidates)
            if any(m.form != "pronoun" and _in_chain(m.start, m.end, chain) for m in figure.mentions)
        ]
        if right and len(candidates) > 1:
            yield Choice(article.name, [seen for _, seen in candidates], right)
        if len(right) == 1:
            scene.cast.add(candidates[right[0]][0], start, end, "pronoun")


def _in_chain(start: int, end: int, chain: list[tuple[int, int]]) -> bool:
    """Whether a name lies in a place of the chain and takes up its end: "President | Brandt"."""
    return any(a <= start and end <= b and b - end < 3 for a, b in chain)


def fit(data: list[Choice], start: dict[str, float]) -> dict[str, float]:
    """Weights that make the right candidates likeliest: plain gradient steps, as the sum is convex and small."""
    names = sorted({f for choice in data for seen in choice.seen for f in seen} | set(start))
    index = {f: i for i, f in enumerate(names)}
    prior = np.array([start.get(f, 0.0) for f in names])
    weights = prior.copy()
    rows = []
    for choice in data:
        matrix = np.zeros((len(choice.seen), len(names)))
        for n, seen in enumerate(choice.seen):
            for f in seen:
                matrix[n, index[f]] += 1
        rows.append((matrix, choice.right))
    for _ in range(STEPS):
        gradient = 2 * PULL * (weights - prior)
        for matrix, right in rows:
            scores = matrix @ weights
            chances = np.exp(scores - scores.max())
            chances /= chances.sum()
            target = np.zeros(len(chances))
            target[right] = chances[right] / chances[right].sum()
            gradient += (chances - target) @ matrix / len(rows)
        weights -= RATE * gradient
    return {name: round(float(w), 2) for name, w in zip(names, weights, strict=True)}


def share_right(data: list[Choice], weights: dict[str, float]) -> float:
    """Per cent of the choices whose best candidate is right."""
    hits = 0
    for choice in data:
        scores = [sum(weights.get(f, 0.0) for f in seen) for seen in choice.seen]
        hits += scores.index(max(scores)) in choice.right
    return round(100 * hits / len(data), 1) if data else 0.0


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--data", type=Path, required=True, help="folder with wikinews-gum.tar.gz")
    ap.add_argument(
        "--hand", type=Path, required=True, help="the hand-set weights to start from (training/pronouns.json)"
    )
    ap.add_argument("--out", type=Path, required=True, help="the JSON file of weights to write")
    ap.add_argument("--model", type=Path, help="a model folder other than the shipped one")
    args = ap.parse_args()
    hand = json.loads(args.hand.read_text())
    reader = Reader(args.model)
    data = [c for article in load_gum(args.data / "wikinews-gum.tar.gz") for c in choices(reader, article)]
    names = sorted({choice.article for choice in data})
    held = {"hand-set": 0.0, "learned": 0.0}
    for fold in range(5):
        out = set(names[fold::5])
        inside, outside = [c for c in data if c.article not in out], [c for c in data if c.article in out]
        held["hand-set"] += share_right(outside, hand) * len(outside) / len(data)
        held["learned"] += share_right(outside, fit(inside, hand)) * len(outside) / len(data)
    print(json.dumps({"choices": len(data), **{k: round(v, 1) for k, v in held.items()}}))
    args.out.write_text(json.dumps(fit(data, hand), indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
