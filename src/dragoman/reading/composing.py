"""The parts of a reading put into its structs: statements with ids, speakers and times, the article's own facts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from dragoman.reading.entities import Figure
from dragoman.reading.furniture import split_lines
from dragoman.reading.kinds import kind_of
from dragoman.reading.linking import Link
from dragoman.reading.parts import Part
from dragoman.reading.quotes import is_quoted
from dragoman.reading.roles import roles
from dragoman.reading.speakers import Answer
from dragoman.reading.speech import Spoken
from dragoman.reading.times import Told
from dragoman.reading.turned import is_move
from dragoman.reading.words import verb_patterns
from dragoman.types import Article, ArticleInfo, EntityRef, Furniture, Span, Statement


class Made(NamedTuple):
    """A statement before it is written down: its parts, who speaks, how sure that is, and its host's place."""

    link: Link
    spoken: Spoken
    confidence: float
    why: str
    host: int | None


def make_statement(
    text: str, article: str, made: Made, ids: Sequence[str], place: int, told: Told, title: int
) -> Statement:
    """`article`: its id; `ids`: of all statements, by place. `title`: where the headline ends."""
    link, spoken = made.link, made.spoken
    return Statement(
        id=ids[place], kind=kind_of(text, link, title), content=tuple(span_of(text, p) for p in link.contents),
        source=link.source and span_of(text, link.source), cue=link.cue and span_of(text, link.cue),
        speaker=_ref(spoken.speaker.figure, article), addressee=_ref(spoken.heard.addressee, article),
        outlet=_ref(spoken.heard.outlet, article), said=told.said, occasion=told.occasion,
        inside=None if made.host is None else ids[made.host], confidence=made.confidence, why=made.why,
    )  # fmt: skip


def keep(statements: Sequence[Statement], numbers: Sequence[int]) -> list[Statement]:
    """The statements of these numbers; what is inside one that is left out is inside the next around it."""
    hosts = {one.id: one.inside for one in statements}
    kept = [statements[n] for n in numbers]
    ids = {one.id for one in kept}

    def host(id: str | None) -> str | None:
        return id if id is None or id in ids else host(hosts[id])

    return [one if host(one.inside) == one.inside else replace(one, inside=host(one.inside)) for one in kept]


def make_info(
    article: Article, id: str, furniture: Sequence[Furniture], language: str | None, day: str | None
) -> ArticleInfo:
    """`id`: of the article as it came. `day`: of publication as the text tells it, where the source does not."""
    return ArticleInfo(
        id=id, path=article.path, title=article.title, published=article.published or day,
        publisher=article.publisher, authors=article.authors, language=language, url=article.url,
        furniture=tuple(furniture),
    )  # fmt: skip


def is_report(text: str, entry: Link, answer: Answer, outer: Figure | None) -> bool:
    """Whether a statement inside another's words tells of words: "X said he hoped" is one statement, not two."""
    if not entry.cue or not entry.source:
        return False
    patterns, cue = verb_patterns(), (entry.cue.start, entry.cue.end)
    own = answer.figure is outer or roles().pronoun(text[entry.source.start : entry.source.end]) in ("speaker", "us")
    first = entry.contents[0]
    if own and not patterns.past.match(text, *cue) and not is_quoted(text, first.start, first.end):
        return False  # "I repeat, we are ready": the speaker's words now, not those of another time
    if _NOUN.search(text, entry.source.start, entry.cue.start) and " " not in text[entry.cue.start : entry.cue.end]:
        return False  # "Vardeland's | offer | to talk": the noun, and the offer is told of, not made here
    if not is_move(entry) and _POINTER.fullmatch(text, entry.contents[0].start, entry.contents[-1].end):
        return False  # "what he called a ruse", "they deny it": what was said is not there
    if not own and _TO_COME.match(text, *cue):
        return False  # "users will demand it": foreseen by who speaks, not said yet
    if patterns.knowing.search(text, *cue):
        return False  # "they see it crumble", "she does not know when": told of them, not by them
    return not (patterns.desire.search(text, *cue) or (own and patterns.attitude.search(text, *cue)))


_TO_COME = re.compile(r"(?:will|would|may|might|could|can)\b", re.I)
_NOUN = re.compile(r"[’'](?:s|(?<=s[’']))\s*\Z")
_POINTER = re.compile(r"what|which|that|this|these|it|so|as much|them|who", re.I)


def _ref(figure: Figure | None, article: str) -> EntityRef | None:
    return EntityRef(figure.make_id(article), figure.name) if figure else None


def span_of(text: str, part: Part) -> Span:
    return Span(part.start, part.end, text[part.start : part.end])


def make_ids(article: str, links: Sequence[Link]) -> list[str]:
    """Ids from places, so that the same words keep theirs when another model reads more or fewer statements around."""
    seen: dict[str, int] = {}
    out = []
    for entry in links:
        spans = [p for p in (entry.source, entry.cue, *entry.contents) if p]
        id = f"{article}.s{min(p.start for p in spans)}-{max(p.end for p in spans)}"
        seen[id] = seen.get(id, 0) + 1
        out.append(id if seen[id] == 1 else f"{id}-{seen[id]}")
    return out


SHORT = 4
"""Words of a line that a bracket or comma closes and that is no sentence: "TALKS (UPDATE 2)"."""


def find_title_end(text: str, furniture: Sequence[Furniture]) -> int:
    """Where the headline and what stands under it end: the lines before the first full sentence of a pasted page."""
    marked = {f.start for f in furniture}
    end = 0
    for line in split_lines(text):
        if line.start in marked:
            continue
        if (line.is_sentence and (line.is_stopped or line.words > SHORT)) or line.words > 30:
            return end
        end = line.end
    return 0  # nothing but fragments: no telling which of them is the headline
