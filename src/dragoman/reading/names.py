"""Mends the names that the model marked before they are gathered: titles off, glued ones apart.

Every rule is about how news writes names, not about which; the word lists are in `resources/roles.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from dragoman.reading.datelines import behind_dateline
from dragoman.reading.entities import keys
from dragoman.reading.parts import Part
from dragoman.reading.peopling import find_people
from dragoman.reading.roles import address_words, is_head, modifiers, person_words, role_words, roles
from dragoman.reading.states import state_of


def clean_names(text: str, parts: Iterable[Part]) -> list[Part]:
    """Name parts in order of the text, each one name and nothing else."""
    pieces = (piece for part in parts for piece in _trimmed(text, part) if not _is_field(text, piece))
    names = [name for piece in pieces for name in _untitled(text, _named(text, piece))]
    return list(_located(text, find_people(text, list(_unglued(text, list(_with_front(text, names)))))))


def _with_front(text: str, names: Sequence[Part]) -> Iterator[Part]:
    """Names, those of bodies with the beginning that was not marked: "the Footplate and | Traction Union"."""
    end = 0
    for name in names:
        front = _FRONT.search(text, max(end, name.start - _REACH), name.start) if name.role == "organisation" else None
        if front and text[name.start : name.end].split()[-1].casefold() in roles().corporate:
            name = name._replace(start=front.start(1))
        end = name.end
        yield name


_FRONT = re.compile(r"\b[Tt]he ((?:[A-Z][a-z][\w’'-]+ ){1,3}and )\Z")
_REACH = 60
"""Characters of such a beginning at most."""


def _trimmed(text: str, part: Part) -> Iterator[Part]:
    """Names do not run over dashes between names, and the possessive is not of them."""
    front = _ADJECTIVES.match(text, part.start, part.end) if part.role in ("organisation", "group") else None
    if front and all(_is_leaning(word) for word in front[0].split()):
        part = part._replace(start=front.end())
    while part.end < len(text) and text[part.end].isalpha() and text[part.end - 1].isalpha():
        part = part._replace(end=part.end + 1)  # a word that the pieces cut
    bracket = text.find(" (", part.start + 1, part.end)
    if bracket > 0 and (part.role == "person" or _SHORT.fullmatch(text, bracket, part.end)):
        part = part._replace(end=bracket)  # "Sen. X (D-Ohio)", "the Harbour Workers' League (HWL)"
    for match in _PIECE.finditer(text[part.start : part.end]):
        piece = match[0].rstrip()
        bare = _LAST_POSSESSIVE.sub("", piece).rstrip(" ,.;:'’\"”“") if not piece.endswith(".") else piece
        lead = len(bare) - len(bare.lstrip(" ,\"“'‘"))
        if keys(bare[lead:]) and bare[lead:].casefold() not in roles().leanings:
            start = part.start + match.start()
            yield _cut(part, start + lead, start + len(bare))


def _is_leaning(word: str) -> bool:
    """Whether a word in small letters describes a body: "far-right", "conservative"; not "afrol" of "afrol News"."""
    return "-" in word or word in modifiers() or word in roles().leanings


def _is_field(text: str, part: Part) -> bool:
    """Whether what was taken for a name only says of what the title behind it is: "Water Resources | Secretary X"."""
    words = text[part.start : part.end].split()
    is_field = part.role != "person" and all(word.casefold() in modifiers() for word in words)
    return is_field and role_words().heads.match(text, part.end + 1) is not None and text[part.end] == " "


def _cut(part: Part, start: int, end: int) -> Part:
    """A part from `start` to `end`: nearly always the part as it is, of which no copy is made."""
    return part if (start, end) == (part.start, part.end) else part._replace(start=start, end=end)


def _is_titled(part: Part, title: str, words: str) -> bool:
    """Whether a title in a name can be one: in a body's name only in small letters before two capitals."""
    if part.role in ("person", "place"):
        return True
    after = words[words.rindex(title) + len(title) :].split()
    return part.role == "organisation" and title.islower() and len(after) == 2 and all(w[0].isupper() for w in after)


_ADJECTIVES = re.compile(r"(?:[a-z]{3,}(?:-[a-z]+)* )+(?=[A-Z][\w’'-]+(?: [A-Z]|\Z)|[A-Z]{2,}\b)")
"""What a name was marked with that only describes it: "the far-right | National Rally"."""
_PIECE = re.compile(r"[^–—/]+")
_SHORT = re.compile(r" \([A-Z][A-Za-z&.-]{1,9}\)?")
_LAST_POSSESSIVE = re.compile(r"['’]\s?s?$")


def _named(text: str, part: Part) -> Part:
    """What is a name of the part: not the "aides" of "X aides" nor where "Democrats on the Hill" are."""
    words = text[part.start : part.end].split(" ")
    is_aide = part.role == "person" and is_head(words[-1])
    if len(words) > 1 and words[-1].islower() and (is_aide or words[-1] in person_words()):
        role = part.role if is_aide or part.role != "person" else "group"  # "Tory | grandee": a party
        return part._replace(end=part.end - len(words[-1]) - 1, role=role)
    is_field = len(words) > 1 and part.role != "person" and words[-1].casefold() in roles().fields
    if is_field and (words[0].isupper() or state_of(" ".join(words[:-1]))):
        title = role_words().heads.match(text, part.end + 1) if text[part.end : part.end + 1] == " " else None
        if title:  # "U.S. Commerce | Secretary X"
            return part._replace(end=part.end - len(words[-1]) - 1)
    for number, word in enumerate(words[:2] if part.role != "group" else []):
        if word.casefold() in roles().factions and not any(w[:1].isupper() for w in words[number + 1 : number + 2]):
            lead = sum(len(w) + 1 for w in words[:number])
            return part._replace(start=part.start + lead, end=part.start + lead + len(word), role="group")
    state = state_of(words[-1], by=("people",)) if len(words) == 1 and part.role == "person" else None
    return part._replace(role="group") if state and words[-1].endswith("s") else part


def _untitled(text: str, part: Part) -> Iterator[Part]:
    """ "U.S. President Ivo Brandt" marked as one name: what stands after the title is the person."""
    whole = text[part.start : part.end]
    if part.role == "person" and " " in whole and state_of(whole, ("name", "capital", "seat")):
        yield part._replace(role="place")  # "DR Congo", "Downing Street"
        return
    if part.role == "person":
        part = _cut(part, part.end - len(without_address(text[part.start : part.end])), part.end)
    words = text[part.start : part.end]
    if " " not in words:
        yield part
        return
    titles = [m for m in role_words().heads.finditer(words) if _NAME_NEXT.match(words, m.end())]
    if not titles or titles[-1][0].casefold() in address_words() or not _is_titled(part, titles[-1][0], words):
        yield part
        return
    front = words[: titles[0].start()].rstrip()
    if front and part.role == "place":
        yield part._replace(end=part.start + len(front))
    start = part.end - len(words[titles[-1].end() :].lstrip(" ,."))
    yield part._replace(start=start, role="person")


_NAME_NEXT = re.compile(r"\.?[ ,]+\w")


def without_address(name: str) -> str:
    """ "Mr. Brandt" without the "Mr.": a form of address is not of the name."""
    address = _addresses().match(name)
    return name[address.end() :] if address else name


@cache
def _addresses() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{'|'.join(sorted(address_words()))})\.?\s+)+(?=\S)", re.I)


def _unglued(text: str, names: Sequence[Part]) -> Iterator[Part]:
    """ "the president of Lorrenmark Ivo Brandt": two, by the "of" before or as the first is a name elsewhere."""
    words = [keys(text[p.start : p.end]) for p in names]
    single = [(p, own[0]) for p, own in zip(names, words, strict=True) if len(own) == 1]
    alone = {own for p, own in single if p.role in ("place", "group")} - {own[0] for own in words if len(own) == 2}
    anything = {own for _, own in single}
    doubles = {tuple(own) for own in words if len(own) == 2}
    for part, own in zip(names, words, strict=True):
        space = text.find(" ", part.start, part.end)
        is_glued = part.role in ("person", "place") and len(own) > 2 and space > 0
        double = _double_at(text, part, doubles) if is_glued else None
        if double:
            yield part._replace(start=double[0], end=double[1], role="place")
            yield part._replace(start=double[1] + 1)
        elif is_glued and (
            (own[0] in anything and _after_head(text, part.start))
            or (part.role == "person" and (own[0] in alone or _after_office(text, part.start)))
        ):
            yield part._replace(end=space, role="place")
            yield part._replace(start=space + 1)
        else:
            yield part


def _double_at(text: str, part: Part, doubles: set[tuple[str, ...]]) -> tuple[int, int] | None:
    """Where a name of two words lies, known from elsewhere, that somebody is head of and that a part begins with, or of
    which it begins with the second: "the Foreign Minister of Cape | Morwen Joaquim Sel"."""
    spaces = [m.start() for m in _SPACE.finditer(text, part.start, part.end)]
    before = _WORD_BEFORE.search(text, max(0, part.start - _WORD), part.start)
    ends = [(part.start, spaces[1])] if len(spaces) > 1 else []
    ends += [(before.start(), spaces[0])] if before else []
    known = (at for at in ends if tuple(keys(text[slice(*at)])) in doubles and _after_head(text, at[0]))
    return next(known, None)


_WORD = 40
"""Characters of a capitalised word before a name."""
_SPACE = re.compile(" ")
_WORD_BEFORE = re.compile(r"\b[A-ZÀ-Þ]\w+ \Z")


def _after_office(text: str, at: int) -> bool:
    """Whether "the president of" or the like stands before: what one is president of is no person."""
    return _office_of().search(text[max(0, at - 40) : at]) is not None


def _after_head(text: str, at: int) -> bool:
    """Whether a role word and "of" stand before: "the Minister of Trade of | Kelvara Orla Venn"."""
    lead = _OF.search(text, max(0, at - 60), at)
    return lead is not None and role_words().heads.search(lead[0]) is not None


_OF = re.compile(r"[^.,;:\n]*\bof \Z")


@cache
def _office_of() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join([*roles().sole, 'envoy', 'ambassador'])}) (?:of|to) \Z", re.I)


def _located(text: str, names: Sequence[Part]) -> Iterator[Part]:
    """A single name that things happen *in*, that has an office of state, or is a state or its capital, is a place.

    Not where a fuller name ends in it: a person's surname stays one.
    """
    full = [own for p in names if p.role == "person" and len(own := keys(text[p.start : p.end])) > 1]
    surnames = {word for own in full for word in (own[0], own[-1])}  # Wen Jiabao is Wen, too
    alone = [(p, own[0]) for p in names if p.role != "group" and len(own := keys(text[p.start : p.end])) == 1]
    asked = {own for p, own in alone if p.role == "person"} - surnames
    words = frozenset(re.findall(r"[A-Z]\w{4,}", text)) if asked else frozenset()
    ends = {p.end for p in names if p.role == "person" and " " in text[p.start : p.end]}
    # Wherever the name stands, and whatever it was taken for there: "relatives in Kelvara" tells of each Kelvara.
    places = {own for p, own in alone if own in asked and _is_located(text, p, words, ends)}
    for part in names:
        own = keys(text[part.start : part.end])
        is_place = (part.role == "person" and len(own) == 1 and own[0] in places) or _heads_dateline(text, part)
        yield part._replace(role="place") if is_place else part


def _heads_dateline(text: str, part: Part) -> bool:
    """Whether what was taken for a body is the capital that a report is from: "PRISTINA, Aug. 27 (KTK) - "."""
    is_capital = part.role == "organisation" and state_of(text[part.start : part.end], ("capital",)) is not None
    return is_capital and behind_dateline(text, part.start) > part.end


def _is_located(text: str, part: Part, words: frozenset[str], people: set[int]) -> bool:
    """`words`: the text's words in capitals, among which its people may be; `people`: where full names end."""
    before = text[max(0, part.start - 40) : part.start]
    if _inside().search(before) or _after_office(text, part.start):
        return True
    if before.endswith(" of ") and part.start - len(" of ") in people:
        return True  # "President Orla Venn of Kelvara"
    name = text[part.start : part.end]
    if _thing().match(text, part.end) or _is_it(text, part):
        return True
    if state_of(name, ("name", "capital")) or _office().match(text, part.end):
        return True
    return len(name) > 4 and any(f"{name}{ending}" in words for ending in roles().peoples)


def _is_it(text: str, part: Part) -> bool:
    """Whether the next sentence goes on with "It" about the name that this one begins with."""
    begins = part.start == 0 or text[part.start - 1] == "\n" or _STOPPED.search(text, part.start - 3, part.start)
    return bool(begins) and _ITS_NEXT.match(text, part.end) is not None


# Between a name and "its": words of the same clause that name nobody else and speak of no person.
_OTHERS = r"(?:(?![.;:!?]|\b(?:he|she|his|her|who|they|their)\b|[\"“”«»\n]|[A-ZÀ-Þ]).){0,60}"


@cache
def _thing() -> re.Pattern[str]:
    """What is said of no person: "X, which had", "X, whose embassy", "X boss", "X said it would", "X shut its port"."""
    own, led = ("|".join(map(re.escape, words)) for words in (roles().land_owned, roles().land_led))
    return re.compile(
        rf", which\b|, whose (?:{own})\b|{_OTHERS}\b(?:its|itself)\b"
        rf"| (?:{led})\b"
        r"| [a-z]+(?:ed|es|s|id) (?:that )?it (?:would|will|had|has|was|is|could)\b(?! not[.,;])"
    )


_STOPPED = re.compile(r"[.!?]\s\Z|\n\Z")
_ITS_NEXT = re.compile(rf" {_OTHERS}[.!?] (?:It|Its) ")


@cache
def _inside() -> re.Pattern[str]:
    """ "in", "across", or "travel to" right before."""
    return re.compile(rf"\b(?:{'|'.join(roles().locating)}|(?:{'|'.join(roles().travelling)})\s+to)\s+\Z", re.I)


@cache
def _office() -> re.Pattern[str]:
    return re.compile(rf"['’]s?\s+(?:{'|'.join(roles().sole)})\b", re.I)
