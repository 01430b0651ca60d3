"""A date known in part is a range, and what is no date is none."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.record.dates import find_bounds


@pytest.mark.parametrize(
    ("value", "bounds"),
    [
        ("2024", "2024-01-01 2024-12-31"),
        ("2024-02", "2024-02-01 2024-02-29"),
        ("2023-02", "2023-02-01 2023-02-28"),
        ("2024-11-08", "2024-11-08 2024-11-08"),
        ("2024-11-08T23:59:00-05:00", "2024-11-08 2024-11-08"),
        ("2024-11-08T14:05Z", "2024-11-08 2024-11-08"),
        ("2024-11~", "2024-11-01 2024-11-30"),
        ("2024?-11-08", "2024-11-08 2024-11-08"),
        ("2024-XX-08", "2024-01-08 2024-12-08"),
        ("2024-1X", "2024-10-01 2024-12-31"),
        ("2024-11-2X", "2024-11-20 2024-11-29"),
        ("2024-02-XX", "2024-02-01 2024-02-29"),
        ("202X", "2020-01-01 2029-12-31"),
        ("2024-21", "2024-01-01 2024-12-31"),
        ("2024-34", "2024-04-01 2024-06-30"),
        ("2025-09/2025-10", "2025-09-01 2025-10-31"),
        ("2025-09-03/..", "2025-09-03 9999-12-31"),
        ("../2025", "0001-01-01 2025-12-31"),
        ("/2025", "0001-01-01 2025-12-31"),
        (" 2024 ", "2024-01-01 2024-12-31"),
    ],
)
def test_a_date_has_a_first_and_a_last_day(value: str, bounds: str) -> None:
    assert find_bounds(value) == tuple(bounds.split())


NONE = (
    "",
    None,
    "yesterday",
    "2024-13",
    "2024-00",
    "2024-02-30",
    "24-02-03",
    "2024-1",
    "2025/2024",
    "2024-34-02",
    "0000",
)


@pytest.mark.parametrize("value", [*NONE, "٢٠٢٤", "2024-11-08x", "Y20240", "2024-11-08/soon", "2024-9X"])
def test_what_is_no_date_has_none(value: str | None) -> None:
    assert find_bounds(value) is None


@given(st.dates(), st.dates())
def test_bounds_hold_what_the_value_says(one: date, other: date) -> None:
    first, last = sorted((one, other))
    bounds = (first.isoformat(), last.isoformat())
    assert find_bounds("/".join(bounds)) == bounds
    month = find_bounds(bounds[0][:7])
    assert month is not None
    assert month[0] <= bounds[0] <= month[1]


@given(st.text(alphabet="0123456789X-/.~?%TZ:"))
def test_any_text_has_bounds_in_order_or_none(value: str) -> None:
    bounds = find_bounds(value)
    assert bounds is None or "0001-01-01" <= bounds[0] <= bounds[1] <= "9999-12-31"
