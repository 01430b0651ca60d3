"""The accuracy that must not be lost: floors for the example story, pinned in `bench/floors.json`.

`python -m bench.floors` measures and raises the floors; it refuses to lower one. When the story or its gold changes,
so does its hash, and the floors have to be pinned anew with `--story-changed`, in a commit that says why.
"""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

import msgspec

from bench.accuracy import Scores
from bench.story import EXAMPLES, measure_story

FILE = Path(__file__).parent / "floors.json"

MEASURED = ("f1", "speaker", "kind", "source", "content", "furniture")


SLACK = 2.0
"""Points below a floor that are no fault: processors round the int8 model's sums differently, and one statement of the
story is 0.8 points. A change that costs more is seen."""


class Floors(msgspec.Struct, frozen=True):
    """`story`: hash of the articles and the gold; `floors`: the least per cent of each figure."""

    story: str
    floors: dict[str, float]


def hash_story(folder: Path = EXAMPLES) -> str:
    """SHA-256 over names and bytes of all articles and gold."""
    digest = hashlib.sha256()
    for file in sorted(p for part in ("story", "gold") for p in (folder / part).iterdir()):
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def figures(scores: Scores) -> dict[str, float]:
    """Per cent of each gated figure, cut to a tenth so that a floor never lies above what was measured."""
    found = {name: getattr(scores, name) for name in MEASURED}
    return {name: int(10 * (v if isinstance(v, float) else v.percent)) / 10 for name, v in found.items()}


def load_floors(file: Path = FILE) -> Floors:
    return msgspec.json.decode(file.read_bytes(), type=Floors)


def find_faults(found: dict[str, float], floors: dict[str, float]) -> list[str]:
    """One line for each figure that is below its floor by more than `SLACK`."""
    return [
        f"{name}: {found[name]:.1f}, floor {floor:.1f}" for name, floor in floors.items() if found[name] < floor - SLACK
    ]


def pin(found: dict[str, float], old: Floors | None, story: str) -> Floors:
    """The new floors. Raises ValueError where one would go down on the same story."""
    if old and old.story == story and (faults := find_faults(found, old.floors)):
        raise ValueError(f"a floor does not go down ({'; '.join(faults)}); mend what made it worse")
    if old and old.story == story:
        found = {name: max(value, old.floors.get(name, 0.0)) for name, value in found.items()}
    return Floors(story, found)


def main() -> None:
    ap = argparse.ArgumentParser(prog="python -m bench.floors", description=__doc__)
    ap.add_argument("--story-changed", action="store_true", help="pin anew for a changed story or gold")
    args = ap.parse_args()
    from dragoman.reading import Reader

    old, story = (load_floors() if FILE.exists() else None), hash_story()
    if old and old.story != story and not args.story_changed:
        raise SystemExit("the story or its gold has changed; give --story-changed and say why in the commit")
    try:
        floors = pin(figures(measure_story(Reader())), old, story)
    except ValueError as error:
        raise SystemExit(str(error)) from None
    FILE.write_bytes(msgspec.json.format(msgspec.json.encode(floors), indent=1) + b"\n")
    print(f"{FILE}: {floors.floors}")


if __name__ == "__main__":
    main()
