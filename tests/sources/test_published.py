"""Dates are normalised where there is one way to read them, and refused where there are two."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.sources.dates import to_edtf


@pytest.mark.parametrize(
    "edtf",
    ["2031", "2031-11", "2031-11-08", "2031-11-08T14:05:00Z", "2031-11-08T14:05:00+02:00", "2031-11-08T14:05:00",
     "2031-11-08/2031-11-10", "2031-11/2031-12", "2030/2031"],
)  # fmt: skip
def test_what_is_edtf_stays(edtf: str) -> None:
    assert to_edtf(edtf) == edtf


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        (" 2031-11-08 ", "2031-11-08"),
        ("2031/11/8", "2031-11-08"),
        ("20311108", "2031-11-08"),
        ("2031-11-08 14:05", "2031-11-08T14:05:00"),
        ("2031-11-08T14:05Z", "2031-11-08T14:05:00Z"),
        ("2031-11-08T14:05:00.082+0000", "2031-11-08T14:05:00Z"),
        ("2031-11-08 14:05:00 +02:00", "2031-11-08T14:05:00+02:00"),
        ("Sat, 08 Nov 2031 14:05:00 GMT", "2031-11-08T14:05:00Z"),
        ("8 November 2031", "2031-11-08"),
        ("Saturday, 8 November 2031", "2031-11-08"),
        ("Nov. 8, 2031", "2031-11-08"),
        ("November 8th, 2031", "2031-11-08"),
        ("November 2031", "2031-11"),
        ("25.11.2031", "2031-11-25"),
        ("11/25/2031", "2031-11-25"),
        ("8/8/2031", "2031-08-08"),
        ("2031/11/08", "2031-11-08"),
    ],
)
def test_other_usual_forms_are_normalised(written: str, edtf: str) -> None:
    assert to_edtf(written) == edtf


@pytest.mark.parametrize(
    "value",
    ["", "yesterday", "08/11/2031", "8.11.2031", "2031-13", "2031-02-30", "2031-11-08T25:00:00Z", "1750680000000",
     "2031/11", "2031-11-10/2031-11-08", "0000",
     "0001-01-01T00:00:00", "9999-12-31", "8 Brumaire 2031", "٢٠٣١", "2031-11-08T14:05:00+40:00", "20" * 99],
)  # fmt: skip
def test_no_date_and_two_readings_are_refused(value: str) -> None:
    assert to_edtf(value) is None


@given(st.text())
def test_any_text_is_a_date_or_none(value: str) -> None:
    found = to_edtf(value)
    assert found is None or to_edtf(found) == found


@given(
    st.datetimes(min_value=datetime(1000, 1, 1), max_value=datetime(9998, 12, 31)),
    st.sampled_from([UTC, timezone(timedelta(hours=5, minutes=30)), timezone(-timedelta(hours=8))]),
)
def test_a_moment_keeps_its_day_and_offset_in_every_form(when: datetime, zone: timezone) -> None:
    when = when.replace(microsecond=0, tzinfo=zone)
    for form in (when.isoformat(), when.isoformat(" "), format_datetime(when)):
        found = to_edtf(form)
        assert found is not None
        assert datetime.fromisoformat(found) == when
        assert found[:10] == f"{when.date()}"
