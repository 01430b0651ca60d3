"""Statements that are left out leave those inside them to whoever is around."""

from __future__ import annotations

from dragoman.reading.composing import keep
from dragoman.types import Span, Statement


def statement(id: str, inside: str | None) -> Statement:
    return Statement(id=id, kind="indirect", content=(Span(0, 5, "words"),), inside=inside)


STATEMENTS = [statement("a", None), statement("b", "a"), statement("c", "b"), statement("d", "c")]


def test_what_was_inside_one_left_out_is_inside_the_next_around_it() -> None:
    assert [(one.id, one.inside) for one in keep(STATEMENTS, [0, 3])] == [("a", None), ("d", "a")]
    assert [(one.id, one.inside) for one in keep(STATEMENTS, [2, 3])] == [("c", None), ("d", "c")]


def test_where_nothing_is_left_out_all_stays_as_it_is() -> None:
    assert keep(STATEMENTS, range(4)) == STATEMENTS
