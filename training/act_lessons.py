"""Lets a larger encoder mark statements: `python -m training.act_lessons --data … --base … --encoder … --out FILE`.

Distillation (Hinton, Vinyals & Dean 2015): kept are the teacher's shares of every type of act, whether the act is
another's, and its shares of the issues. Marked are the statements that have labels (of real news those with an act), on
which the teacher's shares say what else might be meant; those of every second writer in `HELD`, whose labels neither is
shown; and statements of real news that nobody labelled: PolNeAR's own attributions and what the reader finds in
Worldwide Newswire, of both those that the shipped encoder does not think plainly none.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import torch

from dragoman.reading import Reader
from dragoman.reading.plover.encoder import load_encoder
from dragoman.reading.wordpiece import WordPiece
from dragoman.types import Article, Span
from training.act_examples import Told, is_real, is_taught, is_tried, load_held, load_real, load_told
from training.act_network import KINDS, NO_ACT, Example, collate, make_network, make_told
from training.names import load_names
from training.plover import load_corpus
from training.polnear import ROLES, Annotated, load_polnear

PLAINLY_NONE = 0.9
"""Share of no act from which on a statement of news is not worth marking."""

BATCH = 32

Floats = npt.NDArray[np.float32]


class Lesson(NamedTuple):
    """What the teacher makes of a statement."""

    kinds: Floats
    other: float
    issues: Floats


Lessons = Mapping[tuple[bytes, bytes], Lesson]
"""By what is shown of the statement: ids and parts (`find_key`)."""


def find_key(example: Example) -> tuple[bytes, bytes]:
    return np.array(example.ids, np.int32).tobytes(), np.array(example.parts, np.int8).tobytes()


def find_news(data: Path, known: set[str], draw: random.Random) -> Iterator[Told]:
    """Statements of real articles that have no labels, article by article in an order that is drawn."""
    reader = Reader()
    annotated = {f"polnear/{one.name}": one for one in load_polnear(data / "polnear/train.tar.gz", Counter())}
    named = {f"wwn/{one.name}": one for one in load_names(data / "worldwide-news/train.tar.gz")}
    groups = sorted(group for group in {**annotated, **named} if group not in known and not is_tried(group))
    for group in draw.sample(groups, len(groups)):
        if group in annotated:
            yield from _attributions(group, annotated[group])
            continue
        text = named[group].text
        for s in reader.read(Article(text=text, path=group)).statements:
            yield Told(group, text, s.source, s.cue, s.content, frozenset(), False)


def _attributions(group: str, article: Annotated) -> Iterator[Told]:
    for relation in article.versions[0]:
        spans: dict[str, list[Span]] = {role: [] for role in ROLES}
        for s in relation.spans:
            spans[s.role].append(Span(s.start, s.end, article.text[s.start : s.end]))
        if spans["content"]:
            source, cue = (next(iter(spans[role]), None) for role in ("source", "cue"))
            yield Told(group, article.text, source, cue, tuple(spans["content"]), frozenset(), False)


def choose(told: Iterable[Told], wordpiece: WordPiece) -> Iterator[Example]:
    """What the shipped encoder does not think plainly none."""
    encoder = load_encoder()
    none = list(encoder.card.acts).index(NO_ACT)
    for _, some in groupby(told, key=lambda one: one.group):
        for example in make_told(list(some), wordpiece):
            if encoder.view_act(example.ids, example.parts).types[none] < PLAINLY_NONE:
                yield example


def load_lessons(path: Path) -> dict[tuple[bytes, bytes], Lesson]:
    with np.load(path) as kept:
        bounds = np.cumsum(kept["lengths"])[:-1]
        ids, parts = np.split(kept["ids"], bounds), np.split(kept["parts"], bounds)
        rows = zip(ids, parts, kept["kinds"], kept["other"], kept["issues"], strict=True)
        return {(i.tobytes(), p.tobytes()): Lesson(k, float(o), s) for i, p, k, o, s in rows}


def learn_from(lessons: Lessons, examples: Sequence[Example], trust: float) -> list[Example]:
    """The examples with the teacher's shares mixed into their labels, and those that have a lesson alone. `trust`: what
    the teacher counts where there is a label."""
    made, asked = [], set()
    for example in examples:
        key = find_key(example)
        lesson = lessons.get(key) if example.kinds else None
        asked.add(key)
        if lesson is None:
            made.append(example)
            continue
        kinds = tuple(trust * lesson.kinds + (1 - trust) * np.array(example.kinds))
        issues = tuple(trust * lesson.issues + (1 - trust) * np.array(example.issues)) if example.issues else ()
        other = trust * lesson.other + (1 - trust) * example.other
        made.append(example._replace(kinds=kinds, issues=issues or tuple(lesson.issues), other=other))
    for key, lesson in lessons.items():
        if key not in asked:
            ids, parts = (np.frombuffer(k, t).tolist() for k, t in zip(key, (np.int32, np.int8), strict=True))
            made.append(Example(ids, parts, -1, tuple(lesson.kinds), lesson.other, 1.0, tuple(lesson.issues)))
    return made


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    ap.add_argument("--base", type=Path, required=True, help="folder with the vocabulary by which texts are cut")
    ap.add_argument("--encoder", type=Path, required=True, help="folder of the teacher's encoder")
    ap.add_argument("--checkpoint", type=Path, required=True)
    ap.add_argument("--out", type=Path, required=True, help="the .npz file to write")
    ap.add_argument("--labelled", type=int, default=30_000, help="statements with labels to mark at the most")
    ap.add_argument("--news", type=int, default=3000, help="statements of news to mark at the most")
    ap.add_argument("--threads", type=int, default=1)
    args = ap.parse_args()
    torch.set_num_threads(args.threads)
    vocabulary = args.base / "vocab.txt"
    wordpiece = WordPiece(vocabulary)
    roots = {e.root for e in load_corpus(args.data / "plover/train.tsv")}
    teacher = make_network(args.encoder, len(roots), wordpiece, vocabulary)
    teacher.load_state_dict(torch.load(args.checkpoint, weights_only=True))
    teacher.eval()
    # Real news that tells no act is most of it, and plain enough.
    told = [one for one in load_told(args.data) if not is_tried(one.group) and (one.types or not is_real(one))]
    known = {one.group for one in load_real(args.data)}
    news = list(islice(choose(find_news(args.data, known, random.Random(1)), wordpiece), args.news))
    print(f"{len(news)} statements of news", flush=True)
    kept = make_told([one for one in load_held() if is_taught(one.group)], wordpiece)
    labelled = random.Random(1).sample(told, min(len(told), args.labelled))
    examples = make_told(labelled, wordpiece) + kept + news
    unlike = {find_key(e): e for e in examples}
    order = sorted(unlike.values(), key=lambda e: len(e.ids))
    began, rows = time.monotonic(), []
    for low in range(0, len(order), BATCH):
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            _, acts, issues = (scores.float() for scores in teacher(*collate(order[low : low + BATCH])))
        kinds, others = acts[:, : len(KINDS)].softmax(1), acts[:, -1].sigmoid()
        rows += list(zip(kinds.numpy(), others.numpy(), issues.softmax(1).numpy(), strict=True))
        if low % (BATCH * 20) == 0:
            print(f"{low} of {len(order)} statements, {time.monotonic() - began:.0f} s", flush=True)
    np.savez(
        args.out,
        lengths=np.array([len(e.ids) for e in order]),
        ids=np.concatenate([np.array(e.ids, np.int32) for e in order]),
        parts=np.concatenate([np.array(e.parts, np.int8) for e in order]),
        kinds=np.array([row[0] for row in rows]),
        other=np.array([row[1] for row in rows]),
        issues=np.array([row[2] for row in rows]),
    )


if __name__ == "__main__":
    main()
