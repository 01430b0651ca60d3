"""Which of many rows of numbers share one: the pairs worth comparing, without comparing all with all."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise, product

import numpy as np

COMMON = 200
"""A number that more rows have is a set phrase, and no evidence."""


def is_common(count: int) -> bool:
    """Whether so many have it that it is no evidence."""
    return count > COMMON


def frequent(rows: Sequence[bytes]) -> frozenset[int]:
    """The 32-bit numbers that more than COMMON rows have; a row has each of its own once."""
    numbers, counts = np.unique(np.frombuffer(b"".join(rows), dtype="<u4"), return_counts=True)
    return frozenset(numbers[counts > COMMON].tolist())


def rows_that_meet(rows: Sequence[bytes], fresh: int | None = None) -> Iterator[tuple[int, int]]:
    """Each pair of rows (by index, the lower first) that share a 32-bit number, once; where `fresh` is given, of those
    pairs that have one of the first `fresh` rows and one of the others. Costs 8 bytes a number."""
    lengths = np.fromiter((len(row) // 4 for row in rows), dtype=np.int64, count=len(rows))
    numbers = np.frombuffer(b"".join(rows), dtype="<u4")
    owners = np.repeat(np.arange(len(rows), dtype=np.int32), lengths)
    seen: set[tuple[int, int]] = set()
    for run in _runs(numbers, owners):
        if len(run) <= COMMON:
            place = bisect_left(run, fresh or 0)
            seen.update(combinations(run, 2) if fresh is None else product(run[:place], run[place:]))
    yield from sorted(seen)


def sketches_that_meet(sketches: Sequence[bytes], band: int) -> Iterator[tuple[int, int]]:
    """Each pair of sketches of one length that agree in `band` numbers side by side; of very many that agree, only
    neighbours, whom components join all the same."""
    table = np.frombuffer(b"".join(sketches), dtype="<u4").reshape(len(sketches), -1).astype(np.uint64)
    owners = np.arange(len(sketches), dtype=np.int32)
    seen: set[tuple[int, int]] = set()
    for start in range(0, table.shape[1] - band + 1, band):
        keys = np.zeros(len(sketches), dtype=np.uint64)
        for column in range(start, start + band):  # a hash of the band: a chance agreement is found out by comparison
            keys = keys * np.uint64(0x9E3779B97F4A7C15) + table[:, column]
        for run in _runs(keys, owners):
            seen.update(combinations(run, 2) if len(run) <= COMMON else pairwise(run))
    yield from sorted(seen)


def _runs(keys: np.ndarray, owners: np.ndarray) -> Iterator[list[int]]:
    """The owners of each key that more than one has, ascending."""
    order = np.lexsort((owners, keys))
    keys, owners = keys[order], owners[order]
    bounds = np.flatnonzero(np.diff(keys)) + 1
    starts, ends = np.concatenate(([0], bounds)), np.concatenate((bounds, [len(keys)]))
    for n in np.flatnonzero(ends - starts > 1):
        run = owners[starts[n] : ends[n]].tolist()
        if run[0] != run[-1]:
            yield list(dict.fromkeys(run))
