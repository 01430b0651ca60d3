"""The one whom a source names: its head, not a name that it only belongs to ("an aide to X")."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from dragoman.reading.cast import Cast, Entry
from dragoman.reading.descriptions import Found
from dragoman.reading.entities import Figure, keys, same_person
from dragoman.reading.names import without_address
from dragoman.reading.parts import Part
from dragoman.reading.roles import is_head, person_words, role_words, roles
from dragoman.reading.states import state_of


def find_named(cast: Cast, source: Part, is_outlet: Callable[[str], bool]) -> Found:
    """The person or body whose name is the head of the source."""
    text = cast.text
    clause = _CLAUSE.search(text, source.start + 1, source.end)
    told = clause.span() if clause else (source.end, source.end)
    inside = [e for e in cast.named(source.start, source.end) if not told[0] <= e.start < told[1]]
    people = [e for e in inside if e.figure.kind == "person" and not _belongs(cast, e, source, inside)]
    if len({id(e.figure) for e in people}) > 1 and _are_joined(text, people[0], people[1]):
        return _together(cast, people[0], people[-1])
    if people:
        _complete(cast, people[0], source)
        return Found(people[0].figure, "named in the source")
    for entry in inside:
        if entry is not inside[-1] and _OWNING.match(text, entry.end, source.end):
            continue  # "Kelvara's | Free Army" is the army
        behind = text[entry.end : source.end]
        if entry.end <= told[0]:  # without the clause in between
            behind = f"{text[entry.end : told[0]]} {text[told[1] : source.end]}"
        rest = _BRACKETS.sub(" ", f"{text[source.start : entry.start]} {behind}")
        words = [w for w in re.findall(r"[\w-]+", rest.casefold()) if w not in roles().determiners and w != "s"]
        plain = roles().plain if entry.figure.kind == "organisation" or is_outlet(entry.figure.name) else ("itself",)
        others = [e for e in inside if e is not entry]
        if entry.figure.kind != "person" and all(w in plain or _covers(others, entry, text, w) for w in words):
            return Found(entry.figure, "named in the source")
        if entry.figure.kind == "organisation" and _is_described(cast, entry, source, inside):
            return Found(entry.figure, "named in the source")
    return _unmarked(cast, source._replace(end=told[0]))


def _is_described(cast: Cast, entry: Entry, source: Part, inside: Sequence[Entry]) -> bool:
    """Whether only words that describe a body stand before its name: "the main opposition CHP", "the Kurdish militant
    PKK"."""
    front, behind = cast.text[source.start : entry.start], cast.text[entry.end : source.end].strip()
    if behind[:1] not in ("", ",") or not front.casefold().startswith("the ") or not front.endswith(" "):
        return False
    peoples = {cast.text[e.start : e.end] for e in inside if e.figure.kind == "group" and e.end < entry.start}
    words = front.split()[1:]
    return all(
        word.casefold() not in (*roles().belonging, *roles().locating) and (word[0].islower() or word in peoples)
        for word in words
    )


# "The League, which represents farmers in Kelvara, ": what is named there is not the head.
_CLAUSE = re.compile(r",\s(?:who|which|whose|whom)\s[^,]*,?")


def _covers(entries: Sequence[Entry], main: Entry, text: str, word: str) -> bool:
    """Whether a word only says whose the main name is: of "Kelvara's KTK", "the Institute of Water of Kelvara"."""
    for entry in entries:
        is_owner = text[entry.end : entry.end + 1] in ("'", "’") if entry.start < main.start else True
        if is_owner and (word in keys(text[entry.start : entry.end]) or (entry.start > main.end and word in _OF)):
            return True
    return False


_OF = ("of", "in", "for")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


def _unmarked(cast: Cast, source: Part) -> Found:
    """A name that the model did not mark here: of somebody whom it marked elsewhere, or behind a title."""
    words = without_address(cast.text[source.start : source.end].strip(" ,"))
    full = next(
        (f for f in cast.figures if f.kind == "person" and len(keys(f.name)) > 1 and words.endswith(f" {f.name}")), None
    )
    if full and not _preposition().search(words[: -len(full.name)]):
        start = cast.text.rindex(full.name, source.start, source.end)
        cast.add(full, start, start + len(full.name), "name")
        return Found(full, "named in the source")
    titles = list(role_words().heads.finditer(words))
    rest = words[titles[-1].end() :].strip(" .") if titles else ""
    words = rest or words
    if state_of(words, ("seat",)):
        return _seat(cast, words, cast.text.index(words, source.start))
    if not words or not all(w[0].isupper() for w in words.split()) or "’" in words or "'" in words:
        return Found(None, "")
    start = cast.text.index(words, source.start)
    found = same_person(words, [f for f in cast.figures if f.kind == "person" and f.is_named], start)
    if found is None and rest and 1 < len(keys(rest)) < 5:
        found = Figure("person", words)
    if found is None or any(
        e.start < start + len(words) and e.end > start for e in cast.between(start - 60, source.end)
    ):
        return Found(None, "")
    cast.add(found, start, start + len(words), "name")
    return Found(found, "named in the source")


def _seat(cast: Cast, words: str, start: int) -> Found:
    """A seat that stands for its government, which the model does not take for a name: "No 10"."""
    known = next((f for f in cast.figures if f.name == words), None) or Figure("place", words)
    cast.add(known, start, start + len(words), "name")
    return Found(known, "named in the source")


def _complete(cast: Cast, entry: Entry, source: Part) -> None:
    """The rest of a name of which the model marked the first word only: "Hanne | Struck, who farms …"."""
    rest = _REST.match(cast.text, entry.end, source.end)
    if rest and len(keys(entry.figure.name)) == 1 and keys(rest[0]) and not role_words().heads.search(rest[0]):
        cast.add(entry.figure, entry.start, rest.end(), "name")
        entry.figure.name = cast.text[entry.start : rest.end()]


_REST = re.compile(r"(?: [A-Z][\w’'-]*\w)+")


def _are_joined(text: str, first: Entry, second: Entry) -> bool:
    """ "X and Y", "X, the envoy, and President Y": two who speak together."""
    between = text[first.end : second.start]
    return re.fullmatch(r"(?:,[^,]{1,60},?|\s*\([^)]*\),?)?\s*(?:and|&)\s+(?:[\w.’'-]+\s+){0,4}", between) is not None


def _together(cast: Cast, first: Entry, last: Entry) -> Found:
    name = cast.text[first.start : last.end]
    known = next((f for f in cast.figures if f.name == name), None)
    made = known or Figure("group", name)
    cast.add(made, first.start, last.end, "nominal")
    return Found(made, "named together in the source")


def _belongs(cast: Cast, entry: Entry, source: Part, inside: Sequence[Entry]) -> bool:
    """ "an aide to President X", "X's lawyer": a name after a preposition or with a possessive is not the head."""
    if re.match(r"['’]s?(?:\s+\w|$)", cast.text[entry.end : source.end]):
        return True
    noun = _NOUN.match(cast.text, entry.end, source.end)
    if noun and is_head(noun[1]):
        return True  # "X aides", "the X campaign"
    front = cast.text[source.start : entry.start]
    if _example().search(front):
        return True  # "supporters such as X and Y"
    # That of "the Ministry of Foreign Affairs spokesman X" is of the ministry's name.
    found = [m for m in _preposition().finditer(front) if not _is_in_name(source.start + m.start(), entry, inside)]
    if found and _ONE.fullmatch(front, found[-1].end()):
        return True  # "the wife of one prisoner, Captain X,": the prisoner
    if not found or "," in front[found[-1].end() :]:
        return False
    if any(front.endswith(f"{role} ") and _preposition().search(role) for role in entry.figure.roles):
        return False  # "the head of the Chamber of Foresters | Orla Venn": all of that is her title
    if " " in cast.text[entry.start : entry.end] and _is_trade(front[found[-1].end() :]):
        return False  # "her adviser for foreign trade | Orla Venn"
    between = source.start + found[-1].end()
    # "envoy to Ukraine Keith Kellogg": the preposition has its own name; only titles stand before one that belongs.
    others = [
        e for e in inside if between <= e.start and e.end <= entry.start and e.figure.kind in ("place", "organisation")
    ]
    return not others or bool(role_words().heads.search(cast.text[others[-1].end : entry.start]))


def _is_in_name(at: int, entry: Entry, inside: Sequence[Entry]) -> bool:
    return any(e.start < at < e.end for e in inside if e is not entry and e.figure.kind != "person")


def _is_trade(words: str) -> bool:
    """Whether words between a preposition and a name are a thing's, not the title of who bears the name."""
    found = words.split()
    is_plain = bool(found) and all(re.fullmatch(r"[a-z-]+", word) for word in found)
    return (
        is_plain and found[0] not in roles().determiners and not is_head(found[-1]) and found[-1] not in person_words()
    )


_OWNING = re.compile(r"['’]s?\s+(?=[A-Z])")
_NOUN = re.compile(r" ([a-z]+)\b")
_ONE = re.compile(r" (?:one|another)(?: [a-z-]+){1,3}, (?:[A-Z][\w.-]+ )*")


@cache
def _example() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(roles().examples)})\b", re.I)


@cache
def _preposition() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(roles().belonging)})\b", re.I)
