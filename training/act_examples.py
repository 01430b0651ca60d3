"""Statements with the types of their acts, for `training.events`.

From four places: the invented stories' gold that may be learned from (`training.invented`), the labelled sentences of
`bench/acts` but for its test part, and `training/data/acts`, which has a line for each attribution of the texts in
`training/data/talks`: `FILE NUMBER TYPE[/OF] [issue=…] [to=…] [by=…]`, `-` for no act; and real news (`REAL`): what
the product read in articles of PolNeAR and Worldwide Newswire, by offsets into their texts, which the project does not
carry; `x` is what was read and is no statement. What is held back for measuring must not be given here: the example
stories, the seeds, and the stories that `LEARNED` leaves out. The recipe is tried on the seventh and ninth story and on
one in ten real articles.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from bench.acts import FOLDER, Batch, parse_label, strip_marks
from bench.gold import resolve
from bench.story_gold import load_story
from dragoman.types import Span
from training.invented import BENCH, ROLES, TALKS, read_numbered
from training.names import load_names
from training.polnear import load_polnear

LEARNED = (
    "third", "fourth", "fifth", "sixth", "eighth", "tenth", "twelfth",
    "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "twentyfirst",
)  # fmt: skip
TRIED = ("seventh", "ninth")

LABELS = Path(__file__).parent / "data" / "acts"
REAL = LABELS / "real.tsv"
REAL_GROUPS = ("wwn/", "polnear/")
SENTENCES = ("dev", "second", "third")

HELD = ("aa", "ab", "ac", "ad", "ae", "af", "ag", "ah", "ai", "aj", "ak", "al", "am", "an", "ao", "ap")
"""Writers of texts of talks whose labels are kept from the encoder: from them `training.weighing` learns how far it is
to be believed. With half of them learned from, too, it did no better (training/README.md)."""

TYPES = (
    "propose", "accept", "reject", "withdraw", "demand", "request", "promise", "threaten", "accuse", "deny", "confirm",
    "support", "concede", "no-comment",
)  # fmt: skip


class Told(NamedTuple):
    """A statement: its article, its parts, the types of its acts, and whether somebody else's than the source's."""

    group: str
    """Text or story that it is of: what is held out together."""
    text: str
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    types: frozenset[str]
    by_other: bool
    issues: tuple[str, ...] = ()
    """What its acts are about, in the words of the labels; empty where that is not told."""


def load_told(data: Path | None = None) -> list[Told]:
    """All but what is `HELD`. `data`: the folder of the corpora that real news is of; without it there is none."""
    labelled = (one for one in load_labelled() if not is_held(one.group))
    return [*load_stories(LEARNED), *load_sentences(), *labelled, *(load_real(data) if data else ())]


def load_held() -> list[Told]:
    """Of the texts that are kept from the encoder."""
    return [one for one in load_labelled() if is_held(one.group)]


def is_held(group: str) -> bool:
    return group.rstrip("0123456789") in HELD


def is_taught(group: str) -> bool:
    """Whether a text that is held from the encoder is learned from as a larger one sees it (`training.act_lessons`)."""
    return group.rstrip("0123456789") in HELD[::2]


def load_stories(names: Iterable[str]) -> Iterator[Told]:
    """Of the stories' gold. An agent of the speaker's side is the speaker's own."""
    for name in names:
        gold, articles = load_story(BENCH / "stories" / name / "gold-story.json")
        side = {name: side for side, people in gold.sides.items() for name in (side, *people)}
        for article, own in articles:
            for item in resolve(own, article.text)["statements"]:
                if item["content"] and not item.get("optional"):
                    yield _of_gold(name, article.text, item, side)


def _of_gold(group: str, text: str, item: dict[str, Any], side: dict[str, str]) -> Told:
    acts = item.get("acts") or []
    speaker = side.get(item["speaker"], item["speaker"])
    others = [side.get(act["agent"], act["agent"]) != speaker for act in acts if act.get("agent")]
    parts = [_span(text, item[role]) if item.get(role) else None for role in ("source", "cue")]
    content = tuple(_span(text, span) for span in item["content"])
    types, issues = frozenset(act["type"] for act in acts), tuple(act["issue"] for act in acts if act.get("issue"))
    return Told(group, text, parts[0], parts[1], content, types, any(others), issues)


def _span(text: str, span: dict[str, Any]) -> Span:
    return Span(span["start"], span["end"], text[span["start"] : span["end"]])


def load_sentences() -> Iterator[Told]:
    """Of the labelled sentences. What was not done ("not accept") is no act here."""
    for part in SENTENCES:
        for file in sorted((FOLDER / part).glob("*.yaml")):
            for item in msgspec.yaml.decode(file.read_bytes(), type=Batch).items:
                text, marks = strip_marks(item.text)
                labels = [parse_label(words) for words in item.acts]
                spans: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
                for role, low, high in marks:
                    spans[role].append(Span(low, high, text[low:high]))
                source, cue = (next(iter(spans[role]), None) for role in ("source", "cue"))
                named = source.text.casefold() if source else ""
                others = [label.agent is not None and label.agent.casefold() not in named for label in labels]
                types = frozenset(label.type for label in labels if label.type in TYPES)
                # A label names whom a spokesman speaks for: only of several acts one can tell that some are another's.
                group, issues = f"{part}/{file.stem}", tuple(label.issue for label in labels if label.issue)
                content, by_other = tuple(spans["content"]), len(set(others)) > 1
                yield Told(group, text, source, cue, content, types, by_other, issues)


def read_labels() -> dict[str, dict[str, list[str]]]:
    """The labels of each attribution of each text. Raises ValueError for one that names no type."""
    labels: dict[str, dict[str, list[str]]] = {}
    for file in sorted(LABELS.glob("*.txt")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            name, attribution, what = (*line.split(maxsplit=2), "")[:3]
            kind = what.split(" ")[0].partition("/")[0]
            if kind != "-" and kind not in TYPES:
                raise ValueError(f"{file}:{number}: {kind!r} is no type of act; {', '.join(TYPES)} or - are")
            labels.setdefault(name.removesuffix(".txt"), {}).setdefault(attribution, []).append(what)
    return labels


def load_labelled() -> Iterator[Told]:
    """Of the texts of talks, as far as they have labels. Raises ValueError for a label that fits none of them."""
    for name, known in read_labels().items():
        text, groups = read_numbered((TALKS / f"{name}.txt").read_text(encoding="utf-8"))
        for place, spans in groups.items():
            given = known.get(str(place))
            parts: dict[str, list[Span]] = {role: [] for role in ROLES.values()}
            for span in spans:
                parts[span.role].append(Span(span.start, span.end, text[span.start : span.end]))
            if given is None or not parts["content"]:
                continue
            types = frozenset(kind for what in given if (kind := what.split(" ")[0].partition("/")[0]) != "-")
            source, cue = (next(iter(parts[role]), None) for role in ("source", "cue"))
            by_other = any(re.search(r"\bby=", what) for what in given)
            issues = tuple(found[1] for what in given if (found := _ISSUE.search(what)))
            yield Told(name, text, source, cue, tuple(parts["content"]), types, by_other, issues)


_ISSUE = re.compile(r"\bissue=(.+?)(?= \w+=|$)")


def load_real(data: Path) -> Iterator[Told]:
    """Of the real articles in `data`, the folder of the corpora."""
    texts = {f"wwn/{one.name}": one.text for one in load_names(data / "worldwide-news/train.tar.gz")}
    texts |= {f"polnear/{one.name}": one.text for one in load_polnear(data / "polnear/train.tar.gz", Counter())}
    for article, source, cue, content, labels in read_real():
        text = texts[article]
        types = frozenset(kind for label in labels if (kind := label.split(" ")[0].partition("/")[0]) not in ("-", "x"))
        who, how = (next(iter(_spans(text, part)), None) for part in (source, cue))
        yield Told(article, text, who, how, _spans(text, content), types, any("by=" in label for label in labels))


def read_real() -> Iterator[tuple[str, str, str, str, list[str]]]:
    """The rows of `REAL`: article, places of source, cue and content ("120-131,140-190"), labels."""
    for line in REAL.read_text(encoding="utf-8").splitlines()[1:]:
        article, source, cue, content, labels = line.split("\t")
        yield article, source, cue, content, labels.split("; ")


def _spans(text: str, places: str) -> tuple[Span, ...]:
    ends = (place.split("-") for place in places.split(",") if place != "-")
    return tuple(Span(int(low), int(high), text[int(low) : int(high)]) for low, high in ends)


def is_real(one: Told) -> bool:
    """Whether a statement is of real news."""
    return one.group.startswith(REAL_GROUPS)


def is_tried(group: str) -> bool:
    """Whether a text is one of the tenth of real articles that the recipe is tried on."""
    return group.startswith(REAL_GROUPS) and hashlib.sha256(group.encode()).digest()[0] < 26


if __name__ == "__main__":
    told = load_told()
    counts = Counter(kind for one in told for kind in (one.types or {"-"}))
    print(json.dumps({"statements": len(told), "by another": sum(one.by_other for one in told), **counts}))
