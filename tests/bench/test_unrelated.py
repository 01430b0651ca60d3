from __future__ import annotations

import msgspec

from bench.unrelated import JUDGED, Judged, judge, statements_of
from dragoman.story.types import Cite, Dispute, Side


def dispute(kind: str, *statements: str) -> Dispute:
    cites = tuple(Cite(article="a", statement=s, speaker=None, party=None, words="w") for s in statements)
    return Dispute(id="d", kind=kind, issue="i", sides=(Side(account="x", cites=cites),))  # type: ignore[arg-type]


def test_a_judgement_is_of_a_kind_and_its_statements_in_any_order() -> None:
    judged = [Judged("act denied", ("s2", "s1"), True, "why")]
    assert judge([dispute("act denied", "s1", "s2")], judged)[0][1] is True
    assert judge([dispute("act denied", "s1")], judged)[0][1] is None
    assert judge([dispute("other figure", "s1", "s2")], judged)[0][1] is None


def test_the_kept_judgements_have_their_form_and_no_text() -> None:
    judged = msgspec.json.decode(JUDGED.read_bytes(), type=list[Judged])
    assert judged
    assert all(" " not in statement for one in judged for statement in one.statements)
    assert statements_of(dispute("act denied", "b", "a")) == ("a", "b")
