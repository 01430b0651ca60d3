"""The pronouns inside what somebody says that can be told without weighing: "I", "our", "you", and "he said that he …".

Others ("he" inside a quotation) are weighed when they speak or are spoken to; to weigh each of them would cost more
than all else that is done for people.
"""

from __future__ import annotations

import re
from functools import cache

from dragoman.reading.entities import Figure
from dragoman.reading.genders import may_be
from dragoman.reading.linking import Link
from dragoman.reading.parts import Part
from dragoman.reading.roles import roles
from dragoman.reading.sides import side_of
from dragoman.reading.speakers import Scene
from dragoman.reading.speech import Spoken
from dragoman.reading.words import alternatives


def mark_pronouns(scene: Scene, link: Link, spoken: Spoken, taken: set[int]) -> None:
    """Gives the pronouns of a statement's words to the one whom they mean.

    `taken`: places of pronouns that are given already, as sources or inside statements within this one; grows.
    """
    speaker = spoken.speaker.figure
    if speaker is None:
        return
    for part in link.contents:
        for match in _pronoun().finditer(scene.text, part.start, part.end):
            start, end = match.span()
            if start in taken:
                continue
            figure = _meant(scene, part, start, roles().pronoun(match[0]) or "", speaker, spoken.heard.addressee)
            if figure:
                taken.add(start)
                scene.cast.add(figure, start, end, "pronoun")


def _meant(scene: Scene, part: Part, start: int, kind: str, speaker: Figure, addressee: Figure | None) -> Figure | None:
    if scene.outline.is_quoted(start):
        if kind == "speaker":
            return speaker if speaker.kind == "person" else None
        if kind == "us":
            return side_of(scene.cast, speaker).figure
        return addressee if kind == "hearer" else None
    others = (e.figure for e in scene.cast.between(part.start, start))
    if (
        kind in ("man", "woman")
        and may_be(speaker, kind)
        and not any(f.kind == "person" for f in others if f is not speaker)
    ):
        return speaker
    return None


@cache
def _pronoun() -> re.Pattern[str]:
    words = [w for kind in ("man", "woman", "speaker", "us", "hearer") for w in roles().pronouns[kind]]
    return re.compile(rf"\b(?:{alternatives(words)})\b", re.I)
