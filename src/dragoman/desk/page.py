"""The report: one HTML file that needs nothing else, with every article's statements marked in its text.

Style and script stand inline and a content security policy names them by their hashes: a browser fetches nothing and
runs nothing else, whatever an article holds. The page works without the script, which adds the filter by speaker.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from dragoman.desk.board import Board, Place, rank_parties
from dragoman.desk.correcting import tell_correction
from dragoman.desk.marks import Run, cut_runs
from dragoman.desk.speakers import Numbered, Speaker, group_by_speaker, tell_words
from dragoman.record.correcting import Corrected, correct_reading
from dragoman.types import Article, Reading

if TYPE_CHECKING:
    from jinja2 import Environment

    from dragoman.record import PersonRow
    from dragoman.story.types import Story

COLOURS = 8
"""Speakers' colours in report.css, `c0` to `c7`; `cx` is the grey of unresolved sources."""


class Voice(NamedTuple):
    """One speaker over all articles of the report."""

    name: str
    colour: str
    said: int
    articles: list[tuple[PageArticle, list[Numbered]]]


class PageArticle:
    """One article as the template is given it: its reading, runs and speakers."""

    def __init__(self, article: Article, corrected: Corrected, names: dict[str, str]) -> None:
        reading = corrected.reading
        self.rejected, self.notes = corrected.rejected, corrected.notes
        self.info = reading.article
        self.model = reading.model
        self.note = reading.note
        self.anchor = f"a-{self.info.id}"
        self.title = self.info.title or self.info.path
        self.outlet = self.info.publisher or self.info.title or self.info.path.rpartition("/")[2]
        self.text = article.text
        self.reading = reading
        self.speakers = group_by_speaker(reading)
        self.count = len(reading.statements) - len(corrected.rejected)
        self.link = self.info.url if (self.info.url or "").startswith(("https://", "http://")) else None
        self._names = names
        self.voice_of = {n.number: self.voice(s) for s in self.speakers for n in s.statements}

    def runs(self) -> Iterator[Run]:
        return cut_runs(self.text, self.reading, self.rejected)

    def voice(self, speaker: Speaker) -> str:
        """The name under which the speaker goes over all articles; empty for an unresolved source."""
        return self._names.get(speaker.name, speaker.name) if speaker.named else ""


class Page:
    """What the template `report.html` is given: articles, voices (the most heard first), and each voice's colour."""

    def __init__(
        self,
        pairs: Iterable[tuple[Article, Reading | Corrected]],
        people: Iterable[PersonRow] = (),
        story: Story | None = None,
    ) -> None:
        names = _names_over_articles(people)
        self.articles = [PageArticle(article, _as_corrected(reading), names) for article, reading in pairs]
        self.models = sorted({article.model for article in self.articles})
        self.count = sum(article.count for article in self.articles)
        parties = {one.name: f"c{place % COLOURS}" for place, one in enumerate(rank_parties(story) if story else ())}
        self.voices = list(_find_voices(self.articles, parties))
        self.colours = {"": "cx"} | parties | {voice.name: voice.colour for voice in self.voices}
        self.places = {voice.name: place for place, voice in enumerate(self.voices)} | {"": -1}
        self.board = Board(story, _find_places(self.articles), self.colours) if story else None

    def render(self) -> Iterator[str]:
        """The page in pieces, the same for the same record."""
        template = _load_environment().get_template("report.html")
        style, script = _load("report.css"), _load("report.js")
        hashes = {"style_hash": _hash(style), "script_hash": _hash(script)}
        told = {"tell_correction": tell_correction, "tell_words": tell_words}
        return template.generate(page=self, style=style, script=script, **told, **hashes)


def _find_places(articles: Iterable[PageArticle]) -> dict[str, Place]:
    """Where each statement stands in the text, by its id."""
    return {
        statement.id: Place(f"#w-{article.info.id}-{number}", article.outlet)
        for article in articles
        for number, statement in enumerate(article.reading.statements, 1)
        if statement.id not in article.rejected and any(span.end > span.start for span in statement.content)
    }


def _as_corrected(reading: Reading | Corrected) -> Corrected:
    return correct_reading(reading, ()) if isinstance(reading, Reading) else reading


def _names_over_articles(people: Iterable[PersonRow]) -> dict[str, str]:
    """Spelling → the record's name. A spelling that two people share is left as the article has it."""
    names: dict[str, str] = {}
    shared: set[str] = set()
    for person in people:
        for spelling in {person.name, *person.spellings}:
            shared |= {spelling} & names.keys()
            names[spelling] = person.name
    return {spelling: name for spelling, name in names.items() if spelling not in shared}


def _find_voices(articles: list[PageArticle], parties: dict[str, str]) -> Iterator[Voice]:
    heard: dict[str, list[tuple[PageArticle, list[Numbered]]]] = {}
    for article in articles:
        here: dict[str, list[Numbered]] = {}
        for speaker in article.speakers:
            if speaker.named:
                here.setdefault(article.voice(speaker), []).extend(speaker.statements)
        for name, statements in here.items():
            heard.setdefault(name, []).append((article, sorted(statements, key=lambda numbered: numbered.number)))
    counts = {name: sum(len(statements) for _, statements in places) for name, places in heard.items()}
    for place, name in enumerate(sorted(heard, key=lambda name: (-counts[name], name))):
        # A party has the colour that it has in the story; the others take turns from the next on.
        yield Voice(name, parties.get(name) or f"c{(place + len(parties)) % COLOURS}", counts[name], heard[name])


@cache
def _load_environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("dragoman", "desk"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _load(name: str) -> str:
    from importlib.resources import files

    return (files("dragoman") / "desk" / name).read_text("utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
