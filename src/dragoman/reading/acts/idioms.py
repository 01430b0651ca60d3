"""Acts told without a verb for them: "is ready to meet", "let him come", "we will cut off the gas", "is unacceptable"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from dragoman.reading.acts.grammar import clause_end, clause_start, others, subject_of
from dragoman.reading.acts.lexicon import Hit, lexicon, words_of
from dragoman.reading.acts.talks import Draft
from dragoman.reading.acts.terms import find_condition, find_date, find_issue, find_venue, own_noun
from dragoman.reading.acts.verbs import Moment
from dragoman.reading.acts.wording import PARTY, Noun, Sentence
from dragoman.types import Entity


def read_idioms(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    """All such acts of a sentence; several may speak of one, which the caller sees to."""
    words = words_of(sentence.folded)
    for read, keys in _READERS:
        if not keys or not keys.isdisjoint(words):
            yield from read(m, sentence)


def make(
    m: Moment,
    kind: str,
    sentence: Sentence,
    why: tuple[int, int],
    agent: Entity | None,
    recipient: Entity | None = None,
    issue: str | None = None,
    stretch: tuple[int, int] | None = None,
    modality: str | None = None,
) -> Draft:
    """A draft with the terms that its sentence gives."""
    low, high = stretch or (0, len(sentence.folded))
    text = m.cast.text
    given = find_condition(sentence, text, refuses=kind in ("reject", "threaten", "demand"))
    if given and low < given.start < high and find_issue(sentence, low, given.start):
        high = given.start
    if issue is None and (found := find_issue(sentence, low, high)):
        issue = found.label
    if issue is None:
        issue = own_noun(sentence, text, low, high)
    if recipient is None:
        recipient = (
            _counterpart(m, sentence, agent, low, kind in ("propose", "promise"))
            if kind != "threaten"
            else _target(m, sentence, agent)
        )
    return Draft(
        kind,
        (sentence.places[why[0]], sentence.places[why[1]]),
        agent,
        recipient,
        issue,
        find_venue(sentence, m.cast, low, high) if issue in ("meeting", "mediation") and kind != "accuse" else None,
        find_date(sentence, text, low, high) if kind in ("propose", "accept", "promise") else None,
        given.words if given else None,
        modality=modality,
    )


def _target(m: Moment, sentence: Sentence, agent: Entity | None) -> Entity | None:
    for other in others(sentence, 0, len(sentence.folded)):
        entity = other.noun.entity
        if entity is None or m.cast.same_side(entity, agent) or other.preposition in ("in", "at"):
            continue
        if (
            entity.kind == "place"
            and other.preposition in ("to", "")
            and lexicon().going.first(sentence.folded, 0, other.at)
        ):
            continue
        return entity if entity.kind == "person" else m.cast.behalf(entity)
    return None


def _counterpart(
    m: Moment, sentence: Sentence, agent: Entity | None, low: int, offering: bool = False
) -> Entity | None:
    """The other party of a sentence, or the one whom this side dealt with last."""
    for other in others(sentence, low, len(sentence.folded)):
        entity = other.noun.entity
        if other.noun.form == "both":
            return None
        if entity is None or m.cast.same_side(entity, agent) or other.preposition in ("in", "at", "under", "between"):
            continue
        if (
            entity.kind == "place"
            and other.preposition == "to"
            and lexicon().going.first(sentence.folded, low, other.at)
        ):
            continue
        if entity.kind == "place" and re.search(r"\bvisit(?:ing)? $", sentence.folded[: other.at]):
            continue
        return entity if entity.kind == "person" else m.cast.behalf(entity)
    return _counterpart(m, sentence, agent, 0, offering) if low else m.talks.partner(agent, offering)


def _party(m: Moment, noun: Noun | None) -> Entity | None:
    return m.cast.behalf(noun.entity) if noun else None


def _ready(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    """One's own readiness: an offer where it brings a place or goes on with one's own offer, else a consent."""
    words, folded = lexicon(), sentence.folded
    for hit in words.ready.find(folded):
        subject = subject_of(sentence, hit.start)
        if subject.kind not in ("party", "shared") or subject.noun is None or subject.noun.entity is None:
            continue
        is_headline = subject.start == hit.start and _starts_with(sentence, subject.noun)
        if (not subject.passive and subject.kind == "party" and not is_headline) or folded[: hit.start].endswith("being "):
            continue
        if _in_condition(folded, subject.start):
            continue
        agent = _party(m, subject.noun)
        high = clause_end(sentence, hit.end)
        rest = folded[hit.end : high]
        does = re.match(r"\s*(?:to|for)\b(?: a| any| the)?", rest)
        bare = not rest.strip(" .,") or rest.lstrip().startswith(",")
        if not does and not bare and not (hit.base != "open" and re.match(r"\s+and\b", rest)):
            continue
        stretch = (hit.end, high)
        issue = find_issue(sentence, *stretch)
        verb = _verb_after(folded, hit.end)
        why = (subject.start, hit.end)
        if subject.negated:
            if issue or verb:
                yield make(m, "reject", sentence, why, agent, stretch=stretch)
            continue
        if verb == "hostile":
            yield make(m, "threaten", sentence, why, agent, stretch=stretch)
            continue
        meets = (issue is not None and issue.label == "meeting") or verb == "meeting" or bare
        if not meets:
            if re.match(r"\s*to (?:act|serve|mediate|host|broker)\b", rest):
                yield make(m, "propose", sentence, why, agent, issue="meeting", stretch=stretch)
            elif re.match(r"\s*to (?:accept|agree|sign|approve|support)\b", rest):
                yield make(m, "accept", sentence, why, agent, stretch=stretch)
            elif verb == "giving" or issue:
                yield make(m, "propose", sentence, why, agent, stretch=stretch)
            continue
        if (
            bare
            and find_issue(sentence, 0, len(folded)) is None
            and not m.talks.last(("propose", "request"), "meeting")
        ):
            continue
        draft = make(m, "accept", sentence, why, agent, issue="meeting", stretch=stretch)
        offered = m.talks.last_offer(agent, "meeting")
        own = m.talks.own_offer(agent, "meeting")
        hosts = re.match(r"\s*to (?:act as |be )?(?:the )?(?:host|receive|hosting|welcome)\b", rest) is not None
        glad = hit.base in ("glad", "happy", "delighted", "pleased")
        new_place = draft.venue is not None and not (offered and offered.venue == draft.venue) and not _has(m, draft)
        if hosts or new_place or own or (glad and not offered) or (bare and sentence.quoted and not offered):
            draft = draft._replace(type="propose")
            if own and own.recipient and not others(sentence, 0, len(folded))[1:]:
                draft = draft._replace(recipient=own.recipient)
        if hosts or re.match(r"\s*to (?:host|hold|receive)", rest):
            draft = draft._replace(venue=draft.venue or _seat(m, subject.noun))
        yield draft


def _starts_with(sentence: Sentence, noun: Noun) -> bool:
    """Whether a sentence begins with a party: a headline leaves out the "is" of "Norrland ready to talk"."""
    first = re.search(r"\S", sentence.folded)
    return first is not None and sentence.noun(first.start()) is noun


def _seat(m: Moment, noun: Noun | None) -> str | None:
    """A host that is itself a city, standing for its state: where it would be."""
    if noun is None or noun.entity is None or noun.form != "name" or noun.entity.kind != "place":
        return None
    listed = lexicon().states.get(noun.entity.name.casefold())
    home = m.cast.home(noun.entity)
    is_city = (listed is not None and listed.rank > 0) or (home is not None and home.id != noun.entity.id)
    return m.cast.text[noun.start : noun.end] if is_city else None


def _has(m: Moment, draft: Draft) -> bool:
    last = m.talks.last(("propose", "accept"), "meeting")
    return last is not None and last.venue == draft.venue and not m.cast.same_side(last.agent, draft.agent)


def _in_condition(folded: str, at: int) -> bool:
    """Whether the clause that ends at `at` is a condition: "if he is ready"."""
    clause = re.split(r"[,;]", folded[:at])[-1]
    return re.search(r"\b(?:if|unless|once|when|whether|until)\b", clause) is not None


def _verb_after(folded: str, at: int) -> str | None:
    """What kind of verb comes next after "to": hostile, meeting, giving."""
    words = lexicon()
    place = re.match(r"\s*(?:to|not|never|also|be|and|\w+ly|\s)*", folded[at:])
    start = at + (place.end() if place else 0)
    found = [(hit.end, name) for name, index in (("hostile", words.hostile), ("meeting", words.meeting), ("giving", words.giving), ("yielding", words.yielding)) if (hit := index.at(folded, start)) and hit.start - start < 3]  # fmt: skip
    return max(found, key=lambda f: f[0])[1] if found else None


def _welcome(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    for match in re.finditer(
        rf"({PARTY})(?: [a-z]+)?(?: is| are| was| were|'s|'re| would be)(?: always| most)? welcome (?:to|in|at|here|any)\b",
        sentence.folded,
    ):
        guest = sentence.noun(match.start(1))
        if guest and guest.entity and not m.own(guest.entity):
            yield make(m, "propose", sentence, match.span(), m.voice.party, guest.entity, "meeting", (match.end() - 3, len(sentence.folded)))  # fmt: skip


_LET = re.compile(rf"\blet (?:the )?({PARTY}) (?:[a-z]+ ){{0,5}}?(?:come|go|visit|walk|sit|meet|travel|face|send)\b")
_COME = re.compile(
    r"^\W*(?:please |so |just |and )*(?:please,? )?(?:come|visit|join us|sit down|meet)\b(?! (?:from|back to|on\b))|\bplease,? come\b"
)
_DOOR = re.compile(
    r"\b(?:door|doors|road)(?: \w+)? (?:is|are|remains?|stands?|stays?)(?: always| still)? (?:wide )?open\b|\b(?:active|open|standing) invitation\b"
)


def _come(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    folded = sentence.folded
    for match in _LET.finditer(folded):
        guest = sentence.noun(match.start(1))
        entity = guest.entity if guest else None
        if not m.own(entity):
            yield make(m, "propose", sentence, match.span(), m.voice.party, entity or m.talks.partner(m.voice.party), "meeting", (match.end(1) + 1, len(folded)))  # fmt: skip
    match2 = _COME.search(folded)
    if match2 and "?" not in sentence.masked[-3:]:
        recipient = m.voice.addressee or m.talks.partner(m.voice.party)
        yield make(m, "propose", sentence, match2.span(), m.voice.party, recipient, "meeting")
    match4 = _PLACE.search(folded)
    noun = sentence.noun(match4.start(1)) if match4 else None
    if match4 and noun and noun.entity:
        seat = m.cast.seat(noun.entity) if "capital" in match4[0] else noun.entity
        if seat:
            draft = make(
                m, "propose", sentence, match4.span(), m.voice.party, m.talks.partner(m.voice.party, True), "meeting"
            )
            yield draft._replace(venue=m.cast.text[noun.start : noun.end] if seat is noun.entity else seat.name)
    stands = _STANDS.search(folded)
    if stands:
        of = re.search(rf"of (?:the )?({PARTY})", stands[0])
        noun = sentence.noun(stands.start() + of.start(1)) if of else None
        agent = _party(m, noun) or _first_own(m)
        own = m.talks.own_offer(agent, None)
        about = find_issue(sentence, *stands.span())
        issue = about.label if about else own.issue if own else None
        draft = make(m, "propose", sentence, stands.span(), agent, m.talks.partner(agent, True), issue, stands.span())
        yield draft
    match3 = _DOOR.search(folded)
    if match3 and "invitation" in match3[0]:
        yield make(m, "propose", sentence, match3.span(), _first_own(m), None, "meeting")


_STANDS = re.compile(
    rf"\b(?:invitation|offer|proposal)(?: of (?:the )?{PARTY}| by {PARTY})?(?: to [^.,;]{{3,40}}?)?(?: is| remains?| still| always)* (?:valid|stands|open|on the table|good)\b"
)
_PLACE = re.compile(
    rf"\b(?:best|right|only|natural|ideal|obvious) (?:place|venue|location|city)\b[^.]*? is (?:in )?(?:the )?(?:capital of (?:the )?)?({PARTY})"
)


def _first_own(m: Moment) -> Entity | None:
    last = m.talks.last(("propose",), "meeting")
    return last.agent if last and m.own(last.agent) else m.voice.party


_MODAL = re.compile(
    r"(?:\b(?:will|would|shall|could|might|may|can|cannot|won't|wouldn't|can't)|'(?:ll|d))\b(?! have\b)"
)
_GOING = re.compile(
    r"(?:have|has|had|with) no (?:plans?|intention|intentions) (?:to|of)\b|\b(?:do|does|did)(?: not|n't) (?:intend|plan|want|wish) to\b"
    r"|\b(?:am|are|is|was|were|'m|'re) (?:not|never) going to\b|\b(?:aren't|isn't|wasn't|weren't) going to\b"
)


def _modal(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    """What one's own side will or will not do, and what it could do or have another do."""
    folded = sentence.folded
    for match in [*_MODAL.finditer(folded), *_GOING.finditer(folded)]:
        is_plan = match.re is _GOING
        subject = subject_of(sentence, match.start())
        word = match[0]
        after = re.match(
            r"\s*(?:not|never|also|then|be able to|\w+ly|even|no longer|ever|,)*\s*", folded[match.end() :]
        )
        lead = after[0] if after else ""
        negated = (
            is_plan
            or subject.negated
            or word.endswith(("n't", "cannot"))
            or re.search(r"\b(?:not|never|no longer)\b", lead) is not None
        )
        verb = _verb_after(folded, match.end())
        start = match.end() + len(lead)
        stretch = (match.end(), clause_end(sentence, match.end()))
        why = (match.start(), min(len(folded), _word_end(folded, start)))
        noun = subject.noun
        if _in_condition(folded, match.start()):
            continue
        if subject.kind == "other" or noun is None or noun.entity is None:
            if negated and re.match(
                r"\s*(?:not|never) be (?:allowed|permitted|accepted|tolerated|signed|recogni[sz]ed)",
                folded[match.end() :],
            ):
                yield make(m, "reject", sentence, why, m.voice.party, _subject_party(m, noun), stretch=(0, len(folded)))
            continue
        agent = _party(m, noun)
        if (
            negated
            and re.match(r"\s*(?:not|never) be (?:allowed|permitted|accepted|tolerated)", folded[match.end() :])
            and not m.own(agent)
        ):
            yield make(m, "reject", sentence, why, m.voice.party, _subject_party(m, noun), stretch=stretch)
            continue
        own = m.own(agent) or noun.form == "first" or _speaks_for(m, agent)
        if not own:
            is_offer = (
                word in ("could", "might", "may")
                and not negated
                and verb == "meeting"
                and lexicon().going.at(folded, start)
            )
            if is_offer and m.voice.party and not m.own(agent):
                yield make(m, "propose", sentence, why, m.voice.party, noun.entity, "meeting", stretch, word)
            continue
        is_wish = word in ("would", "'d") and _WISH.match(folded, start) is not None
        if is_wish and not negated:
            if others(sentence, start, stretch[1]):
                yield make(m, "propose", sentence, why, agent, issue="meeting", stretch=stretch)
            continue
        if verb is None and lexicon().continuing.at(folded, start) is None:
            continue
        if negated and verb is None:
            continue
        if negated:
            if word in ("could", "might", "may"):
                continue
            yield make(m, "reject", sentence, why, agent, stretch=stretch, issue="meeting" if verb == "meeting" and find_issue(sentence, *stretch) is None else None)  # fmt: skip
            continue
        if word in ("could", "might", "may"):
            if verb in ("giving", "meeting"):
                yield make(m, "propose", sentence, why, agent, stretch=stretch, modality=word)
            continue
        if word == "can":
            continue
        if verb == "hostile":
            yield make(m, "threaten", sentence, why, agent, stretch=stretch)
        elif lexicon().continuing.at(folded, start) and (goes_on := find_issue(sentence, start, stretch[1])) and goes_on.label == "military action":
            yield make(m, "threaten", sentence, why, agent, stretch=stretch)
        elif verb == "giving":
            yield make(m, "promise", sentence, why, agent, stretch=stretch)
        elif verb == "meeting" and word in ("will", "'ll", "shall", "would"):
            if (
                re.match(
                    r"(?:only )?(?:discuss|be(?! in | at | there)|speak|talk to|go on|attend to)\b", folded[start:]
                )
                or "only" in lead
            ):
                continue
            is_offer = re.match(r"(?:receive|host|welcome|invite)\b", folded[start:]) or _ANY_TIME.search(folded, start)
            kind = "propose" if is_offer else "accept"
            yield make(m, kind, sentence, why, agent, issue="meeting", stretch=stretch)


_ANY_TIME = re.compile(r"\b(?:any ?time|any place|anywhere|whenever|wherever)\b")
_WISH = re.compile(r"(?:love|like) to (?:see|meet|welcome|host|receive|sit down|talk)\b")


def _speaks_for(m: Moment, agent: Entity | None) -> bool:
    """Whether an office-holder whose state is not told may be taken to speak of his own: "the minister said Norrland would"."""
    speaker = m.voice.speaker
    if speaker is None or agent is None or agent.kind == "person" or speaker.kind != "person" or m.cast.home(speaker):
        return False
    return speaker.role is None or m.cast.is_voice(speaker) or m.cast.is_principal(speaker)


def _word_end(folded: str, at: int) -> int:
    match = re.compile(r"[\w'-]*").match(folded, at)
    return match.end() if match else at


def _subject_party(m: Moment, noun: Noun | None) -> Entity | None:
    return _party(m, noun) if noun and not m.own(noun.entity) else None


def _must(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    """What another has to do, said by one who is a party."""
    speaker = m.voice.speaker
    if m.voice.party is None or speaker is None or (speaker.kind == "group" and m.cast.home(speaker) is None):
        return
    for hit in lexicon().must.find(sentence.folded):
        subject = subject_of(sentence, hit.start)
        if subject.negated or _in_condition(sentence.folded, hit.start):
            continue
        if re.search(r"\b(?:the|a|no|any|only|you|would|may|might) $", sentence.folded[: hit.start]) or re.match(
            r" (?:do with|say|admit|be said)\b", sentence.folded[hit.end :]
        ):
            continue
        if hit.base in ("need to", "have to") and subject.kind != "party":
            continue
        if subject.noun and (m.own(subject.noun.entity) or subject.noun.form == "first"):
            continue
        issue = find_issue(sentence, hit.end, len(sentence.folded))
        if issue is None and subject.kind != "party":
            issue = find_issue(sentence, clause_start(sentence, hit.start), hit.start)
        if issue is None or (subject.kind == "other" and not m.cast.side(m.voice.party)):
            continue
        recipient = _party(m, subject.noun) if subject.kind == "party" else None
        yield make(m, "demand", sentence, (hit.start, hit.end), m.voice.party, recipient, issue.label, (0, len(sentence.folded)))  # fmt: skip


def _turned_down(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    """ "is unacceptable", "out of the question": of what stands before it, or of the offer that stands."""
    folded, words = sentence.folded, lexicon()
    back = m.talks.last_offer(m.voice.party)
    for hit in [*words.unacceptable.find(folded), *words.doubtful.find(folded)]:
        before = folded[max(0, hit.start - 12) : hit.start]
        if re.search(r"\b(?:not|n't|never|be|seem) $", before) and not hit.base.startswith(("not", "out")):
            continue
        if hit.base == "no reason for" and not re.search(r"\bthere(?: is|'s| was) $", folded[: hit.start]):
            continue
        if hit.base in ("no reason for", "no question of"):
            stretch = (hit.end, clause_end(sentence, hit.end))
        else:
            stretch = (clause_start(sentence, hit.start), hit.start)
        issue = find_issue(sentence, *stretch) or find_issue(sentence, 0, len(folded))
        points = words.offers.first(folded, 0, hit.start) is not None or _POINTS.match(folded) is not None
        is_weak = hit.base in words.lists.doubtful
        if is_weak and re.match(r"\W*it\b", folded):
            continue
        owned = next((o for o in others(sentence, 0, hit.start) if o.owns or o.preposition == "of"), None)
        if is_weak and owned and owned.noun.entity and not m.own(owned.noun.entity) and words.offers.first(folded, owned.at, hit.start):
            yield make(m, "reject", sentence, (hit.start, hit.end), m.voice.party, owned.noun.entity, stretch=stretch)
            continue
        if (issue is None or is_weak) and not (back and (points or (issue and issue.label == back.issue))):
            continue
        if is_weak and issue and back and issue.label != back.issue:
            continue
        draft = make(m, "reject", sentence, (hit.start, hit.end), m.voice.party, issue=issue.label if issue else None, stretch=stretch)  # fmt: skip
        if back and (issue is None or issue.label == back.issue):
            draft = draft._replace(issue=back.issue, venue=draft.venue or back.venue, recipient=draft.recipient or back.agent)  # fmt: skip
        yield draft


_POINTS = re.compile(r"\W*(?:it|this|that)(?:'s| is| was| would be)\b")

_NONE = re.compile(r"\bthere (?:will|can|would|shall)(?: be| never be| not be)? (?:no|not be any|be no|never be an?)\b|\b(?:no|nothing|not one|not a single)\b(?: [\w'\ue000-\uf8ff-]+){0,5} (?:will|can|would) (?:be|happen|take|start|go|fish|pass|leave)\b|\bthere'll be no\b|\bno (?:talks|meeting|negotiations|deal|agreement|ceasefire|concessions|compromise) (?:until|unless|without|while|as long as|before)\b|\bthere is no point in\b|\bthere's no more\b")  # fmt: skip


_IDLE = re.compile(r"\b(?:is|are|was|were|am|'m|'re) not interested in\b|\b(?:sees?|saw) no (?:point|sense|need) (?:in|to|for)\b|\bthere (?:is|was|'s) nothing to (?:negotiate|discuss|talk about)\b|\b(?:is|are|was|were) in no (?:hurry|mood) to\b")


def _idle(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    """ "is not interested in talks", "there is nothing to discuss": one's own refusal."""
    for match in _IDLE.finditer(sentence.folded):
        noun = subject_of(sentence, match.start()).noun
        if noun is None or m.own(noun.entity) or noun.form == "first":
            agent = _party(m, noun) or m.voice.party
            stretch = (match.start(), clause_end(sentence, match.end()))
            about = find_issue(sentence, *stretch)
            yield make(m, "reject", sentence, match.span(), agent, issue=about.label if about else "meeting" if "nothing" in match[0] else None, stretch=stretch)


def _none(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    for match in _NONE.finditer(sentence.folded):
        if m.voice.party is not None:
            yield make(
                m, "reject", sentence, match.span(), m.voice.party, stretch=(match.start(), len(sentence.folded))
            )


def _charged(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    """Words that charge the other side with something, said by one of the parties."""
    folded, words = sentence.folded, lexicon()
    if m.voice.party is None:
        return
    deed = words.deeds.first(folded)
    hit = words.charges.first(folded) or deed
    if (
        hit is None
        or re.search(r"\b(?:not|no|n't|never) (?:\w+ )?$", folded[: hit.start])
        or _in_condition(folded, hit.start)
    ):
        return
    if hit is deed:
        by = others(sentence, hit.end, min(len(folded), hit.end + 12)) if hit.base.endswith(" by") else []
        subject = subject_of(sentence, hit.start)
        noun = (
            by[0].noun if by else subject.noun if subject.kind in ("party", "shared") and not subject.negated else None
        )
        target = noun.entity if noun and noun.form != "first" else None
        if noun and noun.form == "third" and noun.entity is None:
            target = m.talks.partner(m.voice.party)
    else:
        target = _target(m, sentence, m.voice.party) or m.talks.partner(m.voice.party)
    if target is None or m.own(target):
        return
    yield make(m, "accuse", sentence, (hit.start, hit.end), m.voice.party, m.cast.side(target), None, (0, len(folded)))


_WANTS = re.compile(
    rf"({PARTY})(?: \w+ly)? (?:wants?|wanted) (?:a|an|the|this|that|talks|to (?:meet|talk|negotiate|hold))\b"
)


def _wants(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    for match in _WANTS.finditer(sentence.folded):
        noun = sentence.noun(match.start(1))
        if (
            noun
            and (noun.form == "first" or (m.own(noun.entity) and noun.form != "third"))
            and "to " not in match[0]
            and not _in_condition(sentence.folded, match.start())
        ):
            window = sentence.folded[match.end() : match.end() + 45]
            if words_about(window):
                yield make(
                    m, "demand", sentence, match.span(), m.voice.party, stretch=(match.end(), len(sentence.folded))
                )
            continue
        if noun is None or noun.entity is None or noun.form == "first" or m.own(noun.entity):
            continue
        if _in_condition(sentence.folded, match.start()):
            continue
        issue = find_issue(sentence, match.end() - 12, len(sentence.folded))
        if issue:
            yield make(m, "request", sentence, match.span(), _party(m, noun), m.voice.party, issue.label)


def words_about(folded: str) -> bool:
    return lexicon().offers.first(folded) is not None or lexicon().issues.first(folded) is not None


_ASSURED = re.compile(r"\b(?:guarantees?|assurances?|safety|safe passage|security)\b[^.;]*?\b(?:would|will|shall|can) be (?:\w+ )?(?:provided|given|put in place|ensured|guaranteed|offered|assured|respected)\b|\b(?:will|would) be (?:perfectly |absolutely )?(?:safe|unharmed)\b|\b(?:we|i) guarantee\b|(?:hundred|100) per ?cent (?:warranty|guarantee)")  # fmt: skip


def _assured(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    for match in _ASSURED.finditer(sentence.folded):
        yield make(m, "promise", sentence, match.span(), m.voice.party, issue="security", stretch=match.span())


_HELD = re.compile(
    r"\b(?:(?:received|possess(?:es|ed)?|seen|held|holds?) |(?:has|have|had|got) (?=the |an? |your |their |his |her |[\ue000-\uf8ff]))(?:[\w'\ue000-\uf8ff]+ ){0,5}?(invitation|offer|proposal|letter of invitation|reply|acceptance|request)\b"
)
_TURNED = re.compile(
    rf"({PARTY})[^.;]{{0,60}}?\b(?:with|made|sent|conveyed|submitted|received) (?:a|an|the|its|his|her)(?: \w+)? (request|appeal|plea|invitation|proposal|offer)\b"
)
_REFUSAL = re.compile(rf"({PARTY})'s? (?:\w+ )?(refusal|rejection)\b|\brefusal (?:of|by) ({PARTY})")


def _nouns(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    """An act told by its noun: an invitation received, a request made, a refusal."""
    folded = sentence.folded
    held = _HELD.search(folded)
    if held:
        subject = subject_of(sentence, held.start())
        if subject.noun and (m.own(subject.noun.entity) or subject.noun.form == "first"):
            kind = "deny" if subject.negated or re.search(r"\bno\b", held[0]) else "confirm"
            of = next((h.label for h in lexicon().nouns.find(held[1])), None)
            issue = find_issue(sentence, held.end(), len(folded))
            label = issue.label if issue else "meeting" if "invitation" in held[1] else None
            back = m.talks.last((of,)) if of else None
            label = label or (back.issue if back else None)
            why = (sentence.places[held.start()], sentence.places[held.end()])
            yield Draft(kind, why, m.voice.speaker, None, label, None, of=of)
            return
    for match in _TURNED.finditer(folded):
        noun = sentence.noun(match.start(1))
        if noun is None or noun.entity is None or "received" in match[0]:
            continue
        kind = "request" if match[2] in ("request", "appeal", "plea") else "propose"
        agent = _party(m, noun)
        recipient = None if m.own(agent) else m.voice.party
        yield make(
            m, kind, sentence, (match.start(2), match.end(2)), agent, recipient, stretch=(match.start(2), len(folded))
        )
    for match in _REFUSAL.finditer(folded):
        noun = sentence.noun(match.start(1) if match[1] else match.start(3))
        if noun and noun.entity:
            yield make(
                m,
                "reject",
                sentence,
                match.span(),
                _party(m, noun),
                stretch=(match.end(), clause_end(sentence, match.end())),
            )


_YES = re.compile(r"^\W*(?:yes|of course|agreed|with pleasure|gladly|why not)(?=\s*[,.!]|\s*$)")
_NO = re.compile(r"^\W*no(?:, thank you|, thanks| way| deal| thanks|\s*$|[,.!])")


def _yes(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    """A bare yes or no to what the speaker's side was asked or offered last."""
    match = _YES.search(sentence.folded) or _NO.search(sentence.folded)
    back = m.talks.last_offer(m.voice.party) if match else None
    if match is None or back is None or not (back.recipient and m.cast.same_side(back.recipient, m.voice.speaker)):
        return
    kind = "reject" if match.re is _NO else "accept"
    venue = back.venue if kind == "reject" else None
    yield Draft(kind, (sentence.places[match.start()], sentence.places[match.end()]), m.voice.party, back.agent, back.issue, venue)  # fmt: skip


def _warned(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    """What will befall the other side, said by one party: "they will be legitimate targets"."""
    hit = lexicon().targets.first(sentence.folded)
    if (
        hit is None
        or m.voice.party is None
        or not re.search(r"\b(?:will|would|'ll|shall)\b", sentence.folded[: hit.end])
    ):
        return
    subject = subject_of(sentence, hit.start)
    if subject.negated or (subject.noun and (subject.noun.form == "first" or m.own(subject.noun.entity))):
        return
    yield make(m, "threaten", sentence, (hit.start, hit.end), m.voice.party)


_READERS: tuple[tuple[Callable[[Moment, Sentence], Iterator[Draft]], frozenset[str]], ...] = (
    (_ready, frozenset()),
    (_welcome, frozenset({"welcome"})),
    (_come, frozenset("let come visit join sit meet invitation offer proposal place venue location city".split())),
    (
        _modal,
        frozenset(
            "will would shall could might may can cannot won wouldn t ll d plans plan intention intend want wish".split()
        ),
    ),
    (_must, frozenset("must has have needs need obliged".split())),
    (_turned_down, frozenset()),
    (_none, frozenset("no nothing not never there".split())),
    (_idle, frozenset({"interested", "no", "nothing"})),
    (_charged, frozenset()),
    (_wants, frozenset({"want", "wants", "wanted"})),
    (_assured, frozenset("guarantee guarantees assurance assurances safety security safe unharmed passage".split())),
    (
        _nouns,
        frozenset("invitation offer proposal letter reply acceptance request appeal plea refusal rejection".split()),
    ),
    (_yes, frozenset("yes no of agreed with gladly why".split())),
    (_warned, frozenset()),
)
"""The idioms, each with words of which it needs one; those that go by a list of the lexicon look for themselves."""


def hit_span(sentence: Sentence, hit: Hit) -> tuple[int, int]:
    return sentence.places[hit.start], sentence.places[hit.end]
