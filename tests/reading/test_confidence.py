"""Confidence is a chance: it rises with the tagger's, falls where a part is missing, and names what is in doubt."""

from __future__ import annotations

from dragoman.reading.confidence import doubt, features, is_enough, load_confidence, rate
from dragoman.reading.linking import Link, link, load_weights
from dragoman.reading.parts import Part
from tests.reading.making import marked


def read(source: str, chance: float = 0.9) -> tuple[str, Link]:
    text, parts = marked(source)
    (entry,) = link(text, [p._replace(chance=chance) for p in parts], load_weights())
    return text, entry


def sure(source: str, chance: float = 0.9) -> float:
    return rate(features(*read(source, chance)), load_confidence())


PLAIN = "[S Orla Venn] [C said] [T the dam would stay shut until the spring]."


def test_it_rises_with_what_the_tagger_holds_likely() -> None:
    rising = [sure(PLAIN, chance) for chance in (0.1, 0.3, 0.6, 0.9, 0.99)]
    assert rising == sorted(rising) and 0 < rising[0] < rising[-1] < 1


def test_quotations_are_surer_than_paraphrase_and_bare_scraps_less() -> None:
    assert sure("[S Orla Venn] [C said] [T “The dam will stay shut until the spring.”]") > sure(PLAIN)
    assert sure("[S it] [C came up with] [T ideas].") < sure(PLAIN)


def test_doubt_names_the_part() -> None:
    source, cue, content = (Part(0, 4, r, c) for r, c in (("source", 0.9), ("cue", 0.8), ("content", 0.31)))
    assert doubt(Link(source, cue, (content,))) == "in doubt: the content (31% sure of where it begins and ends)"
    assert doubt(Link(source, None, (content,))) == "in doubt: no verb of saying beside it"
    assert doubt(Link(None, cue, (content._replace(chance=0.9),))) == "in doubt: no source beside it"


def test_more_is_asked_of_nested_statements_and_of_verbs_of_doing() -> None:
    text, entry = read(PLAIN)
    assert is_enough(text, entry, 0.35, False) and not is_enough(text, entry, 0.35, True)
    text, entry = read("[S I] [C came up with] [T a plan for the dam].")
    assert not is_enough(text, entry, 0.8, False)


def test_less_is_asked_of_acts_by_words_and_more_where_nobody_is_named() -> None:
    text, entry = read("[S Venn] [C invited] [T Quill to the weir].")
    assert is_enough(text, entry, 0.26, False)
    text, entry = read("It [C is recommended] [T to open the gates].")
    assert not is_enough(text, entry, 0.45, False) and is_enough(text, entry, 0.55, False)


def test_more_is_asked_of_what_i_know_in_passing() -> None:
    text, entry = read("[S I] [C know] [T you are busy].")
    assert not is_enough(text, entry, 0.45, False) and is_enough(text, entry, 0.55, False)
    text, entry = read("[S I] [C think] [T you are busy].")
    assert is_enough(text, entry, 0.45, False)


def test_more_is_asked_of_what_a_speaker_without_marks_tells_of_others() -> None:
    text, entry = read("I was there. [S They] [C want] [T to keep the gates shut].")
    assert not is_enough(text, entry, 0.6, False) and is_enough(text, entry, 0.7, False)
    text, entry = read("It rained. [S They] [C want] [T to keep the gates shut].")
    assert is_enough(text, entry, 0.6, False)
    text, entry = read("“I was there,” he said. [S They] [C want] [T to keep the gates shut].")
    assert is_enough(text, entry, 0.6, False)
    text, entry = read("I was there. [S They] [C said] [T the gates would stay shut].")
    assert is_enough(text, entry, 0.6, False)


def test_more_is_asked_of_what_we_want() -> None:
    text, entry = read("[S We] [C need] [T other gates].")
    assert not is_enough(text, entry, 0.35, False) and is_enough(text, entry, 0.45, False)
    text, entry = read("[S The board] [C plans] [T to mend the gates].")
    assert is_enough(text, entry, 0.35, False)


def test_a_wording_of_no_list_counts_for_more_in_an_article_about_talks() -> None:
    text, entry = read("[S The event] [C was designed] [T to build stronger bonds between the two battalions].")
    assert not is_enough(text, entry, 0.45, False) and is_enough(text, entry, 0.55, False)
    talks = "The talks on the truce ended. The envoy put a draft on the table and both sides agreed to a round in May. "
    text, entry = read(f"{talks}[S Vessin] [C binned] [T the draft in the end].")
    assert is_enough(text, entry, 0.45, False)
