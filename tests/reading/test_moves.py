"""Moves that the writer tells of are statements, where the words say plainly who does what."""

from __future__ import annotations

import pytest

from dragoman.reading.furniture import split_lines
from dragoman.reading.linking import Link
from dragoman.reading.moves import add_moves
from dragoman.reading.movewords import offers
from dragoman.reading.parts import Part


def moves(text: str, *names: str, links: tuple[Link, ...] = ()) -> list[tuple[str, str, str]]:
    parts = [Part(text.index(n), text.index(n) + len(n), "person", 0.9) for n in names]
    found = add_moves(text, links, list(split_lines(text)), parts, 0)
    return [
        (
            text[e.source.start : e.source.end],
            text[e.cue.start : e.cue.end],
            text[e.contents[0].start : e.contents[0].end],
        )
        for e in found
        if e.source and e.cue
    ]


def test_two_verbs_of_one_subject_are_two_moves() -> None:
    text = "Ada Wren refused on Saturday to travel to Tolm for talks and invited the president to Wick instead."
    assert moves(text, "Ada Wren") == [
        ("Ada Wren", "refused", "to travel to Tolm for talks"),
        ("Ada Wren", "invited", "the president to Wick instead"),
    ]


def test_a_title_belongs_to_the_source_and_a_dateline_does_not() -> None:
    text = "TOLM, May 3 (ABC) - Foreign Minister Ada Wren rejected the plan for a truce."
    assert moves(text, "Ada Wren") == [("Foreign Minister Ada Wren", "rejected", "the plan for a truce")]


@pytest.mark.parametrize(
    "text",
    [
        "The offer of Ada Wren rejected by all sides was forgotten.",
        "“Ada Wren rejected the truce,” he said.",
        "A report on Ada Wren rejected by the court was burnt.",
    ],
)
def test_words_in_quotation_marks_or_beside_the_main_clause_are_no_move(text: str) -> None:
    assert moves(text, "Ada Wren") == []


def test_what_somebody_is_already_said_to_have_said_is_left_to_him() -> None:
    text = "He said Ada Wren rejected the truce."
    said = Link(Part(0, 2, "source", 0.9), Part(3, 7, "cue", 0.9), (Part(8, 35, "content", 0.9),))
    assert moves(text, "Ada Wren", links=(said,)) == [("He", "said", "Ada Wren rejected the truce")]


def test_words_that_run_on_into_the_next_verb_are_two_moves() -> None:
    text = "Ada Wren rejected the jibe about the flag and ruled out any trip to Tolm."
    at, cue, told = text.index("Ada Wren"), text.index("rejected"), text.index("the jibe")
    link = Link(
        Part(at, at + 8, "source", 0.9), Part(cue, cue + 8, "cue", 0.9), (Part(told, len(text) - 1, "content", 0.9),)
    )
    assert moves(text, "Ada Wren", links=(link,)) == [
        ("Ada Wren", "rejected", "the jibe about the flag"),
        ("Ada Wren", "ruled out", "any trip to Tolm"),
    ]


def test_what_a_clause_tells_is_not_split_off() -> None:
    text = "Ada Wren warned that the army had left and ruled out any trip."
    link = Link(Part(0, 8, "source", 0.9), Part(9, 15, "cue", 0.9), (Part(16, len(text) - 1, "content", 0.9),))
    assert len(moves(text, "Ada Wren", links=(link,))) == 1


def test_a_line_above_the_headline_ends_no_headline() -> None:
    text = "SALT TOLL (UPDATE 2)\nAda Wren rejects the toll\n\nThe toll has stood for eight long years in both lands."
    assert moves(text, "Ada Wren") == [("Ada Wren", "rejects", "the toll")]


def test_when_it_was_said_is_no_part_of_a_move() -> None:
    assert moves("Ada Wren accepted the offer the same evening.", "Ada Wren") == [("Ada Wren", "accepted", "the offer")]


def test_the_second_thing_that_a_subject_does_is_a_move() -> None:
    text = "Ada Wren threw down the gauntlet to her rival last night and dared him to come to Wick."
    assert moves(text, "Ada Wren") == [("Ada Wren", "dared", "him to come to Wick")]
    assert moves("Ada Wren said the state had won and dared him to come.", "Ada Wren") == []


def test_title_and_name_between_commas_are_the_subject() -> None:
    text = "Wickland's prime minister, Ada Wren, ruled out a truce before the vote."
    assert moves(text, "Ada Wren") == [("Wickland's prime minister, Ada Wren,", "ruled out", "a truce before the vote")]


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        ("The bishop, who had kept out of it, last night turned down the tithe.", "", ("turned down", "the tithe")),
        ("Wickland flatly refused to lift the toll.", "Wickland", ("refused", "to lift the toll")),
        ("The rebels have snapped up the offer of salt.", "", ("snapped up", "the offer of salt")),
        ("The government was quick to disown the idea.", "", ("disown", "the idea")),
        ("The miners gave the owners until Friday to pay.", "", ("gave", "the owners until Friday to pay")),
        ("Wickland made the loan conditional on a port.", "Wickland", ("made the loan conditional on", "a port")),
        ("Wickland agreed to it on Monday without reservation.", "Wickland", ("agreed", "to it")),
        ("The envoy had laid his map before both councils.", "", ("laid", "his map")),
        ("Ada Wren let it be known that she would stay, and that he would not.", "Ada Wren",
         ("let it be known", "that she would stay, and that he would not")),
        ("The guild admits to 12.", "", ("admits to", "12")),
        ("The miners have voted by four to one to accept the tithe.", "", ("accept", "the tithe")),
        ("The envoy handed both councils a map of the toll.", "", ("handed", "both councils a map of the toll")),
        ("The bishop put in its place a tithe of six.", "", ("put in its place", "a tithe of six")),
        ("The envoy offered them the hall for a last round on Saturday.", "",
         ("offered", "them the hall for a last round")),
    ],
)  # fmt: skip
def test_a_move_is_told_in_many_ways(text: str, name: str, told: tuple[str, str]) -> None:
    names = [name] if name else []
    assert [(cue, content) for _, cue, content in moves(text, *names)] == [told]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The toll which Wickland had demanded since May is gone.", ("Wickland", "demanded", "The toll")),
        ("It was a charge the palace denied.", ("the palace", "denied", "a charge")),
        (
            "The offer of salt was turned down by the guild on Monday.",
            ("the guild", "turned down", "The offer of salt"),
        ),
        ("The miners left the hall, accusing Wickland of greed.", ("The miners", "accusing", "Wickland of greed")),
        ("The guild cut the rope, a move the palace denounced as theft.", ("the palace", "denounced", "a move")),
        ("The envoy wrote to Ada Wren proposing a duel at dawn.", ("The envoy", "proposing", "a duel at dawn")),
    ],
)
def test_the_object_may_come_first_and_a_participle_tells_a_second_move(text: str, told: tuple[str, str, str]) -> None:
    assert told in moves(text, *[n for n in ("Wickland", "Ada Wren") if n in text])


def test_one_who_never_did_it_makes_no_move() -> None:
    assert moves("Ada Wren never invited the guild to Wick.", "Ada Wren") == []


def test_a_day_is_no_object() -> None:
    assert moves("Wickland agreed on Monday, Tolm a day later.", "Wickland", "Tolm") == []


@pytest.mark.parametrize("joint", [", and", " after", " because"])
def test_the_nearer_subject_does_it(joint: str) -> None:
    text = f"Wickland counts three{joint} the union has confirmed six."
    link = Link(Part(0, 8, "source", 0.9), Part(text.index("has"), text.index(" six"), "cue", 0.9),
                (Part(text.index("six"), len(text) - 1, "content", 0.9),))  # fmt: skip
    assert moves(text, "Wickland", links=(link,)) == [("the union", "has confirmed", "six")]


def test_a_move_found_in_part_is_made_whole() -> None:
    text = "The abbot called on Wickland to wait until a treaty was signed."
    link = Link(Part(0, 9, "source", 0.9), Part(10, text.index(" to wait"), "cue", 0.9),
                (Part(text.index("to wait"), text.index(" was signed"), "content", 0.9),))  # fmt: skip
    assert moves(text, "Wickland", links=(link,)) == [
        ("The abbot", "called on", "Wickland to wait until a treaty was signed")
    ]


def test_a_statement_that_is_not_sure_stands_in_no_moves_way() -> None:
    text = "The rebels have snapped up the offer of salt."
    weak = Link(None, None, (Part(text.index("the offer"), len(text) - 1, "content", 0.1),))
    found = add_moves(text, [weak], list(split_lines(text)), [], 0, lambda _: False)
    assert any(e.cue and text[e.cue.start : e.cue.end] == "snapped up" for e in found)
    assert not any(e.cue for e in add_moves(text, [weak], list(split_lines(text)), [], 0))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The union turned the offer down on Monday.", ("The union", "turned", "the offer down")),
        ("The minister ruled it out at once.", ("The minister", "ruled", "it out")),
        ("The rebels took the bodies of 12 men off the table on Sunday.",
         ("The rebels", "took", "the bodies of 12 men off the table")),
        ("The envoy slid her plan under the noses of both sides.",
         ("The envoy", "slid", "her plan under the noses of both sides")),
        ("The guild answered on Monday with an offer of 150.", ("The guild", "answered", "with an offer of 150")),
        ("The guild came back within hours with an offer of 340.", ("The guild", "came back", "with an offer of 340")),
        ("The guild hit back by taking its offer off the table.", ("The guild", "taking", "its offer off the table")),
        ("The rebels will own up to only 40.", ("The rebels", "own up to", "only 40")),
        ("The mayor would have none of it.", ("The mayor", "have none of", "it")),
        ("The mayor was meanwhile obliged to deny that he had paid.", ("The mayor", "deny", "that he had paid")),
        ("The guild has lifted its offer to 13 marks.", ("The guild", "lifted", "its offer to 13 marks")),
        ("The guild said yes to it on Sunday.", ("The guild", "said", "yes to it")),
        ("A bridge stood empty after guild leaders threw out the toll.", ("guild leaders", "threw out", "the toll")),
        ("The bread is cheap in Wickland, which only a week ago swore it would starve.",
         ("Wickland", "swore", "it would starve")),
        ("The envoy could call on Saturday, an offer the mayor took up at once.", ("the mayor", "took up", "an offer")),
        ("The mayor denied claims of 12 ships – all of them old – in the bay.",
         ("The mayor", "denied", "claims of 12 ships – all of them old – in the bay")),
    ],
)  # fmt: skip
def test_a_move_is_told_by_turns_and_apart_from_its_particle(text: str, told: tuple[str, str, str]) -> None:
    assert told in moves(text, *[n for n in ("Wickland",) if n in text])


@pytest.mark.parametrize(
    "text",
    [
        "The miners turned the cart down the lane.",  # the particle belongs to what follows
        "The miners took the carts and the lamp was off the table.",
        "An official at Wickland, who rejected the toll, went home.",  # who it is begins further ahead
        "The plan of the wood and stone workers rejects the toll.",
    ],
)
def test_what_only_looks_like_such_a_turn_is_no_move(text: str) -> None:
    assert moves(text, *[n for n in ("Wickland",) if n in text]) == []


def test_a_participle_behind_a_comma_tells_what_comes_after_it() -> None:
    text = "The mayor replied with an offer of her own, asking the others to her farm."
    wrong = Link(Part(0, 9, "source", 0.9), Part(text.index("asking"), text.index(" the others"), "cue", 0.9),
                 (Part(text.index("an offer"), text.index(", asking"), "content", 0.9),))  # fmt: skip
    assert ("The mayor", "asking", "the others to her farm") in moves(text, links=(wrong,))


@pytest.mark.parametrize(
    ("text", "cue", "told", "wanted"),
    [
        ("The guild offered 13 instead.", "offered", "13 instead", "13"),
        ("The guild said yes the same evening.", "said", "yes the same evening", "yes"),
        ("The guild requested them itself.", "requested", "them itself", "them"),
        ("The guild invited him to Wick instead.", "invited", "him to Wick instead", "him to Wick instead"),
    ],
)
def test_nothing_hangs_behind_a_bare_answer(text: str, cue: str, told: str, wanted: str) -> None:
    at, low = text.index(cue), text.index(told)
    link = Link(Part(0, 9, "source", 0.9), Part(at, at + len(cue), "cue", 0.9),
                (Part(low, low + len(told), "content", 0.9),))  # fmt: skip
    assert moves(text, links=(link,)) == [("The guild", cue, wanted)]


@pytest.mark.parametrize(
    ("said", "cue", "quoted", "wanted"),
    [
        ("said no.", "said", False, "no"),
        ("said no to it.", "said no", False, "no"),
        ("said no more.", "said", False, "Wickland offered talks"),
        ("said yes.", "said", True, "“Wickland offered talks,”"),
    ],
)
def test_a_yes_or_no_behind_anothers_move_is_all_that_was_said(said: str, cue: str, quoted: bool, wanted: str) -> None:
    before = "“Wickland offered talks,”" if quoted else "Wickland offered talks"
    text = f"{before}{' ' if quoted else ', '}the guild {said}"
    at = text.index("the guild")
    link = Link(
        Part(at, at + 9, "source", 0.9),
        Part(at + 10, at + 10 + len(cue), "cue", 0.9),
        (Part(0, len(before), "content", 0.9),),
    )
    assert [told for who, _, told in moves(text, "Wickland", links=(link,)) if who == "the guild"] == [wanted]


def test_a_headline_leaves_out_the_article_before_an_offer() -> None:
    assert offers(in_headline=True).match("pay offer to 13 marks") and not offers().match("pay offer to 13 marks")
