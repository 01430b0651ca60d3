"""Whom a source means: a name, a title, a description, a pronoun. Each answer comes with its reason, the "nobody" too.

Simple rules over what the article itself says; an unnamed source stays unnamed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dragoman.reading.entities import Figure, keys, same_person
from dragoman.reading.linking import Link
from dragoman.reading.names import without_address
from dragoman.reading.parts import Part
from dragoman.reading.quotes import Quoted
from dragoman.reading.roles import ALONE, describe, gender_of, match_role, role_words, roles
from dragoman.types import Mention

NEAR = 700
"""Characters that a pronoun looks back: about two paragraphs of news."""

AHEAD = 600
"""Characters in which "a senior aide" may yet be named."""


class Answer(NamedTuple):
    figure: Figure | None
    why: str


class Scene:
    """One article's people and what has been said so far, asked link by link in order of the text."""

    def __init__(self, text: str, figures: list[Figure], quoted: Sequence[Quoted]) -> None:
        self.text = text
        self.figures = figures
        self._quoted = quoted
        self._last: tuple[Figure, int] | None = None
        self._answers: dict[tuple[int, int], Answer] = {}

    def ask(self, link: Link, before: Link | None, outer: Figure | None = None) -> Answer:
        """Who speaks in `link`. `before` is the statement before it; `outer` speaks the words that hold this one."""
        if link.source:
            place = link.source.start, link.source.end
            answer = self._answers.get(place) or self._source(link.source, link, outer)
            self._answers[place] = answer
        elif link.cue:
            answer = self._shared(link, before)
        else:
            answer = self._continued(link, outer)
        if answer.figure and not outer:
            self._last = answer.figure, max(p.end for p in link.contents)
        return answer

    def _source(self, source: Part, link: Link, outer: Figure | None) -> Answer:
        phrase = self.text[source.start : source.end]
        words = phrase.casefold().strip(" ,.").split()
        gender = roles().pronoun(words[0]) if words and all(map(roles().pronoun, words)) else None
        if gender == "speaker" and outer:
            if words[0] in ("i", "me", "myself"):
                return self._mention(outer, source, phrase, "pronoun", "first person inside a quotation")
            return Answer(None, "“we” inside a quotation: whom it takes in is not said")
        if gender in ("man", "woman") and outer and self._may_be(outer, gender) and not self._is_quoted(source):
            return self._mention(outer, source, phrase, "pronoun", "the speaker, in words that are told and not quoted")
        if gender:
            return self._pronoun(source, link, gender)
        named = self._named(source)
        if named:
            return Answer(named, "named in the source")
        return self._described(source, phrase)

    def _named(self, source: Part) -> Figure | None:
        """The person or body whose name is the head of the source, not one that it only belongs to."""
        inside = sorted(
            (
                (m, f)
                for f in self.figures
                for m in f.mentions
                if m.form == "name" and source.start <= m.start and m.end <= source.end
            ),
            key=lambda pair: pair[0].start,
        )
        people = [(m, f) for m, f in inside if f.kind == "person" and not self._belongs(m, source, inside)]
        if people:
            return people[0][1]
        for mention, figure in inside:
            rest = self.text[source.start : mention.start] + self.text[mention.end : source.end]
            bare = [w for w in re.findall(r"\w+", rest.casefold()) if w not in roles().determiners]
            if figure.kind != "person" and not bare:
                return figure
        # A name that the model did not mark here, of somebody whom it marked elsewhere.
        words = without_address(self.text[source.start : source.end].strip(" ,"))
        known = [f for f in self.figures if f.kind == "person"]
        found = same_person(words, known) if words and all(w[0].isupper() for w in words.split()) else None
        if found:
            start = self.text.index(words, source.start)
            found.add(start, start + len(words), words, "name")
        return found

    def _belongs(self, mention: Mention, source: Part, inside: list[tuple[Mention, Figure]]) -> bool:
        """ "an aide to President X", "X's lawyer": a name after a preposition or with a possessive is not the head."""
        if re.match(r"['’]s?(?:\s+\w|$)", self.text[mention.end : source.end]):
            return True
        front = self.text[source.start : mention.start]
        found = list(re.finditer(rf"\b(?:{'|'.join(roles().belonging)})\b", front, re.I))
        if not found or "," in front[found[-1].end() :]:
            return False
        between = source.start + found[-1].end()
        # "envoy to Ukraine Keith Kellogg": the preposition has its own name; only titles stand before one that belongs.
        others = [
            m
            for m, f in inside
            if between <= m.start and m.end <= mention.start and f.kind in ("place", "organisation")
        ]
        return not others or bool(role_words().heads.search(self.text[others[-1].end : mention.start]))

    def _described(self, source: Part, phrase: str) -> Answer:
        wanted = describe(phrase)
        if all(word in roles().empty or roles().pronoun(word) for word in re.findall(r"\w+", phrase.casefold())):
            return Answer(None, f"“{phrase}” names nobody")
        if _POSSESSIVE.search(phrase):
            return Answer(None, f"“{phrase}” says whose, not who")
        if wanted.head and not wanted.is_plural:
            best = self._best_role(source, wanted.is_new, phrase)
            if best.figure:
                return best
            if wanted.is_new or self._is_person(wanted.head):
                return Answer(None, best.why)
        return Answer(self._body(source, phrase), "described in the source")

    def _is_person(self, head: str) -> bool:
        return head in role_words().groups

    def _best_role(self, source: Part, is_new: bool, phrase: str) -> Answer:
        wanted = describe(phrase)
        scored: list[tuple[float, int, Figure, str]] = []
        for figure in self.figures:
            if figure.kind != "person":
                continue
            # "A senior aide" is somebody the text has not named yet; "the aide" somebody it has, or a title all know.
            if is_new and not source.end < figure.first < source.end + AHEAD:
                continue
            inside = any(source.start <= m.start < source.end for m in figure.mentions)
            if inside:
                continue
            fits = [(match_role(wanted, role), role) for role in figure.roles]
            score, role = max(fits, default=(0.0, ""))
            if score >= ALONE:
                near = min((abs(m.start - source.start) for m in figure.mentions), default=0)
                scored.append((score, -near, figure, role))
        if len(scored) > 1:
            scored = [entry for entry in scored if entry[0] > ALONE]
        if not scored:
            return Answer(None, f"nobody in the article is called {wanted.head}" if not is_new else "not named")
        score, _, figure, role = max(scored, key=lambda entry: entry[:2])
        return self._mention(figure, source, phrase, "nominal", f"the article calls {figure.name} “{role}”")

    def _body(self, source: Part, phrase: str) -> Figure:
        """A group or body that the source describes ("Ukrainian officials"): an entity by its description."""
        lead = re.match(rf"\s*(?:(?:both of )?(?:{'|'.join(w for w in roles().determiners)})\s+)?", phrase, re.I)
        start = source.start + (lead.end() if lead else 0)
        name = self.text[start : source.end].strip(" ,")
        start = self.text.index(name, start) if name else source.start
        name = name or phrase
        for figure in self.figures:
            if figure.kind != "person" and keys(figure.name) == keys(name):
                figure.add(source.start, source.end, phrase, "nominal")
                return figure
        made = Figure("group", name)
        made.add(start, start + len(name), name, "nominal")
        self.figures.append(made)
        return made

    def _pronoun(self, source: Part, link: Link, gender: str) -> Answer:
        phrase = self.text[source.start : source.end]
        if gender in ("several", "speaker"):
            wanted = [f for f in self.figures if f.kind in ("group", "organisation")]
        else:
            wanted = [f for f in self.figures if self._may_be(f, gender)]
        scored = [(self._closeness(f, source, link), f) for f in wanted]
        scored = [(score, f) for score, f in scored if score > 0]
        if not scored:
            return Answer(None, f"nobody named shortly before “{phrase}”")
        _, figure = max(scored, key=lambda pair: pair[0])
        spoke = self._last is not None and self._last[0] is figure
        return self._mention(
            figure, source, phrase, "pronoun", "spoke last before it" if spoke else "named last before it"
        )

    def _may_be(self, figure: Figure, gender: str) -> bool:
        return figure.kind == "person" and gender_of(self.text, figure) in (None, gender)

    def _closeness(self, figure: Figure, source: Part, link: Link) -> float:
        """How near to the mind of the reader somebody is at a pronoun: named lately, as a subject, or speaking last."""
        before = [m for m in figure.mentions if m.end <= source.start and source.start - m.start < NEAR]
        mentions = [m for m in before if m.form != "pronoun" and not self._in_words(m, link)]
        score = 0.0
        if mentions:
            latest = max(mentions, key=lambda m: m.start)
            score = 1.0 - (source.start - latest.start) / NEAR
            if self._is_subject(latest):
                score += 0.6
                score += 0.8 * (_STOP.search(self.text, latest.end, source.start) is None)
        if self._last and self._last[0] is figure and source.start - self._last[1] < NEAR:
            score += 0.8
        return score

    def _in_words(self, mention: Mention, link: Link) -> bool:
        """Whether a mention stands in what is said or in another quotation: a "he" outside is seldom that one."""
        if any(p.start <= mention.start < p.end for p in link.contents):
            return True
        return self._is_quoted(mention)

    def _is_quoted(self, place: Mention | Part) -> bool:
        return any(q.start <= place.start < q.end for q in self._quoted)

    def _is_subject(self, mention: Mention) -> bool:
        """First name of its sentence, titles before it allowed: in news prose nearly always the subject."""
        start = max(self.text.rfind(mark, 0, mention.start) for mark in (". ", "\n", "” ", "? ", "! "))
        return not any(
            start < m.start < mention.start for f in self.figures if f.kind == "person" for m in f.mentions
        )  # fmt: skip

    def _shared(self, link: Link, before: Link | None) -> Answer:
        """A cue without a source of its own ("…, pledging that …") goes with the one before it in its sentence."""
        assert link.cue
        if (
            before
            and self._last
            and self._last[1] <= link.cue.start
            and not _STOP.search(self.text[self._last[1] : link.cue.start])
        ):
            return Answer(self._last[0], "goes on from the statement before it in the sentence")
        near = max(0, link.cue.start - NEAR)
        start = max((m.end() for m in _STOP.finditer(self.text, near, link.cue.start)), default=near)
        if _PARTICIPLE.match(self.text, link.cue.start):
            for pronoun in reversed(list(_SUBJECT.finditer(self.text, start, link.cue.start))):
                part = Part(pronoun.start(), pronoun.end(), "source", 0.5)
                answer = self._pronoun(part, link, roles().pronoun(pronoun[0]) or "man")
                if answer.figure:
                    return answer
            names = [
                (m.start, f)
                for f in self.figures
                if f.kind == "person"
                for m in f.mentions
                if start <= m.start < link.cue.start
            ]
            if names:
                return Answer(min(names, key=lambda n: n[0])[1], "subject of the sentence")
        return Answer(None, "the article does not say who")

    def _continued(self, link: Link, outer: Figure | None) -> Answer:
        start = min(p.start for p in link.contents)
        if self._last and not outer and start - self._last[1] < NEAR // 2:
            return Answer(self._last[0], "a quotation that goes on from the one before it")
        return Answer(None, "nobody is named beside these words")

    def _mention(self, figure: Figure, source: Part, phrase: str, form: str, why: str) -> Answer:
        figure.add(source.start, source.end, phrase, "pronoun" if form == "pronoun" else "nominal")
        return Answer(figure, why)


_POSSESSIVE = re.compile(r"['’]s?$")
_STOP = re.compile(r"[.!?][\"”“’»]*(?=\s)|[\n\r]")
_PARTICIPLE = re.compile(r"\w+ing\b")
_SUBJECT = re.compile(r"\b(?:he|she)\b", re.I)
