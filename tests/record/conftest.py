"""Articles with readings made by hand: real structs, spans cut from the text, no model."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dragoman.record import Record
from tests.record.making import make_pair


@pytest.fixture
def record() -> Iterator[Record]:
    with Record.open(":memory:") as opened:
        yield opened


@pytest.fixture
def story(record: Record) -> Record:
    """Three articles of an invented negotiation, one without a date."""
    record.add(*make_pair(HARBOUR, path="post/harbour.txt", title="Harbour talks", published="2031-03-04"))
    record.add(*make_pair(PIPELINE, path="post/pipeline.txt", title="A pipeline", published="2031-04"))
    record.add(*make_pair(UNDATED, path="wire/undated.txt", title="What they want"))
    return record


HARBOUR = [
    ("Foreign Minister Žofia Lané", "Žofia Lané", "said", "the harbour stays open for grain ships", "2031-03-02"),
    ("Odran's envoy Tomas Rike", "Tomas Rike", "rejected", "any talk of a ceasefire before the thaw", None),
]
PIPELINE = [
    ("ZOFIA LANE", "ZOFIA LANE", "told reporters", "a ceasefire needs witnesses", "2031-04-10/2031-04-12"),
    ("the Grain Board", "Grain Board", "announced", "new prices for wheat", None),
]
UNDATED = [("The envoy", "Tomas Rike", "added", "nobody had invited him", None)]
