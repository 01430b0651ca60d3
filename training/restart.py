"""Makes a checkpoint of a model folder: `python -m training.restart --model … --base … --out checkpoint.pt`.

For a second cycle (`training.train --start`) from weights that ship and whose checkpoint is gone. The int8 numbers come
back as the floats that they stand for, and are given as averaged weights. Places beyond the model's window are the
base's own, so that cycle had better use windows no longer than the model's.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from dragoman.reading.model import Model
from training.encoders import make_tagger
from training.examples import HEADS
from training.graph import Floats, Weights
from training.tagger import Chain, Tagger


class Constants:
    """The numbers of a graph that `training.graph.write` wrote."""

    def __init__(self, path: Path) -> None:
        self._known = {c.name: numpy_helper.to_array(c) for c in onnx.load(str(path)).graph.initializer}

    def dense(self, name: str, *parts: str) -> Weights:
        """The layers that were put side by side, each with `weight` (out, in) and `bias`."""
        weight = self._known[f"{name}.weight"].astype(np.float32) * self._known[f"{name}.scale"]
        pairs = zip(
            parts, np.split(weight.T, len(parts)), np.split(self._known[f"{name}.bias"], len(parts)), strict=True
        )
        return {f"{p}.{end}": value for p, w, b in pairs for end, value in (("weight", w), ("bias", b))}

    def table(self, name: str) -> Floats:
        whole, zero = self._known[f"{name}.table"], self._known[f"{name}.zero"]
        return (whole.astype(np.float32) - zero) * self._known[f"{name}.scale"]

    def norm(self, name: str, part: str) -> Weights:
        return {f"{part}.{end}": self._known[f"{name}.{end}"] for end in ("weight", "bias")}

    def told(self) -> Weights:
        """The heads, which are one product of unequal parts."""
        whole = self.dense("told", "told")
        bounds = np.cumsum([len(labels) for labels in HEADS.values()])[:-1]
        return {
            f"heads.{head}.{end}": value
            for end in ("weight", "bias")
            for head, value in zip(HEADS, np.split(whole[f"told.{end}"], bounds), strict=True)
        }

    def places(self) -> Floats:
        return self._known["places"][0]


def restore(tagger: Tagger, model: Model) -> None:
    """Gives `tagger`, as its base has it, the weights of `model`."""
    known, own = Constants(model.folder / "model.onnx"), "encoder.embeddings"
    weights: Weights = {f"{own}.word_embeddings.weight": known.table("words"), "shape.weight": known.table("shape")}
    weights |= known.norm("embedded", f"{own}.LayerNorm") | known.told()
    for number in range(tagger.encoder.config.num_hidden_layers):
        layer, name = f"encoder.encoder.layer.{number}", f"layer-{number}"
        asked = [f"{layer}.attention.self.{part}" for part in ("query", "key", "value")]
        weights |= known.dense(f"{name}.asked", *asked)
        weights |= known.dense(f"{name}.attended", f"{layer}.attention.output.dense")
        weights |= known.norm(f"{name}.first", f"{layer}.attention.output.LayerNorm")
        weights |= known.dense(f"{name}.wide", f"{layer}.intermediate.dense")
        weights |= known.dense(f"{name}.narrow", f"{layer}.output.dense")
        weights |= known.norm(f"{name}.second", f"{layer}.output.LayerNorm")
    state = tagger.state_dict() | {name: torch.from_numpy(np.array(value)) for name, value in weights.items()}
    places = torch.from_numpy(np.array(known.places()))
    state[f"{own}.position_embeddings.weight"][: len(places)] = places - state[f"{own}.token_type_embeddings.weight"][0]
    tagger.load_state_dict(state)
    for head in model.card.heads:
        chain = tagger.chains[head.name]
        assert isinstance(chain, Chain)
        chain.start.data = torch.tensor(head.start)
        chain.transitions.data = torch.tensor(head.transitions)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--model", type=Path, help="a model folder other than the shipped one")
    ap.add_argument("--base", type=Path, required=True)
    ap.add_argument("--out", type=Path, required=True)
    args = ap.parse_args()
    tagger = make_tagger(args.base, args.base / "vocab.txt")
    restore(tagger, Model(args.model))
    torch.save({"average": tagger.state_dict()}, args.out)


if __name__ == "__main__":
    main()
