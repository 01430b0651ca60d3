"""Counts which words are cues: `python -m training.cues --data … --out …`.

For each word of PolNeAR's training part that stands in two cues or more: in what share of its places it does, one of
eight imagined places being a cue. A witness beside the tagger that does not waver when the text is not news: "said" is a
cue wherever it stands, "came" hardly ever.
"""

from __future__ import annotations

import argparse
import json
import re
from bisect import bisect_right
from collections import Counter
from pathlib import Path

from dragoman.reading.confidence import IMAGINED, WORD
from training.polnear import Annotated, load_polnear

FEWEST = 2


def count(articles: list[Annotated]) -> dict[str, float]:
    """The share for each word in lower case."""
    seen: Counter[str] = Counter()
    cues: Counter[str] = Counter()
    for article in articles:
        relations = article.versions[0] if article.versions else ()
        spans = sorted({(s.start, s.end) for r in relations for s in r.spans if s.role == "cue"})
        starts = [start for start, _ in spans]
        for match in re.finditer(WORD, article.text):
            word = match[0].casefold()
            seen[word] += 1
            at = bisect_right(starts, match.start()) - 1
            cues[word] += at >= 0 and match.start() < spans[at][1]
    return {word: round((n + 1) / (seen[word] + IMAGINED), 3) for word, n in sorted(cues.items()) if n >= FEWEST}


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--data", type=Path, required=True, help="folder with polnear/")
    ap.add_argument("--out", type=Path, required=True, help="the JSON file of words to write")
    args = ap.parse_args()
    words = count(load_polnear(args.data / "polnear/train.tar.gz", Counter()))
    args.out.write_text(json.dumps(words, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    print(json.dumps({"words": len(words)}))


if __name__ == "__main__":
    main()
