"""The story of some articles: facts of each, groups of those, and all groups in one order.

Nothing depends on the order of the articles. A record that keeps `Facts` and `Group`s gets the same story by building
again only the groups in `Facts.groups` of a new article, and those of the articles that it shares an origin with.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from dragoman.story.days import is_known_by
from dragoman.story.echoes import Echoes, find_echoes
from dragoman.story.facts import Detail, Fact, Facts
from dragoman.story.gathering import facts_of
from dragoman.story.groups import Group, build_group
from dragoman.story.types import Origin, Position, Story
from dragoman.story.who import Who
from dragoman.types import Article, Reading


def build_story(items: Iterable[tuple[Article, Reading]], identities: Who, as_of: str | None = None) -> Story:
    """The story that articles tell together; of those reported by `as_of` (EDTF), where that is given.

    Pure and deterministic: the same articles in any order give the same story. An article without a date of
    publication is left out of a story as of a date, since nobody can say that it was out by then.
    """
    return story_of([facts_of(article, reading, identities) for article, reading in items], as_of)


def story_of(facts: Iterable[Facts], as_of: str | None = None) -> Story:
    """The story from what each article adds to it."""
    known = {one.article: one for one in facts if is_known_by(one.reported, as_of)}
    echoes = find_echoes(known.values())
    return assemble(build_groups(known.values(), echoes), echoes.origins, as_of)


def build_groups(facts: Iterable[Facts], echoes: Echoes) -> list[Group]:
    """Every group that some articles bear on."""
    acts: Mapping[str, list[Fact]] = defaultdict(list)
    details: Mapping[str, list[Detail]] = defaultdict(list)
    for one in facts:
        for fact in one.acts:
            acts[fact.group].append(fact)
        for detail in one.details:
            details[detail.group].append(detail)
    return [build_group(key, acts[key], details[key], echoes.of) for key in sorted({*acts, *details})]


def assemble(groups: Iterable[Group], origins: Iterable[Origin] = (), as_of: str | None = None) -> Story:
    """One story out of groups and origins, in one order whatever theirs is."""
    groups = sorted(groups, key=lambda group: group.key)
    parties = {party.id: party for group in groups for party in group.parties}
    return Story(
        as_of=as_of,
        parties=tuple(parties[id] for id in sorted(parties)),
        proposals=tuple(one for group in groups for one in group.proposals),
        positions=tuple(sorted((one for group in groups for one in group.positions), key=_time)),
        shifts=tuple(one for group in groups for one in group.shifts),
        disputes=tuple(one for group in groups for one in group.disputes),
        origins=tuple(sorted(origins, key=lambda origin: origin.id)),
    )


def _time(position: Position) -> tuple[str, str, str, str]:
    """Undated positions first: what is held last must be known to be the last."""
    first = position.cites[0]
    return (position.since or "", position.party.id, position.issue, f"{first.article}{first.statement}")
