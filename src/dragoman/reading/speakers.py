"""Whom a source means: a name, a title, a description, a pronoun. Each answer comes with its reason, the "nobody" too.

Simple rules over what the article itself says. The order of an article is kept: `Scene.ask` is called statement by
statement, and remembers who spoke.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from dragoman.reading.ages import find_by_age
from dragoman.reading.cast import Cast
from dragoman.reading.credits import find_byline, find_credits, find_masthead
from dragoman.reading.describing import SAME, describe, match_role
from dragoman.reading.descriptions import (
    find_author,
    find_body,
    find_compatriot,
    find_next,
    find_nominals,
    find_salient,
    find_several,
    find_titled,
    find_unnamed,
    fit,
    make_unnamed,
)
from dragoman.reading.dialogue import is_label
from dragoman.reading.entities import Figure, keys
from dragoman.reading.genders import find_genders, may_be
from dragoman.reading.linking import Link
from dragoman.reading.naming import find_named
from dragoman.reading.outlets import Outlets, shipped_outlets
from dragoman.reading.outline import Outline
from dragoman.reading.parts import Part
from dragoman.reading.quotes import Quoted
from dragoman.reading.ranking import CLOSE, NEAR, Candidate, Pronoun, Turn, last_before, load_weights, rank
from dragoman.reading.relatives import find_antecedent
from dragoman.reading.roles import person_words, roles
from dragoman.reading.sides import side_of
from dragoman.reading.states import state_of
from dragoman.reading.stems import Stems, find_stems, folded
from dragoman.reading.words import alternatives


class Answer(NamedTuple):
    figure: Figure | None
    why: str


OutletPlace = tuple[int, int, Figure | None]
"""Start and end of an outlet's name, and whom it means where that is an entity already."""


class Scene:
    """One article's people and what has been said so far, asked link by link in order of the text."""

    def __init__(
        self,
        text: str,
        figures: list[Figure],
        quoted: Sequence[Quoted],
        outlets: Outlets | None = None,
        left_out: Sequence[tuple[int, int]] = (),
        publisher: str | None = None,
    ) -> None:
        """`left_out`: the article's furniture; `publisher`: whose article it is."""
        self.publisher = publisher
        self.outlet_places: list[OutletPlace] | None = None
        """The outlets named in the article, for `hearers`; None before it was asked."""
        self.partners: Mapping[str, tuple[int, int]] = {}
        """Of two who talk with each other, by the last word of their labels: where the other's stands."""
        self.text = text
        self.outline = Outline(text, quoted, left_out)
        self.cast = Cast(text, figures, self.outline)
        self._folded = folded(text)
        self._stems: dict[Stems, list[int]] = {}
        self.turns: list[Turn] = []
        """Statements of the article that have been answered, in order; `speech.hear` adds to them."""
        self.inner: list[Turn] = []
        """The same for statements inside others' words."""
        self.outlets = outlets or shipped_outlets()
        self.masthead = find_masthead(text, self.outlets.told_own)
        """The paper's name at the head of the text itself."""
        self.credits = sorted(find_credits(text, self.outlets.find))
        """Where agencies are credited."""
        self.credited = {word for start, end in self.credits for word in keys(text[start:end])}
        self.byline = find_byline(text)
        """Where the one author is named."""
        self._part_of: Figure | None = None
        """Those of whom "one" spoke last."""
        self._interviewed: Figure | None = None
        """Whom the answers of an interview are by whose labels name nobody."""
        self._answers: dict[tuple[int, int], Answer] = {}
        find_nominals(self.cast)
        find_genders(self.cast)

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
        return answer

    def is_outlet(self, name: str) -> bool:
        """Whether a listed outlet, or one whose name says so, is called this."""
        return self.outlets.find(name) is not None or self.outlets.is_worded(name, 0, len(name))

    def author(self) -> Figure | None:
        """Who writes "I" and "she told me" outside of quotations: whom the byline names, where it names one."""
        place = self.byline
        if place is None:
            return None
        name = self.text[slice(*place)]
        known = next((f for f in self.cast.figures if f.kind == "person" and keys(f.name) == keys(name)), None)
        figure = known or Figure("person", name)
        self.cast.add(figure, *place, "name")
        return figure

    def _is_told_outlet(self, figure: Figure) -> bool:
        """Whether a body is an outlet by its name or the word beside it: "the news agency MIRA"."""
        names = [m for m in figure.mentions if m.form == "name"]
        return self.is_outlet(figure.name) or any(self.outlets.is_worded(self.text, m.start, m.end) for m in names)

    def places_of(self, stems: Stems) -> list[int]:
        """Where any of `stems` begins in the text (`dragoman.reading.stems`)."""
        if stems not in self._stems:
            self._stems[stems] = find_stems(self._folded, stems)
        return self._stems[stems]

    def fitting(self, kind: str) -> list[Figure]:
        """Those whom a pronoun of this kind can mean."""
        return [f for f in self.cast.figures if may_be(f, kind)]

    def last(self, at: int) -> Turn | None:
        """The last statement of the article that starts before `at`."""
        return last_before(self.turns, at)

    def _source(self, source: Part, link: Link, outer: Figure | None) -> Answer:
        phrase = self.text[source.start : source.end]
        words = [roles().fold(word) for word in _WORDS.findall(phrase)]
        if len(words) == 1 and is_label(self.text, link) and words[0] in (*roles().askers, *roles().answerers):
            return self._by_label(words[0], source.start)
        kinds = [roles().pronoun(word) for word in words]
        if words and all(kinds):
            return self._pronoun(source, link, kinds[0] or "", outer)
        if len(words) == 1 and words[0] in roles().relative:
            return self._relative(source, words[0])
        front = words[: len(_WORDS.findall(phrase.split(",", 1)[0]))]  # "One of them, shown a copy,"
        several = self._of_those(phrase, source.start)
        if several:
            self._part_of = several
            return self._mention(several, source.start, source.end, f"of the {several.name} named before", "pronoun")
        if front and front[0] in roles().partitive and all(w in roles().partitive or roles().pronoun(w) for w in front):
            return self._one_of(source, phrase, link)
        is_none = bool(words) and words[0] == "no" and not state_of(phrase, ("seat",))  # "No 10"
        if is_none or (words and all(word in roles().empty or kind for word, kind in zip(words, kinds, strict=True))):
            return Answer(None, f"“{phrase}” names nobody")
        if link.cue and _QUOTED_BY.search(self.text[link.cue.start : source.start]):
            said = self._subject_before(link.cue.start)
            if said:
                return Answer(said, "subject of “was quoted as saying by …”")
        for alone in (find_compatriot(self.cast, phrase, source.start, self.turns), find_by_age(self.cast, phrase)):
            if alone.figure:
                return self._mention(alone.figure, source.start, source.end, alone.why)
        source = self._whole(source, link)
        signed = _SIGNED.search(self.text, source.start, source.end)
        if signed:
            by = find_named(self.cast, source._replace(start=signed.end()), self.is_outlet)
            if by.figure and by.figure.kind == "person":
                return Answer(by.figure, "who signed it")
        named = find_named(self.cast, source, self.is_outlet)
        if named.figure:
            self._mark_owner(source, words[0], link, named.figure)
            return Answer(*named)
        never = outer if self.outline.is_quoted(source.start) else None
        return self._described(self.text[source.start : source.end], source.start, source.end, link, never)

    def _of_those(self, phrase: str, at: int) -> Figure | None:
        """The several people described before, of whom "one of the diplomats" is."""
        match = _ONE_OF_THE.match(phrase)
        return find_unnamed(self.cast, match[1], at) if match else None

    def _mark_owner(self, source: Part, word: str, link: Link, figure: Figure) -> None:
        """Gives "her" of "Her spokeswoman Orla Venn" to the one whose spokeswoman she is."""
        kind = roles().pronoun(word)
        start = self.text.find(word[1:], source.start, source.end) - 1
        if kind in ("man", "woman") and word in roles().possessive and start >= 0 and figure.kind == "person":
            if owner := self._spoken_of(link, start, kind):
                self._mention(owner, start, start + len(word), "whom the words before are about", "pronoun")
                return
            at = min([start, *(p.start for p in link.contents)])
            self.resolve(Pronoun(start, at, kind, link), start + len(word), figure)

    def _spoken_of(self, link: Link, at: int, kind: str) -> Figure | None:
        """The person with whom words begin that end before `at`: "Brandt would not come, his spokesman said"."""
        content = link.contents[0]
        if content.end > at:
            return None
        first = next(iter(self.cast.between(content.start, content.start + _LEAD)), None)
        is_one = first is not None and first.form == "name" and first.figure.kind == "person"
        return first.figure if first and is_one and may_be(first.figure, kind) else None

    def _by_label(self, word: str, at: int) -> Answer:
        """Whoever "Q:" or "A:" stands for: the one answers who was asked or named last before the first of them."""
        if word in roles().askers:
            author = self.author()
            return Answer(author, "the author asks" if author else "whoever asks: the article does not tell")
        if self._interviewed is None:
            before = [e for e in self.cast.between(0, at) if e.figure.kind == "person" and e.form == "name"]
            near = [e for e in before if self.outline.paragraph(at) - self.outline.paragraph(e.start) <= 2]
            one = near if len({id(e.figure) for e in near}) == 1 else before
            latest = max(one, key=lambda e: (len(e.figure.mentions), e.start), default=None)
            self._interviewed = latest.figure if latest else None
        return Answer(
            self._interviewed, "whoever is asked: the one named just before the questions, or most before them"
        )

    def _whole(self, source: Part, link: Link) -> Part:
        """The source, with what it is a possessive to where it was cut there: "X's | mouthpiece claimed"."""
        front = _part_of().search(
            self.text, max(self.outline.sentence_start(source.start), source.start - 80), source.start
        )
        if front and not self.outline.is_quoted(source.start):
            source = source._replace(start=front.start())  # "A deckhand on the trawler | X": the deckhand
        possessive = _POSSESSIVE.search(self.text, source.start, source.end)
        if not possessive or not link.cue:
            return source
        rest = self.text[source.end : link.cue.start]
        if 0 < len(rest) < 40 and describe(rest.strip()).head:
            return source._replace(end=source.end + len(rest.rstrip()))
        return source._replace(end=possessive.start())  # "X's message": the words are X's

    def _described(
        self, phrase: str, start: int, end: int, link: Link | None = None, never: Figure | None = None
    ) -> Answer:
        """`never`: who speaks the words that the description stands in, who would not speak so of himself."""
        if phrase.casefold() in roles().second:
            named = [e.figure for e in self.cast.between(start - NEAR, start) if e.figure.kind == "person"]
            if named and named[-1].is_named:
                return self._mention(named[-1], start, end, "the second of the two named before")
        wanted = describe(phrase)
        is_person = wanted.head or wanted.last in person_words()
        if is_person and not wanted.is_plural and wanted.last not in roles().bodies:
            spoke = self.last(start)
            if spoke and spoke.speaker.kind == "person" and phrase.casefold().startswith("the same "):
                return self._mention(spoke.speaker, start, end, "the one who spoke last")
            found = find_titled(self.cast, phrase, start, end, spoke)
            last = self._unnamed_last(start) if not wanted.is_new else None
            may_be_last = last is not None and (describe(last.name).head is None or match_role(wanted, last.name) > 0)
            if last and may_be_last and found.figure and fit(found.figure, phrase) < SAME and self._follows(start):
                return self._mention(last, start, end, f"the unnamed one who spoke last, “{last.name}”")
            known = find_unnamed(self.cast, phrase, start)
            is_better = known is None or (
                found.figure is not None and self._is_nearer(found.figure, known, phrase, start)
            )
            if found.figure and is_better and (wanted.is_new or found.figure.first < end):
                return self._mention(found.figure, start, end, found.why)
            if known:
                return self._mention(known, start, end, f"described before as “{known.name}”")
            if wanted.last in roles().anonymous and not wanted.is_new:
                return (
                    self._mention(last, start, end, "the unnamed one who spoke last")
                    if last
                    else self._new(phrase, start)
                )
            near = find_salient(self.cast, phrase, start, self.turns, link)
            if near.figure and near.figure is not never:
                return self._mention(near.figure, start, end, near.why)
            if found.figure:
                return self._mention(found.figure, start, end, found.why)
            author = find_author(self.cast, end)
            author = author if author.figure else find_next(self.cast, phrase, start, end)
            if author.figure and author.figure is not never:
                return self._mention(author.figure, start, end, author.why)
            return Answer(make_unnamed(self.cast, phrase, start), f"never named ({found.why})")
        body = find_body(self.cast, phrase, start, self.is_outlet, self.turns)
        spoke = self.last(start)
        if (
            body.figure
            and spoke
            and spoke.speaker.kind in ("organisation", "group")
            and spoke.speaker is not body.figure
            and self.is_outlet(body.figure.name)
            and not self.is_outlet(spoke.speaker.name)
            and self._follows(start)
            and len(phrase.split()) == 2
        ):  # "the agency said" of the body that has just spoken, and no paper
            return self._mention(spoke.speaker, start, end, "the body that spoke last")
        if body.figure:
            return self._mention(body.figure, start, end, body.why)
        known = find_unnamed(self.cast, phrase, start) if re.match(r"(?:the|these|those)\s", phrase, re.I) else None
        if known:
            return self._mention(known, start, end, f"described before as “{known.name}”")
        return Answer(make_unnamed(self.cast, phrase, start), "described in the source")

    def _unnamed_last(self, at: int) -> Figure | None:
        """The person without a name who spoke last, not long before."""
        last = self.last(at)
        is_such = last is not None and last.speaker.kind == "person" and not last.speaker.is_named
        is_near = last is not None and at - last.end < NEAR // 2
        return last.speaker if last and is_such and is_near else None

    def _follows(self, at: int) -> bool:
        """Whether somebody spoke in this sentence or the one before."""
        last = self.last(at)
        return last is not None and self.outline.sentence(at) - self.outline.sentence(last.end - 1) <= 1

    def _new(self, phrase: str, start: int) -> Answer:
        return Answer(make_unnamed(self.cast, phrase, start), "never named")

    def _is_nearer(self, titled: Figure, known: Figure, phrase: str, start: int) -> bool:
        """Whether somebody's title fits a description better than one described so before, or was spoken of since."""
        if fit(titled, phrase) >= SAME:
            return True
        if describe(known.name).head == describe(phrase).head and any(t.speaker is known for t in self.turns):
            return False  # "the diplomat" is the diplomat who spoke, and no minister named since
        last = (max((m.start for m in f.mentions if m.start < start), default=-1) for f in (titled, known))
        return next(last) > next(last)

    def _pronoun(self, source: Part, link: Link, kind: str, outer: Figure | None) -> Answer:
        phrase = self.text[source.start : source.end]
        start, end = source.start, source.end
        if kind in ("speaker", "us"):
            return self._first_person(source, kind, outer)
        if kind == "hearer":
            told = next((t.hearer for t in reversed(self.turns) if outer and t.start <= start < t.end), None)
            if told:
                return self._mention(told, start, end, "whoever is spoken to in the words around it", "pronoun")
            return Answer(None, f"“{phrase}” is whoever is spoken to")
        if outer and may_be(outer, kind) and not self.outline.is_quoted(start) and not self._is_labelled(start):
            why = "the speaker, in words that are told and not quoted"
            return self._mention(outer, start, end, why, "pronoun")
        at = min([start, *(p.start for p in link.contents)])
        never = outer if self.outline.is_quoted(start) else self._reporter(start)
        return self.resolve(Pronoun(start, at, kind, link), end, never)

    def _is_labelled(self, at: int) -> bool:
        """Whether a place stands in a line of an interview, "A: …": words without marks that are nobody's report."""
        return _LABEL.match(self.text, self.text.rfind("\n", 0, at) + 1, at) is not None

    def _reporter(self, at: int) -> Figure | None:
        """X of "According to X, he said …": who tells of another's words."""
        start = self.outline.sentence_start(at)
        lead = _ACCORDING.match(self.text, start, at)
        if not lead:
            return None
        return next((e.figure for e in self.cast.between(lead.end(), at) if e.form == "name"), None)

    def resolve(self, pronoun: Pronoun, end: int, never: Figure | None = None) -> Answer:
        """Whom a pronoun of the third person means; `never` is somebody who it cannot be."""
        phrase = self.text[pronoun.start : end]
        last = self.last(pronoun.at)
        if last and pronoun.gender in ("man", "woman") and last.speaker is self._part_of:
            between = self.cast.between(last.start, pronoun.start)
            follows = 0 <= self.outline.sentence(pronoun.at) - self.outline.sentence(last.end - 1) <= 1
            if follows and not any(e.figure.kind == "person" for e in between):
                return self._mention(last.speaker, pronoun.start, end, "one of those who spoke last", "pronoun")
        if pronoun.gender == "several" and (one := self._unnamed_last(pronoun.at)) and self._follows(pronoun.at):
            return self._mention(one, pronoun.start, end, "the unnamed one who spoke last", "pronoun")
        if own := self._of_the_lead(pronoun):
            return self._mention(
                own, pronoun.start, end, "the subject of the words that the report begins with", "pronoun"
            )
        byline = self.byline[0] if self.byline else None
        # Who is named in the byline alone writes, and is nobody of whom is written.
        wanted = [
            f for f in self.fitting(pronoun.gender) if f is not never and (f.first != byline or len(f.mentions) > 1)
        ]
        if pronoun.gender == "several":
            wanted = [f for f in wanted if f.kind == "group" or not self._is_told_outlet(f)]
        ranked = rank(self.cast, pronoun, self.turns, wanted)
        ranked = [c for c in ranked if c.score > load_weights().get("none", 0.0)]
        is_outlets = last is not None and pronoun.gender == "several" and self._is_told_outlet(last.speaker)
        several = find_several(self.cast, pronoun.start) if is_outlets and self._follows(pronoun.at) else None
        if several:
            return self._mention(several, pronoun.start, end, "the several people spoken of just before", "pronoun")
        if not ranked:
            return Answer(None, f"nobody named shortly before “{phrase}”")
        if len(ranked) > 1 and ranked[0].score - ranked[1].score < CLOSE:
            return Answer(None, f"“{phrase}” may be {ranked[0].figure.name} or {ranked[1].figure.name}")
        return self._mention(ranked[0].figure, pronoun.start, end, _reasons(ranked[0]), "pronoun")

    def _of_the_lead(self, pronoun: Pronoun) -> Figure | None:
        """ "The envoy X will go, he said": who speaks first in a report, and is no more than "he", is its subject."""
        content = pronoun.link.contents[0] if pronoun.link else None
        if content is None or content.start >= pronoun.start or pronoun.gender not in ("man", "woman"):
            return None
        if self.outline.is_quoted(content.start) or any(self.outline.paragraph(t.start) > 0 for t in self.turns):
            return None
        named = self.cast.named(self.outline.sentence_start(content.start), content.end)
        first = next((e for e in named if e.figure.kind == "person"), None)
        is_subject = first is not None and first.form == "name" and self.cast.is_subject(first)
        return first.figure if first and is_subject and may_be(first.figure, pronoun.gender) else None

    def _first_person(self, source: Part, kind: str, outer: Figure | None) -> Answer:
        phrase = self.text[source.start : source.end]
        inside = outer or next(
            (t.speaker for t in reversed(self.turns) if t.start <= source.start < t.end), None
        )  # a statement that the first pass found inside a quotation
        if inside is None:
            author = None if kind == "us" or self.outline.is_quoted(source.start) else self.author()
            if author:
                return self._mention(author, source.start, source.end, "the author of the article", "pronoun")
            return Answer(None, f"“{phrase}” is the writer, or somebody whom the article does not tell")
        if kind == "speaker":
            return self._mention(inside, source.start, source.end, "first person inside a quotation", "pronoun")
        side = side_of(self.cast, inside)
        if side.figure:
            return self._mention(side.figure, source.start, source.end, side.why, "pronoun")
        return Answer(None, f"“{phrase}” inside a quotation: whom it takes in is not said")

    def _relative(self, source: Part, word: str) -> Answer:
        found = find_antecedent(self.cast, source.start, is_person=word in ("who", "whom"))
        if isinstance(found, Figure):
            return self._mention(found, source.start, source.end, f"right before “{word}”", "pronoun")
        if found is None:
            return Answer(None, f"“{word}” names nobody")
        phrase, start, end = found
        answer = self._described(phrase, start, end)
        if answer.figure:
            self.cast.add(answer.figure, source.start, source.end, "pronoun")
        return answer

    def _one_of(self, source: Part, phrase: str, link: Link) -> Answer:
        """ "One of them", "both": of the several people who spoke last or are named just before."""
        at = min([source.start, *(p.start for p in link.contents)])
        pronoun = Pronoun(source.start, at, "several", link)
        wanted = [f for f in self.cast.figures if f.kind == "group" and not f.is_named]
        ranked = rank(self.cast, pronoun, self.turns, wanted)
        last = self.last(at)
        is_theirs = last is not None and last.speaker in wanted and describe(last.speaker.name).is_plural
        follows = last is not None and self.outline.sentence(at) - self.outline.sentence(last.end - 1) <= 1
        several = last.speaker if last and is_theirs and follows else find_several(self.cast, source.start)
        is_other = phrase.casefold().startswith("another") and self._unnamed_last(at) is not None
        if (not ranked and not several) or is_other:
            return Answer(None, f"“{phrase}”: of whom is not said")
        figure = several or ranked[0].figure
        self._part_of = figure if phrase.casefold().startswith(("one", "another")) else None
        return self._mention(figure, source.start, source.end, f"of the {figure.name} named before", "pronoun")

    def _shared(self, link: Link, before: Link | None) -> Answer:
        """A cue without a source of its own ("…, pledging …", "… and asked …") goes with its sentence's subject."""
        assert link.cue
        start = self.outline.sentence_start(link.cue.start)
        last = self.last(link.cue.start)
        if before and last and start <= last.end <= link.cue.start and not self.outline.is_quoted(link.cue.start):
            return Answer(last.speaker, "goes on from the statement before it in the sentence")
        lead = self.text[max(start, link.cue.start - 30) : link.cue.start]
        if not (_PARTICIPLE.match(self.text, link.cue.start) or _GOES_ON.search(lead)):
            return Answer(None, "the article does not say who")
        for pronoun in reversed(list(_SUBJECT.finditer(self.text, start, link.cue.start))):
            if not self.outline.is_quoted(pronoun.start()):
                kind = roles().pronoun(pronoun[0]) or "man"
                answer = self.resolve(Pronoun(pronoun.start(), pronoun.start(), kind, link), pronoun.end())
                if answer.figure:
                    return answer
        subject = self._subject_before(link.cue.start)
        return Answer(subject, "subject of the sentence" if subject else "the article does not say who")

    def _subject_before(self, at: int) -> Figure | None:
        """The subject of the sentence of `at`, outside of quotations."""
        for entry in self.cast.between(self.outline.sentence_start(at), at):
            if not self.outline.is_quoted(entry.start) and self.cast.is_subject(entry):
                return entry.figure
        return None

    def _continued(self, link: Link, outer: Figure | None) -> Answer:
        start = min(p.start for p in link.contents)
        last = self.last(start)
        if last and not outer and start - last.end < NEAR // 2:
            return Answer(last.speaker, "a quotation that goes on from the one before it")
        return Answer(None, "nobody is named beside these words")

    def _mention(self, figure: Figure, start: int, end: int, why: str, form: str = "nominal") -> Answer:
        self.cast.add(figure, start, end, "pronoun" if form == "pronoun" else "nominal")
        return Answer(figure, why)


def _reasons(candidate: Candidate) -> str:
    """The two heaviest reasons for a candidate, in words."""
    return ", ".join(candidate.reasons[:2]) or "the only one named before it"


@cache
def _part_of() -> re.Pattern[str]:
    """Somebody described, up to a preposition that leads to a name: "A deckhand on the patrol ship | X"."""
    return re.compile(
        rf"\b[AO]n?e? (?:[a-z-]+ ){{0,2}}(?:{alternatives(person_words())}) (?:on|aboard|of|at|for|from|in) "
        r"(?:[a-z-]+ ){0,4}\Z"
    )


_WORDS = re.compile(r"[\w’'-]+")
_SIGNED = re.compile(r"\bsigned by ")  # "a letter signed by X"; of "signed by X and Y" the first
_ONE_OF_THE = re.compile(r"(?:[Oo]ne|[Aa]nother) of (the [a-z]+)\b")
_POSSESSIVE = re.compile(r"['’]s?\Z")
_LEAD = 30
"""Characters of "“that Prime Minister " before the name with which words begin."""
_LABEL = re.compile(r"\W{0,2}(?:[A-Z]|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}): ")
_ACCORDING = re.compile(r"According to\s")
_QUOTED_BY = re.compile(r"\b(?:quoted|cited)\s+as\s+(?:saying|telling).*\bby\s*\Z", re.S)
_PARTICIPLE = re.compile(r"\w+ing\b")
_GOES_ON = re.compile(r"\b(?:and|but|then)\b[\w\s,]*$", re.I)
_SUBJECT = re.compile(r"\b(?:he|she)\b", re.I)
