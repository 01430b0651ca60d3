"""Moves that a headline tells: "Miners reject 3 percent, ask for 5 as talks drag on".

Headlines leave out articles and auxiliaries, tell what has been done in the present, and string what several did, or
one did twice, on commas. The tagger was taught on running text and passes most of them over. They are held to the same
gate as other moves (`moves.tells_of_talks`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from dragoman.reading.furniture import Line
from dragoman.reading.linking import Link
from dragoman.reading.movewords import move_lists
from dragoman.reading.parts import Part
from dragoman.reading.roles import roles
from dragoman.reading.subjects import find_phrase
from dragoman.reading.turned import CHANCE
from dragoman.reading.words import alternatives, load_verbs, third_person


def find_headed(text: str, line: Line, names: Sequence[Part], links: Sequence[Link]) -> Iterator[Link]:
    """The moves of a headline that `links` do not have, in order."""
    told: list[tuple[Part, Part]] = []
    subject: Part | None = None
    for start, end in _clauses(text, line):
        found = _verb(text, start, end, names, subject)
        if found is None:
            continue
        subject = found[0]
        told.append(found)
    for number, (source, cue) in enumerate(told):
        after = told[number + 1] if number + 1 < len(told) else None
        end = line.end if after is None else min(after[1].start, max(after[0].start, cue.end))
        end = after[1].start if after and after[0].start < cue.end else end
        amid = _AMID.search(text, cue.end, end)
        words = text[cue.end : amid.start() if amid else end]
        bare = _CLOSE.sub("", _SAYING.split(words, maxsplit=1)[0])
        first = cue.end + len(words) - len(words.lstrip())
        content = Part(first, cue.end + len(bare), "content", CHANCE)
        parts = (cue, content)
        if content.end > content.start and not any(_meet(p, q) for e in links for p in _all(e) for q in parts):
            yield Link(source, cue, (content,))


def _clauses(text: str, line: Line) -> Iterator[tuple[int, int]]:
    """Where the clauses of a headline may begin, and the end of each."""
    starts = [line.start, *(m.end() for m in _JOINT.finditer(text, line.start, line.end))]
    yield from zip(starts, [*starts[1:], line.end], strict=True)


def _verb(text: str, start: int, end: int, names: Sequence[Part], before: Part | None) -> tuple[Part, Part] | None:
    """Who does what in a clause: its first words are somebody and a verb, or a verb alone of the one `before`."""
    for match in _verbs().finditer(text, start, end):
        cue = Part(*match.span(), "cue", CHANCE)
        if match.start() == start:
            return (before, cue) if before else None
        words = text[start : match.start()].strip()
        if len(words.split()) > LONGEST or _NO_SUBJECT.search(words):
            return None
        source = find_phrase(text, start, match.start(), names, whole=True) or _bare(text, start, match.start(), names)
        if source and (match["third"] or _is_plural(words)):
            return source._replace(chance=CHANCE), cue
    return None


LONGEST = 6
"""Words of a headline's subject."""


def _bare(text: str, start: int, end: int, names: Sequence[Part]) -> Part | None:
    """A name with what he is called right before the verb: "Wickland boss", "unions' leader Ada Wren"."""
    stop = start + len(text[start:end].rstrip())
    within = [n for n in names if start <= n.start and n.end <= stop]
    is_named = any(n.end == stop for n in within) and len(text[start:stop].split()) <= 4
    return Part(start, stop, "source", CHANCE) if is_named else None


def _is_plural(words: str) -> bool:
    last = words.split()[-1].casefold()
    return (last.endswith("s") and not last.endswith(("'s", "’s", "ss"))) or last in roles().plural


@cache
def _verbs() -> re.Pattern[str]:
    verbs, own = load_verbs(), move_lists()
    every = [*verbs.moves, *(verb for family in own.verbs for verb in family), *own.headed]
    every += [_ARTICLE.sub(" ", verb) for verb in every if _ARTICLE.search(verb)]  # "pulls plug on"
    third = alternatives({third_person(verb) for verb in every})
    return re.compile(rf"\b(?:(?P<third>{third})|(?P<base>{alternatives(set(every))}))\b(?![-’'])", re.I)


_ARTICLE = re.compile(r" (?:the|an?) ")


def _all(entry: Link) -> Iterator[Part]:
    yield from (p for p in (entry.cue, *entry.contents) if p)


def _meet(a: Part, b: Part) -> bool:
    return a.start < b.end and b.start < a.end


_JOINT = re.compile(
    r"[,;:–—!?]\s+(?:(?:and|but|then|while)\s+)?|\s+(?:and|but|while|as|after)\s+|\s-\s+(?:(?:and|but)\s+)?", re.I
)
# What goes on meanwhile, behind what was done.
_AMID = re.compile(r"\s(?:as|amid|while|after|ahead of)\s")
# Another who says something, behind a comma: "offers a truce, Ostrand says it will study it".
_SAYING = re.compile(r",\s(?:[\w’'-]+\s){0,4}(?:says?|tells?|calls|awaits|sees|claims|warns)\b", re.I)
_CLOSE = re.compile(r"(?:[\s,;:.–—-]|\s(?:and|but|then|or|while|instead))+\Z")
_NO_SUBJECT = re.compile(r"[“”\"„«»!?]|\b(?:to|who|that|how|why|what|when|if)\b", re.I)
