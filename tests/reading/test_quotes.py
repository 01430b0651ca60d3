"""Quotations are found in every house style, also where the closing mark was lost."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.quotes import FURTHEST, find_quoted, is_quoted


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quoted(text, 0, len(text))]


@pytest.mark.parametrize("pair", ["“”", '""', "„“", "„”", "«»", "‘’", "''"])
def test_each_house_style(pair: str) -> None:
    text = f"The envoy said {pair[0]}we will come,{pair[1]} and left."
    assert quoted(text) == [f"{pair[0]}we will come,{pair[1]}"]


def test_marks_with_spaces_inside_them() -> None:
    assert quoted("« We will come », she said. « Tomorrow. »") == ["« We will come »", "« Tomorrow. »"]
    assert quoted("«\u00a0We will come\u00a0», she said.") == ["«\u00a0We will come\u00a0»"]


def test_apostrophes_are_no_quotations() -> None:
    assert quoted("The envoys’ boat didn't leave at six o’clock; the state's did.") == []


def test_a_quotation_inside_a_quotation_belongs_to_the_outer_one() -> None:
    assert quoted("“He told me ‘never’ twice,” she said.") == ["“He told me ‘never’ twice,”"]
    assert quoted('"He told me: "We are ready." Then he left," she said.') == [
        '"He told me: "We are ready." Then he left,"'
    ]


def test_a_lost_closing_mark_ends_with_the_paragraph() -> None:
    assert quoted("“We will come, she said.\nNobody came.") == ["“We will come, she said."]


def test_words_count_as_quoted_only_when_all_of_them_are() -> None:
    text = "a “new page” for all"
    assert is_quoted(text, 2, 12) and is_quoted(text, 3, 11) and not is_quoted(text, 0, 12)


@given(st.text("“”\"„«»‘’' \nab,.", max_size=40))
def test_any_marks_give_stretches_in_order(text: str) -> None:
    found = find_quoted(text, 0, len(text))
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


def test_single_marks_close_within_reach_or_are_none() -> None:
    near, far = (f"'{'a ' * times}a' he said" for times in (FURTHEST // 4, FURTHEST))
    assert [quoted.closed for quoted in find_quoted(near, 0, len(near))] == [True]
    assert find_quoted(far, 0, len(far)) == ()
