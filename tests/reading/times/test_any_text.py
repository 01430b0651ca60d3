"""No text makes the times raise, and every span is exactly its stretch."""

from __future__ import annotations

import re

from edtf import parse_edtf
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dragoman.reading.linking import Link
from dragoman.reading.parts import Part
from dragoman.reading.times import Entry, read_times, tell
from dragoman.reading.times.lexicon import lexicon
from dragoman.record.dates import find_bounds
from dragoman.types import Article

DATES = st.one_of(st.none(), st.dates().map(str), st.sampled_from(["2032", "2032-03", "2032-03-08T10:00:00Z"]))
PIECES = st.one_of(
    st.sampled_from(sorted(lexicon())).map(str.title),
    st.sampled_from(sorted(lexicon())),
    st.integers(0, 12000).map(str),
    st.sampled_from([",", ".", "-", "–", "(", ")", "’s", "\n", "1990s", "’90s", "31st", "14:05", "11/8/2024",
                     "30/2/2024", "2024-02-30", "2024-13-01T99:99", "a.m.", "B.C.", "said", "Venn",
                     "9" * 400, "12,345,678.5", "\u00a0", "٣"]),
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=25).map(" ".join))


@settings(max_examples=300, deadline=None)
@example("B.C.0.0", None)
@example("COMING CENTURY", None)
@given(TEXTS, DATES)
def test_any_text_is_read_with_whole_spans_in_order(text: str, published: str | None) -> None:
    times = read_times(Article(text=text, path="-", published=published))
    at = 0
    for time in times.expressions:
        assert at <= time.start < time.end <= len(text) and text[time.start : time.end] == time.text
        assert time.timex or time.value
        at = time.end


@settings(max_examples=300, deadline=None)
@given(TEXTS, DATES)
def test_the_record_understands_every_value_of_our_era(text: str, published: str | None) -> None:
    for time in read_times(Article(text=text, path="-", published=published)).expressions:
        if time.value and re.match(r"(?!0000)\d{4}(?!\d)", time.value):  # "1 BC" is the year 0000
            assert find_bounds(time.value), time


@settings(max_examples=300, deadline=None)
@example("COMING 0 QUARTER", "2032-03-08T10:00:00Z")
@example("The past 2 decades", "2032")
@given(TEXTS, DATES)
def test_every_value_is_edtf_to_a_parser_that_is_not_ours(text: str, published: str | None) -> None:
    for time in read_times(Article(text=text, path="-", published=published)).expressions:
        assert time.value is None or parse_edtf(time.value), time


@settings(max_examples=300, deadline=None)
@given(TEXTS, DATES, st.data())
def test_any_statement_of_any_text_has_whole_spans(text: str, published: str | None, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=6, max_size=6)))
    parts = [Part(a, b, "content", 0.9) for a, b in zip(cuts[::2], cuts[1::2], strict=True) if a < b]
    if not parts:
        return
    given_parts = data.draw(st.permutations([*parts, None, None]))
    source, cue = given_parts[0], given_parts[1]
    link = Link(source, cue, tuple(p for p in parts if p not in (source, cue)) or (parts[0],))
    times = read_times(Article(text=text, path="-", published=published))
    for told in tell(text, times, [Entry(link, None), Entry(link, 0)]):
        for span in (told.said, told.occasion):
            assert span is None or text[span.start : span.end] == span.text
