"""The named people, organisations, places and groups of one article, from the names that the model marked.

Names are gathered into entities within the article only: a surname goes with the full name that ends in it, a first
name with the full name that begins with it. The same person across articles is the record's business.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache, lru_cache
from operator import attrgetter
from typing import cast

import msgspec

from dragoman.reading.describing import describe
from dragoman.reading.parts import Part
from dragoman.reading.roles import is_told_place, roles
from dragoman.reading.states import state_of
from dragoman.resources import load_words
from dragoman.types import Entity, EntityKind, Mention, MentionForm

_PLACE = attrgetter("start", "end")


@dataclass
class Figure:
    """An entity while the article is being read: grows by mentions and roles."""

    kind: EntityKind
    name: str
    mentions: list[Mention] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    """Titles and descriptions that the article gives it, in its words."""
    borrowed: list[str] = field(default_factory=list)
    """Titles that follow from another's: "Ruritanian president" for the president's "Ruritanian counterpart"."""
    gender: str | None = None
    """ "man" or "woman" where the article's own words tell."""
    _places: set[tuple[int, int]] = field(default_factory=set)
    _leads: Mention | None = None
    """The first mention; None until it is asked for, or where it may be another. It is asked for 450 times an article,
    and to look for it each time took 0.6 ms."""

    @property
    def first(self) -> int:
        return self._first.start

    @property
    def is_named(self) -> bool:
        """Whether the article names it; one that it only describes ("a senior diplomat") is nobody outside of it."""
        return self._first.form == "name"

    @property
    def _first(self) -> Mention:
        """The first name, or the first mention of one without a name: pronouns found later must not change ids."""
        if self._leads is None:
            self._leads = min([m for m in self.mentions if m.form == "name"] or self.mentions, key=_PLACE)
        return self._leads

    @property
    def titles(self) -> list[str]:
        """All that a description may be held against."""
        return [*self.roles, *self.borrowed]

    def add(self, start: int, end: int, text: str, form: MentionForm) -> bool:
        """Whether the mention is new."""
        if (start, end) in self._places:
            return False
        self._places.add((start, end))
        self.mentions.append(Mention(start, end, text, form))
        if form == "name" or (self._leads and self._leads.form != "name"):
            self._leads = None
        return True

    def freeze(self, article: str) -> Entity:
        mentions = tuple(sorted(self.mentions, key=_PLACE))
        # What says of what land or body one is tells more than a longer one that does not.
        role = max(self.roles, key=lambda role: (bool(describe(role).proper), len(role)), default=None)
        return Entity(id=self.make_id(article), name=self.name, kind=self.kind, role=role, mentions=mentions)

    def make_id(self, article: str) -> str:
        return f"{article}.e{self._first.start}-{self._first.end}"


def find_figures(text: str, parts: Sequence[Part], left_out: Sequence[tuple[int, int]] = ()) -> list[Figure]:
    """Entities of the article, in order of first mention, from cleaned name parts; `left_out`: its furniture."""
    bodies: dict[tuple[str, tuple[str, ...]], Figure] = {}
    people: list[Figure] = []
    # Full names first, so that a surname that stands before its full name (in a headline) finds it.
    for part in sorted(parts, key=lambda p: (-min(2, len(keys(text[p.start : p.end]))), p.start)):
        if text.startswith("the ", part.start, part.end):
            part = part._replace(start=part.start + 4)  # "the Herald" and "Herald" are one; "The Hague" is a name
        words = text[part.start : part.end]
        own = keys(words)
        if not own:
            continue
        if part.role == "person":
            figure = same_person(words, people, part.start)
            if figure is None:
                figure = Figure("person", words)
                people.append(figure)
        else:
            figure = bodies.setdefault((part.role, own), Figure(cast(EntityKind, part.role), words))
        figure.add(part.start, part.end, words, "name")
    for person in people:
        person.name = _fullest(person)
        if _is_abbreviation(text, person):
            person.kind = "organisation"
        elif " " not in person.name and any(is_told_place(text, m.start) for m in person.mentions):
            person.kind = "place"
    _add_missed(text, people, list(bodies.values()), [*((p.start, p.end) for p in parts), *left_out])
    for body in bodies.values():
        body.name = _unshouted(body)
    others = list(_shortened(text, [f for f in bodies.values() if not _joins_person(f, people)]))
    return sorted(_settle_kinds(_with_initials([*others, *people])), key=lambda f: f.first)


def _add_missed(
    text: str, people: Sequence[Figure], bodies: Sequence[Figure], taken: Sequence[tuple[int, int]]
) -> None:
    """Names that the model marked elsewhere in the article, where they stand outside of `taken`.

    Full names of people and their surnames alone; names of places and bodies that are no word for a people.
    """
    full = {person.name: person for person in people if " " in person.name}
    known = (person.name for person in people if " " in person.name or len(person.mentions) > 1)
    surnames = {last for name in known if len(last := name.rsplit(None, 1)[-1]) > 3 and last[0].isupper()}
    places = {f.name: f for f in bodies if f.kind != "group" and len(f.name) > 4 and f.name[0].isupper()}
    every = {*full, *surnames, *places}
    if not every:
        return
    marked = sorted(taken)
    starts = [start for start, _ in marked]
    for start, end in _find_words(text, every):
        at = bisect_right(starts, end) - 1
        if at >= 0 and marked[at][1] > start:
            continue
        before = re.search(r"([\w-]+)\.? $", text[max(0, start - 20) : start])
        is_longer = before is not None and before[1][0].isupper() and before[1].casefold() not in roles().before_surname
        words = text[start:end]
        if words in full or not is_longer:
            figure = full.get(words) or (same_person(words, people, start) if words in surnames else None)
            figure = figure or places.get(words)
            if figure:
                figure.add(start, end, words, "name")


def _find_words(text: str, names: Collection[str]) -> Iterator[tuple[int, int]]:
    """Where names stand as words of their own, the longest at a place, none inside another. Each is looked for by
    itself: a pattern of all takes an article longer to be made than to be matched."""
    found: list[tuple[int, int]] = []
    for name in names:
        start = text.find(name)
        while start >= 0:
            end = start + len(name)
            if not _WORDED.match(text, start - 1, start) and not _GOES_ON.match(text, end):
                found.append((start, -end))
            start = text.find(name, start + 1)
    last = 0
    for start, end in sorted(found):
        if start >= last:
            last = -end
            yield start, last


_WORDED = re.compile(r"[\w-]")
_GOES_ON = re.compile(r"[\w-]| [A-Z]")


def _joins_person(figure: Figure, people: Sequence[Figure]) -> bool:
    """A lone first name or surname of a person, marked as a group or body somewhere: given to the person."""
    own = keys(figure.name)
    if len(own) != 1:
        return False
    for person in people:
        theirs = keys(person.name)
        least = len(figure.mentions) + (own[0] != theirs[-1])  # a first name may well be a place's
        is_commoner = figure.kind != "place" or len(person.mentions) >= least
        if is_commoner and len(theirs) > 1 and own[0] in (theirs[0], theirs[-1]):
            for mention in figure.mentions:
                person.add(mention.start, mention.end, mention.text, mention.form)
            return True
    return False


def _shortened(text: str, figures: Sequence[Figure]) -> Iterator[Figure]:
    """Bodies, each with the mentions under the short name that stands in brackets behind its full one: "the Orrel
    Conciliation Board (OCB)"."""
    by_name = {f.name: f for f in figures if f.kind == "organisation"}
    taken: set[str] = set()
    for figure in [f for f in figures if f.kind in ("organisation", "place")]:
        for mention in figure.mentions:
            short = _SHORT.match(text, mention.end)
            other = by_name.get(short[1]) if short else None
            if other is not None and " " in figure.name and other.name not in taken:
                taken.add(other.name)
                for m in other.mentions:
                    figure.add(m.start, m.end, m.text, m.form)
                break
    return (f for f in figures if f.kind != "organisation" or f.name not in taken)


_SHORT = re.compile(r" \(([A-Z][A-Za-z-]*[A-Z][A-Za-z-]*)\)")


def _is_abbreviation(text: str, figure: Figure) -> bool:
    """Whether a name is one word in capitals among words that are not: a body's initials, marked as somebody's name."""
    if not _INITIALS.fullmatch(figure.name):
        return False
    lines = (text[text.rfind("\n", 0, m.start) + 1 :].partition("\n")[0] for m in figure.mentions)
    return any(not line.isupper() for line in lines)


_INITIALS = re.compile(r"[A-Z]{3,5}")


def _with_initials(figures: Sequence[Figure]) -> Iterator[Figure]:
    """Figures, with the initials of one body's name given to that body: "CUPE" to the Canadian Union of Public
    Employees."""
    bodies: dict[str, list[Figure]] = {}
    for figure in figures:
        if figure.kind == "organisation" and " " in figure.name:
            bodies.setdefault("".join(w[0] for w in figure.name.split() if w[0].isupper()), []).append(figure)
    for figure in figures:
        own = bodies.get(figure.name, []) if figure.kind in ("organisation", "person") else []
        if len(own) == 1 and len(figure.name) > 1:
            for mention in figure.mentions:
                own[0].add(mention.start, mention.end, mention.text, mention.form)
        else:
            yield figure


@lru_cache(maxsize=20_000)
def keys(name: str) -> tuple[str, ...]:
    """The words of a name for comparing: lower case, no accents, no initials' full stops, no possessive."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return tuple(w for w in re.findall(r"[^\W_]+(?:['’\-][^\W_]+)*", POSSESSIVE.sub("", bare)) if w)


POSSESSIVE = re.compile(r"['’]s?(?=\s|$)")


def alike(a: str, b: str) -> bool:
    """Two spellings of one surname: equal, or long and nearly so (Zelensky, Zelenskyy)."""
    if a == b:
        return True
    if a[0] != b[0] or min(len(a), len(b)) < 6 or abs(len(a) - len(b)) > 2:
        return False
    return _ratio(a, b) >= 0.88


@lru_cache(maxsize=20_000)
def _ratio(a: str, b: str) -> float:
    return SequenceMatcher(None, a, b).ratio()


def same_person(words: str, people: Sequence[Figure], at: int = 0) -> Figure | None:
    """Whom of `people` this name, at this place, can stand for: the same surname and no other first name.

    Of several that are named in full before it the one named most often so, as news calls the other members of a family
    by their full names; of those the one named last before. Before all of them, as in a headline, the first.
    """
    mine = keys(words)
    fits = [figure for figure in people if _is_name_of(mine, keys(figure.name))]
    if len(fits) < 2:
        return fits[0] if fits else None
    known = [f for f in fits if any(m.start < at for m in f.mentions)]
    if not known and at:
        return min(fits, key=lambda f: min(m.start for m in f.mentions))
    return max(
        known or fits, key=lambda f: (len(f.mentions), max((m.start for m in f.mentions if m.start < at), default=-1))
    )


def _is_name_of(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    short, whole = sorted((mine, theirs), key=len)
    if len(short) > 1 and len(short) < len(whole) and short[0] in _particles():
        return short == whole[-len(short) :]  # "De Wever" is Bart De Wever, and no Anna Wever
    if len(mine) == 1:
        return alike(mine[0], theirs[-1]) or mine[0] == theirs[0]
    return alike(mine[-1], theirs[-1]) and _firsts_agree(mine[0], theirs[0] if len(theirs) > 1 else "")


class _Naming(msgspec.Struct, frozen=True):
    particles: frozenset[str]


@cache
def _particles() -> frozenset[str]:
    """Small words that begin surnames."""
    return load_words("naming", _Naming).particles


def _firsts_agree(a: str, b: str) -> bool:
    return (
        not b or a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]) or (len(a) > 3 and alike(a, b)) or a[:4] == b[:4]
    )


def _fullest(figure: Figure) -> str:
    """The longest name, one in ordinary letters before one in capitals."""
    return max((m.text for m in figure.mentions), key=lambda t: (len(keys(t)), not _SHOUTED.search(t), len(t)))


def _unshouted(figure: Figure) -> str:
    """A place's name as the article writes it outside of datelines: "BRUSSELS (CPA) - … Brussels replied"."""
    if figure.kind != "place" or not _SHOUTED.search(figure.name):
        return figure.name
    plain = next((m.text for m in figure.mentions if not _SHOUTED.search(m.text)), None)
    return plain or (figure.name.title() if state_of(figure.name) else figure.name)


_SHOUTED = re.compile(r"[A-Z]{4}")


def _settle_kinds(figures: Iterable[Figure]) -> Iterator[Figure]:
    """One name is one entity: where the model gave it several kinds, the commonest counts."""
    by_name: dict[tuple[str, ...], list[Figure]] = {}
    for figure in figures:
        by_name.setdefault(keys(figure.name), []).append(figure)
    for same in by_name.values():
        best = max(same, key=lambda f: len(f.mentions))
        for other in same:
            if other is not best:
                for mention in other.mentions:
                    best.add(mention.start, mention.end, mention.text, mention.form)
        yield best
