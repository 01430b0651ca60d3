"""Makes one checkpoint of several, the mean of their averaged weights: `python -m training.mean --out … A.pt B.pt`.

Weights that one cycle of training reached from the others' lie in one basin, and their mean keeps what each learned
(Wortsman et al. 2022): here the first cycle's reading of PolNeAR and the later ones' of the talks.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("checkpoints", type=Path, nargs="+")
    ap.add_argument("--out", type=Path, required=True)
    args = ap.parse_args()
    states = [torch.load(path, weights_only=True)["average"] for path in args.checkpoints]
    mean = {
        name: sum(state[name] for state in states) / len(states) if value.is_floating_point() else value
        for name, value in states[0].items()
    }
    torch.save({"average": mean}, args.out)


if __name__ == "__main__":
    main()
