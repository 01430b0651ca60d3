"""How the kept story fares with many statements: `python -m bench.story_scale [STATEMENTS]`, 1,000,000 unless given.

The articles are the example story's, over and over: each copy is another negotiation, as every longer word and every
name has syllables of its own behind its first letter, and happens on other days. Statements, acts, echoes and
counter-offers keep their shapes. Timed are: the rebuild of all, one more article of a story that is held, and each
listing.

(Four letters at the end of each longer word were tried first. They make thousands of near spellings of each name,
"Holtbbbc" beside "Holtbbbd", and leave nine thousand people the one surname Wick: no news has that, and identity has to
compare all with all.)
"""

from __future__ import annotations

import re
import resource
import sys
import tempfile
import time
from bisect import bisect_right
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Any

import msgspec

from bench.section import Row, Section, Setting
from dragoman.record import Record
from dragoman.story.keeping import StoryQuery, ask_events, ask_story, keep_story, rebuild_story
from dragoman.types import Article, Reading
from tests.gold_story import load_story

Pair = tuple[Article, Reading]
_DAY = re.compile(r"\b(\d{4}-\d\d-\d\d)")
_CONSONANTS, _VOWELS = "bktvjlmnrs", "aiou"
"""No two of these consonants are heard as one: the names of two copies are no spellings of each other."""
_KEPT = ("issue", "type", "of", "kind", "form", "why", "plover", "language", "id", "inside")


def make_copies(statements: int) -> Iterator[list[Pair]]:
    """Copies of the example story until they have so many statements; each differs from all others."""
    story = load_story()
    size = sum(len(reading.statements) for _, reading in story)
    for number in range(-(-statements // size)):
        yield [copy_pair(article, reading, number) for article, reading in story]


def copy_pair(article: Article, reading: Reading, number: int) -> Pair:
    """One article and its reading with other words and days."""
    own = _own(number)
    places = [match.start() + 1 for match in _words().finditer(article.text)]
    text = _reword(article.text, own) or ""
    given = {"path": f"{number}/{article.path}", "title": _reword(article.title, own), "text": text}
    made = msgspec.structs.replace(article, **given, published=_shift(article.published, number), url=None)

    def move(value: Any, field: str = "") -> Any:
        if isinstance(value, dict):
            moved = {name: move(one, name) for name, one in value.items()}
            if "start" in moved:
                moved |= {end: value[end] + len(own) * bisect_right(places, value[end]) for end in ("start", "end")}
                if "text" in moved:
                    moved["text"] = text[moved["start"] : moved["end"]]
            return moved
        if isinstance(value, list | tuple):
            return [move(one, field) for one in value]
        if not isinstance(value, str):
            return value
        if field in ("id", "inside"):
            return value.replace(article.id, made.id)
        return value if field in _KEPT else _reword(_shift(value, number), own)

    moved = msgspec.convert(move(msgspec.to_builtins(reading)), Reading)
    info = msgspec.structs.replace(moved.article, id=made.id, path=made.path, title=made.title, url=None)
    return made, msgspec.structs.replace(moved, article=msgspec.structs.replace(info, published=made.published))


def _own(number: int) -> str:
    """The syllables of a copy: others for each of 10,000."""
    spread = number * 7919 % 10_000  # so that copies side by side differ in more than one of them
    return "".join(vowel + _CONSONANTS[spread // 10**place % 10] for place, vowel in enumerate(_VOWELS))


def _reword(words: str | None, own: str) -> str | None:
    return _words().sub(lambda match: match[0][0] + own + match[0][1:], words) if words else words


@cache
def _words() -> re.Pattern[str]:
    """Words of five letters, and shorter ones of three that stand in names and nowhere else."""
    story = load_story()
    told = {word for article, _ in story for word in re.findall(r"\w+", article.text)}
    spans = [mention.text for _, reading in story for entity in reading.entities for mention in entity.mentions]
    named = {word for text in spans for word in re.findall(r"\b[^\W\d_]{3,4}\b", text)}
    short = sorted(word for word in named if word[0].isupper() and word.lower() not in told)
    return re.compile(rf"[^\W\d_]{{5,}}|\b(?:{'|'.join(short)})\b")


def _shift(words: str | None, number: int) -> str | None:
    days = timedelta(days=number % 2000)
    return _DAY.sub(lambda m: (date.fromisoformat(m[1]) + days).isoformat(), words) if words else words


STATEMENTS = 1_000_000


def main(arguments: list[str]) -> None:
    """Prints each figure as it is measured."""
    wanted = int(arguments[0].replace(",", "")) if arguments else STATEMENTS
    with tempfile.TemporaryDirectory() as folder:
        where = Path(arguments[1]) if len(arguments) > 1 else Path(folder) / "scale.db"
        for row in measure(wanted, where):
            print(f"{row.what}: {row.found}", flush=True)


def measure(wanted: int, where: Path) -> Iterator[Row]:
    """The figures of a record of so many statements, each as it is measured: seconds on the clock, and in brackets
    those of the processor."""
    with Record.open(where) as record:
        began = time.perf_counter()
        total = _fill(record, wanted)
        yield Row("statements", f"{total:,}")
        yield Row("articles", f"{len(record.articles()):,}")
        yield Row("filled, s", f"{time.perf_counter() - began:.0f}")
        yield _time("full rebuild, s", lambda: rebuild_story(record, _Steps()))
        yield from _ask(record)
        yield from _more(record, total // sum(len(reading.statements) for _, reading in load_story()))
        yield Row("record, GB", f"{where.stat().st_size / 1e9:.2f}")
        yield Row("most memory, GB", f"{_memory():.2f}")


def _fill(record: Record, wanted: int) -> int:
    total = 0
    for pairs in make_copies(wanted):
        record.add_many(pairs)
        total += sum(len(reading.statements) for _, reading in pairs)
    return total


def _more(record: Record, number: int) -> Iterator[Row]:
    """One article more of a story of which the others are held, each of the twelve in turn."""
    times, busy = [], []
    pairs = [copy_pair(article, reading, number) for article, reading in load_story()]
    for pair in pairs:
        began, before = time.perf_counter(), time.process_time()
        record.add(*pair)
        keep_story(record)
        times.append(time.perf_counter() - began)
        busy.append(time.process_time() - before)
    yield Row("one more article, s", f"{sum(times) / len(times):.3f} ({sum(busy) / len(busy):.3f})")
    yield Row("one more article at most, s", f"{max(times):.3f} ({max(busy):.3f})")


def _ask(record: Record) -> Iterator[Row]:
    for part in ("proposals", "positions", "shifts", "disputes", "origins"):
        yield _time(f"{part}, s", partial(ask_story, record, StoryQuery(part=part, limit=50)))
    yield _time("timeline, s", partial(ask_events, record, StoryQuery(limit=50)))
    name = _reword("kelvara", _own(7))
    for what, query in (
        ("proposals of a party", StoryQuery(part="proposals", party=name, limit=50)),
        ("positions of a party", StoryQuery(part="positions", party=name, limit=50)),
        ("proposals as of a day", StoryQuery(part="proposals", as_of="2034-03-08", limit=50)),
        ("shifts as of a day", StoryQuery(part="shifts", as_of="2034-03-08", limit=50)),
        ("disputes as of a day", StoryQuery(part="disputes", as_of="2034-03-08", limit=50)),
        ("origins as of a day", StoryQuery(part="origins", as_of="2034-03-08", limit=50)),
    ):
        yield _time(f"{what}, s", partial(ask_story, record, query))


def _time(what: str, call: Callable[[], object]) -> Row:
    began, busy = time.perf_counter(), time.process_time()
    call()
    return Row(what, f"{time.perf_counter() - began:.3f} ({time.process_time() - busy:.3f})")


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


class _Steps:
    """Tells when each step of the rebuild ends."""

    def __init__(self) -> None:
        self._began, self._step = time.perf_counter(), ""

    def __call__(self, step: str, done: int, total: int) -> None:
        if step != self._step:
            print(f"  {step} from {time.perf_counter() - self._began:.0f} s on", flush=True)
            self._step = step


def make_rows(setting: Setting) -> list[Row]:
    return list(measure(STATEMENTS, setting.folder / "scale.db"))


SECTION = Section("story-scale", "A kept story of a million statements", make_rows, is_accuracy=False, is_slow=True)


if __name__ == "__main__":
    main(sys.argv[1:])
