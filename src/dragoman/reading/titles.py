"""The titles and descriptions that an article gives people beside their names: before, behind, or by "is"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache

from dragoman.reading.entities import Figure
from dragoman.reading.roles import address_words, gender_word, modifiers, outside, role_words, roles
from dragoman.reading.words import alternatives, verb_patterns


def find_roles(text: str, figures: list[Figure]) -> None:
    """Gives each person its titles, and a gender where a title or form of address tells it."""
    bodies = sorted((m.start, m.end) for f in figures if f.kind == "organisation" for m in f.mentions)
    for figure in figures:
        if figure.kind != "person":
            continue
        for mention in figure.mentions:
            before, behind = title_before(text, mention.start, mention.end), title_behind(text, mention.end)
            past = text.find(behind, mention.end) + len(behind) if behind else mention.end
            for role in (_with_body(text, before, mention.start, bodies), behind, office_held(text, past)):
                if role and role not in figure.roles:
                    figure.roles.append(role)
            figure.gender = figure.gender or _addressed_as(text, mention.start)
        for role in figure.roles:
            for word in re.findall(r"\w+", role.casefold()):
                figure.gender = figure.gender or gender_word(word)
    for figure in figures:
        if figure.kind == "person":
            _borrow(text, figure, figures)


def _with_body(text: str, role: str | None, at: int, bodies: Sequence[tuple[int, int]]) -> str | None:
    """A title before the name at `at` with the whole name of the body whose last words it begins with: "Union of Public
    | Employees president"."""
    start = text.rfind(role, 0, at) if role else -1
    number = bisect_left(bodies, (start,)) - 1
    if role is None or number < 0 or not bodies[number][0] < start < bodies[number][1]:
        return role
    return text[bodies[number][0] : start] + role


def _borrow(text: str, figure: Figure, figures: list[Figure]) -> None:
    """Gives the counterpart of somebody that one's office: "President X met his Ruritanian counterpart Y"."""
    for role in figure.roles:
        last = role.rsplit(None, 1)[-1].casefold()
        if last != roles().relational[0] or not figure.mentions:
            continue
        at = text.find(role, max(0, figure.first - len(role) - 5), figure.first)
        low = max(text.rfind("\n", 0, max(at, 0)), at - SAME_OFFICE)
        near = [
            (m.start, other) for other in figures for m in other.mentions
            if other is not figure and other.kind == "person" and low < m.start < at
        ]  # fmt: skip
        whose = max(near, key=lambda entry: entry[0], default=None)
        office = next((r for r in whose[1].roles if role_words().heads.search(r)), None) if whose else None
        if office:
            head = list(role_words().heads.finditer(office))[-1][0]
            figure.borrowed.append(f"{role.rsplit(None, 1)[0]} {head}" if " " in role else head)


SAME_OFFICE = 200
"""Characters before "counterpart" in which the one stands whose counterpart it is."""


@cache
def _courtesy() -> re.Pattern[str]:
    return re.compile(rf" (?:{'|'.join(roles().courtesies)})\.? \Z", re.I)


@cache
def _degree() -> re.Pattern[str]:
    return re.compile(rf"(,? )(?:{'|'.join(roles().degrees)})\.? \Z", re.I)


_ALIAS = re.compile(r"(,?\s)(?:(?:also |better )?known as|alias|a\.k\.a\.) \Z")
_LOOK = 90
"""Characters before a name that can be its title."""


@lru_cache(maxsize=1_000)
def title_before(text: str, at: int, end: int) -> str | None:
    """ "Kremlin spokesman" before a name: a role word right before it, and the capitalised words before that.

    What it is of may stand between: "envoy to Ukraine X", "the spokesman of the Citadel, X,". Asked of a name two and
    three times: by who is named, by who speaks, and by whom "he" may be in the acts.
    """
    line = text[max(0, at - _LOOK, text.rfind("\n", 0, at) + 1) : at].replace("\xa0", " ")
    line = _ALIAS.sub(r"\1", _courtesy().sub(" ", line))  # "Speaker Sir X", "its negotiator, alias X"
    if degree := _degree().search(line):
        before = list(role_words().heads.finditer(line, 0, degree.start()))
        is_behind = before and not re.search(r"[,.]", line[before[-1].end() : degree.start()])
        line = line[: degree.start(1)] + degree[1] if is_behind else line
    found = list(role_words().heads.finditer(line))
    if not found or found[-1][0].casefold() in address_words():
        return None
    rest = line[found[-1].end() :]
    ends = (" ", ", ") if text[end : end + 1] in (",", ".") else (" ",)  # "the minister, X, said"
    if found[-1][0].casefold() in roles().abbreviations:
        ends = (*ends, ". ")  # "Gen. X"; in "said the minister. X replied" the sentence ends
    if rest not in ends and not _belongs_to(rest, text[end : end + 1]):
        return None
    start = found[-1].start()
    while match := _WORD_BEFORE.search(line[:start]):
        word = match[1]
        if "," in match[2] or _ENDS_SENTENCE.fullmatch(word) or word.casefold() in outside():
            break
        is_of_title = word[0].isupper() or role_words().heads.fullmatch(word) or word.casefold() in _of_office()
        if not is_of_title and not (word.isalpha() and _OWNED.search(line, 0, match.start())):
            break
        start = match.start()
    return line[start:].strip(" ,.")


@cache
def _of_office() -> frozenset[str]:
    """Words in small letters that belong to the title behind them: "the foreign ministry spokesman X"."""
    return frozenset([*modifiers(), *roles().fields])


def _belongs_to(rest: str, after: str) -> bool:
    match = _of().fullmatch(rest)
    return match is not None and (match[1] == "" or after == ",")


@cache
def _of() -> re.Pattern[str]:
    """ " of the Citadel ", " to Ukraine ", " for Prime Minister X, ": one name in capitals or two small words."""
    word = r"[A-Z](?:[\w’'-]|\.(?=[A-Z]|\s?[A-Z]\.)|(?<=\b[A-Z])\.)*"  # no full stop but an initial's: "of Kelvara. X"
    named = rf"(?:the )?{word}(?: (?:{word}|of|the|and)){{0,4}}"
    plain = rf"(?:the|his|her|its|their) [a-z]+(?: (?!(?:{'|'.join(roles().belonging)})\b)[a-z]+)?"
    field = rf"of (?!(?:{'|'.join(roles().determiners)})\b)[a-z]+(?: and [a-z]+)?"  # "minister of fisheries"
    where = rf"(?: (?:to|at|in) (?:the )?(?:{word}|[a-z]+)(?: [a-z]+)?)?"
    whole = rf"(?:the )?{word} [a-z]+{where}(?=,)"  # "the head of the Kelvaran delegation to the Pell talks, X"
    second = rf"(?:{field}|of State) "  # "Minister of State for Foreign Affairs"
    return re.compile(rf" (?:{field}|(?:{second})?(?:of|to|for|in|at|on) (?:{named}|{plain}|{whole}))(,?) ")


# A word between a possessive or determiner and a title is of the title: "Kelvara's culture minister". Not behind a
# quotation: "'Not three hundred,' stormed President X".
_OWNED = re.compile(r"(?:(?<=\w)['’]s?|\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur))\s\Z")
_WORD_BEFORE = re.compile(r"([\w.'’\-–]+)(,? )$")
_ENDS_SENTENCE = re.compile(r"(?!(?:[A-Z]\.)+|[A-Z][a-z]{1,2}\.).*\.")  # "Russia." does; "U.S.", "Gen." do not
_APPOSITION = re.compile(
    r"(?:,\s+(?:\d\d,\s+)?(?:who\s+(?:is|was|has\s+been)\s+)?|\s+(?:is|was|became|remains)\s+(?=(?:the|an?|now)\s))"
    # A full stop after a word ends the sentence and the title; after "U.S" and "Gen" it does not.
    r"((?:(?!(?<=[a-z]{3})\.\s+[A-Z“\"])[^,;:\"“”„«»\n()]){3,110})(?=[,.;]|\s(?:who|said|and)\b)"
)


def title_behind(text: str, at: int) -> str | None:
    """ "a key adviser to the president" after a name, between commas or after "is": a role word before any "of"."""
    match = _APPOSITION.match(text, at)
    if not match:
        return None
    next_ = _NEXT_NAME.match(text, match.end(1))
    if next_ and verb_patterns().attributing.fullmatch(next_["verb"]):
        return None  # "the invitation of Ada Wren, the press secretary, Ivo Lane, said": he is the secretary
    told = _MORE.sub("", match[1]).removeprefix("also ")
    heads = list(role_words().heads.finditer(told))
    if not heads or _VERB.search(told[: heads[0].start()]) or _is_clause(told):
        return None
    rest = told[heads[0].end() :].split()
    while len(heads) > 1 and rest and rest[0].casefold() not in roles().belonging:
        heads = heads[1:]  # "the Leader of …", "foreign affairs adviser": the last head before a preposition counts
        rest = told[heads[0].end() :].split()
    is_of = not rest or rest[0].casefold() in roles().belonging or rest[0].casefold() in roles().locating
    return told.strip() if is_of else None


def _is_clause(told: str) -> bool:
    """What somebody did or said, and not what he is: "explained that the chief executive", "handed over the list"."""
    first = told.split()[0]
    return verb_patterns().attributing.fullmatch(first) is not None or _DOES.match(told) is not None


_NEXT_NAME = re.compile(r",\s[A-Z][\w.’'-]+(?:\s[A-Z][\w’'-]+){0,4},\s(?P<verb>[a-z]+)\b")
_DOES = re.compile(r"according\b|that\b|\w+ed\s(?:the|an?|that|over|him|her|it|them|his|its|their|up|out|off)\b", re.I)
_MORE = re.compile(r"\s+(?:since|who)\s.*", re.S)


def office_held(text: str, at: int) -> str | None:
    """ "leads the miners' union" of "X, who leads the miners' union, said": what one does, as one's office."""
    match = _held().match(text, at)
    return match[1].strip() if match else None


@cache
def _held() -> re.Pattern[str]:
    verbs = alternatives([verb for words in roles().holding.values() for verb in words])
    more = rf"(?!(?:{'|'.join(roles().cutting)}|and|since|in|on|at|by|said|says|told)\b)"
    whose = r"(?:the|a|an|his|her|its|their|(?=[A-Z]))"
    return re.compile(
        rf",?\s+who\s+(?:now |also |currently )?((?:{verbs})\s+{whose}\s?(?:{more}[\w.’'-]*\w[’']?\s?){{1,7}})"
        r"(?=[,.;]|\s|\Z)"
    )


_VERB = re.compile(r"\b(?:said|says|told|and|but|who|was|is|has|had)\b")


def _addressed_as(text: str, at: int) -> str | None:
    """ "man" or "woman" by the form of address right before a name."""
    before = _ADDRESS.search(text, max(0, at - 20), at)
    if before:
        for kind, words in roles().address.items():
            if _form(before[1]) in words:
                return kind
    return None


def _form(word: str) -> str:
    """A form of address as the lists have it: "Mr." as "mr"; "king." ends a sentence and is none."""
    bare = word.removesuffix(".").casefold()
    return bare if bare == word.casefold() or len(bare) < _LONG else word


_LONG = 4
"""Letters from which on a form of address is written out: no "Mr", "Mrs", "Mme"."""
_ADDRESS = re.compile(r"(\w+\.?)[ \u00a0]+\Z")
