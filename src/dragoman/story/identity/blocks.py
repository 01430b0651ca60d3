"""Works out one block: all forms that could be one with one another, through any chain of shared keys.

The outcome is a function of the block's facts as sets: neither the order of articles nor how often a form was seen
changes it. So a new article can only change the blocks that its own forms are in.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from dragoman.story.identity.bodies import find_title, find_wikidata, meaning_of
from dragoman.story.identity.decisions import Decision
from dragoman.story.identity.forms import Form
from dragoman.story.identity.lists import given_groups
from dragoman.story.identity.own import OwnEntry
from dragoman.story.identity.people import Cluster, Ground, Pairs, cluster_people
from dragoman.story.identity.persons import Name, is_given
from dragoman.story.identity.roles import parse_role
from dragoman.story.identity.spelling import sound
from dragoman.story.identity.things import cluster_things

Joined = tuple[tuple[Form, ...], str]


class Facts(msgspec.Struct, frozen=True):
    """What a block is worked out from."""

    forms: tuple[Form, ...]
    company: Mapping[Form, frozenset[str]] = {}
    apart: Pairs = frozenset()
    own: tuple[OwnEntry, ...] = ()
    decisions: tuple[Decision, ...] = ()


class Placed(msgspec.Struct, frozen=True):
    """Where a form belongs: the identity, why, whether that is a person, and what the lists say of it."""

    identity: str
    why: str
    is_person: bool
    own: OwnEntry | None = None
    wikidata: str | None = None
    title: str | None = None
    """A name that a list gives it, to be shown before any that articles give."""
    is_borne: bool = False
    """A surname alone that went to a fuller name: it has no part in any other form's outcome."""
    is_watching: bool = False
    """More company shared with others could change the outcome."""
    listed: str | None = None
    """Which list has it: "state", "body" or "place"."""


def resolve_block(facts: Facts) -> dict[Form, Placed]:
    """The identity of each form of a block."""
    forms = sorted(facts.forms)
    joined, split = _apply(forms, facts.decisions)
    ground = Ground(facts.company, facts.apart, split, joined)
    own = sorted(facts.own)
    is_person = _settle_kinds(forms, own, ground)
    people = cluster_people([f for f in forms if is_person[f]], [e for e in own if e.kind == "person"], ground)
    people, returned = _give_back(people, is_person, ground)
    things = cluster_things([f for f in forms if not is_person[f] or f in returned], own, ground)
    named = [(_person_base(c), c, True) for c in people] + [(_thing_base(c), c, False) for c in things]
    shared = Counter(base for base, *_ in named)
    placed = {}
    for base, cluster, person in named:
        whole = base if shared[base] == 1 else f"{base}\x1f{_fullest(cluster).id}"
        digest = hashlib.blake2b(whole.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
        identity = f"{'p' if person else 't'}{digest}"
        keys = [] if person else [meaning_of(f.name, f.kind).key or "" for f in cluster.forms]
        wikidata = cluster.own.wikidata if cluster.own else next(filter(None, map(find_wikidata, sorted(keys))), None)
        title = cluster.own.name if cluster.own else next(filter(None, map(find_title, sorted(keys))), None)
        listed = min({key.partition(":")[0] for key in keys} & {"state", "body", "place"}, default=None)
        for form in cluster.forms:
            borne = person and bool(cluster.names) and form.person is not None and len(form.person.words) == 1
            placed[form] = Placed(
                identity=identity,
                why=cluster.why[form],
                is_person=person,
                own=cluster.own,
                wikidata=wikidata,
                title=title,
                listed=listed,
                is_borne=borne and form not in ground.joined,
                is_watching=form in ground.watching,
            )
    return placed


def _apply(forms: Sequence[Form], decisions: Sequence[Decision]) -> tuple[dict[Form, Joined], Pairs]:
    """Forms that decisions make one, each with all of its group and the reasons, and pairs that they hold apart. Where
    two decisions contradict each other the later one counts."""
    if not decisions:
        return {}, frozenset()
    group: dict[Form, set[Form]] = {form: {form} for form in forms}
    reasons: dict[Form, list[str]] = defaultdict(list)
    apart: set[tuple[Form, Form]] = set()
    for decision in decisions:
        these = [form for form in forms if any(selector.fits(form) for selector in decision.these)]
        those = [form for form in forms if any(selector.fits(form) for selector in decision.those)]
        if decision.kind == "merge":
            whole = {member for form in (*these, *those) for member in group[form]}
            for form in whole:
                group[form] = whole
            for form in (*these, *those):
                reasons[form].append(decision.describe())
            apart = {pair for pair in apart if not (pair[0] in whole and pair[1] in whole)}
        else:
            leaving = set(these)
            for form in those:
                if form not in leaving and not group[form].isdisjoint(leaving):
                    staying, gone = group[form] - leaving, group[form] & leaving
                    group |= dict.fromkeys(staying, staying) | dict.fromkeys(gone, gone)
            apart |= {(min(a, b), max(a, b)) for a in these for b in those if a != b}
    joined = {}
    for form, members in group.items():
        if len(members) > 1:
            why = "; ".join(dict.fromkeys(text for member in sorted(members) for text in reasons[member]))
            joined[form] = (tuple(sorted(members)), why)
    return joined, frozenset(apart)


def _settle_kinds(forms: Sequence[Form], own: Sequence[OwnEntry], ground: Ground) -> dict[Form, bool]:
    """Whether each form is a person's, where articles differ about the same words: a list's word first, then an office
    or known given name, else the place or body."""
    if len(forms) == 1 and not own:  # nine blocks in ten: nobody differs
        return {form: form.kind == "person" for form in forms}
    listed = {name: entry.kind == "person" for entry in own for name in entry.names}
    by_words: dict[tuple[str, ...], list[Form]] = defaultdict(list)
    for form in forms:
        by_words[tuple(sorted(map(sound, _words(form.person))))].append(form)
    settled = {}
    for same in by_words.values():
        kinds = {form.kind == "person" for form in same}
        answer = any(_is_clearly_person(f) for f in same) if len(kinds) == 2 else kinds.pop()
        for form in same:
            lone = form.person is not None and len(form.person.words) == 1
            mine = form.kind == "person" if lone else answer
            settled[form] = listed.get(" ".join(_words(form.person)), mine)
    for form, (group, _) in ground.joined.items():
        settled[form] = any(settled[member] for member in group)
    return settled


def _words(name: Name | None) -> tuple[str, ...]:
    return name.words if name else ()


def _is_clearly_person(form: Form) -> bool:
    if form.kind != "person":
        return False
    words = _words(form.person)
    return (bool(form.role) and parse_role(form.role).office is not None) or (len(words) > 1 and is_given(words[0]))


def _give_back(
    people: list[Cluster], is_person: Mapping[Form, bool], ground: Ground
) -> tuple[list[Cluster], frozenset[Form]]:
    """Single words without any office that no fuller name explains, and that are a place's or body's in some article or
    list, were never a person's: "Kelvara" read as a person's name."""
    things = {meaning_of(f.name, f.kind).key for f, person in is_person.items() if not person}
    kept, returned = [], set()
    for cluster in people:
        lone = all(len(_words(form.person)) <= 1 and not form.role for form in cluster.forms)
        keys = {meaning_of(form.name, "place").key for form in cluster.forms}
        listed = any(key and not key.startswith("name:") for key in keys)
        if (
            lone
            and not cluster.own
            and (keys & things or listed)
            and not any(f in ground.joined for f in cluster.forms)
        ):
            returned |= set(cluster.forms)
        else:
            kept.append(cluster)
    return kept, frozenset(returned)


def _fullest(cluster: Cluster) -> Form:
    """The least of a cluster's forms, surnames alone left out where there are others."""
    full = [form for form in cluster.forms if form.person and len(form.person.words) > 1]
    return min(full or cluster.forms)


def _person_base(cluster: Cluster) -> str:
    """What a person's id is made of: the name by sound, given name in the form that all its forms share."""
    if cluster.own:
        return f"own:{cluster.own.kind}:{cluster.own.name}:{cluster.own.wikidata or ''}"
    full = [name for name in cluster.names if not name.is_initialled]
    if not full:
        return f"lone:{min(cluster.forms).id}"
    return "person:" + min(f"{sound(n.ways[0].surname)} {_root(n.ways[0].given[0])}" for n in full)


def _root(given: str) -> str:
    """ "Bill" and "William" have one: the number of the first group that has the name, or its sound."""
    groups = given_groups().get(sound(given))
    return str(min(groups)) if groups else sound(given)


def _thing_base(cluster: Cluster) -> str:
    if cluster.own:
        return f"own:{cluster.own.kind}:{cluster.own.name}:{cluster.own.wikidata or ''}"
    keys = [key for f in cluster.forms if (key := meaning_of(f.name, f.kind if f.kind != "person" else "place").key)]
    return min(keys) if keys else f"form:{min(cluster.forms).id}"
