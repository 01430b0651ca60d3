"""What one article adds to a story: `facts_of`. Pure, and the only step that looks at a reading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import msgspec

from dragoman.story.beside import with_beside
from dragoman.story.contested import with_claims
from dragoman.story.days import when_said
from dragoman.story.detailing import find_details, with_answers
from dragoman.story.facts import Fact, Facts, Mark
from dragoman.story.instead import find_instead
from dragoman.story.motives import find_motives
from dragoman.story.pairs import Pairs
from dragoman.story.prints import pack, passage_hash, passage_prints, text_sketch, words_of
from dragoman.story.reasons import find_reasons, stems
from dragoman.story.rules import Rules, load_rules
from dragoman.story.scene import Scene
from dragoman.story.types import Cite, Terms
from dragoman.story.who import Who
from dragoman.types import Act, Article, Reading, Statement

SILENT_FOR = 8
"""Acts after which an answer that names nothing is no longer surely on the matter told last."""


def facts_of(article: Article, reading: Reading, who: Who) -> Facts:
    """An article's acts, details and marks, with its entities seen across articles by `who`.

    It has to be asked again when `who` answers otherwise for an entity of the article, and at no other time.
    """
    rules = load_rules()
    scene = Scene(article.text, reading, who, rules)
    reported = reading.article.published
    cites = {s.id: _cite(s, reading, scene) for s in reading.statements}
    pairs = Pairs(reading, scene, rules)
    acts = tuple(fact for s in reading.statements for fact in _acts(s, cites[s.id], reported, scene, pairs, rules))
    told = _with_figures(with_claims(_with_silences(acts, rules), rules), rules)
    told = _with_parts(with_beside(told, scene, rules), rules)
    told = (*told, *find_instead(told, rules))
    return Facts(
        article=reading.article.id,
        reported=reported,
        publisher=reading.article.publisher,
        authors=reading.article.authors,
        acts=_with_offers((*told, *find_motives(reading, told, cites, scene, rules)), rules),
        details=with_answers(
            reading.statements,
            [list(find_details(s, cites[s.id], reported, scene, rules)) for s in reading.statements],
            cites,
            article.text,
            rules,
        ),
        marks=tuple(_mark(s, reported, acts, scene) for s in reading.statements),
        text=pack(text_sketch(_body(article, reading))),
    )


def _cite(statement: Statement, reading: Reading, scene: Scene) -> Cite:
    teller = scene.claimant(statement)
    return Cite(
        article=reading.article.id,
        statement=statement.id,
        speaker=scene.one(teller),
        party=scene.side(teller),
        words=" … ".join(span.text for span in statement.content),
        said=statement.said.date if statement.said else None,
        reported=reading.article.published,
    )


def _acts(
    statement: Statement, cite: Cite, reported: str | None, scene: Scene, pairs: Pairs, rules: Rules
) -> Iterator[Fact]:
    if not statement.acts:
        return
    named = scene.named_in(statement.content)
    place = statement.content[0].start if statement.content else 0
    reasons, back = _reasons(statement, scene, rules), bool(rules.back_pattern.search(cite.words))
    when = when_said(scene.said(statement), reported)
    for number, act in enumerate(statement.acts):
        denied = act.negated and act.type in rules.deniable
        if denied and any(other.type == "deny" and other.of == act.type for other in statement.acts):
            continue  # "he did not invite her" read as a denial, too
        if denied and statement.speaker:
            act = Act(type="deny", of=act.type, agent=statement.speaker, issue=act.issue, venue=act.venue, why=act.why)
        act = act if act.agent or not statement.speaker else _by_speaker(act, statement)
        by, to = scene.side(act.agent), scene.party(act.recipient)
        yield Fact(
            cite=cite, act=act.type, of=act.of, agent=scene.one(act.agent), recipient=scene.one(act.recipient),
            by=by, to=to if to != by else None, issue=rules.issue_of(act), family=rules.family_of(act),
            terms=Terms(venue=act.venue, date=act.date, condition=act.condition), venue=scene.venue(act.venue),
            negated=act.negated, pair=pairs.of(statement, act, named), named=named, back=back,
            aside=" ".join(words_of(cite.words)) in rules.asides,
            reasons=reasons, when=when, place=(place, number), told=statement.inside is not None,
            to_both=act.type in rules.offers and scene.is_to_both(statement),
            countering=act.type in rules.offers and scene.is_countering(statement),
            headline=statement.kind == "headline",
        )  # fmt: skip


def _reasons(statement: Statement, scene: Scene, rules: Rules) -> tuple[str, ...]:
    """The reasons in a content, those that the statement around it gives for it ("he had asked him *to stop the
    strikes* because of the cold"), and what another who asked is said to have wanted."""
    found = [one.reason for span in statement.content for one in find_reasons(span.text, rules)]
    is_of_another = any(
        act.type in rules.asks and scene.side(act.agent) != scene.side(statement.speaker) for act in statement.acts
    )
    motives = (rules.motive_pattern.search(span.text) for span in statement.content) if is_of_another else ()
    found += [match.string[match.start() :].strip() for match in motives if match]
    outer = scene.statements.get(statement.inside or "")
    told = {span.text.strip() for span in statement.content}
    for span in outer.content if outer else ():
        given = find_reasons(span.text, rules)
        found += [one.reason for one in given if any(words and words in one.before for words in told)]
    return tuple(dict.fromkeys(found))


def _by_speaker(act: Act, statement: Statement) -> Act:
    """An act without an agent is its speaker's."""
    return msgspec.structs.replace(act, agent=statement.speaker)


def _with_silences(acts: tuple[Fact, ...], rules: Rules) -> tuple[Fact, ...]:
    """Acts in the order of the article; an answer that names no issue ("no comment") is on that of the nearest act
    before it that it can answer, or of the only matter in which its side deals in the article."""
    made: list[Fact] = []
    ordered = sorted(acts, key=lambda fact: fact.place)
    offered = [fact for fact in ordered if fact.issue and fact.pair and fact.act in rules.offers | rules.asks]
    for fact in ordered:
        is_retold = (
            fact.act in rules.asks and not fact.is_own
        )  # "she only asked for ten quiet days", says the one asked
        is_silent = not fact.issue or (fact.act in rules.answers and fact.issue.casefold() in rules.vague)
        is_silent = is_silent or fact.act == "no-comment"
        if not fact.issue and made and _is_what_was_denied(fact, made[-1], rules):
            before = made[-1]
            fact = msgspec.structs.replace(
                fact, to=before.by, issue=before.issue, family=before.family, pair=before.pair
            )
        elif is_silent and (is_retold or fact.act in rules.answers - {"promise"}):
            near = [one for one in reversed(made[-SILENT_FOR:]) if _is_of(fact, one)]
            matter = max(near, key=lambda one: (_may_answer(fact, one, rules), -near.index(one)), default=None)
            matter = matter or _only([one for one in offered if _is_of(fact, one) and _may_answer(fact, one, rules)])
            matter = matter or _only([one for one in offered if _is_of(fact, one)])
            if matter:
                fact = msgspec.structs.replace(fact, issue=matter.issue, family=matter.family, pair=matter.pair)
        if fact.issue and fact.pair:
            made.append(fact)
    return tuple(made)


def _only(matters: list[Fact]) -> Fact | None:
    """The first of some acts that are all on one matter."""
    return matters[0] if len({one.group for one in matters}) == 1 else None


def _may_answer(fact: Fact, matter: Fact, rules: Rules) -> bool:
    """Whether a yes or no may be to an act: another's offer or request, of the one it is told to; whoever takes
    something back has offered it himself."""
    is_offer = matter.act in rules.offers | rules.asks and matter.by is not None
    is_own = is_offer and matter.by == fact.by
    if fact.act == "withdraw":
        return is_own
    return is_offer and not is_own and fact.act in ("accept", "reject") and fact.to in (None, matter.by)


def _is_of(fact: Fact, matter: Fact) -> bool:
    """Whether an act may be on a matter: its sides are of it, or who speaks of a yes or no is the third who put it."""
    sides = [side.id for side in (fact.by, fact.to) if side]
    if not sides:
        return False
    if all(side in matter.pair for side in sides):
        return True
    thirds = {matter.by.id} if matter.by and matter.by.id not in matter.pair else set()
    return all(side in matter.pair or side in thirds for side in sides)


def _is_what_was_denied(fact: Fact, before: Fact, rules: Rules) -> bool:
    """An accusation told right after the accused denied the act in the same words: "denied that it had threatened to
    send ships. He had accused it of threatening …"."""
    is_others = fact.by is not None and before.by is not None and fact.by.id != before.by.id
    is_denial = fact.act == "accuse" and before.act == "deny" and before.of is not None
    if not (is_others and is_denial and fact.to in (None, before.by)):
        return False
    return bool(stems(fact.cite.words, rules) & stems(before.cite.words, rules))


def _with_figures(acts: tuple[Fact, ...], rules: Rules) -> tuple[Fact, ...]:
    """Offers told without their figures ("the bid"), with those of the nearest act of the article that speaks of the
    same side's: "turned down a bid of 2.4 billion from it"; those told before it first."""
    telling: dict[str, list[Fact]] = defaultdict(list)
    for fact in acts:
        if fact.figures and not fact.negated and fact.act in rules.offers | rules.asks | {"accept", "reject"}:
            telling[fact.group].append(fact)
    bids = {(f.cite.statement, f.by.id) for f in acts if f.by and f.act in rules.offers | rules.asks}
    made = []
    for fact in acts:
        is_named = fact.act in rules.offers or (fact.act in rules.asks and fact.back)
        if is_named and not fact.figures and fact.by:
            near = [one for one in telling[fact.group] if _speaks_of_offer_by(one, fact.by.id, bids, rules)]
            nearest = min(
                near, key=lambda one: (one.place > fact.place, abs(one.place[0] - fact.place[0])), default=None
            )
            if nearest:
                fact = msgspec.structs.replace(fact, lent=tuple(sorted(nearest.figures)))
        made.append(fact)
    return tuple(made)


def _speaks_of_offer_by(fact: Fact, side: str, bids: set[tuple[str, str]], rules: Rules) -> bool:
    """Whether an act puts an offer of a side or answers one; who bids in the same breath gives figures of his own."""
    is_own = fact.by is not None and fact.by.id == side
    if fact.act in rules.offers | rules.asks:
        return is_own
    others = {*fact.pair} - {fact.by.id if fact.by else ""}
    if fact.by and (fact.cite.statement, fact.by.id) in bids:
        return False
    return not is_own and (fact.to.id == side if fact.to else others == {side})


def _with_offers(acts: tuple[Fact, ...], rules: Rules) -> tuple[Fact, ...]:
    """A guarantee given beside an offer goes with it: it joins the group of the nearest offer that its side makes."""
    offers = [(n, f) for n, f in enumerate(acts) if f.act in rules.offers and not f.negated and f.by]
    made = []
    for n, fact in enumerate(acts):
        if fact.act == "promise" and fact.family in rules.attendant and fact.by:
            own = [(abs(m - n), m, f) for m, f in offers if f.by == fact.by and (not fact.to or fact.to.id in f.pair)]
            if own:
                offer = min(own, key=lambda one: one[:2])[2]
                fact = msgspec.structs.replace(fact, family=offer.family, pair=offer.pair)
        made.append(fact)
    return tuple(made)


def _with_parts(acts: tuple[Fact, ...], rules: Rules) -> tuple[Fact, ...]:
    """Acts, the offers of one statement between the same two as parts of the first: "that the cranes stay off and the
    strike be put off as long" is one proposal, though on two matters."""
    first: dict[tuple[str, str, tuple[str, ...]], Fact] = {}
    made = []
    for fact in acts:
        if fact.act in rules.offers and not fact.negated and fact.by:
            one = first.setdefault((fact.cite.statement, fact.by.id, fact.pair), fact)
            if one.family != fact.family:
                fact = msgspec.structs.replace(fact, part=True)
        made.append(fact)
    return tuple(made)


def _mark(statement: Statement, reported: str | None, acts: tuple[Fact, ...], scene: Scene) -> Mark:
    words = words_of(" ".join(span.text for span in statement.content))
    carrier = scene.carrier(statement)
    speaker = scene.one(statement.speaker)
    first = next((fact for fact in acts if fact.cite.statement == statement.id), None)
    credit = "|".join((speaker.id, first.act, first.of or "", first.family)) if speaker and first else ""
    return Mark(
        statement=statement.id, prints=pack(passage_prints(words)), size=len(words), carrier=carrier,
        whole=passage_hash(words), quoted=statement.kind in ("direct", "mixed", "headline"),
        credit=credit, when=when_said(scene.said(statement), reported),
    )  # fmt: skip


def _body(article: Article, reading: Reading) -> list[str]:
    """The article's words without its furniture, which all articles of an outlet share."""
    text, past, kept = article.text, 0, []
    for piece in sorted(reading.article.furniture, key=lambda piece: piece.start):
        kept.append(text[past : piece.start])
        past = max(past, piece.end)
    kept.append(text[past:])
    return words_of(" ".join(kept))
