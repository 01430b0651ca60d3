"""What is told is no more and no less than the words of it."""

from __future__ import annotations

import pytest

from dragoman.reading.linking import Link
from dragoman.reading.parts import Part
from dragoman.reading.reaching import from_object, with_rest, without_clause


def link(text: str, source: str, cue: str, content: str) -> Link:
    source_, cue_, content_ = (
        Part(at := text.index(words), at + len(words), role, 0.9)
        for words, role in ((source, "source"), (cue, "cue"), (content, "content"))
    )
    return Link(source_, cue_, (content_,))


def words(text: str, entry: Link) -> list[str]:
    return [text[part.start : part.end] for part in entry.contents]


@pytest.mark.parametrize(
    ("text", "content", "wanted"),
    [
        ("Norrland invites both to Tarn as deadline nears", "both to Tarn as deadline nears", "both to Tarn"),
        ("Norrland rejects plan as an insult", "plan as an insult", "plan as an insult"),
        ("Norrland rejects plan as “a farce”", "plan as “a farce”", "plan as “a farce”"),
    ],
)
def test_a_headlines_other_clause_is_of_no_deed(text: str, content: str, wanted: str) -> None:
    entry = link(text, "Norrland", text.split()[1], content)
    assert words(text, without_clause(text, entry, len(text))) == [wanted]
    assert without_clause(text, entry, 0) == entry, "no headline"


def test_what_one_is_asked_to_goes_on_behind_the_day() -> None:
    text = "Norrland invited the two ministers on Tuesday to talks in Tarn on April 15, a week before the vote."
    entry = link(text, "Norrland", "invited", "the two ministers")
    assert words(text, with_rest(text, entry)) == ["the two ministers", "to talks in Tarn on April 15"]
    told = "Norrland told the two ministers on Tuesday to wait."
    entry = link(told, "Norrland", "told", "the two ministers")
    assert with_rest(told, entry) == entry


def test_what_is_withdrawn_is_the_offer_and_what_it_is_to_do() -> None:
    text = "Norrland withdrew an offer, made two days earlier, to free the men."
    entry = link(text, "Norrland", "withdrew", "to free the men")
    assert words(text, from_object(text, entry)) == ["an offer, made two days earlier, to free the men"]
    text = "Norrland agreed, after a week of talks, to free the men."
    entry = link(text, "Norrland", "agreed", "to free the men")
    assert from_object(text, entry) == entry
