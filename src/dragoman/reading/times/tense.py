"""Whether a clause looks back or ahead, from the nearest verb that says so; no parser."""

from __future__ import annotations

from typing import Literal

from dragoman.reading.times.lexicon import lists
from dragoman.reading.times.scan import Row

Tense = Literal["past", "future"]
REACH = 14
"""Words on either side that are looked at: the clause and not the next one."""


def tense_at(text: str, tokens: Row, first: int, last: int) -> Tense | None:
    """Tense around the tokens from `first` to before `last`: the words before them first, then those after."""
    return _look(text, tokens, range(first - 1, max(-1, first - REACH), -1)) or _look(
        text, tokens, range(last, min(len(tokens), last + REACH))
    )


def _look(text: str, tokens: Row, places: range) -> Tense | None:
    words = lists()
    for at in places:
        token = tokens[at]
        if (
            token.kind == "\n"
            or (token.kind == "." and not _is_short(text, tokens, at))
            or (token.kind == "|" and text[token.start] in ';!?:"“”„«»')
        ):
            return None
        if token.kind in "mM":
            continue  # May is no "may"
        word = text[token.start : token.end].lower()
        if word in words.future_with_to:
            ahead = [text[t.start : t.end].lower() for t in tokens.between(at + 1, at + 4)]
            if word in words.agreeing and places.step < 0 and _is_of_thing(text, tokens, at, places.start):
                return "past"
            if "to" in ahead or any(w.endswith("ing") for w in ahead[:1]):
                return "future"
        if word in words.future or word in words.timetable or (places.step < 0 and word in words.weak_future):
            return "future"
        before = text[tokens[at - 1].start : tokens[at - 1].end].lower() if at else ""
        if word == "be" and before == "to":
            return "future"  # "to be held"
        if before in ("be", "to"):
            continue
        if word in words.past_verbs or (len(word) > 4 and word.endswith("ed") and text[token.start].islower()):
            return "past"
    return None


def _is_of_thing(text: str, tokens: Row, at: int, last: int) -> bool:
    """Whether what is agreed to between a verb and a time is a thing, and none that takes place at a time."""
    words = [text[t.start : t.end].lower() for t in tokens.between(at + 1, last + 1)]
    is_thing = words[:1] == ["to"] and words[1:2] and words[1] in lists().thing_before
    return bool(is_thing) and lists().taking_place.isdisjoint(words)


def _is_short(text: str, tokens: Row, at: int) -> bool:
    """Whether a full stop ends a title or an initial ("Gov. Earl", "U.S.") and no sentence."""
    word = text[tokens[at - 1].start : tokens[at - 1].end] if at else ""
    return 0 < len(word) <= 4 and word[0].isupper() and text[tokens[at].end : tokens[at].end + 1] != "\n"
