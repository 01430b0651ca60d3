"""The same person, body or place across articles, under whatever names: identities, with reasons, and parties.

found = resolve(readings)
found.of(entity.id)     # Identity(id, name, kind, wikidata)
found.party(entity.id)  # on whose behalf: Peskov → Russia
found.why(entity.id)    # in words
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from dragoman.story.identity.blocks import Placed, resolve_block
from dragoman.story.identity.decisions import Decision, Selector
from dragoman.story.identity.forms import Form
from dragoman.story.identity.gather import Gathered
from dragoman.story.identity.identities import Identities, Person, RoleSeen, Seen
from dragoman.story.identity.own import OwnEntry, OwnList, load_own, sort_own
from dragoman.types import Reading

__all__ = [
    "Decision",
    "Identities",
    "OwnEntry",
    "OwnList",
    "Person",
    "RoleSeen",
    "Selector",
    "load_own",
    "resolve",
    "sort_own",
]


def resolve(readings: Iterable[Reading], own: OwnList | None = None, decisions: Sequence[Decision] = ()) -> Identities:
    """Resolves the entities of `readings`, one reading an article. Pure; the order of the readings changes nothing.

    `own`: the user's list, honoured before anything is inferred. `decisions`: what people have decided.
    """
    gathered = Gathered(sort_own(own or ()), decisions)
    for reading in readings:
        gathered.add(reading)
    placed: dict[Form, Placed] = {}
    for block in gathered.blocks():
        placed.update(resolve_block(block))
    entities = {sight.entity: sight.form for sight in gathered.sights.values()}
    return Identities(placed, entities, _count(gathered))


def _count(gathered: Gathered) -> Iterable[Seen]:
    pairs = {(sight.article, sight.form) for sight in gathered.sights.values()}
    counted = Counter((gathered.dates[article] or "", form) for article, form in pairs)
    return (Seen(date, form, number) for (date, form), number in counted.items())
