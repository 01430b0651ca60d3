"""The network of event codes and acts with the weights of a model folder that `training.events` exported: for a second
cycle from weights that ship and whose checkpoint is gone. The int8 numbers come back as the floats that they stand for.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import numpy_helper

from dragoman.reading.plover.encoder import load_event_card
from training.act_network import ISSUES, Network

Floats = npt.NDArray[np.float32]


def restore(network: Network, folder: Path) -> None:
    """Of issues that were listed since, nothing is known. Raises KeyError for a weight that the network has not."""
    graph = onnx.load(str(folder / "model.onnx")).graph
    known = {c.name: numpy_helper.to_array(c) for c in graph.initializer}
    state = {name: value.numpy().copy() for name, value in network.state_dict().items()}
    found: dict[str, Floats] = {}
    for name, value in known.items():
        if name in state:
            found[name] = value
        elif name.endswith("_quantized") and not name.startswith("onnx::"):
            plain = name.removesuffix("_quantized")
            weight = _restore(known, plain)
            found[plain.removesuffix("_Transposed")] = weight.T if plain.endswith("_Transposed") else weight
    for node in graph.node:
        if node.op_type == "MatMulInteger" and node.input[1].startswith("onnx::"):
            module = node.name.removesuffix("/MatMul_quant").strip("/").replace("/", ".")
            found[f"{module}.weight"] = _restore(known, node.input[1].removesuffix("_quantized")).T
    listed = load_event_card(folder).issues
    rows = [listed.index(issue) if issue in listed else None for issue in ISSUES]
    for name in ("issues.weight", "issues.bias"):
        found[name] = np.stack([found[name][r] if r is not None else np.zeros_like(found[name][0]) for r in rows])
    for name, value in found.items():
        if name not in state or state[name].shape != value.shape:
            raise KeyError(f"{folder}: {name} of shape {value.shape} is no weight of the network")
    network.load_state_dict({name: torch.from_numpy(np.array(value)) for name, value in (state | found).items()})


def _restore(known: dict[str, npt.NDArray[np.generic]], name: str) -> Floats:
    """What the whole numbers of a weight stand for; scale and zero point are of the whole or of each column."""
    whole, zero, scale = (known[f"{name}_{part}"].astype(np.float32) for part in ("quantized", "zero_point", "scale"))
    restored: Floats = (whole - zero) * scale
    return restored
