"""The encoders that are fine-tuned: all-MiniLM-L6-v2, which ships, and all-mpnet-base-v2, which teaches it.

Both were pre-trained on BERT's word pieces; MPNet (Song et al. 2020) numbers them otherwise, so one way of cutting
texts serves both.
"""

from __future__ import annotations

from pathlib import Path

import torch
from transformers import AutoConfig, BertModel, MPNetModel

from training.examples import HEADS
from training.tagger import Tagger

SPECIAL = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>", "[MASK]": "<mask>", "[UNK]": "[UNK]"}
"""What MPNet calls BERT's special pieces."""

# Measured on two cores, batches of 12 x 256 pieces, forward and backward: as shipped (fused attention, its dropout 0.1,
# float32) 3.3 s; plain attention without dropout in bfloat16 1.1 s.
PLAIN = {"attn_implementation": "eager", "attention_probs_dropout_prob": 0.0}


def make_tagger(
    base: Path, vocabulary: Path, dropout: float = 0.1, checkpoint: Path | None = None, weights: str = ""
) -> Tagger:
    """A tagger on the encoder in folder `base`: fine-tuned as `checkpoint` has it under `weights`, else as downloaded.

    `vocabulary`: BERT's, by which the texts are cut.
    """
    config = AutoConfig.from_pretrained(base, hidden_dropout_prob=dropout, **PLAIN)
    kind = MPNetModel if config.model_type == "mpnet" else BertModel
    pieces = numbers(base / "vocab.txt", vocabulary) if kind is MPNetModel else None
    if checkpoint is None:
        return Tagger(kind.from_pretrained(base, config=config, add_pooling_layer=False), HEADS, pieces)
    tagger = Tagger(kind(config, add_pooling_layer=False), HEADS, pieces)
    tagger.load_state_dict(torch.load(checkpoint, weights_only=True)[weights])
    return tagger


def numbers(own: Path, vocabulary: Path) -> list[int]:
    """The encoder's own number of each piece of `vocabulary`, in its order. Raises KeyError for a piece it lacks."""
    numbered = {piece: number for number, piece in enumerate(own.read_text(encoding="utf-8").splitlines())}
    return [numbered[SPECIAL.get(piece, piece)] for piece in vocabulary.read_text(encoding="utf-8").splitlines()]
