"""Whom a pronoun means: candidates ranked by what can be seen of each, with the reasons.

A choice is a sum of weights, one for each thing seen (`features`), as in `linking`. The weights are in
`resources/pronouns.json`, where they can be read and argued with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from dragoman import resources
from dragoman.reading.cast import Cast, Entry
from dragoman.reading.entities import Figure
from dragoman.reading.linking import Link
from dragoman.reading.parts import Part
from dragoman.reading.states import state_of

NEAR = 900
"""Characters that a pronoun looks back: about three paragraphs of news."""

CLOSE = 0.05
"""Least lead of the first candidate over the second; below it the answer is unknown."""


FEW = 4
"""Mentions of somebody who is brought in to be quoted; who has more is what the article is about."""


class Turn(NamedTuple):
    """One statement that has been answered: who spoke, to whom, and where its words start and end."""

    start: int
    end: int
    speaker: Figure
    hearer: Figure | None = None


def last_before(turns: Sequence[Turn], at: int) -> Turn | None:
    """The last statement that starts before `at`: what is said inside a statement is asked about after all others."""
    return next((turn for turn in reversed(turns) if turn.start < at), None)


class Candidate(NamedTuple):
    score: float
    figure: Figure
    reasons: tuple[str, ...]
    """The features that counted, heaviest first."""


@cache
def load_weights() -> Mapping[str, float]:
    return resources.load_weights("pronouns", dict[str, float])


class Pronoun(NamedTuple):
    """A pronoun to be resolved. `at`: where its statement starts, words included, since they may stand before it."""

    start: int
    at: int
    gender: str
    link: Link | None


def rank(cast: Cast, pronoun: Pronoun, turns: Sequence[Turn], figures: Iterable[Figure]) -> list[Candidate]:
    """Those of `figures` that are mentioned shortly before the pronoun or spoke last, best first."""
    weights = load_weights()
    ranked = []
    for figure, seen in features_of(cast, pronoun, turns, figures):
        weighed = sorted(((weights.get(f, 0.0), f) for f in seen), reverse=True)
        score = sum(w for w, _ in weighed)
        ranked.append(Candidate(round(score, 3), figure, tuple(f for w, f in weighed if w > 0)))
    return sorted(ranked, key=lambda c: (-c.score, c.figure.first))


def features_of(
    cast: Cast, pronoun: Pronoun, turns: Sequence[Turn], figures: Iterable[Figure]
) -> list[tuple[Figure, list[str]]]:
    """The candidates among `figures` with all that can be seen of each."""
    allowed = {id(f) for f in figures}
    latest: dict[int, Entry] = {}
    for entry in cast.between(pronoun.at - NEAR, pronoun.start):
        if id(entry.figure) in allowed and not _is_hidden(cast, entry, pronoun):
            latest[id(entry.figure)] = entry
    last = last_before(turns, pronoun.at)
    last = last if last and pronoun.at - last.end < NEAR else None
    seen = {id(e.figure): e.figure for e in latest.values()}
    if last and id(last.speaker) in allowed:
        seen[id(last.speaker)] = last.speaker
    most = max((len(f.mentions) for f in seen.values()), default=0)
    return [
        (f, [*features(cast, pronoun, f, latest, last), *(["named most"] if len(f.mentions) == most else [])])
        for f in seen.values()
    ]


def features(
    cast: Cast, pronoun: Pronoun, figure: Figure, latest: Mapping[int, Entry], last: Turn | None
) -> Iterator[str]:
    """What can be seen of one candidate, as names of weights that read as reasons."""
    entry = latest.get(id(figure))
    if entry:
        back = cast.outline.sentence(pronoun.at) - cast.outline.sentence(entry.start)
        back = max(back, 0)
        where = (
            ("in the sentence", "in the sentence before", "two sentences back")[back] if back < 3 else "further back"
        )
        if cast.is_subject(entry):
            yield f"subject {where}"
        elif cast.text[entry.end : entry.end + 1] in ("'", "’"):
            yield f"possessive {where}"
        else:
            yield f"named {where}"
        if entry.form == "pronoun":
            yield "meant by the pronoun before"
        if figure.kind == "person" and entry.start == figure.first and back == 1 and len(figure.mentions) < FEW:
            yield "brought in by the sentence before"
        since = {id(e.figure) for e in latest.values() if e.start > entry.start and e.figure is not figure}
        yield f"{min(len(since), 3)} named since"
        if cast.outline.paragraph(entry.start) < cast.outline.paragraph(pronoun.at):
            yield "in an earlier paragraph"
    else:
        yield "not named near"
    if last and last.speaker is figure:
        turn = cast.outline.sentence(pronoun.at) - cast.outline.sentence(max(last.end - 1, last.start))
        yield "spoke last" if turn <= 1 else "spoke last, some sentences back"
    if last and last.hearer is figure:
        yield "was told last"
    if figure.gender == pronoun.gender:
        yield "gender agrees"
    if pronoun.link and any(
        e.figure is figure and e.form != "pronoun" and not _is_name(p, e)
        for p in pronoun.link.contents
        for e in cast.between(p.start, p.end)
    ):
        yield "named in the words"
    if not figure.is_named:
        yield "unnamed"
    elif figure.kind == "person" and not figure.roles and figure.gender is None and " " not in figure.name:
        yield "a single bare name"  # the names head takes unknown places for people
    yield f"is a {figure.kind}"


_MODIFIER = re.compile(r"\b(?:an?|the)\s\Z", re.I)


_TOLD = re.compile(r"\b(?:told|telling|tells|address(?:ed|ing)|before|in front of) (?:the |an? )?(?:\w+ )?\Z", re.I)


def _is_adjective(text: str, entry: Entry) -> bool:
    name = text[entry.start : entry.end]
    is_people = not name.endswith("s") and state_of(name, ("people",)) is not None
    return is_people and text[entry.end : entry.end + 1] == " " and text[entry.end + 1 : entry.end + 2].isalpha()


def _is_name(part: Part, entry: Entry) -> bool:
    """Whether a content is nothing but a name: then it was no content."""
    return part.end - part.start <= entry.end - entry.start


def _is_hidden(cast: Cast, entry: Entry, pronoun: Pronoun) -> bool:
    """In the statement's own words, or in another quotation: a pronoun outside seldom means that one."""
    if pronoun.link and any(p.start <= entry.start < p.end and not _is_name(p, entry) for p in pronoun.link.contents):
        return True
    if (
        entry.figure.kind == "person"
        and entry.form == "name"
        and _MODIFIER.search(cast.text, max(0, entry.start - 5), entry.start)
    ):
        return True  # "a Brandt caricature", "the Venn campaign"
    if entry.figure.kind != "person" and entry.form == "name" and _is_adjective(cast.text, entry):
        return True  # "the Iranian position"
    if (
        entry.figure.kind == "group"
        and not entry.figure.is_named
        and _TOLD.search(cast.text, max(0, entry.start - 30), entry.start)
    ):
        return True  # "she told the crowd": those who listen do nothing themselves
    if cast.is_in_question(entry, pronoun.start):
        return True
    quotation = cast.outline.quotation(entry.start)
    return quotation is not None and not quotation[0] <= pronoun.start < quotation[1]
