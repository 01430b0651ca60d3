"""One article in, one reading out: the order of the steps, and nothing else."""

from __future__ import annotations

import math
import os
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice, pairwise
from typing import NamedTuple

import msgspec
import numpy as np

from dragoman.copies import cores, may_copy
from dragoman.reading.acting import find_acting
from dragoman.reading.acts import find_acts, know
from dragoman.reading.acts.bargaining import do_bargain
from dragoman.reading.acts.guessing import Guesser
from dragoman.reading.announcing import add_announced
from dragoman.reading.apart import Readers
from dragoman.reading.behind import add_behind, is_behind
from dragoman.reading.chain import Candidate, Scores
from dragoman.reading.choosing import choose_parts, load_limits
from dragoman.reading.composing import Made, find_title_end, is_report, keep, make_ids, make_info, make_statement
from dragoman.reading.confidence import LOW, doubt, features, is_enough, load_confidence, rate
from dragoman.reading.continuing import go_on
from dragoman.reading.dialogue import find_partners, name_speakers
from dragoman.reading.doers import of_one_deed, of_the_subject, without_day
from dragoman.reading.entities import find_figures
from dragoman.reading.furniture import find_furniture, split_lines
from dragoman.reading.labels import add_labelled
from dragoman.reading.language import find_language, name_of
from dragoman.reading.lineends import as_written, same_lines
from dragoman.reading.linking import Choices, Link, link, load_weights
from dragoman.reading.mending import mend
from dragoman.reading.model import Model
from dragoman.reading.moves import add_moves, are_of_talks, tells_of_talks
from dragoman.reading.names import clean_names
from dragoman.reading.nesting import inner_tokens, is_within, told_within, with_quoted
from dragoman.reading.outlets import load_outlets
from dragoman.reading.owners import find_owners
from dragoman.reading.parting import is_parted, part_accounts
from dragoman.reading.parts import Part, find_parts, split_at_lines
from dragoman.reading.pronouns import mark_pronouns
from dragoman.reading.quotes import find_quoted
from dragoman.reading.quoting import fill_quotations
from dragoman.reading.reaching import from_object, with_rest, without_clause
from dragoman.reading.seats import find_seats
from dragoman.reading.speakers import Scene
from dragoman.reading.speech import hear
from dragoman.reading.telling import is_told
from dragoman.reading.times import Entry, Times, read_times, tell
from dragoman.reading.titles import find_roles
from dragoman.reading.tokens import Tokens, join, tokenise, without
from dragoman.reading.turned import is_move
from dragoman.reading.turns import brisk_turns
from dragoman.reading.unsaid import is_undone, is_unsaid
from dragoman.reading.windows import make_windows
from dragoman.reading.within import moves_within, rejoined
from dragoman.types import Article, Entity, Furniture, Reading, Statement

CODE = "r32"
"""Version of the code after the model. Raised whenever the same scores would give another reading."""


_FIRST = Article(text="“We agree,” the minister told reporters on Monday, his spokesman said.", path="")
"""An article that asks for every word list."""

SURE = 0.5
"""Mean chance of the parts below which a statement inside another's words is not looked at."""


class Prepared(NamedTuple):
    """An article ready for the encoder: its furniture, and its pieces without that."""

    article: Article
    """Its text with line ends alike (`lineends`)."""
    id: str
    """That of the article as it came."""
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


class _Said(NamedTuple):
    """An article's statements without their acts."""

    made: list[Made]
    ids: dict[Link, str]
    statements: list[Statement]
    entities: tuple[Entity, ...]


class Reader:
    """Reads articles with one model. Loading costs half a second; keep one and use it often, from any thread."""

    def __init__(
        self, model: str | os.PathLike[str] | None = None, outlets: str | os.PathLike[str] | None = None
    ) -> None:
        """`model`: a model folder, the shipped one by default. `outlets`: a YAML file of outlets besides those shipped.

        Raises StopError when one of them does not fit this code.
        """
        self.model = Model(model)
        self._outlets = load_outlets(outlets)
        self._weights = load_weights()
        self.limits = load_limits()
        self._confidence = load_confidence()
        self._apart: Readers | None = None
        own = f"+outlets-{self._outlets.stamp}" if self._outlets.stamp else ""
        self.version = f"{self.model.card.name}-{self.model.card.version}+{CODE}{own}"

    def read(self, article: Article) -> Reading:
        """All that the article says of who said what. A pure function of the article and this reader's version."""
        prepared = self._prepare(article)
        names, links, title = self._tagged(prepared)
        reading = self._compose(prepared, names, self._layers(prepared, names, links), title)
        return reading if prepared.article is article else as_written(reading, article.text)

    def read_many(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Reading]]:
        """Readings in the order of the articles, one article on each processor; takes only a few articles ahead."""
        waiting: deque[tuple[Article, Future[Reading]]] = deque()
        with self.ahead() as begin:
            for article in articles:
                waiting.append((article, begin(article)))
                if len(waiting) > 2 * cores():
                    done, reading = waiting.popleft()
                    yield done, reading.result()
            for done, reading in waiting:
                yield done, reading.result()

    @contextmanager
    def ahead(self) -> Iterator[Callable[[Article], Future[Reading]]]:
        """A function that has an article read while others are, one on each processor, and gives its reading to come.

        The encoder runs on one thread for an article and lets the other articles work meanwhile. What has not been
        begun when the block is left is not read.
        """
        with ThreadPoolExecutor(cores()) as pool, brisk_turns():
            try:
                yield lambda article: pool.submit(self._apart.read if self._apart else self.read, article)
            finally:
                pool.shutdown(wait=False, cancel_futures=True)

    @contextmanager
    def apart(self) -> Iterator[None]:
        """While the block runs, `ahead` has articles read in copies of this process, one on each processor, where that
        can be done (`dragoman.copies`); from hundreds of articles on it is worth the time of making them.

        Enter it before files are opened that nothing else should hold, and before threads are started.
        """
        if self._apart or cores() < 2 or not may_copy():
            yield
            return
        self.read(_FIRST)  # so that each copy has the word lists, which are loaded at first use
        self._apart = Readers(self.read, cores())
        try:
            yield
        finally:
            readers, self._apart = self._apart, None
            readers.close()

    def stage(self, article: Article) -> tuple[Scene, list[Link]]:
        """The article's people and its statements before anybody is asked who speaks; for training what asks."""
        prepared = self._prepare(article)
        names, links, _ = self._tagged(prepared)
        return self._scene(prepared, names), links

    def mark_names(self, article: Article) -> list[Part]:
        """The article's names as the model marks them, before anything is mended; for measuring."""
        return self._tagged(self._prepare(article))[0]

    def score(self, tokens: Tokens, context: int) -> dict[str, Scores]:
        """What each head makes of each piece, with `context` pieces before a window."""
        return self.model.score(tokens, list(make_windows(tokens, self.model.card.window - 2, context)))

    def _tagged(self, prepared: Prepared) -> tuple[list[Part], list[Link], int]:
        """Names and statements of the one pass over an article, and where its headline ends."""
        text = prepared.article.text
        whole = _Marked(prepared, prepared.tokens, self.score(prepared.tokens, self.model.card.context))
        names, title = self._names(whole), find_title_end(text, prepared.furniture)
        marked = {f.start for f in prepared.furniture}
        lines = [] if prepared.note else [line for line in split_lines(text) if line.start not in marked]
        links = add_labelled(text, self._links(whole, next(self._spans([whole])), title), lines, names, title)
        links = add_announced(text, links, names)
        links = add_behind(text, links, lines, names, title, lambda e: self._is_sure(text, e))
        links = [half for entry in links if (half := of_one_deed(text, entry, title))]
        links = part_accounts(text, links, lines, names, title)
        links = add_moves(text, links, lines, names, title, lambda e: self._is_sure(text, e))
        done = [of_the_subject(text, without_day(text, entry), links) for entry in links]
        links = [half for entry in done if (half := of_one_deed(text, entry, title))]
        links = [with_rest(text, from_object(text, without_clause(text, entry, title))) for entry in links]
        links = [entry for entry in rejoined(text, links) if not is_unsaid(text, entry)]  # of what was made here, too
        return name_speakers(names, links, text), links, title

    def _layers(
        self, prepared: Prepared, names: Sequence[Part], links: Sequence[Link]
    ) -> list[tuple[Link, int | None]]:
        """`links`, then the statements inside their contents, inside those, and so on: each with its host's place."""
        tree: list[tuple[Link, int | None]] = [(entry, None) for entry in links]
        done = 0
        while done < len(tree):
            layer, before = [entry for entry, _ in tree[done:]], done
            done = len(tree)
            inner = inner_tokens(prepared.article.text, prepared.tokens, layer)
            contents = self._contents(prepared, [tokens for _, tokens in inner])
            marked = list(contents)
            for (number, _), content, spans in zip(inner, marked, self._spans(marked), strict=True):
                read = with_quoted(prepared.article.text, layer[number], self._links(content, spans))
                inside = [entry for entry in read if _is_sure(entry) and is_within(entry, layer[number])]
                found = [entry for entry in inside if not is_undone(prepared.article.text, entry)]
                if own := told_within(prepared.article.text, layer[number], found):
                    tree[before + number] = own, tree[before + number][1]
                    continue
                tree += [(entry, before + number) for entry in found]
        return [*tree, *self._moves_within(prepared.article.text, tree, names)]

    def _moves_within(
        self, text: str, tree: Sequence[tuple[Link, int | None]], names: Sequence[Part]
    ) -> Iterator[tuple[Link, int]]:
        """The moves told in the words of statements that are inside no other, with the place of each one's host. What
        one told another who tells it ("our partners told us that Putin invited me") is left with him: so the gold has
        it."""
        inner: dict[int, list[Link]] = defaultdict(list)
        for entry, host in tree:
            if host is not None and self.is_enough(text, entry, self.rate(text, entry), True):
                inner[host].append(entry)
        for number, (entry, host) in enumerate(tree):
            if host is None:
                yield from ((move, number) for move in moves_within(text, entry, inner[number], names))

    def _contents(self, prepared: Prepared, texts: Sequence[Tokens]) -> Iterator[_Marked]:
        """An article's contents with their scores: given to the encoder as the paragraphs of one text."""
        scores = self.score(join(texts), 0) if texts else {}
        at = 0
        for tokens in texts:
            kept = slice(at, at + len(tokens.ids))
            at = kept.stop
            yield _Marked(prepared, tokens, {head: scored[kept] for head, scored in scores.items()})

    def _spans(self, texts: Sequence[_Marked]) -> Iterator[list[list[Candidate]]]:
        """The spans held possible in each paragraph of each text. Paragraphs are decoded side by side."""
        blocks = [_by_paragraph(text, "attribution") for text in texts]
        found = iter(self.model.chains["attribution"].spans([scores for block in blocks for scores in block]))
        return (list(islice(found, len(block))) for block in blocks)

    def _links(self, text: _Marked, spans: list[list[Candidate]], title: int = 0) -> list[Link]:
        """The statements of a text. No part leaves its paragraph."""
        words, furniture = text.prepared.article.text, [(f.start, f.end) for f in text.prepared.furniture]
        known: Choices = {}
        parts = choose_parts(words, text.tokens, spans, self._weights, self.limits, known)
        if text.tokens is text.prepared.tokens:
            parts = fill_quotations(words, parts, furniture)
        mended = go_on(words, mend(words, link(words, parts, self._weights, known), parts, title))
        return [entry for entry in mended if is_told(words, entry)]

    def _names(self, text: _Marked) -> list[Part]:
        """The names that a text's tags mark."""
        chain = self.model.chains["names"]
        tags = chain.tags(_by_paragraph(text, "names"))
        if not tags:
            return []
        found = find_parts(text.tokens, chain.labels, np.concatenate(tags))
        furniture = [(f.start, f.end) for f in text.prepared.furniture]
        return list(split_at_lines(text.prepared.article.text, found, furniture))

    def _prepare(self, article: Article) -> Prepared:
        own, text = article.id, same_lines(article.text)
        if text is not article.text:
            article = msgspec.structs.replace(article, text=text)
        language = find_language(article.text, article.language)
        if language and language.split("-")[0].lower() not in self.model.card.languages:
            note = f"written in {name_of(language)}, which no installed model reads"
            return Prepared(article, own, language, [], tokenise("", self.model.wordpiece), note)
        furniture = find_furniture(article.text)
        tokens = tokenise(article.text, self.model.wordpiece)
        return Prepared(article, own, language, furniture, without(tokens, [(f.start, f.end) for f in furniture]))

    def _scene(self, prepared: Prepared, names: list[Part]) -> Scene:
        text, furniture = prepared.article.text, [(f.start, f.end) for f in prepared.furniture]
        figures = find_figures(text, clean_names(text, names), furniture)
        find_roles(text, figures)
        find_seats(text, figures)
        find_owners(text, figures)
        quoted = find_quoted(text, 0, len(text))
        return Scene(text, figures, quoted, self._outlets, furniture, prepared.article.publisher)

    def _compose(
        self, prepared: Prepared, names: list[Part], tree: list[tuple[Link, int | None]], title: int
    ) -> Reading:
        article, times = prepared.article, read_times(prepared.article)
        guesser = Guesser(article.text, {f.start for f in prepared.furniture})
        said, acting = self._say(prepared, names, tree, title, times), frozenset[Link]()
        is_dealing = do_bargain(said.statements)
        if is_dealing:
            left = [entry for entry, host in tree if host is None and entry not in said.ids]
            acting = frozenset(find_acting(article.text, left, said.made, self.rate, guesser))
            said = self._say(prepared, names, tree, title, times, acting) if acting else said
        statements, entities = said.statements, said.entities
        known = know(article.text, entities)
        acts = find_acts(article.text, entities, statements, known, guesser, is_dealing)
        moves, doubted = {said.ids[m.link] for m in said.made if is_move(m.link)}, {said.ids[entry] for entry in acting}
        talks = are_of_talks(statements, acts, moves)
        kept = [
            n
            for n, s in enumerate(statements)
            if (s.id not in moves or tells_of_talks(s, acts[n], talks))
            and (acts[n] or not (s.id in doubted or (s.id in moves and s.inside)))
        ]
        if len(kept) < len(statements):
            statements = keep(statements, kept)
            acts = find_acts(article.text, entities, statements, known, guesser, is_dealing)
        day = times.anchor.day.isoformat() if times.anchor.day else None
        return Reading(
            article=make_info(article, prepared.id, prepared.furniture, prepared.language, day),
            model=self.version,
            entities=entities,
            times=() if prepared.note else times.expressions,
            statements=tuple(msgspec.structs.replace(s, acts=a) for s, a in zip(statements, acts, strict=True)),
            note=prepared.note,
        )

    def _say(
        self,
        prepared: Prepared,
        names: list[Part],
        tree: list[tuple[Link, int | None]],
        title: int,
        times: Times,
        acting: Set[Link] = frozenset(),
    ) -> _Said:
        """The article's statements, those `acting` among them though they are not sure enough, and its people."""
        article, scene = prepared.article, self._scene(prepared, names)
        scene.partners = find_partners(article.text, (entry for entry, host in tree if host is None), title)
        made = self._heard(article.text, scene, tree, acting)
        own = prepared.id
        ids = make_ids(own, [m.link for m in made])
        told = tell(article.text, times, [Entry(m.link, m.host) for m in made])
        statements = [make_statement(article.text, own, m, ids, n, told[n], title) for n, m in enumerate(made)]
        statements.sort(key=lambda s: (s.content[0].start, -s.content[-1].end, s.id))
        figures = sorted(scene.cast.figures, key=lambda f: (f.first, f.name))
        links = {m.link: id for m, id in zip(made, ids, strict=True)}
        return _Said(made, links, statements, tuple(f.freeze(own) for f in figures))

    def _heard(self, text: str, scene: Scene, tree: Sequence[tuple[Link, int | None]], acting: Set[Link]) -> list[Made]:
        """Who speaks in each statement of the tree that is sure enough and tells of words, to whom and through whom."""
        made: list[Made] = []
        known: set[Link] = set()
        at: dict[int, int | None] = {}  # where a statement of the tree stands in `made`; its host's place if left out
        for number, (entry, held) in enumerate(tree):
            host = None if held is None else at[held]
            outer = None if host is None else made[host].spoken.speaker.figure
            before = tree[number - 1][0] if number and held is None else None
            confidence = self.rate(text, entry)
            spoken = hear(scene, entry, before, outer)
            is_enough = entry in acting or self.is_enough(text, entry, confidence, held is not None)
            # A move told in words that are no statement is none of the writer's: "the news that he had asked".
            is_stray = is_move(entry) and held is not None and host is None
            is_taken = entry not in known and is_enough and not is_stray
            if is_taken and (held is None or is_report(text, entry, spoken.speaker, outer)):
                at[number] = len(made)
                why = spoken.speaker.why
                why = why if confidence >= LOW else f"{why}; {doubt(entry)}"
                why = f"{why}; taken for its act" if entry in acting else why
                made.append(Made(entry, spoken, confidence, why, host))
                known.add(entry)
            else:
                at[number] = host
        taken = {m.link.source.start for m in made if m.link.source}
        for m in reversed(made):  # the inner statements first: their "I" is another's
            mark_pronouns(scene, m.link, m.spoken, taken)
        return made

    def rate(self, text: str, entry: Link) -> float:
        """How likely a statement is right, 0 to 1 (`dragoman.reading.confidence`)."""
        return round(rate(features(text, entry), self._confidence), 3)

    def _is_sure(self, text: str, entry: Link) -> bool:
        return self.is_enough(text, entry, self.rate(text, entry), False)

    def is_enough(self, text: str, entry: Link, confidence: float, nested: bool) -> bool:
        """Whether a statement of this confidence is taken; training asks for all."""
        is_formed = is_move(entry) or is_behind(entry) or is_parted(entry)
        return is_formed or is_enough(text, entry, confidence, nested)


def _by_paragraph(text: _Marked, head: str) -> list[Scores]:
    return [text.scores[head][low:high] for low, high in pairwise([*text.tokens.paragraphs, len(text.tokens.ids)])]


def _is_sure(entry: Link) -> bool:
    return entry.cue is not None and entry.source is not None and _chance(entry) >= SURE


def _chance(entry: Link) -> float:
    """Geometric mean of the parts' chances: 0 to 1."""
    chances = [p.chance for p in (entry.source, entry.cue, *entry.contents) if p]
    return round(math.prod(chances) ** (1 / len(chances)), 3)
