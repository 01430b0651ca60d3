"""By when a group was what it is now, so that a question as of a later day need not build it.

That is when all its articles were out, and all that are in one origin with a statement of these. A group that has an
article without a date is never known whole as of a day; of it is kept by when it had no shift, nor ever will have, and
by when all else was out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import sqlalchemy as sa

from dragoman.record.dialect import is_among
from dragoman.record.tables import echoes, fact_groups, origin_days, story_groups
from dragoman.story.echoes import Shared
from dragoman.story.keeping.events import UNKNOWN
from dragoman.story.keeping.facts import Borne, batches


class Out(NamedTuple):
    """By when all was out that has a date, and whether that is all."""

    last: str
    is_whole: bool

    @property
    def settled(self) -> str:
        return self.last if self.is_whole else UNKNOWN


class Lasts(NamedTuple):
    """Days after which nothing comes that bears on a group; UNKNOWN where that cannot be told."""

    settled: str
    unshifted: str
    dated: str
    """Where not all has a date: by when all that has one was out."""

    def put_off(self, out: Out) -> Lasts:
        """The same where an origin has other articles than before, and the group does not change by it."""
        settled = max(self.settled, out.settled)
        if settled == UNKNOWN:
            # What an article without a date held together may now be held by one with a date, too: what the group has
            # by these alone changes though it itself does not.
            return Lasts(UNKNOWN, UNKNOWN, UNKNOWN)
        return Lasts(settled, max(self.unshifted, out.last), self.dated)


def find_out(
    connection: sa.Connection, bearing: Mapping[str, Borne], shared: Mapping[tuple[str, str], Shared]
) -> dict[str, Out]:
    """For each group when all was out that bears on it. `shared`: the origins of the statements of its articles."""
    of: dict[str, set[str]] = defaultdict(set)
    for (article, _), one in shared.items():
        of[article].add(one.origin)
    origins = _load_origins(connection, {one.origin for one in shared.values()})
    found = {}
    for key, borne in bearing.items():
        outs = [origins[origin] for article in borne.days for origin in of[article]]
        outs += [Out("", False) if day == UNKNOWN else Out(day, True) for day in borne.days.values()]
        found[key] = Out(max((one.last for one in outs), default=""), all(one.is_whole for one in outs))
    return found


def _load_origins(connection: sa.Connection, ids: Iterable[str]) -> dict[str, Out]:
    found: dict[str, Out] = {}
    for some in batches(sorted(ids)):
        for row in connection.execute(sa.select(origin_days).where(is_among(origin_days.c.origin, some))):
            found[row.origin] = Out(row.last, bool(row.whole))
    return found


def unsettle(connection: sa.Connection, ids: Iterable[str]) -> None:
    """Takes over that origins have other articles than before: groups of any of their articles are what they are now
    only once all of these are out. Days are put off and never brought forward, which costs a question some time at
    most; a group that is built again has its own."""
    if connection.execute(sa.select(story_groups.c.group).limit(1)).first() is None:
        return
    for some in batches(sorted(ids)):
        select = (
            sa.select(fact_groups.c.group, sa.func.max(origin_days.c.last), sa.func.min(origin_days.c.whole))
            .join(echoes, echoes.c.article == fact_groups.c.article)
            .join(origin_days, origin_days.c.origin == echoes.c.origin)
            .where(is_among(echoes.c.origin, some))
            .group_by(fact_groups.c.group)
        )
        outs = {group: Out(last, bool(whole)) for group, last, whole in connection.execute(select)}
        days = [story_groups.c[name] for name in Lasts._fields]
        put_off = []
        for keys in batches(sorted(outs)):
            select = sa.select(story_groups.c.group, *days).where(is_among(story_groups.c.group, keys))
            for row in connection.execute(select):
                before = Lasts(row.settled, row.unshifted, row.dated)
                now = before.put_off(outs[row.group])
                if now != before:
                    put_off.append({"at": row.group, **now._asdict()})
        if put_off:
            connection.execute(story_groups.update().where(story_groups.c.group == sa.bindparam("at")), put_off)
