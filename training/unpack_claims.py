"""Packaged 8-bit graphs -> a checkpoint and an encoder folder that training can go on from.

    python training/unpack_claims.py --weights FOLDER --split 4 --out FOLDER

Writes `model.pt` (the claim reader) and `config.json`, `model.safetensors`, `tokenizer.json` (the encoder under it).
What smoothing moved between steps is moved back, so that it can be measured anew.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from claim_model import ClaimModel
from encoder import NAMES, load_encoder
from onnx import numpy_helper
from safetensors.torch import save_file

from weekreview.read.encoder import WORDS, unpacked

IN_ORDER = ("query", "key", "value", "mix", "up", "down")
HEADS = {"triggers": ["trigger_head"], "arguments": ["role_head", "of_head", "type_head", "modality_head"]}
LAYERS = {"triggers": "encoder.layers", "arguments": "argument_layers"}
INNER = 1536
"""Units of an inner stage that was not narrowed: those of both encoders that training starts from."""


def numbers_of(path: Path) -> tuple[list[str], dict[str, np.ndarray]]:
    """Return the stems of the graph's products with weights, as they are computed, and all its numbers by name."""
    model = onnx.load(str(path))
    numbers = {i.name: numpy_helper.to_array(i) for i in model.graph.initializer}
    names = [name for node in model.graph.node if node.op_type == "MatMulInteger" for name in node.input]
    stems = [n.removesuffix("_quantized") for n in names if n.endswith("_quantized") and n in numbers]
    return stems, numbers


def state_of(weights: Path) -> dict[str, torch.Tensor]:
    """Return the state of the packaged `ClaimModel`."""
    state: dict[str, torch.Tensor] = {}
    for name in LAYERS:
        stems, numbers = numbers_of(weights / f"{name}.onnx")
        many, per_layer = len(stems) - len(HEADS[name]), len(IN_ORDER)
        parts = [f"{LAYERS[name]}.{n // per_layer}.{IN_ORDER[n % per_layer]}" for n in range(many)]
        for part, stem in zip([*parts, *HEADS[name]], stems, strict=True):
            weight = _plain(numbers, stem).T
            shrink = numbers.get(f"model.{part}.shrink")
            state[f"{part}.weight"] = torch.from_numpy((weight if shrink is None else weight * shrink).copy())
        for stored, number in numbers.items():
            ours = stored.removeprefix("model.").replace(".plain.", ".")
            if stored.endswith("weight_quantized") and stored.removesuffix("_quantized") not in stems:
                state[ours.removesuffix("_quantized")] = torch.from_numpy(
                    _plain(numbers, stored.removesuffix("_quantized"))
                )
            elif stored.startswith("model.") and not stored.endswith(
                ("_quantized", "_scale", "_zero_point", ".shrink")
            ):
                state[ours] = torch.from_numpy(number.copy())
    if (weights / WORDS).is_file():
        state["encoder.words.weight"] = torch.from_numpy(unpacked(weights / WORDS))
    return state


def _plain(numbers: dict[str, np.ndarray], stem: str) -> np.ndarray:
    """Return 8-bit weights as numbers."""
    whole = numbers[f"{stem}_quantized"].astype(np.float32) - numbers[f"{stem}_zero_point"].astype(np.float32)
    return whole * numbers[f"{stem}_scale"]


def write_encoder(state: dict[str, torch.Tensor], folder: Path) -> None:
    """Write the encoder in the form that `encoder.load_encoder` reads."""
    width = state["encoder.words.weight"].shape[1]
    stored = {
        "embeddings.word_embeddings.weight": state["encoder.words.weight"],
        "embeddings.position_embeddings.weight": state["encoder.positions.weight"],
        "embeddings.token_type_embeddings.weight": torch.zeros(2, width),
        "embeddings.LayerNorm.weight": state["encoder.norm.weight"],
        "embeddings.LayerNorm.bias": state["encoder.norm.bias"],
    }
    layers = layers_in(state)
    for n in range(layers):
        for ours, theirs in NAMES["bert"].items():
            for part in ("weight", "bias"):
                stored[f"encoder.layer.{n}.{theirs}.{part}"] = state[f"encoder.layers.{n}.{ours}.{part}"]
    save_file({name: values.contiguous() for name, values in stored.items()}, str(folder / "model.safetensors"))
    config = {
        "model_type": "bert",
        "hidden_size": width,
        "num_attention_heads": width // 32,
        "num_hidden_layers": layers,
        "intermediate_size": INNER,
        "layer_norm_eps": 1e-12,
        "vocab_size": len(state["encoder.words.weight"]),
        "max_position_embeddings": len(state["encoder.positions.weight"]),
    }
    (folder / "config.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")


def layers_in(state: dict[str, torch.Tensor]) -> int:
    """Return how many layers the trigger branch and its trunk have together."""
    return 1 + max(int(name.split(".")[2]) for name in state if name.startswith("encoder.layers."))


def main() -> None:
    """Unpack, check that every weight is there, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("weights", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--split", type=int, default=4)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    state = state_of(options.weights)
    write_encoder(state, options.out)
    model = ClaimModel(load_encoder(options.out), options.split)
    model.load_state_dict(state)
    torch.save(model.state_dict(), options.out / "model.pt")
    shutil.copy(options.weights / "tokenizer.json", options.out / "tokenizer.json")


if __name__ == "__main__":
    main()
