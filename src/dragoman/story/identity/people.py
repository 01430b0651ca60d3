"""Which forms of people's names in a block are one person. Names first, titles and company where names leave it open.

Fuller names are placed before poorer ones, each in one fixed order, so that the outcome depends on the forms alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from dragoman.story.identity.evidence import ENOUGH, NOTHING, Facts, Weight, facts_of, weigh
from dragoman.story.identity.forms import Form
from dragoman.story.identity.own import OwnEntry
from dragoman.story.identity.persons import (
    INITIALS,
    NEAR_GIVEN,
    NO,
    SOME_INITIALS,
    Fit,
    Name,
    compare,
    name_keys,
    parse_name,
)
from dragoman.story.identity.spelling import plain

Pairs = frozenset[tuple[Form, Form]]
NAMED_SO = "named so"
"""The reason of the first form of a person: the others are told from it."""
DESCRIBED = "a description: another article may mean somebody else by it"
_SPELT = ("the same name", "another spelling", "the same words in another order")
"""Fits that one article's holding two apart does not count against: it may have misspelt a name."""


@dataclass(eq=False)
class Cluster:
    """One person while the block is being worked out."""

    own: OwnEntry | None = None
    forms: list[Form] = field(default_factory=list)
    names: dict[Name, None] = field(default_factory=dict)
    """Names that others are compared with: not those that only a list or a decision brought in."""
    facts: Facts = NOTHING
    why: dict[Form, str] = field(default_factory=dict)
    is_decided: bool = False

    @property
    def is_given(self) -> bool:
        """Whether a list or a decision says that its names are one person's."""
        return self.is_decided or self.own is not None

    def add(self, form: Form, name: Name | None, facts: Facts, why: str) -> None:
        self.forms.append(form)
        self.why[form] = why
        if name is not None:
            self.names[name] = None
        self.facts = self.facts.joined(facts)

    @property
    def title(self) -> str:
        """A name to call it by in reasons: that of its fullest form."""
        return self.own.name if self.own else min(self.forms, key=_richness).name


@dataclass
class Ground:
    """What is known in a block beside the forms."""

    company: Mapping[Form, frozenset[str]]
    apart: Pairs
    split: Pairs
    joined: Mapping[Form, tuple[tuple[Form, ...], str]]
    """Forms that decisions have made one, with their reason."""
    watching: set[Form] = field(default_factory=set)
    """Forms for which more shared company could change the outcome: it was asked for and was not enough."""
    _facts: dict[Form, Facts] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._held = {form for pairs in (self.apart, self.split) for pair in pairs for form in pair}

    def weigh(self, form: Form, facts: Facts, cluster: Cluster) -> Weight:
        """Evidence between a form and a person, noting where it may yet grow."""
        weight = weigh(facts, cluster.facts)
        if weight.shared < ENOUGH:
            self.watching.add(form)
        return weight

    def facts(self, form: Form) -> Facts:
        """What is known of a form besides its name."""
        found = self._facts.get(form)
        if found is None:
            found = facts_of(form.role, self.company.get(form, frozenset()) | frozenset(form.company))
            self._facts[form] = found
        return found

    def is_split(self, form: Form, cluster: Cluster) -> bool:
        """Whether somebody has decided that a form is not this person."""
        return bool(self.split) and form in self._held and _is_pair(form, cluster, self.split)

    def is_apart(self, form: Form, cluster: Cluster) -> bool:
        """Whether an article names the form beside one of this person's as another."""
        return form in self._held and _is_pair(form, cluster, self.apart)


class Ring:
    """The persons found so far, by the keys of their names: only those that share one can be the same."""

    def __init__(self, clusters: Sequence[Cluster]) -> None:
        self._by_key: dict[str, dict[int, Cluster]] = defaultdict(dict)
        self._order: dict[int, int] = {}
        self._noted: set[tuple[int, Name]] = set()
        self._fitting: dict[Name, list[tuple[Fit, Cluster]]] = {}
        """Answers of `fitting` since the last new name: a block has hundreds of forms and few names."""
        for cluster in clusters:
            for name in cluster.names:
                self.note(cluster, name)

    def note(self, cluster: Cluster, name: Name) -> None:
        """Lets a cluster be found by one more name."""
        if (id(cluster), name) in self._noted:
            return
        self._noted.add((id(cluster), name))
        self._fitting.clear()
        self._order.setdefault(id(cluster), len(self._order))
        for key in name_keys(name):
            self._by_key[key][id(cluster)] = cluster

    def near(self, name: Name) -> list[Cluster]:
        """Clusters that may be of this name, in the order in which they were found."""
        found = {number: cluster for key in name_keys(name) for number, cluster in self._by_key[key].items()}
        return [found[number] for number in sorted(found, key=self._order.__getitem__)]

    def fitting(self, name: Name) -> list[tuple[Fit, Cluster]]:
        """Of these, the ones that a name fits, and how well."""
        found = self._fitting.get(name)
        if found is None:
            fits = ((_fit(name, cluster), cluster) for cluster in self.near(name))
            found = self._fitting[name] = [(fit, cluster) for fit, cluster in fits if fit.sure]
        return found


def cluster_people(forms: Sequence[Form], own: Sequence[OwnEntry], ground: Ground) -> list[Cluster]:
    """The persons of a block, each with its forms and the reason for each of them."""
    clusters = [anchor(entry) for entry in own]
    waiting = _place_decided(sorted(forms), clusters, ground)
    ring = Ring(clusters)
    ranked = sorted(waiting, key=_richness)
    poor = [form for form in ranked if form.person is None or form.person.is_lone or form.person.is_initialled]
    for form in ranked:
        name = form.person
        if name is not None and not name.is_lone and not name.is_initialled:
            home = _place_full(form, name, ring, ground)
            if home not in clusters:
                clusters.append(home)
            ring.note(home, name)
    # All are judged against the fuller names as these stand, so that none of them speaks for another.
    found = [(form, *find_bearer(form, ring, ground)) for form in poor]
    for form, bearer, why in found:
        if bearer is not None:
            bearer.add(form, None, ground.facts(form), why)
    loners: list[Cluster] = []
    for form, bearer, why in found:
        if bearer is None:
            _place_lone(form, why, loners, ground)
    return [cluster for cluster in (*clusters, *loners) if cluster.forms]


def _richness(form: Form) -> tuple[int, int, Form]:
    name = form.person
    words = name.words if name else ()
    return -sum(len(word) > 1 for word in words), -len(words), form


def anchor(entry: OwnEntry) -> Cluster:
    """An entry of the list as a person that forms can go to."""
    names = [parse_name(name) for name in (entry.name, *entry.aliases)]
    known = {name: None for name in names if name is not None and not name.is_lone}
    facts = facts_of(entry.form.role, frozenset())
    return Cluster(own=entry, names=known, facts=facts)


def _place_decided(forms: Sequence[Form], clusters: list[Cluster], ground: Ground) -> list[Form]:
    """Places what a list or a person has settled; returns the rest."""
    waiting, done = [], set()
    for form in forms:
        if form in done:
            continue
        group, why = ground.joined.get(form, ((form,), ""))
        home = next((c for c in clusters if c.own and any(plain(f.name) in c.own.names for f in group)), None)
        if home is None and len(group) == 1:
            waiting.append(form)
            continue
        if home is None:
            home = Cluster(is_decided=True)
            clusters.append(home)
        for member in group:
            reason = why if len(group) > 1 else "on your list"
            name = member.person
            home.add(member, name if name and not name.is_lone else None, ground.facts(member), reason)
            done.add(member)
    return waiting


def _place_full(form: Form, name: Name, ring: Ring, ground: Ground) -> Cluster:
    """The person that a full name is, one found before or a new one."""
    facts = ground.facts(form)
    open_to = []
    for fit, cluster in ring.fitting(name):
        if _is_apart(form, fit, cluster, ground):
            continue
        weight = ground.weigh(form, facts, cluster)
        if not _is_other(fit, weight):
            open_to.append((fit, weight, cluster))
    best = _pick(open_to)
    if best is not None:
        fit, weight, cluster = best
        cluster.add(form, name, facts, _reason(fit, weight, cluster))
        return cluster
    new = Cluster()
    names = " or ".join(sorted({cluster.title for _, _, cluster in open_to}))
    new.add(form, name, facts, f"may be {names}: nothing tells which" if open_to else NAMED_SO)
    return new


def _fit(name: Name, cluster: Cluster) -> Fit:
    """How a name fits a person: the best fit, if it goes with all names that the person has. Names that a list or a
    decision made one need not be like each other: there one is enough."""
    best = NO
    for known in cluster.names:
        fit = compare(name, known)
        if not (fit.sure or cluster.is_given):
            return NO
        best = fit if fit.sure > best.sure else best
    return best


def _is_other(fit: Fit, weight: Weight) -> bool:
    """Whether a fitting full name is another's after all. The same words are, when state and office both differ."""
    if fit.sure == 1:
        told = weight.strength if fit.why == NEAR_GIVEN else weight.strength or weight.shared > 1
        return bool(weight.against) or not told
    if fit.sure == 2 and fit.why not in _SPELT:
        return weight.against == "of two states" or (bool(weight.against) and not weight.shared)
    return weight.against == "of two states" and not weight.strength and not weight.shared


def _is_apart(form: Form, fit: Fit, cluster: Cluster, ground: Ground) -> bool:
    if ground.is_split(form, cluster):
        return True
    spelt = fit.why in _SPELT and form.person is not None and not form.person.is_lone
    return not spelt and ground.is_apart(form, cluster)


def _is_pair(form: Form, cluster: Cluster, pairs: Pairs) -> bool:
    return any(_pair(form, other) in pairs for other in cluster.forms)


def _pair(a: Form, b: Form) -> tuple[Form, Form]:
    return (a, b) if a < b else (b, a)


def _pick(found: list[tuple[Fit, Weight, Cluster]]) -> tuple[Fit, Weight, Cluster] | None:
    """The one that fits best; None where two fit alike and no evidence sets one before the other."""
    if len(found) < 2:
        return found[0] if found else None
    for rank in (_by_name, _by_title, _by_company):
        top = max(rank(entry) for entry in found)
        found = [entry for entry in found if rank(entry) == top]
        if len(found) == 1:
            return found[0]
    return None


def _by_name(entry: tuple[Fit, Weight, Cluster]) -> int:
    return entry[0].sure


def _by_title(entry: tuple[Fit, Weight, Cluster]) -> int:
    return entry[1].strength


def _by_company(entry: tuple[Fit, Weight, Cluster]) -> int:
    return entry[1].shared > 0


def _reason(fit: Fit, weight: Weight, cluster: Cluster) -> str:
    if fit.sure == 3:
        return fit.why
    words = f"{fit.why} of {cluster.title}" if fit.why == "another spelling" else f"{cluster.title}: {fit.why}"
    return f"{words} ({weight.why})" if weight.why and fit.sure == 1 else words


def find_bearer(form: Form, ring: Ring, ground: Ground) -> tuple[Cluster | None, str]:
    """Whose surname alone, or initials, this is: somebody only when one alone fits by title, land or company."""
    if not form.is_named:
        return None, DESCRIBED
    name, facts = form.person, ground.facts(form)
    found = []
    for fit, cluster in ring.fitting(name) if name else ():
        if _is_apart(form, fit, cluster, ground):
            continue
        weight = ground.weigh(form, facts, cluster)
        if not weight.against and (fit.sure > 1 or weight.strength > 1):
            found.append((fit, weight, cluster))
    if not found:
        return None, "named so, and by no fuller name anywhere"
    # Initials that one alone fits tell enough; a surname alone is anybody's without a title, land or company.
    told = [
        (fit, weight, cluster)
        for fit, weight, cluster in found
        if weight.strength or (weight.shared and fit.why != SOME_INITIALS) or (len(found) == 1 and fit.why == INITIALS)
    ]
    best = _pick(told) if len(found) == 1 or len(told) == 1 else _pick_told(told)
    if best is None:
        called = " or ".join(sorted({cluster.title for *_, cluster in found}))
        return None, f"may be {called}: nothing in its article tells" + (" which" if len(found) > 1 else "")
    return best[2], f"{best[2].title}: the only one of the name that fits ({best[1].why or best[0].why})"


def _pick_told(found: list[tuple[Fit, Weight, Cluster]]) -> tuple[Fit, Weight, Cluster] | None:
    """Among several of one surname a title or land has to tell; company alone when only one shares any."""
    for rank in (_by_title, _by_company, _by_name):
        if not found:
            return None
        top = max(rank(entry) for entry in found)
        found = [entry for entry in found if rank(entry) == top]
        if len(found) == 1:
            return found[0]
    return None


def _place_lone(form: Form, why: str, loners: list[Cluster], ground: Ground) -> None:
    """Surnames alone that no fuller name explains: one where the title or much company says so."""
    name, facts = form.person, ground.facts(form)
    for cluster in loners:
        if min(_fit_lone(name, other.person) for other in cluster.forms) < 2:
            continue
        weight = ground.weigh(form, facts, cluster)
        told = weight.strength > 1 or weight.shared > 1 or (weight.strength and weight.shared)
        if told and not weight.against and not ground.is_split(form, cluster) and not ground.is_apart(form, cluster):
            cluster.add(form, None, facts, f"the same surname ({weight.why})")
            return
    new = Cluster()
    new.add(form, None, facts, why)
    loners.append(new)


@lru_cache(50_000)
def _fit_lone(a: Name | None, b: Name | None) -> int:
    return compare(a, b).sure if a is not None and b is not None else 0
