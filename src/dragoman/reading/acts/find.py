"""The acts of an article's statements, in order of the text: cue first, then what was said."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from dragoman.reading.acts.addressing import address, region_of
from dragoman.reading.acts.bargaining import do_bargain
from dragoman.reading.acts.cast import Cast
from dragoman.reading.acts.contents import read_content
from dragoman.reading.acts.cues import read_cue
from dragoman.reading.acts.denying import with_denied
from dragoman.reading.acts.elsewhere import with_no_to_place
from dragoman.reading.acts.guessed import (
    OFFERED,
    Likely,
    is_believed,
    is_hardly_told,
    may_be_about,
    read_guess,
    weigh_guess,
    with_likely_issue,
    without_replaced,
)
from dragoman.reading.acts.guessing import Guess, Guesser
from dragoman.reading.acts.hosts import to_hosts
from dragoman.reading.acts.lexicon import pattern
from dragoman.reading.acts.matters import matters_of
from dragoman.reading.acts.moment import SELF_SPOKEN, Moment
from dragoman.reading.acts.nouns import Voice
from dragoman.reading.acts.plover import plover_of
from dragoman.reading.acts.settling import settle
from dragoman.reading.acts.talks import DEALING, Draft, Talks
from dragoman.reading.acts.wording import read_sentences
from dragoman.reading.quotes import MARKS
from dragoman.reading.states import state_of
from dragoman.types import Act, Entity, EntityRef, Statement

ALONE = ("reject", "accept", "deny", "confirm", "no-comment", "concede", "threaten")
"""Acts that are told though neither whom nor what they are about is known."""


FAR = 700
"""Characters: some paragraphs of news."""


class Known(NamedTuple):
    """What is known of an article whose acts are found: given again where some of its statements were left out, it
    spares reading those anew that this does not bear on."""

    cast: Cast
    alike: dict[str, _Alone]
    """By a statement's id."""


def know(text: str, entities: Sequence[Entity]) -> Known:
    """What is known at first."""
    return Known(Cast(text, entities), {})


def find_acts(
    text: str,
    entities: Sequence[Entity],
    statements: Sequence[Statement],
    known: Known | None = None,
    guesser: Guesser | None = None,
    is_dealing: bool | None = None,
) -> list[tuple[Act, ...]]:
    """For each of `statements` the acts that it tells of. Pure; raises nothing, whatever the text.

    An act told in words that are a statement of their own (`inside`) is given to that statement alone. `known`: of the
    same text and entities; it learns. `guesser` is asked which acts the statements tell besides, in an article whose
    words show that parties bargain, and in others whether an offer is one. `is_dealing`: whether they do, where that is
    known; else it is looked up (`do_bargain`).
    """
    known = known or know(text, entities)
    known.cast.adopt(statements)
    asked = guesser if guesser and (do_bargain(statements) if is_dealing is None else is_dealing) else None
    found = find_drafts(known, statements, asked)
    if guesser and not asked:
        found = [_without_doubtful(s, drafts, guesser) for s, drafts in zip(statements, found, strict=True)]
    found = [[one for draft in drafts for one in _of_each(known.cast, draft)] for drafts in found]
    if asked:
        found = address(known.cast, statements, found, moments(known.cast, statements))
    found = to_hosts(known.cast, found)
    return [
        tuple(_act(text, with_denied(draft, statement)) for draft in drafts)
        for statement, drafts in zip(statements, found, strict=True)
    ]


def _of_each(cast: Cast, draft: Draft) -> Iterator[Draft]:
    """What several that are named as one do, as an act of each; what two agree to, with each other."""
    all_of_them = cast.members(draft.agent)
    if not all_of_them:
        yield draft
        return
    to = None if draft.recipient in all_of_them else draft.recipient
    for one in all_of_them:
        others = [other for other in all_of_them if other is not one]
        with_each_other = others[0] if len(others) == 1 and draft.type == "accept" else None
        yield draft._replace(agent=one, recipient=to or with_each_other)


def find_drafts(known: Known, statements: Sequence[Statement], asked: Guesser | None = None) -> list[list[Draft]]:
    """The same before it is weighed to whom those acts are done whose words name nobody; for training what does."""
    cast, alike = known
    first = Talks(cast)
    found = _read_all(cast, first, statements, alike)
    unread = {n for n, drafts in enumerate(found) if not drafts} if asked else set()
    is_open = any(_is_open(first, draft) for drafts in found for draft in drafts)
    if unread or is_open or cast.tells_of_both:
        found = _read_all(cast, Talks(cast, first), statements, alike, asked, unread)
    if asked:
        acts = [draft for drafts in found for draft in drafts if draft.issue and draft.type != "no-comment"]
        own = {draft.issue for draft in acts if draft.issue}
        found = [
            [
                _if_named(
                    cast, draft, with_likely_issue(draft, statement, cast.text, asked, _told_before(draft, acts), own)
                )
                for draft in drafts
            ]
            for statement, drafts in zip(statements, found, strict=True)
        ]
    return found


def _if_named(cast: Cast, draft: Draft, likely: Draft) -> Draft:
    """`likely`, or the `draft` that it was made from where its issue is only thought of and one that an article on it
    names: a pause in surveys is no ceasefire."""
    is_guess = likely.issue is not None and likely.issue != draft.issue
    return draft if is_guess and likely.issue and not may_be_about(cast, likely.issue) else likely


def _told_before(draft: Draft, acts: Sequence[Draft]) -> str | None:
    """The issue of the act that is told last before another, not far from it."""
    near = (act for act in acts if draft.why[0] - FAR <= act.why[0] < draft.why[0])
    last = max(near, key=lambda act: act.why, default=None)
    return last.issue if last else None


def moments(cast: Cast, statements: Sequence[Statement]) -> list[Moment]:
    """Who speaks in each statement, and to whom."""
    by_id, talks = {s.id: s for s in statements}, Talks(cast)
    return [_moment(cast, talks, s, by_id.get(s.inside) if s.inside else None) for s in statements]


def _without_doubtful(statement: Statement, drafts: list[Draft], guesser: Guesser) -> list[Draft]:
    if all(draft.type not in OFFERED for draft in drafts):
        return drafts
    guess = guesser.ask(statement)
    return [draft for draft in drafts if not is_hardly_told(draft, guess)]


def _is_open(talks: Talks, draft: Draft) -> bool:
    """Whether the whole article may tell what this act leaves open: to whom it is done, or what "the offer" is."""
    if draft.type not in DEALING:
        return False
    return draft.issue is None or (draft.recipient is None and talks.only_partner(draft.agent) is not None)


class _Alone(NamedTuple):
    """A statement's acts where nothing told before had a part in them: a second reading gives the same."""

    outer: str | None
    """The statement that it is inside of."""
    inner: list[tuple[int, int]]
    """Where the statements inside it stand that tell acts, or hold some that do."""
    drafts: list[Draft]


def _read_all(
    cast: Cast,
    talks: Talks,
    statements: Sequence[Statement],
    alike: dict[str, _Alone],
    guesser: Guesser | None = None,
    unread: Collection[int] = (),
) -> list[list[Draft]]:
    """The acts of each statement. Takes from `alike`, by id, what was read before and puts into it what is to
    be taken the next time: nine tenths of all statements. `unread`: those that `guesser` may be asked of."""
    by_id = {s.id: s for s in statements}
    held: dict[str | None, list[int]] = {}
    for number, statement in enumerate(statements):
        held.setdefault(statement.inside, []).append(number)
    found: dict[int, list[Draft]] = {}
    for number in _order(statements):
        statement = statements[number]
        outer = by_id.get(statement.inside) if statement.inside else None
        inner = [region_of(statements[i]) for i in held.get(statement.id, ()) if _tells(i, statements, held, found)]
        around = (outer.id if outer else None, inner)
        before = alike.get(statement.id)
        if before and before[:2] == around:
            found[number] = before.drafts
        else:
            talks.is_asked = False
            told = (_in_setting(cast, draft) for draft in _read(cast, talks, statement, outer, inner))
            found[number] = settle(cast, with_no_to_place(cast, statement, told))
            if not talks.is_asked:
                alike[statement.id] = _Alone(*around, found[number])
        for draft in found[number]:
            talks.add(draft)
        if guesser and (found[number] or number in unread) and not _are_most(statement, inner):
            guess = guesser.ask(statement)
            likely = weigh_guess(found[number], guess)
            kept = [draft for draft in found[number] if is_believed(draft, likely)]
            # What is guessed is nothing that later words are read by.
            thought = _read_guessed(_moment(cast, talks, statement, outer), statement, guess, likely, kept)
            guessed = list(with_no_to_place(cast, statement, thought))
            found[number] = settle(cast, [*without_replaced(kept, guessed), *guessed]) if guessed else kept
            talks.guessed += guessed
    talks.now = []  # nobody is read any more
    return [found[number] for number in range(len(statements))]


def _tells(
    number: int,
    statements: Sequence[Statement],
    held: Mapping[str | None, list[int]],
    found: Mapping[int, list[Draft]],
) -> bool:
    """Whether a statement tells acts, or one inside it at whatever depth. What is not `found` yet does not: some are
    inside one another in a ring."""
    inner = held.get(statements[number].id, ()) if number in found else ()
    return bool(found.get(number)) or any(_tells(other, statements, held, found) for other in inner)


def _are_most(statement: Statement, inner: Sequence[tuple[int, int]]) -> bool:
    """Whether the statements inside one, as the regions of those that tell acts, are most of what it says."""
    held = sum(
        min(high, s.end) - max(low, s.start)
        for low, high in inner
        for s in statement.content
        if low < s.end and s.start < high
    )
    return 2 * held > sum(s.end - s.start for s in statement.content)


def _in_setting(cast: Cast, draft: Draft) -> Draft:
    """A strike that is spoken of in a war is none of workers, a quota among fishermen is one of fish, and the doctors
    of a hospital are civilians in a war alone."""
    if draft.issue == "strike" and cast.is_war:
        return draft._replace(issue="ceasefire")
    if draft.issue == "quota" and cast.names_issue("fishing"):
        return draft._replace(issue="fishing")
    return draft._replace(issue=None) if draft.issue == "civilians" and not cast.is_war else draft


def _order(statements: Sequence[Statement]) -> list[int]:
    """Numbers of the statements in order of the text, those inside another before it: what they tell is theirs."""
    inside: dict[str | None, list[int]] = {}
    numbers = sorted(range(len(statements)), key=lambda n: statements[n].content[0].start)
    for number in numbers:
        inside.setdefault(statements[number].inside, []).append(number)
    ids = {s.id for s in statements}
    done: dict[int, None] = {}

    def visit(number: int, above: frozenset[int]) -> None:
        for other in inside.get(statements[number].id, ()):
            if other not in done and other not in above:
                visit(other, above | {number})
        done.setdefault(number)

    for number in numbers:
        if statements[number].inside not in ids:
            visit(number, frozenset({number}))
    for number in range(len(statements)):  # those that are inside one another in a ring
        done.setdefault(number)
    return list(done)


def _moment(cast: Cast, talks: Talks, statement: Statement, outer: Statement | None) -> Moment:
    speaker = cast.entities.get(statement.speaker.id) if statement.speaker else None
    addressee = cast.entities.get(statement.addressee.id) if statement.addressee else None
    if speaker is None and statement.source:
        speaker = cast.spoken_for(statement.source.start, statement.source.end)
    if speaker and speaker.kind == "place":
        speaker = cast.behalf(speaker)  # a capital speaks for its land, also in what a speaker alone can do: deny
    first = speaker
    if outer and outer.kind == "direct" and statement.kind != "direct":
        first = cast.entities.get(outer.speaker.id) if outer.speaker else None
    teller = cast.entities.get(outer.speaker.id) if outer and outer.speaker else None
    looks_on = cast.is_onlooker(speaker, statement.source.text if statement.source else "")
    party = None if looks_on or cast.is_outlet(speaker) else cast.behalf(speaker)
    voice = Voice(speaker, party, addressee, statement.kind == "direct", first, cast.behalf(teller))
    return Moment(cast, talks, voice, looks_on)


def _read_guessed(
    m: Moment, statement: Statement, guess: Guess, likely: Likely, kept: Sequence[Draft]
) -> Iterator[Draft]:
    """`kept`: the acts of the rules that are believed."""
    m.talks.now = []
    sentences = [s for span in statement.content for s in read_sentences(m.cast, span, m.voice)]
    if sentences and not m.looks_on and not _is_in_jest(statement):
        told = {draft.type for draft in kept}
        yield from (_in_setting(m.cast, draft) for draft in read_guess(m, sentences, guess, likely, told))


def _is_in_jest(statement: Statement) -> bool:
    return statement.cue is not None and pattern("in_jest").search(statement.cue.text.casefold()) is not None


def _read(
    cast: Cast, talks: Talks, statement: Statement, outer: Statement | None, inner: list[tuple[int, int]]
) -> Iterator[Draft]:
    moment = _moment(cast, talks, statement, outer)
    voice = moment.voice
    talks.now = []
    if _is_in_jest(statement):
        return
    drafts = read_cue(moment, statement) if statement.cue else ()
    told = [_not_to_teller(voice, matters_of(cast).settled(draft, statement)) for draft in drafts]
    yield from told
    if any(d.type in SELF_SPOKEN for d in told):
        return
    if told and statement.kind in ("narrated", "indirect", "headline", "mixed"):
        return
    for span in statement.content:
        for sentence in read_sentences(cast, span, voice):
            for draft in read_content(moment, sentence):
                draft = _not_to_teller(voice, matters_of(cast).settled(draft, statement))
                talks.now.append(draft)
                is_told = draft.recipient or draft.issue or draft.type in ALONE
                if is_told and not any(low <= draft.why[0] < high for low, high in inner):
                    yield draft


def _not_to_teller(voice: Voice, draft: Draft) -> Draft:
    """ "Two officials said that X turned it down": who is kept unnamed only tells of it, and is no party to it."""
    to = draft.recipient
    is_teller = to is not None and to is voice.speaker and to is voice.party and not to.is_named
    return draft._replace(recipient=None) if is_teller and draft.agent is not to else draft


def _act(text: str, draft: Draft) -> Act:
    return Act(
        type=draft.type,
        of=draft.of,
        agent=_ref(draft.agent),
        recipient=_ref(draft.recipient),
        issue=draft.issue,
        venue=draft.venue,
        date=draft.date,
        condition=draft.condition,
        negated=draft.negated,
        modality=draft.modality,
        plover=plover_of(draft.type, draft.issue, draft.negated),
        why=" ".join(text[draft.why[0] : draft.why[1]].strip(MARKS + " \n,.;:-").split()) or None,
    )


def _ref(entity: Entity | None) -> EntityRef | None:
    """A party: by the name of the land where the article has only that of its people ("the German minister")."""
    land = state_of(entity.name, ("people",)) if entity and not entity.name.endswith("s") else None
    return EntityRef(entity.id, land.name if land else entity.name) if entity else None
