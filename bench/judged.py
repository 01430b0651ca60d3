"""Would a careful reader accept it? Statements of texts without gold, judged by reading.

`python -m bench.judged --shared ../shared` prints the drawn statements that nobody has judged yet, each in its place in
the article; `--keys` prints the lines for their verdicts. These are kept in `bench/judged/*.jsonl`, one a line:
article, spans, verdict, reason, no text. `yes`: the words are told as somebody's, source (or none) and content are
right, and neither is cut so that the sense changes. `no`: anything else, with the reason in a few words.

A draw goes by a hash of the article and the content's place, not by a count: when a new model reads a few statements
otherwise, the rest of the draw stays, and only the new ones have to be read. The reader was mended with the refused
ones of the first draw in view, then with those of a second (`fresh.jsonl`) and of others that were read for their
causes (`read.jsonl`). The third draw (`--draw third`) holds none of all these, the fourth to the sixth none of those
before them. Each was judged once on the reader that nobody had mended by it, and that first figure is kept beside
(`FIRST_RUN`): it is the one to believe. Then it was mended on too, by the third to the fifth (`later.jsonl`: what
that mending brought). The sixth is the first draw from what newer weights read; what else they read anew of the older
draws' texts is in `anew.jsonl`. The seventh is one of all that is read in the first texts by weights 2.1: 192 of its
200 had verdicts, four of which a second reading made stricter. For its causes, and those of 200 statements of the news
(`causes.jsonl`, 87 accepted in 100, 90 at 0.5 or more), the reader was mended, then by the eighth, and the figures of
both since then rest on `since.jsonl` too. The tenth is another of all that is read in the
first texts, by weights 2.2: a reader who had seen no verdict judged all 200 anew, and its first figure is that one's
(193 had verdicts, of which 181 accept; he refused eight of these and agreed on the rest). Of the ninth, all of whose
statements come from the news, 62 of the 64 at 0.7 or more were accepted. Then two other readers judged all 481 below
0.65 of everything that is read (`unsure.jsonl` has those without a verdict; 349 accepted), a third the eleventh, and
the reader was mended by both. The twelfth a fourth reader judged once after that; he, too, had seen no verdict. It is
random, but of the same texts. Who mends by the last makes another.

Texts: the 75 documents of re3d (statements and press releases of foreign ministries) and the news and interviews of
Wikinews in GUM's train and dev parts, put together from their words. Seventeen of their statements were left for the
fourth draw; the rest of it and the fifth come from the news of Worldwide Newswire's dev part. Of the sixth, 37 come
from the first texts, all that nobody had read before: mostly what the newer weights are unsure of, 21 accepted; of
the other 63, from the news, 53. For the same reason the fourth and the fifth fell with new weights: what is read
anew fills them first. The first three are random draws of what is read in the first texts, but mended on.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import tarfile
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.accuracy import Share
from bench.section import Row, Section, Setting
from dragoman.reading import Reader
from dragoman.reading.confidence import LOW
from dragoman.types import Article, Statement
from training.names import load_names

FOLDER = Path(__file__).parent / "judged"


class Plan(NamedTuple):
    """How a draw is made: how many, by which seed, without the statements that these files judge."""

    size: int
    seed: str
    without: tuple[str, ...] = ()
    news: bool = False
    """Whether what the other texts are short of comes from `NEWS`."""


FIRST, READ = ("first.jsonl", "mended.jsonl"), ("fresh.jsonl", "read.jsonl")
THIRD, FOURTH, FIFTH = ("third.jsonl", "later.jsonl"), ("fourth.jsonl",), ("fifth.jsonl",)
LATE = ("sixth.jsonl", "anew.jsonl", "seventh.jsonl", "causes.jsonl")
NEWS = "worldwide-news/"
"""How the path of an article of Worldwide Newswire begins."""

PLANS = {
    "first": Plan(200, "dragoman"),
    "second": Plan(100, "second", FIRST),
    "third": Plan(100, "third", (*FIRST, *READ)),
    "fourth": Plan(100, "fourth", (*FIRST, *READ, *THIRD), news=True),
    "fifth": Plan(100, "fifth", (*FIRST, *READ, *THIRD, *FOURTH), news=True),
    "sixth": Plan(100, "sixth", (*FIRST, *READ, *THIRD, *FOURTH, *FIFTH), news=True),
    "seventh": Plan(200, "seventh"),
    "eighth": Plan(100, "eighth", (*FIRST, *READ, *THIRD, *FOURTH, *FIFTH, *LATE), news=True),
    "ninth": Plan(100, "ninth", (*FIRST, *READ, *THIRD, *FOURTH, *FIFTH, *LATE, "eighth.jsonl"), news=True),
    "tenth": Plan(200, "tenth"),
    "eleventh": Plan(200, "eleventh"),
    "twelfth": Plan(200, "twelfth"),
}
DRAWN = PLANS["first"].size
FIRST_RUN = {
    "first": "84",
    "second": "80",
    "third": "87 (89)",
    "fourth": "83 (85)",
    "fifth": "87 (90)",
    "sixth": "74 (83)",
    "seventh": "90 (95)",
    "eighth": "79 (85)",
    "ninth": "86 (91)",
    "tenth": "88 (92)",
    "eleventh": "88.5 (90)",
    "twelfth": "91 (95)",
}
"""Share accepted when a draw was first judged, before anything was mended by it; in brackets of those at 0.5 or
more."""
UNTOUCHED = ("twelfth",)
"""Draws that nothing has been mended by since they were judged."""

Key = tuple[str, tuple[int, int] | None, tuple[tuple[int, int], ...]]
"""Article, source, contents: what a verdict is about. The cue's edges are not judged."""


class Drawn(NamedTuple):
    article: Article
    statement: Statement

    @property
    def key(self) -> Key:
        s = self.statement
        source = (s.source.start, s.source.end) if s.source else None
        return self.article.id, source, tuple((c.start, c.end) for c in s.content)


class Figures(NamedTuple):
    accepted: Share
    likely: Share
    """The same of those that are more likely right than not by their confidence."""
    unjudged: int


def measure(data: Path, reader: Reader) -> dict[str, Figures]:
    """For each draw the share accepted of the drawn statements that have a verdict, and how many have none."""
    verdicts, every = load_verdicts(), read_all(data, reader)
    return {name: count_accepted(draw(every, name), verdicts) for name in PLANS}


def count_accepted(drawn: Iterable[Drawn], verdicts: Mapping[Key, str]) -> Figures:
    accepted, likely, unjudged = Share(), Share(), 0
    for one in drawn:
        if one.key in verdicts:
            accepted.count(verdicts[one.key] == "yes")
            if one.statement.confidence >= LOW:
                likely.count(verdicts[one.key] == "yes")
        else:
            unjudged += 1
    return Figures(accepted, likely, unjudged)


def load_verdicts(folder: Path = FOLDER, *names: str) -> dict[Key, str]:
    """Verdicts by what they are about, of all files or of those named; a later line replaces an earlier one."""
    found: dict[Key, str] = {}
    for file in sorted(folder.glob("*.jsonl")):
        if names and file.name not in names:
            continue
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            source = tuple(row["source"]) if row["source"] else None
            found[(row["article"], source, tuple(tuple(c) for c in row["content"]))] = row["verdict"]
    return found


def read_all(data: Path, reader: Reader) -> list[Drawn]:
    """All statements that the reader finds today, in order of the texts."""
    return [
        Drawn(article, statement)
        for article, reading in reader.read_many(load_documents(data))
        for statement in reading.statements
    ]


def draw(every: Sequence[Drawn], name: str) -> list[Drawn]:
    """The draw of this name, in order of the texts. The later ones hold none of the first, and nothing that was read
    before, whatever its ends are today."""
    plan = PLANS[name]
    others = [d for d in every if plan.news or not is_news(d)]
    if plan.without:
        first = {d.key for d in draw(every, "first")}
        seen: dict[str, list[Key]] = {}
        for key in load_verdicts(FOLDER, *plan.without):
            seen.setdefault(key[0], []).append(key)
        others = [
            d for d in others if d.key not in first and not any(is_same(d.key, k) for k in seen.get(d.key[0], ()))
        ]
    kept = {d.key for d in sorted(others, key=lambda d: (is_news(d), _rank(d, plan.seed)))[: plan.size]}
    return [d for d in every if d.key in kept]


def is_news(drawn: Drawn) -> bool:
    """Whether a statement comes from `NEWS`."""
    return drawn.article.path.startswith(NEWS)


def is_same(one: Key, other: Key) -> bool:
    """Whether two statements of an article are one with other ends: half of their words' characters are shared."""
    a, b = ({n for start, end in key[2] for n in range(start, end)} for key in (one, other))
    return 2 * len(a & b) >= len(a | b)


def _rank(drawn: Drawn, seed: str) -> bytes:
    place = f"{seed} {drawn.article.id} {drawn.statement.content[0].start}"
    return hashlib.blake2b(place.encode(), digest_size=8).digest()


def load_documents(data: Path) -> Iterator[Article]:
    """re3d's documents, then Wikinews's, then Worldwide Newswire's, in a fixed order."""
    for file in sorted((data / "re3d").glob("*.json")):
        for row in json.loads(file.read_text(encoding="utf-8")):
            yield Article(text=row["text"], path=f"re3d/{row['_id']}", title=row["title"])
    with tarfile.open(data / "wikinews-gum.tar.gz") as tar:
        for member in sorted((m for m in tar if m.name.endswith(".xml")), key=lambda m: m.name):
            handle = tar.extractfile(member)
            assert handle is not None
            root = ET.fromstring(_mend_xml(handle.read().decode("utf-8")))
            yield Article(text="\n\n".join(_paragraphs(root)), path=member.name, title=root.get("title"))
    for named in load_names(data / NEWS / "dev.tar.gz"):
        yield Article(text=named.text, path=f"{NEWS}{named.name}")


_BLOCKS = {"p", "head", "item", "caption", "sp", "list", "figure"}
_TIGHT_BEFORE = set(".,;:!?)]}%”’…") | {"'s", "’s", "n't", "n’t", "'re", "’re", "'ve", "’ve", "'ll", "'m", "'d"}
_TIGHT_AFTER = set("([{$“‘£€#")


def _paragraphs(root: ET.Element) -> Iterator[str]:
    """The text of each block. A token stands in the first column of its line; those in <w> have no space between."""
    made: list[str] = []
    quoted = False
    label = ""  # who speaks, before the first paragraph of a turn

    def add(lines: str | None, glued: bool) -> None:
        nonlocal quoted
        for n, line in enumerate(filter(None, (lines or "").splitlines())):
            token = line.split("\t")[0]
            tight = token in _TIGHT_BEFORE or (token == '"' and quoted) or (glued and n > 0)
            last = made[-1] if made else ""
            tight = tight or (last != "" and last[-1] in _TIGHT_AFTER) or (last.endswith(' "') and quoted)
            if token == '"':
                quoted = not quoted
            made.append(token if tight or not made else f" {token}")

    def walk(element: ET.Element) -> Iterator[str]:
        nonlocal quoted, label
        block = element.tag in _BLOCKS
        if block and made:
            yield "".join(made)
            made.clear()
            quoted = False
        if element.tag == "sp":
            label = " ".join(re.findall(r"[A-Z][a-z]+|[A-Z]+", element.get("who", ""))) + ":"
        elif block and label:
            made.append(label)
            label = ""
        add(element.text, element.tag == "w")
        for child in element:
            yield from walk(child)
            add(child.tail, element.tag == "w")
        if block and made:
            yield "".join(made)
            made.clear()
            quoted = False

    yield from walk(root)
    if made:
        yield "".join(made)


def _mend_xml(data: str) -> str:
    """GUM's tokens hold bare ampersands."""
    return re.sub(r"&(?!(?:amp|lt|gt|quot|apos|#\d+);)", "&amp;", data)


def show(drawn: Drawn, number: int) -> str:
    """A statement in its place, for the one who judges: «source», ⟨cue⟩, [content]."""
    s, text = drawn.statement, drawn.article.text
    marks = [(s.source, "«", "»"), (s.cue, "⟨", "⟩"), *((c, "[", "]") for c in s.content)]
    spans = [(span.start, span.end, a, b) for span, a, b in marks if span]
    low, high = max(0, min(x[0] for x in spans) - 160), max(x[1] for x in spans) + 80
    out, at = [], low
    for where, mark in sorted([(x[0], x[2]) for x in spans] + [(x[1], x[3]) for x in spans]):
        out += [text[at:where], mark]
        at = where
    words = "".join([*out, text[at:high]]).replace("\n", "⏎")
    return f"{number} {s.kind} {'inside ' if s.inside else ''}{s.confidence:.2f}  {words}"


def make_rows(setting: Setting) -> list[Row]:
    rows = []
    for name, found in measure(setting.shared / "data", setting.reader).items():
        first = f", {FIRST_RUN[name]} at the first run" if name in FIRST_RUN else ""
        since = "not mended on" if name in UNTOUCHED else "since mended on"
        rows += [
            Row(f"{name} draw of {PLANS[name].size}, {since}: accepted{first}", str(found.accepted), "90"),
            Row("of those with a confidence of 0.5 or more", str(found.likely), "90"),
            Row("not judged yet", str(found.unjudged), "0"),
        ]
    return rows


SECTION = Section(
    "judged",
    "Statements of re3d, Wikinews and Worldwide Newswire judged by reading",
    make_rows,
    ("data/re3d", "data/wikinews-gum.tar.gz", "data/worldwide-news/dev.tar.gz"),
)


def main() -> None:
    ap = argparse.ArgumentParser(prog="python -m bench.judged", description=__doc__.split("\n\n")[0])
    ap.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with data/")
    ap.add_argument("--keys", action="store_true", help="JSON lines to be filled in, instead of the text to be read")
    ap.add_argument("--draw", choices=PLANS, default="first", help="which draw")
    ap.add_argument("--refused", action="store_true", help="those judged `no`, instead of those not judged")
    args = ap.parse_args()
    verdicts = load_verdicts()
    for number, drawn in enumerate(draw(read_all(args.shared / "data", Reader()), args.draw)):
        verdict = verdicts.get(drawn.key)
        if verdict != ("no" if args.refused else None):
            continue
        article, source, content = drawn.key
        row = {"article": article, "source": source, "content": content, "verdict": "", "reason": ""}
        print(json.dumps(row) if args.keys else show(drawn, number))


if __name__ == "__main__":
    main()
