"""The word lists of acts, issues and states, read once and made ready for looking up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

import msgspec

from dragoman.errors import StopError
from dragoman.reading.words import forms
from dragoman.resources import load_words

PARTY = "[\ue000-\uf8ff]"
"""One party in a sentence: a character of Unicode's private use area, which no article has reason to use."""


class Lists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`resources/acts.yaml`, whose comments say what each list is for."""

    verbs: dict[str, list[str]]
    light: list[str]
    irregular: dict[str, list[str]]
    criticism: list[str]
    praise: list[str]
    urging: list[str]
    ending: list[str]
    loose: list[str]
    inviting: list[str]
    to_one: list[str]
    only_denied: list[str]
    warning: list[str]
    proffered: list[str]
    proffering: list[str]
    ambiguous: list[str]
    offers: list[str]
    claims: list[str]
    retractable: list[str]
    giving: list[str]
    hostile: list[str]
    continuing: list[str]
    targets: list[str]
    meeting: list[str]
    yielding: list[str]
    ready: list[str]
    unacceptable: list[str]
    doubtful: list[str]
    charges: list[str]
    deeds: list[str]
    called: list[str]
    courtesies: list[str]
    nouns: dict[str, list[str]]
    silence: list[str]
    conditions: list[str]
    after_no: list[str]
    not_adverbs: list[str]
    must: list[str]
    dates: list[str]
    between: list[str]
    modal: list[str]
    negators: list[str]
    principal: list[str]
    voice: list[str]
    under: list[str]
    bodies: list[str]
    own_bodies: list[str]
    in_war: dict[str, list[str]]
    acting: list[str]
    going: list[str]
    needs: dict[str, list[str]]
    patterns: dict[str, str]


class Hit(NamedTuple):
    """A listed phrase in a text: what it stands for, its base form and its place."""

    label: str
    base: str
    start: int
    end: int


class Index:
    """Phrases by their first word, so that a text is gone through once, however long the lists are."""

    def __init__(self, entries: Iterable[tuple[str, str, str]]) -> None:
        """`entries`: phrase as it stands in a text (any case), label, base form."""
        self._by_first: dict[str, list[tuple[str, str, str]]] = {}
        for phrase, label, base in entries:
            folded = phrase.casefold()
            first = _WORD.match(folded)
            if first is None:
                raise StopError("acts.yaml", f"{phrase!r} begins with no letter", "mend the list")
            self._by_first.setdefault(first[0], []).append((folded, label, base))
        for found in self._by_first.values():
            found.sort(key=lambda entry: -len(entry[0]))
        self._firsts = frozenset(self._by_first)
        self._kept: dict[str, list[list[Hit]]] = {}

    def find(self, folded: str, low: int = 0, high: int | None = None) -> Iterator[Hit]:
        """Listed phrases of a casefolded text, in order, longest first, none inside another."""
        end = len(folded) if high is None else high
        at = low
        for hits in self._hits(folded):
            if at <= hits[0].start < end and (hit := next((h for h in hits if h.end <= end), None)):
                yield hit
                at = hit.end

    def _hits(self, folded: str) -> list[list[Hit]]:
        """All listed phrases of a text, place by place, longest first; kept, since a sentence is asked many times."""
        kept = self._kept.get(folded)
        if kept is None:
            if len(self._kept) >= SENTENCES:
                self._kept.clear()
            is_none = self._firsts.isdisjoint(words_of(folded))  # as in most sentences
            kept = self._kept[folded] = [] if is_none else list(self._at_places(folded))
        return kept

    def _at_places(self, folded: str) -> Iterator[list[Hit]]:
        for word, start in _placed_words(folded):
            entries = self._by_first.get(word)
            if not entries:
                continue
            found = [
                Hit(label, base, start, end)
                for phrase, label, base in entries
                if folded.startswith(phrase, start) and not folded[(end := start + len(phrase)) : end + 1].isalnum()
            ]
            if found:
                yield found

    def first(self, folded: str, low: int = 0, high: int | None = None) -> Hit | None:
        end = len(folded) if high is None else high
        for hits in self._hits(folded):
            if low <= hits[0].start < end and (hit := next((h for h in hits if h.end <= end), None)):
                return hit
        return None

    def at(self, folded: str, place: int) -> Hit | None:
        """The listed phrase that begins at the first word at or after `place`, and only that word."""
        word = _WORD.search(folded, place) if self._hits(folded) else None
        if word is None:
            return None
        hit = self.first(folded, word.start())
        return hit if hit and hit.start == word.start() else None


_WORD = re.compile(r"[^\W\d_]+")

SENTENCES = 1_000
"""Sentences whose words are kept in mind: those of the articles that are being read."""


@lru_cache(maxsize=SENTENCES)
def words_of(folded: str) -> frozenset[str]:
    """The words of a sentence, for leaving it out of a search quickly."""
    return frozenset(_WORD.findall(folded))


@lru_cache(maxsize=SENTENCES)
def _placed_words(folded: str) -> tuple[tuple[str, int], ...]:
    return tuple((match[0], match.start()) for match in _WORD.finditer(folded))


class Lexicon(NamedTuple):
    lists: Lists
    verbs: Index
    issues: Index
    giving: Index
    hostile: Index
    continuing: Index
    targets: Index
    meeting: Index
    yielding: Index
    going: Index
    unacceptable: Index
    doubtful: Index
    charges: Index
    deeds: Index
    called: Index
    courtesies: Index
    nouns: Index
    proffered: Index
    offers: Index
    claims: Index
    retractable: Index
    silence: Index
    ready: Index
    must: Index
    conditions: re.Pattern[str]
    dates: re.Pattern[str]
    between: frozenset[str]
    negators: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Raises StopError when a list is not of the form that this code knows."""
    lists = load_words("acts", Lists)

    def verbs(words: Iterable[str], label: str = "") -> Iterator[tuple[str, str, str]]:
        for base in words:
            for phrase in _spelled_out(base):
                for form in {phrase, *forms(phrase, lists.irregular), *_by_first_word(phrase, lists.irregular)}:
                    yield form, label, base

    def nouns(words: Iterable[str], label: str = "") -> Iterator[tuple[str, str, str]]:
        for base in words:
            for form in {base, *_plurals(base)}:
                yield form, label, base

    return Lexicon(
        lists=lists,
        verbs=Index(
            entry for label, words in [*lists.verbs.items(), ("light", lists.light)] for entry in verbs(words, label)
        ),
        issues=Index(_issue_entries(load_words("issues", dict[str, list[str]]))),
        giving=Index(verbs(lists.giving)),
        hostile=Index(verbs(lists.hostile)),
        continuing=Index(verbs(lists.continuing)),
        targets=Index(nouns(lists.targets)),
        meeting=Index(verbs(lists.meeting)),
        yielding=Index(verbs(lists.yielding)),
        going=Index(verbs(lists.going)),
        unacceptable=Index((w, "", w) for w in lists.unacceptable if w[0].isalpha()),
        doubtful=Index((w, "", w) for w in lists.doubtful),
        deeds=Index((w, "", w) for w in lists.deeds),
        called=Index((w, "", w) for w in lists.called),
        courtesies=Index((w, "", w) for w in lists.courtesies),
        charges=Index(nouns(lists.charges)),
        nouns=Index(entry for label, words in lists.nouns.items() for entry in nouns(words, label)),
        proffered=Index(nouns(lists.proffered)),
        offers=Index(nouns(lists.offers)),
        claims=Index((w, "", w) for w in lists.claims),
        retractable=Index(nouns(lists.retractable)),
        silence=Index((w, "", w) for w in lists.silence),
        ready=Index((w, "", w) for w in lists.ready),
        must=Index((w, "", w) for w in lists.must),
        conditions=_any(lists.conditions),
        dates=re.compile(rf"\b(?:{'|'.join(lists.dates)})\b", re.I),
        between=frozenset(w.casefold() for w in lists.between),
        negators=frozenset(w.casefold() for w in lists.negators),
    )


_OWN = {"one's": ("its", "his", "her", "their"), "oneself": ("itself", "himself", "herself", "themselves")}


def _spelled_out(phrase: str) -> list[str]:
    """ "give one's word": with each of its, his, her and their."""
    word = next((w for w in _OWN if w in phrase.split()), None)
    return [phrase.replace(word, own) for own in _OWN[word]] if word else [phrase]


def _by_first_word(phrase: str, irregular: Mapping[str, list[str]]) -> Iterator[str]:
    """The forms of a phrase whose first word is listed as irregular by itself: "gave the nod to"."""
    first, _, rest = phrase.partition(" ")
    if rest and phrase not in irregular:
        yield from (f"{form} {rest}" for form in irregular.get(first, ()))


def _plurals(noun: str) -> set[str]:
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return {noun[:-1] + "ies"}
    return {noun + "es"} if noun.endswith(("s", "x", "ch", "sh")) else {noun + "s"}


def _issue_entries(issues: dict[str, list[str]]) -> Iterator[tuple[str, str, str]]:
    for label, words in issues.items():
        for base in words:
            for form in {base, *_plurals(base), *forms(base, _DOUBLED)}:
                yield form, label, base


_DOUBLED: dict[str, list[str]] = {"meet": ["met"], "sit down": ["sat down", "sitting down"], "come": ["came", "coming"]}


def _any(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})\b", re.I)


@cache
def needs(name: str) -> frozenset[str]:
    """Words of which a sentence has one where the wording `name` may be; empty where no list of them is kept."""
    return frozenset(lexicon().lists.needs.get(name, ()))


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The wording `name` of `resources/acts.yaml`, over sentences as `wording` makes them."""
    return re.compile(lexicon().lists.patterns[name].replace("{party}", PARTY).replace("{parties}", PARTY[1:-1]))
