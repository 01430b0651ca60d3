"""To whom a statement was said, and through which outlet.

Read from the words of the cue and around it, never from what is merely likely: "told X", "said to X", "in a letter to
X", "…," X replied (to whoever spoke before); "told TASS", "in an interview with NBC News". An outlet is no addressee.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from dragoman.reading.carriers import find_outlet, is_outlet
from dragoman.reading.cast import Entry
from dragoman.reading.describing import describe
from dragoman.reading.descriptions import find_body, find_titled, make_unnamed
from dragoman.reading.dialogue import partner
from dragoman.reading.entities import Figure
from dragoman.reading.hearing import hearer_words, hearing_patterns, is_possessive
from dragoman.reading.linking import Link
from dragoman.reading.naming import find_named
from dragoman.reading.parts import Part
from dragoman.reading.ranking import Pronoun, Turn
from dragoman.reading.roles import is_title, person_words, role_words, roles
from dragoman.reading.sides import side_of
from dragoman.reading.speakers import Scene
from dragoman.reading.states import state_of
from dragoman.reading.stems import has_stem
from dragoman.reading.words import alternatives


class Heard(NamedTuple):
    """`why`: the words that tell of the addressee and of the outlet."""

    addressee: Figure | None = None
    outlet: Figure | None = None
    why: str | None = None


def find_hearers(scene: Scene, link: Link, speaker: Figure | None, before: Turn | None, outer: Figure | None) -> Heard:
    """Whom `speaker` says `link` to, and through whom.

    `before`: the statement before in the same text, for answers; `outer`: who speaks the words that hold this one.
    """
    across = partner(scene.text, link, scene.partners)
    if across:
        return Heard(find_named(scene.cast, Part(*across, "source", 1.0), scene.is_outlet).figure)
    outlet = find_outlet(scene, link, speaker)
    if outlet is None and outer is not None and outer is not speaker and is_outlet(scene, outer):
        outlet = outer
    if link.cue is None or _WITHHELD.search(scene.text, *link.cue[:2]):
        return Heard(None, outlet)
    told = _told(scene, link, speaker, outer)
    found = told or _in_message(scene, link, speaker)
    is_paper = found is not None and found is told and _is_titled(scene, link, found)
    if found and (is_paper or is_outlet(scene, found) or _is_short_name(found) or _is_described_outlet(found)):
        is_nearer = found is told and found.is_named  # of two that a sentence names, the one that the verb is told to
        return Heard(None, found if is_nearer else outlet or found)
    if found is None and before and before.speaker is not speaker and _is_answer(scene, link, before):
        found = before.speaker
    if found is speaker or found is outlet or (outlet and found is told and _tells_of_what_land(scene, link, found)):
        found = None
    return Heard(found, outlet)


_WITHHELD = re.compile(r"\b(?:not|n['’]t|never|declin\w+|refus\w+|without)\b", re.I)


def _is_described_outlet(figure: Figure) -> bool:
    """ "State television": an outlet that is not named."""
    kind, _, last = figure.name.rpartition(" ")
    is_outlet_word = last.casefold() in roles().outlet_words and last != "press"
    return bool(kind) and not figure.is_named and figure.kind != "person" and is_outlet_word


def _tells_of_what_land(scene: Scene, link: Link, figure: Figure | None) -> bool:
    """Whether a people's name only says of what land an outlet is: "told German news agency dpa"."""
    assert link.cue
    low, high = link.cue.start, link.cue.end + 60
    return (
        figure is not None
        and figure.kind != "person"
        and state_of(figure.name) is not None
        and any(_NOUN.match(scene.text, m.end) for m in figure.mentions if low <= m.start < high)
    )


_NOUN = re.compile(r" (?:[a-z]+ ){0,2}[a-z]+ (?:[\"“«]?[A-Za-z])")


def _is_titled(scene: Scene, link: Link, figure: Figure) -> bool:
    """ "Told The Quay Herald": a body whose article is part of its name inside a sentence is a paper."""
    assert link.cue
    if figure.kind != "organisation" or not figure.is_named:
        return False
    end = min(link.cue.end + 60, len(scene.text))
    told = [e for e in scene.cast.named(link.cue.start, end) if e.figure is figure]
    return any(scene.text[: e.start].endswith(" The ") or scene.text.startswith("The ", e.start) for e in told)


def _is_short_name(figure: Figure) -> bool:
    """ "KBS": capitals that no known body bears; what is told things under such a name is nearly always an outlet."""
    short = re.fullmatch(r"([A-Z]{2,5}(?:-?\d)?|[A-Z]\d)(?: [A-Z]\w+)*", figure.name)
    return short is not None and short[1] not in hearer_words().bodies and not state_of(figure.name)


def _told(scene: Scene, link: Link, speaker: Figure | None, outer: Figure | None) -> Figure | None:
    """The object of a verb of telling, or the "to X" of one of saying, right behind the cue or at its end."""
    assert link.cue
    patterns, cue = hearing_patterns(), link.cue
    verbs = list(patterns.telling.finditer(scene.text, cue.start, cue.end))
    if given := patterns.giving.search(scene.text, cue.start, cue.end):
        found = _given(scene, given.end(), link, speaker, outer)
        if found:
            return found
    if verbs:
        at = verbs[-1].end()
        is_object = patterns.thanking.fullmatch(scene.text, *verbs[-1].span()) is not None
        found = _someone(scene, at, min(at + 120, len(scene.text)), link, speaker, outer, is_object)
        if found:
            return found
    for verb in patterns.saying.finditer(scene.text, cue.start, cue.end):
        to = _TO.match(scene.text, verb.end())
        if to:
            return _someone(scene, to.end(), min(to.end() + 120, len(scene.text)), link, speaker, outer)
    return None


def _given(scene: Scene, at: int, link: Link, speaker: Figure | None, outer: Figure | None) -> Figure | None:
    """To whom something is offered or promised: "offered | the Greens | a referendum", "promised | her | a chair"."""
    first = _FIRST.match(scene.text, at)
    if first is None:
        return None
    start, high = first.start("word"), min(at + 120, len(scene.text))
    kind = roles().pronoun(first["word"])
    if kind and not _is_whose(scene.text, start, high):
        is_given = _GIFT.match(scene.text, first.end("word")) is not None
        return _by_pronoun(scene, start, first.end("word"), kind, link, speaker, outer) if is_given else None
    entry = _first_listener(scene, start, high)
    is_it = entry is not None and (entry.start <= start + 4 or _leads_to(scene.text[start : entry.start]))
    return entry.figure if entry and is_it and _GIFT.match(scene.text, entry.end) else None


_GIFT = re.compile(
    r"\s(?:an?|the|his|her|its|their|no|up|as|\d[\d.,]*|[$€£]\d|two|three|four|five|six|ten|half)\b", re.I
)

_TO = re.compile(r"\s+(?:\w+ly\s+)?to\b(?!\s+(?:be|have|the effect)\b)")


def _in_message(scene: Scene, link: Link, speaker: Figure | None) -> Figure | None:
    """ "In a letter to X", "in a phone call with X", in the statement's sentence, outside of what is said."""
    assert link.cue
    low, high = scene.outline.sentence_start(link.cue.start), scene.outline.sentence_end(link.cue.start)
    low, high = max(low, link.cue.start - 200), min(high, link.cue.end + 200, len(scene.text))
    if not has_stem(scene.places_of(hearing_patterns().message_stems), low, high):
        return None
    for match in hearing_patterns().messages.finditer(scene.text, low, high):
        is_said = scene.outline.is_quoted(match.start()) or any(p.start <= match.start() < p.end for p in link.contents)
        is_told_before = any(turn.start <= match.start() < turn.end for turn in scene.turns[-2:])  # a call X spoke of
        is_when = _WHEN.search(scene.text, low, match.start()) is not None
        if not is_said and not is_told_before and not is_when:
            return _someone(scene, match.end(), match.end() + 120, link, speaker, None)
    return None


_WHEN = re.compile(
    r"\b(?:after|before|following|ahead of|since)(?: (?:an?|the|his|her|its|their))?(?: [\w-]+)? \Z", re.I
)
""" "Said after a call with X": when it was said, and to whom is not told."""


def _is_answer(scene: Scene, link: Link, before: Turn) -> bool:
    """Whether the cue answers the statement before, which stands in the same paragraph or the one before."""
    assert link.cue
    start = min(p.start for p in (link.cue, *link.contents))
    near = scene.outline.paragraph(start) - scene.outline.paragraph(before.end - 1) <= 1
    if scene.outline.is_quoted(link.cue.start):
        near = scene.outline.quotation(link.cue.start) == scene.outline.quotation(before.start)
    return near and hearing_patterns().answering.search(scene.text, *link.cue[:2]) is not None


def _someone(
    scene: Scene,
    at: int,
    high: int,
    link: Link,
    speaker: Figure | None,
    outer: Figure | None,
    is_object: bool = False,
) -> Figure | None:
    """The listener whose words begin at `at`: a pronoun, a name behind its title, a description, an audience.

    `is_object`: the verb speaks to its object, whatever comes after it ("thanked X for …").
    """
    text = scene.text
    first = _FIRST.match(text, at)
    if not first:
        return None
    start = first.start("word")
    kind = roles().pronoun(first["word"])
    if kind and not _is_whose(text, first.start("word"), high):
        if kind not in ("hearer", "thing") and first["word"].casefold() in roles().subjects:
            return None  # "warned they would act": a clause begins, and nobody is spoken to
        return _by_pronoun(scene, start, first.end("word"), kind, link, speaker, outer)
    entry = _first_listener(scene, start, high)
    is_said = any(p.start <= start < p.end for p in link.contents) and not is_object
    told = _audience().match(text, start, high) if is_said else None
    if told and told["last"].casefold() in hearer_words().audiences and text.startswith(" to ", told.end()):
        return _by_description(scene, start, high, speaker)  # "urged both sides to talk"
    if is_said and not (entry and _TOWARDS.match(text, entry.end)):
        return None  # "promised X would come" tells of X; "invited X to come" speaks to X
    if entry and entry.form == "name" and _leads_to(text[start : entry.start]):
        if _owned_listener().match(text, entry.end, high):
            return _by_description(scene, start, high, speaker)  # "the Ruritanian people", "the Quay council"
        return _behind_possessive(scene, entry, high) if is_possessive(text, entry.end) else entry.figure
    if entry and entry.start <= start + 4 and entry.form == "nominal":
        return entry.figure
    return _by_description(scene, start, high, speaker)


def _first_listener(scene: Scene, start: int, high: int) -> Entry | None:
    """The first name or description, or the person behind it whose title it is of: "the Kelvaran president, | X"."""
    high = min(high, scene.outline.sentence_end(start))
    entries = [e for e in scene.cast.between(start, high) if e.form != "pronoun"]
    first = entries[0] if entries else None
    if first and first.figure.kind != "person" and len(entries) > 1 and entries[1].figure.kind == "person":
        is_titled = entries[1].form == "name" and _leads_to(scene.text[start : entries[1].start])
        return entries[1] if is_titled and role_words().heads.search(scene.text, first.end, entries[1].start) else first
    return first


_FIRST = re.compile(r"\s+(?P<word>(?!(?:that|if|whether|how|why|what|when|where)\b)[\w’'-]+)", re.I)


_TOWARDS = re.compile(r"(?:,[^,;:.!?“”\"]{2,80},|,|[\w’' -]{0,20})\s(?:to|for|over|back)\b")


def _is_whose(text: str, start: int, high: int) -> bool:
    """Whether a pronoun only says whose the listener is: "his advisers", not "her that …"."""
    word = _WORD.match(text, start)
    if word is None or word[0].casefold() not in roles().possessive:
        return False
    return word[0].casefold() != "her" or _audience().match(text, start, high) is not None


_WORD = re.compile(r"\w+")


def _by_pronoun(
    scene: Scene, start: int, end: int, kind: str, link: Link, speaker: Figure | None, outer: Figure | None
) -> Figure | None:
    if kind == "speaker":
        return outer or (None if scene.outline.is_quoted(start) else scene.author())
    if kind == "us":
        return side_of(scene.cast, outer).figure if outer else None
    if kind in ("hearer", "thing") or scene.text[start:end].casefold().endswith("self"):
        return None
    answer = scene.resolve(Pronoun(start, start, kind, None), end, speaker)
    return answer.figure


def _is_title(words: str) -> bool:
    """Whether nothing but a title stands before a name."""
    return not re.search(r"[,;:“”\"()]", words) and is_title(words)


def _leads_to(words: str) -> bool:
    """Whether words before a name are a title or, with a comma, a description of it; "the envoy of | X" is another, and
    so are "envoys at the | Kelvaran mission"."""
    ends = words.split()
    if "that" in ends:
        return False
    while len(ends) > 1 and ends[-1].casefold() in roles().determiners:
        ends.pop()
    if ends and ends[-1].casefold() in roles().belonging:
        return False
    front, comma, rest = words.partition(", ")
    if comma and "," not in rest and (not rest or _is_title(rest)):  # "the arbitrator, Judge | X"
        return describe(front).head is not None
    return _is_title(words)


def _behind_possessive(scene: Scene, entry: Entry, high: int) -> Figure | None:
    """ "Fox News’ | Lena Ort" is the person; "Fox News’ morning programme" the channel, "X’s envoys" neither."""
    after = next((e for e in scene.cast.named(entry.end, high)), None)
    words = scene.text[entry.end + 2 : after.start].split() if after else []
    is_kin = len(words) == 1 and words[0] in person_words()  # "Ivo's girlfriend | Orla Venn"
    if after and (is_kin or _is_title(scene.text[entry.end + 2 : after.start])):
        return after.figure
    return entry.figure if scene.is_outlet(entry.figure.name) else None


def _by_description(scene: Scene, start: int, high: int, speaker: Figure | None) -> Figure | None:
    """ "the newspaper", "the foreign minister", "waiting reporters": resolved, or an audience of its own."""
    match = _audience().match(scene.text, start, high)
    if not match:
        return None
    phrase = match[0]
    last = match["last"].casefold()
    words = phrase.casefold().split()
    is_one = not last.endswith("s") and last not in hearer_words().several
    if (is_one and words[0] not in roles().determiners) or any(w in roles().determiners for w in words[1:]):
        return None  # "calls to make public", "to establish a commission"
    if last in hearer_words().occasions:
        return None
    body = find_body(scene.cast, phrase, start, scene.is_outlet)
    if body.figure:
        scene.cast.add(body.figure, start, match.end(), "nominal")
        return body.figure
    is_outlet_word = last in roles().outlet_words and len(words) > 1
    if last in hearer_words().audiences or last in roles().bodies or is_outlet_word:
        return make_unnamed(scene.cast, phrase, start)
    found = find_titled(scene.cast, phrase, start, match.end(), scene.last(start), speaker)
    if found.figure:
        scene.cast.add(found.figure, start, match.end(), "nominal")
    return found.figure


@cache
def _owned_listener() -> re.Pattern[str]:
    """A noun for listeners right behind a name: "Kelvaran | officials", "Quay | council", "Kelvaran | state radio"."""
    nouns = alternatives([*hearer_words().audiences, *roles().bodies, *roles().outlet_words])
    return re.compile(rf" (?:(?:state|public|national) )?(?:{nouns})\b")


@cache
def _audience() -> re.Pattern[str]:
    """Up to five words that end in a listener's: an audience, a body, an outlet's word, a role."""
    lexicon = hearer_words()
    last = {*lexicon.audiences, *lexicon.occasions, *roles().bodies, *roles().outlet_words, *role_words().groups}
    ends = "|".join(sorted(map(re.escape, last), key=len, reverse=True))
    stop = rf"(?!(?:{'|'.join(lexicon.stopping)})\b)"
    return re.compile(rf"(?:{stop}[\w’'-]+\s+){{0,4}}?(?P<last>(?i:{ends}))\b(?!['’]|\s+[A-Z]|\s+(?:{ends})\b)")
