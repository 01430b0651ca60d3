"""Who speaks in a statement, to whom and through whom: the steps of `speakers` and `hearers` for one link."""

from __future__ import annotations

from typing import NamedTuple

from dragoman.reading.entities import Figure
from dragoman.reading.hearers import Heard, find_hearers
from dragoman.reading.linking import Link
from dragoman.reading.ranking import Turn
from dragoman.reading.speakers import Answer, Scene


class Spoken(NamedTuple):
    speaker: Answer
    heard: Heard


def hear(scene: Scene, link: Link, before: Link | None, outer: Figure | None = None) -> Spoken:
    """Asks `scene` about one statement, in order of the text: those of the article, then those inside their words.

    The statement becomes a turn of the talk, so that "he replied" and "they told him" after it know who spoke.
    """
    turns = scene.inner if outer else scene.turns
    last: Turn | None = turns[-1] if turns else None
    answer = scene.ask(link, before, outer)
    heard = find_hearers(scene, link, answer.figure, last, outer)
    if answer.figure:
        start, end = min(p.start for p in link.contents), max(p.end for p in link.contents)
        turns.append(Turn(start, end, answer.figure, heard.addressee))
    return Spoken(answer, heard)
