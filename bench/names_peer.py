"""A second small model for names: spaCy's convolutional recogniser, trained on what the names head was trained on.

A head on the encoder that reads attribution anyway costs next to nothing; this says what a network of its own would
bring instead, and cost. Trained on Worldwide Newswire's train part (spaCy's own word vectors of hashed affixes and
shapes, its default four-layer CNN, no vectors from elsewhere), measured on the dev part as `bench.names` measures.
Some ten minutes; not part of `make bench`. Its figures are kept in `training/README.md`.

    python -m bench.names_peer --shared FOLDER [--passes N]
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from bench.names import NameScores
from training.names import KINDS, Named, load_names

BATCH = 16
"""Paragraphs a step."""


def make_doc(nlp: Any, article: Named) -> Any:
    """The article over the corpus's own tokens."""
    from spacy.tokens import Doc

    text, tokens = article.text, article.tokens
    follow = [*tokens[1:], (len(text), len(text))]
    spaces = [after[0] > token[1] for token, after in zip(tokens, follow, strict=True)]
    return Doc(nlp.vocab, words=[text[start:end] for start, end in tokens], spaces=spaces)


def make_examples(nlp: Any, articles: list[Named]) -> Iterator[Any]:
    """One example a paragraph: a pass over whole articles has few steps."""
    from spacy.tokens import Doc, Span
    from spacy.training import Example

    for article in articles:
        firsts = {start: number for number, (start, _) in enumerate(article.tokens)}
        lasts = {end: number for number, (_, end) in enumerate(article.tokens)}
        known = make_doc(nlp, article)
        known.set_ents([Span(known, firsts[s.start], lasts[s.end] + 1, s.role) for s in article.spans])
        breaks = [n for n, (start, _) in enumerate(article.tokens) if article.text[max(0, start - 2) : start] == "\n\n"]
        for first, last in pairwise([0, *breaks, len(known)]):
            if last > first:
                part = known[first:last].as_doc()
                yield Example(Doc(nlp.vocab, [t.text for t in part], [bool(t.whitespace_) for t in part]), part)


def train(articles: list[Named], passes: int) -> Any:
    import spacy

    random.seed(1)
    nlp: Any = spacy.blank("en")
    recogniser = nlp.add_pipe("ner")
    for kind in KINDS:
        recogniser.add_label(kind)
    examples = list(make_examples(nlp, articles))
    optimizer = nlp.initialize(lambda: examples[:500])
    began = time.monotonic()
    for number in range(1, passes + 1):
        random.shuffle(examples)
        losses: dict[str, float] = {}
        for at in range(0, len(examples), BATCH):
            nlp.update(examples[at : at + BATCH], sgd=optimizer, drop=0.2, losses=losses)
        print(f"pass {number} of {passes}: loss {losses['ner']:.0f}, {time.monotonic() - began:.0f} s", flush=True)
    return nlp


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--shared", type=Path, required=True, help="folder with data/worldwide-news")
    ap.add_argument("--passes", type=int, default=12)
    args = ap.parse_args()
    corpus = args.shared / "data/worldwide-news"
    nlp = train(load_names(corpus / "train.tar.gz"), args.passes)
    articles, scores, spent = load_names(corpus / "dev.tar.gz"), NameScores(), 0.0
    for article in articles:
        began = time.process_time()
        doc = nlp(make_doc(nlp, article))
        spent += time.process_time() - began
        tokens = article.tokens  # the doc's own offsets know no paragraphs
        scores.count(article, [(tokens[e.start][0], tokens[e.end - 1][1], e.label_) for e in doc.ents])
    for kind in (None, *KINDS):
        print(f"{kind or 'all kinds'}: F1 {scores.f1(kind):.1f}")
    count = sum(len(a.tokens) for a in articles)
    print(f"{len(nlp.to_bytes()) / 1e6:.1f} MB; {count / spent:,.0f} tokens a second of processor time, words given")


if __name__ == "__main__":
    main()
