"""Only reasons that are given and figures of what is are held against each other."""

from __future__ import annotations

from dragoman.story.amounts import find_amounts
from dragoman.story.reasons import find_reasons
from dragoman.story.rules import load_rules


def test_a_reason_that_is_taken_back_is_none() -> None:
    rules = load_rules()
    assert [one.reason for one in find_reasons("the gates failed because of the ice", rules)] == ["because of the ice"]
    for words in ("it isn’t because they were late", "that is not just because of the ice", "never due to the cold"):
        assert find_reasons(words, rules) == []


def test_a_figure_of_what_would_be_is_no_account() -> None:
    rules = load_rules()
    assert [one.words for one in find_amounts("the patrol seized nine trawlers", rules)] == ["nine trawlers"]
    assert list(find_amounts("the league would need nine trawlers to feed the town", rules)) == []
