"""What type of act a verb makes with the words after it: "vowed to attack" is none that "vowed to help" is."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from dragoman.reading.acts.grammar import Subject
from dragoman.reading.acts.lexicon import PARTY, Hit, lexicon, pattern
from dragoman.reading.acts.moment import Moment
from dragoman.reading.acts.wording import Sentence


class Use(NamedTuple):
    """A verb of the lists where it stands."""

    moment: Moment
    hit: Hit
    sentence: Sentence
    low: int
    """Where the words after it begin in the sentence."""
    rest: str
    """Those words, to the end of the clause or to a condition."""
    subject: Subject
    passive: bool

    @property
    def said(self) -> str:
        return self.rest.lstrip(" ,.'")

    @property
    def spelled(self) -> str:
        """The article's own words after the verb, parties spelled out, as far as its object."""
        high = min(self.low + 25, len(self.sentence.folded))
        return self.sentence.spell(self.moment.cast.text, self.low, high).lstrip().casefold()

    @property
    def is_going_on(self) -> bool:
        """Whether the verb stands as a participle: "reaching"."""
        return self.sentence.folded[self.hit.start : self.hit.end].split(" ")[0].endswith("ing")

    def follows(self, wording: str) -> bool:
        """Whether the words after the verb begin so."""
        return re.match(wording, self.said) is not None


NEAR = 40
"""Characters after "will" within which what is held out stands."""


def sense_of(use: Use) -> str | None:
    """A type; `deny:TYPE` where what is turned down is a claim of such an act; None where the verb tells no act."""
    words = lexicon()
    if use.hit.base in words.lists.loose and not any(
        index.first(use.rest) for index in (words.issues, words.offers, words.nouns)
    ):
        return None
    read = _SENSES.get(use.hit.label)
    return read(use) if read else use.hit.label


def _reject(use: Use) -> str | None:
    words, rest = lexicon(), use.rest
    if use.hit.base == "say no" and not use.follows(r"(?:to\b|$|thanks)"):
        return None  # "said no deal was near"
    if use.hit.base in ("refuse", "decline"):
        if pattern("unnamed").match(rest):
            return None
        if words.silence.at(rest, 0):
            return "no-comment"
        found = None if pattern("drawn_into").match(rest) else words.silence.at(re.sub(r"^\s*to ", "", rest), 0)
        if found and (found.base not in ("say", "answer") or re.match(r"\s*(?:to )?(?:say|answer)\b(?! no)", rest)):
            return "no-comment"
    if use.hit.base == "dismiss" and pattern("sacked").match(use.spelled):
        return None  # "dismissed her foreign minister"
    start = pattern("before_claim").match(rest)
    claim = words.claims.at(rest, start.end() if start else 0)
    if claim and claim.base not in ("suggestions", "call"):
        return "deny:accuse" if re.match(r"accus|alleg|charge", claim.base) else "deny"
    return "reject"


def _light(use: Use) -> str | None:
    if use.hit.base in lexicon().lists.bargaining:
        struck = lexicon().bargains.first(use.rest)
        is_near = struck is not None and len(use.rest[: struck.start].split()) <= 4
        return "accept" if is_near and not use.is_going_on and not use.passive else None
    noun = lexicon().nouns.first(use.rest)
    laid = lexicon().proffered.first(use.rest) if use.hit.base in lexicon().lists.proffering else None
    if laid and (noun is None or laid.start < noun.start) and len(use.rest[: laid.start].split()) <= 3:
        return None if use.passive else "propose"
    if noun is None or len(use.rest[: noun.start].split()) > 4 or use.passive:
        return None
    if lexicon().courtesies.first(use.rest, 0, noun.start):
        return None  # "gave no details of the proposal"
    if re.search(
        rf"\bthat\b|{PARTY} (?:could|would|will|may|might|can|has|had|have|is|was|were|did)\b", use.rest[: noun.start]
    ):
        return None  # "signalled he could drop his demand"
    return noun.label if noun.base not in lexicon().lists.ambiguous else None


def _promise(use: Use) -> str | None:
    base, rest, said = use.hit.base, use.rest, use.said
    if pattern("to_think").match(said):
        return None
    backing = lexicon().nouns.first(rest)
    if backing and backing.label == "support" and backing.base != "welcome" and len(rest[: backing.start].split()) <= 4:
        return "support"  # "pledged his full support for"
    refusing = re.match(r"(?:that \S+ (?:will|would) )?(?:not|never)(?: to)?\b|to (?:not|never)\b", said)
    if refusing and base not in ("assure", "guarantee"):
        return _refused(said[refusing.end() :])
    if (
        base == "assure"
        and use.follows(rf"(?:{PARTY} )?that\b")
        and not re.search(r"\b(?:will|would|'ll)\b(?! have)", rest)
    ):
        return None  # "assured that the money had come from abroad" only says so
    if base in ("vow", "swear", "assure", "undertake") and not re.search(r"\b(?:to|will|would|'ll)\b", rest):
        return "threaten" if base in ("vow", "swear") and is_hostile(rest) else None
    if refused := re.search(r"\b(?:will|would) (?:not|never)\b", rest):
        return _refused(rest[refused.end() :]) if base != "assure" else "promise"
    is_to_another = use.follows(rf"(?:the )?{PARTY} to\b")  # "promised Norrland to fight the rebels"
    return "threaten" if is_hostile(rest) and not is_to_another else "promise"


def _refused(after: str) -> str:
    """What a promise not to do something is: not to meet or yield is a refusal."""
    words = lexicon()
    return "reject" if words.meeting.at(after, 0) or words.yielding.at(after, 0) else "promise"


def is_hostile(rest: str) -> bool:
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


def _concede(use: Use) -> str | None:
    if pattern("conceded_game").match(use.said):
        return None
    if use.hit.base != "acknowledge":
        return "concede"
    if use.follows(r"(?:receipt|receiving|having received)\b"):
        return "confirm"
    return "concede" if use.moment.is_cue and use.follows(r"that\b") else None


def _threaten(use: Use) -> str | None:
    if use.hit.base == "reserve the right to":
        return "threaten" if lexicon().hostile.at(use.rest, 0) else None
    if use.hit.base not in lexicon().lists.warning or lexicon().targets.first(use.rest):
        return "threaten"
    will = re.search(r"\b(?:will|would|'ll|could)\b", use.rest)
    if will and _is_own_if(use, will.start()):
        return "threaten"  # "warned that it would go to court unless …"
    return "threaten" if will and lexicon().hostile.first(use.rest, will.end(), will.end() + NEAR) else None


def _is_own_if(use: Use, at: int) -> bool:
    """Whether it is one's own side that would do something, and only if the other does or does not."""
    before = re.search(rf"({PARTY}) $", use.rest[:at])
    noun = use.sentence.noun(use.low + before.start(1)) if before else None
    is_own = noun is not None and use.moment.own(noun.entity)
    return is_own and re.search(r"\b(?:if|unless)\b", use.sentence.folded[use.low :]) is not None


def _demand(use: Use) -> str | None:
    base = use.hit.base
    if base == "demand":
        return "demand"
    if base == "expect":  # "expects the others to refuse" foresees; "expects of them" and "from them" asks
        return "demand" if use.follows(rf"(?:from|of) (?:the )?{PARTY}") else None
    if base == "want":
        wanted = use.follows(r"(?:the|its|his|her|their) (?:[\w-]+ ){1,3}back\b")
        wanted = wanted or use.follows(rf"(?:the |both )?{PARTY} to\b") or use.follows(rf".{{3,60}}\bfrom {PARTY}")
        return "demand" if wanted and not use.follows(r"to\b") else None
    if base == "summon" and pattern("over_what").search(use.rest) and pattern("envoy").search(use.spelled):
        return "accuse"  # called in to hear a protest
    if base != "insist":
        return "demand" if use.follows(PARTY) and " to " in use.rest else None
    if use.moment.voice.direct:
        return None
    if use.follows(r"on\b") or pattern("obliging").search(use.rest):
        return "demand"
    party = re.compile(PARTY).search(use.sentence.folded, use.low)
    whom = use.sentence.noun(party.start()) if party and pattern("subjunctive").match(use.said) else None
    is_asked = whom is not None and whom.form == "name" and not pattern("indicative").search(use.said[:60])
    return "demand" if is_asked else None


def _request(use: Use) -> str | None:
    base = use.hit.base
    if base == "ask":
        return _ask(use)
    if base == "seek":
        is_told = lexicon().issues.first(use.rest) and not use.subject.negated
        return "request" if is_told and not use.follows(r"to\b") else None
    if base in lexicon().lists.urging and not use.follows(rf"(?:for |the |both |on )?{PARTY}"):
        return None
    return "request"


def _ask(use: Use) -> str | None:
    if use.moment.is_cue and use.moment.voice.direct:
        return None  # "…?", he asked
    if use.follows(rf"(?:{PARTY} )?(?:whether|when|why|how|what|who|where|about)\b"):
        return None
    if use.follows(rf"(?:{PARTY} )?if\b"):
        return "request" if re.search(r"\b(?:could|would|might)\b", use.rest) else None
    if use.passive and not use.follows(rf"(?:by {PARTY} )?(?:to|for)\b"):
        return None
    if re.match(r"\s*that\b", use.sentence.folded[use.hit.end : use.low + 6]):
        return "request"
    if pattern("asked_over").match(use.said) or _to_own_place(use):
        return "propose"
    return "request" if use.follows(rf"(?:the |both |for |to |that |them |by )|{PARTY}") else None


def _to_own_place(use: Use) -> bool:
    """Whether one is asked to come to a place of the one who asks: "asked his counterpart to come to Tarn instead"."""
    comes = pattern("comes_to").search(use.sentence.folded, use.low, use.low + len(use.rest))
    place = use.sentence.noun(comes.start(1)) if comes else None
    return place is not None and place.entity is not None and use.moment.own(place.entity)


def _accuse(use: Use) -> str | None:
    if use.hit.base == "blame" and use.subject.passive:
        return None  # "is to blame" is told of another subject
    if use.hit.base in lexicon().lists.criticism:
        return "accuse" if use.follows(rf"(?:the |both )?{PARTY}(?!'s? \w+ (?:show|speech|style))") else None
    return "accuse"


_PUT = (
    rf"(?:the |this |that |his |her |its |their |{PARTY}'s? )(?:[a-z-]+ )?(?:proposals?|plan|offer|terms|compromise)\b"
)
"""What one agrees with by saying yes to it; to agree with a person, or that something is so, is an opinion."""


def _accept(use: Use) -> str | None:
    if use.hit.base == "sign":
        is_paper = lexicon().retractable.first(" ".join(use.said.split()[:6]))
        return "accept" if is_paper and not use.subject.negated else None
    if use.hit.base in lexicon().lists.only_denied and not (use.subject.negated and use.subject.modal):
        return None
    if pattern("to_think").match(use.said) and not use.subject.negated:
        return None  # "agreed to consider it"
    if use.hit.base == "agree" and use.follows(
        rf"(?:that|with(?! (?:the )?{PARTY} to\b)(?! {_PUT})|:|on (?:who|what|whether|when|why|how))\b"
    ):
        return None
    if use.hit.base == "agree" and re.match(r" to (?:disagree|differ)\b", use.sentence.folded[use.hit.end :]):
        return None
    return "deny:accept" if use.follows(r"(?:to )?(?:nothing|no |none)") else "accept"


def _propose(use: Use) -> str | None:
    if re.fullmatch(r"(?:it|this|that|them)\W*", use.said):
        return None
    if use.hit.base == "dare" and not use.follows(rf"(?:the )?{PARTY}"):
        return None  # "dared to carry it out"
    if use.hit.base == "volunteer" and not use.follows(r"(?:as|to)\b"):
        return None  # "the volunteers of the Games"
    if use.hit.base == "offer" and pattern("assurances").match(use.said):
        return "promise"
    idle = lexicon().courtesies.first(use.rest)
    is_idle = idle and len(use.rest[: idle.start].split()) <= 3 and idle.base != "nothing"
    return None if is_idle else "propose"


def _withdraw(use: Use) -> str | None:
    words, rest, said = lexicon(), use.rest, use.said
    if use.hit.base == "recall" and use.follows("(?:that|how|when|the time)\\b"):
        return None
    if use.hit.base in words.lists.ending:
        near = words.retractable.first(" ".join(said.split()[:3]))
        is_gathering = use.hit.base == "leave" and near and near.base in words.lists.gatherings
        return "withdraw" if near and not is_gathering else None  # "left the talks without a word" as one does
    window = (
        rest[:60] if use.hit.base == "withdraw" else re.split(r"\b(?:of|on|for|with|from|to)\b", rest, maxsplit=1)[0]
    )
    return "withdraw" if words.retractable.first(window) else None


def _support(use: Use) -> str | None:
    words, base = lexicon(), use.hit.base
    own = pattern("stood_by").match(use.said) if base in ("stand by", "stick by") else None
    if own:  # one's own offer is made again
        noun = words.nouns.first(own[1])
        return "propose" if noun is None else noun.label
    if base in words.lists.praise:
        about = words.issues.first(use.rest)
        is_matter = (about is not None and about.label not in words.lists.people) or words.offers.first(use.rest)
        return "support" if is_matter or use.follows(PARTY) else None
    if base in ("back", "welcome", "favour", "favor"):
        is_other = use.passive or not use.said or pattern("not_backed").match(use.said)
        return None if is_other else "support"
    return "support"


def _deny(use: Use) -> str | None:
    return "reject" if use.hit.base == "deny" and pattern("permission").match(use.rest) else "deny"


_SENSES: dict[str, Callable[[Use], str | None]] = {
    "reject": _reject,
    "deny": _deny,
    "light": _light,
    "promise": _promise,
    "threaten": _threaten,
    "concede": _concede,
    "demand": _demand,
    "request": _request,
    "accuse": _accuse,
    "accept": _accept,
    "propose": _propose,
    "withdraw": _withdraw,
    "support": _support,
}


def polarity(
    m: Moment, kind: str, subject: Subject, own: bool, past: bool, held_out: bool = False
) -> tuple[str | None, bool]:
    """What negation and modality make of an act: refused, denied (`deny:TYPE`), not done (True), or nothing at all.

    `own`: whether the one who would do it is of the speaker's side, or not told; `held_out`: whether it is told with
    what it hangs on ("could accept patrols if …").
    """
    if not subject.negated:
        is_idle = subject.modal in ("could", "may", "might") and kind not in ("propose", "promise", "threaten")
        is_idle = is_idle and not (subject.modal == "could" and held_out)
        return (None if is_idle else kind), False
    kind = kind.partition(":")[0]
    if kind in ("threaten", "accuse") and own and not m.is_cue and subject.kind == "party":
        return f"deny:{kind}", False
    if kind in ("reject", "deny", "withdraw", "threaten", "accuse", "concede", "confirm", "no-comment"):
        return None, False  # "did not rule out" accepts nothing
    if subject.modal in ("will", "would", "can", "shall", "could") or not (past or m.is_cue or subject.passive):
        return ("reject" if kind in ("accept", "support", "propose", "promise", "request") else None), False
    if m.is_cue:
        return (kind, True) if kind in ("accept", "promise") else (None, False)
    if own or subject.kind in ("none", "other"):
        return f"deny:{kind}", False
    return (kind, True) if kind in ("accept", "promise", "propose") else (None, False)


def spoken_of(folded: str) -> str | None:
    """The type of the act that a denial or a confirmation speaks about."""
    words = lexicon()
    bare = ("deny", "confirm", "light")
    verbs = (h for h in words.verbs.find(folded) if h.label not in bare and h.base not in words.lists.ending)
    verb = next(verbs, None)
    noun = words.nouns.first(folded)
    found = [h for h in (verb, noun) if h]
    return min(found, key=lambda h: h.start).label if found else None
