"""Acts that the cue itself tells: "offered", "has not ruled out", "described … as unacceptable"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.reading.acts.grammar import others, subject_of
from dragoman.reading.acts.lexicon import PARTY, lexicon, pattern
from dragoman.reading.acts.making import make
from dragoman.reading.acts.moment import Moment
from dragoman.reading.acts.talks import Draft
from dragoman.reading.acts.terms import find_issue
from dragoman.reading.acts.verbs import read_verb
from dragoman.reading.acts.wording import Sentence, read_sentences
from dragoman.types import Span, Statement

GAP = 80
"""Characters between cue and content that may hold whom it was said to."""


def read_cue(m: Moment, statement: Statement) -> Iterator[Draft]:
    """Acts of the cue with its content. Content that follows the cue is read on from it, "called" and "for talks" as one."""
    assert statement.cue
    m = m._replace(is_cue=True)
    cue, content = statement.cue, statement.content[0]
    text = m.cast.text
    follows = cue.end <= content.start <= cue.end + GAP and "\n" not in text[cue.end : content.start]
    if follows:
        whole = read_sentences(m.cast, Span(cue.start, content.end, ""), m.voice)
        if not whole:
            return
        head = complement = whole[0]
        end = next((i for i, place in enumerate(head.places) if place >= cue.end), len(head.folded))
        low = end
    else:
        heads, contents = read_sentences(m.cast, cue, m.voice), read_sentences(m.cast, content, m.voice)
        if not heads or not contents:
            return
        head, complement, end, low = heads[-1], contents[0], len(heads[-1].folded), 0
    why = (cue.start, cue.end)
    negated = pattern("negated").search(head.folded, 0, end) is not None
    silent = _silence(m, head.folded[:end], complement.folded[low:], why)
    if silent:
        yield silent
        return
    special = list(_special(m, head.folded[:end], complement, low, negated, why))
    if special:
        yield from special
        return
    hits = [h for h in lexicon().verbs.find(head.folded) if h.start < end]
    if not hits:
        return
    hit = hits[-1]
    subject = subject_of(head, hit.start)
    if subject.kind == "other" and not head.folded[hit.start : hit.end].split(" ")[0].endswith("ing"):
        return
    if hit.base == "ask" and re.match(r"\s*(?:\w+ )?(?:about|whether|why|how|what|when)\b", head.folded[hit.end :]):
        return
    idle = lexicon().courtesies.first(head.folded, hit.end, max(low, hit.end)) if hit.label == "propose" else None
    if idle:
        return
    subject = subject._replace(kind="none", noun=None)
    if negated:
        subject = subject._replace(negated=True)
    between = head.folded[hit.end : end]
    has_object = lexicon().claims.first(between) is not None or lexicon().offers.first(between) is not None
    start = hit.end if follows and (has_object or hit.end >= low or _particle(between)) else low
    if has_object and not follows:
        complement, start = head, hit.end
    draft = read_verb(m, hit, subject, complement, start, why)
    if draft:
        yield draft


def _particle(words: str) -> bool:
    """Whether the cue's words after its verb are of the verb: "against" of "pushed back against"."""
    return (
        re.fullmatch(r"\s*(?:for|on|upon|to|against|with|at|out|up|over|back|down|from|in principle)*\s*", words)
        is not None
    )


def _silence(m: Moment, head: str, content: str, why: tuple[int, int]) -> Draft | None:
    """ "declined to comment", "did not immediately respond to a request": words that were not given."""
    match = pattern("withheld").search(head)
    if match is None:
        return None
    both = f"{head[match.end() :]} {content}"
    both = re.sub(r"^(?:\s|to\b|immediately\b|directly\b|publicly\b|further\b)*", "", both)
    hit = lexicon().silence.at(both, 0)
    if hit is None or hit.start > 1:
        return None
    rest = both[hit.end :]
    if hit.base == "say" and not re.match(r"\W*(?:whether|if|when|how|what|why|who|where|more|anything)\b", rest):
        return None
    if hit.base == "answer" and not re.match(r"\W*(?:whether|if|when|how|what|why|who|where)\b", rest):
        return None
    if hit.base == "confirm or deny":
        return None
    if hit.base == "respond" and not re.match(
        r"\W*(?:to (?:a |the |our |several |repeated )?(?:requests?|questions?|calls?|emails?|messages?|inquiries)|immediately|$)",
        rest,
    ):
        return None
    return Draft("no-comment", why, m.voice.speaker)


def _special(
    m: Moment, head: str, sentence: Sentence, low: int, negated: bool, why: tuple[int, int]
) -> Iterator[Draft]:
    """Cues whose sense lies in what they are said with: "told her to come", "called it unacceptable"."""
    if negated:
        return
    folded = sentence.folded
    if pattern("given_until").match(folded, low) and re.search(r"\b(?:give|gives|gave|given|giving)\b", head):
        noun = sentence.noun(re.compile(PARTY).search(folded, low).start())  # type: ignore[union-attr]
        due = pattern("given_until").match(folded, low)
        assert due
        yield make(
            m,
            "demand",
            sentence,
            (0, 0),
            m.voice.party,
            noun.entity if noun else None,
            stretch=(due.end(), len(folded)),
        )._replace(why=why)
    elif pattern("likes").search(head) and (
        wish := re.compile(r"\s*to (?:see|meet|host|receive|welcome|talk|sit down)\b").match(folded, low)
    ):
        if others(sentence, wish.end(), len(folded)):
            yield make(
                m, "propose", sentence, (0, 0), m.voice.party, issue="meeting", stretch=(wish.start(), len(folded))
            )._replace(why=why)
    elif pattern("tell").search(head):
        yield from _told(m, sentence, low, why)
    elif pattern("suggest").search(head):
        yield from _suggested(m, sentence, low, why)
    elif pattern("ask").search(head) and re.match(
        rf"\s*(?:the |both )?{PARTY}(?: and {PARTY})* (?:to|for) ", folded[low:]
    ):
        yield from _called(m, sentence, low, why)
    elif re.search(r"\b(?:make|made|makes|making)\b", head) and (match := pattern("conditional").search(folded, low)):
        issue = find_issue(sentence, match.end(), len(folded))
        yield make(m, "demand", sentence, (0, 0), m.voice.party, None, issue.label if issue else None)._replace(why=why)
    elif pattern("call").search(head):
        yield from _described(m, sentence, low, why)


def _told(m: Moment, sentence: Sentence, low: int, why: tuple[int, int]) -> Iterator[Draft]:
    folded = sentence.folded
    match = re.compile(rf"\s*(?:the |both |all )?({PARTY})\s*,? (?:not )?to ").match(folded, low)
    if not match:
        return
    noun = sentence.noun(match.start(1))
    entity = noun.entity if noun else None
    issue = find_issue(sentence, match.end(), len(folded))
    is_back = re.match(r"\w+ back\b", folded[match.end() :]) is not None
    is_visit = lexicon().going.at(folded, match.end()) is not None and not is_back
    kind = "propose" if is_visit and (issue is None or issue.label == "meeting") else "request"
    label = "meeting" if kind == "propose" or is_back else issue.label if issue else None
    yield make(m, kind, sentence, (0, 0), m.voice.party, entity, label, (match.end() - 3, len(folded)))._replace(
        why=why
    )


def _called(m: Moment, sentence: Sentence, low: int, why: tuple[int, int]) -> Iterator[Draft]:
    """ "called her to Tarn" invites; "called both to the table" asks."""
    folded = sentence.folded
    named = others(sentence, low, len(folded))
    issue = find_issue(sentence, low, len(folded))
    place = next((o for o in named[1:] if o.preposition == "to" and o.noun.form == "name"), None)
    entity = named[0].noun.entity if named else None
    if place and (issue is None or issue.label == "meeting") and " and " not in folded[named[0].at : place.at]:
        venue = m.cast.text[place.noun.start : place.noun.end]
        yield make(m, "propose", sentence, (0, 0), m.voice.party, entity, "meeting")._replace(why=why, venue=venue)
        return
    draft = make(
        m, "request", sentence, (0, 0), m.voice.party, entity, issue.label if issue else None, (low, len(folded))
    )
    several = len(named) > 1 and " and " in folded[named[0].at : named[1].at]
    yield draft._replace(why=why, recipient=None if several else draft.recipient)


def _described(m: Moment, sentence: Sentence, low: int, why: tuple[int, int]) -> Iterator[Draft]:
    folded = sentence.folded
    bad = lexicon().unacceptable.first(folded, low) or lexicon().doubtful.first(folded, low)
    charge = lexicon().called.first(folded, low) or lexicon().charges.first(folded, low)
    if bad:
        issue = find_issue(sentence, low, bad.start)
        back = m.talks.last_offer(m.voice.party)
        draft = make(
            m, "reject", sentence, (0, 0), m.voice.party, issue=issue.label if issue else None, stretch=(low, bad.start)
        )
        if back and (issue is None or issue.label == back.issue):
            draft = draft._replace(
                issue=back.issue, venue=draft.venue or back.venue, recipient=draft.recipient or back.agent
            )
        yield draft._replace(why=why)
    elif charge:
        party = m.voice.party
        named = (o.noun.entity for o in others(sentence, low, len(folded)))
        target = next((e for e in named if e and not m.own(e)), None) or m.talks.partner(party)
        yield make(m, "accuse", sentence, (0, 0), party, target, stretch=(low, charge.start))._replace(why=why)


def _suggested(m: Moment, sentence: Sentence, low: int, why: tuple[int, int]) -> Iterator[Draft]:
    """ "suggested that Norrland consider it" asks; "suggested talks" and "suggested she might visit" offer."""
    folded = sentence.folded
    lead = re.compile(r"\W*(?:that )?").match(folded, low)
    at = lead.end() if lead else low
    bare = re.compile(
        rf"({PARTY}) (?:should |must )?(?!is|was|has|had|will|would|may|might|could|can|are|were)([a-z]+)\b(?<!s)(?<!ed)"
    ).match(folded, at)
    if bare:
        noun = sentence.noun(at)
        if noun and noun.entity and not m.own(noun.entity) and noun.form != "first":
            asked = noun.entity if noun.entity.kind == "person" else m.cast.behalf(noun.entity)
            yield make(m, "request", sentence, (0, 0), m.voice.party, asked, stretch=(at + 1, len(folded)))._replace(
                why=why
            )
        return
    place = re.compile(rf"\W*(?:next time |then |perhaps |maybe )?in ({PARTY})\W*$").match(folded, at)
    noun = sentence.noun(place.start(1)) if place else None
    if noun and noun.entity and noun.entity.kind == "place":
        yield make(
            m, "propose", sentence, (0, 0), m.voice.party, m.talks.partner(m.voice.party, True), issue="meeting"
        )._replace(why=why)
        return
    issue = find_issue(sentence, at, len(folded))
    offers = re.compile(rf"(?:a|an|the|holding|meeting|talks|moving|{PARTY}'s?)\b ?").match(folded, at)
    if offers and issue and not re.search(r"\b(?:is|was|may|might|has|had|are|were)\b", folded[at:]):
        yield make(
            m, "propose", sentence, (0, 0), m.voice.party, issue=issue.label, stretch=(at, len(folded))
        )._replace(why=why)
