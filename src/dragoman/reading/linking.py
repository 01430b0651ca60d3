"""Puts sources, cues and contents together into statements.

Each content chooses its cue and each cue its source among the few that stand near. A choice is a sum of weights, one
for each thing that can be seen of the pair (`features`): on which side, how far, over what boundary, past which other
parts. The weights are learned (conditional logit, McFadden 1974) from PolNeAR's training part by `training/linking.py`
and kept in `resources/linking.json`, where they can be read and argued with.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from dragoman import resources
from dragoman.reading.parts import Part
from dragoman.reading.quotes import DOUBLE, MARKS

REACH = 6
"""Parts on either side that are looked at: in PolNeAR's training part 99.9 % of the right ones are among them."""


class Weights:
    """For "content" (choosing a cue) and "cue" (choosing a source): the weights of features; "none" is nobody."""

    def __init__(self, told: Mapping[str, Mapping[str, float]]) -> None:
        self.told = told
        self.reach = {role: (_reach(_BEFORE, weights), _reach(_AFTER, weights)) for role, weights in told.items()}
        """Of candidates before and behind."""


Choices = dict[tuple[tuple[Part, ...], int], int | None]
"""By the parts near a content or cue, and which of them it is: the number of the one that it chooses among them."""


class Link(NamedTuple):
    """One statement's parts, in order of the text; `cue` and `source` are None where the article has none."""

    source: Part | None
    cue: Part | None
    contents: tuple[Part, ...]


@cache
def load_weights() -> Weights:
    """The shipped weights."""
    return Weights(resources.load_weights("linking", dict[str, dict[str, float]]))


def link(text: str, parts: Sequence[Part], weights: Weights, known: Choices | None = None) -> list[Link]:
    """Statements of `parts`, both in order of the text.

    Every content comes into one statement; a cue that no content chose is dropped. `known`: of the same text and
    weights; it learns. Parts are put together twice, most of them alike.
    """
    known = {} if known is None else known
    cue_of = {i: _choose(text, parts, i, weights, known) for i, p in enumerate(parts) if p.role == "content"}
    source_of = {i: _choose(text, parts, i, weights, known) for i, p in enumerate(parts) if p.role == "cue"}
    contents: dict[int, list[Part]] = {}
    links: list[Link] = []
    for i, cue in cue_of.items():
        if cue is None:
            links.append(Link(None, None, (parts[i],)))
        else:
            contents.setdefault(cue, []).append(parts[i])
    for cue, found in contents.items():
        source = source_of[cue]
        links.append(Link(None if source is None else parts[source], parts[cue], tuple(found)))
    links = [piece for entry in links for piece in _at_paragraphs(text, entry)]
    return sorted(links, key=lambda entry: (min(p.start for p in entry.contents), entry.cue.start if entry.cue else 0))


def _at_paragraphs(text: str, entry: Link) -> Iterator[Link]:
    """A quotation of its own in another paragraph than the cue's is a statement of its own, without cue.

    It stays part of the first where the house style for long quotations says so: the paragraph before was left open.
    And a sentence in quotation marks after a paraphrase ("He said he hoped to meet. “We had good meetings.”") is of its
    own even in the cue's paragraph: the cue has its content.
    """
    home = [p for p in entry.contents if entry.cue is None or not _LINE_END.search(text, *_ends(entry.cue, p))]
    kept: list[Part] = []
    for part in entry.contents:
        if kept and _is_new_sentence(text, kept[-1], part):
            yield Link(None, None, (part,))
        elif part in home or not home or (kept and _runs_on(text, kept[-1], part)):
            kept.append(part)
        else:
            yield Link(None, None, (part,))
    yield Link(entry.source, entry.cue, tuple(kept))


def _runs_on(text: str, last: Part, part: Part) -> bool:
    """Whether a paragraph in quotation marks goes on from one that was left open to its end."""
    line = _LINE_END.search(text, last.end)
    rest = text[last.end : line.start() if line else last.end]
    return text[last.end - 1] not in MARKS and text[part.start] in MARKS and not rest.strip(_STOPS)


def _is_new_sentence(text: str, last: Part, part: Part) -> bool:
    """Whether a quotation begins a sentence after words that are not quoted, or only in part."""
    return (
        part.start > last.end
        and text[part.start] in DOUBLE
        and text[last.start] not in MARKS
        and _SENTENCE.search(f"{text[last.end - 1 : part.start]}") is not None
        and len(text[part.start : part.end].split()) > TERM
    )


TERM = 3
"""Words of a quotation that is a term or a name rather than a sentence."""


def _ends(a: Part, b: Part) -> tuple[int, int]:
    """The gap between two parts, whichever comes first."""
    return min(a.end, b.end), max(a.start, b.start)


def _choose(text: str, parts: Sequence[Part], this: int, weights: Weights, known: Choices) -> int | None:
    """The cue that a content chooses, the source that a cue does."""
    low = max(0, this - REACH)
    near, at = tuple(parts[low : this + REACH + 1]), this - low
    key = near, at  # hashing a dozen parts takes as long as looking at one of them: once where the choice is known
    found = known.get(key, -1)
    if found == -1:
        found = known[key] = _best(text, near, at, weights)
    return None if found is None else low + found


def _best(text: str, near: Sequence[Part], this: int, weights: Weights) -> int | None:
    role = near[this].role
    weight_of = weights.told[role].get
    best, found = weight_of("none", 0.0), None
    for that, most in _outwards(near, this, weights.reach[role]):
        if most < best:
            continue  # two of five: the nearest, which is mostly chosen, is looked at before
        score = 0.0
        for feature in features(text, near, this, that):
            score += weight_of(feature, 0.0)
        if score > best or (score == best and found is not None and that < found):
            best, found = score, that
    return found


class _Reach(NamedTuple):
    """How much a candidate on one side can weigh at most: all that speaks for it, and what the first and the second
    part of each role between change in that."""

    most: float
    past: dict[str, tuple[float, float]]


def _reach(side: _Names, weights: Mapping[str, float]) -> _Reach:
    def of(*names: str) -> float:
        return max(weights.get(name, 0.0) for name in names)

    ends = max((weight for name, weight in weights.items() if name.startswith(side.ends)), default=0.0)
    sentence = of(side.sentence) + max(0.0, of(side.quoted_sentence))
    more = (ends, sentence, of(side.paragraph), of("after comma"), of(side.doing), of(side.quoted, side.unquoted))
    most = of(side.side) + of(*side.gaps) + sum(max(0.0, weight) for weight in more)
    past = {role: (of(one), of(two) - of(one)) for role, (one, two) in side.past}
    return _Reach(most + ROUNDING, past)


ROUNDING = 1e-6
"""More than sums of weights in another order can differ."""


def _outwards(near: Sequence[Part], this: int, sides: tuple[_Reach, _Reach]) -> Iterator[tuple[int, float]]:
    """The candidates before a part, then those behind it, the nearest first, and what each can weigh at most."""
    role = "cue" if near[this].role == "content" else "source"
    for (most, past), those in zip(sides, (range(this - 1, -1, -1), range(this + 1, len(near))), strict=True):
        passed: list[str] = []
        for that in those:
            between = near[that].role
            if between == role:
                yield that, most
            if passed.count(between) < 2:
                most += past[between][passed.count(between)]
                passed.append(between)


def candidates(parts: Sequence[Part], this: int, role: str) -> list[int]:
    near = range(max(0, this - REACH), min(len(parts), this + REACH + 1))
    return [i for i in near if parts[i].role == role]


def features(text: str, parts: Sequence[Part], this: int, that: int) -> tuple[str, ...]:
    """What can be seen of choosing part `that` for part `this`, as names of weights."""
    if that > this:
        return _seen(text, parts[this : that + 1], True)
    return _seen(text, parts[that : this + 1], False)


def _seen(text: str, stretch: Sequence[Part], after: bool) -> tuple[str, ...]:
    """`stretch`: from the one part to the other, in order; `after`: the last is chosen for the first."""
    names = _AFTER if after else _BEFORE
    first, last = stretch[0], stretch[-1]
    this, that = (first, last) if after else (last, first)
    is_near = len(stretch) == 2
    gap = text[first.end : last.start] if is_near else _between(text, stretch)
    seen = [names.side, names.gaps[bisect_left(_LIMITS, len(gap))]]
    sentence = _SENTENCE.search(gap) is not None or _is_stopped(text, first)
    if sentence:
        seen.append(names.sentence)
    if text.find("\n", first.end, last.start) >= 0:
        seen.append(names.paragraph)
    if not is_near:
        past = [p[2] for p in stretch[1:-1]]
        for role, passed in names.past:
            count = past.count(role)
            if count:
                seen.append(passed[count > 1])
    chosen = that
    if this.role == "content":
        quoted = text[this.start] in MARKS
        seen.append(names.quoted if quoted else names.unquoted)
        if quoted and sentence:
            seen.append(names.quoted_sentence)
        if after and (gap.startswith(",") or text[this.start : this.end].rstrip(MARKS).endswith(",")):
            seen.append("after comma")
    elif this.role == "cue":
        chosen = this
    word, is_doing = _edges(text, chosen.start, chosen.end)
    seen.append(names.ends + word)
    if is_doing:
        seen.append(names.doing)
    return tuple(seen)


class _Names(NamedTuple):
    """The features' names for one side: put together for each of an article's three hundred pairs they took longer than
    what is looked at."""

    side: str
    gaps: tuple[str, ...]
    sentence: str
    paragraph: str
    past: tuple[tuple[str, tuple[str, str]], ...]
    """For each role: one part between, more of them."""
    quoted: str
    unquoted: str
    quoted_sentence: str
    ends: str
    doing: str


def _name(side: str) -> _Names:
    return _Names(
        side,
        tuple(f"{side} gap {size}" for size in _SIZES),
        f"{side} new sentence",
        f"{side} new paragraph",
        tuple((role, (f"{side} past 1 {role}", f"{side} past 2 {role}")) for role in ("source", "cue", "content")),
        f"{side} quoted",
        f"{side} not quoted",
        f"{side} quoted new sentence",
        f"{side} cue ends in ",
        f"{side} cue in -ing",
    )


@lru_cache(maxsize=256)  # a cue stands in ten pairs
def _edges(text: str, start: int, end: int) -> tuple[str, bool]:
    """A cue's last word, and whether its first is an -ing form."""
    words = text[start:end].lower().split()
    return words[-1], words[0].endswith("ing")


def _is_stopped(text: str, part: Part) -> bool:
    """Whether a part ends in a full stop, marks behind it aside; most end in a letter, which is seen at once."""
    return text[part.end - 1] in _STOPPING and _STOPPED.search(text, _tail(part), part.end) is not None


def _tail(part: Part) -> int:
    """Where to begin to look for a part's last full stop and the marks behind it."""
    return max(part.start, part.end - TAIL)


TAIL = 40
"""Characters; more marks than that do not stand in a row."""


def _between(text: str, parts: Sequence[Part]) -> str:
    """The text between the first and the last of `parts` without what the others cover."""
    out, at = [], parts[0].end
    for part in parts[1:]:
        out.append(text[at : part.start])
        at = max(at, part.end)
    return "".join(out)


_STOPPING = '.!?…"”“’»'
_LIMITS = (2, 8, 20, 50, 120)
_SIZES = ("0-2", "3-8", "9-20", "21-50", "51-120", "over 120")
_STOPS = " .!?…\u00a0\t"
_LINE_END = re.compile(r"[\n\r]")
_SENTENCE = re.compile(r"[.!?…][\"”“’»)\]]*(?=\s)")
_STOPPED = re.compile(r"[.!?…][\"”“’»]*$")
_BEFORE, _AFTER = _name("before"), _name("after")
