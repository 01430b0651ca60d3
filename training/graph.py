"""The tagger as the ONNX graph that ships, written node by node: nothing in it but what a window needs.

`torch.onnx.export` leaves a mask, positions and shapes that are worked out anew for each window, and the three
projections of attention apart. Here positions and token types are one constant, the projections one product, attention
one operator (`MultiHeadAttention`) and the heads one product: 0.95 of the exported graph's time in the reader's session
(one core, 156 windows of PolNeAR dev, int8).

Products are int8 in the way of ONNX Runtime's dynamic quantisation: weights symmetric by column, what comes in by its
own least and largest number in the window. The same integers as `onnxruntime.quantization.quantize_dynamic` makes.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

Floats = npt.NDArray[np.float32]
Weights = dict[str, Floats]
"""PyTorch's names and shapes (`Tagger.state_dict`)."""

CONTRIB = "com.microsoft"
HEADS_OF_ATTENTION = 12
EPSILON = 1e-12


class Graph:
    """Nodes and constants as they are added; values are known by their names."""

    def __init__(self, weights: Weights, int8: bool) -> None:
        self.weights, self.int8 = weights, int8
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, value: npt.NDArray[np.generic]) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind: str, *inputs: str, to: str, **settings: object) -> str:
        domain = CONTRIB if kind in ("DynamicQuantizeMatMul", "MultiHeadAttention", "Gelu") else ""
        self.nodes.append(helper.make_node(kind, [*inputs], to.split(), to.split()[0], domain=domain, **settings))
        return to

    def linear(self, name: str, x: str, weight: Floats, bias: Floats) -> str:
        """`weight` (in, out)."""
        if not self.int8:
            product = self.node("MatMul", x, self.constant(f"{name}.weight", weight), to=f"{name}.product")
            return self.node("Add", product, self.constant(f"{name}.bias", bias), to=name)
        scale = np.maximum(np.abs(weight).max(0), np.finfo(np.float32).tiny) / np.float32(127)
        whole = np.clip(np.round(weight / scale), -127, 127).astype(np.int8)
        return self.node(
            "DynamicQuantizeMatMul", x, self.constant(f"{name}.weight", whole), self.constant(f"{name}.scale", scale),
            self.constant(f"{name}.zero", np.zeros(len(scale), np.int8)), self.constant(f"{name}.bias", bias), to=name,
        )  # fmt: skip

    def dense(self, name: str, x: str, *parts: str) -> str:
        """Linear layers that are given the same input, their outputs side by side."""
        weight = np.concatenate([self.weights[f"{part}.weight"].T for part in parts], 1)
        return self.linear(name, x, weight, np.concatenate([self.weights[f"{part}.bias"] for part in parts]))

    def look_up(self, name: str, ids: str, table: Floats) -> str:
        """Rows of a table; in int8 its numbers are eight bits without sign, from its least to its largest."""
        if not self.int8:
            return self.node("Gather", self.constant(f"{name}.table", table), ids, to=name)
        low, high = min(table.min(), 0.0), max(table.max(), 0.0)
        scale = np.float32((high - low) / 255)
        zero = np.round(-low / scale)
        whole = np.clip(np.round(table / scale) + zero, 0, 255).astype(np.uint8)
        rows = self.node("Gather", self.constant(f"{name}.table", whole), ids, to=f"{name}.rows")
        ends = self.constant(f"{name}.scale", np.array(scale)), self.constant(f"{name}.zero", np.array(zero, np.uint8))
        return self.node("DequantizeLinear", rows, *ends, to=name)

    def normalise(self, name: str, x: str, norm: str) -> str:
        weight, bias = (self.constant(f"{name}.{end}", self.weights[f"{norm}.{end}"]) for end in ("weight", "bias"))
        return self.node("LayerNormalization", x, weight, bias, to=name, axis=-1, epsilon=EPSILON)


def embed(graph: Graph, window: int) -> str:
    """Pieces, shapes and places (of at most `window` pieces) to vectors."""
    weights, own = graph.weights, "encoder.embeddings"
    places = weights[f"{own}.position_embeddings.weight"] + weights[f"{own}.token_type_embeddings.weight"][0]
    for name, value in (("zero", 0), ("one", 1), ("two", 2)):
        graph.constant(name, np.array([value], np.int64))
    length = graph.node("Slice", graph.node("Shape", "ids", to="ids-shape"), "one", "two", to="length")
    table = graph.constant("places", places[None, :window])
    here = graph.node("Slice", table, "zero", length, "one", to="here")
    words = graph.look_up("words", "ids", weights[f"{own}.word_embeddings.weight"])
    shapes = graph.look_up("shape", "shapes", weights["shape.weight"])
    both = graph.node("Add", words, shapes, to="words-and-shapes")
    return graph.normalise("embedded", graph.node("Add", both, here, to="placed"), f"{own}.LayerNorm")


def add_layer(graph: Graph, number: int, x: str) -> str:
    """One layer of BERT: attention, then a product out and back, each added to what came in."""
    own, name = f"encoder.encoder.layer.{number}", f"layer-{number}"
    asked = graph.dense(f"{name}.asked", x, *(f"{own}.attention.self.{part}" for part in ("query", "key", "value")))
    parts = [f"{name}.{part}" for part in ("query", "key", "value")]
    graph.node("Split", asked, "thirds", to=" ".join(parts), axis=-1)
    seen = graph.node("MultiHeadAttention", *parts, to=f"{name}.seen", num_heads=HEADS_OF_ATTENTION)
    back = graph.dense(f"{name}.attended", seen, f"{own}.attention.output.dense")
    added = graph.node("Add", x, back, to=f"{name}.added")
    x = graph.normalise(f"{name}.first", added, f"{own}.attention.output.LayerNorm")
    wide = graph.node("Gelu", graph.dense(f"{name}.wide", x, f"{own}.intermediate.dense"), to=f"{name}.bent")
    back = graph.dense(f"{name}.narrow", wide, f"{own}.output.dense")
    return graph.normalise(f"{name}.second", graph.node("Add", x, back, to=f"{name}.sum"), f"{own}.output.LayerNorm")


def write(weights: Weights, heads: dict[str, list[str]], window: int, path: Path, int8: bool = True) -> None:
    """Writes the graph: `ids` and `shapes` (1, L) int64 in, for each head (1, L, K) float32 out, L up to `window`."""
    graph = Graph(weights, int8)
    layers = 1 + max(int(name.split(".")[3]) for name in weights if name.startswith("encoder.encoder.layer."))
    width = weights["encoder.embeddings.LayerNorm.weight"].shape[0]
    graph.constant("thirds", np.array([width] * 3, np.int64))
    x = embed(graph, window)
    for number in range(layers):
        x = add_layer(graph, number, x)
    told = graph.dense("told", x, *(f"heads.{head}" for head in heads))
    sizes = graph.constant("sizes", np.array([len(labels) for labels in heads.values()], np.int64))
    graph.node("Split", told, sizes, to=" ".join(heads), axis=-1)
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, [1, "pieces"]) for name in ("ids", "shapes")]
    outputs = [
        helper.make_tensor_value_info(head, TensorProto.FLOAT, [1, "pieces", len(labels)])
        for head, labels in heads.items()
    ]
    made = helper.make_graph(graph.nodes, "tagger", inputs, outputs, graph.constants)
    versions = [helper.make_opsetid("", 17), helper.make_opsetid(CONTRIB, 1)]
    onnx.save(helper.make_model(made, opset_imports=versions, ir_version=8, producer_name="dragoman"), str(path))
