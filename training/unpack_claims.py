"""Packaged 8-bit graphs -> a checkpoint that training can go on from.

    python training/unpack_claims.py --encoder FOLDER --weights FOLDER --out model.pt

The checkpoint exports to the same graphs again, to the bit (`export_claims.py --renew`).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
from claim_model import ClaimModel
from encoder import load_encoder
from onnx import numpy_helper
from renewing import PARTS, weights_of

IN_ORDER = ("query", "key", "value", "mix", "up", "down")


def unpacked(weights: Path, split: int) -> dict[str, torch.Tensor]:
    """Return the state of a `ClaimModel` with `split` layers below its branches."""
    state = {}
    heads = {"triggers": ["trigger_head"], "arguments": ["role_head", "of_head", "type_head", "modality_head"]}
    layers = {"triggers": "encoder.layers", "arguments": "argument_layers"}
    for name in layers:
        model = onnx.load(str(weights / f"{name}.onnx"))
        numbers = {i.name: numpy_helper.to_array(i) for i in model.graph.initializer}
        stems = weights_of(model, numbers)
        many = len(stems) - len(heads[name])
        parts = [f"{layers[name]}.{n // PARTS}.{IN_ORDER[n % PARTS]}" for n in range(many)]
        for part, stem in zip([*parts, *heads[name]], stems, strict=True):
            state[f"{part}.weight"] = torch.from_numpy(_plain(numbers, stem).T.copy())
        for stored, number in numbers.items():
            ours, _, end = stored.removeprefix("model.").rpartition("_")
            if stored.startswith("model.") and not stored.endswith(("_quantized", "_scale", "_zero_point")):
                state[stored.removeprefix("model.")] = torch.from_numpy(number.copy())
            elif end == "quantized" and stored.removesuffix("_quantized") not in stems and "model." in stored:
                state[ours] = torch.from_numpy(_plain(numbers, stored.removesuffix("_quantized")))
    return state


def _plain(numbers: dict[str, np.ndarray], stem: str) -> np.ndarray:
    """Return 8-bit weights as numbers."""
    whole = numbers[f"{stem}_quantized"].astype(np.float32) - numbers[f"{stem}_zero_point"].astype(np.float32)
    return whole * numbers[f"{stem}_scale"]


def main() -> None:
    """Unpack, check that every weight is there, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("encoder", "weights", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--split", type=int, default=4)
    options = parser.parse_args()
    model = ClaimModel(load_encoder(options.encoder), options.split)
    model.load_state_dict(unpacked(options.weights, options.split))
    torch.save(model.state_dict(), options.out)


if __name__ == "__main__":
    main()
