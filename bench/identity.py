"""Identity across articles, measured: labelled pairs of names by kind, and the speed of one article more.

`python -m bench.identity` prints precision and recall; `--speed 5000` also times one more article in a record of 5,000
articles, which name 100,000 entities. A pair is two articles of one story (each names the same two places besides); it
is called one when `resolve` gives both names one identity.
"""

from __future__ import annotations

import argparse
import hashlib
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

import msgspec

from bench.crowd import Crowd
from bench.section import Row, Section, Setting
from dragoman.record import Record
from dragoman.story.identity import resolve
from dragoman.story.identity.keeping import catch_up
from dragoman.story.identity.loading import load_identities
from dragoman.story.identity.spelling import plain
from dragoman.types import ArticleInfo, Entity, EntityKind, Mention, Reading

DATA = Path(__file__).parent / "data" / "identity.yaml"
KINDS = ("sound", "middle", "order", "short", "part", "title")


class PersonLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One person of the data, with other people of like names under `not`."""

    name: str
    role: str = ""
    sound: tuple[str, ...] = ()
    middle: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    part: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    others: tuple[str, ...] = msgspec.field(name="not", default=())


class BodyLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One place or body of the data, with what it could be mistaken for under `not`."""

    names: tuple[str, ...]
    kind: EntityKind = "organisation"
    others: tuple[str, ...] = msgspec.field(name="not", default=())


class Lines(msgspec.Struct, frozen=True):
    people: tuple[PersonLine, ...]
    bodies: tuple[BodyLine, ...]


class Sighting(NamedTuple):
    """A name as one article has it."""

    name: str
    role: str
    kind: EntityKind


class Pair(NamedTuple):
    """Two sightings with the label, the kind of the pair, and whether it is held out."""

    one: Sighting
    other: Sighting
    same: bool
    kind: str
    held_out: bool


COMPANY = (Sighting("Ostrelle", "", "place"), Sighting("Vintara", "", "place"))
"""Both articles of every pair, same or not, are of one story: they name these, too."""


class Score(NamedTuple):
    """Counts of pairs: called one and right, called one and wrong, called two and wrong."""

    hits: int = 0
    false: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return 100 * self.hits / max(1, self.hits + self.false)

    @property
    def recall(self) -> float:
        return 100 * self.hits / max(1, self.hits + self.missed)


def load_pairs(path: Path = DATA) -> list[Pair]:
    """All pairs of the data."""
    lines = msgspec.yaml.decode(path.read_bytes(), type=Lines)
    return [pair for line in lines.people for pair in _person_pairs(line)] + [
        pair for body in lines.bodies for pair in _body_pairs(body)
    ]


def is_held_out(name: str) -> bool:
    """Whether an entry is kept for the final figure: half of them, by a hash of the name."""
    return hashlib.blake2b(name.encode(), digest_size=1).digest()[0] % 2 == 1


def _person_pairs(line: PersonLine) -> Iterator[Pair]:
    held_out = is_held_out(line.name)
    own = [(_sighting(line.name, line.role), "")]
    own += [(_sighting(name, line.role), kind) for kind in KINDS for name in getattr(line, kind)]
    for (one, kind), (other, later) in combinations(own, 2):
        # A pair of two kinds counts for the harder one, which stands later in KINDS.
        yield Pair(one, other, True, max(kind, later, key=lambda k: KINDS.index(k) if k else -1), held_out)
    for name in line.others:
        other = _sighting(name, line.role)
        yield from (Pair(one, other, False, "other person", held_out) for one, _ in own[:3])


def _sighting(text: str, role: str) -> Sighting:
    given, bar, name = text.partition(" | ")
    return Sighting(name if bar else text, given if bar else role, "person")


def _body_pairs(line: BodyLine) -> Iterator[Pair]:
    held_out = is_held_out(line.names[0])
    own = [Sighting(name, "", line.kind) for name in line.names]
    yield from (Pair(one, other, True, "body", held_out) for one, other in combinations(own, 2))
    yield from (Pair(own[0], Sighting(n, "", line.kind), False, "other body", held_out) for n in line.others)


def is_called_one(pair: Pair) -> bool:
    """What identity says of a pair."""
    readings = [make_reading(number, [sighting, *COMPANY]) for number, sighting in enumerate((pair.one, pair.other))]
    found = resolve(readings)
    one, other = (found.of(reading.entities[0].id) for reading in readings)
    return one == other


def make_reading(number: int, sightings: Iterable[Sighting]) -> Reading:
    """A reading that names these, one a line."""
    article, entities, start = f"{number:016x}", [], 0
    for name, role, kind in sightings:
        mention = Mention(start, start + len(name), name, "name")
        id = f"{article}.e{mention.start}-{mention.end}"
        entities.append(Entity(id=id, name=name, kind=kind, role=role or None, mentions=(mention,)))
        start += len(name) + 1
    return Reading(article=ArticleInfo(id=article, path=f"{number}.txt"), model="pairs", entities=tuple(entities))


def score(pairs: Iterable[Pair]) -> tuple[Score, dict[str, tuple[int, int]], list[Pair]]:
    """Precision and recall, for each kind how many are right of how many, and the pairs that are wrong."""
    counted: Counter[str] = Counter()
    by_kind: dict[str, tuple[int, int]] = {}
    wrong = []
    for pair in pairs:
        called = is_called_one(pair)
        counted["hits" if called and pair.same else "false" if called else "missed" if pair.same else "apart"] += 1
        right, all = by_kind.get(pair.kind, (0, 0))
        by_kind[pair.kind] = right + (called == pair.same), all + 1
        wrong += [pair] if called != pair.same else []
    return Score(counted["hits"], counted["false"], counted["missed"]), by_kind, wrong


def score_story(record: Record, people: Mapping[str, Iterable[str]]) -> Score:
    """The persons of the example story: pairs of their namings in different articles, against the gold's `people` (name
    → other spellings). A naming is labelled by what it is exactly called there; whoever the gold does not name, and a
    land (which has one word, and its capital among its names) is not counted."""
    found = load_identities(record)
    called = {plain(s): name for name, spellings in people.items() for s in (name, *spellings)}
    named = [
        (reading.article.id, called[plain(entity.name)], found.of(entity.id))
        for reading in (record.reading(row.id) for row in record.articles())
        for entity in reading.entities
        if entity.kind == "person" and plain(entity.name) in called and " " in called[plain(entity.name)]
    ]
    counted = Counter(
        (one[1] == other[1], one[2] == other[2]) for one, other in combinations(named, 2) if one[0] != other[0]
    )
    return Score(counted[True, True], counted[False, True], counted[True, False])


def time_one_more(articles: int, further: int = 60) -> tuple[int, list[tuple[float, float]]]:
    """How many entities a record of so many articles holds, and seconds on the clock and of the processor that identity
    takes for each of `further` articles more."""
    crowd = Crowd(20_000)
    taken = []
    with tempfile.TemporaryDirectory() as name, Record.open(Path(name) / "crowd.db") as record:
        made = crowd.articles(articles)
        entities = 0
        while chunk := [pair for pair, _ in zip(made, range(200), strict=False)]:
            record.add_many(chunk)
            entities += sum(len(reading.entities) for _, reading in chunk)
        catch_up(record)
        for number in range(further):
            record.add(*crowd.article(articles + number))
            clock, processor = time.perf_counter(), time.process_time()
            catch_up(record)
            taken.append((time.perf_counter() - clock, time.process_time() - processor))
    return entities, taken


def _spread(seconds: Sequence[float]) -> tuple[float, float, float]:
    """Median, ninth decile and greatest."""
    return median(seconds), quantiles(seconds, n=10, method="inclusive")[-1], max(seconds)


def make_rows(_: Setting) -> list[Row]:
    rows = []
    for half, held_out in (("for developing", False), ("held out", True)):
        found, _by_kind, _wrong = score(pair for pair in load_pairs() if pair.held_out == held_out)
        rows.append(Row(f"precision, pairs {half}", f"{found.precision:.1f} (of {found.hits + found.false})", "98"))
        rows.append(Row(f"recall, pairs {half}", f"{found.recall:.1f} (of {found.hits + found.missed})", "90"))
    return rows


SECTION = Section("identity", "Names across articles, labelled pairs (bench/data/identity.yaml)", make_rows)


def main() -> None:
    ap = argparse.ArgumentParser(prog="python -m bench.identity", description=__doc__)
    ap.add_argument("--held-out", action="store_true", help="the half kept for the final figure, too")
    ap.add_argument("--wrong", action="store_true", help="show the pairs for developing that are wrong")
    ap.add_argument("--speed", type=int, metavar="N", help="time one more article in a record of N articles of 20")
    args = ap.parse_args()
    pairs = load_pairs()
    for held_out in (False, True) if args.held_out else (False,):
        half = [pair for pair in pairs if pair.held_out == held_out]
        total, by_kind, wrong = score(half)
        print(f"{'held out' if held_out else 'for developing'}: {len(half)} pairs")
        print(f"  precision {total.precision:.1f}  recall {total.recall:.1f}  {total}")
        for kind, (right, all) in sorted(by_kind.items()):
            print(f"  {kind:<14} {right:>4} of {all:>4}  {100 * right / all:.1f} %")
        for pair in wrong if args.wrong and not held_out else ():
            print(f"  {'missed' if pair.same else 'FALSE '} {pair.kind}: {pair.one} / {pair.other}")
    if args.speed:
        entities, taken = time_one_more(args.speed)
        clock, processor = zip(*taken, strict=True)
        print(f"one more article among {entities} entities, ms (median, p90, greatest):")
        told = (", ".join(f"{1e3 * at:.0f}" for at in _spread(seconds)) for seconds in (clock, processor))
        print("  clock {}; processor {}".format(*told))


if __name__ == "__main__":
    main()
