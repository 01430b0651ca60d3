"""Whom a description means: somebody whose title fits it, a body named before, or one whom the article never names.

One who is never named is an entity of its own under the description ("senior diplomat"), local to the article: it has
no mention of the form `name`, and nothing may be merged with it across articles.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from dragoman.reading.cast import Cast
from dragoman.reading.describing import (
    ALONE,
    SAME,
    Description,
    describe,
    differ,
    match_role,
    match_roles,
    past_words,
    shares,
)
from dragoman.reading.entities import Figure, keys
from dragoman.reading.linking import Link
from dragoman.reading.ranking import NEAR, Candidate, Pronoun, Turn, load_weights, rank
from dragoman.reading.roles import gender_word, is_title, modifiers, person_words, role_words, roles
from dragoman.reading.states import state_of
from dragoman.reading.words import alternatives, verb_patterns
from dragoman.types import EntityKind

AHEAD = 600
"""Characters in which "a senior aide" may yet be named."""


class Found(NamedTuple):
    figure: Figure | None
    why: str


def find_titled(cast: Cast, phrase: str, start: int, end: int, last: Turn | None, never: Figure | None = None) -> Found:
    """The person with the title that fits `phrase`, standing at `start:end`; of several that fit alike the nearest.

    `never`: who it cannot be, since the phrase is whom he speaks to.
    """
    wanted = describe(phrase)
    if wanted.is_new and _unnamed().search(phrase):
        return Found(None, "not named")
    owners = {k for f in cast.figures if f.kind == "person" and f.is_named for k in keys(f.name)}
    is_owned = bool(wanted.proper & owners) and _OWNER.search(phrase) is not None
    ranked: list[tuple[float, float, int, Figure, str]] = []
    for figure in cast.figures:
        if figure.kind != "person" or not figure.titles or figure is never:
            continue
        # "A senior aide" is somebody the text has not named yet; "the aide" somebody it has, or a title all know.
        if wanted.is_new and not end < figure.first < end + AHEAD:
            continue
        if wanted.is_new and not _speaks_next(cast, figure):
            continue  # "summoned the ambassador, X" names no official who spoke before
        score, role = match_roles(wanted, figure.titles)
        if score < ALONE or any(start <= m.start < end and m.form == "name" for m in figure.mentions):
            continue
        if is_owned and not shares(wanted, describe(role)) and _is_anothers(role):
            continue  # "X's spokesman" is not the "spokeswoman for the Prime Minister"
        if score < SAME + 1 and _OWNER.search(phrase) and _is_anothers_voice(wanted, describe(role)):
            continue  # "the military's spokesman" is not the "State Department spokesman"
        before = max((m.start for m in figure.mentions if m.start < start), default=None)
        if wanted.proper and not shares(wanted, describe(role)) and _is_of_another_land(cast, figure, wanted, owners):
            continue
        if figure.first < start and _is_bare(figure) and _brings_in(cast.text, phrase, start):
            continue  # a minister named before "the minister of Kelvara", the first word of Kelvara, is another
        is_told = not wanted.states or any(describe(r).states for r in figure.titles)
        if not is_told and (before is None or start - before > NEAR // 2):
            continue  # nothing tells that "the Ruritanian minister" is this minister but that he is spoken of
        if before is None and not wanted.is_new and (wanted.proper or wanted.states) and score < 2.5:
            continue
        if before is None and score < SAME and _is_brought_in(cast.text, wanted.head, end):
            continue  # a headline's "diplomat" is the diplomat of whom the text goes on to tell
        near = 0.0 if before is None else max(0.0, 1.0 - (start - before) / (2 * NEAR))
        known = 0.0 if before is None and not wanted.is_new else 1.0
        spoke = 0.5 if last and last.speaker is figure else 0.0
        ranked.append((score + known + near + spoke, score, -figure.first, figure, role))
    if len(ranked) > 1:
        ranked = [entry for entry in ranked if entry[1] > ALONE] or ranked
    if not ranked:
        return Found(None, f"nobody in the article is called {wanted.head}" if not wanted.is_new else "not named")
    _, _, _, figure, role = max(ranked, key=lambda entry: entry[:3])
    return Found(figure, f"the article calls {figure.name} “{role}”")


def _speaks_next(cast: Cast, figure: Figure) -> bool:
    """Whether somebody is named first as the subject of a sentence."""
    first = next(iter(cast.between(figure.first, figure.first + 1)), None)
    return first is None or cast.is_subject(first)


def _is_brought_in(text: str, head: str | None, at: int) -> bool:
    """Whether the text goes on to bring in somebody described by the same word: "an Iranian diplomat"."""
    return (
        head is not None
        and re.search(rf"\b[Aa]n? (?:[\w-]+ ){{0,2}}{re.escape(head)}\b", text[at : at + AHEAD]) is not None
    )


@cache
def _unnamed() -> re.Pattern[str]:
    """What is said of somebody who stays unnamed."""
    return re.compile(rf"\b(?:{alternatives(roles().unnamed)})\b", re.I)


def _is_bare(figure: Figure) -> bool:
    """Whether no title says of what somebody is minister."""
    return not any(describe(role).states or describe(role).proper for role in figure.titles)


def _brings_in(text: str, phrase: str, start: int) -> bool:
    """Whether a description is of a land or body that the article has not named before: "the premier of Kelvara"."""
    match = _OF_PROPER.search(phrase)
    return match is not None and re.search(rf"\b{re.escape(match[1][:5])}", text[:start]) is None


_OF_PROPER = re.compile(r"\bof (?:the )?([A-Z][\w-]{3,})")


def _is_of_another_land(cast: Cast, figure: Figure, wanted: Description, people: set[str]) -> bool:
    """Whether "her spokeswoman X" is another's than "the Brennian government's spokeswoman", by the title of the one
    spoken of before X. `people`: words of people's names; "Marsh's spokeswoman" is told by the name, not by a land."""
    if wanted.proper & people or not _WHOSE.search(cast.text, max(0, figure.first - 60), figure.first):
        return False
    before = [e for e in cast.between(figure.first - NEAR, figure.first) if e.figure.kind == "person"]
    told = [describe(role) for role in before[-1].figure.titles] if before else []
    told = [one for one in told if one.states or one.proper]
    return bool(told) and not any(shares(wanted, one) for one in told)


_WHOSE = re.compile(r"\b(?:his|her) (?:[a-z-]+ ){1,3}\Z", re.I)


def _is_anothers_voice(wanted: Description, own: Description) -> bool:
    """Whether both say of what body they are, and have no word of it in common."""
    mine, theirs = wanted.words - modifiers(), own.words - modifiers()
    is_told = bool(mine or wanted.words & roles().armed) and bool(theirs or own.states)
    return is_told and not shares(wanted, own) and wanted.words.isdisjoint(own.words)


def _is_anothers(role: str) -> bool:
    """Whether a title is a spokesman's or aide's, with the office of whoever it is of."""
    own = describe(role).head
    return any(m[0].casefold() != own for m in role_words().heads.finditer(role))


def fit(figure: Figure, phrase: str) -> float:
    """How well the best of somebody's titles fits a description, as `match_role` tells it."""
    return match_roles(describe(phrase), figure.titles)[0]


def find_author(cast: Cast, end: int) -> Found:
    """Who is named soon after words by one who was only described: "X made the comments at …"."""
    match = _made().search(cast.text, end, end + AHEAD)
    if not match or cast.outline.is_quoted(match.start()):
        return Found(None, "")
    entry = next((e for e in cast.between(match.start() - 60, match.start()) if e.end == match.start()), None)
    if entry is None or entry.form != "name" or entry.figure.kind != "person" or not cast.is_subject(entry):
        return Found(None, "")
    return Found(entry.figure, f"{entry.figure.name} “{match[0].strip()}”")


def find_next(cast: Cast, phrase: str, start: int, end: int) -> Found:
    """Who is named without a title, and speaks, as the next sentence begins: news tells a title in one sentence and the
    name in the next. Whoever else is brought in gets a title of his own."""
    after = cast.outline.sentence_end(end)
    while after < len(cast.text) and (quoted := cast.outline.quotation(after)):  # the words may stand behind
        after = quoted[1]
    entry = next(iter(cast.between(after, after + 20)), None)
    if entry is None or entry.form != "name" or entry.figure.kind != "person" or entry.figure.first != entry.start:
        return Found(None, "")
    figure, wanted = entry.figure, describe(phrase)
    gender = gender_word(wanted.head or wanted.last)
    is_plain = cast.text[after : entry.start].strip(' "“”’»') == "" and len(keys(figure.name)) > 1 and not figure.titles
    if not is_plain or (gender and figure.gender not in (None, gender)) or not _speaks(cast.text, entry.end):
        return Found(None, "")
    return Found(figure, f"{figure.name} is named next, without a title")


def _speaks(text: str, at: int) -> bool:
    """Whether a verb of saying stands behind a name and an age."""
    lead = _AGED.match(text, at)
    return lead is not None and verb_patterns().past.match(text, lead.end()) is not None


_AGED = re.compile(r"(?:, \d\d,)? (?:also |then |later )?")


@cache
def _made() -> re.Pattern[str]:
    return re.compile(
        rf"(?:, who)? (?:made|was making|had made) (?:the|his|her|those|these) (?:{alternatives(roles().sayings)})\b"
    )


def find_unnamed(cast: Cast, phrase: str, start: int) -> Figure | None:
    """One described before without a name whom a later description fits: "the diplomat" after "a senior diplomat"."""
    wanted = describe(phrase)
    if wanted.is_new:
        return None
    for figure in sorted(cast.figures, key=lambda f: -f.first):
        if figure.is_named or figure.first >= start:
            continue
        own = describe(figure.name)
        if match_role(wanted, figure.name) > 2 and shares(wanted, own) and own.is_plural == wanted.is_plural:
            return figure  # "the Kelvaran premier" after "the prime minister of Kelvara"
        same = own.head == wanted.head if wanted.head or own.head else own.last == wanted.last
        if same and own.is_plural == wanted.is_plural and wanted.words <= own.words | {own.last}:
            return figure
    return None


def find_body(
    cast: Cast, phrase: str, start: int, is_outlet: Callable[[str], bool], turns: Sequence[Turn] = ()
) -> Found:
    """The body that "the ministry" or "the network" goes back to: the last one named before whose name fits."""
    wanted = describe(phrase)
    fitting = roles().bodies.get(wanted.last, [])
    outlet_like = wanted.last in roles().outlet_words
    is_definite = phrase.casefold().split()[:1] in (["the"], ["this"], ["that"])
    alone = _ALONE.fullmatch(phrase.casefold())
    if alone and (alone["whose"] or not is_definite):
        return _only_one(cast, alone["kind"])
    if not is_definite or wanted.proper or not (fitting or outlet_like or wanted.last in roles().any_body):
        return Found(None, "")
    if any(wanted.last in keys(f.name) for f in cast.figures if f.kind == "organisation"):
        fitting = [wanted.last]  # beside a Union "the union" is no Guild
    for entry in reversed(cast.between(start - 3 * NEAR, start)):
        if entry.figure.kind == "person" or entry.form == "pronoun" or not entry.figure.is_named:
            continue
        own = set(keys(entry.figure.name))
        is_called = wanted.head is None and _is_called(cast.text, entry.start, entry.end, wanted.last)
        if own & set(fitting) or (outlet_like and is_outlet(entry.figure.name)) or is_called:
            return Found(entry.figure, f"the {wanted.last} named last before it")
    if wanted.last == "union":
        named = _only_one(cast, "union")
        joined = [f for f in cast.figures if f.kind == "organisation" and f.is_named and _is_union(cast.text, f)]
        if named.figure:
            return named
        if len(joined) == 1:
            return Found(joined[0], "the one body of whose members the article tells")
        if other := _other_than_employers(cast, is_outlet):
            return Found(other, "the one body beside those of whose staff the article tells")
    if wanted.last in roles().any_body and phrase.casefold().endswith(wanted.last):
        bodies = [f for f in cast.figures if f.kind == "organisation" and f.is_named]
        if wanted.last in roles().employers:
            employers = [f for f in bodies if f.first < start and _employs(cast.text, f)]
            if len(employers) == 1:
                return Found(employers[0], "the one body of whose staff the article tells")
            bodies = [f for f in bodies if not _is_union(cast.text, f)]
        if not outlet_like:  # "the union" is no broadcaster, nor what was told something
            bodies = [f for f in bodies if not is_outlet(f.name) and not _is_told(cast.text, f)]
        ranked = rank(cast, Pronoun(start, start, "thing", None), turns, bodies)
        if ranked and ranked[0].score > load_weights().get("none", 0.0):
            return Found(ranked[0].figure, f"the body spoken of last ({', '.join(ranked[0].reasons[:2])})")
    return Found(None, "")


# In a headline, or with whom it stands for: "union rejects", "the union representing 10,000 attendants".
_ALONE = re.compile(r"(?:the )?(?P<kind>\w+)(?P<whose> (?:representing|(?:that|which) represents)\b.*)?")


def _only_one(cast: Cast, kind: str) -> Found:
    """The one body of the article whose name says that it is of a kind, before or behind."""
    fitting = set(roles().bodies.get(kind, []))
    named = [f for f in cast.figures if f.kind == "organisation" and f.is_named]
    found = [f for f in named if not fitting.isdisjoint(keys(f.name))]
    return Found(found[0], f"the one {kind} of the article") if len(found) == 1 else Found(None, "")


def _is_called(text: str, start: int, end: int, word: str) -> bool:
    """Whether a name stands beside a word for what it is: "the pilots' union Vereinigung Cockpit", "the RMT union"."""
    return text[:start].endswith(f" {word} ") or re.compile(rf" {re.escape(word)}\b(?!-)").match(text, end) is not None


def _employs(text: str, figure: Figure) -> bool:
    """Whether a body's name stands before those who work for it: "Norrland Air flight attendants", "its union"."""
    names = (m for m in figure.mentions if m.form == "name" and not (m.text.isupper() and " " in m.text))
    return any(_staff().match(text, m.end) for m in names)  # "A FURIOUS union boss" is nobody's


@cache
def _staff() -> re.Pattern[str]:
    return re.compile(
        rf"(?:[’']s?| and its)? (?:(?:{alternatives(roles().crafts)}) ){{0,2}}(?:{alternatives(roles().staff)})\b"
    )


def _other_than_employers(cast: Cast, is_outlet: Callable[[str], bool]) -> Figure | None:
    """The one body that bargains with an employer where no name says that it is a union."""
    bodies = [f for f in cast.figures if f.kind == "organisation" and f.is_named]
    left = [f for f in bodies if not _employs(cast.text, f)]
    left = [f for f in left if not (is_outlet(f.name) or _is_told(cast.text, f) or _is_credited(cast.text, f))]
    is_one = len(left) == 1 and len(left) < len(bodies) and _INITIALS.fullmatch(left[0].name) is not None
    return left[0] if is_one else None


_INITIALS = re.compile(r"[A-Z]{3,}")


def _is_union(text: str, figure: Figure) -> bool:
    names = (m for m in figure.mentions if m.form == "name")
    is_named = not set(keys(figure.name)).isdisjoint(roles().bodies["union"])
    return is_named or any(_is_called(text, m.start, m.end, "union") or _MEMBERS.match(text, m.end) for m in names)


_MEMBERS = re.compile(r"(?:[’']s?)? (?:[a-z]+ )?members\b")
"""Behind the name of a union: "Unite members"."""


def _is_credited(text: str, figure: Figure) -> bool:
    """Whether a name stands in brackets alone, as an agency's behind a dateline does."""
    return all(text[m.start - 1 : m.start] == "(" for m in figure.mentions if m.form == "name")


def _is_told(text: str, figure: Figure) -> bool:
    """Whether a body is told things or reports them, as outlets do."""
    return any(
        _TOLD.search(text, max(0, m.start - 20), m.start) or _REPORTS.match(text, m.end)
        for m in figure.mentions
        if m.form == "name"
    )


_TOLD = re.compile(r"\b(?:told|telling|tells|on|interview with) (?:the )?\Z")


_REPORTS = re.compile(r",? (?:has |had )?report(?:s|ed)\b")


def find_several(cast: Cast, start: int) -> Figure | None:
    """The several people of whom the sentence before speaks, for "one of them": "European diplomats were …"."""
    number = cast.outline.sentence_start(start)
    low = cast.outline.sentence_start(number - 1) if number else 0
    found = [m for m in _several().finditer(cast.text, low, start) if not cast.outline.is_quoted(m.start())]
    if not found:
        return None
    start, end = found[0].span()
    known = next((e.figure for e in cast.between(start - 30, end) if e.end >= end and not e.figure.is_named), None)
    return known or make_unnamed(cast, found[0][0], found[0].start())


@cache
def _several() -> re.Pattern[str]:
    """Up to three words of capitals, number or rank before a word for several people."""
    return re.compile(
        rf"\b(?:(?:[A-Z][\w’'-]*|{alternatives([*modifiers(), *roles().counting])})\s+){{0,3}}"
        rf"(?i:{alternatives(roles().plural)})\b"
    )


def find_compatriot(cast: Cast, phrase: str, start: int, turns: Sequence[Turn]) -> Found:
    """Who "the Ruritanian" or "the Republican" is: the one spoken of last whose title tells of that land or party."""
    match = _ONE_OF_A_PEOPLE.fullmatch(phrase)
    if not match or match[1].endswith("s") or not _is_people(cast, match[1]):
        return Found(None, "")
    wanted = describe(f"the {match[1]} leader")
    people = [f for f in cast.figures if f.kind == "person" and f.is_named]
    fitting = [f for f in people if any(shares(wanted, describe(role)) for role in f.titles)]
    ranked = rank(cast, Pronoun(start, start, "", None), turns, fitting)
    told = [] if ranked else [f for f in people if _is_of(cast, f, match[1])]
    if len(told) == 1:
        return Found(told[0], f"{match[1]} by the words beside the name")
    if not ranked:
        return Found(None, "")
    return Found(ranked[0].figure, f"{match[1]} by a title, spoken of last ({', '.join(ranked[0].reasons[:2])})")


def _is_of(cast: Cast, figure: Figure, people: str) -> bool:
    """Whether the words beside a name tell of a people: "Anna Venn, 61, a Ruritanian teacher,"."""
    behind = re.compile(rf"(?:, \d\d)?, (?:an?|the|who is an?) (?:[\w-]+ ){{0,2}}{re.escape(people)}\b")
    before = re.compile(rf"\b{re.escape(people)} (?:[a-z-]+ ){{1,3}}\Z")
    names = [m for m in figure.mentions if m.form == "name"]
    return any(behind.match(cast.text, m.end) or before.search(cast.text, max(0, m.start - 60), m.start) for m in names)


def _is_people(cast: Cast, word: str) -> bool:
    if word.casefold() + "s" in roles().factions or state_of(word, ("people",)):
        return True
    own = word.casefold()
    places = (keys(f.name) for f in cast.figures if f.kind == "place")
    return any(len(p) == 1 and p[0] != own and len(p[0]) > 3 and own.startswith(p[0][:-1]) for p in places)


_ONE_OF_A_PEOPLE = re.compile(r"[Tt]he ([A-Z][a-z]\w+)")
_OWNER = re.compile(r"['’]s?\s")

SURE = 1.5
"""Least weight of the one whom "the senator" is taken to mean though nobody is so called."""

LEAD = 0.5
"""Least lead of that one over the next."""


def find_salient(cast: Cast, phrase: str, start: int, turns: Sequence[Turn], link: Link | None = None) -> Found:
    """Who is spoken of just before "the senator" where nobody is so called: ranked as for "he" or "she".

    A description that names a state or body says too much to be just anybody, unless it is an epithet.
    """
    wanted = describe(phrase)
    word = wanted.head or wanted.last
    whose = phrase.split(None, 1)[0].casefold() in roles().possessive or _OF_ONE.search(phrase) is not None
    is_free = word in roles().epithets or (wanted.head is None and word in roles().persons)
    if whose or wanted.is_new or wanted.is_plural or not cast.outline.sentence(start):
        return Found(None, "")
    others = {k for f in cast.figures if f.kind != "group" for k in keys(f.name)}
    owner = _OWNER.search(phrase)
    is_owned = owner is not None and role_words().heads.search(phrase, 0, owner.start() + 1) is None
    is_bound = bool(wanted.states or wanted.proper & others or is_owned)
    gender = gender_word(word)
    # "In her letter to X the minister wrote": who hangs on a preposition in a sentence is not its subject, too.
    others_there = [e.figure for e in cast.named(cast.outline.sentence_start(start), start) if cast.is_dependent(e)]
    people = [
        f
        for f in cast.figures
        if f.kind == "person" and f.is_named and gender in (None, f.gender or gender) and f not in others_there
    ]
    if not is_free and is_bound and not wanted.words & past_words():
        people = [f for f in people if any(shares(wanted, describe(role)) for role in f.titles)]
    ranked = _subject_first(rank(cast, Pronoun(start, start, gender or "", link), turns, people))
    lead = ranked[0].score - ranked[1].score if len(ranked) > 1 else 2 * LEAD + 1
    if not ranked or ranked[0].score < SURE or lead < (-LEAD if _is_subject(ranked) else LEAD):
        return Found(None, "")
    figure = ranked[0].figure
    is_alone = word not in roles().sole and lead > 2 * LEAD
    is_foremost = is_alone or any(reason.startswith(("subject", "spoke last")) for reason in ranked[0].reasons)
    is_former = bool(wanted.words & past_words())  # one may have held several
    offices = {describe(role).head for role in figure.titles} - {None, wanted.head, *roles().relational}
    if not is_free and (not is_foremost or (offices and not is_former)):
        return Found(None, "")
    if not _agrees(figure, wanted):
        return Found(None, "")
    return Found(figure, f"{figure.name} is spoken of just before ({', '.join(ranked[0].reasons[:2])})")


_OF_ONE = re.compile(r"\bof (?:one|another) ")  # "the wife of one prisoner" is somebody new


def _subject_first(ranked: list[Candidate]) -> list[Candidate]:
    """Of two that are nearly alike the one who alone is the subject just before."""
    if len(ranked) > 1 and ranked[0].score - ranked[1].score < LEAD and _is_subject(ranked[1::-1]):
        return [ranked[1], ranked[0], *ranked[2:]]
    return ranked


def _is_subject(ranked: Sequence[Candidate]) -> bool:
    """Whether the first candidate alone is the subject just before: of such two, the office is the subject's."""
    first, *others = ([r for r in c.reasons if r.startswith("subject in")] for c in ranked[:2])
    return bool(first) and not any(others)


def _agrees(figure: Figure, wanted: Description) -> bool:
    """Whether no title of the person is of another state, body or field than the description."""
    return not any(differ(wanted, describe(role)) for role in figure.titles)


def make_unnamed(cast: Cast, phrase: str, start: int) -> Figure:
    """An entity by its description, without determiner and without what is told of it beside."""
    lead = _lead().match(phrase)
    first = lead.end() if lead else 0
    for entry in cast.named(start + first, start + len(phrase)):
        if entry.figure.kind == "person" and _OWNER.match(phrase, entry.end - start):
            first = entry.start - start if is_title(phrase[first : entry.start - start]) else first
            break  # "President X's office" is "X's office": titles are of no name
    cut = _cut().search(phrase, first)
    name = phrase[first : cut.start() if cut else None].strip(' ,“”"') or phrase
    first = phrase.index(name)
    wanted = describe(phrase)
    for figure in cast.figures:
        if figure.kind != "person" and keys(figure.name) == keys(name):
            cast.add(figure, start + first, start + first + len(name), "nominal")
            return figure
    made = Figure(_kind(wanted), name)
    made.gender = gender_word(wanted.head or wanted.last)
    cast.add(made, start + first, start + first + len(name), "nominal")
    return made


def _kind(wanted: Description) -> EntityKind:
    """A person where the description hangs on one word for a person: not "officials", "the agency", "a poll"."""
    is_person = wanted.head or wanted.last in person_words()
    return "person" if is_person and not wanted.is_plural and wanted.last not in roles().bodies else "group"


@cache
def _lead() -> re.Pattern[str]:
    leading, determiners = "|".join(roles().leading), "|".join(roles().determiners)
    return re.compile(rf"\s*(?:(?:{leading})\s+)?(?:both of\s+)?(?:(?:{determiners})\s+(?!of\b))?", re.I)


@cache
def _cut() -> re.Pattern[str]:
    """Where a description begins to tell more than who it is: a comma, "who …", "speaking on condition …"."""
    return re.compile(rf",\s|[—–]|\s(?:{'|'.join(roles().cutting)})\b", re.I)


def find_nominals(cast: Cast) -> None:
    """Marks "the Russian leader" and the like, wherever they stand, as mentions of the person whose title fits well."""
    heads = {describe(role).head for f in cast.figures if f.kind == "person" for role in f.titles} - {None}
    if not heads:
        return
    groups = role_words().groups
    wanted_groups = {g for head in heads if head for g in groups.get(head, ())}
    for match in _definite().finditer(cast.text):
        head = role_words().canonical(match["head"])
        if not groups.get(head, frozenset()) & wanted_groups and head not in heads:
            continue
        start, end = match.span()
        taken = any(e.start < end and e.end > start for e in cast.between(start - 40, end))
        if taken or cast.outline.is_left_out(start):
            continue
        phrase = match[0]
        found = find_titled(cast, phrase, start, end, None)
        if found.figure and found.figure.first < start and _is_sure(found.figure, phrase):
            cast.add(found.figure, start, end, "nominal")


def _is_sure(figure: Figure, phrase: str) -> bool:
    return fit(figure, phrase) > ALONE


@cache
def _definite() -> re.Pattern[str]:
    """ "the", up to three words, a role word, and no name after it, of which it would be the title."""
    return re.compile(
        rf"\b[Tt]he\s+(?:(?:[\w’'-]+|(?:[A-Z]\.)+)\s+){{0,3}}?(?P<head>(?i:{role_words().heads.pattern}))(?!\s+(?:[A-Z]|[a-z]+\s+[A-Z]))"
    )
