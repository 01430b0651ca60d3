"""Statements made whole: a source with all that describes it, a content that was cut short, one thought in one piece.

Each mend is a rule true of news prose, in a function of its own that says what it looks for and what was measured. They
work on the parts' places alone, so they serve any tagger.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from dragoman.reading.acts.lexicon import lexicon
from dragoman.reading.agreeing import agree
from dragoman.reading.bounding import bound
from dragoman.reading.datelines import without_dateline
from dragoman.reading.doers import of_one_half, without_day
from dragoman.reading.linking import Link
from dragoman.reading.parts import Part
from dragoman.reading.quotes import DOUBLE, MARKS, find_quoted, has_quoted
from dragoman.reading.relaying import to_speaker
from dragoman.reading.roles import is_title, roles
from dragoman.reading.splitting import split_contents
from dragoman.reading.words import alternatives, verb_patterns


def mend(text: str, links: Sequence[Link], parts: Sequence[Part], title: int) -> list[Link]:
    """The statements after all mends, in order of the text.

    `parts` are all that they were linked from; `title`: where the headline ends.
    """
    links = [of_the_teller(text, without_day(text, entry)) for entry in links if not is_interrupted(entry, links, text)]
    spoken = [to_speaker(text, without_dateline(text, link)) for link in links]
    agreeing = [entry for entry in (agree(text, link) for link in spoken) if entry]
    mended = announced(text, [each_once(entry, agreeing) for entry in agreeing], parts)
    mended = join_thoughts(text, run_on(text, report_whole(text, mended, parts)))
    mended = [undertake(text, whole_office(text, widen_source(text, entry, mended), mended)) for entry in mended]
    mended = [cut_pointer(text, adopt(text, to_quotation(text, entry))) for entry in mended]
    mended = [name_source(text, entry, mended) for entry in mended]
    mended = [finish_clause(text, entry, mended) for entry in mended]
    mended = [entry for entry in mended if not is_aside(text, entry)]
    mended = [to_the_stop(text, take_object(text, entry), mended) for entry in mended]
    mended = [piece for entry in mended for piece in bound(text, entry, mended)]
    mended = [piece for entry in mended for piece in split_contents(text, of_one_half(text, entry, title), title)]
    mended = [without_it(text, entry) for entry in mended]
    return sorted(mended, key=lambda e: (min(p.start for p in e.contents), e.cue.start if e.cue else 0))


def of_the_teller(text: str, entry: Link) -> Link:
    """ "«The gates leak,» the keeper, who asked not to be named, told | the Herald": whom it is told to is no source,
    and what stands between the quotation and the verb is."""
    source, cue, last = entry.source, entry.cue, entry.contents[-1]
    if not source or not cue or not _TOLD.fullmatch(text, cue.start, cue.end) or text[cue.end : source.start].strip():
        return entry
    if last.end > cue.start or (between := text[last.end : cue.start]).strip(" ,"):
        return entry
    tail = _TAIL.search(text, last.start, last.end)
    if not tail or tail.start(1) - last.start < 2 or not between:
        return entry
    teller = Part(tail.start(2), tail.end(2), "source", source.chance)
    return Link(teller, cue, (*entry.contents[:-1], last._replace(end=tail.end(1))))


_TOLD = re.compile(r"told|has told|had told", re.I)
_TAIL = re.compile(r"(,[\"”’»])\s((?:[Tt]he|[Aa]n?|[Oo]ne|[Ww]ho|[A-Z])[^\"“”«»\n]{2,160})\Z")


def is_interrupted(entry: Link, links: Sequence[Link], text: str) -> bool:
    """Whether the verb is that of words which "he added" interrupts: "Cairo, he added, insists on a treaty"."""
    source, cue = entry.source, entry.cue
    if not source or not cue or text.endswith("ing", cue.start, cue.end):
        return False
    return any(
        other.source == source
        and other.cue is not None
        and source.end <= other.cue.start
        and text[other.cue.end : cue.start] == ", "
        and text[other.contents[0].end : source.start] == ", "
        and len(text[other.contents[0].start : other.contents[0].end].split()) <= SUBJECT
        for other in links
        if other is not entry
    )


SUBJECT = 4
"""Words of a subject that stands alone before who tells of it."""


def parts_of(links: Sequence[Link]) -> list[Part]:
    """All parts of some statements, each once, in order of the text."""
    return sorted({p for entry in links for p in (entry.source, entry.cue, *entry.contents) if p})


def announced(text: str, links: Sequence[Link], parts: Sequence[Part]) -> list[Link]:
    """ "The minister said:" and a paragraph without marks after it: press releases quote so. All of it is said.

    What was found inside that paragraph is found again when the content is read by itself (`nesting`).
    """
    made = list(links)
    for cue in parts:
        lead = _ANNOUNCING.match(text, cue.end - (text[cue.end - 1] == ":")) if cue.role == "cue" else None
        said = lead and _PARAGRAPH.match(text, lead.end())
        if not said or len(said[0].split()) < FEWEST or said[0][0] in MARKS:
            continue
        line = max(text.rfind("\n", 0, cue.start), 0)
        beside = [p for p in parts if p.role == "source" and line <= p.start and p.end <= said.start()]
        linked = next((e.source for e in made if e.cue == cue), None)
        source = linked or min(beside, key=lambda p: abs(p.start - cue.start), default=None)
        content = Part(said.start(), said.end(), "content", cue.chance)
        made = [e for e in made if e.cue != cue and not all(said.start() <= p.start < said.end() for p in e.contents)]
        made.append(Link(source, cue, (content,)))
    return made


def each_once(entry: Link, links: Sequence[Link]) -> Link:
    """Of a statement's contents those that no other has for its only one: a quotation made whole may meet them."""
    if len(entry.contents) < 2:
        return entry
    others = [e.contents[0] for e in links if len(e.contents) == 1 and e.cue]
    kept = tuple(p for p in entry.contents if not any(o.start < p.end and p.start < o.end for o in others))
    return entry._replace(contents=kept) if kept else entry


FEWEST = 6
"""Words of a paragraph that is what a colon announces; a shorter one is a heading."""

_ANNOUNCING = re.compile(r"[^.!?:;\n“\"„«]{0,60}:[ \t\u00a0]*\n\s*")
_PARAGRAPH = re.compile(r"\S[^\n]*\S")


def widen_source(text: str, entry: Link, links: Sequence[Link]) -> Link:
    """ "Hugh Hill[, a doctor,] said": the source takes in what describes it, up to the cue.

    In PolNeAR's training part 305 sources are followed by such a gap and 927 hold it.
    """
    source, cue = entry.source, entry.cue
    if (
        source
        and (named := _NAMED.match(text, source.end))
        and text[source.start : source.end].casefold() in roles().abbreviations
    ):
        return entry._replace(source=source._replace(end=named.end()))  # "said [Spc]. Orla Venn": cut at its stop
    if not source or not cue or source.end >= cue.start:
        return entry
    gap = text[source.end : cue.start]
    if gap == ", " and "," in text[source.start : source.end]:
        return entry._replace(source=source._replace(end=source.end + 1))  # what describes it ends with its comma
    is_name = text[source.start : source.end].rsplit(None, 1)[-1][0].isupper()
    described = _DESCRIBED.fullmatch(gap) and not (is_name and _DOING.match(gap))
    if not is_name and _BELONGING.fullmatch(gap):
        described = True
    if not described or any(source.end <= p.start < cue.start for p in parts_of(links)):
        return entry
    return entry._replace(source=source._replace(end=source.end + len(gap.rstrip())))


_NAMED = re.compile(r"\.(?:\s[A-Z][\w’'-]*\.?)+(?<!\.)")
# After a comma: who it is or how it spoke, not when or where it was said ("Hill, on Monday, said").
_DESCRIBED = re.compile(
    r",\s(?!(?:on|in|at|during|after|before|earlier|later|meanwhile|however|also|by|last|this|despite|when|while|but|and"
    r"|for|too|then|again|moreover|though|instead|too|therefore|yesterday|today|asked|if|as|to)\b)"
    r"[^\n.;:!?“”\"„«»]{2,180}(?:[,)]|\s[—–-]+)\s",
    re.I,
)
# "Hill, speaking in Port Amity, said": where somebody known was. In "a diplomat, speaking on condition of anonymity,
# said" it is all that is told of who speaks.
_DOING = re.compile(r",\s\w+ing\b", re.I)
_BELONGING = re.compile(
    r"\s(?:(?:in|at|inside|within)(?=\s(?:the|its|his|her|their)\s)|of|from|familiar with|close to|briefed on)\s"
    r"(?:[\w’'-]+\s){1,7}",
    re.I,
)


def whole_office(text: str, entry: Link, links: Sequence[Link]) -> Link:
    """ "[Orla Venn, director of the] Water Board said": a body behind somebody's office is not who spoke.

    Of 616 sources with such an office 606 begin with it or before; and "him, Venn" begins with another.
    """
    source = entry.source
    if not source:
        return entry
    other = _OBJECTIVE.match(text, source.start, source.end)
    if other:
        return entry._replace(source=source._replace(start=other.end()))
    # Asked first, what an office ends with spares looking for one before nearly all sources.
    if not text[source.start].isupper() or not _OF_OFFICE.search(text, max(0, source.start - 10), source.start):
        return entry
    office = _OFFICE.search(text, max(text.rfind("\n", 0, source.start) + 1, source.start - 160), source.start)
    if not office or not is_title(office["title"]):
        return entry
    if any(office.start() < p.end and p.start < source.start for p in parts_of(links)):
        return entry
    return entry._replace(source=source._replace(start=office.start()))


_OBJECTIVE = re.compile(r"(?:him|them|me|us),\s(?=[A-Z])")
_OF_OFFICE = re.compile(r"\s(?:of|for|at)\s(?:the\s)?\Z")
_OFFICE = re.compile(
    r"(?:(?<=\s)|(?<=^))(?:(?:[A-Z][\w.’'-]*\s){1,4}[A-Z][\w’'-]+,\s)?(?:[Tt]he\s)?"
    rf"(?P<title>(?:[A-Z][\w’'-]*\s){{0,4}}[A-Za-z][\w’'-]+){_OF_OFFICE.pattern}"
)


def undertake(text: str, entry: Link) -> Link:
    """ "declined to say | whether …" becomes "declined | to say whether …", as most annotators have it."""
    cue, content = entry.cue, entry.contents[0]
    if not cue or cue.end > content.start or text[cue.end : content.start].strip():
        return entry
    words = _INFINITIVE.search(text, cue.start, cue.end)
    if not words or words.end() != cue.end or not verb_patterns().undertaking.search(text, cue.start, words.start()):
        return entry
    to = words.start(1)
    cut = cue._replace(end=cue.start + len(text[cue.start : to].rstrip()))
    return entry._replace(cue=cut, contents=(content._replace(start=to), *entry.contents[1:]))


_INFINITIVE = re.compile(r"\s(to(?:\s\w+){0,2})", re.I)


def name_source(text: str, entry: Link, links: Sequence[Link]) -> Link:
    """ "according to [the ministry]": where no source was tagged it is what follows, up to the comma or the content."""
    if entry.source or not entry.cue or not _ACCORDING.search(text, entry.cue.start, entry.cue.end):
        return entry
    first, last = entry.contents[0], entry.contents[-1]
    if len(entry.contents) > 1 and last.start == entry.cue.end + 1 and _WHO_LAST.fullmatch(text, last.start, last.end):
        # "[The gates leak], according to [the yearbook]": who it was, taken for more of what.
        return entry._replace(source=last._replace(role="source"), contents=entry.contents[:-1])
    if first.start <= entry.cue.end + 1:
        # "According to [the yearbook, more people came]": who it was and what, taken for one.
        held = _WHO_FIRST.match(text, first.start, first.end)
        if not held or entry.cue.end > first.start:
            return entry
        source = Part(*held.span("who"), "source", entry.cue.chance)
        return entry._replace(source=source, contents=(first._replace(start=held.end()), *entry.contents[1:]))
    later = [p.start for p in parts_of(links) if p.start >= entry.cue.end]
    who = _SHORT_PHRASE.match(text, entry.cue.end, min(later, default=len(text)))
    if not who:
        return entry
    return entry._replace(source=Part(who.start("who"), who.end("who"), "source", entry.cue.chance))


_WHO_FIRST = re.compile(r"(?P<who>[^,.;:!?\n\"“”]{3,120}),\s(?=\S+\s\S+\s\S)")
_WHO_LAST = re.compile(r"[^,.;:!?\n\"“”]{3,120}")
_ACCORDING = re.compile(r"\baccording to$", re.I)
_SHORT_PHRASE = re.compile(r"\s(?P<who>[^\W\d_][^\s,.;:!?]*(?:\s[^\s,.;:!?]+){0,7})(?=[,.;:!?\s]|\Z)")


def to_quotation(text: str, entry: Link) -> Link:
    """ "[Ada Wren took the offer back.] | “It no longer exists,” she said": the sentence before a quotation is the
    writer's. Only where the cue comes after the quotation, so that nothing says that the words before it are told."""
    content = entry.contents[0]
    if not entry.cue or entry.cue.start < content.end or has_quoted(text, content.start, content.start + 1):
        return entry
    quoted = [q for q in find_quoted(text, content.start, content.end) if q.start > content.start]
    if len(quoted) != 1 or quoted[0].end < content.end - 1 or not _STOPPED.search(text, content.start, quoted[0].start):
        return entry
    return entry._replace(contents=(content._replace(start=quoted[0].start), *entry.contents[1:]))


_STOPPED = re.compile(r"\w{3,}[.!?]\s+\Z")


def adopt(text: str, entry: Link) -> Link:
    """ "Hill wrote, “…”" and "“…,” Hill said": a quotation without a source, with a name and a verb right beside it."""
    content = entry.contents[0]
    if entry.cue or text[content.start] not in MARKS:
        return entry
    line = text.rfind("\n", 0, content.start) + 1
    beside = _NAMED_BEFORE.search(text, line, content.start) or _NAMED_AFTER.match(text, entry.contents[-1].end)
    if not beside or not verb_patterns().past.fullmatch(beside["cue"]):
        return entry
    source, cue = (Part(*beside.span(name), role, content.chance) for name, role in (("who", "source"), ("cue", "cue")))
    return entry._replace(source=source, cue=cue)


_WHO = r"(?P<who>(?:[A-ZÀ-ÖØ-Þ][\w’'-]+\s){0,3}[A-ZÀ-ÖØ-Þ][\w’'-]+|[Hh]e|[Ss]he|[Tt]hey)"
_NAMED_BEFORE = re.compile(rf"\b{_WHO}\s(?P<cue>\w+)[,:]?\s*\Z")
_NAMED_AFTER = re.compile(rf",?\s?{_WHO}\s(?P<cue>\w+)\b")


def cut_pointer(text: str, entry: Link) -> Link:
    """ "a charge[ which] the palace denies": the pronoun that points at a content is not of it."""
    content = entry.contents[-1]
    rest = _POINTING.search(text, content.start + 1, content.end)
    if rest and _ENDED.match(text, content.end):
        return entry  # "what he had heard and from whom.": nothing follows that it could point at
    return entry._replace(contents=(*entry.contents[:-1], content._replace(end=rest.start()))) if rest else entry


_ENDED = re.compile(r"\s*(?:[.!?;\n]|\Z)")
_POINTING = re.compile(r",?\s(?<!from\s)(?<!to\s)(?<!by\s)(?:which|what|that|who|whom)\Z", re.I)


def take_object(text: str, entry: Link) -> Link:
    """ "urged [both leaders] | to leave": whom it is asked of belongs to what is asked.

    In PolNeAR's training part 126 contents after such a cue begin with the object, 32 leave it between cue and content;
    behind a day ("called on the government Wednesday to block …") all ten, of any verb, begin with "to".
    """
    cue, content = entry.cue, entry.contents[0]
    if not cue or cue.end >= content.start or not _TO.match(text, content.start):
        return entry
    if not _OBJECT.fullmatch(text, cue.end, content.start):
        return entry
    if not verb_patterns().directing.search(text, cue.start, cue.end):
        return entry
    return entry._replace(contents=(content._replace(start=cue.end + 1), *entry.contents[1:]))


_TO = re.compile(r"to\s", re.I)
_OBJECT = re.compile(
    r"\s(?!(?:on|in|at|during|after|before|again|last|this)\b)"
    r"(?:(?!(?:[MTWFS]\w{2,5}day|yesterday|today)\b)[\w’'.-]+\s){1,5}",
    re.I,
)


def finish_clause(text: str, entry: Link, links: Sequence[Link]) -> Link:
    """ "revealed that the prospect of a meeting[ has come up.]": a clause is not over before its verb.

    Where a content has "that" and no verb and the next word is an auxiliary; a window's edge can cut so.
    """
    cue, content = entry.cue, entry.contents[-1]
    held = text[content.start : content.end]
    if not cue or content.start < cue.end or not held.casefold().startswith("that ") or _FINITE.search(held):
        return entry
    rest = _PREDICATE.match(text, content.end)
    if not rest or any(content.end <= p.start < rest.end() for p in parts_of(links)):
        return entry
    return entry._replace(contents=(*entry.contents[:-1], content._replace(end=rest.end())))


def without_it(text: str, entry: Link) -> Link:
    """ "[Wren had no mandate,] it | was said from | Tarn": the pronoun is no words of anybody's."""
    said = tuple(p for p in entry.contents if text[p.start : p.end].casefold() != "it")
    return entry._replace(contents=said) if 0 < len(said) < len(entry.contents) else entry


def is_aside(text: str, entry: Link) -> bool:
    """Whether "as | Wren | has proposed, | but would not withdraw" was taken for Wren's words."""
    source, cue, content = entry.source, entry.cue, entry.contents[0]
    if not source or not cue or not text.endswith(" as ", 0, source.start) or text[cue.end : content.start] != ", ":
        return False
    return text.startswith(("but ", "and "), content.start)


def to_the_stop(text: str, entry: Link, links: Sequence[Link]) -> Link:
    """ "said it could send missiles[, a long-range weapon.]": what describes the last thing named is said with it.

    PolNeAR's annotators are divided (50 to 68); a reader loses the point of a statement that stops before it.
    """
    cue, content = entry.cue, entry.contents[-1]
    if not cue or content.start < cue.end or has_quoted(text, content.start, content.end):
        return entry
    proposed = _as_proposed().match(text, content.end)
    rest, low = (proposed, proposed.end("as")) if proposed else (_APPOSITION.match(text, content.end), content.end)
    if not rest or any(low <= p.start < rest.end() for p in parts_of(links)):
        return entry
    last = rest[0].rsplit(None, 1)[-1]
    if not proposed and verb_patterns().attributing.fullmatch(last):
        return entry  # "Wren has invited him[, an aide said]": who tells it
    return entry._replace(contents=(*entry.contents[:-1], content._replace(end=rest.end())))


@cache
def _as_proposed() -> re.Pattern[str]:
    """ "Ready to halt[, as Wren has proposed, but would not withdraw]": an answer goes on behind whose offer it is."""
    told = rf"(?:has |have |had )?(?:{alternatives(lexicon().lists.proposed)})"
    return re.compile(
        rf"(?P<as>,? as (?:[^,.;:\n]|(?<=\b[A-Z])\.){{3,70}}? {told})"
        r"(?:,? (?:but|and) (?:would|will|could|had|has|did|was|is)\b[^.;:\n“”\"]*)?(?=[.,;]|\Z)"
    )


_APPOSITION = re.compile(r",\s(?:a|an)\s[^\n.!?:;“”\"„«»—–]{3,160}(?=[.!?](?:\s|\Z))")


def report_whole(text: str, links: Sequence[Link], parts: Sequence[Part]) -> list[Link]:
    """ "[The talks are off, the minister said], KTK reported": who comes last reports the statement before as a whole.

    A cue with its source beside it that no content chose, right after a statement in the same sentence. The statement
    before is read again from the content (`nesting`), so it stands inside the other.
    """
    made = list(links)
    used = {p for entry in links for p in (entry.source, entry.cue, *entry.contents) if p}
    for number, cue in enumerate(parts):
        if cue.role != "cue" or cue in used:
            continue
        beside = [p for p in parts[max(0, number - 1) : number + 2] if p.role == "source" and p not in used]
        source = next((p for p in beside if not text[min(p.end, cue.end) : max(p.start, cue.start)].strip()), None)
        start = min(source.start, cue.start) if source else 0
        told = next((e for e in made if source and e.cue and e.source and _ends_before(text, e, start)), None)
        if told:
            spans = parts_of([told])
            low, high = min(p.start for p in spans), max(p.end for p in spans)
            made[made.index(told)] = Link(source, cue, (Part(low, high, "content", min(p.chance for p in spans)),))
    return made


def _ends_before(text: str, entry: Link, start: int) -> bool:
    end = max(p.end for p in parts_of([entry]))
    return end <= start and re.fullmatch(r"[\"”“’»]?,[\"”“’»]?\s", text[end:start]) is not None


def run_on(text: str, links: Sequence[Link]) -> list[Link]:
    """ "KTK reported that [the envoy, when asked,] said [he was …]": the report goes on to the end of what it reports.

    Where a cue follows right upon another's unquoted content, and has no source but the same one, the content held its
    subject. The inner statement is found again when the content is read by itself (`nesting`).
    """
    made: list[Link] = []
    for entry in links:
        last = made[-1] if made else None
        if last and _is_reported(text, last, entry):
            end = max(p.end for p in (entry.cue, *entry.contents) if p)
            made[-1] = last._replace(contents=(*last.contents[:-1], last.contents[-1]._replace(end=end)))
        else:
            made.append(entry)
    return made


def _is_reported(text: str, outer: Link, inner: Link) -> bool:
    if not outer.cue or not inner.cue or inner.source not in (None, outer.source) or len(inner.contents) != 1:
        return False
    content = outer.contents[-1]
    held = text[content.start : content.end]
    follows = outer.cue.end <= content.start < content.end <= inner.cue.start < inner.contents[0].start
    gap = text[content.end : inner.cue.start]
    return bool(
        follows and re.fullmatch(r",?\s", gap)
        and held.casefold().startswith("that ") and not any(c in held for c in DOUBLE)
        and not _FINITE.search(held) and not verb_patterns().adding.match(text, inner.cue.start)
    )  # fmt: skip


# A verb of its own: the content is a clause already, and the next cue goes on from its speaker ("said … and added …").
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|could|can|should|did|does|must|may|might)\b", re.I)


_PREDICATE = re.compile(
    r"\s(?:is|are|was|were|has|have|had|will|would|could|can|should|did|does|must|may|might)\s[^\n.!?:;“”\"„«»]{3,240}"
    r"(?=[.!?](?:\s|\Z))"
)


def join_thoughts(text: str, links: Sequence[Link]) -> list[Link]:
    """ "Hill said that it had changed[, and he now believes …]": what the speaker thinks is known from the speaker.

    A statement of mind with a pronoun for source, joined to the one before it in its sentence, is more of the same
    words. Not across quotation marks: there the writer has taken over again.
    """
    made: list[Link] = []
    for entry in links:
        last = made[-1] if made else None
        if last and _goes_on(text, last, entry):
            end = max(p.end for p in entry.contents)
            made[-1] = last._replace(contents=(*last.contents[:-1], last.contents[-1]._replace(end=end)))
        else:
            made.append(entry)
    return made


def _goes_on(text: str, first: Link, second: Link) -> bool:
    if not (first.cue and first.source and second.cue and second.source) or len(second.contents) != 1:
        return False
    content = first.contents[-1]
    if not first.cue.end <= content.start < content.end <= second.source.start < second.cue.start:
        return False
    return bool(
        second.cue.end <= second.contents[0].start
        and re.fullmatch(r",?\s(?:and|but)\s(?:that\s)?", text[content.end : second.source.start], re.I)
        and re.fullmatch(r"he|she|they|it", text[second.source.start : second.source.end], re.I)
        and verb_patterns().attitude.search(text, second.cue.start, second.cue.end)
        and text[content.end - 1] not in DOUBLE
    )
