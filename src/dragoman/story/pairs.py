"""The two sides whose matter an act is: what groups of acts are made by."""

from __future__ import annotations

from dragoman.story.rules import Rules
from dragoman.story.scene import Scene, pair_of
from dragoman.types import Act, Statement


def pair_for(scene: Scene, statement: Statement, act: Act, named: tuple[str, ...], rules: Rules) -> tuple[str, ...]:
    """Ids of the two sides whose matter an act is. A third who asks them to meet, or welcomes it, is not one.

    1. An act told inside another's words on the same family goes with the outer act: "Donald asked me to arrange such a
       meeting. … Let him come" is about the meeting with him who is to come.
    2. Agent and recipient, if both are known, unless the agent is a third to them (`_of_a_third`).
    3. One known: if it is a third that speaks of "both sides", the two that the article is about; else with the only
       other side that the content names, or that which it mostly deals with in the article.
    4. None known: the two that the article is about, where the matter is one between two.
    """
    by, to = scene.side(act.agent), scene.party(act.recipient)
    family = rules.family(act.issue or "")
    outer = _of_outer(scene, statement, {side.id for side in (by, to) if side}, family, rules)
    if outer:
        return outer
    if by and to and by.id != to.id:
        return _of_a_third(scene, act, by.id, to.id, named, rules) or pair_of(by.id, to.id)
    one = by or to
    if one is None:
        return scene.main if family in rules.between else ()
    if by and by.id not in scene.main and any(rules.both_pattern.search(span.text) for span in statement.content):
        return scene.main or pair_of(by.id)
    return _of_one(scene, one.id, named, family, rules)


def _of_outer(scene: Scene, statement: Statement, ids: set[str], family: str, rules: Rules) -> tuple[str, ...]:
    outer = scene.statements.get(statement.inside or "")
    for told in outer.acts if outer else ():
        pair = pair_of(*(side.id for side in (scene.side(told.agent), scene.party(told.recipient)) if side))
        if rules.family(told.issue or "") == family and len(pair) == 2 and ids & set(pair):
            return pair
    return ()


def _of_a_third(scene: Scene, act: Act, by: str, to: str, named: tuple[str, ...], rules: Rules) -> tuple[str, ...]:
    """Whose matter it is when the agent speaks to one of two about what is between them.

    - It asks for a meeting of that one with another, whom the content names: "urged him to receive her".
    - It asks about a meeting, and has none of its own, in an article where those two speak of theirs.
    - It welcomes what another offered somebody else.
    """
    family, main = rules.family(act.issue or ""), scene.main
    if act.type == "support":
        return scene.usual(to, family, without=by)
    if family not in rules.brought or act.type not in rules.asks or by in main or to not in main or len(main) != 2:
        return ()
    others = {side for side in named if side != by}
    return main if others == {*main} or scene.acts_on(main, family) else ()


def _of_one(scene: Scene, side: str, named: tuple[str, ...], family: str, rules: Rules) -> tuple[str, ...]:
    main, usual = scene.main, scene.usual(side, family)
    if family in rules.between and len(main) == 2 and side not in main and not usual:
        return main
    others = [other for other in named if other != side]
    if len(others) == 1 and (not main or others[0] in main or side not in main):
        return pair_of(side, others[0])
    return usual or (main if side in main else scene.usual(side, None) or pair_of(side))
