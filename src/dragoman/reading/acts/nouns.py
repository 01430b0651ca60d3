"""The phrases of a stretch that stand for parties: names with their titles, descriptions, pronouns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from dragoman.reading.acts.cast import Cast, head_words
from dragoman.reading.acts.lexicon import lexicon, pattern
from dragoman.reading.acts.named import Place
from dragoman.reading.roles import roles
from dragoman.reading.states import state_of
from dragoman.reading.words import alternatives
from dragoman.resources import load_words
from dragoman.types import Entity


class Noun(NamedTuple):
    """A phrase for a party. `entity` is None where whom it means is not known."""

    start: int
    end: int
    entity: Entity | None
    form: str
    """name, described, first, third, second or both."""


class Voice(NamedTuple):
    """Who is speaking, and to whom, for the pronouns of a statement."""

    speaker: Entity | None
    party: Entity | None
    addressee: Entity | None
    direct: bool
    first: Entity | None = None
    """Who "I" is: the speaker, or in words told inside a quotation the one who is quoted."""
    outer: Entity | None = None
    """The party that tells of these words, where they stand inside another's."""


def find_nouns(cast: Cast, low: int, high: int, voice: Voice) -> Iterator[Noun]:
    """Parties in a stretch, in order, none inside another."""
    found: list[Noun] = []
    for place in cast.named(low, high):
        start = _with_titles(cast, low, place.start) if place.entity.kind == "person" else place.start
        end = _with_apposition(cast.text, place.end, high, place.entity)
        whose = _acting() if place.entity.kind != "person" else _serving()
        acting = whose.match(cast.text, place.end, high)
        if acting:  # "Norrish rebels", "Norrland's government": they act for it
            found.append(Noun(start, acting.end(), cast.behalf(place.entity), "described"))
        else:
            found.append(Noun(start, end, place.entity, "name"))
    found.extend(_descriptions(cast, low, high, voice))
    found.extend(_pronouns(cast, low, high, voice))
    at = low
    for noun in sorted(found, key=lambda n: (n.start, -n.end, n.form != "name")):
        if noun.start >= at:
            yield noun
            at = noun.end


_OFFICE_OF = re.compile(r"\b(?:[Tt]he )?([\w ]{4,25}) of (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)? $")


def _named_at(cast: Cast, at: int, word: str) -> Place | None:
    """The name that a word before a title ends: "Norrish" of "Norrish President", "El Norra" of "El Norra's head"."""
    end = at + len(re.sub(r"[’']s?$", "", word))
    near = cast.named(max(0, at - 40), end) if word[0].isupper() else []
    return next((p for p in near if p.start <= at < p.end <= end), None)


_FIRST_WORD = re.compile(r"([a-z]+) ")
_PREPOSED = re.compile(r" (?:for|from|to|with|by|against) ")
_BEFORE = re.compile(r"([\w.'’\-–]+)(,? )$")


def _with_titles(cast: Cast, low: int, start: int) -> int:
    """Where a name begins with the titles before it: "Norrish President", "the envoy,"."""
    text, at = cast.text, start
    while match := _BEFORE.search(text, max(low, at - 30), at):
        word = match[1]
        is_title = head_words().fullmatch(word) or word.casefold() in title_words()
        named = _named_at(cast, match.start(), word) if at < start else None
        is_land = at < start and word[0].isupper() and state_of(word) is not None  # "US President"
        if not is_title and named is None and not is_land:
            break
        if "," in match[2] and not head_words().fullmatch(word):
            break
        at = named.start if named and named.start >= low else match.start()
    while (first := _FIRST_WORD.match(text, at, start)) and first[1] in roles().belonging:
        at = first.end()  # "the auspices of | X": of a title only where one stands before it
    if at < start and _PREPOSED.search(text, at, start) and not head_words().search(text, at, start):
        at = start  # "a bid from Norrland for | X"
    office = _OFFICE_OF.search(text, max(low, start - 60), start) if at == start else None
    if office and head_words().search(office[1]):
        at = office.start()
    if at < start or re.search(r"[’']s? $", text[max(low, at - 3) : at]) is None:
        lead = re.search(r"\b(?:the|our|my|his|her|their|its|a|an) $", text[max(low, at - 6) : at], re.I)
        if lead and at < start:
            at -= len(lead[0])
    return at


@cache
def title_words() -> frozenset[str]:
    lists = load_words("modifiers", list[str])
    address = [w for words in roles().address.values() for w in words]
    single = [w for group in roles().alike for phrase in group for w in phrase.split()]
    return frozenset([*lists, *address, *(f"{w}." for w in address), *single, "counterpart"])


def _with_apposition(text: str, end: int, high: int, entity: Entity) -> int:
    """Where a name ends with the description between commas after it: ", the envoy of Norrland,"."""
    if entity.role and text.startswith(f", {entity.role}", end):
        stop = end + 2 + len(entity.role)
        return min(high, stop + (text[stop : stop + 1] == ","))
    return end


@cache
def _description() -> re.Pattern[str]:
    """ "the Norrish premier", "his country": a determiner, capitalised words and titles, a head, and of what."""
    # As rows of alternatives it took twice as long.
    titles, heads = alternatives(title_words()), alternatives({*lexicon().lists.bodies, *roles().employers, *_heads()})
    whose = "the|our|their|his|her|its|my|The|Our|Their|His|Her|Its|My"
    middle = rf"(?:(?:[A-Z][\w’'-]*|{titles})\s+)"
    of = r"(?: of (?:the )?([A-Z][\w-]+(?: [A-Z][\w-]+)?))?"
    return re.compile(rf"\b(?:({whose})\s+)({middle}{{0,4}}?)((?i:{heads}))s?\b(?!-?\w){of}")


@cache
def _acting() -> re.Pattern[str]:
    """Who acts for what is named right before: " rebels", "'s foreign ministry"."""
    return re.compile(
        rf"(?:[’']s?)? (?:{'|'.join(_by_length(lexicon().lists.acting_for))})\b(?!-| (?:[a-z]+s|and)\b(?<!has)(?<!was))"
    )


@cache
def _serving() -> re.Pattern[str]:
    """Who acts for somebody named right before: "'s staff"."""
    return re.compile(rf"[’']s? (?:{'|'.join(_by_length(lexicon().lists.serving))})\b(?!-)")


def _by_length(words: Iterable[str]) -> list[str]:
    return sorted(map(re.escape, words), key=len, reverse=True)


def _descriptions(cast: Cast, low: int, high: int, voice: Voice) -> Iterator[Noun]:
    for match in cast.within("both", pattern("both"), low, high) if cast.tells_of_both else ():
        yield Noun(match.start(), match.end(), None, "both")
    for match in cast.within("descriptions", _description(), low, high):
        meant = _mean(cast, match, voice)
        is_several = cast.text.startswith("s", match.end(3)) and f"{match[3].casefold()}s" not in lexicon().lists.bodies
        about = lexicon().issues.first(match[0].casefold()) if is_several else None
        if is_several and meant and meant.kind == "person" and match[1].casefold() == "their":
            meant = None  # "their foreign ministers": of each one
        if about and (meant is None or about.label in lexicon().lists.people):
            continue  # "let the inspectors of the Agency in": what it is about, and nobody who is known
        yield Noun(match.start(), match.end(), meant, "described")


def _mean(cast: Cast, match: re.Match[str], voice: Voice) -> Entity | None:
    determiner, middle, head = match[1].casefold(), match[2], match[3].casefold()
    named = cast.named(match.start(2), match.end(2))
    ends = (match.end(3), match.end(3) + 1)  # "the United Nations" is a name that ends as a description in the plural
    whole = next((p.entity for p in cast.named(match.start(), match.end()) if p.end in ends), None)
    if whole:
        return whole
    if head not in _heads():
        if named:
            return cast.behalf(named[0].entity)
        capital = next((w for w in middle.split() if w[0].isupper()), None)
        if capital:
            return cast.state(capital)
        if determiner == "the" and (body := cast.only_body(head) or cast.only_called(head)):
            return body
        if determiner in ("our", "my", "the") or (determiner in ("his", "her", "its") and not voice.direct):
            if determiner == "the" and head in _RULING and voice.speaker:
                own = cast.side(voice.speaker)
                if own.kind == "organisation" and not state_of(own.name):
                    return cast.only_land()  # rebels and unions have none
            is_own = determiner != "the" or head in lexicon().lists.own_bodies
            side = cast.side(voice.speaker) if is_own and voice.speaker else None
            is_known = side and (
                side.kind != "person" or determiner != "the" or (head in _CABINETS and cast.is_voice(side))
            )
            return side if is_known else None
        return None
    meant = cast.described(match[0], voice.speaker if voice.direct else None)
    if meant is None and determiner in ("the", "our", "my") and not middle and not match[4] and voice.speaker:
        # "The president would not go", says his spokesman of a leader whom the article gives no title.
        return cast.principal_of(voice.speaker) if head in lexicon().lists.principal else None
    if meant is None:  # "the Norrish leader", "the minister of Norrland", where nobody has the title: Norrland
        of = cast.named(match.start(4), match.end(4)) if match[4] else []
        lands = [place for place in [*named, *of] if place.entity.kind != "person"]
        return cast.behalf(lands[0].entity) if lands else None
    return meant


_RULING = ("government", "administration", "cabinet", "army", "military")
"""What a land alone has."""

_CABINETS = ("government", "cabinet")
"""What a minister whose land is not told can only mean his own; an administration may be another's."""


@cache
def _heads() -> frozenset[str]:
    """Words that head a description of a person."""
    return frozenset(w for group in roles().alike for w in group)


def _pronouns(cast: Cast, low: int, high: int, voice: Voice) -> Iterator[Noun]:
    for match in cast.within("pronouns", pattern("pronoun"), low, high):
        entity: Entity | None
        if match[1] or match[2]:
            entity, form = cast.behalf(voice.first), "first"
        elif match[3]:
            entity, form = _third(cast, low, match.start(), voice, match[3].casefold()), "third"
        elif match[4]:
            own = voice.speaker if match[4].casefold() == "they" and _is_many(cast, low, match.start(), voice) else None
            entity, form = own, "third"
        elif match[5]:
            entity, form = voice.addressee, "second"
        elif match[6]:
            own = voice.speaker if voice.speaker and voice.speaker.kind != "person" and not voice.direct else None
            if own is None:
                continue
            entity, form = own, "third"
        else:
            entity, form = None, "third"
        yield Noun(match.start(), match.end(), entity, form)


def _is_many(cast: Cast, low: int, at: int, voice: Voice) -> bool:
    """Whether "they" are those who tell: a group or body that names nobody before, in words that are no quotation."""
    return not voice.direct and voice.speaker is not None and voice.speaker.kind != "person" and not cast.named(low, at)


_OTHER = {"man": re.compile(r"\b(?:she|her|herself)\b", re.I), "woman": re.compile(r"\b(?:he|his|him|himself)\b", re.I)}
"""Pronouns of the other gender."""


def _third(cast: Cast, low: int, at: int, voice: Voice, word: str) -> Entity | None:
    """ "He" in words that are told is mostly the one who tells; within quotation marks somebody named before."""
    gender = "man" if word in ("he", "him") else "woman"
    inside = [p.entity for p in cast.named(low, at) if p.entity.kind == "person" and cast.may_be(p.entity, gender)]
    speaker = voice.speaker if voice.speaker and voice.speaker.kind == "person" else None
    if speaker and not cast.may_be(speaker, gender):
        speaker = None
    if speaker and inside and not voice.direct and _OTHER[gender].search(cast.text, low, at):
        return inside[-1]  # "he had spoken to Venn and she had agreed": who tells is "he"
    if not voice.direct and speaker and not inside:
        return speaker
    if not voice.direct and inside and speaker and (len({e.id for e in inside}) > 1 or at - low < 40):
        return speaker
    named = next((e for e in reversed(inside) if e is not voice.speaker), None)
    return named or cast.last_person(low, voice.speaker, gender)
