"""Train the head for the types that the guidelines keep in `other` (`read.finer`), on the English model as it is.

    python training/train_finer.py --annotated train.jsonl --written training/data --dev SET --out finer.onnx

Several nets are trained and made one: their hidden units side by side, their answers averaged. Annotated sentences have
`other` for these events: the type is then told by words (`read.finer.words`); an event of theirs whose words name
a finer type and which is called something else counts for nothing. `--dev` fits what makes `p` mean what it says.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from claim_data import locate
from fits import fit

from weekreview.read import WEIGHTS
from weekreview.read.encoder import ClaimEncoder
from weekreview.read.finer import FILE, finer_type
from weekreview.read.finer.head import features
from weekreview.read.finer.words import named_words
from weekreview.read.labels import FINER

KINDS = tuple(FINER)
IGNORED = -100
NETS, HIDDEN, EPOCHS, BATCH = 3, 64, 12, 1024
OFTEN = 4
"""How often a sentence written for these types is seen an epoch, beside one of the others."""
LANGUAGES = ("ar", "ar2", "ru", "ru2", "uk", "fr", "es")
"""Written files in other languages, which the English model does not read."""


def main() -> None:
    """Train and write."""
    given = argparse.ArgumentParser()
    given.add_argument("--annotated", type=Path, required=True)
    given.add_argument("--written", type=Path, required=True)
    given.add_argument("--dev", type=Path, nargs="+", required=True, help="sets that `p` is fitted on")
    given.add_argument("--out", type=Path, required=True)
    given.add_argument("--seed", type=int, default=0)
    options = given.parse_args()
    torch.set_num_threads(1)
    encoder = ClaimEncoder(WEIGHTS)
    files = [p for p in sorted(options.written.glob("written-*.jsonl")) if p.stem.split("-")[1] not in LANGUAGES]
    sets = [(options.annotated, 1), *((path, OFTEN if "types" in path.stem else 1) for path in files)]
    seen, labels = [], []
    for path, often in sets:
        for x, y in labelled(path, encoder):
            seen += [x] * often
            labels += [y] * often
    x, y = torch.tensor(np.vstack(seen)), torch.tensor(np.concatenate(labels))
    nets = [trained(x[y != IGNORED], y[y != IGNORED], options.seed + n) for n in range(NETS)]
    write(options.out, nets, (1.0, 0.0))
    write(options.out, nets, fitted(options.dev, options.out))


def labelled(path: Path, encoder: ClaimEncoder) -> list[tuple[np.ndarray, np.ndarray]]:
    """Return each sentence's features and the labels of its words: 0 none, 1 and up the finer types."""
    found = []
    for record in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        pieces = encoder.cut(record["text"])
        trunk, scores, _ = encoder.trigger_scores([pieces])
        marks = np.zeros(len(pieces.words), np.int64)
        for claim in record["claims"]:
            begin, end = locate(record["text"], claim["trigger"])
            for n, word in enumerate(pieces.words):
                if pieces.offsets[word[0]][0] < end and begin < pieces.offsets[word[-1]][1]:
                    marks[n] = label_of(claim["type"], record["text"], (begin, end))
        named, words = named_words(pieces), np.arange(len(pieces.words))
        found.append((features(pieces, trunk[0], scores[0], named, words), marks))
    return found


def label_of(type_: str, text: str, trigger: tuple[int, int]) -> int:
    """Return the label of an event's words."""
    if type_ in FINER:
        return 1 + KINDS.index(type_)
    kind = finer_type("other", text, trigger, "en")
    if kind is None:
        return 0
    return 1 + KINDS.index(kind) if type_ == "other" else IGNORED


def trained(x: torch.Tensor, y: torch.Tensor, seed: int) -> list[np.ndarray]:
    """Return weights and biases of one net, its scaling of the features folded into the first."""
    torch.manual_seed(seed)
    mean, spread = x.mean(0), x.std(0) + 1e-3
    first, last = torch.nn.Linear(x.shape[1], HIDDEN), torch.nn.Linear(HIDDEN, 1 + len(KINDS))
    net = torch.nn.Sequential(torch.nn.Dropout(0.2), first, torch.nn.ReLU(), torch.nn.Dropout(0.3), last)
    steps = EPOCHS * -(-len(x) // BATCH)
    optimizer = torch.optim.AdamW(net.parameters(), weight_decay=0.05)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 2e-3, total_steps=steps)
    for _ in range(EPOCHS):
        order = torch.randperm(len(x))
        for begin in range(0, len(x), BATCH):
            taken = order[begin : begin + BATCH]
            answer = net((x[taken] - mean) / spread)
            loss = torch.nn.functional.cross_entropy(answer, y[taken], label_smoothing=0.02)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    w0 = (first.weight / spread).detach().numpy().T
    b0 = (first.bias - first.weight @ (mean / spread)).detach().numpy()
    return [w0, b0, last.weight.detach().numpy().T, last.bias.detach().numpy()]


def write(path: Path, nets: list[list[np.ndarray]], fit_: tuple[float, float]) -> None:
    """Write the nets as one graph, from what is seen of words to their chances; `fit_` goes into its metadata."""
    joined = {
        "w0": np.hstack([net[0] for net in nets]), "b0": np.concatenate([net[1] for net in nets]),
        "w1": np.vstack([net[2] for net in nets]) / len(nets), "b1": np.mean([net[3] for net in nets], 0),
    }  # fmt: skip
    layers = [onnx.numpy_helper.from_array(values.astype(np.float32), name) for name, values in joined.items()]
    steps = [
        onnx.helper.make_node("Gemm", ["seen", "w0", "b0"], ["hidden"]),
        onnx.helper.make_node("Relu", ["hidden"], ["active"]),
        onnx.helper.make_node("Gemm", ["active", "w1", "b1"], ["answer"]),
        onnx.helper.make_node("Softmax", ["answer"], ["chances"], axis=-1),
    ]
    sides = [
        onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, ["words", width])
        for name, width in (("seen", len(joined["w0"])), ("chances", 1 + len(KINDS)))
    ]
    model = onnx.helper.make_model(
        onnx.helper.make_graph(steps, "finer", sides[:1], sides[1:], layers),
        opset_imports=[onnx.helper.make_opsetid("", 17)], ir_version=8,
    )  # fmt: skip
    onnx.helper.set_model_props(model, {"slope": f"{fit_[0]:.4f}", "offset": f"{fit_[1]:.4f}"})
    onnx.save(model, path)


def fitted(dev: list[Path], out: Path) -> tuple[float, float]:
    """Return slope and offset of `p` on development sets, read with the head in `out`.

    Where a set has the guidelines' types alone, an event of `other` is right for each finer type.
    """
    if out.resolve() != (WEIGHTS / FILE).resolve():
        return 1.0, 0.0
    encoder = ClaimEncoder(WEIGHTS)
    records = [json.loads(line) for path in dev for line in path.read_text(encoding="utf-8").splitlines()]
    raw, right = [], []
    for record, found in zip(records, encoder.read_sentences([r["text"] for r in records]), strict=True):
        gold = [(*locate(record["text"], c["trigger"]), c["type"]) for c in record["claims"]]
        for reading in (r for r in found if r.type in FINER):
            begin, end = reading.trigger
            raw.append(reading.p)
            right.append(any(kind in (reading.type, "other") and b < end and begin < e for b, e, kind in gold))
    return fit(np.array(raw), np.array(right, float))


if __name__ == "__main__":
    main()
