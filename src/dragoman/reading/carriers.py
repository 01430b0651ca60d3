"""Through which outlet a statement was said: "told KTK", "in an interview with …", "told us", "… he said. (KTK)"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from dragoman.reading.entities import Figure, keys
from dragoman.reading.hearing import hearing_patterns, is_possessive
from dragoman.reading.linking import Link
from dragoman.reading.roles import roles
from dragoman.reading.speakers import OutletPlace, Scene
from dragoman.reading.states import state_of
from dragoman.reading.stems import has_stem
from dragoman.reading.words import alternatives


def is_outlet(scene: Scene, figure: Figure) -> bool:
    """Whether a body is an agency, paper or channel: listed, called so in the text, or the article's own publisher."""
    if figure.kind == "person" or state_of(figure.name):
        return False
    names = [m for m in figure.mentions if m.form == "name"]
    if any(scene.outlets.find(name) for name in {m.text for m in names}):
        return True
    own = set(keys(figure.name))
    if scene.publisher and own and own <= set(keys(scene.publisher)):
        return True
    head = set(keys(scene.masthead or ""))
    if own and (own == head or (figure.kind == "organisation" and own - _articles() <= head)):
        return True
    if any((m.start, m.end) in scene.credits for m in names) or (own and own <= scene.credited):
        return True
    if figure.kind == "group":  # "Kelvaran | state television": the television, not the people
        return any(scene.outlets.is_worded(m.text, 0, len(m.text)) for m in names)
    return any(scene.outlets.is_worded(scene.text, m.start, m.end) for m in names)


@cache
def _articles() -> frozenset[str]:
    return frozenset(roles().determiners)


def find_outlet(scene: Scene, link: Link, speaker: Figure | None) -> Figure | None:
    """The outlet that the statement's sentence names after "told", "interview with" and the like."""
    place = link.cue or link.source
    if place is None:
        return None
    low, high = scene.outline.sentence_start(place.start), scene.outline.sentence_end(place.end)
    high = min(high, place.end + 240, len(scene.text))
    low = max(low, min([place.start, *(p.start for p in link.contents)]) - 160)
    low = min(low, place.start)
    for start, end, figure in _outlets_in(scene, low, high):
        quotation = scene.outline.quotation(start)
        is_inner = quotation is not None and quotation == scene.outline.quotation(place.start)
        is_words = (
            quotation is not None and not is_inner and quotation[1] - quotation[0] > end - start + 2
        )  # no mere name in marks
        is_said = any(p.start <= start < p.end for p in link.contents) or is_words
        if is_said or (figure is speaker and figure is not None):
            continue
        if scene.outlets.through.search(scene.text[max(low, start - 60) : start]):
            return figure or _new_outlet(scene, start, end)
    return _by_interview(scene, link, low, high) or _own_outlet(scene, link) or _by_credit(scene, link)


def _by_interview(scene: Scene, link: Link, low: int, high: int) -> Figure | None:
    """ "In an interview with Channel Nine": a body that interviews is an outlet, whatever it is called."""
    if not has_stem(scene.places_of(scene.outlets.interview_stems), low, high):
        return None
    for match in scene.outlets.interview.finditer(scene.text, low, high):
        entry = next((e for e in scene.cast.between(match.end(), match.end() + 5) if e.form == "name"), None)
        is_said = any(p.start <= match.start() < p.end for p in link.contents) or scene.outline.is_quoted(match.start())
        is_body = entry is not None and entry.figure.kind == "organisation" and not state_of(entry.figure.name)
        if entry and is_body and not is_said and not is_possessive(scene.text, entry.end):
            return entry.figure
    return None


def _own_outlet(scene: Scene, link: Link) -> Figure | None:
    """ "Told us", "told this newspaper": the article's own paper, where it is named in the article."""
    name = scene.masthead or scene.publisher
    if not name or not link.cue or scene.outline.is_quoted(link.cue.start):
        return None
    own = scene.outlets.own.match(scene.text, link.cue.end)
    if not own or not hearing_patterns().telling.search(scene.text, *link.cue[:2]):
        return None
    fitting = (f for f in scene.cast.figures if f.kind != "person" and set(keys(f.name)) <= set(keys(name)))
    return max(fitting, key=lambda f: (len(keys(f.name)), -f.first), default=None)


def _by_credit(scene: Scene, link: Link) -> Figure | None:
    """ "… he said. (KTK)": the agency that the paragraph is credited to."""
    at = scene.outline.paragraph(link.contents[-1].end - 1)
    behind = (p for p in scene.credits if p[0] > link.contents[-1].end and scene.outline.paragraph(p[0]) == at)
    place = next(behind, None)
    return _new_outlet(scene, *place) if place and not scene.outline.is_left_out(place[0]) else None


def _outlets_in(scene: Scene, low: int, high: int) -> list[OutletPlace]:
    """Outlets named in a stretch. All of an article's are found once, at the first question."""
    if scene.outlet_places is None:
        scene.outlet_places = sorted(_all_outlets(scene), key=lambda place: place[:2])
    places = scene.outlet_places
    first = bisect_left(places, low, key=lambda place: place[0])
    return places[first : bisect_left(places, high, key=lambda place: place[0])]


def _all_outlets(scene: Scene) -> list[OutletPlace]:
    """Those that the model marked as names, listed ones that it did not, and the publisher as "the Courier"."""
    found: list[OutletPlace] = []
    for figure in scene.cast.figures:
        if is_outlet(scene, figure):
            found += [(m.start, m.end, figure) for m in figure.mentions if m.form == "name"]
    for match in scene.outlets.pattern.finditer(scene.text):
        if scene.outline.is_left_out(match.start()):
            continue
        overlap = [e for e in scene.cast.between(match.start() - 40, match.end()) if e.end > match.start()]
        if all(e.figure.kind == "organisation" for e in overlap):
            found.append((match.start(), match.end(), overlap[0].figure if overlap else None))
    own = {w for w in (scene.publisher or scene.masthead or "").split() if len(w) > 3 and w[0].isupper()}
    if own:  # "the Trumpet", "the Sunday Trumpet", but not "the Sunday Times"
        word = alternatives(own)
        pattern = rf"\b[Tt]he (?P<name>(?:{word})(?: (?:{word}))*)\b(?! [A-Z])"
        found += [(*match.span("name"), None) for match in re.finditer(pattern, scene.text)]
    found += _told(scene)
    return list({place[1]: place for place in reversed(found)}.values())


def _told(scene: Scene) -> Iterator[OutletPlace]:
    """ "Told the Courier": what is told under a name that is an outlet's, where the model did not mark the name."""
    for match in _TOLD.finditer(scene.text):
        start, end = match.span("name")
        is_marked = any(e.end > start for e in scene.cast.between(start - 40, end))
        is_worded = scene.outlets.is_worded(match["name"], 0, len(match["name"]))
        is_outlets = is_worded or set(keys(match["name"])) <= scene.credited
        if is_outlets and not is_marked and not scene.outline.is_left_out(start):
            yield start, end, None


_TOLD = re.compile(
    r"t(?<!\wt)(?:old|elling|ells) (?:the )?(?P<name>[A-Z][\w’'-]*\w(?: [A-Z][\w’'-]*\w){0,3})(?=[ ,.:;])"
)


def _new_outlet(scene: Scene, start: int, end: int) -> Figure:
    name = scene.text[start:end]
    known = next((f for f in scene.cast.figures if f.kind == "organisation" and keys(f.name) == keys(name)), None)
    figure = known or Figure("organisation", name)
    scene.cast.add(figure, start, end, "name")
    return figure
