"""What can be seen of a sentence and its two actors, as names of weights, each with the words that it was seen in.

No parser: the sentence falls into zones by where the actors stand. The act is told between them ("A freed B"), or after
both where they are joined ("A and B met"); an actor that the sentence does not name leaves one zone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from dragoman.reading.plover.actors import SOURCE, TARGET, Marked, cut
from dragoman.reading.plover.lexicon import Hit, Lexicon

Zone = Literal["before", "main", "after"]


class Feature(NamedTuple):
    """`name` of a weight; `start` and `end` (excluded) of the words that show it, equal where no words do."""

    name: str
    start: int = 0
    end: int = 0


class Seen(NamedTuple):
    """A sentence made ready: its words, their zones, and the phrases of the lexicon that it meets."""

    texts: Sequence[str]
    zones: Sequence[Zone]
    acts: Sequence[Hit]
    frames: Sequence[Hit]


def features(marked: Marked, source: str, target: str, lexicon: Lexicon) -> Iterator[Feature]:
    """All features of one sentence; a name may come more than once."""
    texts = [word.text for word in marked.words]
    hits = list(lexicon.hits(texts))
    seen = Seen(texts, zones(marked), [h for h in hits if h.entry.root], [h for h in hits if not h.entry.root])
    yield from _order(marked, seen)
    yield from _phrases(seen)
    yield from _first(seen)
    yield from _words(seen, lexicon)
    for side, actor in (("source", source), ("target", target)):
        for stem in sorted({lexicon.stem(w.text) for w in cut(actor, 0, len(actor)) if w.text[0].isalnum()}):
            yield Feature(f"{side}: {stem}")


def zones(marked: Marked) -> list[Zone]:
    """The zone of each word."""
    count = len(marked.words)
    places = sorted(place for place in (marked.source, marked.target) if place is not None)
    if not places:
        return ["main"] * count
    if len(places) == 1:
        start = places[0] if marked.target is None else 0
        return ["before" if i < start else "main" for i in range(count)]
    first, last = places
    between = {word.text for word in marked.words[first + 1 : last]}
    if last - first <= 2 or between <= _JOINERS:
        return ["before" if i <= last else "main" for i in range(count)]
    return ["before" if i < first else "main" if i < last else "after" for i in range(count)]


def _order(marked: Marked, seen: Seen) -> Iterator[Feature]:
    """Who comes first; "by" before the source, which makes the act his though he comes last."""
    if marked.source is None or marked.target is None:
        yield Feature("order: one actor")
        return
    yield Feature("order: source first" if marked.source < marked.target else "order: target first")
    if marked.source and seen.texts[marked.source - 1] == "by":
        yield Feature("by source", marked.source - 1, marked.source)
    if seen.zones[marked.source] == seen.zones[marked.target] == "before":
        yield Feature("order: actors joined")


def _phrases(seen: Seen) -> Iterator[Feature]:
    for hit in seen.acts:
        root, zone = hit.entry.root, seen.zones[hit.start]
        for name in (root, f"{root} {zone}", f"{root} {zone}: {hit.entry.name}"):
            yield Feature(name, hit.start, hit.end)
        if hit.end - hit.start > 1:
            yield Feature(f"{root} {zone} in several words", hit.start, hit.end)
    for hit in seen.frames:
        yield Feature(f"{hit.entry.name} {seen.zones[hit.start]}", hit.start, hit.end)


def _first(seen: Seen) -> Iterator[Feature]:
    """The act that is told first, under the frames that stand before it: "agreed to free" is not "freed"."""
    acts = [hit for hit in seen.acts if not any(_inside(hit, other) for other in seen.acts)]
    for zone in ("main", "after", "before"):
        here = [hit for hit in acts if seen.zones[hit.start] == zone]
        if here:
            break
    else:
        return
    start = min(hit.start for hit in here)
    before = [h for h in seen.frames if seen.zones[h.start] == zone and h.start <= start and h.entry.name != "said"]
    frame = "+".join(sorted({hit.entry.name for hit in before})) or "plain"
    low = min([start, *(hit.start for hit in before)])
    for hit in here:
        if hit.start == start:
            yield Feature(f"first {hit.entry.root}", hit.start, hit.end)
            yield Feature(f"{frame} first {hit.entry.root}", low, hit.end)
        if before:
            yield Feature(f"{before[0].entry.name} opens, {hit.entry.root}", low, hit.end)


def _inside(hit: Hit, other: Hit) -> bool:
    return other.start <= hit.start and hit.end <= other.end and other.end - other.start > hit.end - hit.start


def _words(seen: Seen, lexicon: Lexicon) -> Iterator[Feature]:
    stems = [text if text in (SOURCE, TARGET) else lexicon.stem(text) for text in seen.texts]
    for i, (stem, zone) in enumerate(zip(stems, seen.zones, strict=True)):
        if stem[0].isalnum() or stem[0] == "'":
            yield Feature(f"word: {stem}", i, i + 1)
            yield Feature(f"word {zone}: {stem}", i, i + 1)
        if i:
            yield Feature(f"words: {stems[i - 1]} {stem}", i - 1, i + 1)


_JOINERS = frozenset({"and", ",", "&", "with", "the"})
