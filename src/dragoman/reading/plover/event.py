"""`code_event`: the root of what the source did to the target, with its confidence and the words that decided.

Roots are those of PLOVER (Open Event Data Alliance 2018), the successor of CAMEO: fifteen kinds of act between
political actors in four quads. Two views are summed: a log-linear model over what is seen (`features`), whose words are
the reasons, and an encoder that knows words which the lexicon lacks.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np

from dragoman.errors import SkipError
from dragoman.reading.plover.actors import Marked, mark
from dragoman.reading.plover.encoder import load_encoder
from dragoman.reading.plover.features import Feature, features
from dragoman.reading.plover.lexicon import lexicon
from dragoman.reading.plover.weights import Table, load_table
from dragoman.types import Span

LONGEST = 5_000
"""Characters of a sentence; more is an article."""

REASONS = 3
"""Words given as the reason, at most."""

TELLING = 0.3
"""Words are given as a reason when they say this share of what the first ones say; below it stand "the" and "on"."""

QUADS = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1,
    "COOPERATE": 2, "AID": 2, "YIELD": 2,
    "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3,
    "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
"""Each root's quad class, as the PLOVER manual has them: 1, 2 cooperation in words and in deeds; 3, 4 conflict."""


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """What a source did to a target."""

    root: str
    """One of `QUADS`."""
    quad: int
    confidence: float
    """Between 0 and 1: the share of such answers that are right, as measured on sentences not trained on."""
    why: str
    """The words that decided, with what they tell of."""
    words: tuple[Span, ...] = ()
    """The same words with their places in the sentence."""


def code_event(sentence: str, source: str, target: str) -> Event:
    """The PLOVER root of what `source` did to `target` in `sentence`.

    The actors are given in the sentence's words; one that it does not name ("a recipient") may be given in any words.
    The same arguments give the same answer. Takes some milliseconds once the model is loaded.
    Raises SkipError when an argument is not text or has no word, or the sentence is an article.
    """
    for name, given in (("sentence", sentence), ("source", source), ("target", target)):
        _check(name, given)
    marked = mark(sentence, source, target)
    table, words = load_table(), lexicon()
    seen = {f.name: f for f in features(marked, source, target, words) if f.name in table.rows}
    seen_scores = table.scores(seen)
    scores = (seen_scores + table.encoder * load_encoder().scores(sentence, marked)) / table.temperature
    shares = np.exp(scores - scores.max())
    shares /= shares.sum()
    best = int(scores.argmax())
    why, spans = _explain(sentence, marked, list(seen.values()), table, best)
    root = table.roots[best]
    alone = table.roots[int(seen_scores.argmax())]
    if root != alone:
        why += f"; the encoder tipped it, without it {alone}"
    return Event(root=root, quad=QUADS[root], confidence=round(float(shares[best]), 3), why=why, words=spans)


def _check(name: str, given: object) -> None:
    if not isinstance(given, str):
        raise SkipError(name, f"a {type(given).__name__} where text is expected", "give it as a string")
    if not any(char.isalnum() for char in given):
        raise SkipError(name, "has no word in it" if given.strip() else "is empty", f"give the {name}'s words")
    if len(given) > LONGEST:
        raise SkipError(name, f"has {len(given):,} characters", f"give one sentence of at most {LONGEST:,}")


def _explain(
    sentence: str, marked: Marked, seen: Sequence[Feature], table: Table, best: int
) -> tuple[str, tuple[Span, ...]]:
    """The stretches whose features speak most for the root, against the mean of all roots."""
    said: dict[tuple[int, int], float] = {}
    for feature in seen:
        if feature.end > feature.start:
            place = (feature.start, feature.end)
            said[place] = said.get(place, 0.0) + table.says(feature.name, best)
    chosen: list[tuple[int, int]] = []
    for place, share in sorted(said.items(), key=lambda item: (-item[1], item[0])):
        strong = not chosen or share >= TELLING * said[chosen[0]]
        if share > 0 and strong and len(chosen) < REASONS and not any(_meet(place, other) for other in chosen):
            chosen.append(place)
    told = {(f.start, f.end): f.name.partition(": ")[2] for f in seen if f.name.startswith(f"{table.roots[best]} ")}
    spans, reasons = [], []
    for start, end in chosen:
        low, high = marked.words[start].start, marked.words[end - 1].end
        spans.append(Span(low, high, sentence[low:high]))
        mode = told.get((start, end))
        reasons.append(f"“{sentence[low:high]}”" + (f": {mode}" if mode else ""))
    return "; ".join(reasons) or "no word speaks for it by itself", tuple(spans)


def _meet(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]
