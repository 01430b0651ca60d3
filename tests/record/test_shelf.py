"""Every string comes back from the database as it went in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.record.names import fold_name
from dragoman.record.shelf import MARK_END, MARK_START, shelve_text, unshelve_text

ODD = st.sampled_from(["\x00", "\ud800", "\udfff", "\ufdd0", "\ufdd1", "\U00100000", "\U0010d812", "\U0010fdd0",
                       "\U0010fdd1", "\U0010fdd2", "\U0010ffff", "\U000a0000", "a", "é"])  # fmt: skip
ANY = st.text(st.one_of(ODD, st.characters()))


@given(ANY)
def test_what_is_stored_comes_back(text: str) -> None:
    stored = shelve_text(text)
    assert unshelve_text(stored) == text
    assert stored.encode() and "\x00" not in stored and not {MARK_START, MARK_END} & set(stored) if text else not stored


@given(st.text(st.characters(max_codepoint=0xF000, exclude_categories=["Cs", "Cc"])))
def test_ordinary_text_is_stored_as_it_is(text: str) -> None:
    assert shelve_text(text) == text


@given(ANY)
def test_a_name_folds_to_one_form(name: str) -> None:
    assert fold_name(fold_name(name)) == fold_name(name)
    assert bool(fold_name(name)) == bool(name.strip())


def test_names_that_differ_in_case_accents_and_signs_fold_alike() -> None:
    assert len({fold_name(name) for name in ("Žofia O’Lané-Dale", "ZOFIA O'LANE DALE", " zofia  o'lane‑dale ")}) == 1
    assert fold_name("Zofia Lane") != fold_name("Zofia Lanes")
