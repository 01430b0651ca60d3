"""The words of a statement made ready for looking through: sentences in which each party is one character.

"Norrish President Ivo Brandt is ready to meet her" becomes "① is ready to meet ②", so that what stands beside a verb can
be seen without a parser. Every character of a sentence knows its place in the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from dragoman.reading.acts.cast import Cast, Place, head_words
from dragoman.reading.acts.lexicon import PARTY, lexicon
from dragoman.reading.roles import roles
from dragoman.resources import load_words
from dragoman.types import Entity, Span

FIRST = ord(PARTY[1])
"""Code point of the first party's character: Unicode's private use area, which no article has reason to use."""


class Noun(NamedTuple):
    """A phrase for a party. `entity` is None where whom it means is not known."""

    start: int
    end: int
    entity: Entity | None
    form: str
    """name, described, first, third, second or both."""


class Sentence(NamedTuple):
    masked: str
    folded: str
    """`masked` in lower case, for looking words up."""
    places: list[int]
    """Where each character of `masked` stands in the article, and where the last one ends."""
    nouns: list[Noun]
    quoted: bool

    def noun(self, at: int) -> Noun | None:
        """The party whose character stands at `at`."""
        number = ord(self.masked[at]) - FIRST if at < len(self.masked) else -1
        return self.nouns[number] if 0 <= number < len(self.nouns) else None

    def spell(self, text: str, low: int, high: int) -> str:
        """The article's words for a stretch of the sentence."""
        return text[self.places[low] : self.places[high]] if low < high else ""


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


def read_sentences(cast: Cast, span: Span, voice: Voice, lead: int | None = None) -> list[Sentence]:
    """The sentences of a content span; `lead` is where words before it that belong to it begin (after the cue)."""
    low, high = (span.start if lead is None else lead), span.end
    key = (low, high, voice)
    kept = cast.kept.get(key)
    if kept is None:
        kept = cast.kept[key] = _read_sentences(cast, low, high, voice)
    return kept


def _read_sentences(cast: Cast, low: int, high: int, voice: Voice) -> list[Sentence]:
    nouns = list(_nouns(cast, low, high, voice))
    out: list[Sentence] = []
    start = low
    for match in _END.finditer(cast.text, low, high):
        if any(n.start < match.end() and match.start() < n.end for n in nouns) or _is_initial(cast.text, match.start()):
            continue
        out.append(_mask(cast.text, start, match.end(), nouns, voice.direct))
        start = match.end()
    out.append(_mask(cast.text, start, high, nouns, voice.direct))
    return [s for s in out if s.masked.strip()]


_END = re.compile(r"[.!?…;:]+[\"”“’»']*(?=\s|$)|[\n\r]+|\s[–—]\s")


def _is_initial(text: str, at: int) -> bool:
    """Whether a full stop belongs to "U.S." or "Gen."."""
    return text[at] == "." and re.search(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Col|St|Lt|Rep|Gov|Prof|vs))$", text[max(0, at - 5) : at]) is not None  # fmt: skip


def _mask(text: str, low: int, high: int, nouns: list[Noun], quoted: bool) -> Sentence:
    own = [n for n in nouns if low <= n.start and n.end <= high]
    pieces: list[str] = []
    places: list[int] = []
    at = low
    for number, noun in enumerate(own):
        pieces.append(text[at : noun.start])
        places.extend(range(at, noun.start))
        pieces.append(chr(FIRST + number))
        places.append(noun.start)
        at = noun.end
    pieces.append(text[at:high])
    places.extend(range(at, high))
    places.append(high)
    masked = "".join(pieces).translate(_QUOTES)
    folded = masked.lower()
    if len(folded) != len(masked):  # "İ" becomes two characters; places must go on fitting
        folded = "".join(c if len(c.lower()) != 1 else c.lower() for c in masked)
    return Sentence(masked, folded, places, own, quoted)


_QUOTES = str.maketrans(dict.fromkeys('"“”„«»‘\xa0', " ") | {"’": "'"})


def _nouns(cast: Cast, low: int, high: int, voice: Voice) -> Iterator[Noun]:
    """Parties in a stretch, in order, none inside another."""
    found: list[Noun] = []
    for place in cast.named(low, high):
        start = _with_titles(cast, low, place.start) if place.entity.kind == "person" else place.start
        end = _with_apposition(cast.text, place.end, high, place.entity)
        found.append(Noun(start, end, place.entity, "name"))
    found.extend(_descriptions(cast, low, high, voice))
    found.extend(_pronouns(cast, low, high, voice))
    at = low
    for noun in sorted(found, key=lambda n: (n.start, -n.end, n.form != "name")):
        if noun.start >= at:
            yield noun
            at = noun.end


_OFFICE_OF = re.compile(r"\b(?:[Tt]he )?([\w ]{4,25}) of (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)? $")


def _is_named(cast: Cast, at: int, word: str) -> bool:
    """Whether a word before a title is itself a name: "Norrish" of "Norrish President"."""
    bare = re.sub(r"[’']s?$", "", word)
    return word[0].isupper() and any(p.start <= at < p.end and p.end <= at + len(bare) for p in cast.places)


_BEFORE = re.compile(r"([\w.'’\-–]+)(,? )$")


def _with_titles(cast: Cast, low: int, start: int) -> int:
    """Where a name begins with the titles before it: "Norrish President", "the envoy,"."""
    text, at = cast.text, start
    while match := _BEFORE.search(text, max(low, at - 30), at):
        word = match[1]
        is_title = head_words().fullmatch(word) or word.casefold() in title_words()
        if not is_title and not (at < start and _is_named(cast, match.start(), word)):
            break
        if "," in match[2] and not head_words().fullmatch(word):
            break
        at = match.start()
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
    lists, lexical = lexicon().lists, roles()
    heads = sorted({*lists.bodies, *(w for g in lexical.alike for w in g)}, key=len, reverse=True)
    middle = rf"(?:(?:[A-Z][\w’'-]*|{'|'.join(sorted(map(re.escape, title_words()), key=len, reverse=True))})\s+)"
    return re.compile(
        rf"\b(?:(the|our|their|his|her|its|my|The|Our|Their|His|Her|Its|My)\s+)({middle}{{0,4}}?)((?i:{'|'.join(map(re.escape, heads))}))s?\b(?!-?\w)(?: of (?:the )?([A-Z][\w-]+(?: [A-Z][\w-]+)?))?"
        rf"|\b([Bb]oth|(?:[Tt]he )?two|[Tt]he|[Ee]ither|[Aa]ny) (?:sides?|leaders?|countries|parties|governments?|capitals)\b"
    )


def _descriptions(cast: Cast, low: int, high: int, voice: Voice) -> Iterator[Noun]:
    for match in cast.within("descriptions", _description(), low, high):
        if match[5]:
            yield Noun(match.start(), match.end(), None, "both")
            continue
        yield Noun(match.start(), match.end(), _mean(cast, match, voice), "described")


def _mean(cast: Cast, match: re.Match[str], voice: Voice) -> Entity | None:
    determiner, middle, head = match[1].casefold(), match[2], match[3].casefold()
    named = cast.named(match.start(2), match.end(2))
    whole = next((p.entity for p in named_in(cast, match) if p.end == match.end(3)), None)
    if whole:
        return whole
    if head in lexicon().lists.bodies and head not in head_words_set():
        if named:
            return cast.behalf(named[0].entity)
        capital = next((w for w in middle.split() if w[0].isupper()), None)
        if capital:
            return cast.state(capital)
        if determiner in ("our", "my", "the") or (determiner in ("his", "her", "its") and not voice.direct):
            is_own = determiner != "the" or head in OWN_BODIES
            return cast.side(voice.speaker) if is_own and voice.speaker else None
        return None
    return cast.described(match[0], voice.speaker if voice.direct else None)


def named_in(cast: Cast, match: re.Match[str]) -> list[Place]:
    return cast.named(match.start(), match.end())


OWN_BODIES = (
    "administration",
    "government",
    "cabinet",
    "group",
    "movement",
    "union",
    "company",
    "country",
    "organisation",
    "organization",
    "bloc",
    "party",
)
"""Of these "the" means the speaker's own, where no other is named with it."""


@cache
def head_words_set() -> frozenset[str]:
    return frozenset(w for group in roles().alike for w in group)


_PRONOUN = re.compile(
    r"\b(?:(I|me|myself)|([Ww]e|us|ourselves)|([Hh]e|[Hh]im|[Ss]he|him|her(?! [a-z])|her(?= (?:to|in|at|for|with|on|and|come|if|nothing|not|by|go|sit|into|back|here|there|walk)\b))|([Tt]hey|[Tt]hem)|([Yy]ou)|([Ii]t)|([Aa]nyone|[Aa]nybody|[Ss]omebody|[Ss]omeone))\b(?!['’]s [a-z]+ )"
)


def _pronouns(cast: Cast, low: int, high: int, voice: Voice) -> Iterator[Noun]:
    for match in cast.within("pronouns", _PRONOUN, low, high):
        entity: Entity | None
        if match[1] or match[2]:
            entity, form = cast.behalf(voice.first), "first"
        elif match[3]:
            entity, form = _third(cast, low, match.start(), voice, match[3].casefold()), "third"
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


def _third(cast: Cast, low: int, at: int, voice: Voice, word: str) -> Entity | None:
    """ "He" in words that are told is mostly the one who tells; within quotation marks somebody named before."""
    gender = "man" if word in ("he", "him") else "woman"
    inside = [p.entity for p in cast.named(low, at) if p.entity.kind == "person" and cast.may_be(p.entity, gender)]
    speaker = voice.speaker if voice.speaker and voice.speaker.kind == "person" else None
    if speaker and not cast.may_be(speaker, gender):
        speaker = None
    if not voice.direct and speaker and not inside:
        return speaker
    if not voice.direct and inside and speaker and (len({e.id for e in inside}) > 1 or at - low < 40):
        return speaker
    return next((e for e in reversed(inside) if e is not voice.speaker), None) or cast.last_person(
        low, voice.speaker, gender
    )
