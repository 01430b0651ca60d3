"""One article in, one reading out: the order of the steps, and nothing else."""

from __future__ import annotations

import math
import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import pairwise
from typing import NamedTuple

import msgspec
import numpy as np

from dragoman.reading.acts import find_acts
from dragoman.reading.chain import Scores
from dragoman.reading.entities import Figure, find_figures
from dragoman.reading.furniture import find_furniture, split_lines
from dragoman.reading.kinds import kind_of
from dragoman.reading.language import find_language, name_of
from dragoman.reading.linking import Link, link, load_weights
from dragoman.reading.model import Model, cores
from dragoman.reading.names import clean_names
from dragoman.reading.nesting import inner_tokens
from dragoman.reading.parts import Part, find_parts, split_at_lines
from dragoman.reading.quotes import find_quoted
from dragoman.reading.roles import find_roles, roles
from dragoman.reading.speakers import Answer, Scene
from dragoman.reading.tokens import Tokens, join, tokenise, without
from dragoman.reading.windows import make_windows
from dragoman.reading.words import verb_patterns
from dragoman.types import Article, ArticleInfo, EntityRef, Furniture, Reading, Span, Statement

CODE = "r2"
"""Version of the code after the model. Raised whenever the same scores would give another reading."""


SURE = 0.5
"""Confidence below which a statement inside another's words is not taken: the encoder was trained on articles."""


class Prepared(NamedTuple):
    """An article ready for the encoder: its furniture, and its pieces without that."""

    article: Article
    language: str | None
    furniture: list[Furniture]
    tokens: Tokens
    note: str | None = None
    """Why it is not read."""


class _Marked(NamedTuple):
    """An article or a stretch of one, with what the heads make of each of its pieces."""

    prepared: Prepared
    tokens: Tokens
    scores: dict[str, Scores]


class Reader:
    """Reads articles with one model. Loading costs half a second; keep one and use it often, from any thread."""

    def __init__(self, model: str | os.PathLike[str] | None = None) -> None:
        """`model`: a model folder, the shipped one by default. Raises StopError when it does not fit this code."""
        self.model = Model(model)
        self._weights = load_weights()
        self.version = f"{self.model.card.name}-{self.model.card.version}+{CODE}"

    def read(self, article: Article) -> Reading:
        """All that the article says of who said what. A pure function of the article and this reader's version."""
        prepared = self._prepare(article)
        whole = _Marked(prepared, prepared.tokens, self._score(prepared.tokens, self.model.card.context))
        links = link(article.text, self._parts(whole, "attribution"), self._weights)
        inner = inner_tokens(article.text, prepared.tokens, links)
        contents = self._contents(prepared, [tokens for _, tokens in inner])
        nested = [
            (host, self._parts(content, "attribution")) for (host, _), content in zip(inner, contents, strict=True)
        ]
        return self._compose(prepared, self._parts(whole, "names"), links, nested)

    def read_many(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Reading]]:
        """Readings in the order of the articles, one article on each processor; takes only a few articles ahead.

        The encoder runs on one thread for an article and lets the other articles work meanwhile.
        """
        workers = cores()
        waiting: deque[tuple[Article, Future[Reading]]] = deque()
        with ThreadPoolExecutor(workers) as pool:
            for article in articles:
                waiting.append((article, pool.submit(self.read, article)))
                if len(waiting) > 2 * workers:
                    done, reading = waiting.popleft()
                    yield done, reading.result()
            for done, reading in waiting:
                yield done, reading.result()

    def _score(self, tokens: Tokens, context: int) -> dict[str, Scores]:
        return self.model.score(tokens, list(make_windows(tokens, self.model.card.window - 2, context)))

    def _contents(self, prepared: Prepared, texts: Sequence[Tokens]) -> Iterator[_Marked]:
        """An article's contents with their scores: given to the encoder as the paragraphs of one text."""
        scores = self._score(join(texts), 0) if texts else {}
        at = 0
        for tokens in texts:
            kept = slice(at, at + len(tokens.ids))
            at = kept.stop
            yield _Marked(prepared, tokens, {head: scored[kept] for head, scored in scores.items()})

    def _parts(self, text: _Marked, head: str) -> list[Part]:
        """The parts that one head marks in a text. Paragraphs are decoded side by side: no part leaves its own."""
        chain, bounds = self.model.chains[head], [*text.tokens.paragraphs, len(text.tokens.ids)]
        decoded = chain.decode([text.scores[head][low:high] for low, high in pairwise(bounds)])
        if not decoded:
            return []
        tags, chances = (np.concatenate(column) for column in zip(*decoded, strict=True))
        found = find_parts(text.tokens, chain.labels, tags, chances)
        furniture = [(f.start, f.end) for f in text.prepared.furniture]
        return list(split_at_lines(text.prepared.article.text, found, furniture))

    def _prepare(self, article: Article) -> Prepared:
        language = find_language(article.text, article.language)
        if language and language.split("-")[0].lower() not in self.model.card.languages:
            note = f"written in {name_of(language)}, which no installed model reads"
            return Prepared(article, language, [], tokenise("", self.model.wordpiece), note)
        furniture = find_furniture(article.text)
        tokens = tokenise(article.text, self.model.wordpiece)
        return Prepared(article, language, furniture, without(tokens, [(f.start, f.end) for f in furniture]))

    def _compose(
        self, prepared: Prepared, names: list[Part], links: list[Link], nested: list[tuple[int, list[Part]]]
    ) -> Reading:
        article, text = prepared.article, prepared.article.text
        figures = find_figures(text, clean_names(text, names))
        find_roles(text, figures)
        scene = Scene(text, figures, find_quoted(text, 0, len(text)))
        title = _title_end(text, prepared.furniture)
        made: list[tuple[Link, Answer, int | None]] = []
        for number, entry in enumerate(links):
            made.append((entry, scene.ask(entry, links[number - 1] if number else None), None))
        for host, found in nested:
            for entry in link(text, found, self._weights):
                outer = made[host][1].figure
                answer = scene.ask(entry, None, outer)
                if _is_report(text, entry, answer, outer):
                    made.append((entry, answer, host))
        ids = _ids(article.id, [entry for entry, _, _ in made])
        statements = [
            self._statement(text, ids[n], entry, answer, None if host is None else ids[host], title, article.id)
            for n, (entry, answer, host) in enumerate(made)
        ]
        entities = tuple(f.freeze(article.id) for f in sorted(figures, key=lambda f: (f.first, f.name)))
        info = ArticleInfo(
            id=article.id,
            path=article.path,
            title=article.title,
            published=article.published,
            publisher=article.publisher,
            authors=article.authors,
            language=prepared.language,
            url=article.url,
            furniture=tuple(prepared.furniture),
        )
        statements.sort(key=lambda s: (s.content[0].start, -s.content[-1].end, s.id))
        acts = find_acts(text, entities, statements)
        statements = [msgspec.structs.replace(s, acts=a) for s, a in zip(statements, acts, strict=True)]
        return Reading(
            article=info,
            model=self.version,
            entities=entities,
            statements=tuple(statements),
            note=prepared.note,
        )

    def _statement(
        self, text: str, id: str, entry: Link, answer: Answer, inside: str | None, title: int, article: str
    ) -> Statement:
        return Statement(
            id=id, kind=kind_of(text, entry, title), content=tuple(_span(text, p) for p in entry.contents),
            source=entry.source and _span(text, entry.source), cue=entry.cue and _span(text, entry.cue),
            speaker=EntityRef(answer.figure.make_id(article), answer.figure.name) if answer.figure else None,
            inside=inside, confidence=_confidence(entry), why=answer.why,
        )  # fmt: skip


def _is_report(text: str, entry: Link, answer: Answer, outer: Figure | None) -> bool:
    """Whether a statement inside another's words tells of words: "X said he hoped" is one statement, not two."""
    if not entry.cue or not entry.source or _confidence(entry) < SURE:
        return False
    patterns, cue = verb_patterns(), (entry.cue.start, entry.cue.end)
    own = answer.figure is outer or roles().pronoun(text[entry.source.start : entry.source.end]) == "speaker"
    return not (patterns.desire.search(text, *cue) or (own and patterns.attitude.search(text, *cue)))


def _confidence(entry: Link) -> float:
    """Geometric mean of the parts' chances: 0 to 1."""
    chances = [p.chance for p in (entry.source, entry.cue, *entry.contents) if p]
    return round(math.prod(chances) ** (1 / len(chances)), 3)


def _span(text: str, part: Part) -> Span:
    return Span(part.start, part.end, text[part.start : part.end])


def _ids(article: str, links: Sequence[Link]) -> list[str]:
    """Ids from places, so that the same words keep theirs when another model reads more or fewer statements around."""
    seen: dict[str, int] = {}
    out = []
    for entry in links:
        spans = [p for p in (entry.source, entry.cue, *entry.contents) if p]
        id = f"{article}.s{min(p.start for p in spans)}-{max(p.end for p in spans)}"
        seen[id] = seen.get(id, 0) + 1
        out.append(id if seen[id] == 1 else f"{id}-{seen[id]}")
    return out


def _title_end(text: str, furniture: Sequence[Furniture]) -> int:
    """Where the headline and what stands under it end: the lines before the first full sentence of a pasted page."""
    marked = {f.start for f in furniture}
    end = 0
    for line in split_lines(text):
        if line.start in marked:
            continue
        if line.is_sentence or line.words > 30:
            return end
        end = line.end
    return 0  # nothing but fragments: no telling which of them is the headline
