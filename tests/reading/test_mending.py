"""Statements are made whole by rules true of news prose, and left alone where the rules do not fit."""

from __future__ import annotations

import pytest

from dragoman.reading.doers import of_one_deed, of_the_subject
from dragoman.reading.linking import Link, link, load_weights
from dragoman.reading.mending import each_once, mend
from dragoman.reading.parts import Part
from dragoman.reading.telling import is_told
from tests.reading.making import marked

Told = tuple[str | None, str | None, tuple[str, ...]]


def mended(source: str, title: int = 0) -> list[Told]:
    text, parts = marked(source)
    return [
        (
            entry.source and text[entry.source.start : entry.source.end],
            entry.cue and text[entry.cue.start : entry.cue.end],
            tuple(text[p.start : p.end] for p in entry.contents),
        )
        for entry in mend(text, link(text, parts, load_weights()), parts, title)
        if is_told(text, entry)
    ]


@pytest.mark.parametrize(
    ("source", "who"),
    [
        ("[S Orla Venn], a doctor, [C said] [T it was late].", "Orla Venn, a doctor,"),
        ("[S Orla Venn], who farms by the river, [C said] [T it was late].", "Orla Venn, who farms by the river,"),
        ("[S Orla Venn], 61, [C said] [T it was late].", "Orla Venn, 61,"),
        ("[S a diplomat], speaking for all three, [C said] [T it was late].", "a diplomat, speaking for all three,"),
        ("[S a source] in the water ministry [C said] [T it was late].", "a source in the water ministry"),
        ("[S Orla Venn], on Monday, [C said] [T it was late].", "Orla Venn"),
        ("[S Orla Venn], speaking in Port Amity, [C said] [T it was late].", "Orla Venn"),
        ("[S Orla Venn] on Monday [C said] [T it was late].", "Orla Venn"),
    ],
)
def test_a_source_has_all_that_describes_it_and_no_more(source: str, who: str) -> None:
    assert mended(source)[0][0] == who


def test_a_quotation_is_said_in_one_statement_only() -> None:
    _, (gifts, other, whole) = marked("[C asked for] gifts. [C called] him [T “a friend who told us to help.”]")
    first, second = Part(10, 15, "content", 0.9), Part(whole.start + 20, whole.end, "content", 0.9)
    greedy, right = Link(None, gifts, (first, second)), Link(None, other, (whole,))
    assert each_once(greedy, [greedy, right]) == Link(None, gifts, (first,))
    assert each_once(right, [greedy, right]) == right


def test_according_to_is_followed_by_who_says_so() -> None:
    told = mended("[C According to] [T the yearbook of the weir, more boats came than in any year before].")
    assert told == [("the yearbook of the weir", "According to", ("more boats came than in any year before",))]
    told = mended("[T More boats came than before], [C according to] [T a yearbook of the weir].")
    assert told == [("a yearbook of the weir", "according to", ("More boats came than before",))]


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("[S Venn] [C declined to say] [T whether she would come].", ("declined", "to say whether she would come")),
        ("[S Venn] [C urged] both leaders [T to sit down].", ("urged", "both leaders to sit down")),
        ("[S Venn] [C said] [T it sends boats], a gift of the town.", ("said", "it sends boats, a gift of the town")),
        ("[S Venn] [C said] [T that a treaty] has come up twice.", ("said", "that a treaty has come up twice")),
        ("[S Venn] [C makes] [T a charge which] the town denies.", ("makes", "a charge")),
    ],
)  # fmt: skip
def test_contents_end_where_the_thought_does(source: str, told: tuple[str, str]) -> None:
    ((_, cue, contents),) = mended(source)
    assert (cue, contents) == (told[0], (told[1],))


def test_coordinated_statements_are_told_apart() -> None:
    found = mended("[S Venn] [C said] [T she was ready to meet and invited the mayor to Sarnish, saying it was time].")
    assert found == [
        ("Venn", "said", ("she was ready to meet",)),
        ("Venn", "invited", ("the mayor to Sarnish",)),
        ("Venn", "saying", ("it was time",)),
    ]


def test_verbs_in_their_base_form_are_told_apart_too() -> None:
    found = mended("[S I] [C want to congratulate] [T the divers who went down and thank our neighbours for the boat].")
    assert found == [
        ("I", "want to congratulate", ("the divers who went down",)),
        ("I", "thank", ("our neighbours for the boat",)),
    ]
    (one,) = mended("[S Venn] [C will reject] [T the truce on the river and offer of talks].")
    assert one[2] == ("the truce on the river and offer of talks",)


def test_a_rank_is_followed_by_its_name() -> None:
    assert mended("“It was good,” [C said] [S Spc]. Orla Venn, a gunner. [T “It was late.”]")[0][0] == "Spc. Orla Venn"


def test_what_others_say_meanwhile_is_told_apart() -> None:
    assert mended("[S Venn] [C said] [T the weir was safe, with the Courier reporting it would leak].") == [
        ("Venn", "said", ("the weir was safe",)),
        ("the Courier", "reporting", ("it would leak",)),
    ]
    assert len(mended("[S Venn] [C said] [T the weir was safe, with Kelvara urging calm all day].")) == 1
    assert len(mended("[S Venn] [C said] [T the weir was safe adding that it held].")) == 2


def test_two_clauses_with_that_are_two_statements() -> None:
    assert mended("[S Venn] [C stressed] [T that the weir was safe but admitted that it leaked].") == [
        ("Venn", "stressed", ("that the weir was safe",)),
        ("Venn", "admitted", ("that it leaked",)),
    ]
    assert len(mended("[S Others] [C believe] [T that the weir is safe, and feel that it will hold].")) == 2
    assert len(mended("[S Venn] [C stressed] [T that the weir was safe but rejected the toll].")) == 1


def test_a_body_behind_an_office_is_not_who_spoke() -> None:
    assert mended("Orla Venn, Director of the [S Water Board] [C said] [T the weir leaks].")[0][0] == (
        "Orla Venn, Director of the Water Board"
    )
    assert mended("With the help of the [S Water Board], it [C said] [T the weir leaks].")[0][0] == "Water Board"
    assert mended("Like [S him, Orla Venn] [C said] [T the weir leaks].")[0][0] == "Orla Venn"


def test_what_somebody_in_the_content_did_is_not_split_off() -> None:
    assert len(mended("[S Venn] [C said] [T the mayor met the farmers and warned them].")) == 1
    assert len(mended("[S Venn] [C said] [T “it was late and told us all we had to know”].")) == 1


def test_headlines_are_cut_at_saying_without_a_comma() -> None:
    source = "[S Sarnish] [C tells] [T Venn to come for talks saying it will keep her safe]"
    assert len(mended(source, title=200)) == 2
    assert len(mended(source)) == 1


def test_a_report_goes_on_over_what_it_reports() -> None:
    found = mended("[S KTK] [C reported] [T that the envoy, asked about it], [C said] [T he was a postman].")
    assert found == [("KTK", "reported", ("that the envoy, asked about it, said he was a postman",))]


def test_who_comes_last_reports_the_whole() -> None:
    found = mended("[T The talks are off], [S the minister] [C said], [S KTK] [C reported].")
    assert found == [("KTK", "reported", ("The talks are off, the minister said",))]


def test_a_thought_goes_on_but_another_speaker_does_not() -> None:
    joined = mended("[S Venn] [C said] [T that it had changed], and [S she] [C now believes] [T the town can win].")
    assert joined == [("Venn", "said", ("that it had changed, and she now believes the town can win",))]
    assert len(mended("[S Venn] [C said] [T it had changed], and [S Holm] [C believes] [T the town can win].")) == 2


def test_a_paragraph_announced_by_a_colon_is_said_as_a_whole() -> None:
    found = mended(
        "[S Orla Venn] [C said]:\n\n[T I welcome the report], led by the town, on water.\n\nIt rained all day."
    )
    assert found == [("Orla Venn", "said", ("I welcome the report, led by the town, on water.",))]


def test_a_quotation_is_given_to_the_name_and_verb_beside_it() -> None:
    assert mended("Holm wrote, [T “We never had the keys to that house.”]")[0][:2] == ("Holm", "wrote")
    assert mended("[T “We never had the keys to that house,”] Holm said.")[0][:2] == ("Holm", "said")
    assert mended("Holm laughed. [T “We never had the keys to that house.”]")[0][:2] == (None, None)


@pytest.mark.parametrize(
    "source",
    [
        "[T Thousands] [C are believed] [T to have left].",
        "[T The bridge] [C is said] [T to be old].",
        "[C Needless to say], [T it rained].",
        "[T No date] [C has been announced].",
        "[C Asked about] [T the letter], she left.",
        "Do [S you] [C think] [T it will rain]?",
        "They met [S the farmers] [C to discuss] [T the water].",
    ],
)
def test_what_nobody_says_is_no_statement(source: str) -> None:
    assert mended(source) == []


def test_silence_is_a_statement() -> None:
    assert len(mended("[S The mayor] [C declined] [T to comment].")) == 1
    assert len(mended("[S The mayor] [C did not immediately respond to] [T a request].")) == 1


def test_the_writers_sentence_before_a_quotation_is_not_of_it() -> None:
    source = "[T The state took the offer back. »It is gone«], [C said] [S the minister]."
    assert mended(source) == [("the minister", "said", ("»It is gone«",))]


def test_what_stands_between_a_quotation_and_told_is_its_source() -> None:
    told = mended("[T “They want all of it,” the official, who asked not to be named,] [C told] [S the Herald].")
    assert told == [("the official, who asked not to be named,", "told", ("“They want all of it,”",))]


def test_a_verb_behind_he_added_is_that_of_the_words_around_it() -> None:
    told = mended("[T Sarnish], [S he] [C added], insists on a treaty.")
    assert told == [("he", "added", ("Sarnish", "insists on a treaty"))]


@pytest.mark.parametrize("day", ["on Sept. 5", "in February", "last week", "in a statement"])
def test_the_day_is_no_part_of_who_did_it(day: str) -> None:
    assert mended(f"[S The headquarters {day}] [C rejected] [T the claim].")[0][0] == "The headquarters"


def test_a_headlines_halves_are_each_its_own_speakers() -> None:
    title = "[T Kelvara offered nothing], [S minister] [C says]; Sarnish: [T we have the letter]"
    told = mended(title, title=200)
    assert ("minister", "says", ("Kelvara offered nothing",)) in told


def test_words_behind_a_label_in_a_headlines_second_half_are_its_speakers() -> None:
    assert mended("[S Venn] [C appeals to] Quill; Brandt: [T we will not talk]", title=200) == [
        ("Brandt", ":", ("we will not talk",))
    ]


def test_a_participle_is_of_the_subject_of_its_sentence() -> None:
    text, parts = marked(
        "[S Venn] [C renewed] [T her offer] of talks between the [S Kelvaran leaders], [C saying] [T they had agreed]."
    )
    first = Link(parts[0], parts[1], (parts[2],))
    second = Link(parts[3], parts[4], (parts[5],))
    found = of_the_subject(text, second, [first, second]).source
    assert found == parts[0]


@pytest.mark.parametrize(
    ("source", "who"),
    [
        ("Venn refused, according to [S aides], and [C rejected] [T a list].", "Venn"),
        ("[S Venn] offered cash, but Brandt declined, [C preferring] [T a boat].", "Brandt"),
        ("[S Venn] refused, [C preferring] [T a boat].", "Venn"),
        ("[S Aides] told the Herald, after Venn wrote to Brandt [C demanding] [T a boat].", "Venn"),
    ],
)
def test_a_second_verb_is_of_who_does_it_and_not_of_who_tells_it(source: str, who: str) -> None:
    text, parts = marked(source)
    entry = Link(parts[0], parts[1], (parts[2],))
    found = of_the_subject(text, entry, [entry]).source
    assert found and text[found.start : found.end] == who


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("[S Kelvara] [C accepts] [T the offer, Sarnish leaves door ajar]", "the offer"),
        ("[S Kelvara] [C accepts] [T the offer, Sarnish studying the text]", "the offer"),
        ("[S Kelvara] [C accepts] [T the offer, Sarnish says]", "the offer, Sarnish says"),
        ("[T Kelvara accepts the offer], [S Sarnish] [C leaves door ajar]", None),
        ("[T Kelvara accepts the offer], [S doctors] [C hold out]", None),
        ("[T Kelvara accepts the offer], [S Sarnish] [C says]", "Kelvara accepts the offer"),
    ],
)
def test_what_another_does_behind_a_headlines_comma_is_his_own(source: str, what: str | None) -> None:
    text, parts = marked(source)
    by = {part.role: part for part in parts}
    entry = of_one_deed(text, Link(by["source"], by["cue"], (by["content"],)), len(text))
    assert (entry and text[entry.contents[0].start : entry.contents[0].end]) == what


def test_an_answer_goes_on_behind_whose_offer_it_is() -> None:
    what = "that it would stop, as Venn has proposed, but would not leave"
    source = "[S Brandt] [C said] [T that it would stop], as [S Venn] [C has proposed], [T but would not leave]."
    assert mended(source) == [("Brandt", "said", (what,))]


def test_a_pronoun_that_stands_for_what_was_said_is_none_of_it() -> None:
    source = "[T Brandt had no mandate to speak for the river], [T it] [C was said] from [S Sarnish]."
    assert mended(source) == [("Sarnish", "was said", ("Brandt had no mandate to speak for the river",))]


def test_who_tells_of_it_describes_nothing_that_was_named() -> None:
    assert mended("[S Venn] [C has invited] [T him to Sarnish], an aide said.")[0][2] == ("him to Sarnish",)
    assert mended("[S Venn] [C has invited] [T Brandt], a liar.")[0][2] == ("Brandt, a liar",)
