"""A program that adds numbered articles to a record, as `dragoman read` does.

Run as `python -m tests.record.adder FILE FROM TO`.
Prints `done ID` for each article after its commit, and last how many it had to add.
"""

from __future__ import annotations

import sys

from dragoman.record import Record
from tests.record.making import make_numbered

VERSION = "one+r1"
CHUNK = 3


def main(where: str, first: int, end: int) -> None:
    added = 0
    with Record.open(where) as record:
        for start in range(first, end, CHUNK):
            pairs = [make_numbered(number, VERSION) for number in range(start, min(end, start + CHUNK))]
            missing = [pair for pair in pairs if not record.holds(pair[0], VERSION)]
            record.add_many(missing)
            added += len(missing)
            for article, _ in pairs:
                print("done", article.id, flush=True)
    print("added", added, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
