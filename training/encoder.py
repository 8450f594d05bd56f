"""The two encoders that training starts from, in plain torch: BERT (MiniLM) and MPNet.

Own code, so that a run depends on torch alone and the argument branch can reuse single layers.
"""

from __future__ import annotations

import json
import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional


class Layer(nn.Module):
    """One post-norm transformer layer."""

    def __init__(self, width: int, heads: int, inner: int, epsilon: float, dropout: float):
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value = (nn.Linear(width, width) for _ in range(3))
        self.mix = nn.Linear(width, width)
        self.norm_1 = nn.LayerNorm(width, eps=epsilon)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm_2 = nn.LayerNorm(width, eps=epsilon)
        self.dropout = nn.Dropout(dropout)

    def forward(self, hidden: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
        """Return `batch x tokens x width`; `bias` (added to the scores) is `batch x heads|1 x tokens x tokens|1`."""
        batch, tokens, width = hidden.shape

        def split(x):
            return x.view(batch, tokens, self.heads, width // self.heads).transpose(1, 2)

        query, key, value = split(self.query(hidden)), split(self.key(hidden)), split(self.value(hidden))
        bias = bias.to(query.dtype)
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=bias, dropout_p=0.0)
        seen = self.mix(seen.transpose(1, 2).reshape(batch, tokens, width))
        hidden = self.norm_1(hidden + self.dropout(seen))
        return self.norm_2(hidden + self.dropout(self.down(functional.gelu(self.up(hidden)))))


class Encoder(nn.Module):
    """Embeddings and layers of a BERT or MPNet checkpoint folder (`config.json`, `model.safetensors`)."""

    def __init__(self, config: dict, dropout: float = 0.1):
        super().__init__()
        width, epsilon = config["hidden_size"], config["layer_norm_eps"]
        self.width, self.heads, self.relative = width, config["num_attention_heads"], config["model_type"] == "mpnet"
        self.first_position = 2 if self.relative else 0
        self.words = nn.Embedding(config["vocab_size"], width)
        self.positions = nn.Embedding(config["max_position_embeddings"], width)
        self.norm = nn.LayerNorm(width, eps=epsilon)
        self.dropout = nn.Dropout(dropout)
        self.distance = nn.Embedding(32, self.heads) if self.relative else None
        self.layers = nn.ModuleList(
            Layer(width, self.heads, config["intermediate_size"], epsilon, dropout)
            for _ in range(config["num_hidden_layers"])
        )

    def embed(self, ids: torch.Tensor) -> torch.Tensor:
        """Return the embedded tokens."""
        return self.embed_words(self.words(ids))

    def embed_words(self, words: torch.Tensor) -> torch.Tensor:
        """Return the embedded tokens, given the vector of each word piece."""
        places = torch.arange(words.shape[1], device=words.device) + self.first_position
        return self.dropout(self.norm(words + self.positions(places)))

    def bias(self, mask: torch.Tensor) -> torch.Tensor:
        """Return what is added to attention scores: padding and, for MPNet, the distance between tokens."""
        padding = (1.0 - mask[:, None, None, :].float()) * -10000.0
        if self.distance is None:
            return padding
        return padding + self.distance(_buckets(mask.shape[1])).permute(2, 0, 1)[None]


def _buckets(tokens: int) -> torch.Tensor:
    """MPNet's 32 distance buckets (Source: T5, Raffel et al. 2020, section 2.1; distances to 128)."""
    places = torch.arange(tokens)
    distance = places[:, None] - places[None, :]
    half, exact = 16, 8
    side = (distance < 0).long() * half
    distance = distance.abs()
    far = exact + (torch.log(distance.clamp(min=1).float() / exact) / math.log(128 / exact) * (half - exact)).long()
    return side + torch.where(distance < exact, distance, far.clamp(max=half - 1))


NAMES = {
    "bert": {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "mix": "attention.output.dense",
        "norm_1": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm_2": "output.LayerNorm",
    },
    "mpnet": {
        "query": "attention.attn.q",
        "key": "attention.attn.k",
        "value": "attention.attn.v",
        "mix": "attention.attn.o",
        "norm_1": "attention.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm_2": "output.LayerNorm",
    },
}


def load_encoder(folder: Path, dropout: float = 0.1) -> Encoder:
    """Return the encoder of a checkpoint folder, weights loaded."""
    config = json.loads((folder / "config.json").read_text())
    stored = {
        k.removeprefix("bert.").removeprefix("mpnet."): v.float()
        for k, v in load_file(folder / "model.safetensors").items()
    }
    encoder = Encoder(config, dropout)
    state = {
        "words.weight": stored["embeddings.word_embeddings.weight"],
        "positions.weight": stored["embeddings.position_embeddings.weight"],
        "norm.weight": stored["embeddings.LayerNorm.weight"],
        "norm.bias": stored["embeddings.LayerNorm.bias"],
    }
    kinds = stored.get("embeddings.token_type_embeddings.weight")
    if kinds is not None:  # one segment only: its vector is a constant of every word
        state["words.weight"] = state["words.weight"] + kinds[0]
    if encoder.relative:
        state["distance.weight"] = stored["encoder.relative_attention_bias.weight"]
    for n in range(config["num_hidden_layers"]):
        for ours, theirs in NAMES[config["model_type"]].items():
            for part in ("weight", "bias"):
                state[f"layers.{n}.{ours}.{part}"] = stored[f"encoder.layer.{n}.{theirs}.{part}"]
    encoder.load_state_dict(state)
    return encoder
