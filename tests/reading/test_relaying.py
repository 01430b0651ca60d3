"""A quotation is the speaker's, not that of who passed it on."""

import pytest

from dragoman.reading.linking import Link
from dragoman.reading.relaying import to_speaker
from tests.reading.making import marked


def parts(source: str) -> tuple[str | None, str | None, str]:
    text, found = marked(source)
    by_role = {part.role: part for part in found}
    made = to_speaker(text, Link(by_role["source"], by_role["cue"], (by_role["content"],)))
    return (
        made.source and text[made.source.start : made.source.end],
        made.cue and text[made.cue.start : made.cue.end],
        text[made.contents[0].start : made.contents[0].end],
    )


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("[T “We stay,”] Ada Wren told reporters, [C according to] [S KTK].", ("Ada Wren", "told", "“We stay,”")),
        ("[T “We stay,” the envoy said], [C according to] [S the agency].", ("the envoy", "said", "“We stay,”")),
        ("[T “We stay,”] [C according to] [S Ada Wren].", ("Ada Wren", "according to", "“We stay,”")),
        ("[T They stay], which nobody said before, [C according to] [S KTK].", ("KTK", "according to", "They stay")),
    ],
)  # fmt: skip
def test_who_is_said_to_have_spoken_is_the_source(source: str, wanted: tuple[str, str, str]) -> None:
    assert parts(source) == wanted


def test_who_is_quoted_speaks_and_not_the_paper() -> None:
    text, (who, cue, paper, words) = marked("[T He] [C was quoted] by [S KTK] on the toll; [T “We stay.”]")
    made = to_speaker(text, Link(paper, cue, (who, words)))
    assert made.source and text[made.source.start : made.source.end] == "He" and made.contents == (words,)
    told = Link(paper, cue, (words,))
    assert to_speaker(text, told) == told
