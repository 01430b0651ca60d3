"""Learns the weights of `dragoman.reading.linking` from PolNeAR: `python -m training.linking --data … --out …`.

Every content of the training part chooses its cue, every cue its source, or nobody: a conditional logit over the
candidates, fitted by L-BFGS with a small L2 penalty. Prints how often the choice is right on train and dev, from the
annotators' own parts, so that it measures linking alone.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import torch

from dragoman.reading.linking import Weights, candidates, features, link
from dragoman.reading.parts import Part
from training.polnear import Annotated, load_polnear

CHOICES = {"content": "cue", "cue": "source"}


class Choice(NamedTuple):
    """Features of each candidate, "none" last, and the index of the right one."""

    seen: list[list[str]]
    right: int


def parts_of(article: Annotated) -> tuple[list[Part], list[tuple[Part, ...]]]:
    relations = [tuple(Part(s.start, s.end, s.role, 1.0) for s in r.spans) for r in article.versions[0]]
    return sorted({p for r in relations for p in r}), relations


def choices(articles: list[Annotated], role: str) -> list[Choice]:
    out = []
    for article in articles:
        parts, relations = parts_of(article)
        for this, part in enumerate(parts):
            if part.role != role:
                continue
            relation = next(r for r in relations if part in r)
            near = candidates(parts, this, CHOICES[role])
            right = next((i for i, that in enumerate(near) if parts[that] in relation), len(near))
            if right == len(near) and any(p.role == CHOICES[role] for p in relation):
                continue  # out of reach: nothing to be learned from it
            out.append(Choice([list(features(article.text, parts, this, that)) for that in near] + [["none"]], right))
    return out


def fit(data: list[Choice]) -> dict[str, float]:
    counts = Counter(f for choice in data for seen in choice.seen for f in seen)
    names = sorted(f for f, n in counts.items() if n >= (20 if "cue ends" in f else 5))
    index = {f: i for i, f in enumerate(names)}
    rows = [
        (n, c, index[f])
        for n, choice in enumerate(data)
        for c, seen in enumerate(choice.seen)
        for f in seen
        if f in index
    ]
    width = max(len(choice.seen) for choice in data)
    place = torch.tensor([n * width + c for n, c, _ in rows])
    column = torch.tensor([f for *_, f in rows])
    empty = torch.zeros(len(data), width)
    for n, choice in enumerate(data):
        empty[n, len(choice.seen) :] = -1e4
    right = torch.tensor([choice.right for choice in data])
    weights = torch.zeros(len(names), requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=200, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        scores = torch.zeros(len(data) * width).index_add(0, place, weights[column]).view(len(data), width) + empty
        loss = torch.nn.functional.cross_entropy(scores, right) + 1e-5 * weights.square().sum()
        loss.backward()
        return loss

    optimizer.step(closure)
    return {name: round(float(w), 2) for name, w in zip(names, weights, strict=True)}


def score(articles: list[Annotated], told: dict[str, dict[str, float]]) -> dict[str, float]:
    """Shares of the annotators' attributions put together in every part, and of contents with their right source."""
    whole = sourced = contents = total = 0
    weights = Weights(told)
    for article in articles:
        parts, relations = parts_of(article)
        links = link(article.text, parts, weights)
        found = {frozenset(p for p in (entry.source, entry.cue, *entry.contents) if p) for entry in links}
        source_of = {p: entry.source for entry in links for p in entry.contents}
        for relation in relations:
            total += 1
            whole += frozenset(relation) in found
            for part in relation:
                if part.role == "content":
                    contents += 1
                    sources = [p for p in relation if p.role == "source"]
                    sourced += source_of.get(part) in sources if sources else source_of.get(part) is None
    return {
        "attributions whole": round(100 * whole / total, 2),
        "contents with right source": round(100 * sourced / contents, 2),
    }


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--data", type=Path, required=True, help="folder with polnear/")
    ap.add_argument("--out", type=Path, required=True, help="the JSON file of weights to write")
    args = ap.parse_args()
    dropped: Counter[str] = Counter()
    train, dev = (load_polnear(args.data / f"polnear/{part}.tar.gz", dropped) for part in ("train", "dev"))
    torch.manual_seed(1)
    weights = {role: fit(choices(train, role)) for role in CHOICES}
    print(json.dumps({"train": score(train, weights), "dev": score(dev, weights)}))
    args.out.write_text(json.dumps(weights, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
