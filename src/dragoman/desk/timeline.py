"""The timeline as shapes: a lane for each proposal (and, for what stands outside any, each issue), a pill for an act.

Drawn here and not by a chart library: the page needs links into its own text, words that follow the reader's colours in
light and dark, and no script. An SVG that a chart library renders carries its colours with it.
Lengths are in units of the drawing, which is WIDTH wide; letters are about CHARACTER wide at the size in report.css.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from dragoman.desk.citing import name_of, pick_first, tell_act, tell_terms
from dragoman.record.dates import EARLIEST, LATEST, find_bounds
from dragoman.story.keeping.events import Event
from dragoman.story.types import Cite, Identity, Proposal

WIDTH = 1000
LEFT = 8
TOP = 26
ROW = 21
HEAD = 22
GAP = 10
CHARACTER = 6.7
_STEPS = (1, 2, 7, 14, 30, 91, 182, 365, 730, 1826, 3652)
_MOST_TICKS = 9


class Pill(NamedTuple):
    """One act; those of one party, act and day are one pill. `title` is what a browser shows at the pointer."""

    x: float
    y: float
    width: float
    label: str
    colour: str
    href: str | None
    title: str


class Lane(NamedTuple):
    label: str
    state: str
    href: str | None
    y: float
    """Of its upper edge."""
    height: float
    pills: list[Pill]


class Tick(NamedTuple):
    x: float
    label: str


class Timeline(NamedTuple):
    width: int
    height: float
    ticks: list[Tick]
    undated: float | None
    """Where the column of what has no date begins."""
    lanes: list[Lane]


def draw_timeline(
    events: list[Event],
    proposals: Iterable[Proposal],
    href: Callable[[Cite], str | None],
    colour: Callable[[Identity | None], str],
) -> Timeline | None:
    """The shapes of the timeline; None where nothing is dated, as there is then no time to draw along."""
    days = {id(event): _find_day(event) for event in events}
    dated = [day for day in days.values() if day]
    if not dated:
        return None
    undated = len(dated) < len(events)
    # Right of the last day there is room for a pill of that day, and for a column of those without one.
    room = max(len(_label(event)) for event in events) * CHARACTER + 40
    axis = _Axis(min(dated), max(dated), WIDTH - LEFT - room * (2 if undated else 1), room)
    lanes: list[Lane] = []
    y = float(TOP)
    for label, state, link, held in _find_lanes(events, list(proposals)):
        lane = _draw_lane(label, state, link, y, [(axis.place(days[id(event)]), event) for event in held], href, colour)
        lanes.append(lane)
        y = lane.y + lane.height + GAP
    return Timeline(WIDTH, y, list(axis.ticks()), axis.place(None) if undated else None, lanes)


class _Axis:
    """Days as places from LEFT on."""

    def __init__(self, first: date, last: date, length: float, room: float) -> None:
        self._first, self._last, self._room = first, last, room
        self._scale = length / max((last - first).days, 1)
        self._end = LEFT + length

    def place(self, day: date | None) -> float:
        return self._end + self._room if day is None else LEFT + (day - self._first).days * self._scale

    def ticks(self) -> Iterator[Tick]:
        span = (self._last - self._first).days
        step = next((step for step in _STEPS if span / step < _MOST_TICKS), _STEPS[-1])
        for days in range(0, span + 1, step):
            day = self._first + timedelta(days=days)
            yield Tick(self.place(day), day.isoformat())


def _find_day(event: Event) -> date | None:
    """The first day that the event may have been on; open intervals and years out of a calendar's range are no day."""
    bounds = find_bounds(event.date)
    if bounds is None or bounds[0] == EARLIEST or bounds[1] == LATEST:
        return None
    return date.fromisoformat(bounds[0])


def _find_lanes(events: list[Event], proposals: list[Proposal]) -> Iterator[tuple[str, str, str | None, list[Event]]]:
    for one in proposals:
        held = [event for event in events if event.proposal == one.id]
        if held:
            yield tell_terms(one.issue, one.terms), one.state, f"#p-{one.id}", held
    for issue in sorted({event.issue for event in events if event.proposal is None}):
        yield issue, "", None, [event for event in events if event.proposal is None and event.issue == issue]


def _draw_lane(
    label: str,
    state: str,
    link: str | None,
    y: float,
    held: list[tuple[float, Event]],
    href: Callable[[Cite], str | None],
    colour: Callable[[Identity | None], str],
) -> Lane:
    together: dict[tuple[float, str, str], list[Event]] = {}
    for x, event in held:
        together.setdefault((x, name_of(event.party), _label(event)), []).append(event)
    ends: list[float] = []
    """Where the last pill of each row ends."""
    pills = []
    for (x, _, act), events in sorted(together.items(), key=lambda item: item[0][0]):
        words = act if len(events) == 1 else f"{act} ×{len(events)}"
        width = len(words) * CHARACTER + 14
        row = next((row for row, end in enumerate(ends) if end <= x), len(ends))
        ends[row : row + 1] = [x + width + 3]
        title = "\n".join([_title(events[0]), *(" ".join(pick_first(one.cites).words.split()) for one in events)])
        link_to = href(pick_first(events[0].cites))
        pills.append(Pill(x, y + HEAD + row * ROW, width, words, colour(events[0].party), link_to, title))
    return Lane(label, state, link, y, HEAD + len(ends) * ROW, pills)


def _label(event: Event) -> str:
    return tell_act(event.act, event.of, event.negated)


def _title(event: Event) -> str:
    return f"{event.date or '–'} · {name_of(event.party)} · {_label(event)}"
