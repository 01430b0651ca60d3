"""Gathers readings into blocks: forms, who is named together, and the chains of keys that make a block."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from dragoman.story.identity.blocks import Facts
from dragoman.story.identity.decisions import Decision, live, named_apart
from dragoman.story.identity.forms import Form, Sight, as_acronym, pairs_apart, sight_all
from dragoman.story.identity.own import OwnEntry, OwnList
from dragoman.types import Reading


class Gathered:
    """Everything seen, as counts that do not tell in which order it came."""

    def __init__(self, own: OwnList = (), decisions: Sequence[Decision] = ()) -> None:
        self.own = own
        self.decisions = live(decisions)
        self.sights: dict[str, Sight] = {}
        self.forms: Counter[Form] = Counter()
        self.company: dict[Form, set[str]] = defaultdict(set)
        self.apart: set[tuple[Form, Form]] = set()
        self.dates: dict[str, str | None] = {}

    def add(self, reading: Reading) -> None:
        """Takes in a reading. Each article once."""
        article = reading.article.id
        sights = sight_all(reading, named_apart(self.decisions, article))
        self.dates[article] = reading.article.published
        for sight in sights:
            self.sights[sight.entity] = sight
            self.company[sight.form] |= set(sight.company)
        self.forms.update({sight.form for sight in sights})
        self.apart |= set(pairs_apart(sights))

    def blocks(self) -> Iterator[Facts]:
        """The blocks, in an order of their own."""
        return make_blocks(self.forms, self.company, self.apart, self.own, self.decisions)


def keys_of(form: Form, decisions: Iterable[Decision], own: tuple[str, ...] | None = None) -> tuple[str, ...]:
    """A form's keys (`own`, where they are known) with those that decisions give it."""
    given = (decision.key for decision in decisions if decision.speaks_of(form))
    return (*(form.keys if own is None else own), *given)


def make_blocks(
    forms: Iterable[Form],
    company: Mapping[Form, Iterable[str]],
    apart: Iterable[tuple[Form, Form]],
    own: Sequence[OwnEntry],
    decisions: Sequence[Decision],
) -> Iterator[Facts]:
    """Parts forms into blocks: those that any chain of keys, entries of the list and decisions ties together."""
    plain = [(form, keys_of(form, decisions)) for form in sorted(forms)]
    seen = {key for _, keys in plain for key in keys} | {key for entry in own for key in entry.keys}
    keyed = [(form, _tying(keys, seen)) for form, keys in plain]
    listed = {entry: _tying(sorted(entry.keys), seen) for entry in own}
    root = _union([*(keys for _, keys in keyed), *listed.values()])
    members: dict[str, list[Form]] = defaultdict(list)
    for form, keys in keyed:
        members[root[keys[0]]].append(form)
    entries: dict[str, list[OwnEntry]] = defaultdict(list)
    for entry in own:
        entries[root[listed[entry][0]]].append(entry)
    decided: dict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        if decision.key in root:
            decided[root[decision.key]].append(decision)
    pairs: dict[str, set[tuple[Form, Form]]] = defaultdict(set)
    for pair in apart:
        pairs[root[pair[0].keys[0]]].add(pair)
    for block in sorted(members):
        among = tuple(members[block])
        beside = {form: frozenset(company[form]) for form in among if form in company}
        yield Facts(among, beside, frozenset(pairs[block]), tuple(entries[block]), tuple(decided[block]))


def _tying(keys: Iterable[str], seen: Container[str]) -> tuple[str, ...]:
    """The keys that tie: initials as the acronym of these letters where that is seen, else not at all."""
    return tuple(as_acronym(key) for key in keys if not key.startswith("i:") or as_acronym(key) in seen)


def _union(ties: Iterable[Sequence[str]]) -> dict[str, str]:
    """For each key one key that stands for all that it is tied to: the least of them."""
    parent: dict[str, str] = {}

    def find(key: str) -> str:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for first, *others in ties:
        parent.setdefault(first, first)
        for key in others:
            parent.setdefault(key, key)
            low, high = sorted((find(first), find(key)))
            parent[high] = low
    return {key: find(key) for key in parent}
