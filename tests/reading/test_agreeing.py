"""Parts that the grammar around them does not allow together are put right, and left alone where it does."""

from __future__ import annotations

import pytest

from dragoman.reading.agreeing import agree
from dragoman.reading.linking import Link
from tests.reading.making import marked


def agreed(source: str) -> tuple[str | None, tuple[str, ...]] | None:
    """Source and contents after the rules, all marked parts taken as one statement."""
    text, parts = marked(source)
    by = {role: next((p for p in parts if p.role == role), None) for role in ("source", "cue")}
    entry = agree(text, Link(by["source"], by["cue"], tuple(p for p in parts if p.role == "content")))
    if entry is None:
        return None
    who = entry.source and text[entry.source.start : entry.source.end]
    return who, tuple(text[p.start : p.end] for p in entry.contents)


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("[T We have no rules for that]. [S We] [C understand] each other.", None),
        ("[S Venn] [C has spoken]. [T The gates stay shut].", None),
        ("[T “We have no rules,”] [S Venn] [C said]. [T Others do].", ("Venn", ("“We have no rules,”",))),
        ("[T Dozens had called] and [S they] [C said]: [T “Open it.”]", ("they", ("“Open it.”",))),
        ("[S He] [C has spoken]. His words were [T “It leaks”].", None),
        ("[S He] [C has spoken]. [T “It leaks.”]", ("He", ("“It leaks.”",))),
        ("Despite [C pledging] [T not to do so], and [S Quill] went.", (None, ("not to do so",))),
        ("[T The gates will not open] because [S it] [C prefers] them shut.", None),
        ("[T The gates], [S Venn] [C said], [T stay shut].", ("Venn", ("The gates", "stay shut"))),
        ("[T Will it hold]? [C asks] [S Venn].", ("Venn", ("Will it hold",))),
        ("[S Mr. Venn] [C told] Mrs. Quill on Monday [T that it leaks].", ("Mr. Venn", ("that it leaks",))),
        ("[S Venn] [C said]:\n\n[T It leaks and we mend it.]", ("Venn", ("It leaks and we mend it.",))),
        ("It means [T “it leaks.”] [S Venn] [C says] [T the name fits].", ("Venn", ("the name fits",))),
        ("[T “It leaks.”] [S Venn] [C adds]: [T “We mend it.”]", ("Venn", ("“It leaks.”", "“We mend it.”"))),
        ("[S He] [C agreed], but [T there was a price for it].", None),
        ("Two raids, [C claimed] by [S the league], [T have shut the gates].", None),
        (
            "Two raids, [C claimed] by [S the league], [T the head of the fishers].",
            ("the league", ("the head of the fishers",)),
        ),
    ],
)
def test_words_without_marks_stand_in_the_sentence_of_their_verb(
    source: str, told: tuple[str | None, tuple[str, ...]] | None
) -> None:
    assert agreed(source) == told


def test_a_quotation_far_behind_another_paragraphs_verb_is_not_that_ones() -> None:
    between = "They moved at dawn. The river was low and nobody stopped them on the way to the weir. " * 3
    assert agreed(f"[S The league] [C backs] the move. {between}\n\n[T “We open the gates.”]") == (
        None,
        ("“We open the gates.”",),
    )


@pytest.mark.parametrize(
    ("source", "who"),
    [
        ("[S The league] planned a march. Orla Venn, its head, [C said] [T it was off].", "Orla Venn, its head,"),
        ("[S The league] planned a march. Rain came and so it was [C said] [T to be off].", None),
        (
            "[S The league] met. According to the Courier, Orla Venn, its head, [C said] [T it was off].",
            "Orla Venn, its head,",
        ),
        ("[S Farmers] brag while [C it is worth noting] [T that it leaks].", None),
        ("Some [C are critical of] [T the plan], with [S one farmer] in a rage.", None),
        ("[C citing] [T a risk of floods], [S the board] shut the gates.", "the board"),
        ("It was [C called] [T a ruse] by [S Venn].", "Venn"),
        ("[S Venn] met him. Also [C criticising] [T the plan].", "Venn"),
        ("After [T the news] [C was reported], Ivo got letters from far and near, even from [S the premier].", None),
        ("[T The news] [C was reported] on the first evening of the fair by [S the premier].", "the premier"),
        ("[S The broadcasts] began on Monday and Lorrenmark [C says] [T they will go on].", "Lorrenmark"),
        ("[S The broadcasts] began on Monday and [C show] [T that they will go on].", "The broadcasts"),
        ("[S Venn], of the Harbour and Weir Trust, [C said] [T it leaks].", "Venn"),
        ("Hill thanked [S Quill] for two good years and [C noted] [T that it leaks].", "Hill"),
        ("Hill told [S Quill] the gates were shut and [C noted] [T that it leaks].", "Hill"),
        ("[S I] mean that [C was discussed] there, [T that it leaks].", None),
        ("[S Their] tries recall what the third head Orla Venn once [C said]: [T “It leaks.”]", "Their"),
        ("[S Their] tries recall what the third head Orla Venn [C said]: [T “It leaks.”]", "the third head Orla Venn"),
        ("[S Police] arrested the fisher Ivo Brandt for [C criticising] [T the toll].", None),
        ("[S The papers] have been quiet, but [C there have been reports] [T that it leaks].", None),
        ("[S They] wrote to him. In May guards shot two men in the hills, [C claiming] [T they were raiders].", None),
        ("It rained. The mayor of Sarnish, on the other hand, [C said] [T it leaks].", "The mayor of Sarnish"),
        ("It rained. It was dry, however, [C said] [T to be off].", None),
    ],
)
def test_who_speaks_stands_in_the_sentence_of_the_verb(source: str, who: str | None) -> None:
    told = agreed(source)
    assert told is not None and told[0] == who


@pytest.mark.parametrize(
    ("source", "who"),
    [
        ("[S The parents] [C were advised] [T to call a doctor].", None),
        ("[S He] [C has been told] [T that it leaks].", None),
        ("[S I] was brought in and [C told] [T that it leaks].", None),
        ("[S He] [C told] reporters [T that it leaks].", "He"),
        ("[S He] was late and [C told] them [T that it leaks].", "He"),
        ("[T The gates], [C was told] by [S a guard], leak.", "a guard"),
        ("[S Ivo] [C was declared] [T the winner].", None),
        ("[S Ivo] [C was accused] [T of a leak].", None),
        ("The court heard [S four men] [C accused of] [T a raid].", None),
        ("[S Quill] [C accused] [T Ivo of a raid].", "Quill"),
        ("[S Quill] [C called for] [T calm].", "Quill"),
        ("[S Ivo] [C was quoted as saying] [T it leaks].", "Ivo"),
        ("[S They] [C were sure] [T that it leaks].", "They"),
    ],
)
def test_who_was_told_did_not_say_it(source: str, who: str | None) -> None:
    told = agreed(source)
    assert told is not None and told[0] == who


def test_an_object_is_that_of_the_verb_before_it() -> None:
    text, (source, cue, content) = marked("[S Ivo] [C expressed] his thanks and praised [T Kelvara for its help].")
    told = agree(text, Link(source, cue, (content,)))
    assert told and told.cue and text[told.cue.start : told.cue.end] == "praised"
    text, (source, cue, content) = marked("[S Ivo] [C told] a friend and his wife [T that it leaks].")
    assert agree(text, Link(source, cue, (content,))) == Link(source, cue, (content,))


@pytest.mark.parametrize(
    ("source", "content"),
    [
        ("[S He] [C called] [T it “a small skirmish] in a long war.”", "it “a small skirmish in a long war.”"),
        ("[S He] [C called] [T it “a small skirmish”] in a long war.", "it “a small skirmish”"),
        ("[S It] [C notes], [T “The gates leak”, highlighting the need].", "“The gates leak”"),
        ("[S It] [C notes] [T “leaks” in the gates].", "“leaks” in the gates"),
    ],
)
def test_a_quotation_is_said_as_a_whole_and_alone(source: str, content: str) -> None:
    told = agreed(source)
    assert told is not None and told[1] == (content,)


def test_half_of_a_bracket_is_no_part_of_a_name() -> None:
    assert agreed("The board ([S TWB)] [C recommends] [T a second gate].") == ("TWB", ("a second gate",))
