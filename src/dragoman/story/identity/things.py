"""Which forms of names of places, bodies and groups in a block are one: what their names come to, and initials."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dragoman.story.identity.bodies import acronym_in, initials_of, meaning_of
from dragoman.story.identity.forms import Form
from dragoman.story.identity.own import OwnEntry
from dragoman.story.identity.people import Cluster, Ground
from dragoman.story.identity.spelling import plain

_PLAIN_ACRONYM = 4
"""Letters from which initials are hardly met by chance; shorter ones must stand in one article with the full name."""


def cluster_things(forms: Sequence[Form], own: Sequence[OwnEntry], ground: Ground) -> list[Cluster]:
    """The places, bodies and groups of a block, each with its forms and the reason for each of them."""
    groups: dict[object, list[tuple[Form, str]]] = defaultdict(list)
    for form in sorted(forms):
        entry = next((e for e in own if plain(form.name) in e.names), None)
        decided = ground.joined.get(form)
        meaning = meaning_of(form.name, form.kind if form.kind != "person" else "place")
        key: object = meaning.key or form
        why = meaning.why
        if decided:
            key, why = ("decided", decided[0][0]), decided[1]
        elif entry:
            key, why = entry, "on your list"
        groups[key].append((form, why))
    _join_decided(groups, own)
    _join_initials(groups, ground)
    clusters = []
    for key, members in sorted(groups.items(), key=lambda item: min(item[1])):
        entry = key if isinstance(key, OwnEntry) else None
        clusters += _part(members, entry, ground)
    return clusters


def _join_decided(groups: dict[object, list[tuple[Form, str]]], own: Sequence[OwnEntry]) -> None:
    """What a person has decided on takes the rest of the same name, and an entry of the list, with it."""
    for key in [key for key in groups if isinstance(key, tuple) and key[0] == "decided"]:
        keys = {meaning_of(form.name, form.kind).key for form, _ in groups[key]} - {None}
        names = {plain(form.name) for form, _ in groups[key]}
        entry = next((e for e in own if e.names & names), None)
        for other in [o for o in groups if o is not key and (o in keys or (entry is not None and o == entry))]:
            groups[key] += groups.pop(other)
        if entry is not None:
            groups[entry] = groups.pop(key)


def _join_initials(groups: dict[object, list[tuple[Form, str]]], ground: Ground) -> None:
    """ "OCB" goes with the one body whose initials these are, where an article names both or they are many."""
    short = {k: v for k, v in groups.items() if isinstance(k, str) and any(acronym_in(f.name) for f, _ in v)}
    long = {k: v for k, v in groups.items() if any(initials_of(f.name) for f, _ in v)}
    for key in sorted(short):
        letters = {acronym_in(form.name) for form, _ in short[key]} - {None}
        fitting = [k for k, v in long.items() if k != key and {initials_of(f.name) for f, _ in v} & letters]
        if len(fitting) != 1:
            continue
        together = any(_met(a, b, ground) for a, _ in short[key] for b, _ in long[fitting[0]])
        if together or max(len(letter or "") for letter in letters) >= _PLAIN_ACRONYM:
            full = min(form.name for form, _ in long[fitting[0]])
            groups[fitting[0]] += [(form, f"the initials of {full}") for form, _ in groups.pop(key)]


def _met(a: Form, b: Form, ground: Ground) -> bool:
    return ((a, b) if a < b else (b, a)) in ground.apart


def _part(members: Iterable[tuple[Form, str]], entry: OwnEntry | None, ground: Ground) -> list[Cluster]:
    """One cluster, or as many as splits that people decided on make of it."""
    clusters: list[Cluster] = []
    for form, why in sorted(members):
        for cluster in clusters:
            if not any(((form, o) if form < o else (o, form)) in ground.split for o in cluster.forms):
                break
        else:
            cluster = Cluster(own=entry)
            clusters.append(cluster)
        cluster.add(form, None, ground.facts(form), why)
    return clusters
