"""Places a surname alone in a block that is worked out already: the common case, and no other form hangs on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from dragoman.story.identity.blocks import Placed
from dragoman.story.identity.forms import Form
from dragoman.story.identity.own import OwnEntry
from dragoman.story.identity.people import Cluster, Ground, Ring, anchor, find_bearer
from dragoman.story.identity.spelling import plain


def is_poor(form: Form) -> bool:
    """Whether a form is a person's surname alone."""
    return form.kind == "person" and form.person is not None and len(form.person.words) == 1


def bear(
    form: Form,
    core: Mapping[Form, Placed],
    own: Sequence[OwnEntry],
    company: Mapping[Form, set[str]],
    apart: set[Form],
) -> Placed | None:
    """Where a surname alone belongs by the fuller names of its block; None when no one person bears it, or when a list
    names it, so that the whole block has to be worked out."""
    if form.person is None or any(plain(form.name) in entry.names for entry in own):
        return None
    pairs = frozenset((min(form, other), max(form, other)) for other in apart)
    ground = Ground({f: frozenset(keys) for f, keys in company.items()}, pairs, frozenset(), {})
    clusters = {entry: anchor(entry) for entry in own if entry.kind == "person"}
    people: dict[str, Cluster] = {}
    samples: dict[int, Placed] = {}
    for other, where in sorted(core.items()):
        if not where.is_person or other.person is None or other.person.is_initialled:
            continue
        if other.person.is_lone and where.own is None:
            continue
        listed = None if where.own is None else clusters.get(where.own)
        home = people.setdefault(where.identity, Cluster()) if listed is None else listed
        home.add(other, None if other.person.is_lone else other.person, ground.facts(other), where.why)
        samples[id(home)] = where
    bearer, why = find_bearer(form, Ring([*clusters.values(), *people.values()]), ground)
    if bearer is None or id(bearer) not in samples:
        return None
    where = samples[id(bearer)]
    return msgspec.structs.replace(where, why=why, is_borne=True, is_watching=form in ground.watching)
