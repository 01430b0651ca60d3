"""Learns how far the rules and the encoder are to be believed: `python -m training.weighing --data … --out …`.

The reader reads the texts of talks of those writers in `HELD` of whom the encoder of acts has seen nothing; each
statement that is marked, too, gives an example for each type of act: what the rules found in it, what the encoder makes
of it (`dragoman.reading.acts.weighing`), and whether the labels have that type. A logistic regression with a small L2
penalty. Prints precision, recall and F1 of types at several limits, each writer weighed by what the others taught.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np

from bench.accuracy import content_characters, match_statements
from dragoman.reading import Reader
from dragoman.reading.acts import find_acts
from dragoman.reading.acts.guessing import Guesser
from dragoman.reading.acts.weighing import features, weigh
from dragoman.reading.model import DEFAULT
from dragoman.reading.plover.encoder import Encoder
from dragoman.types import Article
from training.act_examples import TYPES, Told, is_taught, load_held
from training.confidence import Seen, fit

LIMITS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.6)


class Weighed(NamedTuple):
    """A statement that was read and is marked."""

    writer: str
    told: frozenset[str]
    shares: dict[str, float]
    types: frozenset[str]


def read_held(reader: Reader, encoder: Encoder, without_taught: bool) -> Iterator[Weighed]:
    """The statements of the writers held out, as the product reads them."""
    texts: dict[str, list[Told]] = {}
    for one in (one for one in load_held() if not (without_taught and is_taught(one.group))):
        texts.setdefault(one.group, []).append(one)
    for name, marked in texts.items():
        text = marked[0].text
        reading = reader.read(Article(text=text, path=name))
        guesser = Guesser(text, {f.start for f in reading.article.furniture}, encoder)
        acts = find_acts(text, reading.entities, reading.statements)
        wanted = [content_characters(msgspec.to_builtins(one.content), text) for one in marked]
        found = [content_characters(msgspec.to_builtins(one.content), text) for one in reading.statements]
        for i, j in match_statements(wanted, found).items():
            told = frozenset(act.type for act in acts[j] if not act.negated)
            guess = guesser.ask(reading.statements[j])
            yield Weighed(name.rstrip("0123456789"), told, dict(guess.shares), marked[i].types)


def learn(some: Sequence[Weighed]) -> dict[str, float]:
    rows: list[Seen] = [dict(features(kind, one.told, one.shares)) for one in some for kind in TYPES]
    return fit(rows, np.array([float(kind in one.types) for one in some for kind in TYPES]))


def rate(some: Sequence[Weighed]) -> Iterator[dict[str, float]]:
    """Types at each limit, every writer's by weights learned from the others."""
    judged: list[tuple[float, bool]] = []
    for writer in sorted({one.writer for one in some}):
        weights = learn([one for one in some if one.writer != writer])
        for one in (one for one in some if one.writer == writer):
            judged += [(chance, kind in one.types) for kind, chance in weigh(one.told, one.shares, weights).items()]
    wanted = sum(right for _, right in judged)
    for limit in LIMITS:
        found = [right for chance, right in judged if chance >= limit]
        shares = {"precision": (1, len(found)), "recall": (1, wanted), "F1": (2, len(found) + wanted)}
        yield {"limit": limit} | {
            name: round(100 * times * sum(found) / max(1, of), 1) for name, (times, of) in shares.items()
        }


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--events", type=Path, required=True, help="the model folder of the encoder of acts")
    ap.add_argument("--out", type=Path, required=True, help="the JSON file of weights to write")
    ap.add_argument("--taught", action="store_true", help="it learned from the texts that a larger one marked, too")
    args = ap.parse_args()
    some = list(read_held(Reader(), Encoder(args.events, DEFAULT / "vocab.txt"), args.taught))
    args.out.write_text(json.dumps(learn(some), indent=1, sort_keys=True) + "\n", encoding="utf-8")
    print(json.dumps({"statements": len(some)}))
    for rates in rate(some):
        print(json.dumps(rates))


if __name__ == "__main__":
    main()
