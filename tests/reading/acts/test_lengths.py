"""What is asked for ten days is one thing, in however different words; "ten days ago" is no length."""

from __future__ import annotations

import pytest

from dragoman.reading.acts.cast import Cast
from dragoman.reading.acts.lengths import Length, Lengths, find_length
from dragoman.reading.acts.talks import Draft
from dragoman.types import Entity, EntityKind, Mention

TEXT = (
    "The envoy asked Vessin to stop boarding boats for ten days. The envoy wanted ten quiet days. "
    "Vessin asked for ten days of talks. The envoy asked for an answer within ten days."
)


def entity(name: str, kind: EntityKind) -> Entity:
    at = TEXT.index(name)
    mention = Mention(at, at + len(name), name, "name")
    return Entity(id=name, name=name, kind=kind, mentions=(mention,))


ENVOY, VESSIN = entity("envoy", "person"), entity("Vessin", "place")


@pytest.mark.parametrize(
    ("words", "length"),
    [
        ("stop boarding boats for ten days", (10, "D")),
        ("ten quiet days", (10, "D")),
        ("a ten-day pause", (10, "D")),
        ("a week without strikes", (1, "W")),
        ("to hold off for up to 48 hours", (48, "TH")),
        ("an answer within ten days", None),
        ("what was refused ten days ago", None),
        ("for ten days now and for two weeks then", None),
    ],
)
def test_a_length_is_how_long_and_not_when(words: str, length: Length | None) -> None:
    assert find_length(words, 0, len(words)) == length


def matter(lengths: Lengths, words: str, agent: Entity, issue: str | None = None) -> str | None:
    low = TEXT.index(words)
    return lengths.matter(Draft("request", (low, low), agent=agent, issue=issue), low, low + len(words))


def test_one_who_asks_for_the_same_length_again_asks_for_the_same_thing() -> None:
    lengths = Lengths(Cast(TEXT, [ENVOY, VESSIN]))
    assert matter(lengths, "to stop boarding boats for ten days", ENVOY, "fishing") is None
    assert matter(lengths, "ten quiet days", ENVOY, "ceasefire") == "fishing"
    assert matter(lengths, "ten days of talks", VESSIN, "meeting") is None
    assert matter(lengths, "an answer within ten days", ENVOY) is None
