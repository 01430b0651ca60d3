"""Acts told with a verb for them: "offered to meet", "the president has not accepted the truce"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from dragoman.reading.acts.cast import Cast
from dragoman.reading.acts.grammar import Other, Subject, clause_end, others
from dragoman.reading.acts.lexicon import PARTY, Hit, lexicon, pattern
from dragoman.reading.acts.talks import Draft, Talks
from dragoman.reading.acts.terms import find_condition, find_date, find_issue, find_venue, own_noun
from dragoman.reading.acts.wording import Noun, Sentence, Voice
from dragoman.types import Entity


class Moment(NamedTuple):
    """What is known where an act is read."""

    cast: Cast
    talks: Talks
    voice: Voice
    is_cue: bool = False

    def own(self, entity: Entity | None) -> bool:
        """Whether somebody is of the speaker's side."""
        return self.cast.is_own(entity, self.voice.speaker)


CRITICAL = ("criticise", "criticize", "slam", "blast", "lash out at", "hit out at", "rebuke", "berate", "lambast")
"""Verbs of criticism at large; with a party as object they accuse it."""

TO_ONE = ("invite", "ask", "offer", "urge", "order")
"""Verbs whose passive tells of an act done to the one who is the source: "was invited to talks"."""

SELF_SPOKEN = ("deny", "confirm", "no-comment")
"""Acts of the one who speaks, whoever that one speaks for: a spokesman's denial is his own."""


def read_verb(
    m: Moment, hit: Hit, subject: Subject, sentence: Sentence, low: int, why: tuple[int, int]
) -> Draft | None:
    """The act of verb `hit`, whose complement begins at `low` of `sentence`; None where it is none.

    For a verb in the cue the subject is the speaker and the complement the content.
    """
    text, folded = m.cast.text, sentence.folded
    if subject.modal in ("should", "must"):
        return None
    full = high = clause_end(sentence, low)
    given = find_condition(sentence, text, refuses=hit.label in ("reject", "threaten", "demand") or subject.negated)
    if given and given.start > low:
        high = min(high, given.start)
    rest = folded[low:high]
    agent = _agent(m, subject, sentence, low, high)
    passive = subject.passive and _is_participle(folded[hit.start : hit.end])
    if passive and subject.noun is None and not (m.is_cue and hit.base in TO_ONE):
        return None
    kind = _sense(m, hit, sentence, low, rest, subject, passive)
    if kind is None:
        return None
    past = subject.perfect or (subject.modal is None and _is_participle(folded[hit.start : hit.end]))
    nobody = pattern("nobody").match(rest) is not None and not kind.startswith(SELF_SPOKEN)
    if nobody:
        subject = subject._replace(negated=True)
    kind, negated = _polarity(m, kind, subject, agent, past)
    if kind is None:
        return None
    of = None
    if kind.startswith("deny"):
        kind, _, of = kind.partition(":")
    around = others(sentence, low, full)
    if passive:
        by = next((o.noun.entity for o in around if o.preposition == "by"), None)
        agent = m.cast.behalf(by) if by else m.voice.party if m.is_cue and not subject.noun else None
        if m.is_cue:
            subject = subject._replace(noun=_as_noun(m))
    elif kind in ("promise", "threaten", "reject") and (own := _own_subject(m, sentence, low)):
        agent = own
    recipient = _recipient(m, kind, hit, agent, around, subject if passive else None, folded, low)
    issue = find_issue(sentence, low, high)
    label = issue.label if issue else None
    venue = find_venue(sentence, m.cast, low, high, host=hit.base in ("invite", "dare", "summon", "call"))
    if hit.base in ("invite", "dare", "summon") and label is None:
        label = "meeting"
    if "invitation" in hit.base and label is None:
        label = "meeting"
    if hit.base == "invite" and venue:
        label = "meeting"
    named_at: Entity | None = None
    sited = pattern("as_venue").search(folded, low) if kind == "propose" else None
    if sited and (place := sentence.noun(sited.start(1))) and place.entity and place.form == "name":
        label, venue, named_at = "meeting", text[place.start : place.end], place.entity
    back = _referred(m, kind, agent, rest)
    if (
        kind in ("accept", "reject")
        and label in (None, "meeting")
        and not venue
        and (at := _place_object(around, low, folded))
    ):
        label, venue, named_at = "meeting", text[at.noun.start : at.noun.end], at.noun.entity
    if back and (label is None or (label == "meeting" and back.issue == "meeting")):
        label = label or back.issue
        venue = venue or back.venue
        answers = kind in ("accept", "reject", "support") and back.type != kind
        recipient = recipient or (back.agent if answers else back.recipient)
    if label is None:
        label = own_noun(sentence, text, low, high)
        if label and next(lexicon().offers.find(label), None) is not None:
            label = None
    if kind in SELF_SPOKEN:
        if m.is_cue or hit.label != kind or subject.kind != "party" or m.own(agent):
            agent = m.voice.speaker
        if kind == "no-comment":
            return Draft(kind, why, agent=agent)
        claimed = hit.label in ("reject", "deny") and lexicon().claims.first(rest) is not None
        if of is None and not claimed:
            of = spoken_of(folded[low:])
        earlier = m.talks.last_claim(m.voice.speaker, of) if of or claimed else None
        if earlier and (issue is None or claimed):
            of = of or (earlier.of if earlier.type in SELF_SPOKEN else earlier.type)
            label = earlier.issue if issue is None else label
        if label and lexicon().claims.first(label):
            label = None
        return Draft(kind, why, agent, None, label, venue if label == "meeting" else None, None, None, negated, of)
    if recipient is None and not _names_both(around):
        recipient = _to_whom(m, kind, agent)
    if recipient and venue and (venue in recipient.name or recipient is named_at):
        recipient = m.talks.partner(agent)
    if m.cast.same_side(recipient, agent):
        recipient = None
    return Draft(
        kind,
        why,
        agent,
        recipient,
        label,
        venue if label in ("meeting", "mediation") and kind != "accuse" else None,
        find_date(sentence, text, low, high) if kind in ("propose", "accept", "promise") else None,
        given.words if given else None,
        negated,
        None,
        subject.modal if subject.modal in ("could", "may", "might", "would") else None,
    )


def _to_whom(m: Moment, kind: str, agent: Entity | None) -> Entity | None:
    """To whom an act was done that names nobody: to the one who tells of it, else to the one dealt with last."""
    if agent is None or " and " in agent.name:
        return None
    if kind in TOLD and not m.own(agent):
        return m.voice.party
    if kind in TOLD and m.voice.outer and not m.cast.same_side(m.voice.outer, agent):
        return m.voice.outer
    return m.talks.partner(agent, kind in ("propose", "promise")) if kind in DEALING else None


DEALING = ("propose", "accept", "reject", "promise", "demand", "withdraw")
"""Acts of one party to another, that go on between the two."""

TOLD = ("request", "demand", "accuse", "threaten")
"""Acts that, told by one party of another without saying to whom, were done to the one who tells."""


def _agent(m: Moment, subject: Subject, sentence: Sentence, low: int, high: int) -> Entity | None:
    if m.is_cue or subject.noun is None:
        return m.voice.party
    return m.cast.behalf(subject.noun.entity)


def _is_participle(form: str) -> bool:
    return re.match(r"[a-z]+(?:ed|en|wn|ade|old|ought)\b", form) is not None


def _sense(m: Moment, hit: Hit, sentence: Sentence, low: int, rest: str, subject: Subject, passive: bool) -> str | None:
    """The type of act that a verb makes with its complement."""
    words = lexicon()
    kind, base = hit.label, hit.base
    said = rest.lstrip(" ,.'")
    if kind == "reject":
        if base in ("refuse", "decline") and (found := words.silence.at(rest, 0)) is None:
            found = words.silence.at(re.sub(r"^\s*to ", "", rest), 0)
            if found and (found.base not in ("say", "answer") or re.match(r"\s*(?:to )?(?:say|answer)\b(?! no)", rest)):
                return "no-comment"
        elif base in ("refuse", "decline"):
            return "no-comment"
        start = re.match(
            rf"\s*(?:the|any|all|those|these|such|that|{PARTY}'s?|its|his|her|their|an?|as \w+)?\s*(?:\w+\s){{0,1}}?",
            rest,
        )
        claim = words.claims.at(rest, start.end() if start else 0)
        if claim and claim.base not in ("suggestion that", "suggestions", "call"):
            return "deny:accuse" if re.match(r"accus|alleg|charge", claim.base) else "deny"
        return "reject"
    if kind == "light":
        noun = words.nouns.first(rest)
        if (
            noun is None
            or len(rest[: noun.start].split()) > 4
            or noun.base in ("letter", "reply", "agreement", "charge")
            or passive
        ):
            return None
        return noun.label
    if kind == "promise":
        refusing = re.match(r"(?:that \S+ (?:will|would) )?(?:not|never)(?: to)?\b|to (?:not|never)\b", said)
        if refusing and base not in ("assure", "guarantee"):
            after = said[refusing.end() :]
            return "reject" if words.meeting.at(after, 0) or words.yielding.at(after, 0) else "promise"
        if base in ("vow", "swear", "assure", "undertake") and not re.search(r"\b(?:to|will|would|'ll)\b", rest):
            return "threaten" if base in ("vow", "swear") and _is_hostile(rest) else None
        if refused := re.search(r"\b(?:will|would) (?:not|never)\b", rest):
            after = rest[refused.end() :]
            return (
                "reject"
                if base != "assure" and (words.meeting.at(after, 0) or words.yielding.at(after, 0))
                else "promise"
            )
        return "threaten" if _is_hostile(rest) else "promise"
    if kind == "threaten" and base == "warn":
        if words.targets.first(rest) or (
            re.search(r"\b(?:will|would|'ll|could)\b", rest) and words.hostile.first(rest)
        ):
            return kind
        return None
    if kind == "demand" and base != "demand":
        if base == "insist":
            if m.voice.direct:
                return None
            if re.match(r"on\b", said):
                return "demand"
            if re.search(r"\b(?:must|has to|have to|needs? to)\b", rest) or re.search(
                r"(?<!to )(?<!will )(?<!would )(?<!can )(?<!could )\bbe (?:[a-z]+(?:ed|en|wn)|held|made|met|put|kept|paid|sent|set|cut|brought)\b",
                rest,
            ):
                return "demand"
            whom = sentence.noun(_party_at(sentence, low)) if pattern("subjunctive").match(said) else None
            if whom is None or whom.form != "name" or pattern("indicative").search(said[:60]):
                return None
            return "demand"
        if base == "want":
            wanted = re.match(rf"(?:the |both )?{PARTY} to\b", said) or re.match(rf".{{3,60}}\bfrom {PARTY}", said)
            return "demand" if wanted and not re.match(r"to\b", said) else None
        return "demand" if re.match(PARTY, said) and " to " in rest else None
    if kind == "request":
        if base == "ask":
            if m.is_cue and m.voice.direct:
                return None
            if re.match(r"(?:whether|when|why|how|what|who|where|about)\b", said) or re.match(
                rf"{PARTY} (?:whether|when|why|how|what|who|where|about)\b", said
            ):
                return None
            if re.match(rf"(?:{PARTY} )?if\b", said):
                return kind if re.search(r"\b(?:could|would|might)\b", rest) else None
            if passive and not re.match(rf"(?:by {PARTY} )?(?:to|for)\b", said):
                return None
            if not re.match(rf"(?:the |both |for |to |that |them |by )|{PARTY}", said):
                return None
        if base == "seek" and re.match(r"to\b", said):
            return None
        if base == "seek" and (find_issue_word(rest) is None or subject.negated):
            return None
        if (
            base in ("press", "encourage", "lobby", "push for")
            and not re.match(rf"(?:for |the |both |on )?{PARTY}", said)
            and base != "push for"
        ):
            return None
        return kind
    if kind == "accuse" and base in CRITICAL:
        return kind if re.match(rf"(?:the |both )?{PARTY}(?!'s? \w+ (?:show|speech|style))", said) else None
    if kind == "accept":
        if base == "sign":
            return kind if words.retractable.first(" ".join(said.split()[:6])) and not subject.negated else None
        if base == "agree" and re.match(r"(?:that|with|:)\b", said):
            return None
        if re.match(r"(?:to )?(?:nothing|no |none)", said):
            return "deny:accept"
        return kind
    if kind == "propose":
        if re.fullmatch(r"(?:it|this|that|them)\W*", said):
            return None
        idle = words.courtesies.first(rest)
        if idle and len(rest[: idle.start].split()) <= 3 and idle.base != "nothing":
            return None
        return kind
    if kind == "withdraw":
        if base in ("end", "leave", "halt", "quit", "exit", "pause", "terminate", "freeze"):
            return (
                kind
                if words.retractable.at(re.sub(r"^(?:the|its|his|her|their|all|\w+ing)\b", "", said), 0)
                or words.retractable.first(" ".join(said.split()[:3]))
                else None
            )
        window = re.split(r"\b(?:of|on|for|with|from|to)\b", rest, maxsplit=1)[0] if base != "withdraw" else rest[:60]
        return kind if words.retractable.first(window) else None
    if kind == "support" and base in ("back", "welcome", "favour", "favor"):
        if (
            passive
            or re.match(r"(?:to|from|in|at|into|on|round|down|up|away|off|out|and|,|home|together)\b", said)
            or not said
        ):
            return None
        return kind
    if base == "blame" and subject.passive:
        return None
    if kind == "support" and base in ("praise", "hail", "commend", "applaud"):
        return kind if re.match(PARTY, said) or words.issues.first(rest) or words.offers.first(rest) else None
    if kind == "concede" and base == "acknowledge" and re.match(r"(?:receipt|the crowd)\b", said):
        return None
    return kind


def _party_at(sentence: Sentence, low: int) -> int:
    """Where the first party at or after `low` stands."""
    match = re.compile(PARTY).search(sentence.folded, low)
    return match.start() if match else low


def _is_hostile(rest: str) -> bool:
    """Whether what one promises to do is meant against the other side: "to strike back", "to continue the war"."""
    words = lexicon()
    does = pattern("does").search(rest)
    if does is None:
        noun = words.hostile.first(rest)
        return noun is not None and len(rest[: noun.start].split()) <= 2
    if words.hostile.at(rest, does.end()):
        return True
    issue = words.issues.first(rest, does.end())
    return words.continuing.at(rest, does.end()) is not None and issue is not None and issue.label == "military action"


def find_issue_word(folded: str) -> Hit | None:
    return lexicon().issues.first(folded)


def _polarity(m: Moment, kind: str, subject: Subject, agent: Entity | None, past: bool) -> tuple[str | None, bool]:
    """What a negation makes of an act: refused, denied, not done, or nothing at all."""
    if not subject.negated:
        if subject.modal in ("could", "may", "might") and kind not in ("propose", "promise", "threaten"):
            return None, False
        return kind, False
    kind = kind.partition(":")[0]
    if kind in ("reject", "deny", "withdraw", "threaten", "accuse", "concede", "confirm", "no-comment"):
        own = m.own(agent) and not m.is_cue
        return (
            (f"deny:{kind}", False)
            if own and kind in ("threaten", "accuse") and subject.kind == "party"
            else (None, False)
        )
    if subject.modal in ("will", "would", "can", "shall", "could") or not (past or m.is_cue or subject.passive):
        return ("reject" if kind in ("accept", "support", "propose", "promise", "request") else None), False
    if m.is_cue:
        return (kind, True) if kind in ("accept", "promise") else (None, False)
    if agent is None or m.own(agent) or subject.kind in ("none", "other"):
        return f"deny:{kind}", False
    return (kind, True) if kind in ("accept", "promise", "propose") else (None, False)


def spoken_of(folded: str) -> str | None:
    """The type of the act that a denial or a confirmation speaks about."""
    words = lexicon()
    verb = next((h for h in words.verbs.find(folded) if h.label not in ("deny", "confirm", "light")), None)
    noun = words.nouns.first(folded)
    found = [h for h in (verb, noun) if h]
    return min(found, key=lambda h: h.start).label if found else None


def _recipient(
    m: Moment,
    kind: str,
    hit: Hit,
    agent: Entity | None,
    around: list[Other],
    passive: Subject | None,
    folded: str,
    low: int,
) -> Entity | None:
    """To whom: the object, else the party behind "by", "from", "with" …, else the first other one named."""
    if passive is not None:
        return m.cast.behalf(passive.noun.entity) if passive.noun else None
    best: tuple[int, Entity] | None = None
    for other in around:
        entity = other.noun.entity
        if other.noun.form == "both":
            return None if best is None else best[1]
        if entity is None or m.cast.same_side(entity, agent):
            continue
        rank = _rank(kind, hit, other, entity, folded, low if m.is_cue else hit.start, low)
        if rank is not None and kind in ("request", "propose", "demand") and _TOGETHER.match(folded, other.at + 1):
            return None
        if rank == 2 and entity.kind == "place" and not m.cast.is_actor(entity):
            continue
        if rank is not None and (best is None or rank < best[0]):
            best = rank, entity if entity.kind == "person" else m.cast.behalf(entity) or entity
    return best[1] if best else None


def _rank(kind: str, hit: Hit, other: Other, entity: Entity, folded: str, start: int, low: int) -> int | None:
    """How well a party fits as the one to whom an act is done; None where its place rules it out."""
    is_place, word = may_be_place(entity), other.preposition
    if word in ("in", "at", "under", "near", "before", "after", "between", "about"):
        return None
    if word == "on" and kind != "threaten" and (kind not in ("demand", "reject", "withdraw") or is_place):
        return None
    if is_place and word == "to" and (hit.base in VISITS or lexicon().going.first(folded, start, other.at)):
        return None
    if is_place and re.search(r"\bvisit(?:ing)? $", folded[low : other.at]):
        return None
    if is_place and word == "from" and pattern("leaving").search(folded[low : other.at]):
        return None
    if is_place and not other.owns and _is_modifier(folded, other.at + 1):
        return None
    if other.at - low <= 3 or folded[low : other.at].strip(" ,'") in (
        "",
        "the",
        "that",
        "on",
        "for",
        "with",
        "to",
        "from",
    ):
        return 0
    if word in ("by", "from", "with", "against", "to"):
        return 1
    if (
        word == "of"
        and (noun := re.search(r"(\w+) of (?:the )?$", folded[low : other.at]))
        and lexicon().offers.first(noun[1])
    ):
        return 1
    if is_place and word == "of" and kind in ("accuse", "request", "support", "demand"):
        return None
    if is_place and not word and not other.owns and kind in ("accuse", "request", "support"):
        return None
    if other.owns and kind in ("request", "demand", "propose", "promise") and other.at - low > 30:
        return None
    return 2


_TOGETHER = re.compile(rf"(?:,? {PARTY})*,? and {PARTY}(?! (?:will|would|has|have|guarantee|promise|am|is|are)\b)")


def _is_modifier(folded: str, at: int) -> bool:
    """Whether a noun of the lists follows a place directly: "the Orrel compact"."""
    match = re.compile(r" ([a-z]+)").match(folded, at)
    return match is not None and next(lexicon().issues.find(match[1]), None) is not None


VISITS = ("invite", "dare", "summon", "call")
"""Verbs after which "to" leads to a place."""


def may_be_place(entity: Entity) -> bool:
    """A place, or a single name without a title that the model may have taken for a person."""
    return entity.kind == "place" or (entity.kind == "person" and " " not in entity.name and not entity.role)


def _place_object(around: list[Other], low: int, folded: str) -> Other | None:
    """A place that is itself what is accepted or turned down: "We accept Port Amity", "said no to Sarnish"."""
    for other in around:
        near = folded[low : other.at].strip()
        if (
            near in ("", "to")
            and other.noun.entity
            and may_be_place(other.noun.entity)
            and other.noun.form == "name"
            and not other.owns
        ):
            return other
    return None


def _referred(m: Moment, kind: str, agent: Entity | None, rest: str) -> Draft | None:
    """The earlier act that "the offer", "that proposal" or "it" points to."""
    if kind not in ("accept", "reject", "support", "withdraw"):
        return None
    if re.match(r"\s*(?:it|this|that|them)\b\W*$", rest) or not rest.strip(" .,'"):
        return m.talks.last_offer(agent) or m.talks.own_last(kind, agent)
    found = lexicon().offers.first(rest)
    if found is None or found.start > 30:
        return None
    if kind == "withdraw":
        return m.talks.own_offer(agent, None)
    return m.talks.last_offer(agent) or m.talks.own_last(kind, agent)


def _as_noun(m: Moment) -> Noun | None:
    return Noun(0, 0, m.voice.speaker, "name") if m.voice.speaker else None


def _own_subject(m: Moment, sentence: Sentence, low: int) -> Entity | None:
    """In "promised that Norrland would pay" the one who will pay, where that is the speaker's side."""
    match = re.match(rf"\W*(?:that )?({PARTY}) (?:will|would|'ll)\b", sentence.folded[low:])
    noun = sentence.noun(low + match.start(1)) if match else None
    if noun is None or noun.entity is None or noun.form != "name":
        return None
    return m.cast.behalf(noun.entity) if noun.entity.kind != "person" else None


def _names_both(around: list[Other]) -> bool:
    """Whether it is said to several: "both sides", "Norrland and Sudmark"."""
    parties = [o for o in around if o.preposition not in ("in", "at", "between")]
    if any(o.noun.form == "both" for o in parties):
        return True
    return any(b.at - a.at == 6 and b.noun.form == "name" for a, b in pairwise(parties))
