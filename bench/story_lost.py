"""Where a story loses the moves of the gold's proposals: a table of causes, one row a story.

    python -m bench.story_lost [--gold-acts] [--show] [examples/gold-story.json …]

Each move of a gold proposal (a statement that has an act in the articles' own gold) falls under the first of these:

- `unread`: no statement was read with its words.
- `no act`: the statement was read, and no act in it.
- `type`: no act of the gold's type.
- `agent`: the act's side is another, or unknown.
- `issue`: its issue is of another family.
- `pair`: it is thought to be between two others.
- `thread`: in no proposal, or in one that is matched to another gold proposal or none.
- `held`: in the proposal that is matched to its own.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from bench.accuracy import content_characters, match_statements
from bench.gold import resolve
from bench.gold_readings import GoldWho
from bench.story_gold import GoldStory, gold_readings, load_story, match_proposals
from dragoman.reading import Reader
from dragoman.story.building import story_of
from dragoman.story.facts import Fact
from dragoman.story.gathering import facts_of
from dragoman.story.identity import resolve as find_identities
from dragoman.story.rules import load_rules
from dragoman.types import Act

CAUSES = ("unread", "no act", "type", "agent", "issue", "pair", "thread", "held")


def find_lost(path: Path, by_reading: bool, show: bool = False) -> Counter[str]:
    """How many moves of the gold's proposals fall under each cause."""
    gold, articles = load_story(path)
    told = {item["id"]: item for article, own in articles for item in resolve(own, article.text)["statements"]}
    of_gold = list(gold_readings(gold, articles))
    gold_who = GoldWho(gold.sides)
    for _, reading in of_gold:
        gold_who.add(reading)
    wanted = _by_statement(fact for article, reading in of_gold for fact in facts_of(article, reading, gold_who).acts)
    same: dict[str, str] = {}
    if by_reading:
        readings = [reading for _, reading in Reader().read_many([article for article, _ in articles])]
        from msgspec import to_builtins

        for (article, own), reading in zip(articles, readings, strict=True):
            mine: list[Any] = resolve(own, article.text)["statements"]
            read: list[Any] = to_builtins(reading.statements)
            chars = [[content_characters(one["content"], article.text) for one in part] for part in (mine, read)]
            same |= {read[j]["id"]: mine[i]["id"] for i, j in match_statements(chars[0], chars[1]).items()}
        who = find_identities(readings)
        facts = [facts_of(article, reading, who) for (article, _), reading in zip(articles, readings, strict=True)]
        seen = {same.get(s.id, s.id): s for reading in readings for s in reading.statements}
    else:
        facts = [facts_of(article, reading, gold_who) for article, reading in of_gold]
        seen = {s.id: s for _, reading in of_gold for s in reading.statements}
    found = _by_statement((fact for one in facts for fact in one.acts), same)
    story = story_of(facts)
    matched = {i: j for j, i in match_proposals(gold.proposals, story.proposals, same).items()}
    names = _side_names(gold)
    counts: Counter[str] = Counter()
    for i, item in enumerate(gold.proposals):
        home = story.proposals[matched[i]] if i in matched else None
        held = {same.get(c.statement, c.statement) for move in home.moves for c in move.cites} if home else set()
        if show:
            state = f"{home.state}, wanted {item.state}" if home else f"not found ({item.state})"
            print(f"  {item.id}{' (optional)' * item.optional}: {state}")
        for move in item.moves:
            if move not in told:
                continue
            cause, note = _cause(move, seen, told[move], wanted, found, held, names)
            counts[cause] += not item.optional
            if show and cause != "held":
                words = " … ".join(span["text"] for span in told[move]["content"])[:70]
                print(f"     {cause:<7} {move:<10} {words!r} {note}")
    return counts


def _cause(
    move: str,
    seen: Mapping[str, Any],
    item: Mapping[str, Any],
    wanted: Mapping[str, list[Fact]],
    found: Mapping[str, list[Fact]],
    held: set[str],
    names: Mapping[str, str],
) -> tuple[str, str]:
    if move in held:
        return "held", ""
    if move not in seen:
        return "unread", ""
    acts = list(found.get(move, []))
    raw = seen[move].acts
    if not raw:
        return "no act", ""
    mine = wanted.get(move, [])
    types = {fact.act for fact in mine}
    fitting = [fact for fact in acts if fact.act in types]
    if not fitting and not any(act.type in types for act in raw):
        return "type", f"{[_brief(a) for a in raw]} wanted {sorted(types)}"
    rules = load_rules()
    notes = f"{[_brief(a) for a in raw]} pair {[f.pair for f in acts]}"
    sides = {_side(fact.by.name if fact.by else "", names) for fact in mine if fact.act in types}
    if fitting and not any(_side(f.by.name if f.by else "", names) in sides for f in fitting):
        return "agent", f"{notes} is {[f.by.name if f.by else None for f in fitting]} wanted {sides}"
    families = {fact.family for fact in mine}
    if not any(rules.family_of(act) in families for act in raw) and not any(f.family in families for f in acts):
        return "issue", f"{notes} wanted {families}"
    people = {one.id: one.name for fact in acts for one in (fact.by, fact.to, fact.agent, fact.recipient) if one}
    pairs = {frozenset(fact.pair) for fact in mine}
    same_pair = {len(pair) for pair in pairs} & {len(fact.pair) for fact in acts}
    if not same_pair:
        return "pair", f"{notes} {people}"
    return "thread", f"{notes} {people}"


def _brief(act: Act) -> str:
    agent, to = (act.agent.name if act.agent else "-"), (act.recipient.name if act.recipient else "-")
    return f"{'not ' * act.negated}{act.type}{'/' + act.of if act.of else ''} {agent}>{to} on {act.issue} @{act.venue}"


def _side(name: str, names: Mapping[str, str]) -> str:
    return names.get(name, name)


def _side_names(gold: GoldStory) -> dict[str, str]:
    return {name: side for side, people in gold.sides.items() for name in (side, *people)}


def _by_statement(facts: Iterable[Fact], same: Mapping[str, str] | None = None) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        at = fact.cite.statement
        found.setdefault((same or {}).get(at, at), []).append(fact)
    return found


def main() -> None:
    ap = argparse.ArgumentParser(prog="python -m bench.story_lost", description=__doc__)
    ap.add_argument("gold", nargs="+", type=Path)
    ap.add_argument("--gold-acts", action="store_true", help="of the gold's own acts, rather than of the articles read")
    ap.add_argument("--show", action="store_true", help="print every lost move, too")
    args = ap.parse_args()
    rows = []
    for path in args.gold:
        if args.show:
            print(path)
        rows.append((path.parent.name, find_lost(path, not args.gold_acts, args.show)))
    print(f"{'':<12}" + "".join(f"{cause:>8}" for cause in CAUSES))
    for name, counts in rows:
        print(f"{name:<12}" + "".join(f"{counts[cause]:>8}" for cause in CAUSES))


if __name__ == "__main__":
    main()
