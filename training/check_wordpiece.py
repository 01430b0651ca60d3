"""Holds our word pieces equal to the `tokenizers` package's: `python -m training.check_wordpiece --data … --base …`.

Piece by piece and offset by offset over every training text. Exit code 1 and the first difference where they differ.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from tokenizers import Tokenizer

from dragoman.reading.wordpiece import WordPiece
from training.names import load_names
from training.polnear import load_polnear


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--data", type=Path, required=True, help="folder with polnear/ and worldwide-news/")
    ap.add_argument("--base", type=Path, required=True, help="folder with vocab.txt and tokenizer.json")
    args = ap.parse_args()
    reference = Tokenizer.from_file(str(args.base / "tokenizer.json"))
    reference.no_truncation()
    reference.no_padding()
    ours = WordPiece(args.base / "vocab.txt")
    dropped: Counter[str] = Counter()
    texts = [a.text for a in load_polnear(args.data / "polnear/train.tar.gz", dropped)]
    texts += [a.text for a in load_names(args.data / "worldwide-news/train.tar.gz")]
    pieces = 0
    for number, text in enumerate(texts):
        encoding = reference.encode(text, add_special_tokens=False)
        wanted = [(piece, *offsets) for piece, offsets in zip(encoding.ids, encoding.offsets, strict=True)]
        found = ours.pieces(text)
        if found != wanted:
            first = next((pair for pair in zip(found, wanted, strict=False) if pair[0] != pair[1]), ("length",))
            print(f"text {number}: ours and theirs differ first at {first}", file=sys.stderr)
            return 1
        pieces += len(found)
    print(f"{len(texts)} texts, {pieces} pieces: the same, offsets too")
    return 0


if __name__ == "__main__":
    sys.exit(main())
