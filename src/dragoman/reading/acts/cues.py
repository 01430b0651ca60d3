"""Acts that the cue itself tells: "offered", "has not ruled out", "described … as unacceptable"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.reading.acts.grammar import Subject, others, subject_of
from dragoman.reading.acts.idioms import make
from dragoman.reading.acts.lexicon import Hit, lexicon
from dragoman.reading.acts.talks import Draft
from dragoman.reading.acts.terms import find_issue
from dragoman.reading.acts.verbs import Moment, read_verb
from dragoman.reading.acts.wording import PARTY, Sentence, read_sentences
from dragoman.types import Span, Statement

GAP = 80
"""Characters between cue and content that may hold whom it was said to."""


def read_cue(m: Moment, statement: Statement) -> Iterator[Draft]:
    assert statement.cue
    m = m._replace(is_cue=True)
    cue = statement.cue
    told = read_sentences(m.cast, cue, m.voice)
    content = statement.content[0]
    text = m.cast.text
    lead = cue.end if cue.end <= content.start <= cue.end + GAP and "\n" not in text[cue.end : content.start] else None
    voice = m.voice._replace(direct=m.voice.direct)
    sentences = read_sentences(m.cast, Span(content.start, statement_end(statement, content), ""), voice, lead)
    if not told or not sentences:
        return
    head = told[-1]
    complement = sentences[0]
    why = (cue.start, cue.end)
    silent = _silence(m, head, complement, why)
    if silent:
        yield silent
        return
    hit = next(iter(reversed([h for h in lexicon().verbs.find(head.folded)])), None)
    joined = _joined(head, complement)
    if joined and (hit is None or joined.end > len(head.folded)):
        hit = joined
    special = list(_special(m, head, complement, why))
    if special:
        yield from special
        return
    if hit is None:
        return
    subject = _cue_subject(head, min(hit.start, len(head.folded)))
    low = 0 if hit.end <= len(head.folded) else hit.end - len(head.folded) - 1
    if hit.end < len(head.folded):  # "pushed back against": what follows the verb in the cue belongs to the complement
        tail = head.folded[hit.end :].strip()
        if hit.base in ("call", "ask") and tail and not lexicon().between.issuperset(tail.split()):
            return
    draft = read_verb(m, hit, subject, complement, max(0, low), why)
    if draft:
        yield draft


def statement_end(statement: Statement, content: Span) -> int:
    """Contents that only a source or cue breaks are read as one sentence: "said no, … to Tarn"."""
    return content.end


def _cue_subject(head: Sentence, at: int) -> Subject:
    subject = subject_of(head, at)
    return subject._replace(kind="none", noun=None)


def _joined(head: Sentence, complement: Sentence) -> Hit | None:
    """A verb whose particle stands in the content: cue "called", content "for an inquiry"."""
    both = f"{head.folded.rstrip()} {complement.folded.lstrip()}"
    length = len(head.folded.rstrip())
    found = [h for h in lexicon().verbs.find(both) if h.start < length < h.end]
    if not found:
        return None
    offset = len(head.folded) - length
    skipped = len(complement.folded) - len(complement.folded.lstrip())
    return found[0]._replace(end=found[0].end + offset + skipped)


_WITHHELD = re.compile(r"\b(?:declin|refus|not|n't|without|never)\w*")
_TELL = re.compile(r"\b(?:tells?|told|telling|orders?|ordered|advised|advises)\b")
_ASK = re.compile(r"\b(?:call|calls|called|calling)\s*$")
_SUGGEST = re.compile(r"\b(?:suggest|suggests|suggested|suggesting|recommends?|recommended|proposed|proposes|proposing)\b")
_CALL = re.compile(r"\b(?:describ|call|brand|dub|label|term|deem|consider|regard|view|denounc|dismiss|slam)\w*\b")


def _silence(m: Moment, head: Sentence, complement: Sentence, why: tuple[int, int]) -> Draft | None:
    """ "declined to comment", "did not immediately respond to a request": words that were not given."""
    match = _WITHHELD.search(head.folded)
    if match is None:
        return None
    both = f"{head.folded[match.end() :]} {complement.folded}"
    both = re.sub(r"^(?:\s|to\b|immediately\b|directly\b|publicly\b|further\b)*", "", both)
    hit = lexicon().silence.at(both, 0)
    if hit is None or hit.start > 1:
        return None
    rest = both[hit.end :]
    if hit.base == "say" and not re.match(r"\W*(?:whether|if|when|how|what|why|who|where|more|anything)\b", rest):
        return None
    if hit.base == "confirm or deny":
        return None
    if hit.base == "respond" and not re.match(r"\W*(?:to (?:a |the |our |several |repeated )?(?:requests?|questions?|calls?|emails?|messages?|inquiries)|immediately|$)", rest):
        return None
    return Draft("no-comment", why, m.voice.speaker)


def _special(m: Moment, head: Sentence, complement: Sentence, why: tuple[int, int]) -> Iterator[Draft]:
    folded = complement.folded
    negated = re.search(r"\b(?:not|never|n't)\b", head.folded) is not None
    if _TELL.search(head.folded) and not negated:
        match = re.match(rf"\s*(?:the |both |all )?({PARTY})\s*,? (?:not )?to ", folded)
        if match:
            noun = complement.noun(match.start(1))
            entity = noun.entity if noun else None
            issue = find_issue(complement, match.end(), len(folded))
            is_visit = lexicon().going.at(folded, match.end()) is not None and "back" not in folded[match.end() : match.end() + 12]
            kind = "propose" if is_visit and issue and issue.label == "meeting" else "request"
            draft = make(m, kind, complement, (0, 0), m.voice.party, entity, issue.label if issue else None, (match.end() - 1, len(folded)))  # fmt: skip
            yield draft._replace(why=why)
        return
    if _SUGGEST.search(head.folded) and not negated:
        yield from _suggested(m, complement, why)
        return
    if _ASK.search(head.folded) and (match := re.match(rf"\s*(?:the |both )?({PARTY})(?: and {PARTY})* (?:to|for) ", folded)):
        noun = complement.noun(match.start(1))
        end = match.end()
        entity = noun.entity if noun else None
        issue = find_issue(complement, end - 3, len(folded))
        if "negotiating table" in folded or (issue and issue.label != "meeting") or " and " in match[0]:
            draft = make(m, "request", complement, (0, 0), m.voice.party, None if " and " in match[0] else entity, issue.label if issue else None)
            if " and " in match[0]:
                draft = draft._replace(recipient=None)
            yield draft._replace(why=why)
        else:
            yield make(m, "propose", complement, (0, 0), m.voice.party, entity, "meeting")._replace(why=why, venue=_place_after(m, complement, end))  # fmt: skip
        return
    if _CALL.search(head.folded):
        bad = lexicon().unacceptable.first(folded)
        charge = lexicon().charges.first(folded)
        if bad and not negated:
            issue = find_issue(complement, 0, bad.start)
            back = m.talks.last_offer(m.voice.party)
            draft = make(m, "reject", complement, (0, 0), m.voice.party, issue=issue.label if issue else None, stretch=(0, bad.start))
            if back and (issue is None or issue.label == back.issue):
                draft = draft._replace(issue=back.issue, venue=draft.venue or back.venue, recipient=draft.recipient or back.agent)
            yield draft._replace(why=why)
        elif charge and not negated:
            target = next((o.noun.entity for o in others(complement, 0, len(folded)) if o.noun.entity and not m.own(o.noun.entity)), None) or m.talks.partner(m.voice.party)
            yield make(m, "accuse", complement, (0, 0), m.voice.party, target, stretch=(0, charge.start))._replace(why=why)


def _place_after(m: Moment, sentence: Sentence, at: int) -> str | None:
    for other in others(sentence, at - 4, len(sentence.folded)):
        if other.noun.entity and other.noun.entity.kind == "place":
            return m.cast.text[other.noun.start : other.noun.end]
    return None


def _suggested(m: Moment, complement: Sentence, why: tuple[int, int]) -> Iterator[Draft]:
    """ "suggested that Norrland consider it" asks; "suggested talks" and "suggested she might visit" offer."""
    folded = complement.folded
    lead = re.match(r"\s*(?:that )?", folded)
    at = lead.end() if lead else 0
    match = re.match(rf"({PARTY}) (?:should |must )?(?!is|was|has|had|will|would|may|might|could|can|are|were|s\b)([a-z]+)\b(?<!s)(?<!ed)", folded[at:])
    if match:
        noun = complement.noun(at)
        if noun and not m.own(noun.entity) and noun.form != "first":
            yield make(m, "request", complement, (0, 0), m.voice.party, noun.entity and m.cast.behalf(noun.entity) if noun.entity and noun.entity.kind != "person" else noun.entity, stretch=(at + 1, len(folded)))._replace(why=why)  # fmt: skip
        return
    issue = find_issue(complement, at, len(folded))
    if re.match(rf"(?:a|an|the|holding|meeting|talks|that the|moving|{PARTY}'s?) ?", folded[at:]) and issue and not re.search(r"\b(?:is|was|may|might|has|had|are|were)\b", folded):
        yield make(m, "propose", complement, (0, 0), m.voice.party, issue=issue.label, stretch=(at, len(folded)))._replace(why=why)
        return
    place = re.match(rf"\W*(?:next time |then |perhaps |maybe )?in ({PARTY})\W*$", folded)
    if place:
        noun = complement.noun(place.start(1))
        if noun and noun.entity and noun.entity.kind == "place":
            draft = make(m, "propose", complement, (0, 0), m.voice.party, issue="meeting")
            yield draft._replace(why=why)
