"""The language is told where a text is long enough to tell, without loading the identifier for plain English."""

from __future__ import annotations

import subprocess
import sys

from dragoman.reading.language import find_language, name_of

ENGLISH = "The minister said that the sluices of the dam would be opened on Monday, and that the river would rise."
RUSSIAN = "Министр сообщил, что шлюзы плотины будут открыты в понедельник и что уровень воды в реке поднимется."
GERMAN = "Der Minister sagte, die Schleusen des Damms würden am Montag geöffnet, und der Fluss werde dann steigen."


def test_languages_are_told_apart() -> None:
    assert [find_language(text, None) for text in (ENGLISH, RUSSIAN, GERMAN)] == ["en", "ru", "de"]


def test_too_little_text_is_no_language() -> None:
    assert find_language("No.", None) is None


def test_what_the_source_states_holds() -> None:
    assert find_language(ENGLISH, "en-GB") == "en-GB"
    assert find_language(GERMAN, "de") == "de"


def test_a_page_that_says_english_and_is_not_is_found_out() -> None:
    assert find_language(RUSSIAN, "en") == "ru"


def test_plain_english_needs_no_identifier() -> None:
    code = (
        "import sys; from dragoman.reading.language import find_language; "
        f"assert find_language({ENGLISH!r}, None) == 'en'; assert not any('langid' in m for m in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_languages_have_names_for_people() -> None:
    assert (name_of("ru"), name_of("pt-BR"), name_of("xx")) == ("Russian", "Portuguese", "“xx”")
