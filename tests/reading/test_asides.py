"""The words are taken, not the day, the name or the relative clause beside them."""

from __future__ import annotations

import pytest

from dragoman.reading.asides import mend_aside
from dragoman.reading.linking import Link
from tests.reading.making import marked


def mended(source: str) -> tuple[str | None, list[str]]:
    """Source and contents of the statement that all marked parts make."""
    text, parts = marked(source)
    by = {role: next((p for p in parts if p.role == role), None) for role in ("source", "cue")}
    entry = Link(by["source"], by["cue"], tuple(p for p in parts if p.role == "content"))
    made = mend_aside(text, entry, [entry])
    return made.source and text[made.source.start : made.source.end], [text[p.start : p.end] for p in made.contents]


@pytest.mark.parametrize(
    ("source", "who", "wanted"),
    [
        (
            "It rained. The weir leaks again, [C according to] [S Orla Venn], [T who is its keeper].",
            "Orla Venn",
            "The weir leaks again",
        ),
        (
            "[C According to] [S the coach], [T Ivo Brandt], in the first race the boat leaked.",
            "the coach, Ivo Brandt",
            "in the first race the boat leaked",
        ),
        ("[T On Monday], [S Orla Venn] [C offered] her help to the ferrymen.", "Orla Venn", "her help to the ferrymen"),
        (
            "[S Venn] [C said] [T that the weir leaks, since], by the board’s count, it does.",
            "Venn",
            "that the weir leaks",
        ),
        ("[S Venn] [C said] [T the weir had to be shut in his Sunday speech].", "Venn", "the weir had to be shut"),
        ("Quill, [S who has gone on air] [C vowing] [T to shut the weir], left.", "who", "to shut the weir"),
    ],
)
def test_what_stands_beside_the_words_is_no_part_of_them(source: str, who: str, wanted: str) -> None:
    assert mended(source) == (who, [wanted])


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("Rain, [C according to] [S Venn], [T who is its keeper].", "who is its keeper"),
        ("[C According to] [S the coach], [T the boat] leaked.", "the boat"),
        ("[T On Monday], [S Venn] [C left] the town.", "On Monday"),
        ("[T In the north], [S Venn] [C said], the gates were shut.", "In the north"),
        ("[S Venn] [C said] [T she was heard in his speech].", "she was heard in his speech"),
        ("[S Venn] [C said] [T the weir leaks and creaks].", "the weir leaks and creaks"),
        ("[S Venn] [C said] [T “I came, but”].", "“I came, but”"),
    ],
)
def test_words_of_the_source_are_left(source: str, wanted: str) -> None:
    assert mended(source)[1] == [wanted]


def test_a_participle_behind_a_comma_has_the_subject_of_its_sentence() -> None:
    text, parts = marked(
        "[S She] [C pointed to] [T a pact between Kelvara and Brenn], [C saying] [T it would hold], as she told them."
    )
    she, pointed, pact, saying, said = parts
    brenn = she._replace(start=text.index("Brenn"), end=text.index("Brenn") + len("Brenn"))
    first, second = Link(she, pointed, (pact,)), Link(brenn, saying, (said,))
    assert mend_aside(text, second, [first, second]).source == she
    assert mend_aside(text, second, [second]).source == brenn
