"""Learns the weights of `dragoman.reading.acts.addressing`: `python -m training.recipients --out …`.

From the labelled texts of talks and the invented stories that may be learned from (`training.act_examples`). Every act
that is read with the type of its label is a choice among the parties that the reader itself sees; right is the one that
the label names. Where the rules find no act the encoder is taken to have told the labelled types, so that twice as many
acts are learned from. A conditional logit with an L2 penalty. Prints how often the choice is right where other texts
were learned from (each writer's texts and each story are left out in turn), for the rules alone and the learned.

    python -m training.recipients --out src/dragoman/resources/recipients.json
"""

from __future__ import annotations

import argparse
import json
import math
import re
import string
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np

from bench.accuracy import content_characters, match_statements
from bench.gold import resolve
from bench.story_gold import load_story
from dragoman.reading import Reader
from dragoman.reading.acts.addressing import RULED, SURE, Addressing
from dragoman.reading.acts.find import find_drafts, know, moments
from dragoman.reading.acts.guessing import Guess, Guesser
from dragoman.reading.acts.weighing import NO_ACT
from dragoman.types import Article, Entity, Statement
from training.act_examples import LEARNED, read_labels
from training.invented import BENCH, TALKS, read_numbered
from training.logit import Floats, minimise

PENALTY, LEAST, STEPS = 5.0, 5, 80
"""The penalty, how many choices must show a feature, steps of the fit."""

NOBODY = 0.5
"""Taken from the weight of nobody: a recipient left open costs a user more than it does the likelihood."""


LEAD = 2.5
"""Added to the weight of what the rules found, which know more of real news than the labelled texts show: of 36 acts of
three real articles 26 have all their parts right at 0, 27 at 1, 30 at 2 and 2.5, 29 at 3 and without these weights."""


class Wanted(NamedTuple):
    """A labelled act. `recipient`: None where it has none, "?" where the gold leaves that open."""

    type: str
    recipient: str | None


class Labelled(NamedTuple):
    """An article with the labelled acts of its statements: each with the places of its content."""

    group: str
    """What is left out together: a writer's texts, or a story."""
    article: Article
    statements: list[tuple[list[dict[str, Any]], list[Wanted]]]
    names: dict[str, list[str]]
    """Other names of those that the labels name."""


class Chosen(NamedTuple):
    group: str
    seen: list[list[str]]
    right: list[int]
    ruled: int | None
    """What the rules chose."""


class _Told(Guesser):
    """An encoder that tells the labelled types."""

    def __init__(self, text: str, labelled: Labelled, furniture: set[int]) -> None:
        super().__init__(text, furniture)
        self._labelled, self._article = labelled, text

    def ask(self, statement: Statement) -> Guess:
        guess = super().ask(statement)
        own = content_characters(msgspec.to_builtins(statement.content), self._article)
        pairs = match_statements([content_characters(c, self._article) for c, _ in self._labelled.statements], [own])
        kinds = [one.type for number in pairs for one in self._labelled.statements[number][1]]
        shares = dict.fromkeys(guess.shares, 0.0)
        for kind in kinds or [NO_ACT]:
            shares[kind] = 1.0 / min(2, len(kinds) or 1)
        return guess._replace(shares=shares)


def load_labelled() -> Iterator[Labelled]:
    for name, labels in read_labels().items():
        text, groups = read_numbered((TALKS / f"{name}.txt").read_text(encoding="utf-8"))
        statements = [
            ([{"start": s.start, "end": s.end} for s in spans if s.role == "content"], _wanted(labels[str(place)]))
            for place, spans in groups.items()
            if str(place) in labels and any(s.role == "content" for s in spans)
        ]
        yield Labelled(name.rstrip(string.digits), Article(text=text, path=name), statements, {})
    for story in LEARNED:
        for article, own in load_story(BENCH / "stories" / story / "gold-story.json")[1]:
            gold = resolve(own, article.text)
            told = [
                (s["content"], [Wanted(a["type"], a.get("recipient") or "?") for a in s.get("acts") or []])
                for s in gold["statements"]
                if s["content"]
            ]
            yield Labelled(story, article, told, gold.get("people") or {})


def _wanted(labels: Sequence[str]) -> list[Wanted]:
    kinds = [(label.split(" ")[0].partition("/")[0], _TO.search(label)) for label in labels]
    return [Wanted(kind, to[1] if to else None) for kind, to in kinds if kind != "-"]


_TO = re.compile(r"\bto=(.+?)(?= \w+=|$)")


def choices(reader: Reader, labelled: Labelled, told: bool) -> Iterator[Chosen]:
    """`told`: with the labelled types, where the rules find no act; else as it is read."""
    article, text = labelled.article, labelled.article.text
    reading = reader.read(article)
    known, furniture = know(text, reading.entities), {f.start for f in reading.article.furniture}
    guesser = _Told(text, labelled, furniture) if told else Guesser(text, furniture)
    found = find_drafts(known, reading.statements, guesser)
    addressing = Addressing(known.cast, reading.statements, found, moments(known.cast, reading.statements))
    place = {id(deed.draft): number for number, deed in enumerate(addressing.deeds)}
    own = [content_characters(msgspec.to_builtins(s.content), text) for s in reading.statements]
    pairs = match_statements([content_characters(c, text) for c, _ in labelled.statements], own)
    named = _names(text, reading.entities, labelled.names)
    for number, (_, wanted) in enumerate(labelled.statements):
        drafts = list(found[pairs[number]]) if number in pairs else []
        for one in wanted:
            draft = next((d for d in drafts if d.type == one.type), None)
            if draft is None:
                continue
            drafts.remove(draft)
            meant = _meant(one.recipient, named) if one.recipient else {None}
            if one.recipient == "?" or not meant or not addressing.is_open(place[id(draft)]):
                continue
            options = addressing.choices(place[id(draft)])
            ids = [choice.entity.id if choice.entity else None for choice in options]
            ruled = draft.recipient.id if draft.recipient else None
            right = [n for n, id in enumerate(ids) if id in meant]
            yield Chosen(labelled.group, [c.seen for c in options], right, ids.index(ruled) if ruled in ids else None)


def _names(text: str, entities: Sequence[Entity], others: Mapping[str, list[str]]) -> dict[str, set[str | None]]:
    """Ids by folded name."""
    named: dict[str, set[str | None]] = {}
    for entity in entities:
        for name in (entity.name, *(text[m.start : m.end] for m in entity.mentions if m.form != "pronoun")):
            named.setdefault(_folded(name), set()).add(entity.id)
    for name, also in others.items():
        for other in also:
            named.setdefault(_folded(name), set()).update(named.get(_folded(other), ()))
    return named


def _meant(name: str, named: Mapping[str, set[str | None]]) -> set[str | None]:
    own = _folded(name)
    return named.get(own) or {id for other, ids in named.items() if own in other or other in own for id in ids}


def _folded(name: str) -> str:
    return re.sub(r"^(?:the|an?) ", "", name.casefold().replace("’", "'"))


def fit(data: Sequence[Chosen]) -> dict[str, float]:
    """The weights under which the right choices are likeliest; of several right ones any will do."""
    data = [one for one in data if one.right]
    counts = Counter(feature for one in data for seen in one.seen for feature in set(seen))
    names = {name: i for i, name in enumerate(sorted(name for name, count in counts.items() if count >= LEAST))}
    rows = [[names[f] for f in seen if f in names] for one in data for seen in one.seen]
    column = np.array([i for row in rows for i in row])
    owner = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    starts = np.cumsum([0, *(len(one.seen) for one in data[:-1])])
    choice = np.repeat(np.arange(len(data)), [len(one.seen) for one in data])
    is_right = np.array([n in one.right for one in data for n in range(len(one.seen))])

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = np.bincount(owner, weights[column], len(rows))
        odds = np.exp(scores - np.maximum.reduceat(scores, starts)[choice])
        right = np.where(is_right, odds, 0.0)
        total, hit = np.add.reduceat(odds, starts), np.add.reduceat(right, starts)
        error = odds / total[choice] - right / np.maximum(hit, 1e-300)[choice]
        gradient = np.bincount(column, error[owner], len(names)) + PENALTY * weights
        return float(-np.log(np.maximum(hit / total, 1e-300)).sum() + 0.5 * PENALTY * (weights @ weights)), gradient

    best = minimise(loss, np.zeros(len(names)), STEPS)
    weights = {name: round(float(best[i]), 2) for name, i in names.items()}
    weights["nobody"] = round(weights["nobody"] - NOBODY, 2)
    weights[RULED] = round(weights[RULED] + LEAD, 2)
    return {name: weight for name, weight in weights.items() if weight}


def choose(one: Chosen, weights: Mapping[str, float]) -> int | None:
    """The number of the likeliest; of what the rules chose where that is not likely enough."""
    odds = [math.exp(sum(weights.get(feature, 0.0) for feature in seen)) for seen in one.seen]
    return odds.index(max(odds)) if max(odds) >= SURE * sum(odds) else one.ruled


def figures(data: Sequence[Chosen], chosen: Sequence[int | None]) -> dict[str, float]:
    """Per cent: of all acts those with the right recipient or rightly none, and recall and precision of recipients."""
    last = [len(one.seen) - 1 for one in data]
    hits = [number in one.right for one, number in zip(data, chosen, strict=True)]
    wanted = [hit for one, hit, nobody in zip(data, hits, last, strict=True) if one.right != [nobody]]
    given = [hit for number, hit, nobody in zip(chosen, hits, last, strict=True) if number != nobody]
    shares = {"right": hits, "recall": wanted, "precision": given}
    return {name: round(100 * sum(of) / max(1, len(of)), 1) for name, of in shares.items()}


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--out", type=Path, required=True, help="the JSON file of weights to write")
    args = ap.parse_args()
    reader, articles = Reader(), list(load_labelled())
    learned = [one for labelled in articles for one in choices(reader, labelled, told=True)]
    read = [one for labelled in articles for one in choices(reader, labelled, told=False)]
    by_group = {group: fit([one for one in learned if one.group != group]) for group in sorted({o.group for o in read})}
    for name, part in (
        ("texts", [one for one in read if one.group not in LEARNED]),
        ("stories", [one for one in read if one.group in LEARNED]),
    ):
        by_rules = figures(part, [one.ruled for one in part])
        by_weights = figures(part, [choose(one, by_group[one.group]) for one in part])
        print(json.dumps({"of": name, "acts": len(part), "by the rules": by_rules, "learned": by_weights}))
    args.out.write_text(json.dumps(fit(learned), indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
