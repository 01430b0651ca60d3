"""Attributions that come after their words without quotation marks: "The line stays shut, insisted Ada Wren."

The tagger, which has seen few of them, gives such words to nobody or cuts them short. Whole sentences alone: words with
a verb of their own, a comma, then who says so and how, in either order, up to the end of the sentence or a semicolon.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from dragoman.reading.furniture import Line
from dragoman.reading.linking import Link
from dragoman.reading.mending import adopt
from dragoman.reading.movewords import move_lists
from dragoman.reading.outline import sentences
from dragoman.reading.parts import Part
from dragoman.reading.quotes import MARKS, find_quoted
from dragoman.reading.subjects import find_phrase, skip_dateline
from dragoman.reading.words import alternatives, load_verbs, past_forms, third_person

CHANCE = 0.771
"""What is put down for the chance of a part that the sentence's form alone speaks for."""


def is_behind(entry: Link) -> bool:
    """Whether a statement was put together here."""
    return entry.cue is not None and entry.cue.chance == CHANCE


def add_behind(
    text: str,
    links: Sequence[Link],
    lines: Sequence[Line],
    names: Sequence[Part],
    title: int,
    is_sure: Callable[[Link], bool],
) -> list[Link]:
    """`links` with the statements of sentences that end in who said them. One whose words another statement has that
    is sure stays as it is."""
    made: list[Link] = []
    for line in lines:
        if line.start < title or not line.is_sentence:
            continue
        quoted = [(q.start, q.end) for q in find_quoted(text, line.start, line.end)]
        for start, end in sentences(text, line.start, line.end, quoted):
            for entry in _read(text, start, end, names):
                if not any(low < end and start < high for low, high in quoted):
                    made.append(entry)
    made += [e for line in lines if line.start >= title for e in _quoted(text, line, links, names, is_sure)]
    return _merge(text, [_beside(text, entry, names) for entry in links], made, is_sure)


def _merge(text: str, links: Sequence[Link], made: Sequence[Link], is_sure: Callable[[Link], bool]) -> list[Link]:
    kept = list(links)
    for entry in made:
        assert entry.cue
        kept = [
            _let_go(text, e) if e.cue and e.cue[:2] == entry.cue[:2] and e.contents[0].start > entry.cue.end else e
            for e in kept
        ]
        over = [e for e in kept if _meet(e, entry)]
        if any(e.source and not _is_swallowed(e, entry) and not _is_cut(e, entry) and is_sure(e) for e in over):
            continue
        kept = [e for e in kept if e not in over] + [entry]
    return sorted(kept, key=lambda e: (min(p.start for p in e.contents), e.cue.start if e.cue else 0))


def _is_cut(one: Link, entry: Link) -> bool:
    """Whether a statement is the same one with words left out."""
    assert entry.cue
    if one.source and one.cue and entry.source and one.source.start < entry.source.end:
        inside = any(p.start <= one.cue.start and one.cue.end <= p.end for p in entry.contents)
        if inside and entry.source.start < one.source.end:
            return True  # a verb in the words, given to who says them
    is_same = one.cue is not None and one.cue.start < entry.cue.end and entry.cue.start < one.cue.end
    within = all(any(q.start <= p.start and p.end <= q.end for q in entry.contents) for p in one.contents)
    return is_same and within


def _let_go(text: str, entry: Link) -> Link:
    """A quotation in a later sentence than the verb that it was given to, with who stands beside it if anybody does."""
    return adopt(text, Link(None, None, entry.contents))


def _is_swallowed(one: Link, entry: Link) -> bool:
    """Whether a statement stands in the words of another: what is told in them is read again from there."""
    content = entry.contents[0]
    return all(content.start <= p.start and p.end <= content.end for p in (one.source, one.cue, *one.contents) if p)


def _meet(one: Link, other: Link) -> bool:
    return any(
        p.start < q.end and q.start < p.end
        for p in (one.source, one.cue, *one.contents) if p
        for q in (other.source, other.cue, *other.contents) if q
    )  # fmt: skip


def _read(text: str, start: int, end: int, names: Sequence[Part]) -> Iterator[Link]:
    for match in _joints().finditer(text, start, end):
        first = skip_dateline(text, start, end)
        words = text[first : match.start()]
        if opened := _opening(text, first, match, end, names):
            yield opened
            return
        if not _POINTS.search(words, max(0, len(words) - LONGEST_POINT)) and (
            split := _split(
                text, match, end, names, Part(_colon(text, first, match.start()), match.start(), "content", CHANCE)
            )
        ):
            yield split
            return
        if len(words.split()) < FEWEST or _OPEN.match(words):
            continue
        if not _FINITE.search(words) and not _SO.match(text, match.end()):
            continue
        content = Part(first + len(words) - len(words.lstrip()), match.start(), "content", CHANCE)
        entry = _inverted(text, match, end, names, content) or _plain(text, match, end, names, content)
        if entry:
            yield entry
            return


def _colon(text: str, start: int, end: int) -> int:
    """ "The keeper agreed: [the gates], he said, [are shut]": what stands before a colon is the writer's."""
    at = text.rfind(": ", start, end)
    return start if at < 0 else at + 2


FEWEST = 3
"""Words of a sentence that somebody is said to have said."""


def _opening(text: str, start: int, match: re.Match[str], end: int, names: Sequence[Part]) -> Link | None:
    """ "As the press service stated, | the letter came on Monday"."""
    lead = _AS.match(text, start, match.start())
    if not lead or len(text[match.end() : end].split()) < FEWEST:
        return None
    for verb in _following().finditer(text, lead.end(), match.start()):
        source = find_phrase(text, lead.end(), verb.start(), names, whole=True)
        if source and _TAIL.fullmatch(text, verb.end(), match.start()):
            cue = Part(*verb.span("verb"), "cue", CHANCE)
            words = text[match.end() : end].rstrip(". ")
            content = Part(match.end(), match.end() + len(words), "content", CHANCE)
            return Link(source._replace(chance=CHANCE), cue, (content,))
    return None


def _quoted(
    text: str, line: Line, links: Sequence[Link], names: Sequence[Part], is_sure: Callable[[Link], bool]
) -> Iterator[Link]:
    """ "“Fairy tales,” she snapped. “All of it.”": a quotation with somebody and a manner of speaking behind it."""
    quoted = find_quoted(text, line.start, line.end)
    for number, q in enumerate(quoted):
        verb = _manner().match(text, q.end, line.end)
        if not q.closed or not verb or not (text[q.end - 2] in ",!?" or text[q.end] == ","):
            continue
        source = find_phrase(text, verb.start("who"), verb.end("who"), names, whole=True)
        if not source or any(e.cue and _covers(e, q.start, q.end) and is_sure(e) for e in links):
            continue
        spans = [(q.start, q.end)]
        following = quoted[number + 1] if number + 1 < len(quoted) else None
        if following and not text[verb.end() : following.start].strip(" ."):
            spans.append((following.start, following.end))
        contents = tuple(Part(*span, "content", CHANCE) for span in spans)
        yield Link(source._replace(chance=CHANCE), Part(*verb.span("verb"), "cue", CHANCE), contents)


def _covers(entry: Link, start: int, end: int) -> bool:
    return any(p.start < end and start < p.end for p in entry.contents)


@cache
def _manner() -> re.Pattern[str]:
    """Who and how, right behind a quotation."""
    irregular = move_lists().irregular | load_verbs().irregular
    every = alternatives({f for v in move_lists().manner for f in past_forms(v, irregular)})
    return re.compile(rf",?\s(?P<who>[^,;:.!?“”\"\n]{{2,60}}?)\s(?P<verb>{every})\b", re.I)


def _beside(text: str, entry: Link, names: Sequence[Part]) -> Link:
    """A quotation that was given to nobody, with who stands right behind it: "“We wait”, the head of state said"."""
    last = entry.contents[-1]
    gap = _COMMA.match(text, last.end)
    if entry.cue or not gap or (text[last.end - 1] not in MARKS and text[last.end : last.end + 1] not in MARKS):
        return entry
    line = text.find("\n", last.end)
    stop = min(line if line >= 0 else len(text), gap.end() + 90)
    inverting = _inverting().match(text, gap.end(), stop)
    if inverting and (source := find_phrase(text, inverting.end(), stop, names)):
        return Link(source._replace(chance=CHANCE), Part(*inverting.span("verb"), "cue", CHANCE), entry.contents)
    for verb in _following().finditer(text, gap.end(), stop):
        source = find_phrase(text, gap.end(), verb.start(), names, whole=True)
        if source:
            return Link(source._replace(chance=CHANCE), Part(*verb.span("verb"), "cue", CHANCE), entry.contents)
    return entry


def _split(text: str, match: re.Match[str], end: int, names: Sequence[Part], content: Part) -> Link | None:
    """Words that go on behind who says them: "Vardeland, he claimed, | had agreed", "Not so, said Ada Wren: | it was
    he", "The gates stand open, so the minister, | and everybody can see it"."""
    for ends in _ON.finditer(text, match.end(), end):
        if ends.start() - match.end() > 80:
            return None
        by = _ACCORDING.match(text, match.end(), ends.start())
        inverting = by or _inverting().match(text, match.end(), ends.start())
        following = [] if inverting else list(_following().finditer(text, match.end(), ends.start()))
        last = [v for v in following if v.end() == ends.start() or _TAIL.fullmatch(text, v.end(), ends.start())]
        verb = inverting or (last[0] if last else None)
        if not verb:
            continue
        who = (verb.end(), ends.start()) if inverting else (match.end(), verb.start())
        source = find_phrase(text, *who, names, whole=True)
        is_so = _SO.match(text, verb.start("verb")) is not None
        rest = ends.end()
        if source and by and not ends["colon"] and _NO_PAUSE.search(text, content.start, content.end):
            return Link(
                source._replace(chance=CHANCE),
                Part(*by.span("verb"), "cue", CHANCE),
                (content, Part(rest, rest + len(text[rest:end].rstrip(". ")), "content", CHANCE)),
            )
        if not source or not (ends["colon"] or _GOES_ON.match(text, rest) or (is_so and _AND.match(text, rest))):
            continue
        cue = Part(*verb.span("verb"), "cue", CHANCE)
        more = Part(rest, rest + len(text[rest:end].rstrip(". ")), "content", CHANCE)
        return Link(source._replace(chance=CHANCE), cue, (content, more))
    return None


def _inverted(text: str, match: re.Match[str], end: int, names: Sequence[Part], content: Part) -> Link | None:
    """ ", insisted Ada Wren, the minister", ", so the minister"."""
    verb = _inverting().match(text, match.end(), end)
    if not verb or find_phrase(text, content.start, verb.start(), names, whole=True):
        return None  # "Ada Wren, who leads the inquiry, urged the minister": who speaks comes first
    source = find_phrase(text, verb.end(), end, names)
    if not source or not _ENDED.match(text, source.end):
        return None
    cue = Part(*verb.span("verb"), "cue", CHANCE)
    return Link(source._replace(chance=CHANCE), cue, (content,))


def _plain(text: str, match: re.Match[str], end: int, names: Sequence[Part], content: Part) -> Link | None:
    """ ", the envoy of the bank, Ada Wren, said after the session", ", as the minister made clear"; not ", and Norland
    refused to send hers", which goes on."""
    if _JOINED.match(text, match.end()):
        return None
    for verb in _following().finditer(text, match.end(), end):
        if not _TAIL.fullmatch(text, verb.end(), end):
            continue
        source = find_phrase(text, match.end(), verb.start(), names, whole=True)
        if source:
            cue = Part(*verb.span("verb"), "cue", CHANCE)
            return Link(source._replace(chance=CHANCE), cue, (content,))
    return None


@cache
def _finite() -> str:
    verbs = load_verbs()
    left_out = {*verbs.attitude, *verbs.desire, *verbs.naming}
    every = [v for v in (*verbs.attributing, *verbs.voicing, "specify") if v not in left_out]
    forms = {f for v in every for f in (*past_forms(v, verbs.irregular), third_person(v))} | {*_PLURAL}
    return alternatives({*forms, "made clear", "makes clear", "made it clear", "made known", "let it be known"})


_PLURAL = ("say", "insist", "warn", "argue", "believe", "admit", "complain", "concede")


@cache
def _inverting() -> re.Pattern[str]:
    """Not the verbs whose object is whom one speaks to or of: ", urged the minister"."""
    verbs = load_verbs()
    taking = {
        f
        for v in (*verbs.directing, *verbs.narrated)
        if v != "warn"
        for f in (*past_forms(v, verbs.irregular), third_person(v))
    }
    return re.compile(rf"(?!(?:{alternatives(taking)})\b)(?P<verb>{_finite()}|so|thus)(?:\s\w+ly)?\s", re.I)


@cache
def _following() -> re.Pattern[str]:
    return re.compile(rf"\s(?:(?:has|have|had|also|then|later|\w+ly)\s)*(?P<verb>{_finite()})\b", re.I)


@cache
def _joints() -> re.Pattern[str]:
    return re.compile(r",\s+(?:as\s+)?", re.I)


LONGEST_POINT = 6
"""Letters of a word of `_POINTS` and what stands before it."""

_POINTS = re.compile(r"\b(?:which|who|whom|that|and|but|or)\Z", re.I)
_JOINED = re.compile(r"(?:and|but|or|while|whereas|yet)\s", re.I)
_SO = re.compile(r"(?:so|thus)\s", re.I)  # ", so the minister", as copy in translation has it
# Words that could be told by themselves.
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|could|can|should|did|does|do|must|may|might|cannot|came|come|\w{3,}ed)\b",
    re.I,
)
# "When asked, …", "On Monday, …": what only leads up to the clause.
_OPEN = re.compile(
    r"\s*(?:when|if|while|although|though|because|after|before|since|as|asked|speaking|in|on|at|to|according)\b", re.I
)
_ENDED = re.compile(r"\s*(?:[.;,!?]|$|\s(?:on|in|at|after|during|late|last|yesterday|by|before|with|to|told)\b)")
# When, where and on what grounds it was said.
_AS = re.compile(r"\s*As\s")
_COMMA = re.compile(r"[\"”“’»]?,?[\"”“’»]?\s")
_ACCORDING = re.compile(r"(?P<verb>according to)\s")
# Words that cannot end there: an auxiliary, a preposition, a conjunction.
_NO_PAUSE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|and|with|in|on|not contain|contains?|that|of)\Z"
)
_ON = re.compile(r"(?:,|(?P<colon>:))\s(?=\S)")
_AND = re.compile(r"(?:and|but|a|an|the|not)\s", re.I)
# A verb whose subject stands before the insertion.
_GOES_ON = re.compile(
    r"(?:(?:also|now|never|already|still|not|\w+ly)\s)?(?:is|are|was|were|has|have|had|will|would|could|can|should|did|does|do|must|may|might|cannot|comes?|came|remains?|remained)\b",
    re.I,
)
_TAIL = re.compile(
    r"(?:,?\s(?:on|in|at|after|during|late|earlier|last|yesterday|today|by|before|with|from|via|through|to|this)\b[^;:“”\"]{0,140})?[.;!?]?\s*",
    re.I,
)
