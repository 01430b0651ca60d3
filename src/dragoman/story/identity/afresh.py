"""Parts all forms of a record into blocks by their keys alone, so that each block is worked out once.

Portion by portion a block is worked out again with each that bears on it: of a million statements that was most of the
time. What ties forms is what `gather.make_blocks` ties them by; here it is read from the rows, of all at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator

from dragoman.story.identity.forms import as_acronym
from dragoman.story.identity.own import OwnList
from dragoman.story.identity.rows import Rows

AT_ONCE = 2_000
"""Forms whose blocks are worked out in one transaction, more only where one block has more: about a second."""


def find_blocks(rows: Rows, own: OwnList) -> list[list[int]]:
    """The forms of whole blocks, by serial; in one portion as many blocks as are worked out at once."""
    listed = [sorted(entry.keys) for entry in own]
    seen = rows.acronyms() | {key for keys in listed for key in keys}
    ties = _Ties()
    for keys in listed:
        ties.join(_tying(keys, seen))
    key_of: dict[int, int] = {}
    """For each form the number of one of its keys; the others are tied to it."""
    for form, key in rows.all_keys():
        for tying in _tying((key,), seen):
            number = ties.number(tying)
            ties.tie(key_of.setdefault(form, number), number)
    members: dict[int, list[int]] = defaultdict(list)
    for form, number in key_of.items():
        members[ties.top(number)].append(form)
    return list(_portions(members.values()))


def _portions(blocks: Iterable[list[int]]) -> Iterator[list[int]]:
    portion: list[int] = []
    for block in blocks:
        portion += block
        if len(portion) >= AT_ONCE:
            yield portion
            portion = []
    if portion:
        yield portion


def _tying(keys: Iterable[str], seen: Container[str]) -> list[str]:
    """The keys that tie: initials as the acronym of these letters where that is seen, else not at all."""
    return [tied for key in keys if (tied := as_acronym(key)) == key or tied in seen]


class _Ties:
    """Connected keys; numbers, as a million strings in a tree of their own would take too much memory."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._parent: list[int] = []

    def number(self, key: str) -> int:
        found = self._numbers.setdefault(key, len(self._parent))
        if found == len(self._parent):
            self._parent.append(found)
        return found

    def join(self, keys: list[str]) -> None:
        for key in keys:
            self.tie(self.number(keys[0]), self.number(key))

    def top(self, number: int) -> int:
        parent = self._parent
        while parent[number] != number:
            parent[number] = number = parent[parent[number]]
        return number

    def tie(self, one: int, other: int) -> None:
        low, high = sorted((self.top(one), self.top(other)))
        self._parent[high] = low
