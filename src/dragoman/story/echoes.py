"""Which statements go back to one origin: the same text, the same quotation, or one agency's report.

Three kinds of evidence, each of which links two statements of different articles:
- *same quotation*: most of the shorter passage's fingerprints stand in the longer one;
- *same text*: two articles have 40 % of their word runs in common, and the two statements half of theirs;
- *agency*: both tellings credit one agency or outlet (or stand in its own article) and give the same speaker the same
  act on the same matter within a few days. It is what is left of a report that was translated: no words, but a source.

Linked statements are one passage, and the passages of two copies one origin, by connected components: whatever order
articles came in, the components are the same. A statement that nothing links goes back to its own article.
Corroboration counts origins: `count_origins`.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from dragoman.story.days import days_between
from dragoman.story.facts import Facts, Mark
from dragoman.story.meeting import frequent, is_common, rows_that_meet, sketches_that_meet
from dragoman.story.prints import BAND, bands, containment, fold, pack, resemblance, unpack
from dragoman.story.rules import load_rules
from dragoman.story.types import Cite, Origin, OriginKind

QUOTED = 0.75
"""Share of the shorter passage's fingerprints in the longer for one quotation; half of them, where MANY are shared: a
name spelt otherwise costs a fifth of the fingerprints of a sentence of twenty words."""
MANY = 3
COPIED = 0.5
"""The same within two articles that are copies: an editor's small changes are expected there."""
RESEMBLES = 0.4
"""Share of word runs that two articles have in common to be copies of one text."""
LEAST_WORDS = 5
"""A passage of fewer words is no evidence of a common origin: two speakers can say "we will not be moved"."""
Key = tuple[str, str]
"""An article's id and a statement's."""


class Shared(NamedTuple):
    origin: str
    """Id of the origin: of copies of one text, the same for all their passages."""
    passage: str
    """Id of the passage: what is one move when several articles carry it."""


class Echoes(NamedTuple):
    of: dict[Key, Shared]
    """For each statement that shares an origin."""
    origins: tuple[Origin, ...]


class Common(NamedTuple):
    """What too many articles have in common for it to be evidence (more than `meeting.COMMON`)."""

    prints: frozenset[int] = frozenset()
    """Fingerprints of set phrases."""
    credits: frozenset[str] = frozenset()
    """Credited reports (`credit_of`): what an agency has its speaker say that often is its standing line."""


NOTHING_COMMON = Common()


class _Link(NamedTuple):
    kind: OriginKind
    a: Key
    b: Key
    name: str | None = None


def find_echoes(facts: Iterable[Facts], common: Common = NOTHING_COMMON) -> Echoes:
    """The common origins in some articles.

    To add an article to a record, give it with those that share a key of `echo_keys` with it (of those that share a
    fingerprint alone, such that `find_quoted_alike` names), and with every article of the origins that these have: the
    origins that come back with a statement of the new article or of those it meets are the record's. `common`: what is
    common in the whole record.
    """
    articles = {one.article: one for one in facts}
    links = [*_copies(articles), *_quotations(articles, common.prints), *_credits(articles, common.credits)]
    return _components(links)


def find_quoted_alike(new: Sequence[Facts], others: Sequence[Facts], prints: frozenset[int]) -> set[str]:
    """Ids of those `others` in which a quotation of `new` stands, too. `prints`: those that are common.

    Of all that share a fingerprint with a new article, of which most share a phrase and no more, these alone and their
    origins have to be given to `find_echoes`.
    """
    told = [(one.article, mark.prints) for one in (*new, *others) for mark in one.marks if is_quotation(mark)]
    fresh = sum(is_quotation(mark) for one in new for mark in one.marks)
    owners, rows = [owner for owner, _ in told], [row for _, row in told]
    pairs = rows_that_meet([_without(row, prints) for row in rows], fresh)
    return {owners[m] for n, m in pairs if _is_one_quotation(_prints(rows[n]), _prints(rows[m]))}


def count_origins(cites: Iterable[Cite]) -> int:
    """How many accounts some cites are that nothing links: those of one article, or of one origin, are one."""
    union, cites = _Union(), list(cites)
    for cite in cites:
        union.join(("article", cite.article), ("origin", cite.origin or cite.article))
    return len({union.top(("article", cite.article)) for cite in cites})


def echo_keys(facts: Facts) -> frozenset[str]:
    """Keys under which this article can meet another that shares an origin with it."""
    quoted = {f"q{one}" for mark in facts.marks if is_quotation(mark) for one in unpack(mark.prints)}
    return frozenset(quoted | text_keys(facts))


def text_keys(facts: Facts) -> set[str]:
    """Those of them that stand for more than a phrase: a stretch of the text, a credited report."""
    keys = {f"t{'.'.join(map(str, band))}" for band in bands(unpack(facts.text))}
    return keys | {f"c{credit}" for credit in credits_of(facts)}


def credits_of(facts: Facts) -> set[str]:
    """The credited reports of an article."""
    return {credit for mark in facts.marks if (credit := credit_of(mark, facts)) is not None}


def credit_of(mark: Mark, facts: Facts) -> str | None:
    """What two tellings of one agency's report have in common: agency or outlet, speaker, act and matter."""
    carrier = mark.carrier or facts.publisher
    return f"{fold(carrier)}|{mark.credit}" if mark.credit and carrier else None


def _copies(articles: dict[str, Facts]) -> Iterator[_Link]:
    for a, b in _alike(articles):
        name = _agency(articles[a], articles[b])
        for mark in articles[a].marks:
            best = max(articles[b].marks, key=lambda m: (_copied(mark, m), m.statement), default=None)
            if best is not None and _copied(mark, best) >= COPIED:
                yield _Link("same text", (a, mark.statement), (b, best.statement), name)


def _copied(a: Mark, b: Mark) -> float:
    return 2.0 if a.whole == b.whole else containment(_prints(a.prints), _prints(b.prints))


def _agency(a: Facts, b: Facts) -> str | None:
    """Whose text two copies are, where one names the other's publisher as its author."""
    for one, other in ((a, b), (b, a)):
        named = {fold(author): author for author in one.authors}
        if other.publisher and fold(other.publisher) in named:
            return named[fold(other.publisher)]
    return None


def _alike(articles: dict[str, Facts]) -> Iterator[tuple[str, str]]:
    """Pairs of articles that are copies of one text."""
    told = [one for one in sorted(articles) if articles[one].text]
    sketches = [articles[one].text for one in told]
    for a, b in sketches_that_meet(sketches, BAND) if told else ():
        if resemblance(unpack(sketches[a]), unpack(sketches[b])) >= RESEMBLES:
            yield told[a], told[b]


def _quotations(articles: dict[str, Facts], common: frozenset[int]) -> Iterator[_Link]:
    """Links of passages that are one quotation: not all pairs, but enough of them that all are joined. Passages of the
    same fingerprints are compared with others as one."""
    alike: dict[bytes, list[Key]] = defaultdict(list)
    for one in sorted(articles):
        for mark in sorted(articles[one].marks, key=lambda mark: mark.statement):
            if is_quotation(mark):
                alike[mark.prints].append((one, mark.statement))
    rows = [row for row, keys in alike.items() for _ in keys]
    phrases = common | frequent(rows)
    told = {row: _without(row, phrases) for row in alike}
    prints = [row for row in alike if told[row]]
    for row in prints:
        yield from _join(alike[row], alike[row])
    joined = list(range(len(prints)))
    """For each row one that is joined with it already, or itself: a pair of rows joined already tells no more."""
    sets = [_prints(row) for row in prints]

    def top(n: int) -> int:
        while joined[n] != n:
            joined[n] = joined[joined[n]]
            n = joined[n]
        return n

    for n, m in rows_that_meet([told[row] for row in prints]):
        if joined[n] == joined[m] or not _is_one_quotation(sets[n], sets[m]):
            continue
        low, high = sorted((top(n), top(m)))
        links = list(_join(alike[prints[n]], alike[prints[m]])) if low != high else []
        yield from links
        if links or low == high:  # one article's own passages are not linked with one another
            joined[high] = joined[n] = joined[m] = low


def _without(row: bytes, phrases: frozenset[int]) -> bytes:
    return pack([one for one in unpack(row) if one not in phrases]) if phrases else row


def _join(some: list[Key], others: list[Key]) -> Iterator[_Link]:
    """Links each of two lists with the first of the other list that another article has."""
    for ones, twos in ((some, others), (others, some)):
        first = twos[0]
        second = next((two for two in twos if two[0] != first[0]), None)
        for one in ones:
            other = first if first[0] != one[0] else second
            if other is not None:
                yield _Link("same quotation", min(one, other), max(one, other))


def is_quotation(mark: Mark) -> bool:
    """Whether a passage is long enough, and in its speaker's words, to be known again by them."""
    return mark.quoted and mark.size >= LEAST_WORDS


@lru_cache(20_000)  # each is compared with many
def _prints(packed: bytes) -> frozenset[int]:
    return frozenset(unpack(packed))


def _is_one_quotation(a: frozenset[int], b: frozenset[int]) -> bool:
    both, shorter = len(a & b), min(len(a), len(b))
    return both >= QUOTED * shorter or (both >= COPIED * shorter and both >= MANY)


def _credits(articles: dict[str, Facts], common: frozenset[str]) -> Iterator[_Link]:
    met: dict[str, list[tuple[Key, Mark, bool]]] = defaultdict(list)
    for article in sorted(articles):
        facts = articles[article]
        for mark in facts.marks:
            credit = credit_of(mark, facts)
            if credit is not None and credit not in common:
                is_credited = mark.carrier is not None and fold(mark.carrier) != fold(facts.publisher or "")
                met[credit].append(((article, mark.statement), mark, is_credited))
    days = load_rules().agency_days
    for _, held in sorted(met.items()):
        if not any(is_credited for _, _, is_credited in held):
            continue  # an outlet's own articles, which credit nobody
        if is_common(len({article for (article, _), *_ in held})):
            continue
        held.sort(key=lambda told: (told[1].when or ("~", "~"), told[0]))
        for (a, first, one), (b, second, other) in pairwise(held):
            gap = days_between(first.when, second.when)
            if a[0] != b[0] and (one or other) and (gap is None or abs(gap) <= days):
                yield _Link("agency", a, b, first.carrier or second.carrier)


def _components(links: list[_Link]) -> Echoes:
    passages, origins = _Union(), _Union()
    for link in links:
        passages.join(link.a, link.b)
    copies: dict[tuple[str, str], Key] = {}
    for link in links:
        top = passages.top(link.a)
        origins.join(top, copies.setdefault((link.a[0], link.b[0]), top) if link.kind == "same text" else top)
    members: dict[Key, list[Key]] = defaultdict(list)
    for key in passages.all():
        members[origins.top(passages.top(key))].append(key)
    kinds: dict[Key, list[_Link]] = defaultdict(list)
    for link in links:
        kinds[origins.top(passages.top(link.a))].append(link)
    of = {key: Shared(_id(top), _id(passages.top(key))) for top, keys in members.items() for key in keys}
    made = [_origin(top, keys, kinds[top]) for top, keys in members.items()]
    return Echoes(of, tuple(sorted(made, key=lambda origin: origin.id)))


def _origin(top: Key, keys: list[Key], links: list[_Link]) -> Origin:
    names = sorted({link.name for link in links if link.name})
    return Origin(
        id=_id(top),
        kind=min((link.kind for link in links), key=_STRENGTH.index),
        name=names[0] if names else None,
        articles=tuple(sorted({article for article, _ in keys})),
        statements=tuple(statement for _, statement in sorted(keys)),
    )


def _id(key: Key) -> str:
    return hashlib.blake2b("|".join(key).encode(), digest_size=8).hexdigest()


class _Union:
    """Connected components; each is known by its least member, so that the order of joining plays no part."""

    def __init__(self) -> None:
        self._parent: dict[Key, Key] = {}

    def top(self, key: Key) -> Key:
        while self._parent.setdefault(key, key) != key:
            self._parent[key] = self._parent[self._parent[key]]
            key = self._parent[key]
        return key

    def join(self, a: Key, b: Key) -> None:
        a, b = self.top(a), self.top(b)
        if a != b:
            self._parent[max(a, b)] = min(a, b)

    def all(self) -> list[Key]:
        return sorted(self._parent)


_STRENGTH: tuple[OriginKind, ...] = ("same text", "same quotation", "agency")
