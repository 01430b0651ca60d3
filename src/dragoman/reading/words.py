"""Word forms for the lists of verbs: every inflected form of a base form, so no part-of-speech tagger is needed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import msgspec

from dragoman.resources import load_words


class Verbs(msgspec.Struct, frozen=True):
    narrated: list[str]
    silent: list[str]
    attributing: list[str]
    voicing: list[str]
    attitude: list[str]
    desire: list[str]
    knowing: list[str]
    phrases: list[str]
    undertaking: list[str]
    adding: list[str]
    performed: list[str]
    supposed: list[str]
    directing: list[str]
    hearing: list[str]
    moves: list[str]
    doing: list[str]
    naming: list[str]
    speech: list[str]
    drawing: list[str]
    irregular: dict[str, list[str]]


class VerbPatterns(msgspec.Struct, frozen=True):
    """The lists of `resources/verbs.yaml` as patterns over lower-case text."""

    narrated: re.Pattern[str]
    silent: re.Pattern[str]
    attributing: re.Pattern[str]
    attitude: re.Pattern[str]
    desire: re.Pattern[str]
    knowing: re.Pattern[str]
    undertaking: re.Pattern[str]
    adding: re.Pattern[str]
    """-ing forms alone."""
    performing: re.Pattern[str]
    """Every form of the verbs of `performed`, `moves`, `undertaking` and `directing`."""
    performed: re.Pattern[str]
    """Past forms alone."""
    performable: re.Pattern[str]
    """The base forms of the same verbs."""
    supposed: re.Pattern[str]
    directing: re.Pattern[str]
    hearing: re.Pattern[str]
    """Participles alone, those of `directing` among them."""
    doing: re.Pattern[str]
    naming: re.Pattern[str]
    """Past forms alone."""
    speech: re.Pattern[str]
    """Nouns, singular and plural."""
    drawing: re.Pattern[str]
    any: re.Pattern[str]
    """Every form of a verb of any list."""
    past: re.Pattern[str]
    """Past forms of the verbs that open an attribution."""


_LISTS = (
    "narrated",
    "attributing",
    "voicing",
    "attitude",
    "desire",
    "phrases",
    "undertaking",
    "performed",
    "adding",
    "directing",
)


@cache
def load_verbs() -> Verbs:
    """`resources/verbs.yaml`."""
    return load_words("verbs", Verbs)


@cache
def verb_patterns() -> VerbPatterns:
    verbs = load_verbs()
    return VerbPatterns(
        narrated=_any(verbs.narrated, verbs.irregular),
        silent=_any(verbs.silent, verbs.irregular),
        attitude=_any(verbs.attitude, verbs.irregular),
        desire=_any(verbs.desire, verbs.irregular),
        knowing=_any(verbs.knowing, verbs.irregular),
        undertaking=_any(verbs.undertaking, verbs.irregular),
        adding=_pattern(f for v in verbs.adding for f in forms(v, verbs.irregular) if f.endswith("ing")),
        performing=_any([*verbs.performed, *verbs.moves, *verbs.undertaking, *verbs.directing], verbs.irregular),
        performed=_pattern(f for v in verbs.performed for f in past_forms(v, verbs.irregular)),
        performable=_pattern(verbs.performed),
        any=_any([v for name in _LISTS for v in getattr(verbs, name)], verbs.irregular),
        past=_pattern(f for v in verbs.attributing for f in past_forms(v, verbs.irregular)),
        directing=_any(verbs.directing, verbs.irregular),
        hearing=_pattern(f for v in (*verbs.directing, *verbs.hearing) for f in past_forms(v, verbs.irregular)),
        naming=_pattern(f for v in verbs.naming for f in past_forms(v, verbs.irregular)),
        doing=_any(verbs.doing, verbs.irregular),
        speech=_pattern(form for noun in verbs.speech for form in (noun, f"{noun}s")),
        drawing=_any(verbs.drawing, verbs.irregular),
        supposed=_pattern(verbs.supposed),
        attributing=_any([*verbs.attributing, *verbs.phrases], verbs.irregular),
    )


def forms(verb: str, irregular: Mapping[str, list[str]]) -> set[str]:
    """Base, third person, past and -ing form; of a phrase the first word changes ("rule out", "ruled out")."""
    first, _, rest = verb.partition(" ")
    tail = f" {rest}" if rest else ""
    made = {first, first + ("es" if re.search(r"(s|x|z|ch|sh|o)$", first) else "s")}
    if first.endswith("e"):
        made |= {first + "d", first[:-1] + "ing"}
    elif re.search(r"[^aeiou]y$", first):
        made |= {first[:-1] + "ies", first[:-1] + "ied", first + "ing"}
    else:
        made |= {first + "ed", first + "ing"}
    return {form + tail for form in made} | set(irregular.get(verb, ()))


def third_person(verb: str) -> str:
    """ "rejects", "turns down"."""
    first, _, rest = verb.partition(" ")
    if re.search(r"[^aeiou]y$", first):
        first = first[:-1] + "ies"
    else:
        first += "es" if re.search(r"(s|x|z|ch|sh|o)$", first) else "s"
    return f"{first} {rest}" if rest else first


def past_forms(verb: str, irregular: Mapping[str, list[str]]) -> set[str]:
    """Past and past participle."""
    own = {form for form in irregular.get(verb, ()) if not form.endswith(("ing", "s"))}
    return own or {form for form in forms(verb, {}) if form.split()[0].endswith(("ed", "ied"))}


def alternatives(words: Iterable[str]) -> str:
    """A pattern of any of `words`, the longest that fits, in which what many begin with is tried once at a place:
    several times as fast as a row of alternatives where the list is long."""
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _branch(root)


def whole_words(words: Iterable[str], joined: str = r"\w") -> str:
    """A pattern of any of `words` with none of the characters `joined` on either side. That none stands before is asked
    behind the first letter: so the search passes over all places with another letter, three times as fast."""
    by_first: dict[str, list[str]] = {}
    for word in words:
        by_first.setdefault(word[0], []).append(word[1:])
    ways = []
    for first, rest in sorted(by_first.items()):
        letter = re.escape(first)
        ways.append(rf"{letter}(?<![{joined}]{letter})(?:{alternatives(rest)})")
    return rf"(?:{'|'.join(ways)})(?![{joined}])"


def _branch(node: dict[str, Any]) -> str:
    ways = [re.escape(char) + _branch(rest) for char, rest in sorted(node.items()) if char]
    if not ways:
        return ""
    if "" in node:
        return f"(?:{'|'.join(ways)})?"
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"


def lowered(text: str) -> str:
    """`text` in lower case with each character in its place: "İ", which would become two, stays as it is."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


def _any(verbs: Iterable[str], irregular: Mapping[str, list[str]]) -> re.Pattern[str]:
    return _pattern(form for verb in verbs for form in forms(verb, irregular))


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(words)})\b", re.I)
