"""Which statements go back to one origin: the same text, the same quotation, or one agency's report.

Three kinds of evidence, each of which links two statements of different articles:
- *same quotation*: three quarters of the shorter passage's fingerprints stand in the longer one;
- *same text*: two articles have 40 % of their word runs in common, and the two statements half of theirs;
- *agency*: both tellings credit one agency or outlet (or stand in its own article) and give the same speaker the same
  act on the same matter within a few days. It is what is left of a report that was translated: no words, but a source.

Linked statements are one origin, by connected components: whatever order articles came in, the components are the same.
A statement that nothing links goes back to its own article. Corroboration counts origins.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from dragoman.story.days import days_between
from dragoman.story.facts import Facts, Mark
from dragoman.story.prints import bands, containment, fold, resemblance
from dragoman.story.rules import load_rules
from dragoman.story.types import Origin, OriginKind

QUOTED = 0.75
"""Share of the shorter passage's fingerprints in the longer for one quotation."""
COPIED = 0.5
"""The same within two articles that are copies: an editor's small changes are expected there."""
RESEMBLES = 0.4
"""Share of word runs that two articles have in common to be copies of one text."""
LEAST_WORDS = 5
"""A passage of fewer words is no evidence of a common origin: two speakers can say "we will not be moved"."""
COMMON = 200
"""A fingerprint that more statements have is a set phrase, and no evidence."""

Key = tuple[str, str]
"""An article's id and a statement's."""


class Echoes(NamedTuple):
    of: dict[Key, str]
    """The origin of each statement that shares one."""
    origins: tuple[Origin, ...]


class _Link(NamedTuple):
    kind: OriginKind
    a: Key
    b: Key
    name: str | None = None


def find_echoes(facts: Iterable[Facts], common: frozenset[int] = frozenset()) -> Echoes:
    """The common origins in some articles. To add an article to a record it is enough to give it together with those
    that share a key of `echo_keys` with it, and those that share one with them; `common` are
    then the fingerprints that more than COMMON statements of the whole record have."""
    articles = {one.article: one for one in facts}
    marks = {(one.article, mark.statement): mark for one in articles.values() for mark in one.marks}
    links = [*_copies(articles, marks), *_quotations(marks, common), *_credits(articles)]
    return _components(links)


def echo_keys(facts: Facts) -> frozenset[str]:
    """Keys under which this article can meet another that shares an origin with it."""
    keys = {f"t{'.'.join(map(str, band))}" for band in bands(facts.text)}
    for mark in facts.marks:
        keys |= {f"q{one}" for one in mark.prints} if mark.size >= LEAST_WORDS else set()
        carrier = mark.carrier or facts.publisher
        if mark.credit and carrier:
            keys.add("c" + "|".join((fold(carrier), *mark.credit)))
    return frozenset(keys)


def _copies(articles: dict[str, Facts], marks: dict[Key, Mark]) -> Iterator[_Link]:
    for a, b in sorted(_alike(articles)):
        name = _agency(articles[a], articles[b])
        for mark in articles[a].marks:
            if mark.size < LEAST_WORDS:
                continue
            best = max(articles[b].marks, key=lambda m: (containment(mark.prints, m.prints), m.statement), default=None)
            if best is not None and containment(mark.prints, best.prints) >= COPIED:
                yield _Link("same text", (a, mark.statement), (b, best.statement), name)


def _agency(a: Facts, b: Facts) -> str | None:
    """Whose text two copies are, where one names the other's publisher as its author."""
    for one, other in ((a, b), (b, a)):
        named = {fold(author): author for author in one.authors}
        if other.publisher and fold(other.publisher) in named:
            return named[fold(other.publisher)]
    return None


def _alike(articles: dict[str, Facts]) -> set[tuple[str, str]]:
    """Pairs of articles that are copies of one text."""
    met = defaultdict(list)
    for one in sorted(articles):
        for band in bands(articles[one].text):
            met[band].append(one)
    pairs = {(a, b) for held in met.values() for a, b in _pairs(held)}
    return {(a, b) for a, b in pairs if resemblance(articles[a].text, articles[b].text) >= RESEMBLES}


def _pairs(held: list[str]) -> Iterator[tuple[str, str]]:
    """Each with each; of very many only neighbours, which components join all the same."""
    if len(held) > COMMON:
        yield from pairwise(held)
        return
    for n, a in enumerate(held):
        for b in held[n + 1 :]:
            yield a, b


def _quotations(marks: dict[Key, Mark], common: frozenset[int]) -> Iterator[_Link]:
    met: dict[int, list[Key]] = defaultdict(list)
    for key in sorted(marks):
        if marks[key].size >= LEAST_WORDS:
            for one in marks[key].prints:
                met[one].append(key)
    seen: set[tuple[Key, Key]] = set()
    for one, held in met.items():
        if not 1 < len(held) <= COMMON or one in common:
            continue
        for n, a in enumerate(held):
            for b in held[n + 1 :]:
                if a[0] == b[0] or (a, b) in seen:
                    continue
                seen.add((a, b))
                if containment(marks[a].prints, marks[b].prints) >= QUOTED:
                    yield _Link("same quotation", a, b)


def _credits(articles: dict[str, Facts]) -> Iterator[_Link]:
    met: dict[tuple[str, ...], list[tuple[Key, Mark, bool]]] = defaultdict(list)
    for article in sorted(articles):
        facts = articles[article]
        for mark in facts.marks:
            carrier = mark.carrier or facts.publisher
            if carrier and mark.credit:
                is_credited = mark.carrier is not None and fold(mark.carrier) != fold(facts.publisher or "")
                met[(fold(carrier), *mark.credit)].append(((article, mark.statement), mark, is_credited))
    days = load_rules().agency_days
    for _, held in sorted(met.items()):
        if not any(is_credited for _, _, is_credited in held):
            continue  # an outlet's own articles, which credit nobody
        for (a, first, one), (b, second, other) in pairwise(
            sorted(held, key=lambda h: (h[1].when or ("~", "~"), h[0]))
        ):
            gap = days_between(first.when, second.when)
            if a[0] != b[0] and (one or other) and (gap is None or abs(gap) <= days):
                yield _Link("agency", a, b, first.carrier or second.carrier)


def _components(links: list[_Link]) -> Echoes:
    parent: dict[Key, Key] = {}

    def top(key: Key) -> Key:
        while parent.setdefault(key, key) != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for link in links:
        a, b = top(link.a), top(link.b)
        if a != b:
            parent[max(a, b)] = min(a, b)
    members: dict[Key, list[Key]] = defaultdict(list)
    for key in sorted(parent):
        members[top(key)].append(key)
    kinds: dict[Key, list[_Link]] = defaultdict(list)
    for link in links:
        kinds[top(link.a)].append(link)
    of: dict[Key, str] = {}
    origins = []
    for first, keys in members.items():
        id = hashlib.blake2b("|".join(first).encode(), digest_size=8).hexdigest()
        of.update(dict.fromkeys(keys, id))
        names = sorted({link.name for link in kinds[first] if link.name})
        origins.append(
            Origin(
                id=id,
                kind=min((link.kind for link in kinds[first]), key=_STRENGTH.index),
                name=names[0] if names else None,
                articles=tuple(sorted({article for article, _ in keys})),
                statements=tuple(s for _, s in sorted(keys)),
            )  # fmt: skip
        )
    return Echoes(of, tuple(sorted(origins, key=lambda origin: origin.id)))


_STRENGTH: tuple[OriginKind, ...] = ("same text", "same quotation", "agency")
