"""A quotation that the line before announces is said by whoever that line names."""

from __future__ import annotations

from dragoman.reading.announcing import add_announced
from dragoman.reading.linking import Link
from dragoman.reading.parts import Part


def announced(text: str) -> list[tuple[str, str, list[str]]]:
    """Source, cue and contents of the statements, the lines in marks being nobody's at first."""
    name = Part(text.index("Orla Venn"), text.index("Orla Venn") + len("Orla Venn"), "person", 0.9)
    starts = [n for n, c in enumerate(text) if c == "“"]
    ends = [(text.find("\n", n) + 1 or len(text) + 1) - 1 for n in starts]
    links = [Link(None, None, (Part(a, b, "content", 0.9),)) for a, b in zip(starts, ends, strict=True)]
    return [
        (
            text[e.source.start : e.source.end] if e.source else "",
            text[e.cue.start : e.cue.end] if e.cue else "",
            [text[p.start : p.end] for p in e.contents],
        )
        for e in add_announced(text, links, [name])
    ]


def test_the_line_before_tells_who_says_it_and_open_paragraphs_go_on() -> None:
    text = "After the vote, the minister Orla Venn said:\n\n“The gates leak.\n\n“Nobody mends them.”\n\nIt rained."
    assert announced(text) == [("the minister Orla Venn", "said", ["“The gates leak.", "“Nobody mends them.”"])]


def test_a_line_that_announces_nothing_or_names_nobody_tells_nothing() -> None:
    assert announced("Orla Venn left.\n\n“The gates leak.”")[0][:2] == ("", "")
    assert announced("What Orla Venn found: silt.\n\n“The gates leak.”")[0][:2] == ("", "")
    assert announced("Orla Venn left. Seen on a wall:\n\n“The gates leak.”")[0][:2] == ("", "")
