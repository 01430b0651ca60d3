"""The word lists of acts, issues and states, read once and made ready for looking up."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache, partial
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
    bargaining: list[str]
    bargains: list[str]
    irregular: dict[str, list[str]]
    criticism: list[str]
    praise: list[str]
    urging: list[str]
    ending: list[str]
    loose: list[str]
    gatherings: list[str]
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
    proposed: list[str]
    ratifying: list[str]
    ratifiers: list[str]
    people: list[str]
    held: list[str]
    giving: list[str]
    weapons: list[str]
    lifting: list[str]
    hostile: list[str]
    continuing: list[str]
    targets: list[str]
    meeting: list[str]
    yielding: list[str]
    particles: list[str]
    ready: list[str]
    glad: list[str]
    unacceptable: list[str]
    doubtful: list[str]
    charges: list[str]
    deeds: list[str]
    called: list[str]
    courtesies: list[str]
    nouns: dict[str, list[str]]
    silence: list[str]
    mute: list[str]
    conditions: list[str]
    after_no: list[str]
    not_adverbs: list[str]
    must: list[str]
    dates: list[str]
    between: list[str]
    deciding: list[str]
    hearsay: list[str]
    onlookers: list[str]
    modal: list[str]
    negators: list[str]
    principal: list[str]
    voice: list[str]
    under: list[str]
    bodies: list[str]
    own_bodies: list[str]
    features: list[str]
    of_state: list[str]
    named_bodies: dict[str, list[str]]
    described_bodies: dict[str, list[str]]
    called_so: list[str]
    metonyms: dict[str, list[str]]
    ministries: frozenset[str]
    one_field: frozenset[str]
    in_war: dict[str, list[str]]
    named_after: list[str]
    carrying: frozenset[str]
    acting: list[str]
    acting_for: list[str]
    serving: list[str]
    papers: list[str]
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

    def __init__(
        self,
        entries: Iterable[tuple[str, str, str]],
        sentences: Sentences | None = None,
        not_before: Collection[str] = (),
    ) -> None:
        """`entries`: phrase as it stands in a text (any case), label, base form. `sentences`: those of all lists that
        are asked beside this one; all are made before the first is asked. `not_before`: words right before which a
        phrase is not meant."""
        self._sentences = sentences or Sentences()
        self.not_before = frozenset(not_before)
        for phrase, label, base in entries:
            folded = phrase.casefold()
            if _WORD.match(folded) is None:
                raise StopError("acts.yaml", f"{phrase!r} begins with no letter", "mend the list")
            self._sentences.add(self, folded, label, base)

    def find(self, folded: str, low: int = 0, high: int | None = None) -> Iterator[Hit]:
        """Listed phrases of a casefolded text, in order, longest first, none inside another."""
        end = len(folded) if high is None else high
        at = low
        for hits in self._hits(folded):
            if at <= hits[0].start < end and (hit := next((h for h in hits if h.end <= end), None)):
                yield hit
                at = hit.end

    def _hits(self, folded: str) -> Sequence[list[Hit]]:
        """All listed phrases of a text, place by place, longest first."""
        return self._sentences.hits(folded).get(self, ())

    def beside(self, folded: str) -> Iterable[Index]:
        """Those of the lists asked beside this one, itself among them, that have a phrase in a text."""
        return self._sentences.hits(folded)

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


class Sentences:
    """What each of several lists has of a sentence: it is asked many times, by a dozen lists, and gone through once."""

    def __init__(self) -> None:
        self._listed: list[tuple[Index, str, str, str]] = []
        self._kept: dict[str, dict[Index, list[list[Hit]]]] = {}

    def add(self, index: Index, phrase: str, label: str, base: str) -> None:
        self._listed.append((index, phrase, label, base))

    @cached_property
    def _by_words(self) -> dict[str, dict[str, list[tuple[Index, str, str, str]]]]:
        """Phrases by their first word and their second ("" for any other), longest first: most that begin as a text
        does go on otherwise. Asked of each list in turn, and by the first word alone, this took twice as long, a tenth
        of what the acts of an article take."""
        found: dict[str, dict[str, list[tuple[Index, str, str, str]]]] = {}
        for entry in sorted(self._listed, key=lambda entry: -len(entry[1])):
            first, *rest = _WORD.findall(entry[1])
            found.setdefault(first, {"": []}).setdefault(rest[0] if rest else "", []).append(entry)
        for by_second in found.values():
            for second, entries in by_second.items():
                if second:
                    entries += by_second[""]
        return found

    def hits(self, folded: str) -> dict[Index, list[list[Hit]]]:
        kept = self._kept.get(folded)
        if kept is None:
            if len(self._kept) >= SENTENCES:
                self._kept.clear()
            kept = self._kept[folded] = self._find(folded)
        return kept

    def _find(self, folded: str) -> dict[Index, list[list[Hit]]]:
        found: dict[Index, list[list[Hit]]] = {}
        known, second = self._by_words, ""
        for match in reversed(list(_WORD.finditer(folded))):
            first = match[0]
            if by_second := known.get(first):
                start = match.start()
                for index, phrase, label, base in by_second.get(second) or by_second[""]:
                    end = start + len(phrase)
                    if folded.startswith(phrase, start) and not folded[end : end + 1].isalnum():
                        hits = found.setdefault(index, [])
                        if not hits or hits[-1][0].start != start:
                            hits.append([])
                        hits[-1].append(Hit(label, base, start, end))
            second = first
        for index, places in found.items():
            places.reverse()
            if index.not_before:
                meant = ([hit for hit in hits if not _is_before(folded, hit, index.not_before)] for hits in places)
                places[:] = [hits for hits in meant if hits]
        return found


def _is_before(folded: str, hit: Hit, words: Collection[str]) -> bool:
    """Whether one of `words` follows, with nothing but a space or a hyphen between."""
    after = _WORD.match(folded, hit.end + 1) if folded[hit.end : hit.end + 1] in (" ", "-") else None
    return after is not None and after[0] in words


class Lexicon(NamedTuple):
    lists: Lists
    verbs: Index
    issues: Index
    giving: Index
    hostile: Index
    bargains: Index
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
            spelled = list(_spelled_out(base))
            # Headlines leave articles out: "pulls plug on".
            for phrase in {*spelled, *(_ARTICLE.sub(" ", phrase) for phrase in spelled)}:
                told = {
                    phrase,
                    *forms(phrase, lists.irregular),
                    *_by_first_word(phrase, lists.irregular),
                    *_doubled(phrase),
                }
                yield from ((form, label, base) for form in told)

    def nouns(words: Iterable[str], label: str = "") -> Iterator[tuple[str, str, str]]:
        for base in words:
            for form in {base, *_plurals(base)}:
                yield form, label, base

    index = partial(Index, sentences=Sentences())
    return Lexicon(
        lists=lists,
        verbs=index(
            entry for label, words in [*lists.verbs.items(), ("light", lists.light)] for entry in verbs(words, label)
        ),
        issues=index(_issue_entries(load_words("issues", dict[str, list[str]])), not_before=lists.named_after),
        giving=index(verbs(lists.giving)),
        hostile=index(verbs(lists.hostile)),
        bargains=index(nouns(lists.bargains)),
        continuing=index(verbs(lists.continuing)),
        targets=index(nouns(lists.targets)),
        meeting=index(verbs(lists.meeting)),
        yielding=index(verbs(lists.yielding)),
        going=index(verbs(lists.going)),
        unacceptable=index((w, "", w) for w in lists.unacceptable if w[0].isalpha()),
        doubtful=index((w, "", w) for w in lists.doubtful),
        deeds=index((w, "", w) for w in lists.deeds),
        called=index((w, "", w) for w in lists.called),
        courtesies=index((w, "", w) for w in lists.courtesies),
        charges=index(nouns(lists.charges)),
        nouns=index(entry for label, words in lists.nouns.items() for entry in nouns(words, label)),
        proffered=index(nouns(lists.proffered)),
        offers=index(nouns(lists.offers)),
        claims=index((w, "", w) for w in lists.claims),
        retractable=index(nouns(lists.retractable)),
        silence=index((w, "", w) for w in lists.silence),
        ready=index((w, "", w) for w in lists.ready),
        must=index((w, "", w) for w in lists.must),
        conditions=_any(lists.conditions),
        dates=re.compile(rf"\b(?:{'|'.join(lists.dates)})\b", re.I),
        between=frozenset(w.casefold() for w in lists.between),
        negators=frozenset(w.casefold() for w in lists.negators),
    )


_ARTICLE = re.compile(r" (?:the|an?) ")


def find_verbs(folded: str) -> list[Hit]:
    """The listed verbs of a sentence in order, those with their object inside them too: "turned it down"."""
    # "Norrish-backed", "a UN-brokered truce": no verb of the sentence.
    found = [h for h in lexicon().verbs.find(folded) if folded[h.start - 1 : h.start] != "-"]
    for match in _AMID.finditer(folded) if "ly " in folded else ():
        hit = lexicon().verbs.at(f"{match[1]} {match[2]}", 0)
        if hit and hit.end == len(match[1]) + 1 + len(match[2]):  # "voted unanimously against"
            found = [h for h in found if h.start != match.start()]
            found.append(Hit(hit.label, hit.base, match.start(), match.end()))
    if words_of(folded).isdisjoint(lexicon().lists.particles):
        return found
    for match in _split().finditer(folded):
        hit = lexicon().verbs.at(f"{match[1]} {match[3]}", 0)
        if hit and hit.end == len(match[1]) + 1 + len(match[3]) and not any(h.start == match.start() for h in found):
            found.append(Hit(hit.label, hit.base, match.start(), match.end(1)))
    return sorted(found, key=lambda h: h.start)


_AMID = re.compile(r"\b([a-z]+) [a-z]{3,}ly (against|to|down|out|for|on|with|up|off|back)\b")


@cache
def _split() -> re.Pattern[str]:
    object = rf"(?:it|them|this|that|{PARTY}|(?:the|its|his|her|their|any|an?|{PARTY}'s?) (?:[\w'-]+ ){{0,2}}[\w'-]+)"
    particles = "|".join(lexicon().lists.particles)
    return re.compile(rf"\b([a-z]+) ({object}) ({particles})\b(?! (?:of|from|to|at|in|into)\b)")


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


def _doubled(phrase: str) -> Iterator[str]:
    """The forms of a short verb whose last letter doubles: "shrugged off", "scrapping"; of another verb no words."""
    first, _, rest = phrase.partition(" ")
    if _SHORT_VERB.fullmatch(first):
        yield from (f"{first}{first[-1]}{end} {rest}".rstrip() for end in ("ed", "ing"))


_SHORT_VERB = re.compile(r"(?:[^aeiou]|qu)+[aeiou][bdgmnpt]")


def _plurals(noun: str) -> set[str]:
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return {noun[:-1] + "ies"}
    return {noun + "es"} if noun.endswith(("s", "x", "ch", "sh")) else {noun + "s"}


@cache
def issue_labels() -> frozenset[str]:
    """The listed issues as they are shown."""
    return frozenset(load_words("issues", dict[str, list[str]]))


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
    lists = lexicon().lists
    words = lists.patterns[name].replace("{party}", PARTY).replace("{parties}", PARTY[1:-1])
    return re.compile(words.replace("{proposed}", "|".join(lists.proposed)))
