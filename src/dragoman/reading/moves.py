"""Moves that the writer tells of and the model passed over: "Lorrenmark rejected the offer and proposed a truce".

A narrated act of speech has the plainest of forms: somebody's name or title as subject, a verb of acting by words, its
object. Where no statement was read at such a verb one is put together from the sentence. Only verbs that are hardly
ever anything else (`moves` in resources/verbs.yaml), only in main clauses of the reporting, outside quotations and
outside what somebody else is already said to have said. Whether it is kept is for the acts to say: one that comes to no
act on a known matter is dropped again (`Reader`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache

from dragoman.reading.acts.lexicon import lexicon
from dragoman.reading.furniture import Line
from dragoman.reading.headlines import find_headed
from dragoman.reading.linking import Link
from dragoman.reading.movewords import (
    adding,
    answering,
    countering,
    deed_verbs,
    has_move,
    light_verbs,
    move_lists,
    move_verbs,
    moves,
    offers,
    placing,
    verb_span,
)
from dragoman.reading.outline import sentences
from dragoman.reading.parts import Part
from dragoman.reading.quotes import find_quoted
from dragoman.reading.roles import is_title, roles
from dragoman.reading.settling import CLOSE, bare, is_misread, unfold, with_answer
from dragoman.reading.silences import find_silences, may_be_silent
from dragoman.reading.subjects import WHEN, find_lead, find_phrase, find_subject, skip_dateline
from dragoman.reading.turned import CHANCE, find_before, find_participles, find_passives
from dragoman.reading.words import alternatives
from dragoman.types import Act, Statement


def add_moves(
    text: str,
    links: Sequence[Link],
    lines: Sequence[Line],
    names: Sequence[Part],
    title: int,
    is_sure: Callable[[Link], bool] = lambda _: True,
) -> list[Link]:
    """`links` with the moves in `lines` that they do not have, in order of the text; one that has the verb and nobody
    who does it gets its subject. `names`: the article's; `title`: where the headline ends. One that is not sure stands
    in no move's way."""
    links = [
        part for e in links if not is_misread(text, e) for part in _split(text, unfold(text, with_answer(text, e)))
    ]
    unsure = [entry for entry in links if not (_lacks_subject(text, entry) or is_sure(entry))]
    links = [entry for entry in links if entry not in unsure]
    made: list[Link] = []
    filled: dict[Link, Link] = {}
    late = [(entry, entry.cue, entry.source) for entry in links if _is_late(text, entry)]
    is_begun = False
    for line in lines:
        is_begun = is_begun or (line.is_sentence and line.words > FRAGMENT)
        if not (is_begun or line.is_sentence):
            made += find_headed(text, line, names, links)
        if line.start < title or not line.is_sentence or not _may_tell(line.text):
            continue
        quoted = [(q.start, q.end) for q in find_quoted(text, line.start, line.end)]
        for start, end in sentences(text, line.start, line.end, quoted):
            if end - start > UNSTOPPED:
                continue
            for entry, cue, source in late:
                if cue and source and start <= source.start and cue.end <= end and entry not in filled:
                    subject = find_subject(text, start, cue.start, names)
                    if subject and _is_nearer(text, subject, entry):
                        filled[entry] = entry._replace(source=subject._replace(chance=source.chance))
            told = [*_in_sentence(text, start, end, links, names, quoted, filled)] if has_move(text[start:end]) else []
            told += find_passives(text, start, end, names, [*links, *told], quoted)
            told += find_participles(text, start, end, names, [*links, *told], quoted)
            told += find_silences(text, start, end, names, [*links, *told], quoted)
            made += told
    made += unsure
    whole = [bare(text, entry) for entry in (*(filled.get(e, e) for e in links), *made)]
    return sorted(whole, key=lambda entry: min(p.start for p in entry.contents))


def _may_tell(line: str) -> bool:
    return (
        has_move(line)
        or adding().search(line) is not None
        or (" by " in line and countering().search(line) is not None)
        or may_be_silent(line)
    )


def _lacks_subject(text: str, entry: Link) -> bool:
    return entry.cue is not None and entry.source is None and move_verbs().search(text, *entry.cue[:2]) is not None


def _split(text: str, entry: Link) -> list[Link]:
    """A move whose words run on into the subject's next one, as two: "blasted the jibe | and ruled out any trip". Only
    where the words are a thing or an infinitive: a second finite verb then goes with the first, not with what was said.
    """
    if entry.cue is None or entry.source is None or len(entry.contents) != 1 or entry.source.start > entry.cue.start:
        return [entry]
    content = entry.contents[0]
    if not 0 <= content.start - entry.cue.end <= 40 or _CLAUSAL.match(text, content.start):
        return [entry]
    if not all(map(has_move, (text[entry.cue.start : entry.cue.end], text[content.start : content.end]))):
        return [entry]
    quoted = [(q.start, q.end) for q in find_quoted(text, content.start, content.end)]
    for verb in moves().finditer(text, content.start, content.end):
        at, joint = verb_span(verb)[0], _AND.search(text, content.start, verb.start())
        if joint is None or _is_inside(at, quoted) or _RELATIVE.search(text, content.start, joint.start()):
            continue
        rest = _content(text, verb_span(verb)[1], content.end)
        if rest is None or joint.start() - content.start < 3:
            continue
        first = content._replace(end=joint.start())
        second = Link(entry.source, Part(*verb_span(verb), "cue", CHANCE), (rest,))
        return [entry._replace(contents=(first,)), *_split(text, second)]
    return [entry]


def tells_of_talks(statement: Statement, acts: Sequence[Act], is_of_talks: bool = False) -> bool:
    """Whether a move comes to an act, on whatever matter, or stands in an article about talks (`is_of_talks`):
    "disowned the idea". One with a light verb has to come to an act, elsewhere to one on a known matter, or have an
    offer as its object; one with a verb of deeds has to have an offer."""
    cue = statement.cue.text if statement.cue else ""
    of_offer = offers(statement.kind == "headline").match(statement.content[0].text)
    answers = of_offer is not None and (bool(acts) or is_of_talks)
    if deed_verbs().match(cue):
        return answers
    if light_verbs().match(cue):
        return answers or any(act.issue or is_of_talks for act in acts)
    return bool(acts) or is_of_talks


def are_of_talks(statements: Sequence[Statement], acts: Sequence[Sequence[Act]], moves: Collection[str]) -> bool:
    """Whether an article tells of talks: several of its statements beside the moves come to acts on known matters."""
    return (
        sum(any(a.issue for a in done) for s, done in zip(statements, acts, strict=True) if s.id not in moves) >= FEWEST
    )


FRAGMENT = 8
"""Words of a line that ends as prose does and may yet stand above the headline: "TALKS (UPDATE 2)"."""

UNSTOPPED = 2_000
"""Characters from which on a sentence is none but words that lost their full stops, in which every clause would be held
against every other: an article of 6,300 is read in 3.8 s instead of 7.3."""

FEWEST = 2
"""Statements with an act on a known matter in an article about talks: a third of PolNeAR's dev articles have so many,
and nearly all of the invented stories'."""


def moves_in(
    text: str, start: int, end: int, links: Sequence[Link], names: Sequence[Part], quoted: Sequence[tuple[int, int]]
) -> Iterator[Link]:
    """The moves in one sentence of somebody's words, but for those that `links` have."""
    return _in_sentence(text, start, end, links, names, quoted, {})


def _in_sentence(
    text: str,
    start: int,
    end: int,
    links: Sequence[Link],
    names: Sequence[Part],
    quoted: Sequence[tuple[int, int]],
    filled: dict[Link, Link],
) -> Iterator[Link]:
    source: Part | None = None
    verbs = [m for m in moves().finditer(text, start, end) if not _is_inside(verb_span(m)[0], quoted)]
    for number, verb in enumerate(verbs):
        at, done = verb_span(verb)
        known = _link_at(at, done, links)
        if known is not None and (known.cue is None or not known.cue.start <= at < known.cue.end):
            source = None
            continue
        subject = find_subject(text, start, verb.start(), names)
        subject = subject._replace(chance=CHANCE) if subject else _subject(text, start, verb.start(), names)
        if subject is None and source is not None and _JOINED.search(text, source.end, verb.start()):
            subject = source
        if subject is None and known is None:
            subject = _picked_out(text, start, verb.start(), names)
        if subject is None and known is None:
            subject = _first_subject(text, start, verb.start(), names)
        end_at = end
        is_telling = not any(verbs.match(text[at:done]) for verbs in (light_verbs(), deed_verbs())) or offers().match(
            text, done + 1, end
        )
        if subject is None and known is None and is_telling:
            subject = _antecedent(text, start, verb.start(), names)
            pause = _PAUSE.search(text, done, end) if subject else None
            end_at = pause.start() if pause else end
        if known is not None:
            if subject and known.source is None:
                filled[known] = known._replace(source=subject)
            elif subject and known.source and _is_more(text, subject, known.source):
                filled[known] = known._replace(source=subject._replace(chance=known.source.chance))
            elif subject and known.source and _is_nearer(text, subject, known):
                filled[known] = known._replace(source=subject, cue=known.cue and known.cue._replace(chance=CHANCE))
            pointer = _POINTER.match(text, *known.contents[0][:2]) if len(known.contents) == 1 else None
            what = find_before(text, start, subject, done) if pointer and subject else None
            whole = _made_whole(text, filled.get(known, known), done, end, links)
            rest = whole.contents if pointer and pointer["how"] else ()
            filled[known] = whole._replace(contents=(what, *rest)) if what else whole
            source = known.source or subject
            continue
        if subject is None or subject.start < start:
            continue
        is_answer = answering().fullmatch(text, at, done) is not None
        if is_answer and (answer := _ANSWER.match(text, done, end)):
            done = answer.start("answer")
        stop = min((v.start() for v in verbs[number + 1 :] if _JOINS.search(text, done, v.start())), default=end_at)
        stop = min(stop, end_at)
        content = find_before(text, start, subject, done) or _content(text, done, _clause_end(text, done, stop, quoted))
        over = [e for e in links for p in e.contents if content and p.start < content.end and content.start < p.end]
        if content and over:
            ahead = min(p.start for e in over for p in (e.source, e.cue, *e.contents) if p)
            content = (
                _content(text, done, ahead) if content.start + 8 < ahead and _APART.search(text, done, ahead) else None
            )
        if content and placing().fullmatch(text, at, done) and (to := _TO.search(text, content.start, content.end)):
            content = content._replace(end=to.start())
        if content is None or (not is_answer and _ADVERBIAL.match(text, content.start)):
            continue
        source = subject
        yield Link(subject, Part(*verb_span(verb), "cue", CHANCE), (content,))


def _made_whole(text: str, entry: Link, done: int, end: int, links: Sequence[Link]) -> Link:
    """A move that the tagger found in part: its object in the cue ("called on Vardeland | to halt"), its words cut
    before the sentence is over ("an answer | within three days", "until a treaty | was signed")."""
    cue, content = entry.cue, entry.contents[-1]
    if not cue or len(entry.contents) > 1 or content.start < cue.end:
        return entry
    held = text[done : cue.end].strip()
    if held and DAY.fullmatch(held):
        cue = cue._replace(end=done)
    elif held and content.start - cue.end <= 1 and _INFINITIVE.match(text, content.start) and _OBJECT.fullmatch(held):
        content = content._replace(start=cue.end - len(held))
        cue = cue._replace(end=done)
    term = _TERM.match(text, content.end, end) if _AWAITED.match(text, cue.start) else None
    rest = (
        term
        or _REST.match(text, content.end, end)
        or (_CUT.search(text, content.start, content.end) and _VERB.match(text, content.end, end))
    )
    if rest and not any(
        p and content.end <= p.start < rest.end() for e in links for p in (e.source, e.cue, *e.contents)
    ):
        content = content._replace(end=content.end + len(text[content.end : rest.end()].rstrip(". ")))
    return entry._replace(cue=cue, contents=(content,))


_INFINITIVE = re.compile(r"(?:not\s)?to\s", re.I)
_OBJECT = re.compile(r"(?:[\w’'.-]+\s){0,5}[\w’'.-]+")
DAY = re.compile(WHEN, re.I)
# By when something that is to come will come, which is no time of the saying.
_AWAITED = re.compile(rf"(?:{alternatives(move_lists().awaited)})", re.I)
_TERM = re.compile(r"\s(?:within|by (?:the end|next)|before)\s[^,;:“”\"]{2,80}\Z", re.I)
# What goes on with a thing that was offered or refused, up to the end of its sentence.
_REST = re.compile(
    r",?\s(?:without|unless|until|in exchange for|in return for|on condition|under the condition|provided|if|as long as"
    r"|so long as|to be|against|over|about)\s[^,;:“”\"]{2,120}\Z",
    re.I,
)
_CUT = re.compile(r"\b(?:until|unless|if|when|after|before|because|while|that|which|who)\s(?:[\w’'-]+\s?){1,5}\Z", re.I)
_VERB = re.compile(
    r"\s(?:is|are|was|were|has|have|had|will|would|could|can|should|did|does|must|may|might)\s[^;:“”\"]{2,120}\Z"
)


def _is_late(text: str, entry: Link) -> bool:
    """Whether a clause boundary stands between source and cue, whose words come after it."""
    return (
        entry.cue is not None
        and entry.source is not None
        and entry.contents[0].start >= entry.cue.end
        and _BETWEEN_CLAUSES.search(text, entry.source.end, entry.cue.start) is not None
    )


_BETWEEN_CLAUSES = re.compile(r"(?:[,;:]|\b(?:and|but|while|whereas|after|when|because))\s")


# "A demand, | which | the palace rejected", "a move | the palace denounced | as theft": the content only points at what
# was said, or tells what it was called.
_POINTER = re.compile(r"(?:which|that)\Z|(?P<how>as)\s", re.I)


def _is_nearer(text: str, subject: Part, entry: Link) -> bool:
    """ "Vardeland denies it, and [the envoy] confirmed": the subject of the verb's clause stands behind the source."""
    assert entry.source and entry.cue
    return (
        entry.source.end <= subject.start
        and subject.end <= entry.cue.start
        and (_NEXT.search(text, entry.source.end, subject.start) is not None)
    )


_NEXT = re.compile(r"(?:[,;:]|\b(?:and|but|while|whereas|after|when|because))\s+\Z")


def _is_more(text: str, subject: Part, source: Part) -> bool:
    """Whether a subject is the source with its title or with what describes it, or a source but for the dateline."""
    if _DATELINE.match(text, source.end):
        return True
    return subject.start <= source.start and source.end <= subject.end and subject[:2] != source[:2]


def _is_inside(at: int, stretches: Sequence[tuple[int, int]]) -> bool:
    return any(low <= at < high for low, high in stretches)


def _link_at(start: int, end: int, links: Sequence[Link]) -> Link | None:
    """The statement that has these words as its cue or in its words."""
    for entry in links:
        for part in (entry.cue, entry.source, *entry.contents):
            if part and part.start < end and start < part.end:
                return entry
    return None


def _subject(text: str, start: int, at: int, names: Sequence[Part]) -> Part | None:
    """The name with its title, the title alone or the pronoun that stands before a verb and may be its subject."""
    before = [n for n in names if start <= n.start and n.end <= at]
    for name in reversed(before[-2:]):
        if not _BETWEEN.fullmatch(text, name.end, at):
            continue
        first = _title_start(text, start, name.start)
        return _free(text, start, first, Part(first, name.end, "source", CHANCE))
    if before and (whole := _named_after_title(text, start, before[-1], at)):
        return whole
    match = _nouns().search(text, start, at)
    if match:
        return _free(text, start, match.start("who"), Part(match.start("who"), match.end("who"), "source", CHANCE))
    return None


def _first_subject(text: str, start: int, at: int, names: Sequence[Part]) -> Part | None:
    """Whoever begins the sentence, where the verb at `at` is the second thing that it tells: "Ada Wren threw down the
    gauntlet and dared him to come". No clause may begin between, and nobody may speak."""
    start = skip_dateline(text, start, at)
    lead = find_lead(text, start, at, names)
    name = next((n for n in names if start <= n.start and n.end < at), None)
    end = lead.end if lead else name.end if name else at
    if not _JOINED.search(text, end, at) or _BROKEN.search(text, end, at):
        return None
    if lead or not name:
        return lead._replace(chance=CHANCE) if lead else None
    first = _title_start(text, start, name.start)
    return _free(text, start, first, Part(first, name.end, "source", CHANCE))


def _picked_out(text: str, start: int, at: int, names: Sequence[Part]) -> Part | None:
    """Who did it and not the others: "it was [the union] that | asked for", "that went to the host and | asked for"."""
    picked = _PICKED.search(text, start, at)
    found = find_phrase(text, *picked.span("who"), names, whole=True) if picked else None
    return found._replace(chance=CHANCE) if found else None


def _antecedent(text: str, start: int, at: int, names: Sequence[Part]) -> Part | None:
    """ "[Vardeland], which only a week ago | swore": the name that a relative clause goes on from."""
    start = skip_dateline(text, start, at)
    joint = _WHO.search(text, max(start, at - 60), at)
    name = joint and next((n for n in names if start <= n.start and n.end == joint.start()), None)
    if not name or ((of := _OFFICE.search(text, start, name.start)) and is_title(of["head"])):
        return None  # "a senior official at the bank, who": who it is begins further ahead
    return Part(_title_start(text, start, name.start), name.end, "source", CHANCE)


def _named_after_title(text: str, start: int, name: Part, at: int) -> Part | None:
    """The subject of "Norrland's prime minister, Ivo Brandt, ruled out": title and name between commas."""
    if not CLOSED.fullmatch(text, name.end, at):
        return None
    lead = _TITLED.fullmatch(text, start, name.start)
    if lead is None or not is_title(lead["head"].split()[-1]):
        return None
    return Part(lead.start("title"), name.end + 1, "source", CHANCE)


def _title_start(text: str, start: int, at: int) -> int:
    """Where the title before a name begins: "the Fisheries Minister | Osk Brandel"."""
    first = at
    for match in reversed(list(re.finditer(r"[\w.’'-]+", text[start:at]))):
        if (
            text[start + match.end() : first].strip()
            or not is_title(match[0])
            or match[0].casefold() in (*_BARRED, *roles().openers, *roles().subordinating, "say")
        ):
            break
        first = start + match.start()
    return first


def _free(text: str, start: int, at: int, part: Part) -> Part | None:
    """`part` if it begins its clause: at the sentence's start, after a dateline, a comma or an opening phrase."""
    lead = text[start:at]
    return part if not lead.strip() or _LEAD.search(lead) else None


def _clause_end(text: str, start: int, end: int, quoted: Sequence[tuple[int, int]]) -> int:
    if _TOLD.match(text, start, end):
        return min(
            (m.start() for m in _BREAK.finditer(text, start, end) if not _is_inside(m.start(), quoted)), default=end
        )
    for match in _CLAUSE.finditer(text, start, end):
        if not _is_inside(match.start(), quoted) and not _is_aside(text, start, match.start(), end):
            return match.start()
    return end


def _is_aside(text: str, start: int, at: int, end: int) -> bool:
    """Whether one of two dashes stands at `at`, whose clause goes on behind the other: "12 ships – all it has – to"."""
    return text[at] in "–—" and any(m.start() <= at < m.end() for m in _ASIDE.finditer(text, start, end))


_ASIDE = re.compile(r"[–—]\s[^–—;.]{2,60}\s[–—](?=\s(?:in|on|to|for|from|with|at|of)\s)")


def _content(text: str, start: int, end: int) -> Part | None:
    """What was offered, refused, asked: the words after the verb without the day that may stand first."""
    day = DAY.match(text, start, end) or _THROUGH.match(text, start, end)
    is_over = (
        text[start : start + 1] == "," if not day else day[0].endswith(",") and not day[0].lstrip().startswith(",")
    )
    start = day.end() if day else start
    if is_over:
        return None  # "one had agreed, the other had asked for time": the object is not told
    words = text[start:end]
    while (shorter := CLOSE.sub("", _TAIL.sub("", words))) != words:
        words = shorter
    first, last = start + len(words) - len(words.lstrip(" ,")), start + len(words)
    if pronoun := _PRONOUN.match(text, first, last):
        last = pronoun.end()
    return Part(first, last, "content", CHANCE) if last - first > 1 else None


@cache
def _nouns() -> re.Pattern[str]:
    """A title alone or a pronoun right before the verb: "The fisheries minister of Tarnholm", "She"."""
    heads = alternatives(
        [*roles().sole, *lexicon().lists.acting, "minister", "foreign minister", "envoy", "spokesman", "spokeswoman"]
    )
    return re.compile(
        rf"(?P<who>\b(?:he|she|they|(?:the|his|her)\s+(?:[\w-]+\s+)?(?:{heads})(?:\s+of\s+(?:the\s+)?\w+)?))"
        rf"\s*(?:{WHEN})?\s*\Z",
        re.I,
    )


# A relative clause of somebody's up to its verb, with when and how alone between; where it ends.
_WHO = re.compile(
    rf"(?:\s(?:him|her|it)self)?,\s(?:who|which)(?:\s(?:{alternatives(move_lists().adverbs)}|[a-z]+ly|(?:just|only)\s)?(?:a|two|three)\s\w+\s(?:ago|earlier)"
    rf"|\s(?:{alternatives(move_lists().adverbs)}|[a-z]+ly)|\s*{WHEN})*\s*\Z"
)
_PICKED = re.compile(
    r"\b(?:it|[’']t) (?:is|was|had been) (?P<who>(?:(?<=\b[A-Z][rsn])\.|(?<=\bMrs)\.|[^;:.!?“”\"„«»]){2,81}?),?"
    rf" (?:who|that|which)\b(?:(?:\s(?:{alternatives(move_lists().adverbs)}|[a-z]+ly))*|\s[^,;:.!?“”\"„«»]{{2,60}} and)"
    r"\s*\Z",
    re.I,
)
_OFFICE = re.compile(r"\b(?P<head>[\w-]+)\s(?:at|of|to|for|in|from|with)\s(?:the\s)?\Z")
_PAUSE = re.compile(r",\s|;")
_DATELINE = re.compile(r",[^()\n]{0,30}\([A-Z][\w ]+\)|\s\([A-Z][\w ]+\)\s[–—-]")
_TAIL = re.compile(r"(?:[\s,;:.–—-]|\s(?:and|but|then|or))+\Z")
# "Agreed to it | without reservation": nothing that follows belongs to a pronoun.
_PRONOUN = re.compile(
    r"(?:to\s|with\s)?(?:it|this|that|them)(?=\s(?:on|in|at|without|out\sof|yesterday|last|again|once|after|before|during|unanimously|reluctantly)\b)",
    re.I,
)
# "Came back | within hours | with an offer of 340": what was answered begins with the offer.
_ANSWER = re.compile(r"(?:\s[\w’'.-]+){0,4}?(?P<answer>\swith\s)")
_THROUGH = re.compile(
    r"\s(?:through|via|by|in|at|to|on)\s[^,;:]{3,60}?(?=\sthat\s)|\sin\s[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?(?=\sto\s)"
)
# Between a subject and its verb: an apposition between commas, a day.
_BETWEEN = re.compile(rf"(?:,[^,.;:]{{2,110}},)?\s*(?:{WHEN})?\s*(?:,\s*for (?:his|her|its) part,)?\s*")
_JOINED = re.compile(r"(?:\b(?:and|but|then|or)(?:\s+\w+ly)?|,)\s*\Z")
_JOINS = re.compile(r"(?:,|\band|\bbut|\bthen)\s*\Z")
# What stands between two verbs of one subject; what shows that the first one's words are a clause of their own.
_AND = re.compile(r",?\s+(?:and|but)(?:\s+(?:then|instead|also))?\s*\Z")
_CLAUSAL = re.compile(r"(?:that|whether|if|how|why|when|who|he|she|it|they|we|i)\b", re.I)
_RELATIVE = re.compile(r"\b(?:who|which|that|whose|where|when|because|after|before|if|unless|until)\b", re.I)
CLOSED = re.compile(rf",\s*(?:{WHEN})?\s*")
_TITLED = re.compile(
    rf"(?:{WHEN}|[A-Z][A-Z ]+,[^()\n]{{0,30}}\([A-Z][\w ]+\)\s[–—-]|but|and|in [A-Z]\w+,)?\s*"
    r"(?P<title>(?:the|his|her|its|[A-Z][\w-]*(?: [A-Z][\w-]*)?(?:[’']s?)?)\s+(?P<head>(?:[\w-]+\s+){0,3}[\w-]+)),\s",
    re.I,
)
_BROKEN = re.compile(
    r"\b(?:who|which|that|whose|where|when|because|after|before|as (?:he|she|they|it|the)|while|if|unless"
    r"|until|sa(?:y|ys|id)|told|whether"
    r"|what)\b"
    r"|[\"“”„«»;:]",
    re.I,
)
_LEAD = re.compile(rf"(?:[,:;–—]|\s-|\band|\bbut|\A{WHEN})\s*\Z", re.I)
# A clause of its own goes on to the end of the sentence: "let it be known | that he would come, and that …".
_TOLD = re.compile(r"\s*(?:that|whether)\s", re.I)
_BREAK = re.compile(r"[;–—]")
# What ends the words of a move: another clause.
_CLAUSE = re.compile(
    r"[;–—]|,\s+(?:(?!including|pending|following|according|regarding|concerning|excluding)\w{2,}ing|while|whereas|but"
    r"|because|as|after|when|though|although|only|with the|where (?:he|she|they)|which (?:he|she|they))\b"
    r"|,?\s+(?:but|while|whereas|after|before he|before she)\s|,\s+(?:and\s+)?(?:he|she|they|it)\s|\band\s+\w+ed\s",
    re.I,
)
# What begins so is no thing that is refused or offered: "demanded | since the spring".
_ADVERBIAL = re.compile(
    r"(?!(?:from|of)\s(?:[\w’'-]+\s){1,5}(?:to|that)\s)"
    r"(?:in|at|on|since|during|after|before|by|from|with|as|until|when|if|for|last|over|through)\b",
    re.I,
)
# Between a move's words and another statement: "floated a joint crew[, an idea that] Ada Wren dismissed".
_APART = re.compile(r"[,;:–—]\s(?:[\w’'-]+\s?){0,4}\Z")
_TO = re.compile(r"\s(?:before|to)\s(?:both|the|his|her|its|their|[A-Z])", re.S)
_BARRED = frozenset({"in", "on", "at", "and", "but", "from", "to", "by", "with", "for", "after", "when", "as", "of"})
