"""The word lists are of one form, and a wrong one is told in one line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dragoman.errors import StopError
from dragoman.reading.acts.idioms import _READERS
from dragoman.reading.acts.lexicon import Index, lexicon, needs, pattern
from dragoman.reading.acts.plover import ROOTS, plover_of

TYPES = {
    "propose", "accept", "reject", "withdraw", "demand", "request", "promise", "threaten", "accuse", "deny", "confirm",
    "support", "concede", "no-comment",
}  # fmt: skip


def test_every_wording_is_a_pattern_that_is_used() -> None:
    for name in lexicon().lists.patterns:
        pattern(name)


def test_every_list_of_needed_words_is_of_a_reader() -> None:
    assert set(lexicon().lists.needs) <= set(_READERS)
    assert needs("welcome") == {"welcome"}


def test_verbs_and_nouns_are_of_known_types() -> None:
    assert set(lexicon().lists.verbs) <= TYPES
    assert set(lexicon().lists.nouns) <= TYPES


def test_a_phrase_is_found_whole_and_longest_first() -> None:
    index = Index([("talk", "a", "talk"), ("talk back", "b", "talk back")])
    assert [hit.base for hit in index.find("they talk back and talk, talkative")] == ["talk back", "talk"]


def test_a_phrase_without_a_letter_is_refused() -> None:
    with pytest.raises(StopError, match="begins with no letter"):
        Index([("…", "", "…")])


def test_plover_has_no_code_for_what_it_cannot_code() -> None:
    assert TYPES - set(ROOTS) == {"deny", "confirm", "no-comment"}
    assert plover_of("reject", "meeting", False) == "REJECT-meet"
    assert plover_of("reject", "meeting", True) is None
    assert plover_of("deny", "meeting", False) is None


def test_the_page_says_which_code_each_type_has() -> None:
    page = (Path(__file__).parents[3] / "docs" / "acts.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| `([a-z-]+)` \| ([A-Z]+|none) \|", page, re.M))
    assert rows == {kind: ROOTS.get(kind, "none") for kind in TYPES}
