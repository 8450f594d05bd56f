"""Set a packaged trunk apart for the heads, before the claim reader gets another one.

    python training/heads/keep_trunk.py --weights FOLDER --out FOLDER

Writes `trunk.onnx`: from embedded words to the states that the heads were trained on, to the last bit. The words'
vectors stay in `triggers.onnx`, which must keep them and give them as `embedded`.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import onnx


def trunk_of(model: onnx.ModelProto) -> onnx.ModelProto:
    """Return the part of the first graph between its first norm, which ends the embedding, and the trunk's states."""
    embedded = next(node.output[0] for node in model.graph.node if node.op_type == "LayerNormalization")
    part = onnx.utils.Extractor(onnx.shape_inference.infer_shapes(model)).extract_model([embedded, "mask"], ["trunk"])
    for node in part.graph.node:
        node.input[:] = ["embedded" if name == embedded else name for name in node.input]
    part.graph.input[0].name = "embedded"
    return part


def main() -> None:
    """Read, cut, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("weights", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args()
    onnx.save(trunk_of(onnx.load(str(options.weights / "triggers.onnx"))), str(options.out / "trunk.onnx"))


if __name__ == "__main__":
    main()
