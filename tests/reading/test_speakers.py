"""Sources lead to the people whom a reader would name, and to nobody where the article names nobody."""

from __future__ import annotations

import pytest

from dragoman.reading.entities import find_figures
from dragoman.reading.linking import link, load_weights
from dragoman.reading.sides import side_of
from dragoman.reading.speakers import Scene
from tests.reading.making import marked, named, staged


def speakers(source: str) -> list[str | None]:
    _, spoken = staged(source)
    assert all(answer.why for answer, _ in spoken)
    return [answer.figure.name if answer.figure else None for answer, _ in spoken]


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("[S Minister Orla Venn] [C said] [T no].", "Orla Venn"),
        ("[S Orla Venn, an aide to Ivo Brandt,] [C said] [T no].", "Orla Venn"),
        ("[S Quill’s spokeswoman, Orla Venn,] [C said] [T no].", "Orla Venn"),
        ("Orla Venn came. [S A lawyer for Venn] [C said] [T no].", "lawyer for Venn"),
        ("[S Venn’s lawyer] [C said] [T no].", "Venn’s lawyer"),
        ("[S Venn’s] [C message] [T was no].", "Venn"),
        ("[S Venn aides] [C said] [T no].", "Venn aides"),
        ("[S Critics such as Orla Venn] [C said] [T no].", "Critics such as Orla Venn"),
        ("[S Orla Venn and Ivo Brandt] [C said] [T no].", "Orla Venn and Ivo Brandt"),
        ("[S state agency KTK] [C said] [T no].", "KTK"),
        ("[S her adviser for foreign trade Orla Venn] [C said] [T no].", "Orla Venn"),
        ("[S The head of the Citadel Orla Venn] [C said] [T no].", "Orla Venn"),
        ("[S A spokesman for tycoon Orla Venn] [C said] [T no].", "spokesman for tycoon Orla Venn"),
        ("[S The Reed League, which Ivo Brandt founded,] [C said] [T no].", "Reed League"),
        ("[S The Reed League (RL), which Ivo Brandt founded,] [C said] [T no].", "Reed League"),
        ("[S We] [C said] [T no].", None),
        ("[S Nobody] [C said] [T no].", None),
        ("[S An official] [C said] [T no].", "official"),
        ("[S A senior diplomat, speaking on condition of silence,] [C said] [T no].", "senior diplomat"),
        ("[S Two officials who know the file] [C said] [T no].", "Two officials"),
        ("[S Kelvaran officials] [C said] [T no].", "Kelvaran officials"),
        ("[S The water ministry] [C said] [T no].", "water ministry"),
        ("[S Both sides] [C deny] [T it].", "Both sides"),
        ("[S The US] [C said] [T no].", "US"),
        ("[S us] [C said] [T no].", None),
        ("[S The WHO] [C said] [T no].", "WHO"),
    ],
)
def test_the_head_of_the_source_speaks(source: str, wanted: str | None) -> None:
    assert speakers(source) == [wanted]


def test_a_description_finds_the_person_who_was_given_that_title() -> None:
    text = (
        "Citadel spokesman Ivo Brandt met Minister Orla Venn. [S The spokesman] [C said] [T it went well]. "
        "[S The minister] [C said] [T it did not]."
    )
    assert speakers(text) == ["Ivo Brandt", "Orla Venn"]


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        # one unnamed before, rather than one whose title is only alike
        ("Minister Ivo Brandt sat. [S A diplomat] [C said] [T no]. [S The diplomat] [C said] [T so].", "diplomat"),
        # a former holder is not the holder
        ("President Ivo Brandt left. Orla Venn spoke. [S The former president] [C said] [T no].", "Orla Venn"),
        # other fields, other people
        ("Energy minister Ivo Brandt left. [S The water minister] [C said] [T no].", "water minister"),
        ("[S Kelvara’s culture minister, Orla Venn,] [C came]. [S The culture minister] [C said] [T no].", "Orla Venn"),
        # what one leads is one's title
        ("Orla Venn, who leads the miners’ union, left. [S The union leader] [C said] [T no].", "Orla Venn"),
        ("[S A Kelvaran envoy] [C said] [T no]. Orla Venn, who heads the Kelvaran team, sat.", "Orla Venn"),
        # in translated copy
        ("Kelvaran foreign minister Orla Venn sat. [S The head of Kelvaran diplomacy] [C said] [T no].", "Orla Venn"),
        # a land's or party's own
        ("Kelvaran envoy Orla Venn met mediator Ivo Brandt in Kelvara. [S The Kelvaran] [C said] [T no].", "Orla Venn"),
        ("Republican senator Orla Venn met Ivo Brandt. [S The Republican] [C said] [T no].", "Orla Venn"),
        # the subject holds the office that nobody is given
        ("Orla Venn snubbed Ivo Brandt. [S The Prime Minister] [C said] [T no].", "Orla Venn"),
        ("Orla Venn laughed. [S The premier’s spokeswoman] [C said] [T no].", "Orla Venn"),
        # a spokesman is his own leader's
        ("Orla Venn, spokeswoman for the Prime Minister, left. [S Ivo Brandt’s spokeswoman] [C said] [T no].",
         "Ivo Brandt’s spokeswoman"),
        # who is named after the words
        ("[S The leader of the council] [C said] [T no]. Orla Venn made the comments on Monday.", "Orla Venn"),
        ("Cllr Orla Venn left. [S The Green councillor] [C said] [T no].", "Orla Venn"),
        # who is named next, without a title of his own
        ("[S The justice minister] [C said] [T no].\nOrla Venn said that she would stay.", "Orla Venn"),
        ("[S A union boss] [C said] [T no].\nBig day for Orla Venn.", "union boss"),
        ("[S A union boss] [C said] [T no].\nOrla Venn, a teacher, said yes.", "union boss"),
        # nobody named is "the source"
        ("Orla Venn left. [S A League insider] [C said] [T so]. [S The source] [C said] [T no].", "League insider"),
        # an unnamed one goes by many words
        ("Minister Ivo Brandt left. [S A member of the League] [C said] [T no]. [S The diplomat] [C said] [T so].",
         "member of the League"),
        ("The Reed League left. [S One minister] [C said] [T no]. [S They] [C said] [T so].", "minister"),
        # a counterpart has one's office, in the other land
        ("Kelvaran President Ivo Brandt met his Olmarkan counterpart, Orla Venn. [S The Olmarkan president] [C said] "
         "[T no].", "Orla Venn"),
        ("Ivo Brandt sat. Orla Venn left. In her letter to Brandt [S the ex-minister] [C said] [T no].", "Orla Venn"),
        # of those who spoke last, not of others who are met
        ("Experts will meet, [S two diplomats] [C said] [T so]. [S One of them] [C said] [T no].", "two diplomats"),
        # the part before a preposition speaks
        ("A deckhand on the trawler [S Marta Quill] [C said] [T no].", "deckhand on the trawler Marta Quill"),
    ],
)  # fmt: skip
def test_a_description_goes_to_whom_it_fits_and_to_nobody_else(source: str, wanted: str) -> None:
    assert speakers(source)[-1] == wanted


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("A diplomat", "Orla Venn"),
        ("A diplomat briefed on the talks", "diplomat"),
        ("A diplomat familiar with the file", "diplomat"),
    ],
)
def test_who_is_said_to_know_of_something_stays_unnamed(source: str, wanted: str) -> None:
    assert (
        speakers(f"[S {source}] [C said] [T no]. [S Deputy Foreign Minister Orla Venn] [C said] [T yes].")[0] == wanted
    )


def test_a_spokesman_of_one_ministry_is_none_of_another() -> None:
    other = "[S foreign ministry spokesperson Orla Venn] [C said] [T so]."
    told = speakers(f"[S A spokesperson for the Treasury] [C said] [T no]. {other}")
    assert told == ["spokesperson for the Treasury", "Orla Venn"]


def test_a_subject_of_a_clause_before_the_main_one_is_not_the_sentence_s() -> None:
    text = (
        "While Ivo Brandt waited, the gates were shut by Marta Quill, an engineer.\n[T “They leak,”] [S she] [C said]."
    )
    assert speakers(text) == ["Marta Quill"]


def test_for_her_part_tells_a_gender() -> None:
    text = "Orla Venn met Ivo Brandt. For her part, Venn left. [S He] [C said] [T no]."
    assert speakers(text) == ["Ivo Brandt"]


def test_whoever_tells_of_another_s_words_is_not_that_other() -> None:
    assert speakers("Ivo Brandt left. According to Orla Venn, [S he] [C said] [T no].") == ["Ivo Brandt"]


def test_answers_under_a_bare_letter_are_the_one_s_who_was_asked() -> None:
    talk = (
        "Ivo Brandt came with Orla Venn.\nIn the evening Venn sat down.\n[S Q][C :] [T Why?]\n[S A][C :] [T Because.]"
    )
    assert speakers(talk) == [None, "Orla Venn"]


def test_somebody_new_may_be_named_in_the_next_paragraph() -> None:
    text = "[S A senior aide] [C said] [T the gates were open].\nIvo Brandt, an adviser to the Citadel, then left."
    assert speakers(text) == ["Ivo Brandt"]


def test_the_name_of_somebody_new_may_stand_behind_his_next_words() -> None:
    text = "[S A senior aide] [C said] [T the gates were open].\n“They are open,” Ivo Brandt told reporters."
    assert speakers(text) == ["Ivo Brandt"]


def test_a_name_that_the_model_missed_is_still_that_persons() -> None:
    text, parts = marked("Ivo Brandt came. [T “No,”] [S Mr. Brandt] [C said].")
    full = parts[0]._replace(start=0, end=len("Ivo Brandt"), role="person")
    figures = find_figures(text, [full])
    (entry,) = link(text, parts, load_weights())
    assert Scene(text, figures, []).ask(entry, None).figure is figures[0]


def test_a_pronoun_is_the_subject_or_speaker_before_it_and_no_one_in_the_quotation() -> None:
    text = "[S Ivo Brandt] [C said] [T “Orla Venn is wrong.”] [T “Marta Quill too,”] [S he] [C added]."
    assert speakers(text) == ["Ivo Brandt", "Ivo Brandt"]


def test_she_is_never_somebody_whom_the_article_calls_a_man() -> None:
    text = "Spokeswoman Orla Venn met spokesman Ivo Brandt. [T “Good,”] [S she] [C said]."
    assert speakers(text) == ["Orla Venn"]


def test_a_quotation_without_a_source_goes_on_from_the_one_before() -> None:
    assert speakers("[T “Yes,”] [S Orla Venn] [C said].\n[T “And no one will stop us.”]") == ["Orla Venn", "Orla Venn"]


def test_a_quotation_that_nobody_is_near_has_no_speaker() -> None:
    assert speakers("[T “And no one will stop us.”]") == [None]


def test_one_who_is_never_named_stays_one_entity_without_a_name() -> None:
    scene, spoken = staged("[S A Kelvaran diplomat] [C said] [T no]. [S The diplomat] [C added] [T never].")
    first, second = (answer.figure for answer, _ in spoken)
    assert first is second
    assert first is not None and (first.kind, first.is_named) == ("person", False)
    assert [m.text for m in first.mentions] == ["Kelvaran diplomat", "The diplomat"]
    assert scene.text[first.mentions[0].start : first.mentions[0].end] == "Kelvaran diplomat"


def test_two_unnamed_officials_of_two_sides_stay_two() -> None:
    text = (
        "[S A Kelvaran official] [C said] [T no]. [S A Lorrener official] [C said] [T yes]. "
        "[S The Kelvaran official] [C added] [T never]."
    )
    assert speakers(text) == ["Kelvaran official", "Lorrener official", "Kelvaran official"]


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("Citadel envoy Ivo Brandt met Orla Venn. [S He] [C said] [T it went well].", "Ivo Brandt"),
        ("Ivo Brandt met Orla Venn. [T “Ivo Brandt lied,”] [S she] [C said].", "Orla Venn"),
        ("The Citadel met the Reed League on Monday. [S It] [C said] [T no].", "Citadel"),
        ("The Water Ministry met Ivo Brandt. [S The ministry] [C said] [T no].", "Water Ministry"),
        ("The paper came from Ivo Brandt, [S who] [C said] [T no].", "Ivo Brandt"),
        ("It came from an angry farmer [S who] [C said] [T no].", "angry farmer"),
        ("[S Kelvaran officials] [C met] [T them]. [S One of them] [C said] [T no].", "Kelvaran officials"),
        ("[S Orla Venn] [C spoke] [T last]. Asked whether Ivo Brandt lied, [S she] [C said] [T no].", "Orla Venn"),
        ("Kelvaran diplomats were glad. [S One of them] [C said] [T no].", "Kelvaran diplomats"),
        ("Kelvaran diplomats met. [S One] [C said] [T no]. [T “Never,”] [S he] [C added].", "Kelvaran diplomats"),
        ("[T “No,”] Orla Venn [C was quoted as saying] by [S KTK].", "Orla Venn"),
        ("[S President Orla Venn’s office] [C said] [T no].", "Orla Venn’s office"),
        ("Ivo Brandt left. [S The billionaire] [C said] [T no].", "Ivo Brandt"),
        ("Minister Orla Venn left. [S The spokesman] [C said] [T no].", "spokesman"),
        ("Orla Venn, 61, and Ivo Brandt, 40, met. [S The older woman] [C said] [T no].", "Orla Venn"),
        ("Orla Venn, 61, and Ivo Brandt, 40, met. [S The younger] [C said] [T no].", "Ivo Brandt"),
        ("Orla Venn, 61, and Ivo Brandt, 40, met. [S The 40-year-old] [C said] [T no].", "Ivo Brandt"),
        ("Orla Venn left. The 61-year-old met Ivo Brandt. [S The 61-year-old] [C said] [T no].", "61-year-old"),
        ("The 61-year-old cook Orla Venn met Ivo Brandt. [S The 61-year-old] [C said] [T no].", "Orla Venn"),
        ("Orla Venn, 61, a Canadian cook, met Ivo Brandt. [S The Canadian] [C said] [T no].", "Orla Venn"),
        ("[S The wife of one prisoner, Captain Ivo Brandt,] [C said] [T no].", "wife of one prisoner"),
        (
            "[S The head of the Kelvaran delegation, Orla Venn,] [C said] [T no]. "
            "[S The delegation head] [C said] [T so].",
            "Orla Venn",
        ),
        ("Orla Venn, who has been water minister since May, left. [S The minister] [C said] [T no].", "Orla Venn"),
        (
            "Prime Minister Ivo Brandt left. [S The prime minister of Kelvara] [C said] [T no].",
            "prime minister of Kelvara",
        ),
        ("Orla Venn told the Reed Star so. [S The union] [C said] [T no].", "union"),
        ("[S According to Orla Venn] [C said] [T no]. [S The same minister] [C said] [T no].", "Orla Venn"),
        ("An adviser to Ivo Brandt, [S who] [C said] [T no].", "adviser to Ivo Brandt"),
        ("[S Two diplomats] [C said] [T no]. [S One of the diplomats] [C said] [T so].", "Two diplomats"),
        ("By Ivo Brandt\n\nOrla Venn came. [S She] [C said] [T no].", "Orla Venn"),
        ("By Orla Venn\n\n[S I] [C asked] [T why].", "Orla Venn"),
        ("[S The news agency KTK] [C said] [T two women came]. [S They] [C said] [T no].", "two women"),
        (
            "Kelvaran minister Orla Venn left with her spokesman Ivo Brandt. "
            "[S The Lorrener government’s spokesman] [C said] [T no].",
            "Lorrener government’s spokesman",
        ),
    ],
)
def test_what_goes_back_to_somebody_finds_the_one_it_goes_back_to(source: str, wanted: str) -> None:
    assert speakers(source)[-1] == wanted


def test_a_pronoun_that_may_be_either_of_two_is_left_open_and_both_are_named() -> None:
    _, spoken = staged("The letter was sent to Ivo Brandt and to Orla Venn. [S He] [C said] [T no].")
    answer = spoken[-1].speaker
    assert answer.figure is None or answer.figure.name == "Orla Venn"
    assert answer.figure is not None or ("Ivo Brandt" in answer.why and "Orla Venn" in answer.why)


def test_an_article_s_own_pronouns_tell_a_gender_and_first_names_do_not() -> None:
    scene, _ = staged("Orla Venn said she was early. Then Venn took her coat. Venn left. Marta Quill came.")
    assert {f.name: f.gender for f in scene.cast.figures} == {"Orla Venn": "woman", "Marta Quill": None}


def test_we_is_the_side_that_the_title_names() -> None:
    scene, _ = staged("Kelvara waited. The foreign minister of Kelvara, Ivo Brandt, left. Orla Venn stayed.")
    sides = {f.name: side_of(scene.cast, f).figure for f in scene.cast.figures if f.kind == "person"}
    assert sides["Ivo Brandt"] is not None and sides["Ivo Brandt"].name == "Kelvara"
    assert sides["Orla Venn"] is None


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        # the second of two that were just named
        ("Orla Venn met Ivo Brandt, and [S the latter] [C said] [T no].", "Ivo Brandt"),
        # a report's first words are of whom "he" then tells
        ("A dam is planned\n[T The envoy Ivo Brandt will go to Sarnish], [S he] [C said] in Kelvara.", "Ivo Brandt"),
        # whose spokesman: of another body
        ("[S The army’s spokesman] [C said] [T no]. Citadel spokesman Ivo Brandt left.", "army’s spokesman"),
        # one who spoke, rather than a minister whose title is only alike
        (
            "[S A Kelvaran diplomat] [C said] [T no]. Lorrenmark’s foreign minister Orla Venn left. "
            "[S The diplomat] [C said] [T so].",
            "Kelvaran diplomat",
        ),
        # of what field an ambassador speaks for
        (
            "[S An official at the water ministry] [C said] [T no]. "
            "Ambassador Orla Venn, the foreign ministry spokeswoman, left.",
            "official at the water ministry",
        ),
        # an owner is not the head
        ("[S Kelvara’s Reed League] [C said] [T no].", "Reed League"),
    ],
)
def test_who_is_meant_by_words_that_point_back_or_say_whose(source: str, wanted: str) -> None:
    assert speakers(source)[-1 if "diplomat" not in source else 1] == wanted


def test_the_name_behind_a_ministrys_title_is_who_speaks() -> None:
    assert speakers("[S Kelvara’s Water Ministry spokesman Ivo Brandt] [C said] [T no].") == ["Ivo Brandt"]


def test_a_seat_that_the_model_takes_for_no_name_speaks() -> None:
    assert speakers("[S No 10] [C denied] [T that].") == ["No 10"]


def test_who_signed_a_letter_says_what_it_says() -> None:
    assert speakers("[S A letter seen by KTK, signed by Orla Venn,] [C invites] [T him].") == ["Orla Venn"]


@pytest.mark.parametrize("named", ["The Reed League airline", "The airline Reed League"])
def test_a_name_beside_a_word_is_whom_the_word_means_later(named: str) -> None:
    text = f"{named} met. The Water Ministry spoke. [S The airline] [C said] [T no]."
    assert speakers(text) == ["Reed League"]
    assert speakers(text.replace(named, "The Reed League")) != ["Reed League"]


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("Reed League flight attendants met the Citadel. [S The airline] [C said] [T no].", "Reed League"),
        ("Reed League’s pilots met the KTK. [S The union] [C said] [T no].", "KTK"),
        ("Citadel members met the Reed League. [S The union] [C said] [T no].", "Citadel"),
        ("[S The ministry representing bakers] [C said] [T no]. The Water Ministry did.", "Water Ministry"),
        ("After Kelvara, [S who] [C rejected] [T it], left, Venn came.", "Kelvara"),
        ("The head of Kelvara, [S who] [C rejected] [T it], left.", "head of Kelvara"),
        ("[S The main opposition Citadel, an ally of Quill,] [C said] [T no].", "Citadel"),
        ("[S The head of the Citadel] [C said] [T no].", "head of the Citadel"),
    ],
)
def test_employers_and_unions_are_known_by_staff_and_members_and_clubs_are_who(source: str, wanted: str) -> None:
    assert speakers(source) == [wanted]


def test_we_is_the_body_that_has_a_peoples_name_in_its_own() -> None:
    text, figures = named(
        "[P Orla Venn], commander of the [O Syrian Democratic Forces], met [P Ivo Brandt], [O Syrian Defence Ministry]"
        " spokesman, in [L Syria]."
    )
    scene = Scene(text, figures, ())
    sides = [side_of(scene.cast, f).figure for f in figures if f.kind == "person"]
    assert [side.name for side in sides if side] == ["Syrian Democratic Forces", "Syria"]


def test_his_spokesman_is_of_the_one_whom_his_words_are_about() -> None:
    scene, _ = staged("Mr Brandt called. [T Mr Venn would not come], [S his spokeswoman, Quill,] [C said].")
    owners = {m.text: f.name for f in scene.cast.figures for m in f.mentions if m.form == "pronoun"}
    assert owners == {"his": "Venn"}
