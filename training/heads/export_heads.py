"""Turn trained branches into the packaged heads: one int8 ONNX graph, with labels and chains beside it.

    python training/heads/export_heads.py --encoder FOLDER --weights FOLDER --attribution branch.pt --few DIR

Writes `heads.onnx` and `heads.json` into the folder of weights, with the digest of the trunk that they were trained on.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from attributions import LABELS
from branch import Branch
from encoder import load_encoder
from train_few import CLASSES

from weekreview.read.heads.branches import trunk_digest


class Both(torch.nn.Module):
    """Both branches in one graph; what is not asked for is not computed."""

    def __init__(self, attribution: Branch, few: Branch):
        super().__init__()
        self.attribution, self.few = attribution, few

    def forward(self, trunk, mask):
        """Return the scores of attribution, entities, acled and plover."""
        hidden = self.few.hidden(trunk, mask)
        rest = (self.few.read_off(task, hidden, mask) for task in ("entities", *CLASSES))
        return self.attribution.scores("attribution", trunk, mask), *rest


def loaded(path: Path, encoder, tasks: dict[str, int], whole: tuple[str, ...] = ()) -> Branch:
    """Return a branch with a checkpoint's weights; its number of layers is read off them."""
    state = torch.load(path, map_location="cpu")
    layers = 1 + max(int(name.split(".")[1]) for name in state if name.startswith("layers."))
    branch = Branch(encoder, tasks, layers, whole)
    branch.load_state_dict(state)
    return branch.eval()


def export(model: Both, target: Path) -> None:
    """Write the graph, weights in 8 bits a channel with a reduced range, as the claim reader's."""
    trunk, mask = torch.randn(2, 9, 384), torch.ones(2, 9, dtype=torch.long)
    outputs = ["attribution", "entities", *CLASSES]
    axes = {n: {0: "rows", 1: "tokens"} for n in ("trunk", "mask", "attribution", "entities")}
    axes |= {n: {0: "rows"} for n in CLASSES}
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        torch.onnx.export(model.eval(), (trunk, mask), str(plain), input_names=["trunk", "mask"],
                          output_names=outputs, dynamic_axes=axes, opset_version=17, dynamo=False)  # fmt: skip
        quantize_dynamic(str(plain), str(target), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)


def chain_of(branch: Branch, task: str, labels: list[str]) -> dict:
    """Return a task's chain as numbers."""
    chain = branch.chains[task]
    parts = {name: getattr(chain, name).detach().numpy().round(4).tolist() for name in ("following", "first", "last")}
    return {"labels": labels, **parts}


def main() -> None:
    """Export and print the sizes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("encoder", "weights", "attribution", "few"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args()
    torch.set_num_threads(1)
    encoder = load_encoder(options.encoder)
    entities = json.loads((options.few / "labels.json").read_text())["entities"]
    sizes = {"entities": len(entities), **{task: len(classes) for task, classes in CLASSES.items()}}
    few = loaded(options.few / "branch.pt", encoder, sizes, tuple(CLASSES))
    attribution = loaded(options.attribution, encoder, {"attribution": len(LABELS)})
    export(Both(attribution, few), options.weights / "heads.onnx")
    chains = {"attribution": chain_of(attribution, "attribution", list(LABELS))}
    chains["entities"] = chain_of(few, "entities", entities)
    classes = {name: list(labels) for name, labels in CLASSES.items()}
    kept = {"trunk": trunk_digest(options.weights), "chains": chains, "classes": classes}
    (options.weights / "heads.json").write_text(json.dumps(kept) + "\n", encoding="utf-8")
    print({p.name: p.stat().st_size for p in sorted(options.weights.glob("heads.*"))})


if __name__ == "__main__":
    main()
