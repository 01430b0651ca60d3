"""WordPiece as BERT does it (Devlin et al. 2019; greedy longest match, lower case, accents stripped), with offsets.

The `tokenizers` package does the same and brings 11 packages with it, among them an HTTP client that downloads models;
this program opens no connections. `training/check_wordpiece.py` holds the two equal, piece by piece and offset by
offset, over all training texts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

UNKNOWN = "[UNK]"
LONGEST_WORD = 100
"""BERT gives up on longer words: one unknown piece."""

Piece = tuple[int, int, int]
"""Id, start, end."""

Letter = tuple[str, int]
"""A normalised character and the index of the original one it comes from."""


class WordPiece:
    """Cuts texts into a vocabulary's pieces. What stands between two spaces is cached: news repeats itself."""

    def __init__(self, vocabulary: Path) -> None:
        """`vocabulary`: one piece a line, ids by line number. Raises OSError when it cannot be read."""
        lines = vocabulary.read_text(encoding="utf-8").split("\n")
        self._ids = {piece: number for number, piece in enumerate(lines)}
        self._unknown = self._ids[UNKNOWN]
        self._cache: dict[str, bytes] = {}

    def id_of(self, piece: str) -> int:
        """The id of one piece of the vocabulary. Raises KeyError for any other."""
        return self._ids[piece]

    def pieces(self, text: str) -> list[Piece]:
        """All pieces of `text` in order; offsets are code points of the text as it was given."""
        return [tuple(piece) for piece in self.table(text).tolist()]

    def table(self, text: str) -> npt.NDArray[np.int32]:
        """`pieces` as an array (L, 3). Places are counted chunk by chunk and shifted all at once."""
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        solid = ~_IS_SPACE[np.minimum(codes, len(_IS_SPACE) - 1)]
        places = np.flatnonzero(np.diff(solid, prepend=False) & solid).astype(np.int32)  # where a chunk begins
        chunks = text.split()
        if sum(map(len, chunks)) != np.count_nonzero(solid):  # Python takes some control characters for spaces
            chunks = _CHUNK.findall(text)
        known = self._cache.get
        found = [known(chunk) or self._remember(chunk) for chunk in chunks]
        table = np.frombuffer(bytearray(b"".join(found)), np.int32).reshape(-1, 3)
        table[:, 1:] += np.repeat(places, np.array([*map(len, found)], np.intp) // _PIECE)[:, None]
        return table

    def _remember(self, chunk: str) -> bytes:
        """A chunk's pieces as the rows of a table: so that a text's can be joined and read as one."""
        pieces = [piece for word in _words(chunk) for piece in self._match(word)]
        found = np.array(pieces, np.int32).tobytes()
        if len(chunk) <= LONGEST_WORD:
            if len(self._cache) >= 100_000:  # PolNeAR's 840 training articles hold 56,374
                self._cache.clear()
            self._cache[chunk] = found
        return found

    def _match(self, word: list[Letter]) -> list[Piece]:
        letters = "".join(letter for letter, _ in word)
        whole = [(self._unknown, word[0][1], word[-1][1] + 1)]
        if len(letters) > LONGEST_WORD:
            return whole
        found: list[Piece] = []
        at = 0
        while at < len(letters):
            for stop in range(len(letters), at, -1):
                piece = self._ids.get(("##" if at else "") + letters[at:stop])
                if piece is not None:
                    break
            else:
                return whole
            found.append((piece, word[at][1], word[stop - 1][1] + 1))
            at = stop
        return found


# Unicode's White_Space without the control characters, which BERT drops instead (tab and line ends apart).
_CHUNK = re.compile("[^\t\n\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_IS_SPACE = np.array([not _CHUNK.match(chr(code)) for code in range(0x3002)])
_PIECE = np.zeros(3, np.int32).nbytes


def _words(chunk: str) -> Iterator[list[Letter]]:
    """The words of a chunk: punctuation marks and CJK characters are words of their own."""
    word: list[Letter] = []
    for index, char in enumerate(chunk):
        if char.isascii() and char.isalnum():
            word.append((char.lower(), index))
            continue
        if char == "\ufffd" or unicodedata.category(char)[0] == "C":
            continue
        alone = _is_cjk(char)
        for part in unicodedata.normalize("NFD", char):
            if unicodedata.category(part) == "Mn":
                continue
            for letter in part.lower():
                if alone or _is_punctuation(letter):
                    if word:
                        yield word
                    yield [(letter, index)]
                    word = []
                else:
                    word.append((letter, index))
    if word:
        yield word


def _is_punctuation(char: str) -> bool:
    return (char.isascii() and char.isprintable() and not char.isalnum()) or unicodedata.category(char)[0] == "P"


def _is_cjk(char: str) -> bool:
    code = ord(char)
    return any(first <= code <= last for first, last in _CJK)


_CJK = (
    (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F), (0x2B740, 0x2B81F),
    (0x2B920, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F),
)  # fmt: skip
"""The ranges that BERT's tokeniser lists, its slip in the second last but two (2B920 for 2B820) included."""
