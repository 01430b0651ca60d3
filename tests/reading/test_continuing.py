"""A paragraph goes on from one whose quotation was left open, and only then."""

from __future__ import annotations

from dragoman.reading.continuing import go_on
from dragoman.reading.linking import Link
from dragoman.reading.parts import Part

OPEN = "“The mill is old,” she said. “It has no roof.\n\n“It has no door.”\n\n“Nor a floor.”"


def content(text: str, words: str) -> Part:
    return Part(text.index(words), text.index(words) + len(words), "content", 0.9)


def shown(text: str, links: list[Link]) -> list[list[str]]:
    return [[text[p.start : p.end] for p in entry.contents] for entry in links]


def test_the_paragraph_after_an_open_one_belongs_to_it() -> None:
    first, second = content(OPEN, "“The mill is old,”"), content(OPEN, "“It has no roof.")
    third, fourth = content(OPEN, "“It has no door.”"), content(OPEN, "“Nor a floor.”")
    said = Link(Part(19, 22, "source", 0.9), Part(23, 27, "cue", 0.9), (first, second))
    found = go_on(OPEN, [said, Link(None, None, (third,)), Link(None, None, (fourth,))])
    assert shown(OPEN, found) == [
        ["“The mill is old,”", "“It has no roof.", "“It has no door.”"], ["“Nor a floor.”"],
    ]  # fmt: skip
    # the tagger hung the last paragraph on the verb instead
    found = go_on(OPEN, [said._replace(contents=(first, second, fourth)), Link(None, None, (third,))])
    assert shown(OPEN, found) == [
        ["“The mill is old,”", "“It has no roof.", "“It has no door.”"], ["“Nor a floor.”"],
    ]  # fmt: skip


def test_a_closed_paragraph_stands_alone() -> None:
    text = "“The mill is old,” she said. “It has no roof.”\n\n“It has no door.”"
    links = [
        Link(Part(19, 22, "source", 0.9), Part(23, 27, "cue", 0.9), (content(text, "“It has no roof.”"),)),
        Link(None, None, (content(text, "“It has no door.”"),)),
    ]
    assert go_on(text, links) == links


def test_the_verb_may_stand_in_the_later_paragraph() -> None:
    text = "« I asked the guild \n\n« Nobody knew », she said."
    alone = Link(None, None, (content(text, "« I asked the guild"),))
    said = Link(Part(37, 40, "source", 0.9), Part(41, 45, "cue", 0.9), (content(text, "« Nobody knew »"),))
    assert shown(text, go_on(text, [alone, said])) == [["« I asked the guild", "« Nobody knew »"]]


def test_who_speaks_in_an_open_quotation_ends_it() -> None:
    """Its closing mark is lost: what Ode suggested is not Varga's, who replied."""
    text = "“The mill is old, Ode suggested, with a smile.\n\n“It has no door,” Varga replied."
    said = Link(content(text, "Varga"), content(text, "replied"), (content(text, "“It has no door,”"),))
    links = [Link(None, None, (content(text, "“The mill is old, Ode suggested, with a smile."),)), said]
    assert go_on(text, links) == links
