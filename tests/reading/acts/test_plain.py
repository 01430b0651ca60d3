"""A cue that only says that something was said is left out; none may be that tells an act."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bench.corpora import load_texts
from dragoman.reading import Reader
from dragoman.reading.acts import cues
from dragoman.reading.acts.lexicon import lexicon, pattern
from dragoman.reading.words import forms, load_verbs

IN_CUE = (
    "withheld", "negated", "gave", "likes", "declares", "is_ready", "tell", "suggest", "sets", "turns_to", "complains",
    "made", "call", "ask", "blames", "on_table", "off_table", "strike_called", "who_would",
)  # fmt: skip
"""Wordings that a cue tells an act by, or begins one."""

STORY = Path(__file__).parents[3] / "examples" / "story"


def _verbs() -> list[str]:
    verbs = load_verbs()
    return sorted({form for verb in verbs.attributing for form in forms(verb, verbs.irregular)})


def test_no_plain_cue_is_a_verb_of_an_act_or_a_wording_of_one() -> None:
    plain = [form for form in _verbs() if pattern("plain").fullmatch(form)]
    assert len(plain) > 10
    for form in plain:
        assert not [name for name in IN_CUE if pattern(name).search(form)], form
        # "said yes" and "says no to" are told by the word after the cue.
        for second in ("yes", "no", "to", "off", "down"):
            found = {hit.base for hit in lexicon().verbs.find(f"{form} {second}")}
            assert found <= {"say yes", "say no"}, form


def test_a_plain_cue_goes_on_as_a_verb_of_an_act_only_with_yes_and_no() -> None:
    phrases = [phrase for verb in lexicon().lists.verbs.values() for base in verb for phrase in forms(base, {})]
    found = {p.partition(" ")[2] for p in phrases if " " in p and pattern("plain").fullmatch(p.partition(" ")[0])}
    assert found == {"yes", "no"}


def test_words_are_kept_back_only_with_a_word_of_the_list() -> None:
    ways = re.split(r"\|(?=\\b)", pattern("mute").pattern)
    assert len(ways) == 10
    for way in ways:
        assert any(word in way for word in lexicon().lists.mute), way


def test_acts_are_the_same_with_every_cue_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = Reader()
    articles = list(load_texts(sorted(STORY.glob("*.txt"))))
    told = [[s.acts for s in reader.read(article).statements] for article in articles]
    monkeypatch.setattr(cues, "_is_plain", lambda *_: False)
    assert [[s.acts for s in reader.read(article).statements] for article in articles] == told
