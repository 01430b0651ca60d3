"""The two sides whose matter an act is: what groups of acts are made by."""

from __future__ import annotations

import re
from collections import defaultdict

from dragoman.story.rules import Rules
from dragoman.story.scene import Scene, pair_of
from dragoman.types import Act, Reading, Span, Statement

Pair = tuple[str, ...]


_ONES_OWN = ("accept", "reject", "withdraw")
"""Acts that are on an offer between the one who does them and another."""


_QUARRELS = ("accuse", "threaten", "demand")
"""Acts that nobody does to one who only stands between."""


_NEAR = 40
"""Characters behind "talks with" in which the one is named with whom they are."""
_WHERE = re.compile(r"\b(?:in|at) ")


class Pairs:
    """Tells of the acts of one article whose matter they are. A third who asks two sides to meet, offers them a truce
    or welcomes what one of them said, is not one of the two."""

    def __init__(self, reading: Reading, scene: Scene, rules: Rules) -> None:
        self._scene, self._rules = scene, rules
        self._asked = self._find_asked(reading)
        self._rivals = self._find_rivals(reading)
        self._between = self._find_between(reading)
        self._thirds = self._find_thirds(reading)

    def of(self, statement: Statement, act: Act, named: Pair) -> Pair:
        """Ids of the two sides (or of the one that is known) in order; `named`: those that the content names.

        1. An act told inside another's words on the same family goes with the outer act: "Donald asked me to arrange
           such a meeting. … Let him come" is about the meeting with him who is to come.
        2. An answer to a third is about what that third offered the two.
        3. Agent and recipient, if both are known, unless the agent is a third to them (`_of_a_third`).
        4. One known: if it speaks of "both sides" or names two others, those; else with the only other side that the
           content names, or that which it mostly deals with in the article.
        5. None known: the two that the article is about, where the matter is one between two.
        """
        by, to = self._scene.side(act.agent), self._scene.party(act.recipient)
        family = self._rules.family_of(act)
        outer = self._of_outer(statement, {side.id for side in (by, to) if side}, family)
        if outer:
            return outer
        if by and to and by.id != to.id:
            offered = self._thirds.get((to.id, family), ()) or self._mediated(statement, act, to.id, family)
            offered = offered or self._answered(statement, act, by.id, to.id, family)
            offered = offered or self._hosted(statement, act, by.id, to.id)
            third = offered if by.id in offered else self._of_a_third(act, by.id, to.id, named)
            put = self._thirds.get((by.id, family)) or self._mediated(statement, act, by.id, family)
            return (
                third or put or self._with_named(statement, act, (by.id, to.id), named, family) or pair_of(by.id, to.id)
            )
        one = by or to
        if one is None:
            return self._scene.main if family in self._rules.between else ()
        if act.type in self._rules.offers and self._is_third(one.id, family):
            return self._scene.main
        return self._thirds.get((one.id, family)) or self._without_mediator(
            self._of_one(statement, act, one.id, named, family), family
        )

    def _find_rivals(self, reading: Reading) -> frozenset[str]:
        """Ids of the sides with which one of the two that the article is about has a quarrel of its own: no thirds."""
        found: set[str] = set()
        for act in (act for s in reading.statements for act in s.acts if act.type in _QUARRELS):
            by, to = self._scene.side(act.agent), self._scene.party(act.recipient)
            found |= {side.id for side in (by, to) if side and by and to and by.id != to.id}
        return frozenset(found)

    def _find_between(self, reading: Reading) -> frozenset[str]:
        """Ids of the sides that mediate, or offer something to nobody in particular in a matter in which the two that
        the article is about act on each other: what else they put is to the two, too."""
        main = self._scene.main
        found = set(self._scene.mediators)
        for act in (act for s in reading.statements for act in s.acts if len(main) == 2):
            by, is_offer = self._scene.side(act.agent), act.type in self._rules.offers
            if by and is_offer and not act.recipient and self._scene.acts_on(main, self._rules.family_of(act)):
                found.add(by.id)
        return frozenset(found - {*main} - self._rivals)

    def _is_third(self, side: str, family: str) -> bool:
        """Whether a side is neither of the two that the article is about, and puts things to them."""
        return side in self._between and family not in self._rules.attendant

    def _answered(self, statement: Statement, act: Act, by: str, to: str, family: str) -> Pair:
        """The two that the article is about, where one of them answers what a third put to both, or asks it to bring
        the other to the table: "would take up the offer and meet the rebel leader"."""
        main, rules = self._scene.main, self._rules
        if by not in main or not self._is_third(to, family) or (to, by, family) in self._asked:
            return ()
        if act.type not in ("accept", "reject") and not (act.type in rules.asks and family in rules.brought):
            return ()
        return () if family in rules.brought and self._is_with(statement, to) else main

    def _hosted(self, statement: Statement, act: Act, by: str, to: str) -> Pair:
        """The two that the article is about, where one of them will or will not come to a third's capital to meet."""
        main = self._scene.main
        is_host = act.type in ("accept", "reject") and self._scene.venue(act.venue) == to and to not in main
        return main if is_host and by in main and not self._is_with(statement, to) else ()

    def _find_asked(self, reading: Reading) -> frozenset[tuple[str, str, str]]:
        """Who asks whom for something, by ids and family, outside the families in which a third speaks for two."""
        found = set()
        for act in (act for s in reading.statements for act in s.acts if act.type in self._rules.asks):
            by, to = self._scene.side(act.agent), self._scene.party(act.recipient)
            family = self._rules.family_of(act)
            if by and to and family not in self._rules.brought:
                found.add((by.id, to.id, family))
        return frozenset(found)

    def _find_thirds(self, reading: Reading) -> dict[tuple[str, str], Pair]:
        """The two sides to whom a third makes an offer, by its id and the family: those that it names with "between",
        or addresses in one statement or one by one, or the two who answer it."""
        found: dict[tuple[str, str], Pair] = {}
        answering: dict[tuple[str, str], set[str]] = defaultdict(set)
        offering: set[tuple[str, str]] = set()
        offered: dict[tuple[str, str], set[str]] = defaultdict(set)
        for statement in reading.statements:
            for act in statement.acts:
                by, to = self._scene.side(act.agent), self._scene.party(act.recipient)
                family = self._rules.family_of(act)
                if by is None:
                    continue
                if act.type in ("accept", "reject") and to and to.id != by.id:
                    answering[(to.id, family)].add(by.id)
                    named = self._scene.named_in(statement.content)
                    pair = self._with_named(statement, act, (by.id, to.id), named, family)
                    found |= {(to.id, family): pair} if pair else {}
                if act.type in self._rules.offers and to:
                    offered[(by.id, family)].add(to.id)
                if act.type in self._rules.offers and family in self._rules.between:
                    others = self._addressed(statement, by.id)
                    if len(others) == 2:
                        found.setdefault((by.id, family), pair_of(*others))
                    elif to is None:
                        offering.add((by.id, family))
        for key in offering - set(found):
            if len(answering[key]) == 2:
                found[key] = pair_of(*answering[key])
        main = self._scene.main
        for key, sides in sorted(offered.items()):
            if len(main) == 2 and {*main} <= sides and key[0] not in main:
                found.setdefault(key, main)  # put to the one here and to the other there, it is one offer to both
        for key, sides in sorted(answering.items()):
            if {*main} == sides and key[0] not in main:
                found.setdefault(key, main)  # both answer one who is neither, whatever he put to them
        return found

    def _mediated(self, statement: Statement, act: Act, third: str, family: str) -> Pair:
        """The two between whom `third` mediates, where an act is his offer to one of them or its answer to him. A
        meeting with himself is his own matter: "agreed to receive the mediator"."""
        rules, main = self._rules, self._scene.main
        is_between = family in rules.between or third in self._scene.arbiters
        if third not in self._scene.mediators or third in main or len(main) != 2 or not is_between:
            return ()
        by, to = self._scene.side(act.agent), self._scene.party(act.recipient)
        is_offer, is_answer = act.type in rules.offers, act.type in rules.answers
        if is_answer and by and (third, by.id, family) in self._asked:
            return ()  # what a third asks of one side is between those two
        if not (is_offer and by and by.id == third) and not (is_answer and to and to.id == third):
            return ()
        other = to.id if by and to and by.id == third else third
        return () if family in rules.brought and self._is_with(statement, other) else main

    def _with_named(self, statement: Statement, act: Act, ends: Pair, named: Pair, family: str) -> Pair:
        """The two whose matter it is where one takes up or turns down what a third put, and the content names one
        other: "accepted a Quessin plan for a truce with Lorrenmark". Who is named less in the article than the third is
        only named: "turned down Lorrenmark's truce, which Quessin had backed"."""
        if act.type not in ("accept", "reject") or family not in self._rules.between:
            return ()
        others = {*named} - {*ends, self._scene.venue(act.venue)} - self._scene.mediators
        other = others.pop() if len(others) == 1 else None
        if other is None or self._scene.named[other] < self._scene.named[ends[1]] or ends[1] in self._rivals:
            return ()
        return pair_of(ends[0], other) if family not in self._rules.brought or self._is_with(statement, other) else ()

    def _without_mediator(self, pair: Pair, family: str) -> Pair:
        """The two for whom somebody mediates, instead of one of them with him."""
        main, thirds = self._scene.main, self._scene.mediators
        is_mediated = family in self._rules.between and len(main) == 2 and any(side in thirds for side in pair)
        return main if is_mediated and all(side in thirds or side in main for side in pair) else pair

    def _is_with(self, statement: Statement, side: str) -> bool:
        """Whether the words tell of a meeting with a side: its name follows "meet", "talks with", and not "meet in"."""
        for span in statement.content:
            for match in self._rules.tete_pattern.finditer(span.text):
                where = _WHERE.search(span.text, match.end(), match.end() + _NEAR)
                end = where.start() if where else match.end() + _NEAR
                if side in self._scene.named_in([Span(span.start + match.end(), min(span.start + end, span.end), "")]):
                    return True
        return False

    def _addressed(self, statement: Statement, by: str) -> set[str]:
        """Whom one side's offer is to: those told, or whom its words put it between. Where it is to be is none of them,
        and who names himself, too, is one of the two: "he and Brandt should see each other at Calder"."""
        offers = [act for act in statement.acts if act.type in self._rules.offers]
        told = {side.id for side in map(self._scene.party, (act.recipient for act in offers)) if side}
        joined = {*self._scene.joined_in(statement.content)}
        if joined and by not in joined and told <= joined:
            return joined
        if len(told) > 1 or not any(self._rules.amid_pattern.search(span.text) for span in statement.content):
            return told - {by}
        named = {*self._scene.named_in(statement.content)} - {self._scene.venue(act.venue) for act in offers}
        return told - {by} if by in named else named

    def _of_outer(self, statement: Statement, ids: set[str], family: str) -> Pair:
        outer = self._scene.statements.get(statement.inside or "")
        if outer is None:
            return ()
        for told in outer.acts:
            sides = self._scene.side(told.agent), self._scene.party(told.recipient)
            pair = pair_of(*(side.id for side in sides if side))
            if self._rules.family_of(told) == family and len(pair) == 2 and ids & set(pair):
                return self.of(outer, told, self._scene.named_in(outer.content)) or pair
        return ()

    def _of_a_third(self, act: Act, by: str, to: str, named: Pair) -> Pair:
        """Whose matter it is when the agent speaks to one of two about what is between them.

        - It asks for a meeting of that one with another, whom the content names: "urged him to receive her".
        - It asks about a meeting, and has none of its own, in an article where those two speak of theirs.
        - It welcomes what another offered somebody else.
        """
        family, main, rules = self._rules.family_of(act), self._scene.main, self._rules
        if act.type == "support":
            return self._without_mediator(self._scene.usual(to, family, without=by), family)
        if family not in rules.brought or act.type not in rules.asks or by in main or to not in main or len(main) != 2:
            return ()
        others = {side for side in named if side != by}
        return main if others == {*main} or self._scene.acts_on(main, family) else ()

    def _of_one(self, statement: Statement, act: Act, side: str, named: Pair, family: str) -> Pair:
        scene, main = self._scene, self._scene.main
        if act.type in _ONES_OWN and side not in main and len({*named} - {side}) == 1:
            return pair_of(side, *named)  # "withdrew his invitation to the Merrow minister": with whom it names
        if side not in main and scene.is_to_both(statement):
            return main or pair_of(side)
        place = scene.venue(act.venue)
        if len(main) == 2 and place and place not in main:
            named = tuple(other for other in named if other != place)  # "ruled out a journey to Brell": where, not who
        usual = scene.usual(side, family)
        if family in self._rules.between and len(main) == 2 and side not in main and not usual:
            return main
        others = [other for other in named if other != side]
        if act.type == "confirm" and act.of == "request" and len(others) == 1:
            return pair_of(side, others[0])  # "confirmed that she had asked for a pause": between him and her
        if len(others) == 1 and (not main or others[0] in main or side not in main):
            return pair_of(side, others[0])
        is_thirds_offer = act.type in self._rules.offers and len(main) == 2  # to nobody in particular: to the two
        return usual or (main if side in main or is_thirds_offer else scene.usual(side, None) or pair_of(side))
