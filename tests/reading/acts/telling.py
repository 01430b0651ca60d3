"""Sentences of an invented quarrel read for their acts, so that a test shows the words and the act side by side."""

from __future__ import annotations

from bench.acts import Batch, Item, read_item
from dragoman.types import Act

NAMES = {
    "person": ["Ilva Torsk", "Torsk", "Camille Ourand", "Ourand", "Denis Favor", "Favor", "Ruda Kamm", "Kamm"],
    "place": ["Haldmark", "Vessin", "Sellin"],
    "organisation": ["Northern Council"],
    "group": ["Vessinese"],
}
WHO = (
    " Ilva Torsk, the prime minister of Haldmark, wrote to Camille Ourand, the president of Vessin."
    " Denis Favor, spokesman for President Camille Ourand, was there. Haldmark has said it and Vessin will not."
)


def told(sentence: str) -> list[Act]:
    """Acts of a sentence with its source, cue and content marked as in `bench/acts`."""
    return list(read_item(Batch(NAMES, []), Item(sentence + WHO, [])))


def line(act: Act) -> str:
    """An act as `type agent > recipient issue @ venue`, what is not known left out."""
    parts = ["not " * act.negated + act.type + (f":{act.of}" if act.of else "")]
    parts += [act.agent.name] if act.agent else []
    parts += [f"> {act.recipient.name}"] if act.recipient else []
    parts += [act.issue] if act.issue else []
    parts += [f"@ {act.venue}"] if act.venue else []
    return " ".join(parts)


def lines(sentence: str) -> list[str]:
    return [line(act) for act in told(sentence)]
