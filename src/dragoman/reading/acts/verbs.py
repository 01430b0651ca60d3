"""Acts told with a verb for them: "offered to meet", "the president has not accepted the truce"."""

from __future__ import annotations

import re
from typing import NamedTuple

from dragoman.reading.acts.figures import begins_with_figure
from dragoman.reading.acts.grammar import Other, Subject, clause_end, others
from dragoman.reading.acts.lexicon import Hit, lexicon, pattern, words_of
from dragoman.reading.acts.making import is_third
from dragoman.reading.acts.matters import matters_of
from dragoman.reading.acts.moment import SELF_SPOKEN, Moment
from dragoman.reading.acts.nouns import Noun
from dragoman.reading.acts.recipients import find_recipient, names_several, own_subject, place_object, to_whom
from dragoman.reading.acts.senses import Use, polarity, sense_of, spoken_of
from dragoman.reading.acts.talks import ANSWERED, Draft
from dragoman.reading.acts.terms import find_condition, find_date, find_issue, find_venue, own_noun
from dragoman.reading.acts.wording import Sentence
from dragoman.types import Entity


def read_verb(
    m: Moment, hit: Hit, subject: Subject, sentence: Sentence, low: int, why: tuple[int, int]
) -> Draft | None:
    """The act of verb `hit`, whose complement begins at `low` of `sentence`; None where it is none.

    For a verb in the cue the subject is the speaker and the complement the content.
    """
    if subject.modal in ("should", "must"):
        return None
    folded = sentence.folded
    full = high = clause_end(sentence, low)
    refuses = hit.label in ("reject", "threaten", "demand") or subject.negated
    given = find_condition(sentence, m.cast.text, refuses)
    if given and given.start > low:
        high = min(high, given.start)
    form = folded[hit.start : hit.end]
    passive = subject.passive and _is_participle(form)
    if passive and subject.noun is None and not (m.is_cue and hit.base in lexicon().lists.to_one):
        return None
    use = Use(m, hit, sentence, low, folded[low:high], subject, passive)
    agent = m.voice.party if m.is_cue or subject.noun is None else m.cast.behalf(subject.noun.entity)
    kind, negated = _kind(use, agent, form)
    if kind is None:
        return None
    kind, _, of = kind.partition(":")
    kind = _as_held_out(kind, use, given.words if given else "")
    around = others(sentence, low, full)
    if given and kind == "accept":
        around = [o for o in around if not (o.noun.entity and is_third(sentence, given.start, o.noun.entity))]
    if passive:
        by = next((o.noun.entity for o in around if o.preposition == "by"), None)
        agent = m.cast.behalf(by) if by else m.voice.party if m.is_cue and not subject.noun else None
        if m.is_cue:
            subject = subject._replace(noun=Noun(0, 0, m.voice.speaker, "name") if m.voice.speaker else None)
    elif kind in ("promise", "threaten", "reject"):
        agent = own_subject(m, folded, around, low) or agent
    recipient = find_recipient(m, kind, hit, agent, around, subject if passive else None, folded, low)
    if recipient is None and passive is False and _POINTS.match(folded, hit.end) and hit.start > 1:
        near = [
            o for o in others(sentence, 0, hit.start) if o.noun.entity and not m.cast.same_side(o.noun.entity, agent)
        ]
        recipient = m.cast.behalf(near[-1].noun.entity) if near else None  # "wrote to Norrland inviting it to talks"
    about = _about(use, kind, agent, around, low, high)
    if kind in SELF_SPOKEN:
        return _spoken(use, kind, of or None, agent, about, negated, why)
    recipient = recipient or about.party
    if kind == "threaten" and about.issue is None and given and (asked := find_issue(sentence, given.start, given.end)):
        about = about._replace(issue=asked.label)  # "the gates of hell will open if the captives are not freed"
    if recipient is None and not names_several(around):
        recipient = to_whom(m, kind, agent)
    if recipient and about.venue and (about.venue in recipient.name or recipient is about.place):
        recipient = m.talks.partner(agent)
    return Draft(
        kind, why, agent,
        recipient=None if m.cast.same_side(recipient, agent) else recipient,
        issue=about.issue,
        venue=about.venue if about.issue in ("meeting", "mediation") and kind != "accuse" else None,
        date=find_date(sentence, m.cast.text, low, high) if kind in ("propose", "accept", "promise") else None,
        condition=given.words if given else None,
        negated=negated,
        modality=subject.modal if subject.modal in ("could", "may", "might", "would") else None,
    )  # fmt: skip


def _kind(use: Use, agent: Entity | None, form: str) -> tuple[str | None, bool]:
    """Type of the act, and whether it is told as not done."""
    kind = sense_of(use)
    if kind is None:
        return None, False
    subject = use.subject
    past = subject.perfect or (subject.modal is None and _is_participle(form))
    if pattern("nobody").match(use.rest) and not kind.startswith(SELF_SPOKEN):
        subject = subject._replace(negated=True)
    if kind in ("propose", "request", "promise") and pattern("by_nobody").search(use.sentence.folded[: use.hit.start]):
        return f"deny:{kind}", False
    own = use.moment.own(agent) or (agent is None and kind.partition(":")[0] not in ("threaten", "accuse"))
    is_refused = kind in ("reject", "withdraw") and use.hit.base not in ("rule out", "exclude")
    if is_refused and subject.negated and subject.perfect and own and not use.moment.is_cue and subject.kind == "party":
        return f"deny:{kind}", False  # "Norrland has never refused talks"
    if (
        subject.negated
        and kind in ("accept", "support")
        and pattern("decided_not").search(use.sentence.folded[: use.hit.start])
    ):
        return "reject", False  # "voted not to accept"
    if kind == "support" and not subject.negated and _is_ratified(use, agent):
        kind = "accept"
    if kind == "accept" and subject.modal in ("will", "would") and not subject.negated and _only(use):
        return "demand", False  # "would only accept a deal under which all are freed"
    held_out = own and kind == "accept" and find_condition(use.sentence, "", refuses=False) is not None
    return polarity(use.moment, kind, subject, own, past, held_out)


def _only(use: Use) -> bool:
    return use.sentence.folded[: use.hit.start].endswith("only ") or use.rest.lstrip().startswith("only ")


def _as_held_out(kind: str, use: Use, condition: str) -> str:
    """What is told with a condition of what one would break off: of talks a threat, of a strike an offer; and a
    readiness for something other than to meet is an offer, as where it is told by a verb."""
    if kind == "withdraw" and use.subject.modal in ("will", "would") and _IF.match(condition):
        about = lexicon().issues.first(use.rest)
        is_threat_gone = (about and about.label in lexicon().lists.weapons) or lexicon().hostile.first(use.rest)
        return "propose" if is_threat_gone else "threaten"
    noun = lexicon().nouns.first(use.rest) if kind == "accept" and use.hit.label == "light" else None
    if noun and noun.base in ("readiness", "willingness", "openness") and condition:
        about = lexicon().issues.first(use.rest)
        return kind if about and about.label == "meeting" else "propose"
    is_to = re.search(r"\b(?:is|are|was|were) (?:set |due )?to $", use.sentence.folded[: use.hit.start]) is not None
    if kind == "reject" and use.hit.base == "boycott" and _IF.match(condition) and (is_to or use.subject.modal):
        return "threaten"
    return kind


def _is_ratified(use: Use, agent: Entity | None) -> bool:
    """Whether those back an offer whose yes it takes: "members backed the deal", "parliament endorsed the plan"."""
    offer = lexicon().offers.first(use.rest[:RATIFIED])
    if offer is None or use.hit.base not in lexicon().lists.ratifying or agent is None:
        return False
    words = agent.name.casefold().split()
    return bool(words) and words[-1] in lexicon().lists.ratifiers


RATIFIED = 40
"""Characters after "backed" in which what is backed stands."""

_OF_FIGURE = re.compile(r" (?:of|for) (?:an? |the |another )?")
_POINTS = re.compile(r" (?:it|them) (?:to|for|of)\b")
_IF = re.compile(r"(?:if|unless|in case|should|as long as|until)\b", re.I)


def _is_participle(form: str) -> bool:
    return re.match(r"[a-z]+(?:ed|en|wn|ade|old|ought)\b", form) is not None


class _About(NamedTuple):
    """What an act is about, with what an earlier act gives where the words only point to it."""

    issue: str | None
    venue: str | None
    place: Entity | None
    """Whose name the venue is."""
    party: Entity | None
    """The party of the earlier act."""
    is_named: bool
    """Whether the words themselves name the issue."""


def _about(use: Use, kind: str, agent: Entity | None, around: list[Other], low: int, high: int) -> _About:
    m, hit, sentence, text = use.moment, use.hit, use.sentence, use.moment.cast.text
    found = find_issue(sentence, low, high)
    label = found.label if found else None
    invites = hit.base in lexicon().lists.inviting
    venue = find_venue(sentence, m.cast, low, high, host=invites)
    if (label is None and ("invitation" in hit.base or (invites and hit.base != "call"))) or (
        hit.base == "invite"
        and (venue or any(h.label == "meeting" for h in lexicon().issues.find(sentence.folded, low, high)))
    ):
        label = "meeting"  # "invited his counterpart in the islands for talks"
    place: Noun | None = None
    sited = pattern("as_venue").search(sentence.folded, low) if kind == "propose" else None
    if sited:
        place = sentence.noun(sited.start(1))
    elif kind in ("accept", "reject") and label in (None, "meeting") and not venue:
        direct = place_object(around, low, sentence.folded)
        place = direct.noun if direct else None
    elif kind == "propose" and hit.base in _BARE and label is None:
        direct = place_object(around, low, sentence.folded)
        is_all = direct is not None and _ALONE.match(sentence.folded, direct.at + 1) is not None
        place = direct.noun if direct and is_all else None  # "had offered Tarn", where two would meet
    if place and place.entity and place.form == "name":
        label, venue = "meeting", text[place.start : place.end]
    party = None
    is_answer = kind in ("accept", "reject", "support")
    if label is None and is_answer and _MEASURED.search(use.rest):  # "snubbed the 3.4 per cent deal": that on pay
        label = matters_of(m.cast).of_figures(sentence.places[low], sentence.places[high])
    back = _referred(m, kind, agent, use.rest, hit.label == "light")
    maker = next((o.noun.entity for o in around if o.owns and o.noun.entity and not m.own(o.noun.entity)), None)
    if back and maker and back.issue == "mediation" and not m.cast.same_side(back.agent, maker):
        back = None  # "rejected Norrland's fifth offer" is about no offer to mediate
    if back and (label is None or (label == "meeting" and back.issue == "meeting")):
        label, venue = label or back.issue, venue or back.venue
        answers = kind in ("accept", "reject", "support") and back.type != kind
        party = back.agent if answers else back.recipient
    earlier = _refused_before(m, agent, sentence, low) if kind == "propose" and hit.base in _BARE else None
    if earlier:
        label, party = earlier.issue, party or earlier.recipient
    if label is None and kind in ("accept", "reject", "support") and lexicon().offers.first(use.rest[:30]):
        told = m.talks.last(("confirm", "deny"))  # of an offer that is only confirmed: "welcomed the pause"
        label = told.issue if told and told.of in ANSWERED else None
    if label is None and m.cast.is_war and words_of(use.rest).intersection(lexicon().lists.in_war["ceasefire"]):
        label = "ceasefire"
    if label is None:
        label = own_noun(sentence, text, low, high)
        if kind in _BARGAINS and pattern("amount").fullmatch(use.rest):
            figured = matters_of(m.cast).of_figures(sentence.places[low], sentence.places[high])
            dealt = m.talks.last_offer(agent, kind="propose") or m.talks.last_of(agent, None, None)
            label = figured or (
                dealt.issue if dealt else None
            )  # "insists on seven years": a number is of what one bargains over
        if label and (lexicon().offers.first(label) or lexicon().nouns.first(label)):
            label = None  # "signalled its willingness to": the act itself is not what it is about
    return _About(label, venue, place.entity if place else None, party, found is not None)


_MEASURED = re.compile(r"[%£$€]|\bper ?cent\b|\bpct\b")
_BARGAINS = ("accept", "reject", "demand", "request", "propose")
_ALONE = re.compile(r"(?: instead| again)?\W*\Z|(?: instead)? (?:as|for) |,")
_BARE = ("propose", "offer")
"""Verbs that say nothing of what is offered."""


def _refused_before(m: Moment, agent: Entity | None, sentence: Sentence, low: int) -> Draft | None:
    """The refusal that an offer follows at once, where its own words name no matter before their first comma: "rejected
    half of the herring and proposed that it take a quarter, with observers" is a counter-offer on the herring."""
    last = m.talks.last_act()
    if last is None or last.type != "reject" or not last.issue or not m.cast.same_side(last.agent, agent):
        return None
    comma = sentence.folded.find(",", low)
    return None if find_issue(sentence, low, comma if comma > 0 else len(sentence.folded)) else last


def _referred(m: Moment, kind: str, agent: Entity | None, rest: str, light: bool) -> Draft | None:
    """The earlier act that "the offer", "that proposal" or "it" points to."""
    if kind == "propose" and light and pattern("definite").match(rest):
        return m.talks.own_offer(agent, None)  # "made the proposal" that was told of before
    asked = lexicon().nouns.first(rest) if kind in ("request", "demand") and pattern("definite").match(rest) else None
    if asked and asked.label in ("request", "demand") and len(rest[: asked.start].split()) <= 2:
        return m.talks.last(("request", "demand"))  # "this request he had made by telephone"
    if kind not in ("accept", "reject", "support", "withdraw"):
        return None
    if not pattern("pointing").match(rest) and rest.strip(" .,'"):
        found = lexicon().offers.first(rest)
        if found is None or found.start > 30:
            return None
        if (of := _OF_FIGURE.match(rest, found.end)) and begins_with_figure(rest[of.end() :]):
            return None  # "her offer of 25 years" says of which offer it speaks
        if kind == "withdraw":
            return m.talks.own_offer(agent, None)
    if kind in ("support", "reject") and pattern("step").match(rest):
        step = m.talks.last_step(agent)  # "the decision": what the other side did last, offer or answer
        if step or kind == "reject":
            return step
    noun = lexicon().nouns.first(rest)
    return m.talks.last_offer(agent, kind=noun.label if noun else None) or m.talks.own_last(kind, agent)


def _spoken(
    use: Use, kind: str, of: str | None, agent: Entity | None, about: _About, negated: bool, why: tuple[int, int]
) -> Draft | None:
    """A denial, confirmation or silence: of the one who speaks, about an act told of in the same words or before."""
    m, hit = use.moment, use.hit
    if m.is_cue or hit.label != kind or use.subject.kind != "party" or m.own(agent):
        agent = m.voice.speaker
    if kind == "no-comment":
        return Draft(kind, why, agent)
    label = about.issue if about.is_named or kind != "confirm" else None
    claimed = hit.label in ("reject", "deny") and lexicon().claims.first(use.rest) is not None
    if of is None and not claimed:
        of = spoken_of(use.sentence.folded[use.low :])
    earlier = m.talks.last_claim(m.voice.speaker, of) if of or claimed else None
    if kind == "confirm" and of == "accept" and earlier and not about.is_named:
        # "… offered to swap them, and the envoy confirmed that Norrland had agreed": to what was offered last.
        offer = m.talks.last_offer(m.voice.speaker)
        earlier = offer._replace(type=of) if offer and offer.issue and offer.why > earlier.why else earlier
    if earlier and claimed and about.is_named and of is None and earlier.issue != label:
        earlier = None  # "dismissed talk of a truce" is not about the refusal told of before
    if earlier and (claimed or not about.is_named):
        of = of or (earlier.of if earlier.type in SELF_SPOKEN else earlier.type)
        label = label if about.is_named else earlier.issue
    if claimed and of is None and " that " in use.rest:
        of = spoken_of(use.rest[use.rest.index(" that ") :])
    if label and lexicon().claims.first(label):
        label = None
    if kind == "confirm" and of is None and label is None:
        return None  # that a ship has sailed is of no talks
    # "The account given in Hallowick": where a claim was made is no venue of what it claims.
    is_told = not claimed or " that " in use.rest  # "the claim that they had met in Tarn"
    venue = about.venue if label == "meeting" and is_told else None
    return Draft(kind, why, agent, issue=label, venue=venue, negated=negated, of=of)
